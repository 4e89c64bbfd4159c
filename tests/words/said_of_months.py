"""What is said of each problem of the months to come."""

from __future__ import annotations

from decimal import Decimal

from planner.model.problems import Place, Value

CHANGE: Place = ("assumptions", "price_changes", 0)
EVENT: Place = ("assumptions", "planned", 2)

SAID_OF_MONTHS: list[tuple[str, Place, dict[str, Value], str]] = [
    (
        "out-of-reach",
        ("assumptions", "paid_after_days"),
        {"value": 4000, "most": 3650},
        "assumptions.paid_after_days: 4000 is out of reach: 3650 is the most",
    ),
    (
        "out-of-reach",
        ("assumptions", "seasonality", 4),
        {"value": Decimal("1000.50"), "most": Decimal(1000)},
        "assumptions.seasonality[4]: 1000.5 is out of reach: 1000 is the most",
    ),
    (
        "not-twelve",
        ("assumptions", "seasonality"),
        {"factors": 4},
        "assumptions.seasonality: there must be a factor for each of the 12 months, January first, "
        "not 4: enter all of them, or none",
    ),
    (
        "season-without-start",
        ("assumptions", "start"),
        {},
        "assumptions.start: the factors of the months of the year need the calendar: enter "
        "today's month, which the months to come follow",
    ),
    (
        "repeated-package",
        ("assumptions", "packages", 1, "package"),
        {"package": "growth"},
        'assumptions.packages[1].package: what is assumed of package "growth" stands here already: '
        "keep one of the two",
    ),
    (
        "month-out-of-reach",
        (*CHANGE, "month"),
        {"month": 121, "most": 120},
        "assumptions.price_changes[0].month: month 121 is not looked at: enter one from 1 to 120",
    ),
    (
        "falls-below-nothing",
        (*CHANGE, "rate"),
        {"rate": Decimal("-1.5")},
        "assumptions.price_changes[0].rate: -1.5 (−150 %) is more than a price can fall: "
        "-1 (−100 %) is the most",
    ),
    (
        "prices-run-away",
        (*CHANGE, "rate"),
        {"most": 1000},
        "assumptions.price_changes[0].rate: with the changes before it, this makes prices more "
        "than 1000 times what they are: enter a smaller one",
    ),
    (
        "outgrows-bands",
        ("assumptions", "contact_growth"),
        {"month": 8, "start": None, "package": "Scale", "plan": "pro", "contacts": 25340},
        'assumptions.contact_growth: from month 8 on an account of package "Scale" has 25,340 '
        'contacts, for which plan "pro" has no price: enter one, or another '
        "growth",
    ),
    (
        "outgrows-bands",
        ("assumptions", "packages", 1, "contact_growth"),
        {"month": 8, "start": "2026-11-01", "package": "P", "plan": "pro", "contacts": 25340},
        'assumptions.packages[1].contact_growth: from July 2027 on an account of package "P" has '
        '25,340 contacts, for which plan "pro" has no price: enter one, or another growth',
    ),
    (
        "unknown-client",
        (*EVENT, "client"),
        {"client": "c9"},
        'assumptions.planned[2].client: there is no client with the id "c9": choose another or '
        "remove the event",
    ),
    (
        "nobody-joins",
        (*EVENT, "client"),
        {},
        "assumptions.planned[2].client: it is not said who joins: choose a client or a package",
    ),
    (
        "nobody-leaves",
        (*EVENT, "client"),
        {},
        "assumptions.planned[2].client: it is not said who leaves: choose a client",
    ),
    (
        "not-said-how-many",
        (*EVENT, "accounts"),
        {},
        "assumptions.planned[2].accounts: it is not said how many accounts join: "
        "enter their number",
    ),
    (
        "no-accounts-move",
        (*EVENT, "accounts"),
        {"accounts": -1},
        "assumptions.planned[2].accounts: -1 accounts can neither join nor leave: enter at least 1",
    ),
]
