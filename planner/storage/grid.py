"""A table of cells, whatever it came from: a file of text, a spreadsheet or the clipboard."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from planner.storage import separated, workbook
from planner.storage.cells import (
    MOST_BYTES,
    GridError,
    Rows,
    Watch,
    column_name,
    refused,
    table,
    unwatched,
)
from planner.storage.plan_file import PlanFileError, read_bytes

__all__ = ["Grid", "GridError", "column_name", "load", "of_bytes", "of_clipboard"]


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells as texts, row by row from the first row and column of the sheet or file.

    Rows are equally long; empty ones at the end are left out, and so are empty columns. Numbers of
    a spreadsheet are written with a point, and such that they cannot be read as any other number.

    ``encoding`` (one of ``separated.ENCODINGS``) and ``separator`` (empty: one cell a row) are
    those of a text; ``sheet`` and ``sheets`` those of a spreadsheet.
    """

    rows: Rows
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()


def load(
    path: Path,
    *,
    encoding: str = "",
    separator: str | None = None,
    sheet: str = "",
    watch: Watch = unwatched,
) -> Grid:
    """Read a CSV or XLSX file; the arguments are those of ``of_bytes``.

    Raises:
        GridError: if it is no table.
    """
    try:
        content = read_bytes(path, MOST_BYTES)
    except PlanFileError as error:
        raise GridError(error.problems) from error
    return of_bytes(content, encoding=encoding, separator=separator, sheet=sheet, watch=watch)


def of_bytes(
    content: bytes,
    *,
    encoding: str = "",
    separator: str | None = None,
    sheet: str = "",
    watch: Watch = unwatched,
) -> Grid:
    """Read the content of a CSV or XLSX file: what it is is found out, whatever its name.

    Args:
        content: what the file holds.
        encoding: one of ``separated.ENCODINGS``; empty to find it out.
        separator: what separates cells, empty where each row is one; None to find it out.
        sheet: the sheet to read; empty for the first one that holds anything.
        watch: told now and then which share is done; what it raises stops the reading.

    Raises:
        GridError: if it is no table.
    """
    if workbook.is_spreadsheet(content):
        rows, name, names = workbook.read(content, sheet, watch)
        grid = Grid(rows, sheet=name, sheets=names)
    else:
        text, found = separated.decoded(content, encoding)
        told, text = separated.told_separator(text)
        mark = separator
        if mark is None:
            mark = told or separated.separator_of(text)
        grid = Grid(table(separated.rows(text, mark, watch)), found, mark)
    if not grid.rows and len(grid.sheets) < 2:  # another sheet may hold the list
        raise refused("empty-list")
    return grid


def of_clipboard(text: str) -> Grid:
    """Read a text as spreadsheets copy it: cells separated by tabs; no rows where it is blank.

    Raises:
        GridError: if there is more of it than a plan can take.
    """
    # Half a character may come from another program: no file could hold it.
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return Grid(table(separated.rows(separated.cleaned(whole), "\t")), separator="\t")
