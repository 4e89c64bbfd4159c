"""The next tier: what it takes, what it saves, and what losing this one would cost.

Every amount is what the vendor's bill and the profit of the whole book would differ by, rounded as
they are: per account. ``filler`` accounts are priced at the cheapest published list price, earn
nothing and take no work; that is arithmetic, not advice on the vendor's terms.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from planner.model.account import Account
from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.hold import Hold, hold
from planner.model.money import half_up
from planner.model.programme import Effective, Mode
from planner.model.rows import Kind
from planner.model.tier_bill import Filler, TierBill


class Brought(NamedTuple):
    """What added accounts bring to the profit: in their first cycle, and in each one after.

    Where a tier shows one cycle late, the first cycle is billed at the discount of today.
    """

    first: int
    net: int

    @property
    def payback(self) -> int | None:
        """How many months until what it brought together is not negative; None: it never is."""
        if self.net <= 0:
            return None
        return 1 + max(-(self.first // self.net), 0)


class Above(NamedTuple):
    """A tier with a higher discount than today's.

    ``needed`` is how many more accounts reach it; ``saving`` and ``tax_saving`` what its discount
    takes off the vendor cost of the present billed accounts and off the tax on it; ``filler_cost``
    what the accounts needed would be billed at the new discount, its tax included, were they the
    cheapest that are published, and ``fillers`` what they bring (None: none is published);
    ``clients`` what as many average accounts of the book bring (None: there is nothing to sell).
    """

    start: int
    discount: Decimal
    needed: int
    saving: int
    tax_saving: int
    filler_cost: int | None
    fillers: Brought | None
    clients: Brought | None


class Loss(NamedTuple):
    """What the account that takes today's discount with it does to the vendor's bill.

    ``rise`` is what those who remain are billed more once it has left, those with the lowest list
    price first, and ``tax_rise`` the tax on it; ``bill_change`` is the same for the whole bill,
    less what the one that left was billed.
    """

    rise: int
    tax_rise: int
    bill_change: int


@dataclass(frozen=True)
class TierAdvice:
    """The tiers above and below today's count; the book's rows must all have figures."""

    book: Book

    @property
    def late(self) -> bool:
        """Whether a tier that is reached or lost shows one cycle late; by its place none does."""
        return not self.graduated and self.book.plan.programme.effective is Effective.NEXT_CYCLE

    @property
    def graduated(self) -> bool:
        """Whether a tier changes nothing for the accounts before it."""
        return self.book.plan.programme.mode is Mode.GRADUATED

    @cached_property
    def bill(self) -> TierBill:
        """The vendor's bill of every number of resold accounts."""
        return TierBill(self.book)

    @cached_property
    def _taxed(self) -> TierBill:
        taxed = self.book.plan.agency.vendor_tax_rate != 0
        return TierBill(self.book, taxed=True) if taxed else self.bill

    @property
    def filler(self) -> Filler | None:
        """The cheapest account that is published."""
        return self.bill.filler

    @cached_property
    def discount(self) -> Decimal:
        """Today's, once it has taken effect."""
        return self.book.plan.programme.discount(self.book.counted)

    # Upwards.

    @cached_property
    def above(self) -> tuple[Above, ...]:
        """The tiers above with a higher discount than today's, the nearest first."""
        counted = self.book.counted
        return tuple(
            self._above(tier.start, tier.discount)
            for tier in self.book.plan.programme.tiers
            if tier.start > counted and tier.discount > self.discount
        )

    def _above(self, start: int, discount: Decimal) -> Above:
        counted = self.book.counted
        needed = start - counted
        saving = self.bill.present(counted) - self.bill.present(start)
        both = self._taxed.present(counted) - self._taxed.present(start)
        filler_cost = self._taxed.added(needed, start)
        fillers = clients = None
        if filler_cost is not None:
            at_first = self._taxed.added(needed, counted if self.late else start) or 0
            fillers = Brought((0 if self.late else both) - at_first, both - filler_cost)
        earned = self._earned(needed, start)
        if earned is not None:
            at_first = self._earned(needed, counted if self.late else start) or 0
            clients = Brought((0 if self.late else both) + at_first, both + earned)
        return Above(start, discount, needed, saving, both - saving, filler_cost, fillers, clients)

    @cached_property
    def _kind(self) -> Kind | None:
        return Curve(self.book).sample_kind

    @property
    def like_yours(self) -> bool:
        """Whether there are active accounts whose average ``clients`` are; else one per package."""
        return self._kind is not None

    @cached_property
    def _average(self) -> list[tuple[Account, int]]:
        """The accounts that the curve multiplies: those resold, else all active, else for sale."""
        kind = self._kind
        if kind is None:
            each = map(self.book.account_of, self.book.plan.packages)
            return [(one, 1) for one in each if one is not None]
        return [
            (part.account, part.group.accounts)
            for part in self.book.parts
            if part.kind is kind and part.account is not None
        ]

    def _earned(self, accounts: int, count: int) -> int | None:
        """The contribution of so many average accounts, resold after the present ones."""
        size = sum(number for _, number in self._average)
        if not size:
            return None
        together = 0
        spread = self.book.plan.programme.spread(self.bill.billed + 1, accounts, count)
        for added, discount in spread:
            for one, number in self._average:
                billed = self.book.billed(one.terms, discount)
                together += added * number * (one.resold.contribution + billed.contribution)
        return half_up(together, size)

    # Downwards.

    @cached_property
    def below(self) -> Hold | None:
        """What today's discount stands on; None where there is no lower one to fall to."""
        return hold(self.book)

    @cached_property
    def loss(self) -> Loss | None:
        """What losing it does to the bill; None where it holds without any resold account."""
        last = 0 if self.below is None else self.below.start - self.bill.besides
        if last < 1:
            return None
        rise, both = (
            bill.at(last - 1) - (bill.at(last) - bill.of_last(last))
            for bill in (self.bill, self._taxed)
        )
        return Loss(rise, both - rise, self.bill.at(last - 1) - self.bill.at(last))


def tier_advice(book: Book) -> TierAdvice | None:
    """The advice of a book; None where a row that it needs has no figures."""
    return TierAdvice(book) if book.complete else None
