"""The first sheet: what this is, how it computes, and what may be changed."""

from __future__ import annotations

from datetime import date

from planner import __version__
from planner.export.internal.workbook.sheets import Book, Style
from planner.export.internal.workbook.source import Source
from planner.words import numbers, workbook
from planner.words.catalogue import text
from planner.words.sentences import one_line


def write(book: Book, source: Source, today: date) -> None:
    """Write the sheet."""
    sheet, plan = book.sheets["first"], source.plan
    title = one_line(plan.name, 120) or text("Your plan")
    agency = one_line(plan.agency.name, 120) or text("Agency")
    sheet.begin(title, agency, [4.0, 110.0], head=2, left=0)
    sheet.sheet.freeze_panes(0, 0)
    sheet.sheet.set_portrait()
    made = text("Agency Profit Planner {version}, {date}. All amounts in {currency}.").format(
        version=__version__, date=numbers.date(today), currency=plan.currency.code
    )
    sheet.put(2, 0, made, Style("text", "subtitle"))
    as_of = plan.price_list.as_of
    if as_of is not None:
        words = text("List prices of {date}.").format(date=numbers.date(as_of))
        sheet.put(3, 0, words, Style("text", "subtitle"))
    sheet.input(5, 0, None, "text")
    sheet.put(5, 1, text("Coloured like this: yours to change."), Style())
    row = 7
    for section in workbook.sections(sheet_names()):
        sheet.put(row, 0, section.title, Style("text", "section"))
        sheet.put(row, 1, None, Style("text", "section"))
        row += 1
        for words in section.paragraphs:
            sheet.put(row, 1, words, Style("text", "words"))
            sheet.sheet.set_row(row, 14 * (1 + len(words) // 122) + 2)
            row += 1
        row += 1


def sheet_names() -> dict[str, str]:
    """What the sheets are called, by their keys, in their order."""
    return {
        "first": text("Read me"),
        "inputs": text("Inputs"),
        "tiers": text("Tiers"),
        "list": text("List prices"),
        "packages": text("Packages"),
        "book": text("Book"),
        "planned": text("Planned"),
        "accounts": text("Accounts"),
        "curve": text("Curve"),
        "price": text("Price"),
        "later": text("Accounts to come"),
        "newcomers": text("Newcomers"),
        "months": text("Projection"),
        "charts": text("Charts"),
    }
