"""The possible months: whole accounts that come and go by chance, many times over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.model.account import Amounts
from planner.model.book import Book
from planner.model.money import half_up
from planner.model.over_time.timeline import timeline
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.model.rows import Kind

PATHS = 10_000
"""How many possible futures are looked at where nobody says otherwise."""


class Spread(NamedTuple):
    """How a figure is spread over the paths: its mean, and the values at ranks ⌈p·paths⌉."""

    mean: Fraction
    p10: int
    p50: int
    p90: int

    @property
    def rounded_mean(self) -> int:
        """The mean in whole minor units."""
        return half_up(self.mean.numerator, self.mean.denominator)


class PossibleMonth(NamedTuple):
    """A month over all paths; amounts in minor units.

    ``accounts`` are active at its end; ``cash`` is cumulative. The numbers of paths: ``reached``
    has, for each tier of the programme, those that have counted as many by then, today included;
    ``goal_by`` those that have earned the goal in a month by then, ``goal_in`` in this month, None
    where the plan states none.
    """

    month: int
    accounts: Spread
    profit: Spread
    cash: Spread
    reached: tuple[int, ...]
    goal_by: int | None
    goal_in: int | None


@dataclass(frozen=True)
class Simulation:
    """The possible months of a plan; the same seed and paths give the same figures everywhere.

    ``problem`` says why there are fewer months than were asked for; ``is_estimate``: the order of
    the rows decides who pays what, and a mean stands for it.
    """

    plan: Plan
    seed: int
    paths: int
    months: tuple[PossibleMonth, ...]
    problem: Problem | None
    is_estimate: bool

    def chance(self, paths: int) -> Fraction:
        """The share of so many paths."""
        return Fraction(paths, self.paths)


def simulate(
    book: Book,
    months: int,
    paths: int = PATHS,
    seed: int | None = None,
    step: Callable[[int], None] = lambda month: None,
) -> Simulation | None:
    """Simulate a plan.

    Args:
        book: today's.
        months: how many, from 1.
        paths: how many possible futures.
        seed: of the draws; None: the plan's own.
        step: called before each month with its number; what it raises ends the work.

    Returns:
        None where the book has no figures to begin with.
    """
    laid = timeline(book, months)
    if laid is None:
        return None
    plan = book.plan
    draws = np.random.default_rng(plan.assumptions.seed if seed is None else seed)
    alive = [np.full(paths, group.today) for group in laid.groups]
    counted = np.full(paths, book.counted)
    highest, cash = counted, np.zeros(paths, dtype=np.int64)
    goal, earned = plan.assumptions.profit_goal, np.zeros(paths, dtype=bool)
    made = []
    for month in range(1, laid.months + 1):
        step(month)
        profit = np.full(paths, -book.overheads)
        before, counted = counted, np.zeros(paths, dtype=np.int64)
        for index, group in enumerate(laid.groups):
            alive[index] -= draws.binomial(alive[index], float(group.churn))
            joined = draws.poisson(float(group.arriving), paths)
            alive[index] += joined
            profit += joined * laid.setups[index].contribution
            counted += alive[index] * laid.counts[index]
        of_bill = before if plan.programme.billed_count(0, 1) == 0 else counted
        for index in range(len(laid.groups)):
            situation = laid.today[index][month - 1]
            lines = Amounts(*map(int, laid.served[situation]))
            for tier in plan.programme.tiers:
                cost = int(laid.billed(tier.discount)[situation].sum())
                here = np.array([plan.programme.discount(int(n)) == tier.discount for n in of_bill])
                profit += np.where(here, alive[index] * (lines.contribution - cost), 0)
        highest, cash = np.maximum(highest, counted), cash + profit
        active = sum(n for n, g in zip(alive, laid.groups, strict=True) if g.kind != Kind.DISABLED)
        now = np.zeros(paths, dtype=bool) if goal is None else profit >= goal
        earned = earned | now
        made.append(
            PossibleMonth(
                month,
                _spread(np.asarray(active)),
                _spread(profit),
                _spread(cash),
                tuple(int((highest >= tier.start).sum()) for tier in plan.programme.tiers),
                None if goal is None else int(earned.sum()),
                None if goal is None else int(now.sum()),
            )
        )
    seed = plan.assumptions.seed if seed is None else seed
    return Simulation(plan, seed, paths, tuple(made), laid.problem, laid.is_estimate)


def _spread(values: NDArray[np.int64]) -> Spread:
    ranked = np.sort(values)
    at = [int(ranked[-(-len(ranked) * share // 10) - 1]) for share in (1, 5, 9)]
    return Spread(Fraction(int(ranked.sum()), len(ranked)), *at)
