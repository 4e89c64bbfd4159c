"""The vendor's exact bill for every number of resold accounts, from the real and unequal ones.

Which accounts they are: *n* is a number of active resold accounts, and the disabled ones stay.
Today's number has the accounts of the book as they are. Of fewer, those with the lowest list price
are gone first, so that what the vendor bills shrinks no more than it must; where the order of the
rows decides who pays what (``graduated``, or the first account at list), those of the last rows are
gone first, since any other would move all that come after it. Of more, each added account is the
cheapest that the vendor publishes. Every account is rounded for itself, as on the invoice.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from planner.model.account import Amounts, Terms, terms
from planner.model.book import BILLED, Book
from planner.model.landmarks import Interval
from planner.model.plan import Package, Plan
from planner.model.programme import Mode
from planner.model.rows import Kind, kind_of


class Filler(NamedTuple):
    """The cheapest account that is published; its price is in the price list's currency."""

    plan: str
    contacts: int
    list_price: int


def cheapest_published(plan: Plan) -> Filler | None:
    """The cheapest published price: the first plan and the smallest band of those that cost so.

    A band without a published price is none; None where nothing is published.
    """
    published = (
        Filler(name, band, price)
        for name, bands in plan.price_list.prices.items()
        for band, price in sorted(bands.items())
        if price is not None
    )
    return min(published, key=lambda each: each.list_price, default=None)


class _Run(NamedTuple):
    """Consecutive accounts that cost the vendor's customer the same."""

    one: Terms
    accounts: int
    resold: bool


class _Sums:
    """What the first so many accounts of a sequence cost at any discount, by sums made once."""

    def __init__(self, runs: Iterable[_Run], cost: Callable[[Terms, Decimal], int]) -> None:
        self._runs = list(runs)
        self._cost = cost
        self._ends = list(accumulate((run.accounts for run in self._runs), initial=0))
        self._sums: dict[Decimal, list[int]] = {}

    @property
    def accounts(self) -> int:
        return self._ends[-1]

    def one(self, place: int) -> Terms:
        """The terms of one account, from 0."""
        return self._runs[bisect_right(self._ends, place) - 1].one

    def first(self, accounts: int, discount: Decimal) -> int:
        sums = self._sums.get(discount)
        if sums is None:
            costs = (self._cost(run.one, discount) * run.accounts for run in self._runs)
            sums = self._sums[discount] = list(accumulate(costs, initial=0))
        whole = bisect_right(self._ends, accounts) - 1
        rest = accounts - self._ends[whole]
        part = self._cost(self._runs[whole].one, discount) * rest if rest else 0
        return sums[whole] + part

    def spread(self, runs: Iterable[tuple[int, Decimal]], skipped: int = 0) -> int:
        """What runs of (accounts, discount) cost, after those that are skipped."""
        cost = 0
        for accounts, discount in runs:
            cost += self.first(skipped + accounts, discount) - self.first(skipped, discount)
            skipped += accounts
        return cost


