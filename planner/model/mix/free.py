"""The accounts whose channel may be chosen, and what choosing it brings each."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from planner.model.account import Account
from planner.model.book import Book
from planner.model.memory import kept
from planner.model.plan import Channel, Client
from planner.model.rows import Kind, gathered


class Move(NamedTuple):
    """Accounts of a client row that change to another channel; the row may have more."""

    row: int
    accounts: int
    to: Channel


class Free(NamedTuple):
    """Alike accounts whose channel may be chosen: those of one part that are not locked.

    ``accounts`` are those of all its rows together.
    """

    account: Account
    resold: bool
    rows: tuple[int, ...]
    accounts: int


class _Rows(NamedTuple):
    """Rows of one group that are not locked, and their accounts."""

    group: int
    rows: tuple[int, ...]
    accounts: int


@kept
def _unlocked(clients: tuple[Client, ...]) -> tuple[_Rows, ...]:
    """The active rows that are not locked, by their group; prices play no part in it."""
    found = []
    for index, group in enumerate(gathered(clients).groups):
        if group.alike.kind in {Kind.RESOLD, Kind.ON_COMMISSION}:
            rows = tuple(row for row in group.rows if not clients[row].channel_locked)
            if rows:
                found.append(_Rows(index, rows, sum(clients[row].accounts for row in rows)))
    return tuple(found)


def free_accounts(book: Book) -> list[Free]:
    """The accounts of a complete book whose channel may be chosen."""
    found = []
    for group, rows, accounts in _unlocked(book.plan.clients):
        part = book.parts[group]
        if part.account is not None:
            found.append(Free(part.account, part.kind is Kind.RESOLD, rows, accounts))
    return found


class Bills:
    """What one account costs on the vendor's bill, tax included, by list price and discount."""

    def __init__(self, book: Book) -> None:
        """Ask a book; each list price is asked about once."""
        self._book = book
        self._known: dict[tuple[int, Decimal], int] = {}

    def cost(self, account: Account, discount: Decimal) -> int:
        """The cost of one resold account."""
        key = account.terms.list_price, discount
        known = self._known.get(key)
        if known is None:
            known = -self._book.billed(account.terms, discount).contribution
            self._known[key] = known
        return known


def whole_rows_first(rows: Sequence[tuple[int, int]], wanted: int) -> list[tuple[int, int]]:
    """Take so many accounts from rows that are equally good: earlier rows first, whole ones.

    A row is split only where no whole rows add up to the number.

    Args:
        rows: (row, accounts) in the plan's order.
        wanted: at most all of them.

    Returns:
        (row, accounts taken) of the rows that are touched.
    """
    taken = _greedily(rows, wanted)
    if sum(accounts for _, accounts in taken) < wanted:
        taken = _exactly(rows, wanted) or _with_a_split(rows, taken, wanted)
    return taken


def _greedily(rows: Sequence[tuple[int, int]], wanted: int) -> list[tuple[int, int]]:
    taken = []
    for row, accounts in rows:
        if accounts <= wanted:
            taken.append((row, accounts))
            wanted -= accounts
    return taken


def _exactly(rows: Sequence[tuple[int, int]], wanted: int) -> list[tuple[int, int]]:
    """Whole rows that add up to the number; none where there are no such rows."""
    reached = [1]  # the sums that the last rows make, as bits: of none of them, of one, …
    no_more = (2 << wanted) - 1
    for _, accounts in reversed(rows):
        reached.append((reached[-1] | reached[-1] << accounts) & no_more)
    if not reached.pop() >> wanted & 1:
        return []
    taken = []
    for (row, accounts), after in zip(rows, reversed(reached), strict=True):
        if accounts <= wanted and after >> (wanted - accounts) & 1:
            taken.append((row, accounts))
            wanted -= accounts
    return taken


def _with_a_split(
    rows: Sequence[tuple[int, int]], whole: list[tuple[int, int]], wanted: int
) -> list[tuple[int, int]]:
    missing = wanted - sum(accounts for _, accounts in whole)
    beside = next(row for row, accounts in rows if (row, accounts) not in whole)
    return sorted([*whole, (beside, missing)])
