"""The same book under another programme: only the programme changes, prices and clients stay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from planner.model.book import Book
from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.price_list import PriceList
from planner.model.problems import Problem
from planner.model.programme import Programme
from planner.model.rows import Kind
from planner.model.vendor_edits import with_ready_programme


class Limit(StrEnum):
    """What a comparison leaves out, or takes from the plan because the other says nothing."""

    NO_RATE = "no-rate"
    NO_DISCOUNT = "no-discount"
    FEE_IN_OTHER_MONEY = "fee-in-other-money"
    OTHER_CURRENCY = "other-currency"
    OTHER_PRICES = "other-prices"
    NO_PRICES = "no-prices"
    ONLY_WITHIN = "only-within"


class Other(NamedTuple):
    """A programme to hold the book against.

    ``currency`` is that of its fee. ``prices`` is the price list that goes with it, None where none
    is known; ``own_prices`` whether that of the plan is meant for it as well.
    """

    programme: Programme
    currency: Currency
    prices: PriceList | None = None
    own_prices: bool = False


class Outcome(NamedTuple):
    """The book under a programme, a month, in minor units of the plan's currency.

    Figures are None where the book has none; ``change`` is the profit less that under the plan's
    own programme. ``fee`` is what is counted of the programme's; one in other money is not, and
    ``fee_currency`` is its currency, else None. ``limits`` say what is not comparable, ``problems``
    what is wrong with the programme.
    """

    programme: Programme
    counted: int
    discount: Decimal
    vendor_bill: int | None
    commission: int | None
    fee: int
    fee_currency: Currency | None
    profit: int | None
    change: int | None
    limits: tuple[Limit, ...]
    problems: tuple[Problem, ...]


class Outcomes(NamedTuple):
    """The book under the plan's own programme, and under each of the others in their order."""

    own: Outcome
    others: tuple[Outcome, ...]

    @property
    def best(self) -> Outcome | None:
        """The other one that earns most, the first of equals; None where there is none."""
        known = [each for each in self.others if each.profit is not None]
        return max(known, key=lambda each: each.profit or 0, default=None)


def compare_programmes(plan: Plan, others: Iterable[Other]) -> Outcomes:
    """The plan's book under its own programme, and under others."""
    made = [_under(plan, other) for other in others]
    # The own one last: what the next edit leaves alone is then still at hand (parts.py).
    book = Book(plan)
    own = _outcome(book, _limits(book))
    if own.profit is None:
        return Outcomes(own, tuple(made))
    profit = own.profit
    return Outcomes(
        own,
        tuple(
            each if each.profit is None else each._replace(change=each.profit - profit)
            for each in made
        ),
    )


def _under(plan: Plan, other: Other) -> Outcome:
    programme, limits = other.programme, []
    if programme.monthly_fee and other.currency != plan.currency:
        programme = replace(programme, monthly_fee=0)
        limits.append(Limit.FEE_IN_OTHER_MONEY)
    book = Book(with_ready_programme(plan, programme, keep_own=False))
    limits += [*_limits(book), *_prices(plan, other)]
    uncounted = other.currency if Limit.FEE_IN_OTHER_MONEY in limits else None
    return _outcome(book, limits)._replace(programme=other.programme, fee_currency=uncounted)


def _outcome(book: Book, limits: Iterable[Limit]) -> Outcome:
    totals, programme = book.totals, book.plan.programme
    return Outcome(
        programme=programme,
        counted=book.counted,
        discount=book.discount,
        vendor_bill=None if totals is None else totals.vendor_cost,
        commission=None if totals is None else totals.commission,
        fee=programme.monthly_fee,
        fee_currency=None,
        profit=book.profit,
        change=None,
        limits=tuple(limits),
        problems=tuple(each for each in book.problems if each.place[:1] == ("programme",)),
    )


def _limits(book: Book) -> list[Limit]:
    """What a programme itself leaves open for this book."""
    programme, found = book.plan.programme, []
    on_commission = book.accounts(Kind.ON_COMMISSION) > 0
    if on_commission and programme.commission.rate is None:
        found.append(Limit.NO_RATE)
    if on_commission and programme.commission.rate and programme.commission.months is not None:
        found.append(Limit.ONLY_WITHIN)
    if book.accounts(Kind.RESOLD) and not any(tier.discount for tier in programme.tiers):
        found.append(Limit.NO_DISCOUNT)
    return found


def _prices(plan: Plan, other: Other) -> list[Limit]:
    """Whose list prices the figures are made with, where those of the other are not the plan's."""
    if other.own_prices:
        return []
    if other.prices is None:
        return [Limit.NO_PRICES]
    if other.prices.currency != plan.price_list.currency:
        return [Limit.OTHER_CURRENCY]
    alike = other.prices.prices == plan.price_list.prices
    return [] if alike else [Limit.OTHER_PRICES]
