"""Text with separators, as files and the clipboard hold it: which encoding, which separator."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice

from planner.storage.cells import Watch, refused
from planner.storage.reading import CONTROL

UTF_8, UTF_16_LE, UTF_16_BE, WINDOWS_1252 = "utf-8", "utf-16-le", "utf-16-be", "cp1252"
ENCODINGS = (UTF_8, UTF_16_LE, UTF_16_BE, WINDOWS_1252)

SEPARATORS = ("\t", ";", "|", ",")
"""In the order in which they are believed: a comma is often the decimal mark of another's."""

MARKS = {
    codecs.BOM_UTF8: UTF_8,
    codecs.BOM_UTF16_LE: UTF_16_LE,
    codecs.BOM_UTF16_BE: UTF_16_BE,
}
PDF = b"%PDF-"
PEEK = 2**16  # bytes that are looked at for null patterns
SAMPLE = 500  # rows that are looked at for their separator
SOUND = 0.9  # share of rows of equal length from which a separator is one
STEP = 2**13  # rows between two reports
PIECE = 2**19  # characters

NUMBER = re.compile(r"[^\w.,]*\d[\d\s.,'’]*[^\w.,]*")
MARKUP = re.compile(r"\s*<(!doctype|html|head|body|table|meta|\?xml)", re.IGNORECASE)
TOLD = re.compile(r'"?sep=(.)"?(?:\n|\Z)', re.IGNORECASE)  # the first line that Excel heeds


def decoded(content: bytes, encoding: str = "") -> tuple[str, str]:
    """Return the text of a file and its encoding.

    Args:
        content: what the file holds.
        encoding: one of ENCODINGS, where it is not to be found out.

    Raises:
        GridError: if it is no text, or not in that encoding.
    """
    if content.startswith(PDF):
        raise refused("not-a-list")
    found = encoding or _encoding(content)
    try:
        text = content.decode(found)
    except UnicodeDecodeError:
        if encoding:
            raise refused("not-in-encoding", encoding=encoding_name(encoding)) from None
        raise refused("unknown-encoding") from None
    if "\0" in text:
        raise (
            refused("not-in-encoding", encoding=encoding_name(found))
            if encoding
            else refused("not-a-list")
        )
    if MARKUP.match(text, 1 if text.startswith("\ufeff") else 0):
        raise refused("markup")
    return cleaned(text.removeprefix("\ufeff")), found


def encoding_name(encoding: str) -> str:
    """An encoding as people know it."""
    return {WINDOWS_1252: "Windows-1252"}.get(encoding, encoding.upper())


def _encoding(content: bytes) -> str:
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return encoding
    peek = content[:PEEK]
    first, second = peek[::2].count(0), peek[1::2].count(0)
    if len(content) % 2 == 0 and max(first, second) > 4 * min(first, second):
        return UTF_16_LE if second > first else UTF_16_BE
    try:
        content.decode(UTF_8)
    except UnicodeDecodeError:
        return WINDOWS_1252
    return UTF_8


def cleaned(text: str) -> str:
    """A text with one kind of line end, and without control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # In pieces: all of a large text at once would stop the window.
    pieces = range(0, len(text), PIECE)
    return "".join(CONTROL.sub("", text[start : start + PIECE]) for start in pieces)


def told_separator(text: str) -> tuple[str, str]:
    """Return the separator that the first line of a text names, and the text below that line."""
    told = TOLD.match(text)
    return (told[1], text[told.end() :]) if told else ("", text)


def separator_of(text: str) -> str:
    """Find what separates the cells of a text; empty where each row is one cell.

    That is what makes rows of equal length, not what is frequent.
    """
    sample = _head(text)
    tried = {mark: list(islice(rows(sample, mark), SAMPLE)) for mark in SEPARATORS}
    evenness = {mark: _evenness(found) for mark, found in tried.items()}
    best = max(SEPARATORS, key=evenness.__getitem__)  # of equal ones the first
    if best == ",":
        for mark in SEPARATORS:
            if mark != "," and evenness[mark] >= SOUND and _only_decimal_commas(tried[mark]):
                return mark
    return best if evenness[best] else ""


def _head(text: str) -> str:
    """Enough of a text to judge by; it may end within a cell."""
    return text if len(text) <= PEEK else text[: text.rfind("\n", 0, PEEK) + 1 or PEEK]


def _evenness(found: list[list[str]]) -> float:
    """The share of rows that have the most frequent length; 0 where that is a single cell."""
    lengths = Counter(len(row) for row in found if any(row))
    if not lengths:
        return 0
    usual, times = max(lengths.items(), key=lambda each: (each[1], each[0]))
    return times / lengths.total() if usual > 1 else 0


def _only_decimal_commas(found: list[list[str]]) -> bool:
    return all("," not in cell or NUMBER.fullmatch(cell) for row in found for cell in row)


def rows(text: str, separator: str, watch: Watch | None = None) -> Iterator[list[str]]:
    """Split a text into rows of cells.

    A cell is quoted where its closing quotation mark ends it; doubled marks within stand for one,
    and it may hold separators and line ends. A quotation mark anywhere else is a mark like any
    other, so that 5" and "Best" Ltd are read as they stand.

    Args:
        text: what ``cleaned`` returned.
        separator: what separates cells; empty where each row is one cell.
        watch: told which share is done.
    """
    lines = _quoted_rows(text, separator) if '"' in text else _plain_rows(text, separator)
    at = 0
    for number, row in enumerate(lines):
        yield row
        if watch is not None:
            at += sum(map(len, row)) + len(row)
            if number % STEP == 0:
                watch(min(1.0, at / (len(text) or 1)))


def _plain_rows(text: str, separator: str) -> Iterator[list[str]]:
    for line in text.split("\n"):
        yield line.split(separator) if separator else [line]


def _quoted_rows(text: str, separator: str) -> Iterator[list[str]]:
    row: list[str] = []
    for cell in _cells(separator).finditer(text):
        quoted, bare, end = cell.groups()
        row.append(bare if quoted is None else quoted.replace('""', '"'))
        if end != separator or not end:
            yield row
            row = []


@cache
def _cells(separator: str) -> re.Pattern[str]:
    ends = f"[{re.escape(separator)}\n]"
    bare = f"[^{re.escape(separator)}\n]*+"
    return re.compile(rf'(?:"((?:[^"]++|"")*+)"|({bare}))({ends}|\Z)')