class TierBill:
    """The bill of every number of resold accounts, in minor units of the plan's currency."""

    def __init__(self, book: Book, *, taxed: bool = False) -> None:
        """Gather the accounts of a book whose rows all have figures.

        Args:
            book: the real book.
            taxed: whether the tax on the vendor's bill that cannot be recovered is part of it.
        """
        self._book = book
        self._taxed = taxed
        self._programme = book.plan.programme
        self.today = book.accounts(Kind.RESOLD)
        self.besides = book.counted_besides
        runs = _runs(book)
        self._all = _Sums(runs, self._cost)
        self._disabled = _Sums([run for run in runs if not run.resold], self._cost)
        # For each run: the resold and the disabled accounts before it.
        self._resold_ends = list(accumulate((r.accounts * r.resold for r in runs), initial=0))
        self._disabled_ends = list(
            accumulate((r.accounts * (not r.resold) for r in runs), initial=0)
        )
        self.filler = cheapest_published(book.plan)
        self._filler = None if self.filler is None else _terms(book.plan, self.filler)

    def _cost(self, one: Terms, discount: Decimal) -> int:
        lines: Amounts = self._book.billed(one, discount)
        return lines.vendor_cost + (lines.vendor_tax if self._taxed else 0)

    @property
    def billed(self) -> int:
        """How many accounts are billed today, disabled ones included."""
        return self._all.accounts

    @property
    def most(self) -> int | None:
        """The largest number that is known: today's where no price is published; None: any."""
        return self.today if self._filler is None else None

    def start_of(self, tier_start: int) -> int:
        """The number of resold accounts at which a tier begins; 0 where it is there without."""
        return max(tier_start - self.besides, 0)

    # Amounts.

    def present(self, count: int) -> int:
        """The bill of the present accounts, were the count for the tier another."""
        return self._all.spread(self._programme.spread(1, self.billed, count))

    def added(self, accounts: int, count: int) -> int | None:
        """The bill of cheapest accounts after the present ones; None where none is published."""
        if self._filler is None:
            return None
        runs = self._programme.spread(self.billed + 1, accounts, count)
        return sum(self._cost(self._filler, discount) * number for number, discount in runs)

    def at(self, accounts: int) -> int:
        """The bill of so many resold accounts, and of the disabled ones, at their own discount.

        Raises:
            ValueError: if they are more than today's and no price is published.
        """
        count = accounts + self.besides
        if accounts >= self.today:
            added = self.added(accounts - self.today, count) if accounts > self.today else 0
            if added is None:
                raise ValueError(accounts)
            return self.present(count) + added
        end, disabled = self._place(accounts)
        programme = self._programme
        after = programme.spread(end + 1, self._disabled.accounts - disabled, count)
        return self._all.spread(programme.spread(1, end, count)) + self._disabled.spread(
            after, disabled
        )

    def _place(self, accounts: int) -> tuple[int, int]:
        """How many billed accounts there are up to the last of so many, and disabled before it."""
        if accounts == 0:
            return 0, 0
        run = bisect_left(self._resold_ends, accounts) - 1
        return accounts + self._disabled_ends[run], self._disabled_ends[run]

    def of_last(self, accounts: int) -> int:
        """What the last of so many is billed, of today's accounts: the next one to leave."""
        end, _ = self._place(accounts)
        discount = self._programme.position_discount(end, accounts + self.besides)
        return self._cost(self._all.one(end - 1), discount)

    def are_dearest(self, accounts: int) -> bool:
        """Whether so many of today's accounts are those with the highest list prices."""
        if self._programme.depends_on_order or not 0 < accounts < self.today:
            return False
        first, last = (self._place(number)[0] - 1 for number in (1, self.today))
        return self._all.one(first).list_price > self._all.one(last).list_price

    # Paying more for less.

    @cached_property
    def _turns(self) -> list[int]:
        """The numbers at which the bill can fall; between them it never does."""
        programme = self._programme
        found = {0, min(1, self.today), *map(self.start_of, programme.starts)}
        if programme.mode is Mode.GRADUATED:
            # One more of today's accounts moves the disabled ones after it closer to a tier.
            near = 2 * self._disabled.accounts + 1 if self._disabled.accounts else 0
            for start in programme.starts if near else ():
                found.update(range(max(start - near, 0), min(start, self.today) + 1))
        return sorted(n for n in found if self.most is None or n <= self.most)

    @cached_property
    def _least_from(self) -> list[tuple[int, int]]:
        """For each turn the least bill from it on, and the first number that has it."""
        least = [(self.at(turn), turn) for turn in self._turns]
        for index in range(len(least) - 2, -1, -1):
            least[index] = min(least[index], least[index + 1])
        return least

    def cheapest_after(self, accounts: int) -> int | None:
        """The larger number with the lowest bill, where that is lower than that of so many."""
        index = bisect_right(self._turns, accounts)
        if index == len(self._turns):
            return None
        bill, number = self._least_from[index]
        return number if bill < self.at(accounts) else None

    def dearer(self, last: int) -> tuple[Interval, ...]:
        """Every number up to ``last`` whose bill is higher than that of some larger one."""
        found: list[Interval] = []
        turns = self._turns
        for index, turn in enumerate(turns[:-1]):
            least, end = self._least_from[index + 1][0], turns[index + 1]
            first = bisect_right(range(turn, end), least, key=self.at) + turn
            if first > last:
                break
            if first == end:
                continue
            stop = min(end - 1, last)
            if found and found[-1].last == first - 1:
                found[-1] = Interval(found[-1].first, stop)
            else:
                found.append(Interval(first, stop))
        return tuple(found)


def _terms(plan: Plan, filler: Filler) -> Terms | None:
    return terms(plan, Package(id="", plan=filler.plan, contacts=filler.contacts))


def _runs(book: Book) -> list[_Run]:
    """The billed accounts, those that stay longest first."""
    if not book.plan.programme.depends_on_order:
        by_price: dict[tuple[int, bool], _Run] = {}
        for part in book.parts:
            if part.kind in BILLED and part.account is not None:
                one, resold = part.account.terms, part.kind is Kind.RESOLD
                before = by_price.get((one.list_price, resold))
                accounts = part.group.accounts + (0 if before is None else before.accounts)
                by_price[one.list_price, resold] = _Run(one, accounts, resold)
        return sorted(by_price.values(), key=lambda run: (not run.resold, -run.one.list_price))
    runs = []
    for row, client in enumerate(book.plan.clients):
        part = book.part_of(row)
        if part.kind in BILLED and part.account is not None:
            resold = kind_of(client) is Kind.RESOLD
            runs.append(_Run(part.account.terms, client.accounts, resold))
    return runs
