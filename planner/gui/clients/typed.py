"""From texts in cells to an edited plan: all of them at once, or what is wrong with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from planner.gui.clients.columns import COMPUTED, INDEX, SHOWN
from planner.gui.sheet.model import Act, Cell, Faults, Grid
from planner.model.client_edits import new_clients
from planner.model.plan import Billing, Channel, Client, Plan, Status
from planner.words import client_columns, client_rows
from planner.words.catalogue import text
from planner.words.cells import CellError, plain, sentence
from planner.words.entry import EntryError
from planner.words.sentences import one_line

EMPTIED: dict[str, Any] = {
    "channel": Channel.RESALE,
    "status": Status.ACTIVE,
    "billing": Billing.MONTHLY,
    "accounts": 1,
}
"""What an emptied cell says where it has to say something."""


class Entered(NamedTuple):
    """The edited plan and what the step is called, or what is wrong, by row of the plan.

    ``left_out`` are titles of a pasted sheet that stand for no column.
    """

    plan: Plan
    label: Callable[[], str]
    faults: Faults
    left_out: tuple[str, ...] = ()


def entered(plan: Plan, cells: Mapping[Cell, str], act: Act) -> Entered:
    """Put texts into rows of the plan.

    Args:
        plan: the plan.
        cells: texts by row of the plan and column; rows beyond its last are new clients.
        act: how the texts came.
    """
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    for (row, column), typed in sorted(cells.items()):
        rows[row][column] = typed
    return _put(plan, rows, act)


def _put(plan: Plan, rows: Mapping[int, Mapping[int, str]], act: Act) -> Entered:
    clients = list(plan.clients)
    fresh = [row for row, texts in rows.items() if row >= len(clients) and any(texts.values())]
    added = dict(zip(fresh, new_clients(plan, len(fresh)), strict=False))
    faults: Faults = {}
    if len(added) < len(fresh):
        no_package = text("There is no package yet: make one on the Packages page first.")
        faults[fresh[0], INDEX["package"]] = no_package
    for row, texts in rows.items():
        client = clients[row] if row < len(clients) else added.get(row)
        if client is None:
            continue
        for column, typed in texts.items():
            try:
                client = _with(plan, client, column, typed, act)
            except (EntryError, CellError) as error:
                faults[row, column] = sentence(error)
        if row < len(clients):
            clients[row] = client
        else:
            added[row] = client
    edited = replace(plan, clients=(*clients, *added.values()))
    return Entered(edited, _label(rows, act, len(plan.clients)), faults)


def _with(plan: Plan, client: Client, column: int, typed: str, act: Act) -> Client:
    shown = SHOWN[column]
    if shown.input is None:
        return client
    if not typed.strip():
        if shown.key in EMPTIED:
            return replace(client, **{shown.key: EMPTIED[shown.key]})
        if shown.key == "package" and act is not Act.TYPE:
            return client  # a client always has one
    return shown.input.put(plan, client, shown.input.read(typed, plan))


def _label(rows: Mapping[int, Mapping[int, str]], act: Act, clients: int) -> Callable[[], str]:
    columns = {column for texts in rows.values() for column in texts}
    match act:
        case Act.FILL:
            return partial(client_rows.step_of_fill, len(rows))
        case Act.CLEAR if len(columns) > 1:
            return client_rows.step_of_clear
        case Act.PASTE if len(columns) > 1 or len(rows) > 1:
            return partial(client_rows.step_of_paste, len(rows))
    if any(row >= clients for row in rows):
        return client_rows.step_of_new_client
    return partial(client_rows.step_of_change, SHOWN[min(columns)].key)


def headed(grid: Grid) -> bool:
    """Whether the first row of a block holds titles: at least half of it stands for columns."""
    titles = [each for each in grid[0] if each.strip()]
    known = [each for each in titles if _column(each) is not None]
    return len(grid) > 1 and bool(known) and 2 * len(known) >= len(titles)


def _column(title: str) -> int | None:
    """The column that a title stands for, computed ones too."""
    found = client_columns.recognised(title)
    if found is not None:
        return INDEX[found.key]
    computed = {plain(name()): key for key, name in COMPUTED.items()}
    key = computed.get(plain(title), plain(title))
    return INDEX[key] if key in COMPUTED else None


def pasted(plan: Plan, grid: Grid, onward: Sequence[int], at: Cell, seen: Sequence[int]) -> Entered:
    """Put a block into rows of the plan; rows beyond the last are new clients.

    Args:
        plan: the plan.
        grid: the texts.
        onward: the rows of the plan that are seen from the first cell on.
        at: the first cell.
        seen: the columns that are seen, in their order.
    """
    columns: list[int | None] = list(seen[seen.index(at[1]) :])
    left_out: list[str] = []
    lines = list(grid)
    if headed(grid):
        titles, *lines = lines
        columns = [_column(title) for title in titles]
        left_out = [
            one_line(title.strip())
            for title, column in zip(titles, columns, strict=True)
            if column is None and title.strip()
        ]
    rows: dict[int, dict[int, str]] = {}
    faults: Faults = {}
    new = len(plan.clients)
    for number, line in enumerate(lines):
        if number < len(onward):
            row = onward[number]
        elif any(each.strip() for each in line):
            row, new = new, new + 1
        else:
            continue
        if any(each.strip() for each in line[len(columns) :]):
            said = text("There is no room for all of it here: paste it further left.")
            faults[row, seen[-1]] = said
        rows[row] = {
            column: typed
            for column, typed in zip(columns, line, strict=False)
            if column is not None
        }
    done = _put(plan, {row: dict(sorted(texts.items())) for row, texts in rows.items()}, Act.PASTE)
    return done._replace(faults=done.faults | faults, left_out=tuple(left_out))
