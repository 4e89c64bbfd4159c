"""The sheet of what is planned: price changes, and who joins or leaves when, month by month."""

from __future__ import annotations

from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.later import Later
from planner.export.internal.workbook.movers import Movers
from planner.export.internal.workbook.price_changes import write as write_changes
from planner.export.internal.workbook.sheets import Book, Style
from planner.export.internal.workbook.source import Source
from planner.words.catalogue import text

FIRST = 3


def write(book: Book, source: Source, accounts: Accounts, later: Later, months: int) -> Movers:
    """Write the sheet; returns who comes and goes in so many months."""
    sheet = book.sheets["planned"]
    sheet.begin(
        text("Planned"),
        text(
            "Price changes, and who is known to join or to leave. Month 1 is the one after today's."
        ),
        [44.0, 14, 14, 14, 14, *[14.0] * 40],
        head=2,
        left=1,
    )
    sheet.sheet.freeze_panes(FIRST, 1)
    plan = source.plan
    row = FIRST
    if plan.assumptions.price_changes:
        row = write_changes(book, source, row) + 2
    movers = Movers(book, source, accounts, later, months)
    if plan.assumptions.planned:
        movers.write(row)
    elif row == FIRST:
        words = text("Nothing is planned: add it in the program, and export again.")
        sheet.put(row, 0, words, Style("text", "muted"))
    return movers
