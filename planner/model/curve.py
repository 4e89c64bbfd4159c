"""Margin against account count: what the book earns with n resold accounts.

The axis counts resold accounts. The active resale rows are multiplied as an average account; every
other row stays as it is. Where nothing is resold, all active rows are the sample, and where there
are none at all, one account of each package is: the picture of a book yet to be sold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from planner.model.account import Terms, billed, served
from planner.model.book import Book, Part, hours
from planner.model.money import half_up
from planner.model.plan import Channel
from planner.model.rows import Kind

HUNDREDTH = Decimal("0.01")


class Point(NamedTuple):
    """The book with ``accounts`` resold ones; amounts in minor units a month.

    The commission figures are the same accounts on commission, within its months and after.
    """

    accounts: int
    discount: Decimal
    resale_profit: int
    resale_revenue: int
    resale_per_account: int
    commission_profit: int
    commission_revenue: int
    commission_per_account: int
    commission_profit_after: int
    commission_per_account_after: int
    vendor_bill: int


class Sample(NamedTuple):
    """Terms of one account, and how many accounts of the sample have them."""

    terms: Terms
    accounts: int


class _Sums(NamedTuple):
    """Σ over the sample's accounts of what no discount touches."""

    contribution: int
    revenue: int


@dataclass(frozen=True)
class Curve:
    """Every figure of a book as a function of the number of resold accounts."""

    book: Book

    @property
    def drawable(self) -> bool:
        """Whether every row it needs has figures, and there is something to sell."""
        return self.book.complete and self.size > 0

    @cached_property
    def _sample_kind(self) -> Kind | None:
        for kind in (Kind.RESOLD, Kind.ON_COMMISSION):
            if self.book.accounts(kind) > 0:
                return kind
        return None

    @cached_property
    def _sample(self) -> tuple[Sample, ...]:
        if self._sample_kind is not None:
            parts = [part for part in self.book.parts if part.kind is self._sample_kind]
            return tuple(Sample(p.terms, p.group.accounts) for p in parts if p.terms is not None)
        each = map(self.book.account_of, self.book.plan.packages)
        return tuple(Sample(one, 1) for one in each if one is not None)

    @cached_property
    def _others(self) -> tuple[Part, ...]:
        return tuple(
            part for part in self.book.parts if part.kind not in {Kind.IDLE, self._sample_kind}
        )

    @cached_property
    def size(self) -> int:
        """|S|: how many accounts the average is taken over."""
        return sum(sample.accounts for sample in self._sample)

    @property
    def today(self) -> int:
        """Today's number of resold accounts."""
        return self.book.accounts(Kind.RESOLD)

    @property
    def all_on_commission(self) -> bool:
        """Whether today's book stands on the commission line, at ``size``, not on resale's."""
        return self._sample_kind is Kind.ON_COMMISSION

    @property
    def compares(self) -> bool:
        """Whether the channels can be compared: the user has entered a commission rate."""
        return self.book.plan.programme.commission.rate is not None

    @cached_property
    def counted_besides(self) -> int:
        """Accounts of other rows that count toward the tier."""
        plan = self.book.plan.programme
        counting = {
            Kind.DISABLED: plan.counts_disabled,
            Kind.ON_COMMISSION: plan.counts_commission,
        }
        return sum(p.group.accounts for p in self._others if counting.get(p.kind, False))

    @property
    def straight_from(self) -> int:
        """The number of resold accounts from which on every line is straight."""
        return max(self.book.plan.programme.starts, default=0) + 1

    def start_of(self, tier_start: int) -> int:
        """The number of resold accounts at which a tier begins; 0 where it is there without."""
        return max(tier_start - self.counted_besides, 0)

    # What no discount touches: once per sample, whatever the number of counts.

    def _sums(self, channel: Channel, *, within_months: bool = True) -> _Sums:
        contribution = revenue = 0
        for sample in self._sample:
            lines = served(sample.terms, channel, within_months=within_months)
            contribution += lines.contribution * sample.accounts
            revenue += lines.revenue * sample.accounts
        return _Sums(contribution, revenue)

    @cached_property
    def _resale(self) -> _Sums:
        return self._sums(Channel.RESALE)

    @cached_property
    def _commission(self) -> _Sums:
        return self._sums(Channel.COMMISSION)

    @cached_property
    def _unpaid(self) -> _Sums:
        return self._sums(Channel.COMMISSION, within_months=False)

    @cached_property
    def _per_account_paid(self) -> int:
        return half_up(self._commission.contribution, self.size)

    @cached_property
    def _per_account_unpaid(self) -> int:
        return half_up(self._unpaid.contribution, self.size)

    @cached_property
    def _in_order(self) -> bool:
        return self.book.plan.programme.depends_on_order

    @cached_property
    def _beside(self) -> _Sums:
        contribution = revenue = 0
        for part in self._others:
            contribution += part.served.contribution * part.group.accounts
            revenue += part.served.revenue * part.group.accounts
        return _Sums(contribution - self.book.overheads, revenue)

    # What the vendor bills: once per discount.

    @cached_property
    def _bills(self) -> dict[Decimal, tuple[int, int]]:
        return {}

    @cached_property
    def _disabled_bills(self) -> dict[Decimal, tuple[int, int]]:
        return {}

    @cached_property
    def _by_list_price(self) -> tuple[Sample, ...]:
        """The sample as the vendor sees it: accounts of one list price cost the same."""
        merged: dict[int, Sample] = {}
        for one in self._sample:
            seen = merged.get(one.terms.list_price, Sample(one.terms, 0))
            merged[one.terms.list_price] = Sample(seen.terms, seen.accounts + one.accounts)
        return tuple(merged.values())

    def _bill(self, discount: Decimal) -> tuple[int, int]:
        """Σ over the sample of (vendor cost, vendor cost + tax) at a discount."""
        found = self._bills.get(discount)
        if found is None:
            found = self._bills[discount] = _bill_of(self._by_list_price, discount)
        return found

    @cached_property
    def _disabled(self) -> tuple[Sample, ...]:
        """The disabled accounts in the order of their rows."""
        rows = self.book.plan.clients
        of_row = {row: part for part in self._others for row in part.group.rows}
        return tuple(
            Sample(part.terms, rows[row].accounts)
            for row, part in sorted(of_row.items())
            if part.kind is Kind.DISABLED and part.terms is not None
        )

    def _disabled_bill(self, sold: int, count: int, discount: Decimal) -> tuple[int, int]:
        """(vendor cost, with tax) of the disabled accounts, billed after ``sold`` others."""
        if not self._disabled:
            return 0, 0
        if not self._in_order:
            return self._disabled_at(discount)
        cost = both = 0
        position = sold + 1
        for sample in self._disabled:
            for accounts, own in self.book.plan.programme.spread(position, sample.accounts, count):
                one = _bill_of([Sample(sample.terms, accounts)], own)
                cost += one[0]
                both += one[1]
            position += sample.accounts
        return cost, both

    def _disabled_at(self, discount: Decimal) -> tuple[int, int]:
        found = self._disabled_bills.get(discount)
        if found is None:
            found = self._disabled_bills[discount] = _bill_of(self._disabled, discount)
        return found

    def _sold_bill(self, sold: int, count: int, discount: Decimal) -> tuple[int, int]:
        """|S| times the exact (vendor cost, with tax) of so many average accounts."""
        if not self._in_order:
            cost, both = self._bill(discount)
            return cost * sold, both * sold
        cost = both = 0
        for accounts, own in self.book.plan.programme.spread(1, sold, count):
            one = self._bill(own)
            cost += one[0] * accounts
            both += one[1] * accounts
        return cost, both

    # The questions.

    def at(self, sold: int) -> Point:
        """The book with so many resold accounts, and the same number on commission."""
        programme = self.book.plan.programme
        size, resale, paid, unpaid = self.size, self._resale, self._commission, self._unpaid
        beside = self._beside
        besides = self.counted_besides
        count = sold + besides
        discount = programme.discount(count)
        cost, both = self._sold_bill(sold, count, discount)
        disabled_cost, disabled_both = self._disabled_bill(sold, count, discount)
        earned = resale.contribution * sold - both
        if sold:
            mean = half_up(earned, size * sold)
        else:
            first = self._bill(programme.position_discount(1, count))[1]
            mean = half_up(resale.contribution - first, size)
        without = count if programme.counts_commission else besides
        fixed = beside.contribution - (
            self._disabled_bill(0, without, programme.discount(without))[1] if self._disabled else 0
        )
        return Point(
            sold,
            discount,
            half_up(earned, size) + beside.contribution - disabled_both,
            half_up(resale.revenue * sold, size) + beside.revenue,
            mean,
            half_up(paid.contribution * sold, size) + fixed,
            half_up(paid.revenue * sold, size) + beside.revenue,
            self._per_account_paid,
            half_up(unpaid.contribution * sold, size) + fixed,
            self._per_account_unpaid,
            half_up(cost, size) + disabled_cost,
        )

    def points(self, most: int) -> list[Point]:
        """The points 0..most."""
        return [self.at(sold) for sold in range(most + 1)]

    def paying_more_for_less(self, most: int) -> list[bool]:
        """For 0..most, whether some larger number has a lower exact vendor bill.

        Judged over all counts up to the larger of ``most`` and the top tier's start.
        """
        if not self._in_order:
            return self._dearer_than_a_tier(most)
        last = max(most, *self.book.plan.programme.starts, 0)
        flags = []
        least: int | None = None
        for sold in range(last, -1, -1):
            bill = self.exact_bill(sold)
            flags.append(least is not None and bill > least)
            least = bill if least is None else min(least, bill)
        return flags[::-1][: most + 1]

    def _dearer_than_a_tier(self, most: int) -> list[bool]:
        """The same where order plays no part: within a tier the bill never falls as n grows."""
        starts = sorted({self.start_of(start) for start in self.book.plan.programme.starts})
        bills = [(start, self.exact_bill(start)) for start in starts]
        flags = []
        for sold in range(most + 1):
            while bills and bills[0][0] <= sold:
                del bills[0]
            least = min((bill for _, bill in bills), default=None)
            flags.append(least is not None and self.exact_bill(sold) > least)
        return flags

    def exact_bill(self, sold: int) -> int:
        """|S| times the vendor's bill for so many, before the mean is rounded."""
        count = sold + self.counted_besides
        discount = self.book.plan.programme.discount(count)
        disabled = self._disabled_bill(sold, count, discount)[0]
        return self._sold_bill(sold, count, discount)[0] + self.size * disabled

    def hours(self, sold: int) -> Decimal:
        """Hours of work a month with so many resold accounts, to a hundredth."""
        mine = sum((s.terms.hours * s.accounts for s in self._sample), Decimal(0))
        beside = sum((hours(part) for part in self._others), Decimal(0))
        numerator, denominator = (mine * sold + beside * self.size).as_integer_ratio()
        return Decimal(half_up(numerator * 100, denominator * self.size)) * HUNDREDTH


def _bill_of(sample: Iterable[Sample], discount: Decimal) -> tuple[int, int]:
    cost = both = 0
    for terms_of_one, accounts in sample:
        one = billed(terms_of_one, discount)
        cost += one.vendor_cost * accounts
        both += (one.vendor_cost + one.vendor_tax) * accounts
    return cost, both
