"""Junk under the keys of the months to come: of the right form, of another, or of none."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.model.plans import example
from tests.model.reference import Document

KEYS = (
    "seasonality",
    "packages",
    "contact_growth",
    "price_changes",
    "planned",
    "paid_after_days",
    "commission_payout_months",
    "start",
    "horizon_months",
    "new_accounts_per_month",
    "monthly_churn",
)
NUMBERS = ["0", "1", "0.5", "-1", "-0.25", "-1.000001", "1000", "999999999999999", "0.000000000001"]
COUNTS = [0, 1, 2, 12, 119, 120, 121, -1, 3650, 3651, 10**6, 10**15 - 1, -(10**15) + 1]
NAMES = ["growth", "essential", "scale", "c1", "c4", "c6", "c7", "c99", "", "a\nb\u202e", "x" * 300]
MONTHS = ["2026-01", "0001-01", "9988-12", "9989-01", "9999-12"]
ANYTHING: list[Any] = [None, True, 1.5, 7, "7", "word", "", [], {}, [[]], [None], {"a": []}, ["1"]]


def junk(seed: int) -> Document:
    """A worked example whose months are junk; half of them open."""
    draw = Random(seed)
    edits: dict[str, object] = {
        f"assumptions.{key}": _value(draw, key) for key in draw.sample(KEYS, draw.randint(1, 5))
    }
    document = example({"clients.3.growth": "0.03", **edits})
    if draw.random() < 0.1:
        document["assumptions"] = draw.choice(ANYTHING)
    for number, client in enumerate(document["clients"], start=1):
        client["id"] = f"c{number}"
    return document


def _value(draw: Random, key: str) -> object:
    if draw.random() < 0.1:
        return draw.choice(ANYTHING)
    match key:
        case "seasonality":
            size = draw.choice([12, 12, 12, 0, 1, 11, 13])
            return [_or_any(draw, draw.choice(NUMBERS[:7])) for _ in range(size)]
        case "packages" | "price_changes" | "planned":
            return [_part(draw, key) for _ in range(draw.randint(0, 4))]
        case "start":
            return draw.choice(MONTHS)
        case "paid_after_days" | "commission_payout_months" | "horizon_months":
            return draw.choice(COUNTS)
        case _:
            return draw.choice(NUMBERS)


def _or_any(draw: Random, value: object) -> object:
    return draw.choice(ANYTHING) if draw.random() < 0.02 else value


def _part(draw: Random, key: str) -> object:
    if draw.random() < 0.04:
        return draw.choice(ANYTHING)
    every: dict[str, dict[str, list[Any]]] = {
        "packages": {
            "package": NAMES,
            "new_accounts_per_month": NUMBERS,
            "monthly_churn": NUMBERS,
            "contact_growth": NUMBERS,
        },
        "price_changes": {
            "month": COUNTS,
            "whose": ["vendor", "agency"],
            "rate": NUMBERS,
            "package": NAMES,
        },
        "planned": {
            "month": COUNTS,
            "move": ["join", "leave"],
            "accounts": [*COUNTS, None],
            "client": NAMES,
            "package": NAMES,
            "channel": ["resale", "commission"],
            "note": NAMES,
        },
    }
    required = {"package"} if key == "packages" else {"month", "whose", "rate", "move"}
    return {
        name: _or_any(draw, draw.choice(values))
        for name, values in every[key].items()
        if name in required or draw.random() < 0.6
    }
