"""What an input must be for a goal, exact to its last step, all else as it is."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from planner.model.account import Amounts, Terms, billed, served
from planner.model.book import Book
from planner.model.goal import levers
from planner.model.goal.accounts import seek_accounts
from planner.model.goal.goals import (
    Answer,
    Figure,
    Goal,
    Met,
    Missed,
    Wanted,
    Why,
    deal_of,
    figure,
)
from planner.model.goal.levers import COUNTS, OF_THE_BOOK, PRICES, Key, Lever
from planner.model.goal.search import least, most
from planner.model.plan import Channel, Plan
from planner.model.price_ladder import taken
from planner.model.rows import Kind

ROUNDINGS = 4
"""How many minor units the roundings of one account may add up to, with some to spare."""


def seek(book: Book, lever: Lever, goal: Goal) -> Answer:
    """Find the value of an input that meets a goal."""
    if figure(book, goal) is None:
        return Missed(Why.NO_FIGURES)
    if lever.key in COUNTS:
        return seek_accounts(book, lever, goal)
    moving = Moving.of(book, lever, goal)
    return moving if isinstance(moving, Missed) else _answer(book, moving)


class _Group(NamedTuple):
    """Accounts that an input concerns: their terms, what they do, and what they are billed."""

    one: Terms
    kind: Kind
    accounts: int
    bills: tuple[tuple[int, Decimal], ...]


class Moving:
    """A goal's figure as a function of one input; what it leaves alone is summed up once."""

    def __init__(self, lever: Lever, goal: Goal, rest: Figure, groups: list[_Group]) -> None:
        """Take what stays, and the accounts that move."""
        self.lever, self.goal, self.rest, self.groups = lever, goal, rest, groups
        self._known: dict[int, Figure] = {}
        self._bill_moves = lever.key in {Key.LIST_PRICE, Key.VENDOR_TAX}
        for group in groups:
            lines = self._lines(group.one, group)
            self.rest = Figure(
                self.rest.earned - lines.contribution, self.rest.revenue - self._paid(lines)
            )

    @classmethod
    def of(cls, book: Book, lever: Lever, goal: Goal) -> Moving | Missed:
        """Gather what an input moves; a Missed where there is nothing."""
        rest = figure(book, goal)
        if rest is None:
            return Missed(Why.NO_FIGURES)
        plan, groups = book.plan, list[_Group]()
        if lever.row >= 0 or goal.row >= 0:
            groups += _accounts_of_row(book, lever, goal)
        elif goal.wanted is Wanted.KEPT:
            groups += _one_account(book, lever, goal)
        elif lever.key in OF_THE_BOOK:
            now = int(levers.present(plan, lever) or 0)
            return cls(lever, goal, rest._replace(earned=rest.earned + now), [])
        else:
            groups += _concerned(book, lever)
        if not groups:
            return Missed(_idle(book, lever, goal), best=rest)
        return cls(lever, goal, rest, groups)

    def _lines(self, one: Terms, group: _Group) -> Amounts:
        """The lines of a group that the input can change."""
        lines = Amounts()
        if group.kind is not Kind.DISABLED:
            resold = group.kind is Kind.RESOLD
            channel = Channel.RESALE if resold else Channel.COMMISSION
            lines = served(one, channel).times(group.accounts)
        if self._bill_moves:
            for accounts, discount in group.bills:
                lines = lines.plus(billed(one, discount).times(accounts))
        return lines

    def _paid(self, lines: Amounts) -> int:
        """What a margin is a share of: of a row, as in its quote, what the client pays."""
        return lines.price if self.goal.row >= 0 else lines.revenue

    def at(self, steps: int) -> Figure:
        """The figure at another value of the input; each is made once."""
        found = self._known.get(steps)
        if found is None:
            found = self._known[steps] = self._make(steps)
        return found

    def _make(self, steps: int) -> Figure:
        if not self.groups:
            return self.rest._replace(earned=self.rest.earned - steps)
        earned, revenue = self.rest
        for group in self.groups:
            lines = self._lines(levers.with_value(group.one, self.lever, steps), group)
            earned += lines.contribution
            revenue += self._paid(lines)
        return Figure(earned, revenue)

    def surplus(self, steps: int) -> int:
        """By how much a value of the input meets the goal."""
        return self.goal.surplus(self.at(steps))

    @property
    def accounts(self) -> int:
        """How many accounts move."""
        return sum(group.accounts for group in self.groups)

    @property
    def range(self) -> tuple[int, int]:
        """The least and the greatest value that is looked at: no price is less than nothing."""
        key = self.lever.key
        if key is Key.OVER_LIST:
            listed = (group.one.converted(group.one.list_price) for group in self.groups)
            return -min(listed), levers.MOST_MONEY
        if key in levers.RATES:
            return 0, levers.WHOLE
        tops = {Key.HOURS: levers.MOST_HOURS, Key.LIST_TIMES: levers.MOST_TIMES}
        return 0, tops.get(key, levers.MOST_MONEY)

    @property
    def rises(self) -> bool:
        """Whether more of the input brings more."""
        low, high = self.range
        if self.lever.key is Key.LIST_PRICE:
            return self.surplus(high) > self.surplus(low)
        return self.lever.key in PRICES or self.lever.key is Key.COMMISSION_RATE

    @property
    def noise(self) -> int:
        """How far rounding can take the surplus; costs and rates round one way only.

        So does a list price, unless prices or commissions go against its cost. It is rounded in its
        own currency, of which the least amount may be worth many of the plan's.
        """
        noisy, worth = self.lever.key in PRICES, 1
        if self.lever.key is Key.LIST_PRICE:
            noisy = any(
                group.kind is Kind.ON_COMMISSION or not isinstance(group.one.software_price, int)
                for group in self.groups
            )
            worth += max(group.one.converted(1) for group in self.groups)
        return ROUNDINGS * self.goal.scale * self.accounts * worth if noisy else 0


