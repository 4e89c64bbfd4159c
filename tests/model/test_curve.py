"""The curve: against the reference at every count, and what each rule does to it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.curve import Curve, Point
from planner.model.landmarks import intervals
from tests.model.plans import (
    SAME_DIGITS,
    Edits,
    book_of,
    cents,
    curve_of,
    documents,
    edited,
    example,
    minor_units,
    small,
)
from tests.model.reference import DIGITS, Document, Reference

MOST = 18  # beyond the last tier of made-up plans
AMOUNTS = tuple(name for name in Point._fields if name not in {"accounts", "discount"})


def check(document: Document, most: int) -> None:
    """Compare the points 0..most with the reference's."""
    curve = curve_of(document)
    assert curve.drawable
    minor_unit = 10 ** DIGITS[document["currency"]]
    expected = Reference(document).curve(most)
    for accounts, (point, there) in enumerate(zip(curve.points(most), expected, strict=True)):
        assert point.accounts == accounts
        assert Fraction(point.discount) == there.discount
        said = {name: getattr(point, name) for name in AMOUNTS}
        assert said == {name: minor_units(getattr(there, name), document) for name in AMOUNTS}
        exact = Fraction(curve.exact_bill(accounts), curve.size * minor_unit)
        assert exact == there.exact_bill


@settings(max_examples=80)
@given(documents(rows_of=(4, 5, 6, 3, 2)))
def test_every_point_is_that_of_the_reference(document: Document) -> None:
    check(document, MOST)


@settings(max_examples=40)
@given(documents(rows_of=(0,)))
def test_a_book_yet_to_be_sold_is_one_account_of_each_package(document: Document) -> None:
    check(document, MOST)
    assert curve_of(document).size == len(document["packages"])
    assert curve_of(document).today == 0


@settings(max_examples=40)
@given(documents(rows_of=(1, 2, 3, 4)))
def test_where_nothing_is_resold_all_active_rows_are_the_sample(document: Document) -> None:
    rows = [
        {**row, "channel": "commission"} if row["status"] == "active" else row
        for row in document["clients"]
    ]
    rows[0] |= {"status": "active", "channel": "commission"}
    document = {**document, "clients": rows}
    check(document, MOST)
    curve = curve_of(document)
    assert curve.all_on_commission
    assert curve.today == 0


@settings(max_examples=40)
@given(documents(rows_of=(2, 3, 4)))
def test_only_disabled_rows_stay_beside_a_book_yet_to_be_sold(document: Document) -> None:
    rows = [{**row, "status": "disabled", "channel": "resale"} for row in document["clients"]]
    check({**document, "clients": rows}, MOST)


@settings(max_examples=50)
@given(documents(in_order=False))
def test_today_stands_on_its_line_with_the_profit_of_the_summary(document: Document) -> None:
    book = book_of(document)
    curve = Curve(book)
    assert book.totals is not None
    if curve.today:
        point = curve.at(curve.today)
        assert point.resale_profit == book.profit
        assert point.resale_revenue == book.totals.revenue
        assert point.vendor_bill == book.totals.vendor_cost
        assert point.discount == book.discount
    elif curve.all_on_commission:
        point = curve.at(curve.size)
        assert point.commission_profit == book.profit
        assert point.commission_revenue == book.totals.revenue
    else:
        assert curve.at(0).resale_profit == curve.at(0).commission_profit == book.profit


@settings(max_examples=40)
@given(documents(abroad=False))
def test_buying_in_another_currency_at_a_rate_of_1_is_buying_in_ones_own(
    document: Document,
) -> None:
    there: Edits = {
        "price_list.currency": SAME_DIGITS[document["currency"]],
        "price_list.exchange_rate": "1",
    }
    home, abroad = curve_of(document), curve_of(edited(document, there))
    assert home.points(MOST) == abroad.points(MOST)
    assert home.paying_more_for_less(MOST) == abroad.paying_more_for_less(MOST)


def dearer_than_some_larger_number(document: Document, most: int) -> list[bool]:
    """Paying more for less by its definition, over counts up to the top tier's or ``most``."""
    last = max([most, *(tier["from"] for tier in document["programme"]["tiers"])])
    bills = [point.exact_bill for point in Reference(document).curve(last)]
    return [any(bill > larger for larger in bills[n + 1 :]) for n, bill in enumerate(bills)][
        : most + 1
    ]


