"""Which rows of clients are seen, and in which order: the plan's own stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from planner.gui.clients.columns import COMPUTED, sort_figure, sort_value
from planner.model.client_figures import ClientFigures, Flag
from planner.model.plan import Client, Package, Plan, Status


class Sort(NamedTuple):
    """A column by its key, and whether the largest come first."""

    key: str
    falling: bool


class Wanted(NamedTuple):
    """Which rows are wanted: those with these words, and of this status or with this flag."""

    words: tuple[str, ...] = ()
    status: Status | None = None
    flag: Flag | None = None
    flagged: bool = False

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Wanted()

    def takes(self, client: Client, flags: tuple[Flag, ...]) -> bool:
        """Whether a row is wanted, its words aside."""
        if self.status is not None and client.status is not self.status:
            return False
        if self.flag is not None and self.flag not in flags:
            return False
        return bool(flags) or not self.flagged


def in_order(
    rows: list[int], sort: Sort | None, plan: Plan, figures: ClientFigures | None, at: list[int]
) -> list[int]:
    """Rows sorted by a column; equal ones in the plan's order, those without a value last.

    Args:
        rows: the rows of the plan.
        sort: by which column; None: as the plan has them.
        plan: the plan.
        figures: what is computed of the rows; None: not yet.
        at: for each row of the plan, its row in ``figures``; −1: none yet.
    """
    if sort is None:
        return sorted(rows)
    packages: dict[str, Package] = {each.id: each for each in reversed(plan.packages)}
    known: list[tuple[Any, int]] = []
    unknown: list[int] = []
    for row in sorted(rows):
        client = plan.clients[row]
        value = None
        if sort.key not in COMPUTED:
            value = sort_value(sort.key, plan, client, packages.get(client.package))
        elif figures is not None and at[row] >= 0:
            value = sort_figure(sort.key, figures, at[row])
        if value is None:
            unknown.append(row)
        else:
            known.append((value, row))
    known.sort(key=lambda each: each[0], reverse=sort.falling)
    return [row for _, row in known] + unknown


class Change(NamedTuple):
    """Where two lists of rows differ: from ``start`` up to ``before`` or ``after``."""

    start: int
    before: int
    after: int


def change(before: Sequence[Client], after: Sequence[Client]) -> Change:
    """Where rows have come, gone, moved or been edited: an edit leaves the others the same."""
    shorter = min(len(before), len(after))
    start = next((n for n in range(shorter) if before[n] is not after[n]), shorter)
    left = shorter - start
    same = next((n for n in range(left) if before[-1 - n] is not after[-1 - n]), left)
    return Change(start, len(before) - same, len(after) - same)


def rows_in(before: Sequence[Client], after: Sequence[Client]) -> list[int]:
    """For each row, where it was before; −1: it is new. Rows are known by their ids."""
    start, old, new = change(before, after)
    ids = {before[row].id: row for row in range(start, old)}
    return [
        *range(start),
        *(ids.get(after[row].id, -1) for row in range(start, new)),
        *range(old, len(before)),
    ]


def carried_over(order: list[int], before: Sequence[Client], after: Sequence[Client]) -> list[int]:
    """The order on screen once rows have come or gone: what is new stands at its end."""
    was = rows_in(before, after)
    now = {old: row for row, old in enumerate(was) if old >= 0}
    fresh = [row for row, old in enumerate(was) if old < 0]
    return [now[row] for row in order if row in now] + fresh


def slices(rows: int, size: int) -> Iterator[range]:
    """All rows, a few at a time."""
    for start in range(0, rows, size):
        yield range(start, min(start + size, rows))
