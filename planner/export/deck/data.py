"""The figures of a native chart, and the workbook in which they can be edited.

What people typed stays text there: no cell begins a formula or becomes a link.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it brings no types

from planner.model.money import Currency
from planner.words import numbers

NO_DAY = datetime(2000, 1, 1)
"""Written where a format must have a time, so that the same slides are the same bytes."""

_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def plain(typed: str) -> str:
    """A text as XML can hold it: without control characters, halves of characters and the like."""
    return "".join(
        " " if each in "\t\n\r\v\f" else each
        for each in typed
        if each in "\t\n\r\v\f"
        or (unicodedata.category(each) not in {"Cc", "Cs"} and ord(each) & 0xFFFE != 0xFFFE)
    )


def major(minor: int, currency: Currency) -> float:
    """An amount in whole units, as charts and workbooks count; a whole one has no decimals."""
    scale: int = 10**currency.exponent
    whole, rest = divmod(minor, scale)
    return minor / scale if rest else whole


def money_format(currency: Currency, *, decimals: bool = True) -> str:
    """How a chart writes an amount: with its symbol, on the side where the language has it."""
    now = numbers.current()
    digits = "0" * currency.exponent if decimals else ""
    number = f"#,##0.{digits}" if digits else "#,##0"
    symbol = numbers.symbol(currency).replace('"', "")
    if now.symbol_first:
        gap = now.symbol_gap or (numbers.NO_BREAK_SPACE if symbol[-1].isalpha() else "")
        return f'"{symbol}{gap}"{number}'
    return f'{number}"{now.symbol_gap}{symbol}"'


@contextmanager
def _plain_sheet(file: BytesIO) -> Iterator[tuple[Any, Any]]:
    workbook = Workbook(file, _PLAIN)
    workbook.set_properties({"created": NO_DAY})
    yield workbook, workbook.add_worksheet()
    workbook.close()


class _Categories(CategoryWorkbookWriter):
    def _open_worksheet(self, xlsx_file: BytesIO) -> Any:
        return _plain_sheet(xlsx_file)


class _Points(XyWorkbookWriter):
    def _open_worksheet(self, xlsx_file: BytesIO) -> Any:
        return _plain_sheet(xlsx_file)


class _Columns(CategoryChartData):
    @property
    def _workbook_writer(self) -> Any:
        return made(_Categories, self)


class _Lines(XyChartData):
    @property
    def _workbook_writer(self) -> Any:
        return made(_Points, self)


def made(kind: Any, *args: Any, **details: Any) -> Any:
    """One of a library's own kinds, which do not say what they take."""
    return kind(*args, **details)


def columns_data(figures: str) -> Any:
    """Values by categories, empty yet, written like this."""
    return made(_Columns, number_format=figures)


def lines_data(figures: str) -> Any:
    """Points of lines, none yet; the numbers across are written like this."""
    return made(_Lines, number_format=figures)
