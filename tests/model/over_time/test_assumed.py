from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from planner.model.book import Book
from planner.model.over_time.assumed import (
    average_season,
    churn_a_year,
    months_later,
    new_in_all,
    share_of_new,
)
from planner.model.over_time.groups import groups_of
from tests.model.plans import example, plan_of


@pytest.mark.parametrize(
    ("month", "year"), [("0.02", "0.215"), ("0.05", "0.460"), ("0.03", "0.306"), ("0", "0")]
)
def test_what_leaves_in_a_year(month: str, year: str) -> None:
    kept = Fraction(1)
    for _ in range(12):
        kept *= 1 - Fraction(month)
    assert Fraction(churn_a_year(Decimal(month))) == 1 - kept
    assert round(churn_a_year(Decimal(month)), 3) == Decimal(year)


@pytest.mark.parametrize(
    ("days", "months"), [(0, 0), (1, 1), (30, 1), (31, 2), (45, 2), (60, 2), (61, 3)]
)
def test_days_are_whole_months_rounded_up(days: int, months: int) -> None:
    assert months_later(days) == months


def test_an_average_season() -> None:
    assert average_season((Decimal("0.5"), Decimal("1.5"))) == 1


@pytest.mark.parametrize("clients", [True, False])
def test_who_joins_in_all_is_who_arrives_in_all_groups(clients: bool) -> None:
    own = {"package": "scale", "new_accounts_per_month": "2.5"}
    edits = {"assumptions.new_accounts_per_month": "1.5", "assumptions.packages": [own]}
    document = example(edits)
    if not clients:
        document["clients"] = []
    book = Book(plan_of(document))
    found = new_in_all(book)
    assert found is not None
    exact = sum(group.arriving for group in groups_of(book))
    assert exact > Fraction(5, 2)
    assert abs(Fraction(found) - exact) <= Fraction(1, 200)
    assert new_in_all(Book(plan_of(example()))) is None


@pytest.mark.parametrize("clients", [True, False])
def test_a_packages_share_is_what_arrives_in_its_groups(clients: bool) -> None:
    document = example({"assumptions.new_accounts_per_month": "1.5"})
    if not clients:
        document["clients"] = []
    plan = plan_of(document)
    book = Book(plan)
    shares = [share_of_new(book, package.id) for package in plan.packages]
    arriving = [
        sum(group.arriving for group in groups_of(book) if group.package.id == package.id)
        for package in plan.packages
    ]
    assert sum(arriving) == Fraction(3, 2)
    for share, exact in zip(shares, arriving, strict=True):
        assert abs(Fraction(share) - exact) <= Fraction(1, 200)
    assert len(set(shares)) == (3 if clients else 1)