def _idle(book: Book, lever: Lever, goal: Goal) -> Why:
    """Why an input moves nothing."""
    if lever.row >= 0 or lever.key not in levers.OF_A_PACKAGE or goal.wanted is Wanted.KEPT:
        return Why.NO_EFFECT
    sold = (part for part in book.parts if part.kind is not Kind.IDLE)
    named = any(part.group.alike.package == lever.package for part in sold)
    return Why.OWN_VALUES if named else Why.NOTHING_SOLD


def _concerned(book: Book, lever: Lever) -> list[_Group]:
    bills: dict[int, list[tuple[int, Decimal]]] = {}
    for part, accounts, discount in book.bill():
        bills.setdefault(id(part), []).append((accounts, discount))
    return [
        _Group(part.account.terms, part.kind, part.group.accounts, tuple(bills.get(id(part), ())))
        for part in book.parts
        if part.account is not None
        and part.kind is not Kind.IDLE
        and levers.concerns(book.plan, lever, part.group.alike)
    ]


def _accounts_of_row(book: Book, lever: Lever, goal: Goal) -> list[_Group]:
    """The accounts of a client row by an input of its own; of a book, those that are in it."""
    row = lever.row
    if goal.row >= 0:
        deal = deal_of(book, row) if row == goal.row else None
        if deal is None:
            return []
        kind = Kind.RESOLD if deal.channel is Channel.RESALE else Kind.ON_COMMISSION
        return [_Group(deal.terms, kind, deal.accounts, deal.bill)]
    part = book.part_of(row)
    if part.account is None or part.kind is Kind.IDLE:
        return []
    accounts = book.plan.clients[row].accounts
    return [_Group(part.account.terms, part.kind, accounts, tuple(book.runs(row)))]


def _one_account(book: Book, lever: Lever, goal: Goal) -> list[_Group]:
    package = book.plan.package(goal.package)
    account = None if package is None else book.account_of(package)
    other = lever.key in levers.OF_A_PACKAGE and lever.package != goal.package
    if account is None or other or lever.key in OF_THE_BOOK:
        return []
    return [_Group(account.terms, Kind.RESOLD, 1, ((1, book.discount),))]


def _answer(book: Book, moving: Moving) -> Answer:
    (low, high), surplus = moving.range, moving.surplus
    if moving.at(low) == moving.at(high):
        return Missed(Why.NO_EFFECT, best=moving.at(low))
    rises = moving.rises
    search = least if rises else most
    found = search(surplus, low, high, moving.noise)
    if found is not None:
        return _met(book.plan, moving, found, rises=rises)
    if not rises:
        return Missed(Why.AT_NOTHING, low, moving.at(low))
    if moving.lever.key in PRICES and surplus(high) <= surplus(high // 2):
        of = max((taken(group.one) for group in moving.groups), key=lambda each: each.left)
        return Missed(Why.EATEN, high, moving.at(high), of)
    return Missed(Why.AT_MOST, high, moving.at(high))


def _met(plan: Plan, moving: Moving, found: int, *, rises: bool) -> Met:
    """The answer, with the figures of the whole book computed anew on both sides of it."""
    low, high = moving.range
    beside = found - 1 if rises else found + 1
    there = _figure_at(plan, moving, beside) if low <= beside <= high else None
    if there is not None and moving.goal.surplus(there) >= 0:
        there = None  # found later than need be: nothing is known of the one before
    return Met(
        steps=found,
        figure=_figure_at(plan, moving, found),
        from_there=rises,
        beside=None if there is None else beside,
        beside_figure=there,
    )


def _figure_at(plan: Plan, moving: Moving, steps: int) -> Figure:
    found = figure(Book(levers.changed(plan, moving.lever, steps)), moving.goal)
    return moving.at(steps) if found is None else found
