"""The sheets of what the vendor publishes: tiers, and list prices by plan and contact band."""

from __future__ import annotations

from planner.export.internal.workbook.sheets import DASH, NONE, Book, Sheet, Style
from planner.export.internal.workbook.source import Source
from planner.model.price_list import Bands
from planner.words.catalogue import text

HEAD = 3
FIRST = HEAD + 1


def write_tiers(book: Book, source: Source) -> None:
    """Write the sheet of tiers."""
    sheet = book.sheets["tiers"]
    sheet.begin(
        text("Tiers"),
        text("From so many counted accounts on, this discount. Keep the counts in rising order."),
        [18, 14, 60],
        head=HEAD,
        left=0,
    )
    sheet.heads(HEAD, [(text("From account"), "count"), (text("Discount"), "rate")])
    for row, tier in enumerate(source.plan.programme.tiers, FIRST):
        sheet.input(row, 0, tier.start, "count")
        sheet.input(row, 1, tier.discount, "rate")
    last = FIRST + source.tiers - 1
    sheet.between(FIRST, 0, "integer", 0, 1_000_000, source.tiers)
    sheet.between(FIRST, 1, "decimal", 0, 1, source.tiers)
    book.name("tier_from", sheet.area(FIRST, 0, last, 0))
    book.name("tier_discount", sheet.area(FIRST, 1, last, 1))


def tier_cell(book: Book, level: int, column: int) -> str:
    """Where a tier's count (0) or discount (1) stands; levels count from 1."""
    return book.sheets["tiers"].at(FIRST + level - 1, column)


def unpublished() -> str:
    """What stands where a band has no published price."""
    return text("not published")


def write_list(book: Book, source: Source) -> None:
    """Write the sheet of list prices.

    Below the prices are those that a list of so many contacts pays: a band that a plan does not
    have is passed over, one without a price is not.
    """
    sheet, plan, bands = book.sheets["list"], source.plan, source.bands
    prices = plan.price_list
    said = text(
        "{currency} a month, by the vendor's plan and contacts. An empty cell: the plan has no "
        "such band. “{unpublished}”: it has one, at a price that is not known."
    )
    sheet.begin(
        text("List prices"),
        said.format(currency=prices.currency.code, unpublished=unpublished()),
        [26, *[13.0] * (len(bands) + 1)],
        head=HEAD,
        left=1,
    )
    names = list(prices.prices)
    _heads(sheet, HEAD, text("Plan"), bands)
    for row, name in enumerate(names, FIRST):
        sheet.put(row, 0, source.vendor_plans[name], Style())
        for column, band in enumerate(bands, 1):
            _price(sheet, row, column, source, prices.prices[name], band)
    below = FIRST + max(len(names), 1)
    book.name("list_bands", sheet.area(HEAD, 1, HEAD, len(bands)))
    book.name("list_plans", sheet.area(FIRST, 0, below - 1, 0))

    last = _passed_over(book, source, below + 3, text("The price of the band that holds so many"))
    if source.grows:
        last = _passed_over(book, source, last + 4, text("Which of the bands that is"), places=True)
    if prices.yearly:
        _yearly(sheet, last + 3, source)


def _passed_over(
    book: Book, source: Source, first: int, title: str, *, places: bool = False
) -> int:
    """Write what lists of each size have, bands that a plan does not have passed over.

    Their prices, or the places of their bands; returns the last row.
    """
    sheet, bands, names = book.sheets["list"], source.bands, list(source.plan.price_list.prices)
    sheet.put(first - 2, 0, title, Style("text", "section"))
    _heads(sheet, first - 1, text("Plan"), bands)
    look = Style("count" if places else "listed", "helper")
    for index in range(max(len(names), 1)):
        row = first + index
        name = names[index] if names else ""
        sheet.formula(
            row,
            0,
            f'{sheet.at(FIRST + index, 0)}&""',
            source.vendor_plans.get(name, ""),
            Style("text", "helper"),
        )
        sheet.put(row, len(bands) + 1, DASH, look)
        for column, band in enumerate(bands, 1):
            own, beyond = sheet.at(FIRST + index, column), sheet.at(row, column + 1)
            there = str(column) if places else own
            value = place_of(source, name, band) if places else held(source, name, band)
            sheet.formula(row, column, f'IF({own}="",{beyond},{there})', value, look)
    last = first + max(len(names), 1) - 1
    name = "list_places" if places else "list_held"
    book.name(name, sheet.area(first, 1, last, len(bands) + 1))
    return last


def _heads(sheet: Sheet, row: int, words: str, bands: list[int]) -> None:
    sheet.put(row, 0, words, Style("text", "head"))
    for column, band in enumerate(bands, 1):
        sheet.put(row, column, band, Style("count", "head"))


def _price(sheet: Sheet, row: int, column: int, source: Source, bands: Bands, band: int) -> None:
    price = bands.get(band)
    if band not in bands:
        sheet.input(row, column, None, "listed")
    elif price is None:
        sheet.input(row, column, unpublished(), "listed")
    else:
        sheet.input(row, column, source.listed(price), "listed")


def held(source: Source, name: str, contacts: int) -> float | str:
    """What the list has for so many contacts, as a cell shows it."""
    prices = source.plan.price_list
    price = prices.list_price(name, contacts)
    if price is not None:
        return source.listed(price)
    return DASH if prices.band(name, contacts) is None else unpublished()


def place_of(source: Source, name: str, contacts: int) -> int | str:
    """Which of all bands holds so many contacts of a plan, from 1; a dash where none does."""
    band = source.plan.price_list.band(name, contacts)
    return DASH if band is None else source.bands.index(band) + 1


def published(plan: str, contacts: str) -> str:
    """The list's price for a plan and contacts, as a formula."""
    column = f"IFERROR(MATCH({contacts}-1,list_bands,1),0)+1"
    return f"IFERROR(INDEX(list_held,MATCH({plan},list_plans,0),{column}),{NONE})"


def _yearly(sheet: Sheet, first: int, source: Source) -> None:
    """The prices a month when billed yearly: to be read, no figure is made of them."""
    words = text("Billed yearly, a month: for comparison, no figure uses them")
    sheet.put(first - 1, 0, words, Style("text", "section"))
    _heads(sheet, first, text("Plan"), source.bands)
    row = first + 1
    for name, bands in (source.plan.price_list.yearly or {}).items():
        sheet.put(row, 0, source.vendor_plans.get(name, name), Style())
        for column, band in enumerate(source.bands, 1):
            price = bands.get(band)
            shown = None if price is None else source.listed(price)
            if band in bands and price is None:
                sheet.put(row, column, unpublished(), Style("listed"))
            else:
                sheet.put(row, column, shown, Style("listed"))
        row += 1
