"""Broken plans of which only what is assumed of the months to come is wrong: data alone."""

from __future__ import annotations

from typing import Any

NO_SHARE = "\N{NO-BREAK SPACE}%) is not between 0 and 1, where 0.25 stands for 25 %"
FALL = "\N{NO-BREAK SPACE}%) is more than a price can fall: -1 (−100 %) is the most"
SHRINK = "\N{NO-BREAK SPACE}%) a month is more than a list can lose: -1 (−100 %) is the most"
TO_120 = "is not looked at: enter one from 1 to 120"
NEGATIVE = "this must not be below 0"
JOIN: dict[str, Any] = {"month": 3, "move": "join", "accounts": 2}
LEAVE: dict[str, Any] = {"month": 3, "move": "leave"}
DEARER: dict[str, Any] = {"month": 3, "whose": "vendor", "rate": "0.1"}

WRONG_MONTHS: list[tuple[str, dict[str, object], list[str]]] = [
    (
        "an event whose package is no name, and of nobody else",
        {
            "clients.1.id": 7,
            "assumptions.planned": [
                {**JOIN, "package": 7},
                {**LEAVE, "client": "c2"},
                {**JOIN, "month": 0, "client": "c1"},
            ],
        },
        [
            "clients[1].id: this must be text between quotation marks, not a whole number",
            "assumptions.planned[0].package: this must be text between quotation marks, not a "
            "whole number",
            f"assumptions.planned[2].month: month 0 {TO_120}",
        ],
    ),
    (
        "a season that is words, whose month is none",
        {"assumptions.start": "March", "assumptions.seasonality": ["1"] * 12},
        ['assumptions.start: "March" is not a month: write year and month, as in "2026-03"'],
    ),
    (
        "months whose lists are none",
        {
            "assumptions.planned": {"month": 3},
            "assumptions.price_changes": [{"whose": "ours", "rate": "0.1"}],
            "assumptions.packages": [{"monthly_churn": "0.1"}],
            "assumptions.paid_after_days": -1,
        },
        [
            'assumptions.packages[0].package: "package" is missing: add it',
            'assumptions.price_changes[0].month: "month" is missing: add it',
            'assumptions.price_changes[0].whose: "ours" is not known here: '
            "write one of vendor, agency",
            "assumptions.planned: this must be a list in [ ], not a group in { }",
            f"assumptions.paid_after_days: {NEGATIVE}",
        ],
    ),
]
"""Files that are not opened, the same way: what only follows from a fault is not said of them."""

BROKEN_MONTHS: list[tuple[str, dict[str, object], list[str]]] = [
    (
        "factors of the year that are too few, below nothing and too high, without a start",
        {"assumptions.seasonality": ["1", "-0.5", "1001"]},
        [
            "assumptions.seasonality: there must be a factor for each of the 12 months, January "
            "first, not 3: enter all of them, or none",
            f"assumptions.seasonality[1]: {NEGATIVE}",
            "assumptions.seasonality[2]: 1001 is out of reach: 1000 is the most",
            "assumptions.start: the factors of the months of the year need the calendar: "
            "enter today's month, which the months to come follow",
        ],
    ),
    (
        "a plan that starts where years end",
        {"assumptions.start": "9999-12"},
        ["assumptions.start: 9999 is out of reach: 9988 is the most"],
    ),
    (
        "packages that are assumed to do what cannot be",
        {
            "assumptions.packages": [
                {"package": "gold", "monthly_churn": "1.5"},
                {"package": "growth", "new_accounts_per_month": "-1"},
                {"package": "growth", "contact_growth": "-1.5"},
                {"package": "scale", "new_accounts_per_month": "2000000"},
            ]
        },
        [
            'assumptions.packages[0].package: there is no package "gold": choose another or add it',
            f"assumptions.packages[0].monthly_churn: 1.5 (150{NO_SHARE}",
            f"assumptions.packages[1].new_accounts_per_month: {NEGATIVE}",
            'assumptions.packages[2].package: what is assumed of package "growth" stands here '
            "already: keep one of the two",
            f"assumptions.packages[2].contact_growth: -1.5 (−150{SHRINK}",
            "assumptions.packages[3].new_accounts_per_month: 2000000 is out of reach: "
            "1000000 is the most",
        ],
    ),
    (
        "lists that lose more than they have, and more new accounts than there are agencies",
        {"assumptions.contact_growth": "-2", "assumptions.new_accounts_per_month": "1000000.5"},
        [
            "assumptions.new_accounts_per_month: 1000000.5 is out of reach: 1000000 is the most",
            f"assumptions.contact_growth: -2 (−200{SHRINK}",
        ],
    ),
    (
        "price changes that cannot be",
        {
            "assumptions.price_changes": [
                {**DEARER, "month": 0},
                {**DEARER, "month": 121, "package": "gold"},
                {**DEARER, "rate": "-1.01"},
                {**DEARER, "rate": "999"},
            ]
        },
        [
            f"assumptions.price_changes[0].month: month 0 {TO_120}",
            f"assumptions.price_changes[1].month: month 121 {TO_120}",
            'assumptions.price_changes[1].package: there is no package "gold": '
            "choose another or add it",
            f"assumptions.price_changes[2].rate: -1.01 (−101{FALL}",
            "assumptions.price_changes[3].rate: with the changes before it, this makes prices "
            "more than 1000 times what they are: enter a smaller one",
        ],
    ),
    (
        "events of nobody, of strangers, of none and of too many",
        {
            "assumptions.planned": [
                JOIN,
                LEAVE,
                {**JOIN, "client": "c99"},
                {**LEAVE, "client": "c99", "month": -1},
                {**JOIN, "package": "gold", "accounts": 0},
                {"month": 3, "move": "join", "package": "growth"},
                {**LEAVE, "package": "growth", "accounts": 2_000_000},
            ]
        },
        [
            "assumptions.planned[0].client: it is not said who joins: choose a client or a package",
            "assumptions.planned[1].client: it is not said who leaves: choose a client",
            'assumptions.planned[2].client: there is no client with the id "c99": '
            "choose another or remove the event",
            f"assumptions.planned[3].month: month -1 {TO_120}",
            'assumptions.planned[3].client: there is no client with the id "c99": '
            "choose another or remove the event",
            "assumptions.planned[4].accounts: 0 accounts can neither join nor leave: "
            "enter at least 1",
            'assumptions.planned[4].package: there is no package "gold": choose another or add it',
            "assumptions.planned[5].accounts: it is not said how many accounts join: "
            "enter their number",
            "assumptions.planned[6].accounts: 2000000 is out of reach: 1000000 is the most",
            "assumptions.planned[6].client: it is not said who leaves: choose a client",
        ],
    ),
    (
        "somebody joins on the terms of a client who has no list price",
        {
            "clients.6.contacts": 30000,
            "clients.6.id": "prospect",
            "assumptions.planned": [{**JOIN, "client": "prospect"}],
        },
        [
            'assumptions.planned[0].client: the price list of plan "plus" ends at 25000 contacts, '
            "and these are 30000: enter a list price",
        ],
    ),
    (
        "money that comes before it is owed, or in another life",
        {"assumptions.paid_after_days": 3651, "assumptions.commission_payout_months": -1},
        [
            "assumptions.paid_after_days: 3651 is out of reach: 3650 is the most",
            f"assumptions.commission_payout_months: {NEGATIVE}",
        ],
    ),
]
"""What it is, the edits of the worked example, and the lines that say so."""
