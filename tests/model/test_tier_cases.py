"""Volume and graduated tiers against published examples of billing engines.

A case states prices by the unit. A discount programme says the same with a list price of a round
power of ten and a discount of 1 − price / list. ``up_to`` is inclusive: the next tier starts one
above. The fee of a graduated case's first tier is due at any number of units: that is the
programme's monthly fee.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from planner.model.money import Currency, exact_text, half_up
from tests.model.plans import ORACLES, book_of, cents, curve_of, plan_of, small
from tests.model.reference import DIGITS, Document

Case = dict[str, Any]

CASES: list[Case] = json.loads((ORACLES / "tier_cases.json").read_text(encoding="utf-8"))

FLAT = "the tier it reaches has a fee of its own; a tier of a programme has a discount only"
FLAT_LATER = "it enters a later tier that has a fee of its own"
FRACTION = "its number of units is not whole; accounts are"
MINIMUM = "a programme has no minimum spend"
MAXIMUM = "a programme has no maximum spend"

NOT_EXPRESSED = {
    10: FLAT,
    11: FLAT,
    13: FLAT,
    14: FLAT,
    15: FRACTION,
    16: FLAT,
    17: FLAT,
    21: FRACTION,
    22: FLAT_LATER,
    26: FLAT_LATER,
    27: FLAT_LATER,
    28: FLAT,
    29: FLAT,
    33: MINIMUM,
    34: MINIMUM,
    35: MINIMUM,
    36: MAXIMUM,
    40: FRACTION,
    41: FLAT_LATER,
    53: FLAT_LATER,
    54: FLAT_LATER,
}


def of_mode(*modes: str) -> list[int]:
    """The expressed cases of some modes, by their place in the file."""
    chosen = (n for n, case in enumerate(CASES) if case["mode"] in modes)
    return [n for n in chosen if n not in NOT_EXPRESSED]


TIERED = of_mode("volume", "graduated")
INDEXED = of_mode("tier_index")
ROUNDED = of_mode("round_half_up")
SUMMED = of_mode("round_lines_then_sum")


def test_each_of_the_77_cases_runs_here_or_is_listed_with_its_reason() -> None:
    run = TIERED + INDEXED + ROUNDED + SUMMED
    assert sorted([*run, *NOT_EXPRESSED]) == list(range(77)) == list(range(len(CASES)))
    assert (len(run), len(NOT_EXPRESSED)) == (56, 21)


def fees_met(case: Case) -> list[bool]:
    """Whether the tiers up to the one reached have fees of their own."""
    fees = []
    for tier in case["tiers"]:
        fees.append(Decimal(tier["flat_amount"]) != 0)
        if tier["up_to"] is None or Decimal(case["quantity"]) <= Decimal(tier["up_to"]):
            break
    return fees


HOLDS: dict[str, Callable[[Case], bool]] = {
    FLAT: lambda case: case["mode"] == "volume" and fees_met(case)[-1],
    FLAT_LATER: lambda case: case["mode"] == "graduated" and any(fees_met(case)[1:]),
    FRACTION: lambda case: Decimal(case["quantity"]) % 1 != 0,
    MINIMUM: lambda case: "minimum" in case,
    MAXIMUM: lambda case: "maximum" in case,
}


@pytest.mark.parametrize("number", NOT_EXPRESSED)
def test_a_listed_case_has_its_reason(number: int) -> None:
    assert HOLDS[NOT_EXPRESSED[number]](CASES[number])


def programme_of(case: Case, rows: list[int]) -> Document:
    """A plan whose vendor bills as the case does, with so many accounts in each row."""
    prices = [Decimal(tier["unit_amount"]) for tier in case["tiers"]]
    list_price = Decimal(1)
    while list_price < max(prices):
        list_price *= 10
    tiers = []
    start = 0
    for tier, price in zip(case["tiers"], prices, strict=True):
        tiers.append({"from": start, "discount": f"{1 - price / list_price:f}"})
        start = int(tier["up_to"] or 0) + 1
    graduated = case["mode"] == "graduated"
    return small(
        {
            "currency": currency_of(prices),
            "programme.tiers": tiers,
            "programme.mode": "graduated" if graduated else "volume",
            "programme.monthly_fee": case["tiers"][0]["flat_amount"] if graduated else "0",
            "packages.0.list_price": str(list_price),
            "price_list.prices.plus.1000": None,
            "clients": [{"package": "p", "accounts": accounts} for accounts in rows if accounts],
        }
    )


def currency_of(prices: list[Decimal]) -> str:
    """A currency whose minor unit is fine enough for the prices of one unit."""
    return "USD" if all(price * 100 % 1 == 0 for price in prices) else "TND"


@pytest.mark.parametrize("number", TIERED)
def test_bill(number: int) -> None:
    case = CASES[number]
    units = int(case["quantity"])
    for rows in ([units], [units // 3, units - units // 3]):
        document = programme_of(case, rows)
        expected = cents(case["expected"], DIGITS[document["currency"]])
        book = book_of(document)
        assert book.problems == ()
        assert book.totals is not None
        assert book.totals.vendor_cost + book.overheads == expected
        assert curve_of(document).at(units).vendor_bill + book.overheads == expected


@pytest.mark.parametrize("number", INDEXED)
def test_tier_reached(number: int) -> None:
    case = CASES[number]
    programme = plan_of(programme_of(case, [1])).programme
    reached = int(case["expected"])
    assert programme.next_tier(int(case["quantity"])) == programme.tiers[reached + 1]


def rounded(amount: str, currency: str) -> int:
    numerator, denominator = Decimal(amount).as_integer_ratio()
    return half_up(numerator * 10 ** Currency.of(currency).exponent, denominator)


@pytest.mark.parametrize("number", ROUNDED)
def test_rounding(number: int) -> None:
    case = CASES[number]
    currency = case["currency"]
    amount = rounded(case["quantity"], currency)
    assert exact_text(amount, Currency.of(currency)) == case["expected"]


@pytest.mark.parametrize("number", SUMMED)
def test_sum_of_rounded_lines(number: int) -> None:
    case = CASES[number]
    currency = case["currency"]
    amount = sum(rounded(line, currency) for line in case["quantity"])
    assert exact_text(amount, Currency.of(currency)) == case["expected"]