@settings(max_examples=60)
@given(documents(), st.integers(0, MOST))
def test_paying_more_for_less_is_a_bill_above_that_of_some_larger_number(
    document: Document, most: int
) -> None:
    said = curve_of(document).paying_more_for_less(most)
    assert said == dearer_than_some_larger_number(document, most)


def test_paying_more_for_less_in_the_worked_example() -> None:
    document = example()
    said = curve_of(document).paying_more_for_less(120)
    assert said == dearer_than_some_larger_number(document, 120)
    assert any(said)


def test_paying_more_for_less_is_judged_by_the_bill_before_it_is_rounded() -> None:
    # One account costs 3 cents in the mean of (1 + 3 + 4 + 4) / 4; at 60 % off two cost 2.5, in the
    # mean of (0 + 1 + 2 + 2) / 4. Rounded, both bills are 3 cents.
    edits: Edits = {
        "programme.tiers": [{"from": 1, "discount": "0"}, {"from": 2, "discount": "0.6"}],
        "clients": [
            {"package": "p", "list_price": price} for price in ("0.01", "0.03", "0.04", "0.04")
        ],
    }
    curve = curve_of(small(edits))
    assert [curve.at(sold).vendor_bill for sold in (0, 1, 2)] == [0, 3, 3]
    assert [curve.exact_bill(sold) for sold in (0, 1, 2)] == [0, 12, 10]
    assert curve.paying_more_for_less(2) == [False, True, False]


@settings(max_examples=40)
@given(documents())
def test_hours_grow_with_the_number_resold(document: Document) -> None:
    curve, reference = curve_of(document), Reference(document)
    for sold in (0, 1, 7):
        assert Fraction(curve.hours(sold)) == reference.curve_hours(sold)


@settings(max_examples=30)
@given(documents(), st.integers(0, 30))
def test_points_are_the_points_one_by_one(document: Document, most: int) -> None:
    curve = curve_of(document)
    assert curve.points(most) == [curve.at(sold) for sold in range(most + 1)]


# What counts beside the resold accounts

BESIDE: Edits = {
    "clients": [
        {"package": "p", "accounts": 3},
        {"package": "p", "accounts": 4, "status": "disabled"},
        {"package": "p", "accounts": 5, "channel": "commission"},
        {"package": "p", "accounts": 6, "status": "trial"},
    ]
}


@pytest.mark.parametrize(
    ("switches", "besides", "start"),
    [
        ({}, 0, 25),
        ({"programme.counts_disabled": True}, 4, 21),
        ({"programme.counts_commission": True}, 5, 20),
        ({"programme.counts_disabled": True, "programme.counts_commission": True}, 9, 16),
    ],
    ids=str,
)
def test_other_rows_that_count_bring_the_tiers_nearer(
    switches: Edits, besides: int, start: int
) -> None:
    curve = curve_of(edited(small(BESIDE), switches))
    assert curve.counted_besides == besides
    assert curve.start_of(25) == start
    assert curve.at(start - 1).discount == Decimal("0.25")
    assert curve.at(start).discount == Decimal("0.35")


def test_a_tier_that_is_reached_without_any_resold_account_starts_at_0() -> None:
    document = edited(small(BESIDE), {"programme.counts_disabled": True})
    assert curve_of(document).start_of(2) == 0


def test_disabled_rows_follow_the_tier_of_the_count() -> None:
    curve = curve_of(small(BESIDE))
    bills = {sold: curve.at(sold).vendor_bill for sold in (0, 1, 2, 24, 25)}
    assert bills == {
        0: 4 * cents("100.00"),
        1: 5 * cents("100.00"),
        2: 6 * cents("75.00"),
        24: 28 * cents("75.00"),
        25: 29 * cents("65.00"),
    }


def test_on_commission_the_others_lose_the_tier_unless_commission_accounts_count() -> None:
    # 25 resold ones bring the four disabled to 35 % off; the same on commission do not.
    apart, together = (
        curve_of(edited(small(BESIDE), {"programme.counts_commission": counts})).at(25)
        for counts in (False, True)
    )
    assert apart.commission_profit == -4 * cents("100.00")
    assert together.commission_profit == -4 * cents("65.00")


def test_the_first_of_the_n_is_the_average_account_at_list() -> None:
    rows = [{"package": "p"}, {"package": "p", "list_price": "300.00"}]
    edits: Edits = {"programme.first_account_full_price": True, "clients": rows}
    curve = curve_of(small(edits))
    bills = [curve.at(sold).vendor_bill for sold in (0, 1, 2, 3, 25)]
    assert bills == [0, 20000, 20000 + 15000, 20000 + 30000, 20000 + 24 * 13000]


