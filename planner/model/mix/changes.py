"""What a mix changes for each client that it moves, and for the agency."""

from __future__ import annotations

from typing import NamedTuple

from planner.model.account import Account
from planner.model.book import Book
from planner.model.mix.best import Mix
from planner.model.mix.free import Bills, Move
from planner.model.plan import Channel


class Paid(NamedTuple):
    """What the client of one account pays a month, without tax, and whom.

    ``vendor`` is the list price, which the vendor bills on commission, in the plan's currency.
    """

    agency: int
    vendor: int

    @property
    def total(self) -> int:
        """To both together."""
        return self.agency + self.vendor


class Change(NamedTuple):
    """A move, and what it changes.

    ``before`` and ``after`` are what the client pays for each account; ``kept_before`` and
    ``kept_after`` what the moved accounts bring the agency together.
    """

    move: Move
    before: Paid
    after: Paid
    kept_before: int
    kept_after: int

    @property
    def more(self) -> int:
        """What the moved accounts bring more."""
        return self.kept_after - self.kept_before


class Changes(NamedTuple):
    """All changes of a mix; ``others`` is what the accounts that stay bring more by them."""

    moved: tuple[Change, ...]
    others: int


def payments(book: Book, move: Move) -> tuple[Paid, Paid]:
    """What the client of a move pays for an account before and after it.

    Raises:
        ValueError: if the row has no figures.
    """
    account = _account(book, move)
    resold, commission = _paid(account, Channel.RESALE), _paid(account, Channel.COMMISSION)
    return (commission, resold) if move.to is Channel.RESALE else (resold, commission)


def _account(book: Book, move: Move) -> Account:
    account = book.part_of(move.row).account
    if account is None:
        raise ValueError(f"row {move.row} has no figures, and no channel to choose")
    return account


def _paid(account: Account, channel: Channel) -> Paid:
    if channel is Channel.RESALE:
        return Paid(account.resold.price, 0)
    terms = account.terms
    return Paid(account.on_commission.price, terms.converted(terms.list_price))


def changes(book: Book, mix: Mix, later: Book) -> Changes:
    """What a mix changes, in the order of its moves; ``later`` is the book with it."""
    moved, ahead = [], 0
    today, then = _Kept(book), _Kept(later)
    for move in mix.moves:
        split = move.accounts < book.plan.clients[move.row].accounts
        ahead += split  # a split row has become two
        before, after = payments(book, move)
        kept_before = today.of(move.row, move.accounts)
        kept_after = then.of(move.row + ahead, move.accounts)
        moved.append(Change(move, before, after, kept_before, kept_after))
    own = sum(each.more for each in moved)
    return Changes(tuple(moved), mix.gain - own)


class _Kept:
    """What accounts of a book bring; who pays what is asked of it once, not of every row."""

    def __init__(self, book: Book) -> None:
        self._book, self._bills = book, Bills(book)
        self._runs = dict(book.bill_by_row())

    def of(self, row: int, last: int) -> int:
        """What the last so many accounts of a row bring together."""
        part = self._book.part_of(row)
        kept = part.served.contribution * last
        for accounts, discount in reversed(self._runs.get(row, [])):
            if part.account is not None:
                kept -= self._bills.cost(part.account, discount) * min(accounts, last)
            last -= min(accounts, last)
        return kept
