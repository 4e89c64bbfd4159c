"""A plan and its scenarios side by side: the figures of a month, each with what it differs by."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.differences import Scenario
from planner.model.landmarks import next_account
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.model.rows import Kind
from planner.model.scenarios import Finding, findings, scenario_plan

MOST_COMPARED = 5
"""How many scenarios stand beside the plan."""


class Figures(NamedTuple):
    """The figures of a plan's month; None where there is none."""

    profit: int | None
    margin: Decimal | None
    revenue: int | None
    vendor_cost: int | None
    delivery: int | None
    hours: Decimal | None
    resold: int | None
    on_commission: int | None
    discount: Decimal | None
    next_account: int | None


class Compared(NamedTuple):
    """A scenario beside its base.

    ``against`` is each of its figures less that of the base; ``findings`` what its differences do;
    ``problems`` what is wrong with its plan that is not wrong with the base.
    """

    scenario: Scenario
    figures: Figures
    against: Figures
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    plan: Plan

    @property
    def gain(self) -> int | None:
        """What it earns more a month than the base."""
        return self.against.profit


class Comparison(NamedTuple):
    """A base and the scenarios beside it."""

    base: Plan
    figures: Figures
    scenarios: tuple[Compared, ...]

    @property
    def best(self) -> Compared | None:
        """The first of those that earn most, where that is more than the base does."""
        known = [each for each in self.scenarios if each.gain is not None]
        best = max(known, key=lambda each: each.gain or 0, default=None)
        return best if best is not None and (best.gain or 0) > 0 else None


def figures(book: Book) -> Figures:
    """The figures of a book."""
    totals, curve = book.totals, Curve(book)
    whole = totals is not None
    return Figures(
        profit=book.profit,
        margin=book.margin,
        revenue=None if totals is None else totals.revenue,
        vendor_cost=None if totals is None else totals.vendor_cost,
        delivery=None if totals is None else totals.delivery,
        hours=book.hours if whole else None,
        resold=book.accounts(Kind.RESOLD),
        on_commission=book.accounts(Kind.ON_COMMISSION),
        discount=book.discount if whole else None,
        next_account=next_account(curve, curve.today) if curve.drawable else None,
    )


def compare(base: Plan, scenarios: Sequence[Scenario]) -> Comparison:
    """Hold scenarios against the plan that they are kept in."""
    books = [Book(scenario_plan(base, each)) for each in scenarios]
    theirs = [figures(each) for each in books]
    own = Book(base)  # the last one made: an edit of the plan finds its accounts again
    here = figures(own)
    beside = zip(scenarios, books, theirs, strict=True)
    return Comparison(base, here, tuple(_compared(own, here, *each) for each in beside))


def _compared(
    base: Book, here: Figures, scenario: Scenario, book: Book, there: Figures
) -> Compared:
    return Compared(
        scenario,
        there,
        Figures._make(map(_less, there, here)),
        findings(base.plan, scenario),
        tuple(each for each in book.problems if each not in base.problems),
        book.plan,
    )


def _less(there: int | Decimal | None, here: int | Decimal | None) -> int | Decimal | None:
    if there is None or here is None:
        return None
    if isinstance(there, int) and isinstance(here, int):
        return there - here
    return Decimal(there) - Decimal(here)
