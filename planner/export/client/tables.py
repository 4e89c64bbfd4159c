"""The packages and their prices as a table for a client: a workbook, and CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from planner.export.footer import client_footer
from planner.export.separated import Cell, amount, written
from planner.model.brand import Brand
from planner.model.offer import Choice, Offer
from planner.model.payments import Payments
from planner.words import client_tables as words
from planner.words.numbers import date, money

WIDTHS = {"name": 28, "figure": 16}
MOST_LINES = 60
LINE, TALLEST = 15, 27
"""The height of a line in points, and the most lines that a spreadsheet's row can have."""


def csv(offer: Offer, choice: Choice) -> bytes:
    """Each package in each band of contacts, with what it costs as it is chosen."""
    return written([_heads(offer), *_bands(offer, choice)])


def workbook(offer: Offer, choice: Choice, brand: Brand) -> bytes:
    """The packages side by side on one sheet, and their prices by contacts on another."""
    import xlsxwriter  # type: ignore[import-untyped] # it has no types

    file = BytesIO()
    book = xlsxwriter.Workbook(
        file,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    made = datetime.combine(offer.made_on, time(), UTC).replace(tzinfo=None)
    about = {"title": words.title(offer.client), "author": offer.agency, "created": made}
    book.set_properties(about)
    looks = _Looks(book, offer, brand)
    _side_by_side(book, offer, choice, looks)
    _by_contacts(book, offer, choice, looks)
    book.close()
    return file.getvalue()


# What is said


def _of_package(choice: Choice, place: int) -> Choice:
    """The same choice of another package, which has options of its own."""
    if place == choice.package:
        return choice
    return replace(choice, package=place, options=frozenset())


def _heads(offer: Offer) -> list[Cell]:
    heads: list[Cell] = [words.package(), words.plan(), words.contacts(), words.currency()]
    heads.append(words.monthly())
    if offer.tax_rate:
        heads += [words.tax(), words.with_tax()]
    return [*heads, words.at_once(), words.setup(), words.first_year()]


def _bands(offer: Offer, choice: Choice) -> Iterator[list[Cell]]:
    for place, package in enumerate(offer.packages):
        own = offer.contacts_of(_of_package(choice, place))
        bands = package.bands if offer.contacts_can_change else ()
        sizes = [band.contacts for band in bands] or [own]
        for size in sizes:
            here = replace(_of_package(choice, place), contacts=size)
            payments = offer.payments(here)
            cells: list[Cell] = [package.name, package.vendor_plan, size, offer.currency.code]
            yield [*cells, *_prices(offer, payments)]


def _prices(offer: Offer, payments: Payments | None) -> list[Cell]:
    taxed = 3 if offer.tax_rate else 1
    if payments is None:
        return [words.on_request(), *[None] * (taxed + 2)]
    monthly, at_once = payments.monthly, payments.at_once
    paid: list[int | None] = [*(monthly.amount, monthly.tax, monthly.with_tax)[:taxed]]
    paid += [None if at_once is None else at_once.amount, payments.setup.amount]
    paid.append(payments.first_year.amount)
    return [amount(each, offer.currency) for each in paid]


# The workbook


class _Looks:
    """The formats of the workbook's cells."""

    def __init__(self, book: Any, offer: Offer, brand: Brand) -> None:
        from planner.charts.brand import brand_palette

        palette = brand_palette(brand)
        digits = offer.currency.exponent
        money = "#,##0" + ("." + "0" * digits if digits else "")
        head = {"bold": True, "bottom": 1, "bottom_color": palette.accent, "text_wrap": True}
        self.title = book.add_format({"bold": True, "font_size": 15, "font_color": palette.accent})
        self.head = book.add_format({**head, "valign": "top"})
        self.heads = book.add_format({**head, "align": "right", "valign": "top"})
        self.name = book.add_format({"valign": "top"})
        self.lines = book.add_format({"text_wrap": True, "valign": "top"})
        self.count = book.add_format({"num_format": "#,##0", "align": "right"})
        self.money = book.add_format({"num_format": money, "align": "right"})
        self.strong = book.add_format({"num_format": money, "align": "right", "bold": True})
        self.right = book.add_format({"align": "right"})
        self.note = book.add_format({"font_color": palette.muted})


def _write(sheet: Any, row: int, column: int, cell: Cell, looks: _Looks, *, strong: bool) -> None:
    """A cell as what it is: no text can become a formula, a number or an address."""
    match cell:
        case None:
            sheet.write_blank(row, column, None, looks.name)
        case str():
            sheet.write_string(row, column, cell, looks.right if strong else looks.name)
        case int():
            sheet.write_number(row, column, cell, looks.count)
        case _:
            sheet.write_number(row, column, cell, looks.strong if strong else looks.money)


def _begin(book: Any, name: str, offer: Offer, looks: _Looks) -> Any:
    sheet = book.add_worksheet(name[:31])
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_paper(9 if offer.paper.value == "a4" else 1)
    sheet.set_column(0, 0, WIDTHS["name"])
    sheet.write_string(0, 0, words.title(offer.client), looks.title)
    return sheet


def _notes(sheet: Any, row: int, offer: Offer, looks: _Looks) -> None:
    sheet.write_string(row, 0, client_footer(offer), looks.note)
    sheet.write_string(row + 1, 0, words.valid(date(offer.valid_until)), looks.note)


def _side_by_side(book: Any, offer: Offer, choice: Choice, looks: _Looks) -> None:
    """A column for each package; what no package has takes no row."""
    sheet = _begin(book, words.packages(), offer, looks)
    sheet.set_column(1, max(len(offer.packages), 1), WIDTHS["name"])
    sheet.write_string(2, 0, words.package(), looks.head)
    columns: list[list[Cell]] = []
    for place, package in enumerate(offer.packages):
        here = _of_package(choice, place)
        name = f"{package.name} ({words.recommended()})" if package.recommended else package.name
        sheet.write_string(2, place + 1, name, looks.heads)
        columns.append([offer.contacts_of(here), *_prices(offer, offer.payments(here))])
    row = 3
    heads = [words.contacts(), *_heads(offer)[4:]]
    for head, *cells in zip(heads, *columns, strict=True):
        if any(cell is not None for cell in cells):
            sheet.write_string(row, 0, str(head), looks.name)
            for column, cell in enumerate(cells, start=1):
                _write(sheet, row, column, cell, looks, strong=head == words.monthly())
            row += 1
    lines = {
        words.includes(): [package.includes for package in offer.packages],
        words.options(): [tuple(_options(offer, index)) for index in range(len(offer.packages))],
    }
    for head, texts in lines.items():
        if any(texts):
            sheet.write_string(row, 0, head, looks.name)
            for column, each in enumerate(texts, start=1):
                sheet.write_string(row, column, "\n".join(each[:MOST_LINES]), looks.lines)
            sheet.set_row(row, LINE * max(_lines_in(each[:MOST_LINES]) for each in texts))
            row += 1
    names = max((_lines_in([package.name]) for package in offer.packages), default=1)
    sheet.set_row(2, LINE * names)
    _notes(sheet, row + 1, offer, looks)
    sheet.freeze_panes(3, 1)


def _lines_in(texts: Sequence[str]) -> int:
    """In how many lines texts stand in a column, as far as can be said without its font."""
    wide = WIDTHS["name"] - 4
    lines = [line for text in texts for line in (text.splitlines() or [""])]
    return min(max(sum(max(-(-len(line) // wide), 1) for line in lines), 1), TALLEST)


def _options(offer: Offer, index: int) -> Iterator[str]:
    """What may be added to a package, and what it adds to a month."""
    for place, option in enumerate(offer.packages[index].options):
        added = offer.added(Choice(package=index), place).amount
        yield f"{option.text}: {money(added, offer.currency, unit=True)}"


def _by_contacts(book: Any, offer: Offer, choice: Choice, looks: _Looks) -> None:
    """A row for each package and band."""
    sheet = _begin(book, words.by_contacts(), offer, looks)
    heads = _heads(offer)
    sheet.set_column(1, len(heads), WIDTHS["figure"])
    for column, head in enumerate(heads):
        figures = column == 2 or column > 3
        sheet.write_string(2, column, str(head), looks.heads if figures else looks.head)
    row = 3
    for cells in _bands(offer, choice):
        for column, cell in enumerate(cells):
            _write(sheet, row, column, cell, looks, strong=column == 4)
        row += 1
    sheet.freeze_panes(3, 1)
    _notes(sheet, row + 1, offer, looks)
