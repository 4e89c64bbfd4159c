"""What possible months say of tiers, against counting by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from planner.model.over_time.chances import chances, is_certain, milestones
from planner.model.over_time.simulation import PossibleMonth, Simulation, Spread
from tests.model.plans import example, plan_of

NONE = Spread(Fraction(0), 0, 0, 0)


def reaching(*by_month: tuple[int, ...], paths: int = 10) -> Simulation:
    """Months with so many paths at each tier of the worked example: 1, 2, 25, 50 and 100."""
    made = tuple(
        PossibleMonth(month, NONE, NONE, NONE, reached, None, None)
        for month, reached in enumerate(by_month, start=1)
    )
    return Simulation(plan_of(example()), 1, paths, made, None, is_estimate=False)


def test_only_tiers_above_todays_are_a_matter_of_chance() -> None:
    simulation = reaching((10, 10, 3, 0, 0), (10, 10, 5, 1, 0), (10, 10, 9, 4, 0))
    found = list(chances(simulation, 22))
    assert [each.start for each in found] == [25, 50, 100]
    assert [each.discount for each in found] == [Decimal("0.35"), Decimal("0.45"), Decimal("0.55")]
    assert [each.paths for each in found] == [(3, 5, 9), (0, 1, 4), (0, 0, 0)]
    assert [each.half_by for each in found] == [2, None, None]
    assert [each.start for each in chances(simulation, 25)] == [50, 100]
    assert list(chances(simulation, 100)) == []


def test_a_tier_that_takes_no_more_off_is_none_to_look_forward_to() -> None:
    """Who has no account yet has the vendor's price list, and with the first one still."""
    simulation = reaching((10, 9, 3, 0, 0))
    assert [each.start for each in chances(simulation, 0)] == [2, 25, 50, 100]


def test_half_of_an_odd_number_is_more_than_its_smaller_half() -> None:
    simulation = reaching((7, 7, 3, 0, 0), (7, 7, 4, 0, 0), paths=7)
    assert next(chances(simulation, 22)).half_by == 2


@pytest.mark.parametrize(
    ("months", "shown"),
    [
        (1, (1,)),
        (6, (1, 2, 3, 4, 5, 6)),
        (12, (3, 6, 9, 12)),
        (20, (6, 12, 18, 20)),
        (24, (6, 12, 18, 24)),
        (36, (6, 12, 18, 24, 30, 36)),
        (120, (24, 48, 72, 96, 120)),
    ],
)
def test_few_months_stand_for_many_the_last_among_them(months: int, shown: tuple[int, ...]) -> None:
    assert milestones(months) == shown


@pytest.mark.parametrize("months", range(1, 121))
def test_there_are_never_more_than_a_table_has_room_for(months: int) -> None:
    shown = milestones(months)
    assert len(shown) <= 7
    assert shown[-1] == months
    assert sorted(set(shown)) == list(shown)


@pytest.mark.parametrize(
    ("edits", "certain"),
    [
        ({"assumptions.new_accounts_per_month": "0", "assumptions.monthly_churn": "0"}, True),
        ({"assumptions.new_accounts_per_month": "0"}, False),
        ({"assumptions.monthly_churn": "0"}, False),
        (
            {
                "assumptions.new_accounts_per_month": "0",
                "assumptions.monthly_churn": "0",
                "assumptions.packages": [{"package": "growth", "monthly_churn": "0.01"}],
            },
            False,
        ),
    ],
)
def test_without_anybody_who_comes_or_goes_there_is_no_chance(
    edits: dict[str, object], certain: bool
) -> None:
    assert is_certain(plan_of(example(edits))) is certain
