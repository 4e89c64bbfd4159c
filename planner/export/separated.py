"""Tables as CSV that every spreadsheet opens, and in which no cell can start a formula.

RFC 4180: a header, commas, CRLF, quotes where they are needed. UTF-8 with its mark, without which
the most used spreadsheet takes the file for one of an old code page.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from planner.model.money import Currency

Cell = str | int | Decimal | None
"""A text, which people may have typed, a number as it is written exactly, or nothing."""

STARTS = frozenset("=+-@|%")
"""What a formula or a command can start with, also in its full-width form."""

SKIPPED = frozenset("'\"`´‘’“”«»\N{REPLACEMENT CHARACTER}")
GUARD = "'"
PLAIN_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d+)?")


class Table(NamedTuple):
    """A table with its heads: ``name`` is what its file is called, without a suffix."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def csv_of(table: Table) -> bytes:
    """A table as a CSV file."""
    return written([table.heads, *table.rows])


def written(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows as a CSV file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8", "replace")


def _cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return safe(cell)
        case _:
            return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def safe(text: str) -> str:
    """A text as a cell that stays one: with a quote in front where it could start a formula.

    Spreadsheets show the quote, as the only difference; a number below nothing is no formula.
    """
    return GUARD + text if starts_a_formula(text) else text


def starts_a_formula(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula or a command.

    What is skipped before it are spaces and invisible marks of every kind, and quotes.
    """
    if PLAIN_NUMBER.fullmatch(text):
        return False
    if text[:1] in {"\t", "\r", "\n"}:
        return True
    for mark in text:
        if mark in SKIPPED or mark.isspace() or unicodedata.category(mark)[0] in "CZ":
            continue
        return unicodedata.normalize("NFKC", mark)[:1] in STARTS or mark in "−﹣"
    return False


def amount(minor: int | None, currency: Currency) -> Decimal | None:
    """An amount with all the decimals of its currency."""
    return None if minor is None else Decimal(minor).scaleb(-currency.exponent)
