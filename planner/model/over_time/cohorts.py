"""Commissions that run out: what each month's commission comes from, by when accounts joined."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from planner.model.book import Book
from planner.model.over_time.projection import COMMISSION
from planner.model.over_time.rounding import HAIR, rounded
from planner.model.over_time.states import Expected, State, states
from planner.model.over_time.timeline import Timeline, timeline
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.model.rows import Kind

MOST_BANDS = 6
SPANS = (3, 6, 12, 24)
"""How many months of joining a band may hold: a quarter, half a year, a year, two."""


class Running(NamedTuple):
    """A month of the accounts on commission.

    ``within`` are expected within their months at its end, ``after`` past them, ``ended`` those
    whose first month without commission it is. ``commission`` is in minor units; ``parts`` are
    that of each band, before rounding.
    """

    month: int
    within: float
    after: float
    ended: float
    commission: int
    parts: tuple[float, ...]


class Band(NamedTuple):
    """Accounts by when they joined: from month ``first`` to ``last``; both 0: those of today."""

    first: int
    last: int


@dataclass(frozen=True)
class Cohorts:
    """The commission of each month, by when its accounts joined.

    ``past`` of today's accounts have had their last commission already; ``joining`` says whether
    any account joins on commission in these months; ``problem`` why there are fewer months than
    were asked for.
    """

    plan: Plan
    bands: tuple[Band, ...]
    months: tuple[Running, ...]
    past: int
    joining: bool
    problem: Problem | None

    @cached_property
    def first_end(self) -> int | None:
        """The first month in which some account has no commission any more."""
        return next((each.month for each in self.months if each.ended > HAIR), None)

    @property
    def anybody(self) -> bool:
        """Whether any account is on commission, now or later."""
        return any(each.within + each.after > HAIR for each in self.months)

    @property
    def anybody_within(self) -> bool:
        """Whether any of them is within its months, now or later."""
        return any(each.within > HAIR for each in self.months)

    @cached_property
    def amounts(self) -> tuple[tuple[int, ...], ...]:
        """What each band brings, month by month, rounded."""
        return tuple(
            tuple(rounded(month.parts[band]) for month in self.months)
            for band in range(len(self.bands))
        )


def cohorts(book: Book, months: int, step: Callable[[], None] = lambda: None) -> Cohorts | None:
    """Where the commissions of so many months come from.

    Args:
        book: today's.
        months: how many, from 1.
        step: called between accounts and between months; what it raises ends the work.

    Returns:
        None where the book has no figures to begin with.
    """
    laid = timeline(book, months, step)
    if laid is None:
        return None
    found, lasts = tuple(_Running(laid).months(step)), book.plan.programme.commission.months
    return Cohorts(
        plan=book.plan,
        bands=bands(laid.months),
        months=found,
        past=sum(
            group.today
            for group in laid.groups
            if group.kind is Kind.ON_COMMISSION and lasts is not None and group.alike.age > lasts
        ),
        joining=any(
            group.kind is Kind.ON_COMMISSION and (group.arriving or group.joins)
            for group in laid.groups
        ),
        problem=laid.problem,
    )


def bands(months: int) -> tuple[Band, ...]:
    """Today's accounts, then those that join in each quarter, or in as long as keeps them few."""
    span = next((each for each in SPANS if -(-months // each) < MOST_BANDS), SPANS[-1])
    joined = (Band(first, min(first + span - 1, months)) for first in range(1, months + 1, span))
    return Band(0, 0), *joined


class _Running:
    """Makes the months of the accounts on commission."""

    def __init__(self, laid: Timeline) -> None:
        self._laid = laid
        self._bands = bands(laid.months)
        self._lasts = laid.plan.programme.commission.months
        self._served = laid.served[:, COMMISSION].astype(np.float64)
        paid = [index for index, g in enumerate(laid.groups) if g.kind is Kind.ON_COMMISSION]
        self._groups = np.array(paid, dtype=np.int64)
        self._ages = np.array([laid.groups[index].alike.age for index in paid], dtype=np.int64)
        today = [laid.today[index] for index in paid]
        self._of_today = np.array(today, dtype=np.int64).reshape(len(paid), laid.months)
        # The stages of a group hold every age in order, those of all groups so many rows of ages.
        stages = [
            each for each in laid.stages if laid.groups[each.group].kind is Kind.ON_COMMISSION
        ]
        self._joining = np.array([s.group for s in stages if s.first == 1], dtype=np.int64)
        self._lengths = np.array([s.last - s.first + 1 for s in stages], dtype=np.int64)
        of_joined = [stage.situations for stage in stages]
        self._of_joined = np.array(of_joined, dtype=np.int64).reshape(len(stages), laid.months)

    def months(self, step: Callable[[], None]) -> Iterator[Running]:
        for state in states(self._laid):
            step()
            joined = self._joined(state)
            in_bands = (joined[band.first : band.last + 1] for band in self._bands[1:])
            parts = (self._today(state), *(float(each.sum()) for each in in_bands))
            after, ended = self._past(state)
            everybody = state.today[self._groups].sum() + state.young[self._groups].sum()
            yield Running(
                month=state.month,
                within=max(float(everybody) - after, 0.0),
                after=after,
                ended=ended,
                commission=rounded(sum(parts)),
                parts=parts,
            )

    def _today(self, state: State) -> float:
        """What today's accounts bring."""
        each = self._served[self._of_today[:, state.month - 1]]
        return float(state.today[self._groups] @ each)

    def _joined(self, state: State) -> Expected:
        """What those that joined since bring, by the month in which they joined."""
        month, found = state.month, np.zeros(self._laid.months + 1)
        if self._joining.size:
            # Where nobody is that old yet, the situation is none, and so are the accounts.
            of_stages = self._served[self._of_joined[:, month - 1]]
            each = np.repeat(of_stages, self._lengths).reshape(-1, self._laid.months)
            by_age = (state.young[self._joining] * each[:, :month]).sum(axis=0)
            found[1 : month + 1] = by_age[::-1]
        return found

    def _past(self, state: State) -> tuple[float, float]:
        """How many accounts are past their months, and for how many that is new."""
        lasts = self._lasts
        if lasts is None:
            return 0.0, 0.0
        young, today = state.young[self._groups], state.today[self._groups]
        old = self._ages + state.month
        after = young[:, lasts:].sum() + today[old > lasts].sum()
        ended = young[:, lasts : lasts + 1].sum() + today[old == lasts + 1].sum()
        return float(after), float(ended)
