"""The contact bands of a quote, and the month in which a list gets there."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from planner.model.book import Book
from planner.model.list_growth import FARTHEST_MONTH
from tests.model.plans import Edits, cents, edited, plan_of
from tests.model.quotes import cafe, quoted

SIZES = (1000, 5000, 10_000, 25_000)


def months(growth: str, contacts: int = 8000, **row: Any) -> list[tuple[int | None, int | None]]:
    made = quoted(cafe(growth=growth, contacts=contacts, **row))
    return [(band.reached, band.passed) for band in made.bands]


def test_the_bands_of_the_example() -> None:
    made = quoted(cafe())
    figures = [(band.contacts, band.price, band.contribution) for band in made.bands]
    assert figures[1:] == [
        (5000, cents("449.00"), cents("187.57")),
        (10_000, cents("509.00"), cents("200.49")),
        (25_000, cents("759.00"), cents("254.29")),
    ]
    assert [band.is_current for band in made.bands] == [False, False, True, False]
    assert (made.contacts, made.spare) == (8000, 2000)


def test_what_is_kept_if_the_price_stays() -> None:
    unchanged = [band.unchanged for band in quoted(cafe()).bands]
    # The vendor's price is 187.50 more, and 45.00 or 135.00 less, at a quarter off.
    assert unchanged == [cents("335.49"), cents("245.49"), cents("200.49"), cents("12.99")]


def test_a_fixed_price_stays_in_every_band() -> None:
    made = quoted(cafe(software_price="259.00"))
    assert {band.price for band in made.bands} == {cents("509.00")}
    assert [band.contribution for band in made.bands] == [band.unchanged for band in made.bands]


def test_a_band_without_a_published_price_has_no_figures() -> None:
    made = quoted(edited(cafe(), {"price_list.prices.plus.25000": None}))
    assert made.bands[3][:4] == (25_000, None, None, None)


def test_a_list_price_of_the_row_s_own_is_that_of_its_band_only() -> None:
    made = quoted(cafe(list_price="200.00"))
    prices = [band.price for band in made.bands]
    assert prices == [cents(each) for each in ("329.00", "449.00", "470.00", "759.00")]


def test_beyond_the_largest_band_none_is_the_current_one() -> None:
    made = quoted(cafe(contacts=30_000, list_price="600.00"))
    assert not any(band.is_current for band in made.bands)
    assert made.spare is None


def test_a_package_s_contacts_count_where_the_row_states_none() -> None:
    made = quoted(cafe(contacts=None))
    assert (made.contacts, made.spare) == (5000, 0)


# Growth


def test_past_ten_thousand_in_a_year_at_two_per_cent() -> None:
    # 8,000 · 1.02¹¹ = 9,946.99 and · 1.02¹² = 10,145.93; 25,000 are passed in the 58th month
    assert months("0.02") == [(None, None), (None, None), (0, 12), (12, 58)]


def test_a_list_that_does_not_grow_stays() -> None:
    assert months("0") == [(None, None), (None, None), (0, None), (None, None)]


def test_a_shrinking_list_gets_down_to_smaller_bands() -> None:
    # 8,000 · 0.9⁴ = 5,248.8, · 0.9⁵ = 4,723.9; · 0.9¹⁹ = 1,080.7, · 0.9²⁰ = 972.6
    assert months("-0.1") == [(20, None), (5, None), (0, None), (None, None)]


def test_a_list_can_be_gone_at_once() -> None:
    assert months("-1") == [(1, None), (1, None), (0, None), (None, None)]


def test_a_leap_over_a_band_passes_both() -> None:
    assert months("9", 4000) == [(None, None), (0, 1), (1, 1), (1, 1)]


def test_nobody_looks_farther_than_ten_years() -> None:
    assert months("0.001")[2:] == [(0, None), (None, None)]
    assert FARTHEST_MONTH == 120


def test_a_limit_that_is_met_exactly_is_not_passed() -> None:
    assert months("0.25", 8000)[2] == (0, 2)  # 10,000 in the first month, 12,500 in the second


@pytest.mark.parametrize("growth", ["0.013", "0.07", "-0.013", "-0.4", "0.000000000001"])
def test_the_months_are_those_counted_one_by_one(growth: str) -> None:
    size = Fraction(8000)
    reached: dict[int, int] = {}
    passed: dict[int, int] = {}
    for month in range(1, 121):
        size *= 1 + Fraction(growth)
        for below, band in zip((0, *SIZES), SIZES, strict=False):
            grown = Fraction(growth) > 0
            if (band > 10_000 and size > below) or (band < 10_000 and size <= band):
                reached.setdefault(band, month)
            if grown and band >= 10_000 and size > band:
                passed.setdefault(band, month)
    reached[10_000] = 0
    assert months(growth) == [(reached.get(band), passed.get(band)) for band in SIZES]


@pytest.mark.parametrize("growth", ["0.02", "-0.5", "-1"])
def test_growth_changes_no_figure_of_the_month(growth: str) -> None:
    edits: Edits = {"clients.0.growth": growth, "clients.1.growth": growth}
    with_growth = Book(plan_of(edited(cafe(), edits)))
    assert with_growth.totals == Book(plan_of(cafe())).totals


def test_a_list_that_loses_more_than_all_is_a_problem_without_consequences() -> None:
    book = Book(plan_of(edited(cafe(), {"clients.0.growth": "-1.5"})))
    assert [each.code for each in book.problems] == ["shrinks-away"]
    assert book.profit == cents("2,816.92")
