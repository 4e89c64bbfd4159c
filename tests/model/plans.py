"""Plan documents for the tests: the worked example, a small one to edit, and made-up ones."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from planner.model.account import Amounts
from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.plan import Plan
from planner.storage.plan_file import parse
from tests.model.reference import DIGITS, Document, Figures, Part, Reference

ORACLES = Path(__file__).parent.parent / "oracles"
EXAMPLE = (ORACLES / "example-plan.json").read_text(encoding="utf-8")

Edits = Mapping[str, object]
"""Values by their place in a document."""

VENDOR_TIERS = [
    {"from": 1, "discount": "0"},
    {"from": 2, "discount": "0.25"},
    {"from": 25, "discount": "0.35"},
    {"from": 50, "discount": "0.45"},
    {"from": 100, "discount": "0.55"},
]


def plan_of(document: Document) -> Plan:
    return parse(json.dumps(document).encode()).plan


def book_of(document: Document) -> Book:
    return Book(plan_of(document))


def known(amounts: Amounts | None) -> Amounts:
    assert amounts is not None
    return amounts


def row_amounts(book: Book) -> list[Amounts]:
    return [known(row.amounts) for row in book.rows]


def curve_of(document: Document) -> Curve:
    return Curve(book_of(document))


def example(edits: Edits | None = None) -> Document:
    """The worked example, edited."""
    return edited(json.loads(EXAMPLE), edits or {})


def small(edits: Edits | None = None) -> Document:
    """One package at a list price of 100.00, one resold account, the vendor's tiers, no costs."""
    document: Document = {
        "format": "agency-plan",
        "version": 1,
        "currency": "USD",
        "agency": {},
        "programme": {"tiers": VENDOR_TIERS, "commission": {}},
        "price_list": {"prices": {"plus": {"1000": "100.00"}}},
        "packages": [{"id": "p", "plan": "plus", "contacts": 1000}],
        "clients": [{"id": "a", "name": "A", "package": "p"}],
    }
    return edited(document, edits or {})


def edited(document: Document, edits: Edits) -> Document:
    """A copy with values set at places such as ``clients.0.accounts``."""
    made = copy.deepcopy(document)
    for place, value in edits.items():
        *way, last = place.split(".")
        here: Any = made
        for key in way:
            here = here[int(key)] if isinstance(here, list) else here.setdefault(key, {})
        if isinstance(here, list):
            here[int(last) : int(last) + 1] = [copy.deepcopy(value)]
        else:
            here[last] = copy.deepcopy(value)
    return made


def cents(text: str, digits: int = 2) -> int:
    """Minor units of an amount written as people write it: ``6,951.00``."""
    numerator, denominator = Decimal(text.replace(",", "")).scaleb(digits).as_integer_ratio()
    assert denominator == 1
    return numerator


def minor_units(amount: Fraction, document: Document, currency: str = "") -> int:
    """Minor units of an amount of the reference, in the plan's currency where none is given."""
    units: Fraction = amount * 10 ** DIGITS[currency or document["currency"]]
    assert units.denominator == 1
    return units.numerator


COMPARED = (
    "software",
    "services",
    "price",
    "commission",
    "revenue",
    "vendor_cost",
    "vendor_tax",
    "payment_fee",
    "unpaid",
    "delivery",
    "contribution",
)


def as_said(amounts: Amounts) -> dict[str, int]:
    """What the program says, by name."""
    return {name: getattr(amounts, name) for name in COMPARED}


def as_expected(figures: Figures, document: Document) -> dict[str, int]:
    """What the reference says, by the same names."""
    return {name: minor_units(getattr(figures, name), document) for name in COMPARED}


# Made-up plans

SAME_DIGITS = {"USD": "EUR", "EUR": "GBP", "JPY": "KRW", "KRW": "JPY", "TND": "KWD", "KWD": "TND"}
PLANS = ("starter", "plus")
CONTACTS = (1, 1000, 1001, 5000, 8000, 10000)


def written(minor: int, digits: int) -> str:
    return f"{Decimal(minor).scaleb(-digits):f}"


