"""The packages side by side on a slide: as large as they fit, and nothing runs off it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.charts.client import packages
from planner.export.deck.deck import BODY, Deck, Place, Said
from planner.export.deck.flow import height
from planner.export.deck.lines import wrapped
from planner.export.deck.table import PADDING, ROW, SIDE, Cell, table
from planner.export.deck.template import TITLE_SIZE
from planner.model.offer import Choice, Offer, OfferedPackage
from planner.model.payments import Payments
from planner.words import client_charts as said
from planner.words import client_slides as words
from planner.words import proposal
from planner.words.numbers import count, money

MOST_INCLUDED = 8
LABELS_WIDE, COLUMN_WIDE = 1.8, 5.0
SIZES, MANY = (16, 14, 12, 11, 10), 4
LARGER = (6, 3)
"""By how much a month's price is larger, among few packages and among many."""
NOTE_SIZE = 11
FOOT = 6.9
APART = 0.1

Name = Callable[[str], str]
"""How a name is written: whole, or cut to what a table holds."""


def add_to(deck: Deck, offer: Offer, choice: Choice, what: str) -> None:
    """Add the slide.

    Args:
        deck: where it goes.
        offer: what the client may see.
        choice: what is looked at.
        what: what the prices are.
    """
    shown = offer.packages
    recommended = next((each for each in shown if each.recommended), None)
    slide = deck.slide(_title(recommended))
    strong = None if recommended is None else shown.index(recommended) + 1
    wide = min((BODY.width - LABELS_WIDE) / len(shown), COLUMN_WIDE)
    widths = [LABELS_WIDE, *[wide] * len(shown)]
    note = [Said(each, NOTE_SIZE, "muted") for each in _notes(offer, choice, what)]
    below = height(note, BODY.width)
    room = FOOT - below - APART - BODY.top
    rows = _fitting(offer, choice, widths, room)
    place = BODY._replace(width=sum(widths), height=ROW * len(rows))
    table(slide, place, rows, widths, words.table_alt(), strong=strong)
    if note:
        deck.say(slide, Place(BODY.left, FOOT - below, BODY.width, below), note)


def _title(recommended: OfferedPackage | None) -> str:
    if recommended is None:
        return words.what_each_includes()
    whole = words.we_recommend(said.whole_name(recommended.name))
    if len(wrapped(whole, TITLE_SIZE, BODY.width, bold=True)) <= 2:
        return whole
    return words.we_recommend(said.name(recommended.name))


def _fitting(offer: Offer, choice: Choice, widths: list[float], room: float) -> list[list[Cell]]:
    """The rows in the largest size that fits; in the smallest, less of what is included."""
    sizes = SIZES if len(offer.packages) < MANY else SIZES[2:]
    for size in sizes:
        above = _rows(offer, choice, size, said.whole_name)
        included = [_included(each, size, said.whole_name) for each in offer.packages]
        if _height([*above, _last(size, included)], widths) <= room:
            return [*above, _last(size, included)]
    above = _rows(offer, choice, sizes[-1], said.whole_name)
    if _height(above, widths) > room / 2:
        above = _rows(offer, choice, sizes[-1], said.name)
    left = room - _height(above, widths) - 2 * PADDING
    wide = widths[-1] - 2 * SIDE
    return [
        *above,
        _last(sizes[-1], [_cut(each, sizes[-1], wide, left) for each in offer.packages]),
    ]


def _last(size: int, included: list[list[Said]]) -> list[Cell]:
    return [[Said(words.included(), size, "muted")], *included]


def _cut(package: OfferedPackage, size: int, wide: float, room: float) -> list[Said]:
    """As many lines as there is room for."""
    for most in range(MOST_INCLUDED, 0, -1):
        lines = _included(package, size, said.name, most)
        if height(lines, wide) <= room:
            break
    return lines


def _height(rows: list[list[Cell]], widths: list[float]) -> float:
    return sum(_row_height(row, widths) for row in rows)


def _row_height(row: list[Cell], widths: list[float]) -> float:
    cells = zip(row, widths, strict=True)
    return max(ROW, *(height(cell, width - 2 * SIDE) + 2 * PADDING for cell, width in cells))


def _rows(offer: Offer, choice: Choice, size: int, name: Name) -> list[list[Cell]]:
    heads = [[Said(each, size, "muted")] for each in ("", *_heads(offer, choice))]
    columns = [_column(offer, choice, place, size, name) for place in range(len(offer.packages))]
    return [[head, *(column[at] for column in columns)] for at, head in enumerate(heads)]


def _heads(offer: Offer, choice: Choice) -> Iterator[str]:
    yield words.contacts()
    yield words.month_price()
    if offer.tax_rate:
        yield words.with_tax(offer.tax_rate)
    if choice.yearly:
        yield words.at_once()
    yield words.setup()
    yield words.first_year()


def _column(offer: Offer, choice: Choice, place: int, size: int, name: Name) -> list[Cell]:
    """The cells of a package, from its name to its first year."""
    package = offer.packages[place]
    own = packages.with_package(choice, place)
    pays = offer.payments(own)
    named = [Said(name(package.name), size + 2, "accent", bold=True)]
    if package.recommended:
        named.append(Said(said.recommended(), max(size - 2, SIZES[-1]), "accent"))
    month = said.price(None if pays is None else pays.monthly.amount, offer.currency)
    large = size + LARGER[len(offer.packages) >= MANY]
    cells: list[Cell] = [
        named,
        [Said(count(offer.contacts_of(own)), size)],
        [Said(month, large, bold=True)],
    ]
    return [*cells, *([Said(each, size)] for each in _amounts(offer, choice, pays))]


def _amounts(offer: Offer, choice: Choice, pays: Payments | None) -> Iterator[str]:
    """What is paid, below the price of a month."""
    amounts: list[int | None] = []
    if offer.tax_rate:
        amounts.append(None if pays is None else pays.monthly.with_tax)
    if choice.yearly:
        at_once = None if pays is None else pays.at_once
        amounts.append(None if at_once is None else at_once.amount)
    amounts.append(None if pays is None else pays.setup.amount)
    amounts.append(None if pays is None else pays.first_year.amount)
    for each in amounts:
        yield money(each, offer.currency, unit=each is not None)


def _included(
    package: OfferedPackage, size: int, name: Name, most: int = MOST_INCLUDED
) -> list[Said]:
    """What is included, a line each; more of it than fits is counted."""
    lines = [f"· {name(each)}" for each in package.includes[:most]]
    if len(package.includes) > most:
        lines.append(words.more(len(package.includes) - most))
    return [Said(each, max(size - 1, SIZES[-1])) for each in lines]


def _notes(offer: Offer, choice: Choice, what: str) -> Iterator[str]:
    """What the prices are, and what is given: without it the first year could not be followed."""
    if offer.accounts > 1:
        yield what
    parts = []
    if choice.reduction:
        reduction = offer.reductions[choice.reduction - 1]
        if reduction.of_all and offer.includes_software:
            parts.append(proposal.less(proposal.software(offer), reduction))
        parts.append(proposal.services(reduction))
    package = offer.packages[choice.package]
    for place in sorted(choice.options):
        option = package.options[place]
        price = proposal.option(offer.added(choice, place).amount, offer, counted=True)
        parts.append(f"{said.name(package.name)} · {said.name(option.text)} {price}")
    yield from parts
    given = []
    pays = offer.payments(choice)
    if choice.setup_waived and package.setup_fee:
        given.append(proposal.waived())
    if pays is not None and pays.free:
        given.append(proposal.free(pays.free))
    if given:
        yield " ".join(given)
