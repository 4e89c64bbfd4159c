"""The factors of the months of the year, as they are typed, pasted and undone."""

from __future__ import annotations

import re
from decimal import Decimal

from planner.words import entry
from planner.words.catalogue import text
from planner.words.entry import Doubt

MOST = Decimal(100)
DIGITS = 6
USUAL = Decimal("0.1")
"""Of an average month's accounts: what is below is asked about."""
A_FACTOR = Decimal("0.1")
"""Pasted without a per cent sign and all below 10 per cent, numbers are taken for factors."""

_BETWEEN = re.compile(r"[\t\n;]")
_OF_A_TABLE = frozenset("\t\n")


def read(typed: str) -> Decimal:
    """The factor of a month, from a field in per cent of an average one.

    Raises:
        EntryError: if the text is no such number.
    """
    return entry.read_rate(typed, low=Decimal(0), high=MOST, digits=DIGITS)


def doubt(typed: str, factor: Decimal | None) -> Doubt:
    """Ask about 1.2, typed for 120 per cent."""
    return entry.per_cent_doubt(typed, factor, USUAL)


def cells_of(pasted: str) -> list[str]:
    """The cells of a row or column of a table."""
    lines = pasted.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return [each.strip() for each in _BETWEEN.split(lines)]


def is_table(words: str) -> bool:
    """Whether cells are apart in it as in a table: nobody types these marks into a field."""
    return not _OF_A_TABLE.isdisjoint(words.strip("\r\n"))


def read_several(cells: list[str]) -> list[Decimal]:
    """The factors that cells mean: per cent of an average month, or all of them factors of it.

    Raises:
        EntryError: if one of them is no number.
    """
    rates = [read(each) for each in cells]
    if "%" not in "".join(cells) and max(rates) < A_FACTOR:
        return [each * 100 for each in rates]
    return rates


def change() -> str:
    """What the undo menu calls other seasons."""
    return text("Change seasons")


def remove() -> str:
    """What the undo menu calls no seasons."""
    return text("Remove seasons")
