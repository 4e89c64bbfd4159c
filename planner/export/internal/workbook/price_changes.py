"""Price changes to come: by how much, from which month, and what prices are times by then."""

from __future__ import annotations

from planner.export.internal.workbook.sheets import Book, Style
from planner.export.internal.workbook.source import Source
from planner.export.internal.workbook.steps import NEVER
from planner.model.over_time.calendar import FARTHEST
from planner.model.plan import PriceChange, Whose
from planner.words.catalogue import text

WHAT, MONTH, RATE, PACKAGE, VENDORS = range(5)


def write(book: Book, source: Source, row: int) -> int:
    """Write them from a row on; returns the row after the last."""
    sheet, changes = book.sheets["planned"], source.plan.assumptions.price_changes
    sheet.heads(
        row,
        [
            (text("Price change"), "text"),
            (text("From month"), "count"),
            (text("By"), "rate"),
            (text("Package (number; 0: all)"), "count"),
            (text("List prices (1) or yours (0)"), "count"),
        ],
    )
    sheet.sheet.set_row(row, 30)
    first = row + 1
    for place, change in enumerate(changes, first):
        sheet.put(place, WHAT, _what(source, change), Style())
        sheet.input(place, MONTH, change.month, "count")
        sheet.input(place, RATE, change.rate, "rate")
        sheet.put(place, PACKAGE, _package(source, change), Style("count", "helper"))
        of_vendor = int(change.whose is Whose.VENDOR)
        sheet.put(place, VENDORS, of_vendor, Style("count", "helper"))
    last = first + len(changes) - 1
    sheet.between(first, MONTH, "integer", 1, FARTHEST, len(changes))
    sheet.between(first, RATE, "decimal", -1, 1000, len(changes))
    columns = {"month": MONTH, "rate": RATE, "package": PACKAGE, "vendors": VENDORS}
    for name, column in columns.items():
        book.name(f"change_{name}", sheet.area(first, column, last, column))
    return _factors(book, source, last + 3)


def _what(source: Source, change: PriceChange) -> str:
    vendors = change.whose is Whose.VENDOR
    if not change.package:
        return text("List prices, all packages") if vendors else text("Your prices, all packages")
    words = text("List prices, {package}") if vendors else text("Your prices, {package}")
    return words.format(package=source.packages[change.package])


def _package(source: Source, change: PriceChange) -> int:
    ids = [package.id for package in source.plan.packages]
    return ids.index(change.package) + 1 if change.package else 0


def _factors(book: Book, source: Source, row: int) -> int:
    """What each package's prices are times once so many changes have come."""
    sheet, many = book.sheets["planned"], len(source.epochs) - 1
    packages = source.plan.packages
    sheet.put(row, 0, text("Prices times, after price change"), Style("text", "head"))
    months = row + 1
    sheet.put(months, 0, text("From month"), Style("text", "helper"))
    blocks = {
        "vendor": (1, 1, text("{number}: list prices")),
        "agency": (0, 1 + many, text("{number}: yours")),
    }
    for whose, (vendors, left, words) in blocks.items():
        for number in range(1, many + 1):
            column = left + number - 1
            sheet.put(row, column, words.format(number=number), Style("number", "head"))
            month = f"IFERROR(SMALL(change_month,{number}),{NEVER})"
            look = Style("count", "helper")
            sheet.formula(months, column, month, source.epochs[number], look)
            for index, package in enumerate(packages):
                at = sheet.at(months, column)
                of = f"((change_package=0)+(change_package={index + 1}))"
                by_then = f"ISNUMBER(change_month)*(change_month<={at})"
                counts = f"{by_then}*(change_vendors={vendors})*{of}"
                formula = f"PRODUCT(IF({counts},1+change_rate,1))"
                value = _factor(source, package.id, Whose(whose), number)
                place = months + 1 + index
                sheet.formula(place, column, formula, value, Style("number", "helper"), array=True)
        area = sheet.area(months + 1, left, months + len(packages), left + many - 1)
        book.name(f"{whose}_factor", area)
    for index, package in enumerate(packages):
        name = source.packages[package.id]
        sheet.put(months + 1 + index, 0, name, Style("text", "helper"))
    return months + 1 + len(packages)


def _factor(source: Source, package: str, whose: Whose, number: int) -> float:
    factor = 1.0
    for each in source.plan.assumptions.price_changes:
        here = each.package in {"", package} and each.month <= source.epochs[number]
        if here and each.whose is whose:
            factor *= 1 + float(each.rate)
    return factor
