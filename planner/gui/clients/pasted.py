"""A block of cells becomes rows of clients: by its titles, else by the columns that are seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from planner.gui.clients.columns import COMPUTED, INDEX, SHOWN
from planner.gui.clients.typed import Entered, put_into
from planner.gui.sheet.model import Act, Cell, Faults, Grid
from planner.model.plan import Plan
from planner.storage.cells import GridError, table
from planner.storage.client_import import SINCE
from planner.storage.day_order import day_first
from planner.storage.day_order import rewritten as with_month
from planner.storage.decimal_marks import mark_of, rewritten
from planner.storage.import_guess import HEADINGS_WITHIN
from planner.storage.package_match import asked_as, matched
from planner.storage.separated import rows as rows_of
from planner.storage.separated import separator_of
from planner.words import client_columns, client_rows, numbers
from planner.words.catalogue import text
from planner.words.cells import plain
from planner.words.sentences import one_line

TOLD_BY = ("package", "plan", "contacts")
"""What a row may tell its package by."""


class Titles(NamedTuple):
    """The row of a block that holds its titles, their columns (None: none), and those left out."""

    at: int
    columns: list[int | None]
    left_out: tuple[str, ...]


def titles_of(grid: Grid) -> Titles | None:
    """The titles of a block: at least half of them stand for columns; None where there are none.

    A heading or two of the whole sheet may stand above them, each alone in its row.
    """
    for at, row in enumerate(grid[:HEADINGS_WITHIN]):
        said = [each for each in row if each.strip()]
        known = [each for each in said if _column(each) is not None]
        alone = at == 0 and len(grid) > 1 and len(known) == 1
        if (len(known) > 1 or alone) and 2 * len(known) >= len(said):
            return _titles(at, row)
        if len(said) > 1:
            return None
    return None


def _titles(at: int, row: Sequence[str]) -> Titles:
    columns: list[int | None] = []
    left_out: list[str] = []
    for title in row:
        column = _column(title)
        if column in columns:
            column = None  # the first of its kind counts
        if column is None and title.strip():
            left_out.append(one_line(title.strip()))
        columns.append(column)
    return Titles(at, columns, tuple(left_out))


def _apart(grid: Grid) -> Grid:
    """The cells of a text copied from a CSV file, where its titles then stand for columns."""
    if len(grid) < 2 or any(len(row) > 1 for row in grid):
        return grid
    words = "\n".join(cell for row in grid for cell in row)
    mark = separator_of(words)
    try:
        apart = table(rows_of(words, mark)) if mark else ()
    except GridError:  # no list of clients has so many columns
        return grid
    titles = titles_of(apart)
    known = 0 if titles is None else sum(each is not None for each in titles.columns)
    return apart if known > 1 else grid


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
    grid = _apart(grid)
    titles, lines = titles_of(grid), list(grid)
    if titles is not None:
        columns, lines = titles.columns, lines[titles.at + 1 :]
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
    if not rows:
        where = (onward[0] if onward else new, at[1])
        only = {where: text("These are titles only: copy the rows below them too.")}
        return Entered(plan, partial(client_rows.step_of_paste, 0), only)
    _told_by_columns(rows)
    packages, unknown = _packages(plan, rows)
    ordered = {row: dict(sorted(texts.items())) for row, texts in rows.items()}
    done = put_into(plan, ordered, Act.PASTE, packages)
    done = done._replace(faults=unknown | done.faults | faults)
    if titles is not None:
        return done._replace(left_out=titles.left_out)
    return done._replace(computed=_computed(rows))


def _computed(rows: Mapping[int, Mapping[int, str]]) -> tuple[str, ...]:
    """The titles of the computed columns for which a block without titles holds texts."""
    at = {column for texts in rows.values() for column, typed in texts.items() if typed.strip()}
    return tuple(SHOWN[column].title for column in sorted(at) if SHOWN[column].input is None)


def _told_by_columns(rows: Mapping[int, dict[int, str]]) -> None:
    """Write figures and days that their column makes plain in the reader's own way."""
    own = numbers.current().decimal
    for column, shown in enumerate(SHOWN):
        texts = [row[column] for row in rows.values() if column in row]
        if shown.input is None or not shown.input.figure or len(texts) < 2:
            continue
        first = day_first(texts) if shown.key == SINCE else None
        mark = "" if shown.key == SINCE else mark_of(texts)
        for row in rows.values():
            if column in row and mark:
                row[column] = rewritten(row[column], mark, own)
            elif column in row and first is not None:
                row[column] = with_month(row[column], first)


def _packages(plan: Plan, rows: Mapping[int, Mapping[int, str]]) -> tuple[dict[int, str], Faults]:
    """What rows mean that do not name a package of the plan: as an imported list is read.

    A new client of a vendor's plan is never put on a package of another one unasked.
    """
    found: dict[int, str] = {}
    faults: Faults = {}
    known: dict[tuple[str, ...], str | None] = {}
    for row, texts in rows.items():
        told = {key: texts.get(INDEX[key], "").strip() for key in TOLD_BY}
        if not told["package"] and (not told["plan"] or row < len(plan.clients)):
            continue
        said = tuple(told.values())
        if said not in known:
            known[said] = matched(told, plan)
        package = known[said]
        if package is not None:
            found[row] = package
        elif not told["package"] and _is_sold(told["plan"], plan):
            faults[row, INDEX["plan"]] = text(
                "No package of yours is meant by “{plan}” alone: paste a column of packages too."
            ).format(plan=one_line(asked_as(told)))
    return found, faults


def _is_sold(named: str, plan: Plan) -> bool:
    """Whether a text names a plan of the vendor: else its own cell says what is wrong."""
    column = SHOWN[INDEX["plan"]].input
    assert column is not None
    try:
        column.read(named, plan)
    except ValueError:
        return False
    return True
