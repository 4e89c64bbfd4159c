"""Spreadsheets (XLSX) as cells of text: values as they are, never the noise of a float."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from planner.storage.cells import MOST_COLUMNS, GridError, Rows, Watch, refused, table
from planner.storage.separated import cleaned

if TYPE_CHECKING:
    from openpyxl import Workbook

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MOST_UNPACKED = 256 * 2**20
LAST_ROW = 2**20  # of any spreadsheet
STEP = 2**9  # rows between two reports
PIECE = 2**20
DIGITS = 15  # that a spreadsheet shows of a number

# What other spreadsheets have in their archive.
OTHERS = {"mimetype": ".ods", "xl/workbook.bin": ".xlsb", "Index/Document.iwa": ".numbers"}
UNCOMPUTED = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:</(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)"
)
PRICED_IN = re.compile(r"\[\$([^\-\]]+)(?:-[^\]]*)?\]|([€£¥₹])")
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')


def is_spreadsheet(content: bytes) -> bool:
    """Whether it begins as files of spreadsheets do, of whatever kind."""
    return content.startswith((ZIP, OLE))


def read(content: bytes, sheet: str, watch: Watch) -> tuple[Rows, str, tuple[str, ...]]:
    """Return the cells of a sheet, its name, and the names of all sheets.

    Args:
        content: what the file holds.
        sheet: which sheet; empty for the first one that holds anything.
        watch: told which share is done.

    Raises:
        GridError: if it cannot be read.
    """
    _check(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and checks that are not read here
        book = _opened(content)
        names = tuple(each.title for each in book.worksheets)
        if sheet and sheet not in names:
            raise refused("no-such-sheet", sheet=sheet)
        shown = [each.title for each in book.worksheets if each.sheet_state == "visible"]
        for name in [sheet] if sheet else shown:
            found = table(_rows(book[name], watch))
            if found:
                return found, name, names
    return (), sheet, names


def _check(content: bytes) -> None:
    """Refuse what is no sound XLSX, before anything is unpacked."""
    if content.startswith(OLE):
        raise refused("locked-spreadsheet" if ENCRYPTED in content else "old-spreadsheet")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except Exception as error:  # what a damaged archive raises is its own choice
        raise refused("damaged-spreadsheet") from error
    names = {part.filename for part in parts}
    for name, ending in OTHERS.items():
        if name in names:
            raise refused("other-spreadsheet", ending=ending)
    if "xl/workbook.xml" not in names:
        raise refused("not-a-list")
    if any(part.flag_bits & 1 for part in parts):
        raise refused("locked-spreadsheet")
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise refused("spreadsheet-too-large", most=MOST_UNPACKED // 2**20)


def _opened(content: bytes) -> Workbook:
    from openpyxl import load_workbook

    try:
        return load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except Exception as error:  # openpyxl lets through whatever went wrong where
        raise refused("damaged-spreadsheet") from error


def _rows(sheet: Any, watch: Watch) -> Iterator[list[str]]:
    last = sheet.max_row or LAST_ROW
    sheet.reset_dimensions()  # what the file says of them may be wrong
    for number, row in enumerate(islice(_read(sheet), LAST_ROW)):
        if number % STEP == 0:
            watch(min(1.0, number / last))
        yield row


def _read(sheet: Any) -> Iterator[list[str]]:
    try:
        _all_computed(sheet.parent._archive.read(sheet._worksheet_path))
        before, texts = None, list[str]()
        for row in sheet.iter_rows(max_col=MOST_COLUMNS + 1):
            if row is not before:  # one row stands for all that are missing, perhaps a million
                before, texts = row, _filled([_text(cell) for cell in row])
            yield texts
    except GridError:
        raise
    except Exception as error:  # as above
        raise refused("damaged-spreadsheet") from error


def _filled(texts: list[str]) -> list[str]:
    """A row up to its last filled cell: a missing one is as wide as the widest may be."""
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _all_computed(content: bytes) -> None:
    """Refuse formulas whose results are not in the file: they would pass for empty cells."""
    for piece in _pieces(content):
        for cell in UNCOMPUTED.finditer(piece):
            attributes = cell[1].decode("ascii", "replace")
            if 't="str"' not in attributes:  # a result may be an empty text
                place = re.search(r'\br="(\w+)"', attributes)
                raise refused("formula-without-result", cell=place[1] if place else "")


def _pieces(content: bytes) -> Iterator[bytes]:
    """A sheet in pieces of whole rows: looking through all of it at once would stop the window."""
    start = 0
    while start < len(content):
        end = start + PIECE
        if end < len(content):
            end = max(content.rfind(b"<row", start + 1, end), 0) or end
        yield content[start:end]
        start = end


def _text(cell: Any) -> str:
    match cell.value:
        case None:
            return ""
        case bool(flag):
            return "TRUE" if flag else "FALSE"
        case int() | float() as number:
            return _number(number, *_shown_as(cell.number_format))
        case datetime.datetime() as moment:
            near = moment + datetime.timedelta(milliseconds=500)  # days are floats in the file
            return f"{near:%Y-%m-%d %H:%M:%S}".removesuffix(" 00:00:00")
        case datetime.date() as day:
            return day.isoformat()
        case datetime.time() as time:
            return f"{time:%H:%M:%S}".removesuffix(":00")
        case datetime.timedelta() as span:
            minutes, seconds = divmod(round(span.total_seconds()), 60)
            return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
        case words:
            return cleaned(str(words))


def _number(number: float, percent: bool, currency: str) -> str:
    """A number with the digits that a spreadsheet shows, and a point as its decimal mark.

    It never looks like a whole number with groups: 1.234 is written 1.2340, so that no reader
    takes it for a thousand times as much.
    """
    exact = Decimal(number) if isinstance(number, int) else Decimal(f"{number:.{DIGITS}g}")
    figures = f"{exact.scaleb(2) if percent else exact:f}"
    if "." in figures:
        figures = figures.rstrip("0").rstrip(".")
    if figures[-4:-3] == ".":
        figures += "0"
    unit = "%" if percent else currency
    return f"{figures} {unit}" if unit else figures


@lru_cache(maxsize=256)
def _shown_as(number_format: str) -> tuple[bool, str]:
    """Whether a format shows per cent, and the currency that it names.

    A plain $ names none: the formats that every spreadsheet has show the reader's own instead.
    """
    currency = PRICED_IN.search(number_format)
    named = (currency[1] or currency[2]).strip() if currency else ""
    return "%" in LITERAL.sub("", number_format), named
