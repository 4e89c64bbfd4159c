"""The possible months: whole accounts that come and go by chance, many times over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from planner.model.book import Book
from planner.model.money import half_up
from planner.model.over_time.calendar import season
from planner.model.over_time.draws.chance import Chance
from planner.model.over_time.ledger import Ledger, Money, Sheet, Till
from planner.model.over_time.living import Living, whole_numbers
from planner.model.over_time.ranks import at_ranks
from planner.model.over_time.timeline import Timeline, timeline
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
        step: called with a month's number before it and again and again within it, for the first
            one also while all is prepared; what it raises ends the work.

    Returns:
        None where there is no timeline: the book has no figures to begin with.
    """
    laid = timeline(book, months, lambda: step(1))
    if laid is None:
        return None
    seed = book.plan.assumptions.seed if seed is None else seed
    made = tuple(_Paths(laid, paths, seed, step).made())
    return Simulation(book.plan, seed, paths, made, laid.problem, laid.is_estimate)


class _Watch:
    """Says which month is being lived through, again and again.

    It is nobody's own: what held a way back to all paths would keep their memory until somebody
    looks for garbage.
    """

    def __init__(self, step: Callable[[int], None]) -> None:
        self.month, self._step = 1, step

    def __call__(self) -> None:
        self._step(self.month)


class _Paths:
    """All paths of a timeline, one month at a time."""

    def __init__(self, laid: Timeline, paths: int, seed: int, step: Callable[[int], None]) -> None:
        self._laid, self._paths, self._go_on = laid, paths, _Watch(step)
        self._chance = Chance(seed, self._go_on)
        self._living: list[Living] = []
        for index in range(len(laid.groups)):
            self._go_on()
            self._living.append(Living(laid, index, paths))
        # Where who is active and who counts are the same, they are added up once.
        self._all_count = all(
            counts is (group.kind is not Kind.DISABLED)
            for counts, group in zip(laid.counts, laid.groups, strict=True)
        )
        self._goal = laid.plan.assumptions.profit_goal
        self._has_earned_it = np.zeros(paths, dtype=bool)
        most = sum(living.most for living in self._living)
        self._whole = whole_numbers(most)
        self._ledger = Ledger(laid, paths, most, self._go_on)
        self._tier = self._highest = self._ledger.tier(np.full(paths, laid.book.counted))
        self._till = Till(self._ledger)

    def made(self) -> Iterator[PossibleMonth]:
        for month in range(1, self._laid.months + 1):
            self._go_on.month = month
            self._go_on()
            yield self._lived()

    def _lived(self) -> PossibleMonth:
        """Live through a month on all paths."""
        month, laid, sheet = self._go_on.month, self._laid, Sheet(self._ledger)
        factor = season(laid.plan.assumptions, month)
        active = counted = np.zeros(self._paths, dtype=self._whole)
        if not self._all_count:
            counted = active.copy()
        for index, living in enumerate(self._living):
            sheet.join(index, living.live(month, factor, self._chance))
            accounts = living.accounts
            if living.group.kind is not Kind.DISABLED:
                active += accounts
            if laid.counts[index] and not self._all_count:
                counted += accounts
        before, self._tier = self._tier, self._ledger.tier(counted)
        self._highest = np.maximum(self._highest, self._tier)
        sheet.bill_at(before if self._ledger.is_late else self._tier)
        for living in self._living:
            self._go_on()
            for situation, accounts in living.placed(month):
                sheet.add(situation, accounts)
        earned = sheet.earned()
        self._till.take(earned)
        return PossibleMonth(
            month,
            self._spread(active),
            self._spread(earned.profit),
            self._spread(self._till.cash),
            self._reached(),
            *self._goals(earned.profit),
        )

    def _reached(self) -> tuple[int, ...]:
        """On how many paths each tier has been reached by now."""
        tiers = range(1, len(self._laid.plan.programme.tiers) + 1)
        return tuple(int(np.count_nonzero(self._highest >= tier)) for tier in tiers)

    def _goals(self, profit: Money) -> tuple[int, int] | tuple[None, None]:
        """On how many paths the goal has been earned by now, and on how many in this month."""
        if self._goal is None:
            return None, None
        now = (profit >= self._goal).astype(bool)
        self._has_earned_it |= now
        return int(self._has_earned_it.sum()), int(now.sum())

    def _spread(self, values: Money) -> Spread:
        paths = self._paths
        at = at_ranks(values, [-(-paths * share // 10) - 1 for share in (1, 5, 9)])
        total = int(values.sum()) if self._ledger.adds_up else sum(values.tolist())
        return Spread(Fraction(total, paths), *at)