@cache  # to make a strategy takes longer than to draw from it
def amounts(digits: int, most: int = 60_000, least: int = 0) -> st.SearchStrategy[str]:
    """Amounts of money, small ones often: those are where roundings meet."""
    # One number to draw and not two, of which the upper half are the small ones once more.
    usual, little = most - least + 1, 301 - least
    return st.integers(0, 2 * usual - 1).map(
        lambda n: written(least + (n if n < usual else n % little), digits)
    )


USUAL_SHARES = ("0", "0.5", "0.25", "0.2", "0.125", "0.029", "1")
SHARES = st.integers(0, 2000).map(
    lambda n: written(n, 3) if n <= 1000 else USUAL_SHARES[n % len(USUAL_SHARES)]
)
HOURS = st.integers(0, 1200).map(lambda n: written(n, 2))


@cache
def fees(digits: int) -> st.SearchStrategy[Part]:
    cap = st.one_of(st.none(), amounts(digits, 3000))
    rates = st.integers(0, 120).map(lambda n: written(n, 3))
    return st.fixed_dictionaries(
        {}, optional={"rate": rates, "fixed": amounts(digits, 300), "cap": cap}
    )


@cache
def software(digits: int) -> st.SearchStrategy[str | dict[str, str]]:
    factors = st.integers(0, 2500).map(lambda n: written(n, 3))
    return st.one_of(
        amounts(digits),
        st.fixed_dictionaries({"over_list": amounts(digits, 5000, least=-500)}),
        st.fixed_dictionaries({"list_times": factors}),
    )


@cache
def packages(digits: int) -> st.SearchStrategy[Part]:
    return st.fixed_dictionaries(
        {
            "plan": st.sampled_from(PLANS),
            "contacts": st.sampled_from(CONTACTS),
            "software_price": software(digits),
            "services_price": amounts(digits),
            "hours": HOURS,
        },
        optional={
            "other_costs": amounts(digits, 5000),
            "yearly_months_paid": st.integers(1, 12),
            "list_price": st.none(),  # drawn where it is kept
        },
    )


ROLES = (
    *[("active", "resale")] * 5,
    *[("active", "commission"), ("disabled", "resale")] * 4,
    *[(status, "resale") for status in ("trial", "sandbox", "expired", "cancelled", "archived")],
    ("proposed", "resale"),
    ("proposed", "commission"),
    ("disabled", "commission"),
    ("trial", "commission"),
)
"""Statuses and channels; those that earn or are billed more often."""


@cache
def rows(digits: int, list_digits: int) -> st.SearchStrategy[Part]:
    return st.fixed_dictionaries(
        {
            "package": st.integers(0, 5),
            "accounts": st.integers(1, 6),
            "role": st.sampled_from(ROLES),
            "billing": st.sampled_from(["monthly", "monthly", "yearly"]),
        },
        optional={
            "plan": st.sampled_from(PLANS),
            "contacts": st.sampled_from(CONTACTS),
            "list_price": amounts(list_digits),
            "software_price": software(digits),
            "services_price": amounts(digits),
            "hours": HOURS,
            "other_costs": amounts(digits, 5000),
            "tax_rate": SHARES,
            "payment_fee": fees(digits),
        },
    )


@cache
def agencies(digits: int) -> st.SearchStrategy[Part]:
    return st.fixed_dictionaries(
        {},
        optional={
            "overheads": amounts(digits),
            "hourly_cost": amounts(digits, 8000),
            "payment_fee": fees(digits),
            "tax_rate": SHARES,
            "vendor_tax_rate": SHARES,
            "unpaid_rate": SHARES,
        },
    )


@cache
def tiers(*, rising: bool) -> st.SearchStrategy[list[Part]]:
    starts = st.sampled_from([2, 3, 4, 0]).flatmap(
        lambda size: st.lists(st.integers(2, 16), min_size=size, max_size=size, unique=True)
    )

    def built(first: int, later: list[int], discounts: list[str]) -> list[Part]:
        ordered = sorted(discounts, key=Decimal) if rising else discounts
        pairs = zip([first, *later], ordered, strict=False)
        return [{"from": start, "discount": discount} for start, discount in pairs]

    return st.builds(
        built, st.integers(0, 1), starts.map(sorted), st.lists(SHARES, min_size=5, max_size=5)
    )


