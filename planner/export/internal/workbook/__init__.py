"""The whole model as a workbook of live formulas, each with its value beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from planner.charts.brand import brand_palette
from planner.export.internal.workbook import (
    clients,
    curve,
    first_page,
    inputs,
    months,
    packages,
    pictures,
    price,
    vendor,
)
from planner.export.internal.workbook.account_rows import Rows
from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.gathered import MOST_ROWS, fitting
from planner.export.internal.workbook.later_lines import lines_of
from planner.export.internal.workbook.sheets import Book as Sheets
from planner.export.internal.workbook.source import HALF_UP, Source
from planner.export.internal.workbook.source import obstacles as in_plan
from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.over_time.calendar import months_seen
from planner.model.problems import Problem
from planner.words.catalogue import text
from planner.words.sentences import one_line, sentence

__all__ = ["obstacles", "refusal", "workbook"]

FEWEST, MOST = 40, 300
"""How far the curve goes: past today and the top tier, within these."""

BEYOND = 10

MOST_PLANNED = 200
"""How many price changes, and how many planned events, a workbook has: each takes columns."""

MOST_AMOUNTS = 1_000_000
"""How many amounts of accounts to come: these take about a minute, and a gigabyte of memory."""


def workbook(
    book: Book,
    today: date | None = None,
    step: Callable[[], None] = lambda: None,
    *,
    most: int | None = None,
) -> bytes:
    """Write a book as a workbook.

    Args:
        book: one that is not refused.
        today: the day that the first sheet names; None: the day of the price list.
        step: called between sheets and parts of them; what it raises ends the work.
        most: the last number of accounts of the curve; None: past today and the top tier.

    Raises:
        ValueError: if the book cannot be written; refusal() says why.
    """
    fits = None if obstacles(book) else fitting(book)
    if fits is None:
        raise ValueError("this book has no workbook: see refusal()")
    source = Source(fits, most or _most(fits), months_seen(fits.plan.assumptions))
    sheets = Sheets(brand_palette(book.plan.brand), source.digits, step)
    for key, name in first_page.sheet_names().items():
        sheets.add(key, name)
    sheets.name("half_up", HALF_UP)
    day = today or book.plan.price_list.as_of or date(2000, 1, 1)
    first_page.write(sheets, source, day)
    inputs.write(sheets, source)
    vendor.write_tiers(sheets, source)
    vendor.write_list(sheets, source)
    packages.write(sheets, source)
    step()
    accounts = Accounts(sheets, source)
    clients.write(sheets, source, accounts, len(book.plan.clients))
    step()
    Rows(sheets, source, accounts).write()
    step()
    curve.write(sheets, source, accounts)
    step()
    price.write(sheets, source, accounts)
    step()
    projected = months.write(sheets, source, accounts, step)
    pictures.write(sheets, source, projected)
    step()
    sheets.file.set_properties(
        {
            "title": one_line(book.plan.name, 200) or text("Your plan"),
            "author": one_line(book.plan.agency.name, 200),
            "created": datetime(2000, 1, 1),
        }
    )
    sheets.file.set_calc_mode("auto")
    return sheets.bytes()


def obstacles(book: Book) -> tuple[Problem, ...]:
    """Why there can be no workbook of a book; none: there can be one."""
    found = in_plan(book)
    if found:
        return found
    assumed = book.plan.assumptions
    for key, many in (
        ("price_changes", len(assumed.price_changes)),
        ("planned", len(assumed.planned)),
    ):
        if many > MOST_PLANNED:
            values = {"entries": many, "most": MOST_PLANNED}
            return (Problem("entries-beyond-a-workbook", ("assumptions", key), values),)
    fits = fitting(book)
    if fits is not None:
        most = _most_changes(fits)
        if len(assumed.price_changes) <= most:
            return ()
        values = {"entries": len(assumed.price_changes), "most": most}
        return (Problem("entries-beyond-a-workbook", ("assumptions", "price_changes"), values),)
    values = {"rows": len(book.plan.clients), "most": MOST_ROWS}
    return (Problem("rows-beyond-a-workbook", ("clients",), values),)


def refusal(book: Book) -> str | None:
    """Why a book cannot be written as a workbook; None: it can."""
    return next(map(sentence, obstacles(book)), None)


def _most_changes(book: Book) -> int:
    """How many price changes a workbook of a book has: each takes columns for every account."""
    source = Source(book, FEWEST, 0)
    rows = (len(book.plan.packages) + len(book.plan.clients)) * source.steps
    return max(0, MOST_AMOUNTS // (rows * lines_of(source)) - 1)


def _most(book: Book) -> int:
    today = Curve(book).today
    top = max(book.plan.programme.starts, default=0)
    return min(max(FEWEST, today + today // 5 + BEYOND, top + BEYOND), MOST)
