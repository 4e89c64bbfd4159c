"""From a pasted text or a file to lines of an invoice: what the worker does."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.storage import grid, invoice_lines
from planner.storage.grid import GridError
from planner.storage.invoice_lines import Choices, Read, Rows
from planner.words.invoice_headings import amount_rank, column_of

NOTHING = Read((), (), (), ())


class Source(NamedTuple):
    """Where lines come from: a text, or a file."""

    text: str = ""
    path: Path | None = None


class Reading(NamedTuple):
    """What a source says, as it is read; ``problems`` say why a file cannot be."""

    source: Source
    rows: Rows = ()
    choices: Choices = Choices(())
    currency: Currency | None = None
    read: Read = NOTHING
    problems: tuple[Problem, ...] = ()


def cells(source: Source) -> tuple[Rows, bool]:
    """The cells of a source, and whether it is a text without columns.

    Raises:
        GridError: if a file is no table.
    """
    if source.path is not None:
        found = grid.load(source.path)
        if found.sheet or found.separator:
            return found.rows, False
        return invoice_lines.cells_of("\n".join(row[0] for row in found.rows if row)), True
    text = source.text
    if "\t" in text:
        return grid.of_clipboard(text).rows, False
    for separator in (";", "|", ","):
        if _is_table(text, separator):
            return grid.of_bytes(text.encode(), separator=separator).rows, False
    rows = invoice_lines.cells_of(text)
    if rows and not any(amount for _, amount, *_ in rows):
        # Amounts within quotation marks or right behind a separator: cells without headings.
        found = grid.of_bytes(text.encode())
        if found.separator:
            return found.rows, False
    return rows, True


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
        rows, text = cells(source)
    except GridError as error:
        return Reading(source, problems=error.problems)
    own = [plan.price_list.currency, plan.currency]
    found = [
        _read(source, rows, text, plan, each, choices)
        for each in ([currency] if currency is not None else dict.fromkeys(own))
    ]
    return max(found, key=lambda each: (len(each.read.lines), -len(each.read.faults)))


def _read(
    source: Source,
    rows: Rows,
    text: bool,
    plan: Plan,
    currency: Currency,
    choices: Choices | None,
) -> Reading:
    if choices is None:
        choices = invoice_lines.guess(rows, currency)
        if text:
            choices = Choices(invoice_lines.TEXT_COLUMNS, text=True)
    read = invoice_lines.read(rows, choices, plan, currency)
    return Reading(source, rows, choices, currency, read)
