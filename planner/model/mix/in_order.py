"""The best mix where the order of the rows decides who pays what: by dynamic programming."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from planner.model.account import Account
from planner.model.book import Book
from planner.model.mix.by_tier import bands, choose_by_tier
from planner.model.mix.edit import with_moves
from planner.model.mix.free import Bills, Free, Move
from planner.model.plan import Channel
from planner.model.programme import Mode
from planner.model.rows import Kind

MOST_STEPS = 3_000_000
"""Rows times billed accounts times tiers that are still looked through: a few seconds."""


class _Row(NamedTuple):
    """A row of the bill in its order: one that stays, or one whose accounts may be chosen."""

    row: int
    account: Account
    accounts: int
    free: bool
    resold: bool


class _Way(NamedTuple):
    """The discount by the position on the bill, and the numbers of billed accounts it is for."""

    discount: Callable[[int], Decimal]
    least: int
    most: int


def steps(book: Book, free: list[Free]) -> int:
    """How many steps it takes to look through all mixes of a book whose order counts."""
    rows = sum(len(each.rows) for each in free)
    billed = book.accounts(Kind.RESOLD) + book.accounts(Kind.DISABLED)
    most = billed + sum(each.accounts for each in free if not each.resold)
    graduated = book.plan.programme.mode is Mode.GRADUATED
    return rows * most * (1 if graduated else len(bands(book, free)))


def choose_in_order(book: Book, free: list[Free]) -> tuple[int, list[Move]]:
    """The changes that make the most profit, the fewest of them, and the fewest split rows.

    Returns:
        What reselling makes more than commission, less the bill of all that is resold, and the
        changes.
    """
    rows = list(_bill(book, free))
    stay = sum(each.accounts for each in rows if not each.free)
    most = sum(each.accounts for each in rows)
    searches = (
        _Search(book, rows, way.discount, most).best(way) for way in _ways(book, free, stay, most)
    )
    worth, moves = max(searches, key=lambda found: found[0])
    unit = _unit(rows, most)
    return -(-worth // unit), moves  # what is less than a unit is of the changes


def _change(rows: list[_Row]) -> int:
    """What a changed account takes off the worth of a mix: more than all rows that are split."""
    return len(rows) + 1


def _unit(rows: list[_Row], most: int) -> int:
    """What a minor unit adds to it: more than all changes."""
    return _change(rows) * (most + 1)


def estimated_moves(book: Book, free: list[Free]) -> list[Move]:
    """Changes that are good, though not surely the best, in a time that grows with the rows.

    The sets that would be best if every account had the same discount, each at what it really
    makes.
    """
    bills, candidates = Bills(book), [choose_by_tier(book, free)[1]]
    for discount in {tier.discount for tier in book.plan.programme.tiers} | {Decimal(0)}:
        candidates.append(list(_worth_it(book, free, bills, discount)))
    best: list[Move] = []
    highest = book.profit or 0
    for moves in sorted(candidates, key=len):
        profit = Book(with_moves(book.plan, moves)).profit
        if profit is not None and profit > highest:
            best, highest = moves, profit
    return best


def _worth_it(book: Book, free: list[Free], bills: Bills, discount: Decimal) -> Iterator[Move]:
    for each in free:
        worth = each.account.advantage - bills.cost(each.account, discount)
        if worth and (worth > 0) is not each.resold:
            to = Channel.RESALE if worth > 0 else Channel.COMMISSION
            yield from (Move(row, book.plan.clients[row].accounts, to) for row in each.rows)


def _bill(book: Book, free: list[Free]) -> Iterator[_Row]:
    """All rows that are or could be billed, in the plan's order."""
    chosen = {row: each for each in free for row in each.rows}
    for row, client in enumerate(book.plan.clients):
        part = book.part_of(row)
        if part.account is not None and (
            row in chosen or part.kind in {Kind.RESOLD, Kind.DISABLED}
        ):
            resold = part.kind is not Kind.ON_COMMISSION
            yield _Row(row, part.account, client.accounts, row in chosen, resold)