def test_per_account_is_the_mean_of_the_n_where_they_differ() -> None:
    edits: Edits = {"programme.mode": "graduated", "packages.0.software_price": "100.00"}
    curve = curve_of(small(edits))
    shown = [curve.at(sold).resale_per_account for sold in (0, 1, 2, 24, 25)]
    # Of 24, 23 bring 25.00; of 25 one more brings 35.00.
    assert shown == [0, 0, cents("12.50"), cents("23.96"), cents("24.40")]


def test_per_account_steps_up_at_each_tier_and_is_level_between() -> None:
    curve = curve_of(small({"packages.0.software_price": "150.00"}))
    shown = [curve.at(sold).resale_per_account for sold in range(102)]
    steps = [sold for sold in range(1, 102) if shown[sold] != shown[sold - 1]]
    assert steps == [2, 25, 50, 100]
    assert [shown[sold] for sold in (0, 1, 2, 24, 25, 49, 50, 99, 100, 101)] == [
        cents(amount)
        for amount in (
            "50.00",
            "50.00",
            "75.00",
            "75.00",
            "85.00",
            "85.00",
            "95.00",
            "95.00",
            "105.00",
            "105.00",
        )
    ]


def test_overheads_and_the_programme_fee_are_paid_at_0_too() -> None:
    edits: Edits = {"agency.overheads": "10.00", "programme.monthly_fee": "1.50"}
    point = curve_of(small(edits)).at(0)
    assert point.resale_profit == point.commission_profit == -cents("11.50")
    assert point.commission_profit_after == -cents("11.50")


def test_commission_beyond_its_months_is_its_own_line() -> None:
    edits: Edits = {
        "packages.0.services_price": "10.00",
        "programme.commission": {"rate": "0.2", "months": 12},
    }
    point = curve_of(small(edits)).at(4)
    assert point.commission_profit == cents("120.00")
    assert point.commission_revenue == cents("120.00")
    assert point.commission_per_account == cents("30.00")
    assert point.commission_profit_after == cents("40.00")
    assert point.commission_per_account_after == cents("10.00")


def test_channels_are_compared_only_where_a_rate_is_known() -> None:
    assert not curve_of(small()).compares
    assert curve_of(small({"programme.commission.rate": "0"})).compares


# Whether there is a curve at all


@pytest.mark.parametrize(
    ("edits", "drawable"),
    [
        ({}, True),
        ({"clients": []}, True),
        ({"clients": [], "packages": []}, False),
        ({"clients": [], "packages.0.plan": "unknown"}, False),
        ({"clients": [], "packages.0.services_price": "-1.00"}, False),
        ({"packages.0.services_price": "-1.00"}, False),
        ({"clients.0.hours": "-1"}, False),
        ({"programme.tiers": []}, False),
        ({"clients": [], "programme.tiers": []}, False),
        ({"clients.0.status": "trial", "clients.0.contacts": 9999}, True),
    ],
    ids=str,
)
def test_a_curve_is_drawn_where_every_row_it_needs_has_figures(
    edits: Edits, drawable: bool
) -> None:
    assert curve_of(small(edits)).drawable is drawable


def test_packages_without_figures_are_not_in_the_picture_of_a_book_yet_to_be_sold() -> None:
    packages = [
        {"id": "p", "plan": "plus", "contacts": 1000, "software_price": "150.00"},
        {"id": "q", "plan": "unknown", "contacts": 1000, "software_price": "900.00"},
        {"id": "r", "plan": "plus", "contacts": 1000, "software_price": "-900.00"},
    ]
    curve = curve_of(small({"clients": [], "packages": packages}))
    assert curve.size == 1
    assert curve.at(1).resale_profit == cents("50.00")


def test_hatching_of_the_vendors_tiers_with_disabled_accounts_that_count() -> None:
    # The three disabled ones bring each edge three accounts nearer, and add three to each bill.
    rows = [{"package": "p"}, {"package": "p", "accounts": 3, "status": "disabled"}]
    curve = curve_of(small({"clients": rows, "programme.counts_disabled": True}))
    found = [tuple(interval) for interval in intervals(curve.paying_more_for_less(120))]
    assert found == [(19, 21), (40, 46), (79, 96)]
