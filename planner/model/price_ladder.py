"""A package's price at every tier of the programme, and what stands in the way of one."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from planner.model.account import Terms
from planner.model.book import Book
from planner.model.plan import Package
from planner.model.pricing import AtTier, at_tier
from planner.model.programme import Programme


class Rung(NamedTuple):
    """One tier: the count from which it holds, and a package held against its discount."""

    start: int
    at: AtTier


class Taken(NamedTuple):
    """What of any price never reaches the agency, as shares of the price.

    ``fee`` is the payment fee's share, the tax that it is taken on included, and 0 where the fee is
    capped: of a price that is high enough, it is next to nothing. ``left`` is the share that is
    left before the vendor's bill and the work; no price keeps as much as that.
    """

    fee: Fraction
    unpaid: Fraction

    @property
    def left(self) -> Fraction:
        """What is left of any price, at most."""
        return 1 - self.fee - self.unpaid


def taken(of: Terms) -> Taken:
    """What fee and unpaid take of any price of an account."""
    pays = of.payment_fee
    fee = Fraction(pays.rate) * (1 + Fraction(of.tax_rate)) if pays.cap is None else Fraction(0)
    return Taken(fee, Fraction(of.unpaid_rate))


class Rungs(NamedTuple):
    """Every tier of the programme for one package, and where the book stands among them.

    ``price`` is what a client pays a month today; ``next`` is the tier above, None at the top.
    """

    price: int
    all: tuple[Rung, ...]
    today: Rung
    next: Rung | None
    taken: Taken


def rungs_of(book: Book, package: Package) -> Rungs | None:
    """Hold a package against every tier, at the agency's target; None where it has no figures."""
    account, target = book.account_of(package), book.plan.agency.target_margin
    if account is None:
        return None
    found = ladder(book.plan.programme, account.terms, target)
    reached = [rung for rung in found if rung.start <= book.counted]
    above = [rung for rung in found if rung.start > book.counted]
    here = Rung(0, at_tier(account.terms, book.discount, target))
    return Rungs(
        price=account.terms.software + account.terms.services,
        all=found,
        today=reached[-1] if reached else here,
        next=above[0] if above else None,
        taken=taken(account.terms),
    )


def ladder(programme: Programme, one: Terms, target: Decimal | None) -> tuple[Rung, ...]:
    """Hold an account against every tier, from the first.

    Below a first tier that takes something off, there is the list price: that is a rung, too.
    """
    rungs = [(tier.start, tier.discount) for tier in programme.tiers]
    if rungs and rungs[0][0] > 0 and rungs[0][1] > 0:
        rungs.insert(0, (0, Decimal(0)))
    return tuple(Rung(start, at_tier(one, discount, target)) for start, discount in rungs)
