"""Broken plans of which only what clients see, or were sent, is wrong: data alone."""

from __future__ import annotations

import base64
from typing import Any

NO_SHARE = "\N{NO-BREAK SPACE}%) is not between 0 and 1, where 0.25 stands for 25 %"
NEGATIVE = "this must not be below 0"
NEVER = "is in no offer that was ever sent: correct the file, or remove this proposal"
MONTHS = "months are none of a year: enter 1 to 12, or untick the choice"

OFFER: dict[str, Any] = {
    "agency": "Northlight",
    "currency": "EUR",
    "public_currency": "USD",
    "made_on": "2026-11-26",
    "valid_until": "2026-12-26",
    "packages": [
        {
            "id": "growth",
            "name": "Growth",
            "vendor_plan": "Plus",
            "contacts": 10000,
            "setup_fee": "400.00",
            "months_paid": 12,
            "bands": [{"contacts": 10000, "prices": [{"software": "259.00", "services": "250"}]}],
        }
    ],
}
SENT: dict[str, Any] = {
    "id": "p1",
    "client": "c1",
    "name": "Boulangerie Martin",
    "to": "Mme Martin",
    "sent_on": "2026-11-26",
    "kind": "pdf",
    "offer": OFFER,
}


def zeros(size: int) -> str:
    """A file of so many bytes, as plans have it."""
    return base64.b64encode(bytes(size)).decode()


BROKEN_OFFERS: list[tuple[str, dict[str, object], list[str]]] = [
    (
        "choices that nobody can have",
        {
            "clients.0.allowed": {
                "concessions": [
                    {"gift": "services-off", "rate": "1.5"},
                    {"gift": "all-off", "rate": "-0.1"},
                    {"gift": "paid-at-once", "months": 13},
                    {"gift": "months-free"},
                    {"gift": "setup-waived", "months": 99},
                ],
                "order_value": "-1",
                "order_margin": "1.01",
            }
        },
        [
            f"clients[0].allowed.concessions[0].rate: 1.5 (150{NO_SHARE}",
            f"clients[0].allowed.concessions[1].rate: -0.1 (−10{NO_SHARE}",
            f"clients[0].allowed.concessions[2].months: 13 {MONTHS}",
            f"clients[0].allowed.concessions[3].months: 0 {MONTHS}",
            f"clients[0].allowed.order_value: {NEGATIVE}",
            f"clients[0].allowed.order_margin: 1.01 (101{NO_SHARE}",
        ],
    ),
    (
        "lists of absurd length",
        {
            "clients.1.allowed": {
                "packages": ["growth"] * 101,
                "concessions": [{"gift": "services-off", "rate": "0.1"}] * 5000,
            },
            "brand": {"contact": ["a line"] * 21, "footer": "x" * 20_001},
        },
        [
            "clients[1].allowed.packages: 101 of them are too many: 100 is the most, remove some",
            "clients[1].allowed.concessions: 5000 of them are too many: 100 is the most, "
            "remove some",
            "brand.contact: 21 of them are too many: 20 is the most, remove some",
            "brand.footer: a text of 20001 characters is too long: 20000 is the most, shorten it",
        ],
    ),
    (
        "pictures and fonts that are too large",
        {
            "brand": {
                "logo": {"kind": "png", "data": zeros(2**20 + 1)},
                "font": {"family": "Huge", "regular": zeros(2**21), "bold": zeros(2**21 + 1)},
            }
        },
        [
            "brand.logo.data: a file of 1.01 MB is too large: 1 MB is the most, use a smaller one",
            "brand.font.bold: a file of 2.01 MB is too large: 2 MB is the most, use a smaller one",
        ],
    ),
    (
        "proposals that hold for a lifetime, or until yesterday",
        {"wording": {"valid_days": 3651, "terms": "x" * 20_001}},
        [
            "wording.terms: a text of 20001 characters is too long: 20000 is the most, shorten it",
            "wording.valid_days: 3651 is out of reach: 3650 is the most",
        ],
    ),
    (
        "days below nothing",
        {"wording": {"valid_days": -1}},
        [f"wording.valid_days: {NEGATIVE}"],
    ),
    (
        "what was chosen was not in the offer",
        {
            "proposals": [
                {**SENT, "choice": {"package": 1}},
                {**SENT, "choice": {"reduction": 1}},
                {**SENT, "choice": {"options": [0]}},
                {**SENT, "offer": {**OFFER, "packages": []}},
            ]
        },
        [
            f"proposals[{index}].choice: what was chosen is not in the offer that was sent: "
            "remove this proposal"
            for index in range(4)
        ],
    ),
    (
        "an offer that nobody was ever sent",
        {
            "proposals": [
                {
                    **SENT,
                    "offer": {
                        **OFFER,
                        "packages": [
                            {
                                **OFFER["packages"][0],
                                "contacts": -1,
                                "months_paid": 0,
                                "bands": [{**OFFER["packages"][0]["bands"][0], "contacts": -2}],
                            }
                        ],
                        "starts": {"contacts": -3},
                        "accounts": 0,
                        "tax_rate": "-0.2",
                        "free_months": -4,
                        "always_free": -5,
                        "order_margin": "1.5",
                    },
                    "choice": {"contacts": -6},
                }
            ]
        },
        [
            f"proposals[0].{place}: {value} {NEVER}"
            for place, value in (
                ("offer.packages[0].contacts", -1),
                ("offer.packages[0].months_paid", 0),
                ("offer.packages[0].bands[0].contacts", -2),
                ("offer.starts.contacts", -3),
                ("offer.accounts", 0),
                ("offer.tax_rate", -0.2),
                ("offer.free_months", -4),
                ("offer.always_free", -5),
                ("offer.order_margin", 1.5),
                ("choice.contacts", -6),
            )
        ],
    ),
]
"""What it is, the edits of the worked example, and the lines that say so."""

WRONG_OFFERS: list[tuple[str, dict[str, object], list[str]]] = [
    (
        "proposals whose amounts are none of their own currency",
        {
            "proposals": [
                {**SENT, "kind": "exe", "file": "not base64"},
                {**SENT, "offer": {**OFFER, "currency": "JPY", "order_value": "84.50"}},
                {**SENT, "sent_on": "26 November"},
            ]
        },
        [
            'proposals[0].kind: "exe" is not known here: write one of pdf, pptx, xlsx, csv',
            "proposals[0].file: this is no file in base64: choose the picture or font again",
            'proposals[1].offer.order_value: "84.50" has more decimals than JPY has (0): round it',
            'proposals[2].sent_on: "26 November" is not a date: write year, month and day, '
            'as in "2026-03-31"',
        ],
    ),
]
"""Files that are not opened, the same way."""
