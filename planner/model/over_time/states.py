"""The expected accounts, month by month: how many there are, how old, and in which situation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.model.over_time.calendar import season
from planner.model.over_time.groups import ALL
from planner.model.over_time.timeline import Timeline, Whole

Expected = NDArray[np.float64]
"""Expected numbers of accounts, or amounts in minor units before rounding."""


class State(NamedTuple):
    """The expected accounts in a month, by group.

    ``today`` are those of today; ``young`` those that joined since: (group, months old less 1), as
    many months as have passed. ``joined`` and ``left`` are this month's.
    """

    month: int
    today: Expected
    young: Expected
    joined: Expected
    left: Expected


def states(laid: Timeline) -> Iterator[State]:
    """The expected accounts month by month; each state is valid until the next is asked for."""
    groups, months = laid.groups, laid.months
    churn = np.array([float(group.churn) for group in groups])
    stay = np.array([float(1 - group.churn) for group in groups])
    arriving = np.array([float(group.arriving) for group in groups])
    joins = _by_month((group.joins for group in groups), months)
    leaves = _by_month((group.leaves for group in groups), months)
    today = np.array([group.today for group in groups], dtype=np.float64)
    # The newest stand left of those who joined before them, so nobody moves as they grow older.
    joined_since = np.zeros((len(groups), months))
    everyone = today.copy()
    for month in range(1, months + 1):
        left = everyone * churn
        everyone *= stay
        today *= stay
        young = joined_since[:, months - month :]
        young *= stay[:, None]
        for index, leaving in leaves.get(month, ()):
            _leave(today, young, index, leaving)
            before, everyone[index] = everyone[index], today[index] + young[index].sum()
            left[index] += before - everyone[index]
        joined = arriving * season(laid.plan.assumptions, month)
        for index, joining in joins.get(month, ()):
            joined[index] += joining
        young[:, 0] = joined
        everyone += joined
        yield State(month, today, young, joined, left)


def _by_month(
    planned: Iterable[Mapping[int, int]], months: int
) -> Mapping[int, list[tuple[int, int]]]:
    """What is planned of each group, by month: (group, accounts)."""
    found: dict[int, list[tuple[int, int]]] = {}
    for index, moves in enumerate(planned):
        for month, accounts in moves.items():
            found.setdefault(month, []).append((index, accounts))
    return found


def _leave(today: Expected, young: Expected, index: int, leaving: int) -> None:
    """Take accounts out of a group, the oldest first."""
    if leaving == ALL:
        today[index], young[index] = 0, 0
        return
    gone = min(float(leaving), today[index])
    today[index] -= gone
    rest = leaving - gone
    for age in range(young.shape[1] - 1, -1, -1):
        if not rest:
            return
        gone = min(rest, young[index, age])
        young[index, age] -= gone
        rest -= gone


class Places:
    """Where the accounts of a timeline are: how many in each of its situations."""

    def __init__(self, laid: Timeline, step: Callable[[], None] = lambda: None) -> None:
        """Look at a timeline; what ``step`` raises ends the work."""
        self._situations = len(laid.situations)
        self._today = _by_month_first(laid.today, laid.months, step)
        young = [stage.situations for stage in laid.stages]
        self._young = _by_month_first(young, laid.months, step)
        self._groups = np.array([stage.group for stage in laid.stages], dtype=np.int64)
        self._firsts = np.array([stage.first for stage in laid.stages], dtype=np.int64)
        self._starts = {1, *(stage.first for stage in laid.stages)}
        self._begun = np.zeros(0, dtype=np.int64)

    def filled(self, state: State) -> Expected:
        """The accounts of a month by situation."""
        month = state.month
        if month in self._starts:
            self._begun = np.flatnonzero(self._firsts <= month)
        begun, accounts = self._begun, state.today
        situations = self._today[month - 1]
        if begun.size:
            # Each stage ends where the next one begins: all ages of all groups are in one line.
            starts = self._groups[begun] * month + self._firsts[begun] - 1
            young = np.add.reduceat(state.young.ravel(), starts)
            accounts = np.concatenate((accounts, young))
            situations = np.concatenate((situations, self._young[month - 1][begun]))
        return np.bincount(situations, accounts, self._situations).astype(np.float64)


def _by_month_first(
    situations: Sequence[tuple[int, ...]], months: int, step: Callable[[], None]
) -> Whole:
    found = np.zeros((len(situations), months), dtype=np.int64)
    for index, by_month in enumerate(situations):
        step()
        found[index] = by_month
    return np.ascontiguousarray(found.T)
