"""What the columns of a list are: by their headings, or else by what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from planner.model.plan import Plan
from planner.storage.client_import import Choices
from planner.storage.grid import Grid
from planner.words import client_columns
from planner.words.cells import CellError
from planner.words.client_columns import recognised
from planner.words.entry import EntryError

HEADINGS_WITHIN = 20  # first rows: a title may stand above
LOOKED_AT = 200  # rows of a column
LONGEST_HEADING = 60

# What a column without a heading may be, in the order in which it is tried.
BY_CONTENT = ("status", "channel", "billing", "package", "plan", "contacts", "since")


def guess(grid: Grid, plan: Plan) -> Choices:
    """How a list is most probably meant to be read."""
    found = _headings(grid)
    if found is None:
        return Choices(_by_content(grid, plan, 0, [""] * _width(grid)))
    row, keys = found
    columns = keys if "name" in keys else list(_with_name(grid, row + 1, keys))
    return Choices(tuple(columns), first=row + 1)


def _width(grid: Grid) -> int:
    return len(grid.rows[0]) if grid.rows else 0


def _headings(grid: Grid) -> tuple[int, list[str]] | None:
    """The index of the row of headings and the keys that they stand for; None where none is."""
    best: tuple[int, list[str]] | None = None
    most = 0
    for index, row in enumerate(grid.rows[:HEADINGS_WITHIN]):
        keys = list(_keys(row))
        known = sum(map(bool, keys))
        alone = known == 1 and sum(bool(cell.strip()) for cell in row) == 1
        if known > most and (known > 1 or alone):
            best, most = (index, keys), known
    return best


def _keys(row: tuple[str, ...]) -> Iterator[str]:
    taken: set[str] = set()
    for cell in row:
        heading = cell.strip()
        column = recognised(heading) if 0 < len(heading) <= LONGEST_HEADING else None
        key = "" if column is None or column.key in taken else column.key
        taken.add(key)
        yield key


def _with_name(grid: Grid, first: int, keys: list[str]) -> Iterator[str]:
    """The keys, with the first column of words as the names where no heading says so."""
    named = False
    for index, key in enumerate(keys):
        names = not named and not key and _is_of_words(_texts(grid, first, index))
        named = named or names
        yield "name" if names else key


def _by_content(grid: Grid, plan: Plan, first: int, keys: list[str]) -> tuple[str, ...]:
    for key in BY_CONTENT:
        read = client_columns.column(key).read
        for index in range(len(keys)):
            texts = _texts(grid, first, index)
            if not keys[index] and texts and all(_reads(read, each, plan) for each in texts):
                keys[index] = key
                break
    return tuple(_with_name(grid, first, keys))


def _texts(grid: Grid, first: int, column: int) -> set[str]:
    rows = grid.rows[first : first + LOOKED_AT]
    return {words for row in rows if (words := row[column].strip())}


def _is_of_words(texts: set[str]) -> bool:
    return any(any(mark.isalpha() for mark in words) for words in texts)


def _reads(read: Callable[[str, Plan], Any], words: str, plan: Plan) -> bool:
    try:
        read(words, plan)
    except (CellError, EntryError):
        return False
    return True
