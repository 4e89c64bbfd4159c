"""Margin against account count: what the book earns with n resold accounts.

The axis counts resold accounts. The active resale rows are multiplied as an average account; every
other row stays as it is. Where nothing is resold, all active rows are the sample, and where there
are none at all, one account of each package is: the picture of a book yet to be sold.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from planner.model.account import Account, Amounts, total
from planner.model.book import Book, hours
from planner.model.money import half_up
from planner.model.parts import Part
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
    """One account, how many accounts of the sample are like it, and of which package."""

    one: Account
    accounts: int
    package: str = ""


class Sums(NamedTuple):
    """Σ over accounts of what no discount touches."""

    contribution: int
    revenue: int

    @classmethod
    def of(cls, lines: Iterable[tuple[Amounts, int]]) -> Sums:
        """Sum the lines of one account times the accounts that have them."""
        together = total(lines)
        return cls(together.contribution, together.revenue)


class _Bills(NamedTuple):
    """What the vendor bills at some number of resold accounts; costs first without its tax.

    ``cost`` and ``both`` are of the sample, |S| times those of an average account; ``fixed`` is
    the contribution of all that stays where the resold accounts are on commission instead.
    """

    discount: Decimal
    cost: int
    both: int
    disabled_cost: int
    disabled_both: int
    fixed: int


@dataclass(frozen=True)
class Curve:
    """Every figure of a book as a function of the number of resold accounts."""

    book: Book

    @property
    def drawable(self) -> bool:
        """Whether every row it needs has figures, and there is something to sell."""
        return self.book.complete and self.size > 0

    @cached_property
    def sample_kind(self) -> Kind | None:
        """Which rows are multiplied as an average account; None: there are none yet to sell."""
        for kind in (Kind.RESOLD, Kind.ON_COMMISSION):
            if self.book.accounts(kind) > 0:
                return kind
        return None

    @cached_property
    def sample(self) -> tuple[Sample, ...]:
        """What is multiplied as an average account."""
        if self.sample_kind is not None:
            parts = [part for part in self.book.parts if part.kind is self.sample_kind]
            return tuple(
                Sample(p.account, p.group.accounts, p.group.alike.package)
                for p in parts
                if p.account is not None
            )
        each = ((self.book.account_of(package), package.id) for package in self.book.plan.packages)
        return tuple(Sample(one, 1, package) for one, package in each if one is not None)

    @cached_property
    def others(self) -> tuple[Part, ...]:
        """What stays as it is, whatever the number of resold accounts."""
        return tuple(
            part for part in self.book.parts if part.kind not in {Kind.IDLE, self.sample_kind}
        )

    @cached_property
    def size(self) -> int:
        """|S|: how many accounts the average is taken over."""
        return sum(sample.accounts for sample in self.sample)

    @property
    def today(self) -> int:
        """Today's number of resold accounts."""
        return self.book.accounts(Kind.RESOLD)

    @property
    def all_on_commission(self) -> bool:
        """Whether today's book stands on the commission line, at ``size``, not on resale's."""
        return self.sample_kind is Kind.ON_COMMISSION

    @property
    def compares(self) -> bool:
        """Whether the channels can be compared: the user has entered a commission rate."""
        return self.book.plan.programme.commission.rate is not None

    @cached_property
    def counted_besides(self) -> int:
        """Accounts of other rows that count toward the tier."""
        counting = self.book.counting - {Kind.RESOLD}
        return sum(part.group.accounts for part in self.others if part.kind in counting)

    @property
    def straight_from(self) -> int:
        """The number of resold accounts from which on every line is straight."""
        return max(self.book.plan.programme.starts, default=0) + 1

    def start_of(self, tier_start: int) -> int:
        """The number of resold accounts at which a tier begins; 0 where it is there without."""
        return max(tier_start - self.counted_besides, 0)

    # What no discount touches: once per sample, whatever the number of counts.

    @cached_property
    def _resale(self) -> Sums:
        return Sums.of((sample.one.resold, sample.accounts) for sample in self.sample)

    @cached_property
    def _commission(self) -> Sums:
        """As once it is no longer paid, and what the vendor pays, which is by list price."""
        paid = sum(sample.one.paid * sample.accounts for sample in self._by_list_price)
        return Sums(self._unpaid.contribution + paid, self._unpaid.revenue + paid)

    @cached_property
    def _unpaid(self) -> Sums:
        return Sums.of((sample.one.afterwards, sample.accounts) for sample in self.sample)

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
    def _beside(self) -> Sums:
        sums = Sums.of((part.served, part.group.accounts) for part in self.others)
        return Sums(sums.contribution - self.book.overheads, sums.revenue)

    # What the vendor bills: once per discount.

    @cached_property
    def _sample_bills(self) -> dict[Decimal, tuple[int, int]]:
        return {}

    @cached_property
    def _by_list_price(self) -> tuple[Sample, ...]:
        """The sample as the vendor sees it: accounts of one list price cost the same."""
        accounts: dict[int, int] = {}
        for one, number, _ in self.sample:
            listed = one.terms.list_price
            accounts[listed] = accounts.get(listed, 0) + number
        alike = {one.terms.list_price: one for one, _, _ in self.sample}
        return tuple(Sample(alike[listed], number) for listed, number in accounts.items())

    def _bill(self, discount: Decimal) -> tuple[int, int]:
        """Σ over the sample of (vendor cost, vendor cost + tax) at a discount."""
        found = self._sample_bills.get(discount)
        if found is None:
            found = self._sample_bills[discount] = self._bill_of(self._by_list_price, discount)
        return found

    def _bill_of(self, sample: Iterable[Sample], discount: Decimal) -> tuple[int, int]:
        cost = both = 0
        for one, accounts, _ in sample:
            lines = self.book.billed(one.terms, discount)
            cost += lines.vendor_cost * accounts
            both += (lines.vendor_cost + lines.vendor_tax) * accounts
        return cost, both

    @cached_property
    def _disabled(self) -> tuple[Sample, ...]:
        """The disabled accounts in the order of their rows."""
        rows = self.book.plan.clients
        disabled = [part for part in self.others if part.kind is Kind.DISABLED]
        of_row = {row: part.account for part in disabled for row in part.group.rows}
        return tuple(
            Sample(one, rows[row].accounts)
            for row, one in sorted(of_row.items(), key=lambda item: item[0])
            if one is not None
        )

    def _disabled_bill(self, sold: int, count: int, discount: Decimal) -> tuple[int, int]:
        """(vendor cost, with tax) of the disabled accounts, billed after ``sold`` others."""
        if not self._in_order:
            return self._bill_of(self._disabled, discount)
        cost = both = 0
        position = sold + 1
        for one, number, _ in self._disabled:
            for accounts, own in self.book.plan.programme.spread(position, number, count):
                lines = self._bill_of([Sample(one, accounts)], own)
                cost += lines[0]
                both += lines[1]
            position += number
        return cost, both

    @cached_property
    def _levels(self) -> tuple[_Bills, ...]:
        """Where order plays no part, the bills of one resold account: below each tier, and above.

        They are the same for all counts of a tier, but for ``cost`` and ``both``, which are of one.
        """
        starts = self.book.plan.programme.starts
        return tuple(self._bills_of(1, count) for count in (min(starts, default=1) - 1, *starts))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """The tiers' starts in resold accounts, also below 0."""
        return tuple(start - self.counted_besides for start in self.book.plan.programme.starts)

    def _bills(self, sold: int) -> _Bills:
        if self._in_order:
            return self._bills_of(sold, sold + self.counted_besides)
        level = self._levels[bisect_right(self._starts, sold)]
        discount, cost, both, disabled_cost, disabled_both, fixed = level
        return _Bills(discount, cost * sold, both * sold, disabled_cost, disabled_both, fixed)

    def _bills_of(self, sold: int, count: int) -> _Bills:
        """The bills of so many, at a tier count."""
        programme = self.book.plan.programme
        discount = programme.discount(count)
        cost = both = 0
        for accounts, own in programme.spread(1, sold, count):
            one = self._bill(own)
            cost += one[0] * accounts
            both += one[1] * accounts
        without = count if programme.counts_commission else self.counted_besides
        disabled = self._disabled_bill(sold, count, discount)
        instead = self._disabled_bill(0, without, programme.discount(without))
        fixed = self._beside.contribution - instead[1]
        return _Bills(discount, cost, both, *disabled, fixed)

    # The questions.

    def at(self, sold: int) -> Point:
        """The book with so many resold accounts, and the same number on commission."""
        size, resale, paid, unpaid = self.size, self._resale, self._commission, self._unpaid
        beside = self._beside
        bills = self._bills(sold)
        if sold:
            mean = half_up(resale.contribution * sold - bills.both, size * sold)
        else:
            programme = self.book.plan.programme
            first = self._bill(programme.position_discount(1, self.counted_besides))[1]
            mean = half_up(resale.contribution - first, size)
        return Point(
            sold,
            bills.discount,
            *self._resold(sold, bills, resale, beside),
            mean,
            half_up(paid.contribution * sold, size) + bills.fixed,
            half_up(paid.revenue * sold, size) + beside.revenue,
            self._per_account_paid,
            half_up(unpaid.contribution * sold, size) + bills.fixed,
            self._per_account_unpaid,
            half_up(bills.cost, size) + bills.disabled_cost,
        )

    @property
    def sums(self) -> tuple[Sums, Sums]:
        """Those of the sample, and of what stays as it is, less overheads."""
        return self._resale, self._beside

    def resell(self, sold: int, sample: Sums, beside: Sums) -> Sums:
        """Profit and revenue of so many resold accounts.

        Args:
            sold: how many.
            sample: the sums of the sample.
            beside: those of what stays as it is, less overheads.
        """
        return self._resold(sold, self._bills(sold), sample, beside)

    def _resold(self, sold: int, bills: _Bills, sample: Sums, beside: Sums) -> Sums:
        return Sums(
            half_up(sample.contribution * sold - bills.both, self.size)
            + beside.contribution
            - bills.disabled_both,
            half_up(sample.revenue * sold, self.size) + beside.revenue,
        )

    def resold_at(self, discount: Decimal) -> int:
        """What an average account earns where it is resold at a discount."""
        return half_up(self._resale.contribution - self._bill(discount)[1], self.size)

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
        flags: list[bool] = []
        for index, start in enumerate(starts):
            least = min(map(self.exact_bill, starts[index:]))
            counts = range(len(flags), min(start, most + 1))
            flags += [self.exact_bill(sold) > least for sold in counts]
        return flags + [False] * (most + 1 - len(flags))

    def exact_bill(self, sold: int) -> int:
        """|S| times the vendor's bill for so many, before the mean is rounded."""
        bills = self._bills(sold)
        return bills.cost + self.size * bills.disabled_cost

    @cached_property
    def _hours(self) -> tuple[Decimal, Decimal]:
        """Hours of work on the sample's accounts, and on those beside it."""
        mine = sum((one.terms.hours * accounts for one, accounts, _ in self.sample), Decimal(0))
        return mine, sum((hours(part) for part in self.others), Decimal(0))

    def hours(self, sold: int) -> Decimal:
        """Hours of work a month with so many resold accounts, to a hundredth."""
        mine, beside = self._hours
        numerator, denominator = (mine * sold + beside * self.size).as_integer_ratio()
        return Decimal(half_up(numerator * 100, denominator * self.size)) * HUNDREDTH
