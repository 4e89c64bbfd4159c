"""Which rows of clients are seen, and in which order: the plan's own stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from planner.gui.client_columns import COMPUTED, sort_figure, sort_value
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


def carried_over(order: list[int], before: Plan, after: Plan) -> list[int]:
    """The order on screen once rows have come or gone: what is new stands at its end."""
    ids = {client.id: row for row, client in enumerate(after.clients)}
    if len(ids) < len(after.clients):
        return list(range(len(after.clients)))
    kept = [ids[before.clients[row].id] for row in order if before.clients[row].id in ids]
    known = {client.id for client in before.clients}
    fresh = [row for row, client in enumerate(after.clients) if client.id not in known]
    return kept + fresh


def slices(rows: int, size: int) -> Iterator[range]:
    """All rows, a few at a time."""
    for start in range(0, rows, size):
        yield range(start, min(start + size, rows))
