"""What possible months say of the tiers: who is reached, how often, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from planner.model.over_time.simulation import Simulation
from planner.model.plan import Plan

HALF = Fraction(1, 2)

STEPS = (1, 3, 6, 12, 24)
MOST_SHOWN = 6


class Chance(NamedTuple):
    """The chance of a tier above today's, month by month.

    ``paths`` have counted as many accounts by then, of all paths. ``half_by`` is the first month
    by which at least half of them have; None: by none that is looked at.
    """

    start: int
    discount: Decimal
    paths: tuple[int, ...]
    half_by: int | None


def chances(simulation: Simulation, counted: int) -> Iterator[Chance]:
    """The tiers above today's that take more off than the one before, from the next.

    Args:
        simulation: the possible months.
        counted: the accounts that count today.
    """
    programme = simulation.plan.programme
    before = programme.discount(counted)
    for index, tier in enumerate(programme.tiers):
        if tier.start <= counted or tier.discount <= before:
            continue
        before = tier.discount
        paths = tuple(month.reached[index] for month in simulation.months)
        halves = (
            month.month
            for month, reached in zip(simulation.months, paths, strict=True)
            if simulation.chance(reached) >= HALF
        )
        yield Chance(tier.start, tier.discount, paths, next(halves, None))


def is_certain(plan: Plan) -> bool:
    """Whether nothing is left to chance: no account comes or goes but those that are planned."""
    assumed = plan.assumptions
    rates = [assumed.new_accounts_per_month, assumed.monthly_churn]
    for each in assumed.packages:
        rates += [each.new_accounts_per_month or Decimal(0), each.monthly_churn or Decimal(0)]
    return not any(rates)


def milestones(months: int) -> tuple[int, ...]:
    """A few months that stand for all: every third, sixth or twelfth, and the last."""
    step = next((step for step in STEPS if months <= step * MOST_SHOWN), STEPS[-1])
    shown = range(step, months + 1, step)
    return tuple(shown) if months % step == 0 else (*shown, months)
