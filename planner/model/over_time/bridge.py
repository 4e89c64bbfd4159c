"""From today's profit to that of a month to come: what each cause adds, to the minor unit.

The causes are switched on one after the other, and each piece is the difference between two whole
projections. So the pieces add up, whatever the order; another order gives other pieces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from planner.model.book import Book
from planner.model.moved import with_discount
from planner.model.over_time.by_package import ByPackage, PackageMoved, by_package
from planner.model.over_time.projection import Month, Projection, project
from planner.model.over_time.situations import Setup
from planner.model.plan import ZERO, Assumptions, Move, Plan, Whose
from planner.model.programme import Mode


class Cause(StrEnum):
    """What moves the profit, in the order in which it is switched on.

    ``ESTIMATE`` is what the expected months differ by from today's exact figure before anything
    changes: the order of the rows, in whose place a mean stands.
    """

    ESTIMATE = "estimate"
    LEAVING = "leaving"
    JOINING = "joining"
    SETUP = "setup"
    TIER = "tier"
    VENDOR_PRICES = "vendor-prices"
    OWN_PRICES = "own-prices"
    CONTACTS = "contacts"
    COMMISSION = "commission"


class Piece(NamedTuple):
    """What a cause adds to the profit of a month, and what of it the month before had not."""

    cause: Cause
    amount: int
    newly: int


class Stage(NamedTuple):
    """The months with all causes up to this one; ``plan`` is the one that has just those."""

    cause: Cause
    plan: Plan
    projection: Projection

    def in_month(self, month: int) -> Month:
        """What is expected of a month; of one that is not projected: as of the last."""
        months = self.projection.months
        return months[min(month, len(months)) - 1]


class Span(NamedTuple):
    """One or more pieces on the way, and the profits between which they lie."""

    pieces: tuple[Piece, ...]
    start: int
    end: int

    @property
    def amount(self) -> int:
        """What the pieces add together."""
        return self.end - self.start


@dataclass(frozen=True)
class Bridge:
    """From today's profit to a month's; the pieces add up to the difference.

    ``left`` of today's ``accounts`` have left by then, and ``joined`` are there that joined since;
    ``of`` is all that is expected of the month. A cause that is assumed and moves nothing has a
    piece of 0. ``packages`` are those whose accounts leave or join.
    """

    plan: Plan
    month: int
    today: int
    discount: Decimal
    accounts: int
    left: float
    joined: float
    of: Month
    pieces: tuple[Piece, ...]
    packages: tuple[PackageMoved, ...]
    tier_apart: bool
    is_estimate: bool

    @property
    def profit(self) -> int:
        """The month's."""
        return self.of.profit

    @property
    def change(self) -> int:
        """The month's profit − today's."""
        return self.profit - self.today

    @property
    def newly(self) -> int:
        """The month's profit − that of the month before."""
        return sum(piece.newly for piece in self.pieces)

    def spans(self, most: int) -> tuple[Span, ...]:
        """The pieces that are not 0, one after the other; of too many, the least share the last.

        Args:
            most: how many spans there may be, from 1.
        """
        moving = [piece for piece in self.pieces if piece.amount]
        least = sorted(moving, key=lambda piece: abs(piece.amount))[: len(moving) - most + 1]
        if len(moving) <= most:
            least = []
        parts = [(piece,) for piece in moving if piece not in least]
        shared = tuple(piece for piece in moving if piece in least)
        made: list[Span] = []
        start = self.today
        for pieces in (*parts, *([shared] if shared else [])):
            end = start + sum(piece.amount for piece in pieces)
            made.append(Span(pieces, start, end))
            start = end
        return tuple(made)

    @property
    def most(self) -> Piece | None:
        """The piece that does most for the way that the profit goes; None where nothing does."""
        moving = [piece for piece in self.pieces if piece.cause is not Cause.ESTIMATE]
        way = -1 if self.change < 0 else 1
        most = max(moving, key=lambda piece: piece.amount * way, default=None)
        return None if most is None or most.amount * way <= 0 else most


@dataclass(frozen=True)
class Moves:
    """What moves the profit of a plan in each of its months.

    ``today`` is the profit of today's book once its discount has taken effect, with commission on
    all accounts that are on it.
    """

    projection: Projection
    today: int
    stages: tuple[Stage, ...]
    by_package: ByPackage
    tier_apart: bool

    @property
    def months(self) -> int:
        """How many months there are."""
        return len(self.projection.months)

    @cached_property
    def tier_month(self) -> int | None:
        """The first month that is billed at another discount than today's; None: none is.

        Where each account has its own, no month has one.
        """
        of = self.projection
        if not self.tier_apart:
            return None
        return next((each.month for each in of.months if each.discount != of.discount), None)

    def bridge(self, month: int) -> Bridge:
        """The way from today to a month.

        Args:
            month: from 1 to ``months``.
        """
        now, before = self._amounts(month), self._amounts(month - 1)
        amounts = [Piece(cause, now[cause], now[cause] - before[cause]) for cause in Cause]
        listed = self._assumed
        staying = next(
            stage.in_month(month).accounts for stage in self.stages if stage.cause is Cause.LEAVING
        )
        of = self.projection
        return Bridge(
            plan=of.plan,
            month=month,
            today=self.today,
            discount=of.discount,
            accounts=of.accounts,
            left=of.accounts - staying,
            joined=of.months[month - 1].accounts - staying,
            of=of.months[month - 1],
            pieces=tuple(each for each in amounts if each.amount or each.cause in listed),
            packages=self.by_package.in_month(month, now[Cause.LEAVING], now[Cause.JOINING]),
            tier_apart=self.tier_apart,
            is_estimate=of.is_estimate,
        )

    def _amounts(self, month: int) -> dict[Cause, int]:
        """Each cause's part of the profit of a month; none has one of today's."""
        made = dict.fromkeys(Cause, 0)
        if month == 0:
            return made
        before = self.today
        for stage in self.stages:
            then = stage.in_month(month)
            made[stage.cause] = then.profit - before
            if stage.cause is Cause.JOINING:
                made[Cause.SETUP] = then.setup.contribution
                made[Cause.JOINING] -= then.setup.contribution
            before = then.profit
        return made

    @cached_property
    def _assumed(self) -> set[Cause]:
        """The causes of which something is assumed."""
        months, found = self.projection.months, set()
        for before, stage in pairwise(self.stages):
            if stage.projection is not before.projection:
                found.add(stage.cause)
        if not found & {Cause.LEAVING, Cause.JOINING}:
            found.discard(Cause.TIER)
        if Cause.JOINING in found and any(month.setup != Setup(0, 0, 0) for month in months):
            found.add(Cause.SETUP)
        rate = self.projection.plan.programme.commission.rate
        if not rate or not any(month.on_commission for month in months):
            found.discard(Cause.COMMISSION)
        if not self.projection.accounts:
            found.discard(Cause.LEAVING)
        return found


