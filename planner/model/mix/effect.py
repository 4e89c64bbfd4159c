"""The book today and with the best mix, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from planner.model.book import Book
from planner.model.explanation import Unit, Value
from planner.model.mix.best import Mix, best_mix, with_mix
from planner.model.mix.changes import Changes, changes
from planner.model.mix.free import Bills
from planner.model.programme import Mode
from planner.model.rows import Kind

MOST_COMPARED = 200
"""So many clients are compared at most: more than anybody reads."""


class Effect(NamedTuple):
    """A figure of the month today and with the mix; ``more`` is what it is then more.

    None where there is no such figure.
    """

    code: str
    unit: Unit
    before: Value | None
    after: Value | None

    @property
    def more(self) -> Value | None:
        """The difference."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


class OnBoth(NamedTuple):
    """What one account of an active client row brings resold and on commission."""

    row: int
    resale: int
    commission: int

    @property
    def more(self) -> int:
        """What it brings more resold."""
        return self.resale - self.commission


class Answer(NamedTuple):
    """The best mix of a book with all that it changes; ``mix`` is None without figures.

    ``effects`` and ``changes`` are empty where nobody moves. ``both`` compares the channels of the
    first clients at the discount of the mix; it is empty where no rate is known or the order of the
    rows gives each account a discount of its own.
    """

    book: Book
    mix: Mix | None
    changes: Changes
    effects: tuple[Effect, ...]
    both: tuple[OnBoth, ...] = ()


def answer(book: Book, known: Mix | None = None) -> Answer:
    """Find the best mix, where it is not known yet, and what it changes."""
    mix = best_mix(book) if known is None else known
    if mix is None:
        return Answer(book, None, Changes((), 0), ())
    both = tuple(islice(on_both_channels(book, mix.discount), MOST_COMPARED))
    if not mix.moves:
        return Answer(book, mix, Changes((), 0), (), both)
    later = Book(with_mix(book.plan, mix))
    return Answer(book, mix, changes(book, mix, later), effects(book, later), both)


def on_both_channels(book: Book, discount: Decimal) -> Iterator[OnBoth]:
    """What an account of each active row brings on either channel, within the commission months."""
    programme, bills = book.plan.programme, Bills(book)
    if programme.depends_on_order or programme.commission.rate is None:
        return
    for row in range(len(book.plan.clients)):
        part = book.part_of(row)
        if part.account is not None and part.kind in {Kind.RESOLD, Kind.ON_COMMISSION}:
            commission = part.account.on_commission.contribution
            kept = part.account.advantage - bills.cost(part.account, discount)
            yield OnBoth(row, commission + kept, commission)


def effects(book: Book, later: Book) -> tuple[Effect, ...]:
    """The figures that a mix may change, and those that people ask about."""
    pairs: list[tuple[str, Unit, Value | None, Value | None]] = [
        ("profit", Unit.AMOUNT, book.profit, later.profit),
        ("margin", Unit.RATE, book.margin, later.margin),
        ("vendor_cost", Unit.AMOUNT, _bill(book), _bill(later)),
        ("commission", Unit.AMOUNT, _commission(book), _commission(later)),
        (
            "counted_resold",
            Unit.COUNT,
            book.accounts(Kind.RESOLD),
            later.accounts(Kind.RESOLD),
        ),
        ("hours", Unit.HOURS, _hours(book), _hours(later)),
    ]
    if book.plan.programme.mode is Mode.VOLUME:  # else every place on the bill has its own
        pairs.insert(-1, ("discount", Unit.RATE, book.discount, later.discount))
    return tuple(Effect(*pair) for pair in pairs)


def _bill(book: Book) -> int | None:
    return None if book.totals is None else book.totals.vendor_cost


def _commission(book: Book) -> int | None:
    return None if book.totals is None else book.totals.commission


def _hours(book: Book) -> Decimal | None:
    return book.hours or None
