"""The best mix where every account pays the same discount: for each tier the best set."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from planner.model.account import Account
from planner.model.book import Book
from planner.model.mix.free import Bills, Free, Move, whole_rows_first
from planner.model.plan import Channel
from planner.model.rows import Kind

MANY = 3000
"""Different accounts from which on numpy is quicker, its import aside."""
MOST_INT64 = 2**62


class Band(NamedTuple):
    """Numbers of free accounts to resell, from ``least`` to ``most``, and their discount."""

    discount: Decimal
    least: int
    most: int


class Best(NamedTuple):
    """The best of the bands, and what it is worth.

    So many are ``resold``: those worth more than ``threshold``, and of those worth just so much
    as many as are then missing.
    """

    worth: int
    band: int
    resold: int
    threshold: int


def bands(book: Book, free: list[Free]) -> list[Band]:
    """Which discount each number of resold free accounts has."""
    programme, size = book.plan.programme, sum(each.accounts for each in free)
    counting = (each.accounts for each in free if each.resold or programme.counts_commission)
    besides = book.counted - sum(counting)
    if programme.counts_commission:
        return [Band(programme.discount(book.counted), 0, size)]
    found = []
    starts = [0, *programme.starts]
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        least = max(start - besides, 0)
        most = size if following is None else min(following - 1 - besides, size)
        if least <= most:
            found.append(Band(programme.discount(besides + least), least, most))
    return found


class _Values:
    """What reselling each free account is worth against commission, by discount.

    A value is the gain in minor units times ``scale``, and one more where the account is resold
    already, one less where it is not: of equal gains, the fewest changes are worth most. It is
    never 0, so that the number of accounts to resell is never a matter of taste.
    """

    def __init__(self, book: Book, free: list[Free]) -> None:
        self.free, self.sizes = free, [each.accounts for each in free]
        self.scale = 2 * sum(self.sizes) + 2
        self._gained = [
            each.account.advantage * self.scale + (1 if each.resold else -1) for each in free
        ]
        self._listed = [each.account.terms.list_price for each in free]
        self._stays = _stays(book, free)
        # A book has few list prices, however many different accounts.
        self._of_price = {each.account.terms.list_price: each.account for each in free}
        self._of_price |= {one.terms.list_price: one for one, _ in self._stays}
        self._bills = Bills(book)

    def _costs(self, discount: Decimal) -> dict[int, int]:
        """What the vendor bills for one account, by its list price, scaled."""
        return {
            listed: self._bills.cost(one, discount) * self.scale
            for listed, one in self._of_price.items()
        }

    def at(self, discount: Decimal) -> list[int]:
        """The value of one account of each."""
        costs = self._costs(discount)
        return [
            gained - costs[listed]
            for gained, listed in zip(self._gained, self._listed, strict=True)
        ]

    def fixed(self, discount: Decimal) -> int:
        """The value of what is billed whatever is chosen."""
        costs = self._costs(discount)
        return -sum(costs[one.terms.list_price] * accounts for one, accounts in self._stays)


def _stays(book: Book, free: list[Free]) -> list[tuple[Account, int]]:
    """The billed accounts that stay: locked and disabled ones."""
    chosen = {id(each.account): each.accounts for each in free}
    found = []
    for part in book.parts:
        if part.account is not None and part.kind in {Kind.RESOLD, Kind.DISABLED}:
            stays = part.group.accounts - chosen.get(id(part.account), 0)
            if stays:
                found.append((part.account, stays))
    return found


def choose_by_tier(book: Book, free: list[Free]) -> tuple[int, list[Move]]:
    """The changes that make the most profit where order plays no part; the fewest of them.

    Returns:
        What reselling makes more than commission, less the bill of all that is resold, and the
        changes.
    """
    values, choices = _Values(book, free), bands(book, free)
    best = _best_of_many(values, choices) if len(free) > MANY else None
    if best is None:
        best = _best(values, choices)
    profit = (2 * best.worth + values.scale) // (2 * values.scale)  # the rest is of the changes
    return profit, _moves(book, values.at(choices[best.band].discount), free, best)


def _best(values: _Values, choices: list[Band]) -> Best:
    found: Best | None = None
    for index, band in enumerate(choices):
        pairs = list(zip(values.at(band.discount), values.sizes, strict=True))
        fixed = values.fixed(band.discount)
        worth = fixed + sum(value * size for value, size in pairs if value > 0)
        if found is not None and worth <= found.worth:
            continue  # no number of them is worth more than all that are worth something
        positive = sum(size for value, size in pairs if value > 0)
        resold, threshold = min(max(positive, band.least), band.most), 0
        if resold != positive:
            top, threshold = _top(pairs, resold)
            worth = fixed + top
        if found is None or worth > found.worth:
            found = Best(worth, index, resold, threshold)
    if found is None:
        raise ValueError("there is always a number of accounts to resell")
    return found


def _top(pairs: list[tuple[int, int]], wanted: int) -> tuple[int, int]:
    """What so many of the best are worth together, and the last of them.

    Where none is wanted, the last is worth more than any.
    """
    ordered = sorted(pairs, reverse=True)
    worth, last = 0, ordered[0][0] + 1 if ordered else 1
    for value, size in ordered:
        if not wanted:
            break
        taken = min(size, wanted)
        worth, last, wanted = worth + value * taken, value, wanted - taken
    return worth, last


def _best_of_many(values: _Values, choices: list[Band]) -> Best | None:
    """The same with numpy; None where the amounts are too large for its whole numbers."""
    import numpy as np

    from planner.model.mix.arrays import best_band

    repeats = np.array(values.sizes)
    made = [values.at(band.discount) for band in choices]
    largest = max((abs(value) for each in made for value in each), default=0)
    fixed = [values.fixed(band.discount) for band in choices]
    if largest * values.scale > MOST_INT64:
        return None
    each = [np.repeat(np.array(value, np.int64), repeats) for value in made]
    return best_band(each, fixed, choices)


def _moves(book: Book, values: list[int], free: list[Free], best: Best) -> list[Move]:
    clients = book.plan.clients
    moves: list[Move] = []
    last: list[tuple[int, int]] = []
    missing, tied, tied_resold = best.resold, 0, False
    for value, each in zip(values, free, strict=True):
        rows = [(row, clients[row].accounts) for row in each.rows]
        if value > best.threshold:
            missing -= each.accounts
            if not each.resold:
                moves += [Move(row, accounts, Channel.RESALE) for row, accounts in rows]
        elif value < best.threshold or not best.threshold:
            if each.resold:
                moves += [Move(row, accounts, Channel.COMMISSION) for row, accounts in rows]
        else:  # all of one value are of one channel today
            last += rows
            tied, tied_resold = tied + each.accounts, each.resold
    away = tied - missing if tied_resold else missing
    to = Channel.COMMISSION if tied_resold else Channel.RESALE
    moves += [Move(row, accounts, to) for row, accounts in whole_rows_first(sorted(last), away)]
    return sorted(moves)
