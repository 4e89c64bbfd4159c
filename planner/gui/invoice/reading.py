"""From a pasted text or a file to lines of an invoice: what the worker does."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.storage import grid, invoice_lines
from planner.storage.grid import Grid, GridError
from planner.storage.invoice_lines import Choices, Read, Rows
from planner.words.invoice_headings import amount_rank, column_of

NOTHING = Read((), (), (), ())


class Source(NamedTuple):
    """Where lines come from: a text, or a file."""

    text: str = ""
    path: Path | None = None


class Reading(NamedTuple):
    """What a source says, as it is read; ``problems`` say why a file cannot be.

    ``sheet`` is the one of several sheets that is read.
    """

    source: Source
    rows: Rows = ()
    choices: Choices = Choices(())
    currency: Currency | None = None
    read: Read = NOTHING
    problems: tuple[Problem, ...] = ()
    sheet: str = ""


class Cells(NamedTuple):
    """The cells of a source; whether it is a text without columns; which of several sheets."""

    rows: Rows
    text: bool = False
    sheet: str = ""


def cells(source: Source, currency: Currency) -> Cells:
    """The cells of a source.

    Args:
        source: the text or file; of a workbook the first sheet that has amounts is read.
        currency: what its amounts most probably are in.

    Raises:
        GridError: if a file is no table.
    """
    if source.path is not None:
        found = grid.load(source.path)
        if len(found.sheets) > 1:
            found = _with_amounts(source.path, found, currency)
            return Cells(found.rows, sheet=found.sheet)
        if found.sheet or found.separator:
            return Cells(found.rows)
        lines = "\n".join(row[0] for row in found.rows if row)
        return Cells(invoice_lines.cells_of(lines), text=True)
    text = source.text
    if "\t" in text:
        return Cells(grid.of_clipboard(text).rows)
    for separator in (";", "|", ","):
        if _is_table(text, separator):
            return Cells(grid.of_bytes(text.encode(), separator=separator).rows)
    rows = invoice_lines.cells_of(text)
    if rows and not any(amount for _, amount, *_ in rows):
        # Amounts within quotation marks or right behind a separator: cells without headings.
        found = grid.of_bytes(text.encode())
        if found.separator:
            return Cells(found.rows)
    return Cells(rows, text=True)


def _with_amounts(path: Path, first: Grid, currency: Currency) -> Grid:
    """The first sheet with a column of amounts: before it there may be a cover."""
    for name in (first.sheet, *(each for each in first.sheets if each != first.sheet)):
        try:
            found = first if name == first.sheet else grid.load(path, sheet=name)
        except GridError:
            continue  # what is not asked for need not be readable
        if "amount" in invoice_lines.guess(found.rows, currency).columns:
            return found
    return first


def _is_table(text: str, separator: str) -> bool:
    """Whether a text is one of separated cells: its first line holds headings."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    heads = first.split(separator)
    known = [each for each in heads if column_of(each) or amount_rank(each) is not None]
    return len(heads) > 1 and len(known) > 1


def reading(
    source: Source, plan: Plan, currency: Currency | None, choices: Choices | None
) -> Reading:
    """Read a source.

    Args:
        source: the text or file.
        plan: the plan that the invoice is held against.
        currency: what its amounts are in; None: the one of the plan's two that reads more.
        choices: what its columns are; None: guessed.
    """
    try:
        said = cells(source, plan.price_list.currency)
    except GridError as error:
        return Reading(source, problems=error.problems)
    own = [plan.price_list.currency, plan.currency]
    found = [
        _read(source, said, plan, each, choices)
        for each in ([currency] if currency is not None else dict.fromkeys(own))
    ]
    return max(found, key=lambda each: (len(each.read.lines), -len(each.read.faults)))


def _read(
    source: Source,
    said: Cells,
    plan: Plan,
    currency: Currency,
    choices: Choices | None,
) -> Reading:
    if choices is None:
        choices = invoice_lines.guess(said.rows, currency)
        if said.text:
            choices = Choices(invoice_lines.TEXT_COLUMNS, text=True)
    read = invoice_lines.read(said.rows, choices, plan, currency)
    return Reading(source, said.rows, choices, currency, read, sheet=said.sheet)