def moves(
    book: Book, projection: Projection, step: Callable[[], None] = lambda: None
) -> Moves | None:
    """What moves the profit of a book in the months that are projected.

    Args:
        book: today's.
        projection: its own, with at least one month.
        step: called between the months of each projection; what it raises ends the work.

    Returns:
        None where the book has no profit today, or no month is projected.
    """
    today = Book(book.plan).profit
    months = len(projection.months)
    if today is None or not months:
        return None
    made: list[Stage] = []
    for cause, plan in stages_of(book.plan, projection.discount):
        if made and _same(plan, made[-1].plan):
            found: Projection | None = made[-1].projection
        elif _same(plan, projection.plan):
            found = projection
        else:
            # Where nothing changes, the first month is like all others.
            found = project(Book(plan), 1 if cause is Cause.ESTIMATE else months, step)
        assert found is not None, "a plan with less assumed has its months, too"
        made.append(Stage(cause, plan, found))
    joining = next(stage.plan for stage in made if stage.cause is Cause.JOINING)
    packages = by_package(joining, projection.discount, months, step)
    return Moves(projection, today, tuple(made), packages, is_apart(book.plan))


def is_apart(plan: Plan) -> bool:
    """Whether the discount can be held at today's: where each account has its own, it cannot."""
    return plan.programme.mode is Mode.VOLUME


def projections_of(plan: Plan, discount: Decimal) -> int:
    """How many projections it takes, besides that of the plan itself."""
    plans = [plan, *(each for _, each in reversed(list(stages_of(plan, discount))))]
    return sum(not _same(one, other) for one, other in pairwise(plans))


def _same(one: Plan, other: Plan) -> bool:
    """Whether two stages of a plan differ in nothing."""
    return (one.assumptions, one.programme) == (other.assumptions, other.programme)


def stages_of(plan: Plan, discount: Decimal) -> Iterator[tuple[Cause, Plan]]:
    """The plan as it is without anything that changes, then with one cause after the other.

    Args:
        plan: the plan.
        discount: today's.
    """
    commission = plan.programme.commission
    for_life = plan
    if commission.rate is not None:
        programme = replace(plan.programme, commission=replace(commission, months=None))
        for_life = replace(plan, programme=programme)
    at_today = with_discount(for_life, discount) if is_apart(plan) else for_life
    last = plan.assumptions
    contacts = _without_growth(last)
    own = _without_prices(contacts, Whose.AGENCY)
    vendor = _without_prices(own, Whose.VENDOR)
    joining = _without_joining(vendor)
    leaving = _without_leaving(joining)
    yield Cause.ESTIMATE, replace(at_today, assumptions=leaving)
    yield Cause.LEAVING, replace(at_today, assumptions=joining)
    yield Cause.JOINING, replace(at_today, assumptions=vendor)
    yield Cause.TIER, replace(for_life, assumptions=vendor)
    yield Cause.VENDOR_PRICES, replace(for_life, assumptions=own)
    yield Cause.OWN_PRICES, replace(for_life, assumptions=contacts)
    yield Cause.CONTACTS, for_life
    yield Cause.COMMISSION, plan


def _without_leaving(of: Assumptions) -> Assumptions:
    return replace(
        of,
        monthly_churn=ZERO,
        packages=tuple(replace(each, monthly_churn=None) for each in of.packages),
        planned=tuple(each for each in of.planned if each.move is not Move.LEAVE),
    )


def _without_joining(of: Assumptions) -> Assumptions:
    return replace(
        of,
        new_accounts_per_month=ZERO,
        packages=tuple(replace(each, new_accounts_per_month=None) for each in of.packages),
        planned=tuple(each for each in of.planned if each.move is not Move.JOIN),
    )


def _without_prices(of: Assumptions, whose: Whose) -> Assumptions:
    kept = tuple(each for each in of.price_changes if each.whose is not whose)
    return replace(of, price_changes=kept)


def _without_growth(of: Assumptions) -> Assumptions:
    packages = tuple(replace(each, contact_growth=None) for each in of.packages)
    return replace(of, contact_growth=None, packages=packages)
