"""What a curve says, against looking at every count."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.curve import Curve
from planner.model.landmarks import (
    Crossing,
    Interval,
    Standing,
    a_fifth_more,
    break_even,
    crossings,
    intervals,
    landmarks,
    next_account,
    next_tier_count,
    standing,
    turns,
)
from planner.model.plan import Channel
from tests.model.plans import (
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
from tests.model.reference import Document, Reference, rounded

MOST = 18  # beyond the last tier of made-up plans


@given(st.lists(st.booleans(), max_size=40))
def test_intervals_are_the_longest_runs(flags: list[bool]) -> None:
    found = intervals(flags)
    inside = [count for first, last in found for count in range(first, last + 1)]
    assert inside == [count for count, flag in enumerate(flags) if flag]
    for before, after in pairwise(found):
        assert after.first - before.last > 1


@settings(max_examples=60)
@given(documents())
def test_break_even_is_wherever_the_reference_makes_no_loss(document: Document) -> None:
    points = Reference(document).curve(MOST)
    found = break_even(curve_of(document).points(MOST))
    assert found == intervals([point.resale_profit >= 0 for point in points])


def changes(winners: list[str]) -> list[tuple[int, str]]:
    """The counts whose winner is another than the last one before; "" where nobody wins."""
    found = []
    for count, winner in enumerate(winners):
        before = [each for each in winners[:count] if each]
        if winner and before and before[-1] != winner:
            found.append((count, winner))
    return found


@settings(max_examples=60)
@given(documents())
def test_crossings_are_wherever_another_channel_earns_more(document: Document) -> None:
    winners = []
    for point in Reference(document).curve(MOST):
        ahead = point.resale_profit - point.commission_profit
        winners.append("resale" if ahead > 0 else "commission" if ahead < 0 else "")
    found = crossings(curve_of(document).points(MOST))
    assert [(crossing.accounts, str(crossing.better)) for crossing in found] == changes(winners)


@settings(max_examples=60)
@given(documents(), st.integers(0, 120))
def test_turns_are_those_of_looking_at_every_count(document: Document, most: int) -> None:
    curve = curve_of(document)
    points = curve.points(most)
    found = turns(curve, most)
    assert found.break_even == break_even(points)
    assert found.paying_more_for_less == intervals(curve.paying_more_for_less(most))
    everywhere = crossings(points)
    beyond = [crossing for crossing in everywhere if crossing.accounts > curve.straight_from]
    if len(beyond) <= 1:  # two lines as good as parallel may cross more than once, by rounding
        assert found.crossings == everywhere
    else:
        assert found.crossings[:-1] == everywhere[: -len(beyond)]
        assert found.crossings[-1].better is everywhere[-1].better


# A price of 70.00 against a list price of 100.00.
BELOW_LIST: Edits = {"packages.0.software_price": "70.00"}


def test_break_even_can_come_and_go() -> None:
    points = curve_of(small(BELOW_LIST)).points(120)
    # At 0 nothing is lost; 1 to 24 lose 30.00 or 5.00 each; from 25 on each earns.
    assert break_even(points) == (Interval(0, 0), Interval(25, 120))
    falling = edited(small(BELOW_LIST), {"programme.tiers.4.discount": "0"})
    points = curve_of(falling).points(120)
    assert break_even(points) == (Interval(0, 0), Interval(25, 99))


def test_break_even_far_beyond_the_top_tier() -> None:
    document = small({**BELOW_LIST, "agency.overheads": "1000000.00"})
    found = turns(curve_of(document), 10**6)
    assert found.break_even == (Interval(40000, 10**6),)  # 25.00 each


def test_there_may_be_no_break_even() -> None:
    document = small({"agency.overheads": "0.01"})
    assert turns(curve_of(document), 300).break_even == ()


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("0.2", []),
        ("0.5", []),  # as good at 1 account, and worse from 2 on
        ("0.6", [2]),
        ("0.8", [25]),
        ("0.9", [50]),
        ("0.95", [100]),  # as good at 50 to 99
        ("1", [100]),
    ],
)
def test_resale_becomes_better_at_a_tier(rate: str, expected: list[int]) -> None:
    # Resold, an account brings 50.00, 75.00, 85.00, 95.00 and 105.00 as the tiers rise.
    edits: Edits = {"packages.0.software_price": "150.00", "programme.commission.rate": rate}
    curve = curve_of(small(edits))
    wanted = tuple(Crossing(count, Channel.RESALE) for count in expected)
    assert crossings(curve.points(120)) == wanted
    assert turns(curve, 120).crossings == wanted


def test_the_better_channel_can_change_again() -> None:
    tiers = [{"from": 1, "discount": "0"}, {"from": 3, "discount": "0.4"}]
    edits: Edits = {
        "packages.0.software_price": "150.00",
        "programme.commission.rate": "0.6",
        "programme.tiers": [*tiers, {"from": 6, "discount": "0.05"}],
    }
    found = crossings(curve_of(small(edits)).points(10))
    assert found == (Crossing(3, Channel.RESALE), Crossing(6, Channel.COMMISSION))


@pytest.mark.parametrize("tie", [1, 2, 3, 102])
def test_a_crossing_beyond_the_top_tier_is_where_the_other_earns_more_not_as_much(
    tie: int,
) -> None:
    # Resold, an account earns 5.00 less than on commission; the disabled one costs half as much
    # where resold ones bring the only tier. So both are as good at some number, and from the next
    # on commission is better.
    edits: Edits = {
        "packages.0.software_price": "50.00",
        "programme.tiers": [{"from": 1, "discount": "0.5"}],
        "programme.commission.rate": "0.05",
        "clients": [
            {"package": "p"},
            {"package": "p", "list_price": f"{10 * tie}.00", "status": "disabled"},
        ],
    }
    curve = curve_of(small(edits))
    both = curve.at(tie)
    assert both.resale_profit == both.commission_profit
    expected = () if tie == 1 else (Crossing(tie + 1, Channel.COMMISSION),)
    assert crossings(curve.points(200)) == expected
    assert turns(curve, 1000).crossings == expected


def test_turns_of_the_worked_example() -> None:
    curve = curve_of(example())
    found = turns(curve, 200)
    assert found.break_even == (Interval(0, 200),)
    assert found.crossings == (Crossing(2, Channel.RESALE),)


# The next account and the next tier


@settings(max_examples=40)
@given(documents(), st.integers(0, MOST - 1))
def test_the_next_account_brings_the_difference_of_two_profits(
    document: Document, sold: int
) -> None:
    points = Reference(document).curve(sold + 1)
    brings = points[sold + 1].resale_profit - points[sold].resale_profit
    assert next_account(curve_of(document), sold) == minor_units(brings, document)


def test_the_account_that_reaches_a_tier_brings_what_all_the_others_save() -> None:
    curve = curve_of(small({"packages.0.software_price": "150.00"}))
    brings = {sold: next_account(curve, sold) for sold in (0, 1, 23, 24, 48, 49, 98, 99, 100)}
    assert brings == {
        0: cents("50.00"),
        1: cents("100.00"),
        23: cents("75.00"),
        24: cents("325.00"),
        48: cents("85.00"),
        49: cents("585.00"),
        98: cents("95.00"),
        99: cents("1,095.00"),
        100: cents("105.00"),
    }


@settings(max_examples=60)
@given(documents(), st.integers(0, MOST))
def test_the_next_tier_is_the_first_larger_number_with_more_discount(
    document: Document, sold: int
) -> None:
    reference = Reference(document)
    besides = reference.counted_besides()
    now = reference.discount(sold + besides)
    larger = range(sold + 1, sold + 40)
    first = next((n for n in larger if reference.discount(n + besides) > now), None)
    assert next_tier_count(curve_of(document), sold) == first


@pytest.mark.parametrize(
    ("sold", "tier"),
    [(0, 2), (1, 2), (2, 25), (24, 25), (25, 50), (49, 50), (50, 100), (99, 100), (100, None)],
)
def test_the_vendors_next_tier(sold: int, tier: int | None) -> None:
    assert next_tier_count(curve_of(small()), sold) == tier


# The short table


@settings(max_examples=40)
@given(documents())
def test_the_standing_of_today_is_the_summary(document: Document) -> None:
    book, reference = book_of(document), Reference(document)
    curve = Curve(book)
    row = standing(curve, curve.today)
    assert book.totals is not None
    assert row.accounts == curve.today
    assert Fraction(row.discount) == reference.discount(reference.counted())
    assert row.profit == minor_units(reference.profit(), document)
    assert row.against_today == 0
    assert row.vendor_bill == book.totals.vendor_cost
    assert Fraction(row.hours) == reference.hours()
    assert row.margin == book.margin


@settings(max_examples=40)
@given(documents(), st.integers(0, MOST))
def test_the_standing_of_another_number_is_on_the_curve(document: Document, sold: int) -> None:
    book, reference = book_of(document), Reference(document)
    curve = Curve(book)
    sold += sold == curve.today
    row, point = standing(curve, sold), reference.curve(sold)[sold]
    assert (row.accounts, Fraction(row.discount)) == (sold, point.discount)
    assert row.profit == minor_units(point.resale_profit, document)
    assert book.profit is not None
    assert row.against_today == row.profit - book.profit
    assert row.vendor_bill == minor_units(point.vendor_bill, document)
    assert Fraction(row.hours) == reference.curve_hours(sold)
    if point.resale_revenue:
        assert row.margin is not None
        share = rounded(point.resale_profit / point.resale_revenue, 6)
        assert Fraction(row.margin) == share
    else:
        assert row.margin is None


def counts(rows: tuple[Standing, ...]) -> list[int]:
    return [row.accounts for row in rows]


@pytest.mark.parametrize(
    ("today", "shown", "expected"),
    [
        (22, 22, [22, 24, 25, 30]),
        (22, 23, [22, 23, 24, 25, 30]),
        (22, 24, [22, 24, 25, 30]),
        (22, 25, [22, 25, 49, 50, 60]),
        (22, 99, [22, 99, 100, 120]),
        (22, 100, [22, 100, 120]),
        (22, 1000, [22, 1000, 1200]),
        (1, 0, [0, 1, 2, 3]),
        (100, 0, [0, 1, 2, 3, 100]),
    ],
)
def test_the_counts_worth_a_row(today: int, shown: int, expected: list[int]) -> None:
    curve = curve_of(small({"clients.0.accounts": today}))
    assert counts(landmarks(curve, shown)) == expected


def test_the_rows_of_a_book_yet_to_be_sold_start_at_0() -> None:
    rows = landmarks(curve_of(small({"clients": [], "agency.overheads": "9.00"})), 0)
    assert counts(rows) == [0, 1, 2, 3]
    assert (rows[0].profit, rows[0].against_today) == (-cents("9.00"), 0)


@pytest.mark.parametrize(
    ("sold", "more"), [(0, 1), (1, 2), (4, 5), (5, 6), (9, 10), (10, 12), (24, 28), (100, 120)]
)
def test_a_fifth_more_is_at_least_one(sold: int, more: int) -> None:
    assert a_fifth_more(sold) == more
