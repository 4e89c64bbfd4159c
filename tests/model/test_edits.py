"""Edits: what changes, and what stays as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.book import Book
from planner.model.edits import (
    MyNumbers,
    is_quick,
    proportional,
    quick_plan,
    split,
    with_accounts,
    with_agency,
    with_commission,
    with_mix_of,
    with_package,
)
from planner.model.money import Currency
from planner.model.plan import Channel, Plan
from planner.model.rows import Kind
from tests.model.plans import Edits, cents, example, plan_of, small

QUICK: Edits = {
    "packages": [
        {"id": "p", "plan": "plus", "contacts": 1000},
        {"id": "q", "plan": "plus", "contacts": 1000, "recommended": True},
    ],
    "clients": [
        {"id": "c1", "package": "p", "accounts": 14},
        {"id": "c2", "package": "q", "accounts": 7},
        {"id": "c3", "package": "p", "accounts": 1},
        {"id": "c4", "package": "q", "accounts": 5, "channel": "commission"},
        {"id": "c5", "package": "p", "accounts": 2, "status": "disabled"},
    ],
}


def quick(edits: Edits | None = None) -> Plan:
    return plan_of(small({**QUICK, **(edits or {})}))


def accounts(plan: Plan) -> dict[str, int]:
    return {client.id: client.accounts for client in plan.clients}


def test_a_plan_without_names_is_a_quick_one() -> None:
    assert is_quick(quick())
    assert is_quick(quick({"clients": []}))
    assert not is_quick(plan_of(example()))


def test_a_field_of_one_package_changes_and_nothing_else() -> None:
    plan = quick()
    changed = with_package(plan, "q", services_price=500)
    assert [package.services_price for package in changed.packages] == [0, 500]
    assert replace(changed, packages=plan.packages) == plan
    assert with_package(plan, "none", services_price=500) == plan


def test_fields_of_the_agency_and_of_the_commission() -> None:
    plan = plan_of(example())
    assert with_agency(plan, overheads=1).agency == replace(plan.agency, overheads=1)
    changed = with_commission(plan, rate=None)
    assert changed.programme.commission == replace(plan.programme.commission, rate=None)
    assert replace(changed, programme=plan.programme) == plan


# The number of accounts follows a drag


def largest_remainder(total: int, weights: Sequence[int]) -> list[int]:
    """Whole parts first, then one each to the largest remainders, the earlier of equal ones."""
    exact = [Fraction(total * weight, sum(weights)) for weight in weights]
    shares = [int(part) for part in exact]
    for _ in range(total - sum(shares)):
        behind = [part - share for part, share in zip(exact, shares, strict=True)]
        shares[behind.index(max(behind))] += 1
    return shares


@given(st.integers(0, 10**6), st.lists(st.integers(0, 1000), min_size=1, max_size=8).filter(any))
def test_a_number_is_split_by_largest_remainder(total: int, weights: list[int]) -> None:
    assert proportional(total, weights) == largest_remainder(total, weights)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (22, {"c1": 14, "c2": 7, "c3": 1}),
        (44, {"c1": 28, "c2": 14, "c3": 2}),
        (11, {"c1": 7, "c2": 4}),  # 7, 3.5 and 0.5: the earlier of two equal remainders
        (1, {"c1": 1}),
        (0, {}),
    ],
)
def test_the_rows_of_a_kind_follow_in_proportion(number: int, expected: dict[str, int]) -> None:
    plan = with_accounts(quick(), Kind.RESOLD, number)
    assert accounts(plan) == {**expected, "c4": 5, "c5": 2}
    assert Book(plan).accounts(Kind.RESOLD) == number


def test_other_kinds_follow_too() -> None:
    plan = with_accounts(quick(), Kind.ON_COMMISSION, 9)
    assert accounts(plan) == {"c1": 14, "c2": 7, "c3": 1, "c4": 9, "c5": 2}


def test_a_drag_goes_from_where_it_began() -> None:
    began = quick()
    through_nothing = with_accounts(began, Kind.RESOLD, 0)
    assert accounts(through_nothing) == {"c4": 5, "c5": 2}
    assert with_accounts(began, Kind.RESOLD, 22) == began


def test_what_is_planned_of_rows_goes_and_comes_back_with_them() -> None:
    leaving = [{"month": 3, "move": "leave", "client": name} for name in ("c1", "c4")]
    joining = {"month": 2, "move": "join", "accounts": 2, "package": "q"}
    began = quick({"assumptions.planned": [*leaving, joining]})
    nothing = with_accounts(began, Kind.RESOLD, 0)
    assert [event.client for event in nothing.assumptions.planned] == ["c4", ""]
    assert Book(nothing).problems == ()
    again = with_accounts(with_mix_of(nothing, began), Kind.RESOLD, 22)
    assert accounts(again) == accounts(began)
    assert sorted(event.client for event in again.assumptions.planned) == ["", "c1", "c4"]
    assert with_mix_of(again, began) == again


def test_the_first_accounts_are_nobodys_that_an_event_still_names() -> None:
    events = [{"month": 3, "move": "leave", "client": "c1"}]
    plan = with_accounts(quick({"clients": [], "assumptions.planned": events}), Kind.RESOLD, 6)
    assert accounts(plan) == {"c2": 6}


@pytest.mark.parametrize(
    ("kind", "channel"),
    [(Kind.RESOLD, Channel.RESALE), (Kind.ON_COMMISSION, Channel.COMMISSION)],
)
def test_the_first_accounts_are_of_the_recommended_package(kind: Kind, channel: Channel) -> None:
    rows = [{"id": "c1", "package": "p", "status": "trial"}]
    plan = with_accounts(quick({"clients": rows}), kind, 6)
    added = plan.clients[-1]
    assert (added.id, added.package, added.accounts) == ("c2", "q", 6)
    assert added.channel is channel
    assert Book(plan).accounts(kind) == 6


def test_without_a_recommended_package_the_first_one_is_sold() -> None:
    bare = quick({"clients": [], "packages.1.recommended": False})
    assert with_accounts(bare, Kind.RESOLD, 3).clients[0].package == "p"


def test_nothing_is_added_for_no_accounts_or_without_packages() -> None:
    empty = quick({"clients": []})
    assert with_accounts(empty, Kind.RESOLD, 0) == empty
    nothing = quick({"clients": [], "packages": []})
    assert with_accounts(nothing, Kind.RESOLD, 3) == nothing


# A plan from a person's own numbers


@pytest.mark.parametrize(
    ("all_in", "listed", "software", "services"),
    [(30000, 10000, 10000, 20000), (10000, 10000, 10000, 0), (9999, 10000, 9999, 0), (5, 0, 0, 5)],
)
def test_a_price_is_software_up_to_list_and_services_beyond(
    all_in: int, listed: int, software: int, services: int
) -> None:
    assert split(all_in, listed) == (software, services)


TODAY = date(2026, 11, 23)
NUMBERS = MyNumbers(
    accounts=22,
    plan="plus",
    contacts=1000,
    all_in=cents("350.00"),
    hours=Decimal("2.5"),
    currency=Currency.of("USD"),
    list_price=None,
    exchange_rate=None,
    today=TODAY,
)


def own_plan(numbers: MyNumbers) -> Plan:
    there = plan_of(small())
    return quick_plan(numbers, there.programme, there.price_list, "Mine")


def test_a_plan_from_five_numbers() -> None:
    plan = own_plan(NUMBERS)
    book = Book(plan)
    assert book.problems == ()
    assert is_quick(plan)
    assert book.counted == 22
    assert book.totals is not None
    assert book.totals.price == 22 * cents("350.00")
    assert book.totals.software == 22 * cents("100.00")
    assert book.totals.vendor_cost == 22 * cents("75.00")
    assert book.hours == Decimal(55)


def test_no_accounts_are_no_row() -> None:
    assert own_plan(NUMBERS._replace(accounts=0)).clients == ()


def test_a_list_price_of_ones_own() -> None:
    numbers = NUMBERS._replace(contacts=5000, list_price=cents("180.00"))
    book = Book(own_plan(numbers))
    assert book.problems == ()
    assert book.totals is not None
    assert book.totals.software == 22 * cents("180.00")
    assert book.totals.vendor_cost == 22 * cents("135.00")


def test_a_list_price_that_is_not_known_yet() -> None:
    prices = plan_of(small()).price_list
    assert NUMBERS.listed(prices) == cents("100.00")
    assert NUMBERS._replace(contacts=5000).listed(prices) is None
    euros = NUMBERS._replace(currency=Currency.of("EUR"))
    assert euros.listed(prices) is None
    assert euros._replace(exchange_rate=Decimal("0.92")).listed(prices) == cents("92.00")


def test_a_plan_in_another_currency_keeps_the_rate_and_its_day() -> None:
    numbers = NUMBERS._replace(currency=Currency.of("EUR"), exchange_rate=Decimal("0.92"))
    plan = own_plan(numbers)
    assert (plan.price_list.exchange_rate, plan.price_list.exchange_as_of) == (
        Decimal("0.92"),
        TODAY,
    )
    totals = Book(plan).totals
    assert totals is not None
    assert (totals.software, totals.services) == (22 * cents("92.00"), 22 * cents("258.00"))
    assert totals.vendor_cost == 22 * cents("69.00")
    at_home = own_plan(NUMBERS._replace(exchange_rate=Decimal("0.92"))).price_list
    assert (at_home.exchange_rate, at_home.exchange_as_of) == (None, None)
