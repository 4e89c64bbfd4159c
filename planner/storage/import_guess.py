"""What the columns of a list are: by their headings, or else by what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
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


def guess(grid: Grid, plan: Plan, *, in_place: bool = False) -> Choices:
    """How a list is most probably meant to be read.

    Args:
        grid: the list.
        plan: the plan that it is imported into.
        in_place: whether the list is to take the place of the book.
    """
    columns, first = _by_headings(grid) or (_by_content(grid, plan), 0)
    return Choices(tuple(columns), first, replace=in_place)


def with_headings(grid: Grid, choices: Choices, row: int | None) -> Choices:
    """The same choices where a certain row holds the headings; None: where none does.

    What the headings say of a column counts; of the others, what was chosen.
    """
    if row is None:
        return replace(choices, first=0)
    keys = list(_keys(grid.rows[row]))
    columns = (
        key or ("" if before in keys else before)
        for key, before in zip(keys, choices.columns, strict=True)
    )
    return replace(choices, columns=tuple(columns), first=row + 1)


def _width(grid: Grid) -> int:
    return len(grid.rows[0]) if grid.rows else 0


def _by_headings(grid: Grid) -> tuple[list[str], int] | None:
    """The keys that headings stand for, and the first row below them; None where there are none."""
    best: tuple[list[str], int] | None = None
    most = 0
    for index, row in enumerate(grid.rows[:HEADINGS_WITHIN]):
        keys = list(_keys(row))
        known = sum(map(bool, keys))
        alone = known == 1 and sum(bool(cell.strip()) for cell in row) == 1
        if known > most and (known > 1 or alone):
            best, most = (_named(grid, index + 1, keys), index + 1), known
    return best


def _keys(row: tuple[str, ...]) -> Iterator[str]:
    taken: set[str] = set()
    for cell in row:
        heading = cell.strip()
        column = recognised(heading) if 0 < len(heading) <= LONGEST_HEADING else None
        key = "" if column is None or column.key in taken else column.key
        taken.add(key)
        yield key


def _named(grid: Grid, first: int, keys: list[str]) -> list[str]:
    """The keys, with the first column of words as the names where nothing else is."""
    if "name" not in keys:
        for index, key in enumerate(keys):
            if not key and _is_of_words(_texts(grid, first, index)):
                return [*keys[:index], "name", *keys[index + 1 :]]
    return keys


def _by_content(grid: Grid, plan: Plan) -> list[str]:
    keys = [""] * _width(grid)
    for key in BY_CONTENT:
        read = client_columns.column(key).read
        for index in range(len(keys)):
            texts = _texts(grid, 0, index)
            if not keys[index] and texts and all(_reads(read, each, plan) for each in texts):
                keys[index] = key
                break
    return _named(grid, 0, keys)


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
