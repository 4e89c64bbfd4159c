"""What each client and each package is worth: what would be missing if its rows left.

Its worth is the book's profit less that of the same book without its rows: its own contribution,
and what its accounts do to the discount of all the others. Rows of one name are one client; rows
without a name are taken together by their package. Overheads are nobody's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from planner.model.book import BILLED, Book
from planner.model.hold import Hold, hold
from planner.model.money import ratio
from planner.model.plan import Plan
from planner.model.programme import Mode
from planner.model.rows import Kind


class Verdict(StrEnum):
    """How a client or a package stands to the others.

    ``carried``: it earns at today's discount, and by itself, with the discount of its own accounts
    alone, it would lose money. ``loses``: it loses money at today's discount, and the book would
    earn no less without it. ``holds-tier``: it loses money, and yet its accounts save the others
    more than that. ``in-the-way``: it earns, and costs the others more than it earns (only where
    more accounts mean a smaller discount). ``disabled``: it is billed and earns nothing.
    """

    EARNS = "earns"
    CARRIED = "carried"
    HOLDS_TIER = "holds-tier"
    LOSES = "loses"
    IN_THE_WAY = "in-the-way"
    DISABLED = "disabled"

    @property
    def is_carried(self) -> bool:
        """Whether the others pay for it."""
        return self not in {Verdict.EARNS, Verdict.HOLDS_TIER}


class Worth(NamedTuple):
    """A client or a package, a month; amounts in minor units of the plan's currency.

    ``name`` is the client's (empty: the rows of ``package`` without a name) or the package's title;
    ``rows`` are its rows in the plan; ``own`` is its contribution and ``alone`` the same at the
    discount of its own accounts alone; ``tier_effect`` is what the others earn more because it is
    there; ``drops_tier``: without it the others would get a lower discount.
    """

    name: str
    package: str
    rows: tuple[int, ...]
    accounts: int
    revenue: int
    own: int
    tier_effect: int
    alone: int
    drops_tier: bool
    only_disabled: bool

    @property
    def worth(self) -> int:
        """What the book would earn less without it."""
        return self.own + self.tier_effect

    @property
    def margin(self) -> Decimal | None:
        """Own contribution / revenue, 6 decimals."""
        return ratio(self.own, self.revenue)

    @property
    def verdict(self) -> Verdict:
        """How it stands to the others."""
        if self.own < 0 and self.worth > 0:
            return Verdict.HOLDS_TIER
        if self.only_disabled:
            return Verdict.DISABLED
        if self.own < 0:
            return Verdict.LOSES
        if self.worth < 0:
            return Verdict.IN_THE_WAY
        return Verdict.CARRIED if self.alone < 0 else Verdict.EARNS


@dataclass(frozen=True)
class Ranked:
    """Clients or packages, the most worth first.

    ``hold`` is what the discount of all stands on; None where there is no lower one, or where each
    account has one of its own.
    """

    each: tuple[Worth, ...]
    hold: Hold | None

    @cached_property
    def somebody_earns(self) -> bool:
        """Whether there is anybody without whom the book would earn less."""
        return any(one.worth > 0 for one in self.each)

    @cached_property
    def carried(self) -> tuple[Worth, ...]:
        """Those that the others pay for."""
        return tuple(one for one in self.each if one.verdict.is_carried)


def clients_worth(book: Book) -> Ranked | None:
    """What each client is worth; None where a row of the book has no figures."""
    return _ranked(book, _clients(book.plan))


def packages_worth(book: Book) -> Ranked | None:
    """What each package is worth; None where a row of the book has no figures."""
    members: dict[str, list[int]] = {}
    for row, client in enumerate(book.plan.clients):
        members.setdefault(client.package, []).append(row)
    titles = {package.id: package.title for package in reversed(book.plan.packages)}
    return _ranked(book, [(titles.get(key, key), key, rows) for key, rows in members.items()])


Member = tuple[str, str, Sequence[int]]
"""A name, a package and rows of the plan."""


def _clients(plan: Plan) -> list[Member]:
    """Rows of one name together, and those without a name by their package."""
    members: dict[tuple[str, str], list[int]] = {}
    for row, client in enumerate(plan.clients):
        name = client.name.strip()
        key = (name, "" if name else client.package)
        members.setdefault(key, []).append(row)
    return [(*key, rows) for key, rows in members.items()]


def _ranked(book: Book, members: Iterable[Member]) -> Ranked | None:
    if not book.complete:
        return None
    bill = _Bill(book)
    found = [
        bill.worth(name, package, rows)
        for name, package, rows in members
        if any(book.part_of(row).kind is not Kind.IDLE for row in rows)
    ]
    found.sort(key=lambda one: -one.worth)
    return Ranked(tuple(found), hold(book))


class _Bill:
    """The vendor's bill of a book, and of the same book without some of its rows.

    Sums up to each billed row, made once a discount, answer for every client: nothing is built anew
    for any of them.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._programme = book.plan.programme
        rows = range(len(book.plan.clients))
        self._billed = [row for row in rows if book.part_of(row).kind in BILLED]
        accounts = [book.plan.clients[row].accounts for row in self._billed]
        self._ends = list(accumulate(accounts))
        starts = (end - number for end, number in zip(self._ends, accounts, strict=True))
        self._first = dict(zip(self._billed, starts, strict=True))
        """How many accounts are billed before a row's."""
        self._sums: dict[Decimal, list[int]] = {}

    def worth(self, name: str, package: str, rows: Sequence[int]) -> Worth:
        """What some rows are worth, which are in the order of the plan."""
        book, clients = self._book, self._book.plan.clients
        kinds = {row: book.part_of(row).kind for row in rows}
        amounts = [made for row in rows if (made := book.rows[row].amounts) is not None]
        own = sum(each.contribution for each in amounts)
        billed = sum(each.vendor_cost + each.vendor_tax for each in amounts)
        counted = sum(clients[row].accounts for row in rows if kinds[row] in book.counting)
        mine = [row for row in rows if kinds[row] in BILLED]
        with_it = self._all - billed
        without = self._without(mine, book.counted - counted)
        left = self._programme.discount(book.counted - counted)
        return Worth(
            name=name,
            package=package,
            rows=tuple(rows),
            accounts=sum(clients[row].accounts for row in rows if kinds[row] is not Kind.IDLE),
            revenue=sum(each.revenue for each in amounts),
            own=own,
            tier_effect=without - with_it,
            alone=own + billed - self._alone(mine, counted),
            drops_tier=self._programme.mode is Mode.VOLUME and left < book.discount,
            only_disabled=all(kind in {Kind.DISABLED, Kind.IDLE} for kind in kinds.values()),
        )

    def _one(self, row: int, discount: Decimal) -> int:
        """What one account of a row costs, with the tax on it."""
        one = self._book.part_of(row).account
        if one is None:
            return 0
        lines = self._book.billed(one.terms, discount)
        return lines.vendor_cost + lines.vendor_tax

    def _up_to(self, position: int, discount: Decimal) -> int:
        """What the first so many billed accounts cost, all at one discount."""
        sums = self._sums.get(discount)
        if sums is None:
            clients = self._book.plan.clients
            lines = (self._one(row, discount) * clients[row].accounts for row in self._billed)
            sums = self._sums[discount] = [0, *accumulate(lines)]
        index = bisect_right(self._ends, position)
        before = self._ends[index - 1] if index else 0
        if position == before:
            return sums[index]
        return sums[index] + self._one(self._billed[index], discount) * (position - before)

    def _between(self, first: int, last: int, discount: Decimal) -> int:
        return self._up_to(last, discount) - self._up_to(first, discount)

    @cached_property
    def _all(self) -> int:
        """Today's whole bill."""
        return self._without([], self._book.counted)

    def _without(self, gone: Sequence[int], count: int) -> int:
        """The bill of all rows but some, at a tier count."""
        clients = self._book.plan.clients
        stretches = [(self._first[row], clients[row].accounts) for row in gone]
        total = sum(number for _, number in stretches)
        everyone = self._ends[-1] if self._ends else 0
        cost, done, begin = 0, 0, 0
        for accounts, discount in self._programme.spread(1, everyone - total, count):
            done += accounts
            # Where the account that is now the last of this run stands in the whole book.
            end = done
            for first, number in stretches:
                if first < end:
                    end += number
            cost += self._between(begin, end, discount)
            for row, (first, number) in zip(gone, stretches, strict=True):
                here = min(first + number, end) - max(first, begin)
                if here > 0:
                    cost -= self._one(row, discount) * here
            begin = end
        return cost

    def _alone(self, rows: Sequence[int], count: int) -> int:
        """The bill of some rows by themselves, at a tier count."""
        clients = self._book.plan.clients
        cost, position = 0, 1
        for row in rows:
            for accounts, discount in self._programme.spread(
                position, clients[row].accounts, count
            ):
                cost += self._one(row, discount) * accounts
            position += clients[row].accounts
        return cost