@cache
def programmes(digits: int, modes: tuple[str, ...], *, in_order: bool) -> st.SearchStrategy[Part]:
    commission = st.fixed_dictionaries(
        {"rate": st.one_of(SHARES, SHARES, st.none())},
        optional={"months": st.one_of(st.none(), st.integers(1, 36))},
    )
    return st.fixed_dictionaries(
        {
            "tiers": st.one_of(tiers(rising=True), tiers(rising=False)),
            "mode": st.sampled_from(modes),
            "effective": st.sampled_from(["next-cycle", "same-cycle"]),
            "first_account_full_price": st.booleans() if in_order else st.just(False),
            "counts_disabled": st.booleans(),
            "counts_commission": st.booleans(),
        },
        optional={"monthly_fee": amounts(digits, 5000), "commission": commission},
    )


@cache
def price_bands(list_digits: int) -> st.SearchStrategy[dict[str, str | None]]:
    price = st.one_of(amounts(list_digits), amounts(list_digits), st.none())
    bands = {"1000": price, "10000": price}
    return st.fixed_dictionaries(bands, optional={"5000": price})


@cache
def some(what: st.SearchStrategy[Part], least: int, most: int) -> st.SearchStrategy[list[Part]]:
    return st.lists(what, min_size=least, max_size=most)


CURRENCIES = st.sampled_from(sorted(SAME_DIGITS))
ELSEWHERE = st.booleans()
OTHERS = {each: st.sampled_from(sorted(set(DIGITS) - {each})) for each in SAME_DIGITS}
# From many yen for a dollar to a few dollars for a thousand won.
RATES = st.integers(1, 3000).map(lambda n: written(n, 3))


@cache
def numbers(rows_of: tuple[int, ...]) -> st.SearchStrategy[int]:
    return st.sampled_from(rows_of)


@st.composite
def documents(
    draw: st.DrawFn,
    *,
    abroad: bool | None = None,
    in_order: bool = True,
    modes: tuple[str, ...] = ("volume", "graduated"),
    rows_of: tuple[int, ...] = (3, 4, 5, 6, 2, 1, 0),
) -> Document:
    """Sound plans of every kind.

    Args:
        draw: hypothesis's own.
        abroad: whether the price list is in another currency; None: either.
        in_order: whether the order of the rows may decide who pays what.
        modes: the programme's modes to choose from.
        rows_of: numbers of client rows to choose from.
    """
    currency = draw(CURRENCIES)
    digits = DIGITS[currency]
    elsewhere = draw(ELSEWHERE) if abroad is None else abroad
    listed = draw(OTHERS[currency]) if elsewhere else currency
    list_digits = DIGITS[listed]
    modes = modes if in_order else ("volume",)
    number = draw(numbers(rows_of))

    document: Document = {
        "format": "agency-plan",
        "version": 1,
        "currency": currency,
        "agency": draw(agencies(digits)),
        "programme": draw(programmes(digits, modes, in_order=in_order)),
        "price_list": {"prices": {plan: draw(price_bands(list_digits)) for plan in PLANS}},
        "packages": draw(some(packages(digits), 1, 3)),
        "clients": draw(some(rows(digits, list_digits), number, number)),
    }
    if elsewhere:
        document["price_list"] |= {"currency": listed, "exchange_rate": draw(RATES)}
    for number, package in enumerate(document["packages"]):
        package["id"] = f"p{number}"
    for package in document["packages"]:
        own = "list_price" in package
        package.pop("list_price", None)
        if own or Reference(document).list_price(package, {}) is None:
            package["list_price"] = draw(amounts(list_digits))
    for number, row in enumerate(document["clients"]):
        package = document["packages"][row["package"] % len(document["packages"])]
        row |= {"id": f"c{number}", "package": package["id"]}
        row["status"], row["channel"] = row.pop("role")
        if Reference(document).list_price(package, row) is None:
            row["list_price"] = draw(amounts(list_digits))
    return document