def _ways(book: Book, free: list[Free], stay: int, most: int) -> Iterator[_Way]:
    programme = book.plan.programme
    if programme.mode is Mode.GRADUATED:
        yield _Way(lambda position: programme.position_discount(position, 0), stay, most)
        return
    for band in bands(book, free):
        full = programme.first_account_full_price

        def discount(position: int, usual: Decimal = band.discount, first: bool = full) -> Decimal:
            return Decimal(0) if first and position == 1 else usual

        yield _Way(discount, stay + band.least, stay + band.most)


class _Search:
    """All mixes of a book by the number of accounts that are billed, row by row.

    What a mix is worth counts its profit first, then how few accounts change, then how few rows
    are split: three whole numbers in one.
    """

    def __init__(
        self, book: Book, rows: list[_Row], discount: Callable[[int], Decimal], most: int
    ) -> None:
        self._rows = rows
        self._change, self._unit = _change(rows), _unit(rows, most)
        self._bills, self._discounts = Bills(book), [discount(k) for k in range(1, most + 1)]
        self._sums: dict[int, list[int]] = {}

    def _paid(self, account: Account) -> list[int]:
        """What the first 0, 1, 2 … billed accounts cost if all are like this one."""
        listed = account.terms.list_price
        if listed not in self._sums:
            costs = (self._bills.cost(account, each) for each in self._discounts)
            self._sums[listed] = [cost * self._unit for cost in accumulate(costs, initial=0)]
        return self._sums[listed]

    def best(self, way: _Way) -> tuple[int, list[Move]]:
        """The most that a mix with such numbers of billed accounts is worth, and its changes."""
        worth, low = [0], 0
        taken: list[tuple[int, list[int]]] = []  # by row: the least number billed, and of each
        for row in self._rows:
            if row.free:
                worth, numbers = self._chosen(row, worth, low)
                taken.append((low, numbers))
            else:
                paid = self._paid(row.account)
                worth = [
                    each - paid[low + row.accounts + index] + paid[low + index]
                    for index, each in enumerate(worth)
                ]
                low += row.accounts
                taken.append((low, [row.accounts] * len(worth)))
        billed = max(range(way.least, way.most + 1), key=lambda number: worth[number - low])
        most, moves = worth[billed - low], []
        for row, (low, numbers) in zip(reversed(self._rows), reversed(taken), strict=True):
            number = numbers[billed - low]
            billed -= number
            if row.resold and number < row.accounts:
                moves.append(Move(row.row, row.accounts - number, Channel.COMMISSION))
            elif not row.resold and number:
                moves.append(Move(row.row, number, Channel.RESALE))
        return most, moves[::-1]

    def _chosen(self, row: _Row, before: list[int], low: int) -> tuple[list[int], list[int]]:
        """The worth of each number of billed accounts after a row, and how many of it they are.

        The accounts of a row cost what their positions cost, so that its best share of a number
        is the highest of a window that slides over what was worth before.
        """
        size, paid = row.accounts, self._paid(row.account)
        each = row.account.advantage * self._unit + (self._change if row.resold else -self._change)
        kept = -self._change * size if row.resold else 0
        # What is worth j billed accounts before, less what the row would have had to them.
        level = [value + paid[low + j] - each * j for j, value in enumerate(before)]
        window: deque[int] = deque()
        worth, numbers = [], []
        for j in range(len(before) + size):
            if j < len(before):
                while window and level[window[-1]] < level[j]:
                    window.pop()
                window.append(j)
            while window[0] < j - size:
                window.popleft()
            here = each * j - paid[low + j] + kept
            found: list[tuple[int, int]] = []
            for number in (size, 0) if row.resold else (0, size):
                if 0 <= j - number < len(before):
                    found.append((level[j - number] + here, number))
            split = level[window[0]] + here - 1, j - window[0]
            best = max([*found, split], key=lambda pair: pair[0])
            worth.append(best[0])
            numbers.append(best[1])
        return worth, numbers
