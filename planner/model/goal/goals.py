"""What is wanted of a book or a package, what it has of it, and the answers there are."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from planner.model.account import billed
from planner.model.book import Book
from planner.model.money import ratio
from planner.model.price_ladder import Taken


class Wanted(StrEnum):
    """What is wanted: a profit, a margin of the book, or a margin of one account of a package."""

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
    """A goal; ``amount`` in minor units for a profit, else ``margin``; KEPT is of a package."""

    wanted: Wanted
    amount: int = 0
    margin: Decimal = Decimal(0)
    package: str = ""

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
