"""Years of a plan, against sums made by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from planner.model.over_time.projection import Projection, project
from planner.model.over_time.years import Year, years
from tests.model.plans import Edits, book_of, example, small

SOLD: Edits = {
    "packages.0.software_price": "150.00",
    "packages.0.services_price": "50.00",
    "packages.0.hours": "1",
    "packages.0.other_costs": "5.00",
    "agency.hourly_cost": "12.00",
    "agency.overheads": "30.00",
}


def made(edits: Edits, months: int) -> tuple[Projection, tuple[Year, ...]]:
    found = project(book_of(small({**SOLD, **edits})), months)
    assert found is not None
    return found, years(found)


def test_a_year_is_the_sum_of_its_months() -> None:
    _, (year,) = made({}, 12)
    assert (year.number, year.first, year.last, year.is_whole) == (1, 1, 12, True)
    assert year.revenue_by == (12 * 15000, 12 * 5000, 0, 0, 0)
    assert year.costs_by == (12 * 10000, 0, 0, 0, 12 * 1200, 12 * 500, 12 * 3000)
    assert (year.revenue, year.profit, year.costs) == (240000, 12 * 5300, 240000 - 12 * 5300)
    assert year.margin == Fraction(53, 200)
    assert year.more is None


def test_the_last_year_may_be_a_part() -> None:
    _, (first, second) = made({}, 19)
    assert (second.first, second.last, second.months, second.is_whole) == (13, 19, 7, False)
    assert second.profit == 7 * 5300
    assert second.more is None
    assert first.is_whole


@pytest.mark.parametrize(("months", "number"), [(1, 1), (12, 1), (13, 2), (24, 2), (120, 10)])
def test_there_are_as_many_years_as_months_begin(months: int, number: int) -> None:
    assert len(made({}, months)[1]) == number


def test_a_year_is_held_against_the_one_before() -> None:
    dearer = [{"month": 13, "whose": "vendor", "rate": "0.10"}]
    _, (first, second) = made({"assumptions.price_changes": dearer}, 24)
    assert second.more == -12 * 1000
    assert second.profit == first.profit - 12000


def test_joining_and_leaving_are_those_of_the_year() -> None:
    planned = [
        {"month": 12, "move": "join", "package": "p", "accounts": 3},
        {"month": 13, "move": "leave", "client": "a"},
    ]
    _, (first, second) = made({"assumptions.planned": planned, "packages.0.setup_fee": "40.00"}, 24)
    assert (first.joined, first.left, first.accounts) == (3, 0, 4)
    assert (second.joined, second.left, second.accounts) == (0, 1, 3)
    assert (first.revenue_by.setup, second.revenue_by.setup) == (12000, 0)
    assert first.reached == second.reached == Decimal("0.25")
    # Next cycle: the first month at 25 % is 13.
    assert first.costs_by.vendor_cost == 11 * 10000 + 4 * 10000
    assert second.costs_by.vendor_cost == 12 * 3 * 7500


def test_a_year_without_revenue_has_no_margin() -> None:
    nothing = {"packages.0.software_price": "0", "packages.0.services_price": "0"}
    _, (year,) = made(nothing, 12)
    assert year.margin is None
    assert year.profit == -12 * (10000 + 1200 + 500 + 3000)


def test_all_years_are_all_months() -> None:
    edits = {"assumptions.paid_after_days": 30, "agency.payment_fee.cap": "5.00"}
    found = project(book_of(example(edits)), 41)
    assert found is not None
    each = years(found)
    assert sum(year.profit for year in each) == found.cumulative_profit[-1]
    assert sum(year.revenue for year in each) == sum(month.revenue for month in found.months)
    assert sum(year.months for year in each) == 41
    for year in each:  # every line is rounded by itself, month by month
        assert sum(year.revenue_by) == pytest.approx(year.revenue, abs=5 * 12)
        assert sum(year.costs_by) == pytest.approx(year.costs, abs=9 * 12)
    closed = 27 * 0.98**41 + 1.5 * sum(0.98**age for age in range(41))
    assert each[-1].accounts == pytest.approx(closed)
