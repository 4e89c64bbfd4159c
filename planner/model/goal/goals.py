"""What is wanted of a book or a package, what it has of it, and the answers there are."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from planner.model.account import billed
from planner.model.book import Book
from planner.model.deal import Deal
from planner.model.goal.levers import OF_A_PACKAGE, Lever
from planner.model.money import ratio
from planner.model.plan import Channel, Status
from planner.model.price_ladder import Taken
from planner.model.quote import deal_if_signed
from planner.model.rows import Kind


class Wanted(StrEnum):
    """What is wanted: a profit, a margin of the book, or a margin of one account of a package.

    Of a client row, the profit is what is kept of it a month, and KEPT its share of the price.
    """

    PROFIT = "profit"
    MARGIN = "margin"
    KEPT = "kept"


class Figure(NamedTuple):
    """What a goal is measured on: what is earned, and of how much."""

    earned: int
    revenue: int

    @property
    def margin(self) -> Decimal | None:
        """What is earned as a share, 6 decimals; None without revenue."""
        return ratio(self.earned, self.revenue)


class Goal(NamedTuple):
    """A goal; ``amount`` in minor units for a profit, else ``margin``.

    KEPT is of a package, or of a client ``row``: then it is what the row keeps that is measured,
    of a quoted one as if it were active.
    """

    wanted: Wanted
    amount: int = 0
    margin: Decimal = Decimal(0)
    package: str = ""
    row: int = -1

    @property
    def scale(self) -> int:
        """By what an amount counts in the surplus."""
        return 1 if self.wanted is Wanted.PROFIT else self.margin.as_integer_ratio()[1]

    def surplus(self, of: Figure) -> int:
        """By how much a figure meets the goal; below 0 it does not. Nothing sold has no margin."""
        if self.wanted is Wanted.PROFIT:
            return of.earned - self.amount
        part, whole = self.margin.as_integer_ratio()
        found = of.earned * whole - part * of.revenue
        return found if of.revenue > 0 else min(found, -1)

    def reach(self, of: Figure) -> tuple[bool, Fraction]:
        """How far a figure goes, to be held against another: a margin is more than none at all."""
        if self.wanted is Wanted.PROFIT:
            return True, Fraction(of.earned)
        return of.revenue > 0, Fraction(of.earned, of.revenue) if of.revenue > 0 else Fraction(0)


class Why(StrEnum):
    """What stands in the way of a goal."""

    NO_FIGURES = "no-figures"
    NOTHING_SOLD = "nothing-sold"
    OWN_VALUES = "own-values"
    NO_EFFECT = "no-effect"
    EATEN = "eaten"
    AT_NOTHING = "at-nothing"
    AT_MOST = "at-most"
    NO_NUMBER = "no-number"


class Met(NamedTuple):
    """The value that meets a goal, and what the book then says.

    ``from_there``: every value from it on does, up to the field's last; else every one up to it,
    from the least. ``beside`` is the next value that does not, with its figure; None where there is
    none. For numbers of accounts, ``lost`` is the next greater number that fails again, and
    ``again`` the one from which none fails any more.
    """

    steps: int
    figure: Figure
    from_there: bool
    beside: int | None
    beside_figure: Figure | None
    lost: int | None = None
    again: int | None = None


class Missed(NamedTuple):
    """Why no value meets a goal; ``best`` is the most that can be had, at ``steps``."""

    why: Why
    steps: int = 0
    best: Figure | None = None
    taken: Taken | None = None


Answer = Met | Missed


def figure(book: Book, goal: Goal) -> Figure | None:
    """What a book has of a goal; None where there is no such figure."""
    if goal.row >= 0:
        deal = deal_of(book, goal.row)
        if deal is None:
            return None
        of_row = deal.lines()
        return Figure(of_row.contribution, of_row.price)
    if goal.wanted is Wanted.KEPT:
        package = book.plan.package(goal.package)
        account = None if package is None else book.account_of(package)
        if account is None:
            return None
        lines = account.resold.plus(billed(account.terms, book.discount))
        return Figure(lines.contribution, lines.price)
    if book.totals is None or book.profit is None:
        return None
    return Figure(book.profit, book.totals.revenue)


def deal_of(book: Book, row: int) -> Deal | None:
    """A client row's month: of an active one as it is, of a quoted one as if it were signed.

    None where it has no figures, or does nothing.
    """
    if not 0 <= row < len(book.plan.clients):
        return None
    client = book.plan.clients[row]
    if client.status is Status.PROPOSED:
        return deal_if_signed(book, row)
    part = book.part_of(row)
    if part.kind not in {Kind.RESOLD, Kind.ON_COMMISSION} or not book.has_figures(row):
        return None
    if part.account is None:
        return None
    resold = part.kind is Kind.RESOLD
    return Deal(
        terms=part.account.terms,
        channel=Channel.RESALE if resold else Channel.COMMISSION,
        accounts=client.accounts,
        bill=tuple(book.runs(row)),
    )


def goals_of(book: Book, lever: Lever) -> tuple[Goal, ...]:
    """The goals that fit an input, in the order in which they are offered, without their targets.

    A client that is only quoted moves nothing of the book: its goals are its own.
    """
    row = lever.row
    if 0 <= row < len(book.plan.clients):
        if book.plan.clients[row].status is Status.PROPOSED:
            return Goal(Wanted.KEPT, row=row), Goal(Wanted.PROFIT, row=row)
        if lever.key in OF_A_PACKAGE and book.part_of(row).kind is Kind.RESOLD:
            return Goal(Wanted.PROFIT), Goal(Wanted.MARGIN), Goal(Wanted.KEPT, row=row)
    elif lever.key in OF_A_PACKAGE:
        return Goal(Wanted.PROFIT), Goal(Wanted.MARGIN), Goal(Wanted.KEPT, package=lever.package)
    return Goal(Wanted.PROFIT), Goal(Wanted.MARGIN)
