from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planner.model.assumption_edits import (
    AVERAGE,
    of_package,
    seasons_of,
    with_assumed,
    with_of_package,
    with_planned,
    with_price_change,
    with_seasons,
    without_package_at,
    without_planned,
    without_price_change,
    without_seasons,
)
from planner.model.plan import Move, OfPackage, Planned, PriceChange, Whose
from tests.model.plans import example, plan_of

EXAMPLE = plan_of(example())
NOW = date(2026, 11, 1)
factors = st.decimals("0", "5", places=2)


def test_the_first_season_states_the_start_and_the_others_leave_it() -> None:
    assert EXAMPLE.assumptions.start is None
    once = with_seasons(EXAMPLE, 2, (Decimal("1.5"),), NOW)
    assert once.assumptions.start == NOW
    assert once.assumptions.seasonality == (1, 1, Decimal("1.5"), *[1] * 9)
    again = with_seasons(once, 11, (Decimal("0.5"),), date(2030, 1, 1))
    assert again.assumptions.start == NOW
    assert again.assumptions.seasonality == (1, 1, Decimal("1.5"), *[1] * 8, Decimal("0.5"))


def test_months_that_are_all_alike_are_no_seasons() -> None:
    once = with_seasons(EXAMPLE, 0, (Decimal("1.5"),), NOW)
    back = with_seasons(once, 0, (AVERAGE,), NOW)
    assert back.assumptions.seasonality == ()
    assert without_seasons(once).assumptions.seasonality == ()
    assert with_seasons(EXAMPLE, 0, (AVERAGE,) * 12, NOW) == EXAMPLE


@given(st.integers(0, 11), st.lists(factors, min_size=1, max_size=12))
def test_seasons_are_what_was_put_and_twelve(first: int, put: list[Decimal]) -> None:
    put = put[: 12 - first]
    seasons = seasons_of(with_seasons(EXAMPLE, first, put, NOW))
    assert len(seasons) == 12
    assert list(seasons[first : first + len(put)]) == put
    assert {*seasons[:first], *seasons[first + len(put) :]} <= {AVERAGE}


def test_too_few_or_too_many_seasons_of_a_file_become_twelve() -> None:
    few = with_assumed(EXAMPLE, seasonality=(Decimal(2),))
    assert seasons_of(few) == (2, *[1] * 11)
    assert len(seasons_of(with_assumed(EXAMPLE, seasonality=(Decimal(2),) * 14))) == 12


def test_a_package_that_says_nothing_of_its_own_is_not_kept() -> None:
    once = with_of_package(EXAMPLE, "growth", monthly_churn=Decimal("0.01"))
    both = with_of_package(once, "growth", contact_growth=Decimal("0.02"))
    assert both.assumptions.packages == (
        OfPackage(package="growth", monthly_churn=Decimal("0.01"), contact_growth=Decimal("0.02")),
    )
    less = with_of_package(both, "growth", contact_growth=None)
    assert less == once
    assert with_of_package(less, "growth", monthly_churn=None) == EXAMPLE


def test_of_a_package_that_is_stated_twice_the_first_counts_and_is_edited() -> None:
    first = OfPackage(package="growth", monthly_churn=Decimal("0.01"))
    second = OfPackage(package="growth", monthly_churn=Decimal("0.09"))
    twice = with_assumed(EXAMPLE, packages=(first, second))
    assert of_package(twice, "growth") == first
    edited = with_of_package(twice, "growth", monthly_churn=Decimal("0.02"))
    assert edited.assumptions.packages == (
        OfPackage(package="growth", monthly_churn=Decimal("0.02")),
        second,
    )
    assert without_package_at(twice, 1).assumptions.packages == (first,)


def test_price_changes_come_go_and_keep_their_places() -> None:
    first = PriceChange(month=3, whose=Whose.VENDOR, rate=Decimal("0.05"))
    second = PriceChange(month=1, whose=Whose.AGENCY, rate=Decimal("0.03"), package="growth")
    two = with_price_change(with_price_change(EXAMPLE, None, first), None, second)
    assert two.assumptions.price_changes == (first, second)
    other = with_price_change(two, 0, second)
    assert other.assumptions.price_changes == (second, second)
    assert without_price_change(two, 0).assumptions.price_changes == (second,)
    assert without_price_change(without_price_change(two, 1), 0) == EXAMPLE


def test_planned_events_come_go_and_keep_their_places() -> None:
    first = Planned(month=3, move=Move.JOIN, accounts=6, package="growth")
    second = Planned(month=5, move=Move.LEAVE, client="c2")
    two = with_planned(with_planned(EXAMPLE, None, first), None, second)
    assert two.assumptions.planned == (first, second)
    assert with_planned(two, 1, first).assumptions.planned == (first, first)
    assert without_planned(two, 0).assumptions.planned == (second,)
    assert with_planned(without_planned(two, 1), 1, second) == two
