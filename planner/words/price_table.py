"""A price list as people copy it: plans across and bands down, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planner.model.money import Currency
from planner.model.vendor_edits import NOT_SOLD, Cell
from planner.words import entry, numbers
from planner.words.catalogue import context, text
from planner.words.cells import plain, text_of
from planner.words.entry import EntryError
from planner.words.sentences import one_line

LARGEST_BAND = 10_000_000
THOUSAND = 1000

_UNPUBLISHED = {"", "n a", "na", "nd", "n d", "null", "not published", "non publie"} | {
    *("sales quote", "contact sales", "contact us", "talk to sales", "custom", "on request"),
    *("sur devis", "nous contacter", "contactez nous", "contacter l equipe commerciale"),
}
_NOT_SOLD = {"not sold", "not available", "pas vendu", "non vendu", "non disponible"}
_CONTACTS = re.compile(r"\s*contacts?\s*$", re.IGNORECASE)
_UP_TO = re.compile(r"^\s*(?:up to|jusqu['’]à|<=|≤)\s*", re.IGNORECASE)
_A_MONTH = re.compile(r"\s*(?:/|per\b|par\b)\s*(?:mo|month|mois)\.?\s*$", re.IGNORECASE)
_THOUSANDS = re.compile(r"(\d+)\s*k", re.IGNORECASE)

Rows = Sequence[Sequence[str]]


class Fault(NamedTuple):
    """What is wrong with a copied table, in words, and the plan and band where it is one price."""

    words: str
    place: tuple[str, int] | None = None


class Read(NamedTuple):
    """Prices by plan and band, and what is wrong: with any fault, nothing is to be taken."""

    cells: dict[tuple[str, int], Cell]
    faults: tuple[Fault, ...] = ()


def not_sold() -> str:
    """What a cell says of a size in which a plan is not sold."""
    return context("in a cell of the price list", "not sold")


def plan_title(key: str, names: Mapping[str, str]) -> str:
    """What people call a plan of the vendor.

    Args:
        key: its key in the price list.
        names: the vendor's own names by key, as far as they are known.
    """
    return names.get(key, key[:1].upper() + key[1:])


def cell_text(cell: Cell, currency: Currency) -> str:
    """A price as its cell shows it, and as ``read_cell`` reads it: empty where not published."""
    if cell is NOT_SOLD:
        return not_sold()
    return "" if cell is None else numbers.money(cell, currency)


def read_cell(typed: str, currency: Currency) -> Cell:
    """A price, none where it is not published, or that the plan is not sold in the size.

    Raises:
        EntryError: if it is none of these.
    """
    said = plain(typed)
    if said in _NOT_SOLD or said == plain(not_sold()):
        return NOT_SOLD
    if said in _UNPUBLISHED:
        return None
    return entry.read_money(_A_MONTH.sub("", typed), currency)  # all of them are a month


def read_band(typed: str) -> int:
    """The size of a band: ``2,500``, ``2 500 contacts``, ``up to 2,500`` or ``10k``.

    Raises:
        EntryError: if it is none.
    """
    size = _UP_TO.sub("", _CONTACTS.sub("", typed)).strip()
    if found := _THOUSANDS.fullmatch(size):
        size = str(int(found[1]) * THOUSAND)
    return entry.read_count(size, 1, LARGEST_BAND)


def has_headers(rows: Rows, currency: Currency) -> bool:
    """Whether a copied table brings the names of its plans, and so says where its prices go."""
    if len(rows) < 2 or len(rows[0]) < 2 or _is_price(rows[0][0], currency):
        return False
    return _plans_across(rows, currency) or _plans_down(rows, currency)


def below_title(rows: Rows) -> Rows:
    """The rows without those on top that hold one cell at most: a title says no price."""
    filled = (sum(bool(cell.strip()) for cell in row) for row in rows)
    return rows[next((number for number, cells in enumerate(filled) if cells > 1), 0) :]


def _plans_across(rows: Rows, currency: Currency) -> bool:
    return _are_names(rows[0][1:], currency)


def _plans_down(rows: Rows, currency: Currency) -> bool:
    return _are_names([row[0] if row else "" for row in rows[1:]], currency)


def _are_names(heads: Sequence[str], currency: Currency) -> bool:
    written = [head for head in heads if head.strip()]
    bands = [head for head in written if _is_band(head)]
    return bool(written) and not bands and not any(_is_price(head, currency) for head in written)


def _is_band(typed: str) -> bool:
    try:
        read_band(typed)
    except EntryError:
        return False
    return True


def _is_price(typed: str, currency: Currency) -> bool:
    try:
        return isinstance(read_cell(typed, currency), int)
    except EntryError:
        return False


def read_table(rows: Rows, currency: Currency, plans: Mapping[str, str]) -> Read:
    """A copied table with its headers: plans across and bands down, or the other way round.

    Args:
        rows: its cells, headers first.
        currency: that of the prices.
        plans: the keys of the plans that there are, with what people call them.
    """
    width = max(map(len, rows))
    square = [[*row, *[""] * (width - len(row))] for row in rows]
    if not _plans_across(square, currency):
        square = [list(column) for column in zip(*square, strict=True)]
    faults: list[Fault] = []
    known = {plain(name): key for key, name in plans.items()} | {plain(key): key for key in plans}
    heads = [known.get(plain(head), text_of(head)) for head in square[0][1:]]
    sizes = [_size(row, faults) for row in square[1:]]
    _find_repeated([plan_title(head, plans) for head in heads if head], faults)
    _find_repeated([numbers.count(size) for size in sizes if size], faults)
    cells: dict[tuple[str, int], Cell] = {}
    for size, row in zip(sizes, square[1:], strict=True):
        for head, typed in zip(heads, row[1:], strict=True):
            if not head and typed.strip():
                words = text("“{part}” stands under no plan: write the plan's name over it.")
                faults.append(Fault(words.format(part=one_line(typed.strip()))))
            elif head and size:
                _read_into(cells, (head, size), typed, currency, plans, faults)
    return Read(cells if not faults else {}, tuple(faults))


def _read_into(
    cells: dict[tuple[str, int], Cell],
    place: tuple[str, int],
    typed: str,
    currency: Currency,
    plans: Mapping[str, str],
    faults: list[Fault],
) -> None:
    try:
        cells[place] = read_cell(typed, currency)
    except EntryError as error:
        faults.append(Fault(fault_words(place, entry.sentence(error), plans), place))


def _size(row: Sequence[str], faults: list[Fault]) -> int | None:
    """The band of a line; None where the line is empty or its band makes no sense."""
    try:
        return read_band(row[0])
    except EntryError:
        if any(cell.strip() for cell in row):
            words = text("“{part}” is no number of contacts: write it like 2500.")
            faults.append(Fault(words.format(part=one_line(row[0].strip()))))
        return None


def _find_repeated(heads: Sequence[str], faults: list[Fault]) -> None:
    for head in dict.fromkeys(heads):
        if heads.count(head) > 1:
            words = text("“{part}” stands there twice: keep one of them.")
            faults.append(Fault(words.format(part=one_line(head))))


def fault_words(place: tuple[str, int], problem: str, names: Mapping[str, str]) -> str:
    """What is wrong with one price, with its place."""
    where = place_words(place[0], place[1], names)
    return text("{place}: {problem}").format(place=where, problem=problem)


def place_words(plan: str, band: int, names: Mapping[str, str]) -> str:
    """A cell in words: ``Plus, 2,500 contacts``."""
    return text("{plan}, {band} contacts").format(
        plan=one_line(plan_title(plan, names)), band=numbers.count(band)
    )
