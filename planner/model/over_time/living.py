"""The accounts of a group on every path: they leave and join by chance, and as planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.model.over_time.draws.chance import Chance
from planner.model.over_time.draws.samplers import Accounts
from planner.model.over_time.groups import ALL, Group
from planner.model.over_time.timeline import Stage, Timeline
from planner.model.rows import Kind

Placed = tuple[int, Accounts]
"""The index of a situation, and the accounts in it on each path."""


def whole_numbers(most: int) -> type[np.signedinteger[Any]]:
    """The narrowest whole numbers that hold so many: the fewer bytes, the quicker."""
    return np.int16 if most < 2**15 else np.int32 if most < 2**31 else np.int64


class Living:
    """The accounts of one group on every path.

    Newcomers stand among today's accounts unless their situation depends on their age.
    """

    def __init__(self, laid: Timeline, index: int, paths: int) -> None:
        """Begin with today's accounts of a group of a timeline."""
        self.group: Group = laid.groups[index]
        self._today = laid.today[index]
        self._churn = float(self.group.churn)
        self._arriving = float(self.group.arriving)
        self._paths = paths
        self.most = _most(laid, self.group)
        fits = whole_numbers(self.most)
        self._settled: Accounts = np.full(paths, self.group.today, dtype=fits)
        self._newcomers: _Newcomers | None = None
        oldest = _oldest(laid, self.group)
        if oldest and self.group.is_joined:
            stages = laid.stages_by_group.get(index, [])
            self._newcomers = _Newcomers(stages, oldest, np.zeros(paths, dtype=fits))

    def live(self, month: int, season: float, chance: Chance) -> Accounts | int:
        """Live through a month; returns how many have joined on each path."""
        group, newcomers = self.group, self._newcomers
        if group.kind is Kind.DISABLED:
            return 0
        chance.thin(self._settled, self._churn)
        if newcomers is not None:
            newcomers.thin(chance, self._churn)
        if month in group.leaves:
            self._leave(group.leaves[month])
        drawn = chance.join(self._arriving * season, self._paths)
        planned = group.joins.get(month, 0)
        joined: Accounts | int = planned
        if drawn is not None:
            joined = drawn.astype(self._settled.dtype, copy=False)
            joined += planned
        if newcomers is not None:
            newcomers.join(month, np.broadcast_to(joined, self._paths))
        elif drawn is not None or planned:
            self._settled += joined
        return joined

    def _leave(self, leaving: int) -> None:
        """Take accounts out as planned, the oldest first."""
        if leaving == ALL:
            self._settled[:] = 0
            if self._newcomers is not None:
                self._newcomers.leave_all()
            return
        gone = np.minimum(self._settled, np.full(self._paths, leaving))
        self._settled -= gone
        if self._newcomers is not None:
            self._newcomers.leave(leaving - gone)

    @property
    def accounts(self) -> Accounts:
        """All of them, on each path."""
        if self._newcomers is None:
            return self._settled
        return self._settled + self._newcomers.accounts

    def placed(self, month: int) -> Iterator[Placed]:
        """All of them by their situation in a month that they have lived through."""
        if self.group.today or self._newcomers is None:
            yield self._today[month - 1], self._settled
        if self._newcomers is not None:
            yield from self._newcomers.placed(month)


def _most(laid: Timeline, group: Group) -> int:
    """What no path's accounts can exceed, nor those that join in a month.

    No law has as many as twice what is expected and 64 more.
    """
    arriving = 0
    if group.arriving:
        busiest = max((1.0, *map(float, laid.plan.assumptions.seasonality)))
        arriving = 2 * int(float(group.arriving) * busiest + 1) + 64
    return group.today + sum(group.joins.values()) + arriving * laid.months


def _oldest(laid: Timeline, group: Group) -> int:
    """Up to which age the situation of newcomers depends on it; 0: it never does.

    Whether it does is a question of the plan and not of how many months are asked for: the draws of
    a month are the same however many follow.
    """
    if group.alike.growth:
        return laid.months  # nobody gets older
    if group.kind is Kind.ON_COMMISSION:
        return laid.plan.programme.commission.months or 0
    return 0


class _Newcomers:
    """Those who joined since today, by age: on most paths and in most months there are few.

    One entry for each path and month in which some joined of whom some are left, the oldest first;
    who is past the last age that matters is in one pool with all others who are.
    """

    def __init__(self, stages: Sequence[Stage], oldest: int, nobody: Accounts) -> None:
        self._stages, self._oldest, self._old = stages, oldest, nobody
        self._paths = len(nobody)
        self._path: NDArray[np.int32] = np.zeros(0, dtype=np.int32)
        self._born: NDArray[np.int16] = np.zeros(0, dtype=np.int16)
        self._of_entry: Accounts = nobody[:0]

    def thin(self, chance: Chance, share: float) -> None:
        chance.thin(self._old, share)
        chance.thin(self._of_entry, share)
        self._forget()

    def _forget(self) -> None:
        """Drop the entries of which nobody is left."""
        left = np.flatnonzero(self._of_entry)
        if len(left) < len(self._of_entry):
            self._path, self._born = self._path[left], self._born[left]
            self._of_entry = self._of_entry[left]

    def join(self, month: int, joined: Accounts) -> None:
        """Take in who joins, and let who grows too old for it no longer be told apart."""
        here = np.flatnonzero(joined)
        grown = int(np.searchsorted(self._born, month - self._oldest, side="right"))
        # They were all born in the same month, so that each path stands there once.
        self._old[self._path[:grown]] += self._of_entry[:grown]
        born = np.full(len(here), month, dtype=np.int16)
        self._path = np.concatenate([self._path[grown:], here.astype(np.int32)])
        self._born = np.concatenate([self._born[grown:], born])
        self._of_entry = np.concatenate(
            [self._of_entry[grown:], joined[here].astype(self._old.dtype)]
        )

    def leave(self, leaving: Accounts) -> None:
        """Take so many out on each path, the oldest first."""
        gone = np.minimum(self._old, leaving)
        self._old -= gone
        left = leaving - gone
        for born in np.unique(self._born):
            entries = slice(*np.searchsorted(self._born, [born, born + 1]))
            path = self._path[entries]
            out = np.minimum(self._of_entry[entries], left[path])
            self._of_entry[entries] -= out
            left[path] -= out
        self._forget()

    def leave_all(self) -> None:
        self._old[:] = 0
        self._of_entry[:] = 0
        self._forget()

    @property
    def accounts(self) -> Accounts:
        return self._old + self._on_paths(0, len(self._path))

    def placed(self, month: int) -> Iterator[Placed]:
        for stage in self._stages:
            if stage.first > month:
                return
            situation = stage.situations[month - 1]
            if stage.first > self._oldest:
                yield situation, self._old
                return
            begin = np.searchsorted(self._born, month - stage.last + 1)
            end = np.searchsorted(self._born, month - stage.first + 1, side="right")
            yield situation, self._on_paths(int(begin), int(end))

    def _on_paths(self, begin: int, end: int) -> Accounts:
        """The accounts of some entries, by path."""
        entries = slice(begin, end)
        numbers = np.bincount(self._path[entries], self._of_entry[entries], self._paths)
        return numbers.astype(np.int64)  # sums of whole numbers, which floats hold exactly
