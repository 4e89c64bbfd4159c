"""What every table of cells is held to, whatever it is read from: its limits, and its one error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from planner.model.problems import Grade, Problem, Value

MOST_BYTES = 64 * 2**20
MOST_ROWS = 100_000
MOST_COLUMNS = 256
MOST_CHARACTERS = 32_767  # of one cell, as in a spreadsheet

Rows = tuple[tuple[str, ...], ...]

Watch = Callable[[float], None]
"""Told now and then which share is done, from 0 to 1; what it raises stops the reading."""


class GridError(Exception):
    """What cannot be read as a table; ``problems`` say why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems."""
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.code for problem in self.problems))


def refused(code: str, **values: Value) -> GridError:
    """The error of a table as a whole."""
    return GridError([Problem(code, (), values, Grade.FAULT)])


def unwatched(share: float) -> None:
    """The watch of those who do not ask."""


def cell_name(row: int, column: int) -> str:
    """A cell as a spreadsheet names it, from the indices of its row and column: ``B7``."""
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """A column as a spreadsheet names it, from its index: A to Z, AA and on."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def table(rows: Iterable[Sequence[str]]) -> Rows:
    """Make rows equally long, without the empty rows and columns at their ends.

    Raises:
        GridError: if there are too many of them, or a text is too long.
    """
    kept: list[Sequence[str]] = []
    blank, widest = 0, 0
    for number, row in enumerate(rows):
        length = len(row)
        while length and not row[length - 1].strip():
            length -= 1
        if not length:
            blank += 1
            continue
        if number >= MOST_ROWS:
            raise refused("too-many-rows", most=MOST_ROWS)
        if length > MOST_COLUMNS:
            raise refused("too-many-columns", most=MOST_COLUMNS)
        if sum(map(len, row)) > MOST_CHARACTERS:
            for column, words in enumerate(row):
                if len(words) > MOST_CHARACTERS:
                    cell = cell_name(number, column)
                    raise refused("cell-too-long", cell=cell, most=MOST_CHARACTERS)
        kept.extend([()] * blank)
        kept.append(row[:length])
        blank, widest = 0, max(widest, length)
    return tuple((*row, *[""] * (widest - len(row))) for row in kept)
