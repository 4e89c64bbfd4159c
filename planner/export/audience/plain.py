"""Reads text, CSV and the texts within binary files back."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from planner.export.audience.pieces import Budget, Piece, UnreadableError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
READABLE = re.compile(rb"[\x09\x20-\x7e\x80-\xff]{4,}")
WIDE = re.compile(rb"(?:[\x20-\xff]\x00){4,}")


def decoded(data: bytes, place: str) -> str:
    """A text, whatever Unicode it is written in."""
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(place) from error
    if "\x00" in text:
        raise UnreadableError(place)
    return text


def text(data: bytes, where: str, budget: Budget) -> Iterator[Piece]:
    """A text as it is."""
    place = budget.place(where)
    yield Piece(place, decoded(data, place))


def cells(data: bytes, where: str, budget: Budget) -> Iterator[Piece]:
    """The cells of a CSV file, each by itself."""
    place = budget.place(where)
    whole = decoded(data, place)
    for mark in ",;\t":
        try:
            rows = list(csv.reader(io.StringIO(whole, newline=""), delimiter=mark))
        except csv.Error as error:
            raise UnreadableError(place) from error
        if mark == "," or any(len(row) > 1 for row in rows):
            for row in rows:
                for cell in row:
                    alone = cell.strip().strip("'\"").lstrip("+-−").isdigit()
                    yield Piece(place, cell, data=alone)


def within(data: bytes, where: str, budget: Budget) -> Iterator[Piece]:
    """What can be read in bytes that are no text by themselves, byte by byte and in pairs."""
    place = budget.place(where)
    for found in READABLE.findall(data):
        yield Piece(place, _letters(found))
    for start in (0, 1):
        for found in WIDE.findall(data[start:]):
            yield Piece(place, found.decode("utf-16-le", "replace"))


def _letters(said: bytes) -> str:
    """Bytes as letters: what is no Unicode is written as PNG has its texts."""
    try:
        return said.decode("utf-8")
    except UnicodeDecodeError:
        return said.decode("latin-1")
