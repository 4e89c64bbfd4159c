"""The lines of an invoice from a table of cells or a pasted text, and what could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planner.model.invoice.lines import InvoiceLine
from planner.model.money import EXPONENTS, Currency
from planner.model.plan import Plan
from planner.words import entry
from planner.words.cells import text_of
from planner.words.entry import MOST_MONEY, EntryError
from planner.words.invoice_headings import (
    accounts_in,
    amount_rank,
    column_of,
    contacts_in,
    kind_of,
    plan_in,
)

Rows = Sequence[Sequence[str]]

KEYS = ("name", "description", "plan", "contacts", "accounts", "period", "amount")
HEADINGS_WITHIN = 40
LOOKED_AT = 200
MOST_CONTACTS = 10_000_000
MOST_ACCOUNTS = 1_000_000
SAME_LINE = 2
LINES_OF_ONE = 2
TEXT_COLUMNS = ("name", "amount", "description")
"""What the cells of a text are."""

_MONEY = r"[(\-−]?\s?(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}\s)?\s?[\-−]?\d[\d.,'\u00a0\u202f]*"
_UNIT = r"(?:\s?[$€£¥]|\s?[A-Z]{3}|\s?CR)?\)?"
_AT_END = re.compile(
    rf"(?P<words>.*?)(?P<amount>(?:^|(?<=[\s.…:|])){_MONEY}(?: \d{{3}}[.,]\d\d)?{_UNIT}-?)\s*$"
)
_GROUPED = re.compile(
    r"(?P<words>.*?)(?:^|(?<=\s))(?P<amount>-?\d{1,3}(?: \d{3})+[.,]\d{2,3}\s?\S{0,3})\s*$"
)
_TWO_NUMBERS = re.compile(r"(-?\d{1,3}(?: \d{3})*) (\d{3}[.,]\d{2,3}\D*)")


class Choices(NamedTuple):
    """How a table is read: what each column is (a key, or empty), and the first row of lines.

    ``text``: it was a text, where a space may as well part two numbers as the digits of one.
    """

    columns: tuple[str, ...]
    first: int = 0
    text: bool = False


class Fault(NamedTuple):
    """A row whose amount cannot be taken: its index, its words, and what is wrong."""

    row: int
    words: str
    error: EntryError


class Read(NamedTuple):
    """What a table says: lines, the rows they stand in, faults, and rows without an amount."""

    lines: tuple[InvoiceLine, ...]
    rows: tuple[int, ...]
    faults: tuple[Fault, ...]
    without: tuple[int, ...]


# A text that is no table.


def cells_of(text: str) -> Rows:
    """Rows of a text as a PDF or a mail gives it: what is said, its amount, and what else is said.

    An amount on a line of its own belongs to the words just above it, of which there may be two
    lines: a name, and what it is for.
    """
    rows: list[list[str]] = []
    above = 0  # rows just above that have words and no amount yet
    for line in text.splitlines():
        words = re.sub(r"[ \t]+", " ", line).strip()
        said, amount = _apart(words)
        if amount and above and not any(mark.isalpha() for mark in said):
            name, *more = (row[0] for row in rows[-min(above, LINES_OF_ONE) :])
            del rows[len(rows) - 1 - len(more) :]
            rows.append([name, amount, *more])
        elif words:
            rows.append([said, amount])
        above = above + 1 if words and not amount else 0
    return [[*row, *[""] * (len(TEXT_COLUMNS) - len(row))] for row in rows]


def _apart(line: str) -> tuple[str, str]:
    """The words of a line and the amount that ends it; empty where it ends in none."""
    found = _GROUPED.match(line) or _AT_END.match(line)
    if found is None or not _is_amount(found["amount"]):
        return line, ""
    words = (found["words"] or "").rstrip(" .…:|\t")
    return words, found["amount"].strip()


def _is_amount(text: str) -> bool:
    """Whether a number at the end of a line is an amount: it has decimals, a sign or a currency."""
    bare = text.strip()
    coded = any(code in EXPONENTS for code in re.findall(r"[A-Z]{3}", bare))
    return coded or bool(re.search(r"[$€£¥]|[.,]\d{2,3}\D*$|^[(\-−]", bare))


# A table.


def guess(rows: Rows, currency: Currency) -> Choices:
    """How a table is most probably meant to be read."""
    width = max((len(row) for row in rows), default=0)
    found = _headings(rows)
    first, columns = (0, [""] * width) if found is None else found
    columns += [""] * (width - len(columns))
    if "amount" not in columns:
        _guess_amount(rows, first, columns, currency)
    for key in ("name", "description"):
        if key not in columns:
            _guess_words(rows, first, columns, key)
    if "name" not in columns and "description" in columns:
        columns[columns.index("description")] = "name"
    return Choices(tuple(columns), first)


def _headings(rows: Rows) -> tuple[int, list[str]] | None:
    """The first row of lines and the columns that the row above it names; None: none does."""
    for index, row in enumerate(rows[:HEADINGS_WITHIN]):
        columns: list[str] = []
        ranks = [amount_rank(cell) for cell in row]
        best = min((rank for rank in ranks if rank is not None), default=None)
        for cell, rank in zip(row, ranks, strict=True):
            key = column_of(cell)
            if rank is not None:
                key = "amount" if rank == best and "amount" not in columns else ""
            columns.append("" if key in columns else key)
        if sum(map(bool, columns)) >= SAME_LINE and not any(_digits(cell) for cell in row):
            return index + 1, columns
    return None


def _digits(cell: str) -> bool:
    return any(mark.isdigit() for mark in cell)


def _guess_amount(rows: Rows, first: int, columns: list[str], currency: Currency) -> None:
    """The last column that holds amounts and little else."""
    best, most = None, 0
    for column in range(len(columns)):
        cells = [cell for cell in _column(rows, first, column) if cell]
        good = sum(_reads(cell, currency) and _is_amount(cell) for cell in cells)
        if not columns[column] and good and good >= most and 2 * good >= len(cells):
            best, most = column, good
    if best is not None:
        columns[best] = "amount"


def _guess_words(rows: Rows, first: int, columns: list[str], key: str) -> None:
    for column in range(len(columns)):
        cells = [cell for cell in _column(rows, first, column) if cell]
        words = sum(any(mark.isalpha() for mark in cell) for cell in cells)
        if not columns[column] and words and 2 * words >= len(cells):
            columns[column] = key
            return


def _column(rows: Rows, first: int, column: int) -> Iterator[str]:
    for row in rows[first : first + LOOKED_AT]:
        yield row[column].strip() if column < len(row) else ""


def _reads(cell: str, currency: Currency) -> bool:
    try:
        amount_of(cell, currency)
    except EntryError:
        return False
    return True


def amount_of(cell: str, currency: Currency) -> int:
    """An amount as invoices write it: in brackets, with its minus behind, or marked CR, a credit.

    Raises:
        EntryError: if it is no amount, or could be two.
    """
    typed = cell.strip()
    credit = re.fullmatch(r"\((.*)\)|(.*\d.*)[-−]|(.*?)\s?CR", typed)
    if credit is None:
        return entry.read_money(typed, currency, low=-MOST_MONEY)
    bare = next(part for part in credit.groups() if part is not None)
    return -entry.read_money(bare, currency)


def _refuse_two_numbers(cell: str, currency: Currency) -> None:
    """Refuse ``2 134,25`` in a text: two accounts at 134,25, or more than two thousand."""
    found = _TWO_NUMBERS.fullmatch(cell)
    if found is not None:
        alone, together = amount_of(found[2], currency), amount_of(cell, currency)
        field = entry.money_field(currency, low=-MOST_MONEY)
        raise EntryError("ambiguous", field, cell, tuple(sorted((alone, together))))


def read(rows: Rows, choices: Choices, plan: Plan, currency: Currency) -> Read:
    """Read the lines of a table.

    Args:
        rows: its cells.
        choices: what its columns are.
        plan: the plan that the invoice is held against: its price list's plans are recognised.
        currency: what the amounts are in.
    """
    lines: list[InvoiceLine] = []
    places: list[int] = []
    faults: list[Fault] = []
    without: list[int] = []
    plans = tuple(plan.price_list.prices)
    for index, row in enumerate(rows):
        said = {
            key: text_of(row[column])
            for column, key in enumerate(choices.columns)
            if key and column < len(row)
        }
        if index < choices.first or not any(said.values()):
            continue
        amount = said.get("amount", "")
        if not amount:
            without.append(index)
            continue
        try:
            if choices.text:
                _refuse_two_numbers(amount, currency)
            line = _line(said, amount_of(amount, currency), plans)
        except EntryError as error:
            faults.append(Fault(index, said.get("name") or said.get("description", ""), error))
        else:
            lines.append(line)
            places.append(index)
    return Read(tuple(lines), tuple(places), tuple(faults), tuple(without))


def _line(said: dict[str, str], amount: int, plans: tuple[str, ...]) -> InvoiceLine:
    name, description = said.get("name", ""), said.get("description", "")
    words = " ".join(filter(None, (said.get("plan"), description or name)))
    contacts = _count(said.get("contacts", ""), MOST_CONTACTS)
    accounts = _count(said.get("accounts", ""), MOST_ACCOUNTS)
    return InvoiceLine(
        name=name or description,
        amount=amount,
        description=description if name else "",
        plan=plan_in(words, plans),
        contacts=contacts_in(words) if contacts is None else contacts,
        accounts=accounts_in(words) if accounts is None else accounts,
        period=said.get("period", ""),
        kind=kind_of(description or name),
    )


def _count(cell: str, most: int) -> int | None:
    try:
        return entry.read_count(cell, 1, most) if cell else None
    except EntryError:
        return None  # what is no number here states nothing
