"""What one client row is offered: its month, its first year, and what its price must be.

A deal is a row as if it were active, at given discounts. All amounts are those of the row, the
account's times its accounts, in minor units of the plan's currency; hours are of one account.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from planner.model.account import (
    Amounts,
    Terms,
    billed,
    fee,
    served,
    total,
)
from planner.model.money import half_up, ratio, times
from planner.model.payments import MONTHS_A_YEAR, Payments
from planner.model.plan import Channel
from planner.model.pricing import full_price

HUNDREDTHS = 100


class YearPart(StrEnum):
    """What a line of the first year is.

    Months in which the client pays or which are free, on commission each of them within its
    ``months`` or after them, and the three parts of the setup.
    """

    MONTHS = "months"
    FREE_MONTHS = "free-months"
    MONTHS_AFTER = "months-after"
    FREE_MONTHS_AFTER = "free-months-after"
    SETUP_FEE = "setup-fee"
    SETUP_PAYMENT_FEE = "setup-payment-fee"
    SETUP_WORK = "setup-work"


class YearLine(NamedTuple):
    """One line of the first year: ``each`` so many ``times``. Costs are negative."""

    part: YearPart
    times: int
    each: int

    @property
    def amount(self) -> int:
        """What the line adds to the first year."""
        return self.times * self.each


@dataclass(frozen=True)
class Deal:
    """One row as if it were active.

    ``bill`` is who of its accounts is billed at which discount: (accounts, discount) in order,
    nothing on commission. ``setup_fee`` and ``setup_hours`` are of one account, once;
    ``commission_months`` is None where the vendor pays for life.
    """

    terms: Terms
    channel: Channel
    accounts: int
    bill: tuple[tuple[int, Decimal], ...]
    setup_fee: int = 0
    setup_hours: Decimal = Decimal(0)
    free_months: int = 0
    commission_months: int | None = None

    # The month.

    def lines(self, *, within_months: bool = True) -> Amounts:
        """The lines of the row's month, one in which the client pays."""
        within = within_months or self.channel is Channel.RESALE
        return self._within if within else self._afterwards

    @cached_property
    def _within(self) -> Amounts:
        return self._one.times(self.accounts).plus(self._billed)

    @cached_property
    def _afterwards(self) -> Amounts:
        one = served(self.terms, self.channel, within_months=False)
        return one.times(self.accounts).plus(self._billed)

    @cached_property
    def _one(self) -> Amounts:
        """One account, before the vendor's bill."""
        return served(self.terms, self.channel)

    def free_lines(self, *, within_months: bool = True) -> Amounts:
        """The lines of a month that is free: no price and no fee of it, the costs stay."""
        paid = self.lines(within_months=within_months)
        return paid._replace(software=0, services=0, yearly=0, payment_fee=0, unpaid=0)

    @cached_property
    def _billed(self) -> Amounts:
        return total((billed(self.terms, discount), accounts) for accounts, discount in self.bill)

    @property
    def price(self) -> int:
        """What the client pays a month, without tax; billed yearly, a twelfth of the payment."""
        return self.lines().price

    @property
    def contribution(self) -> int:
        """What is kept of a month in which the client pays, on commission within its months."""
        return self.lines().contribution

    @property
    def margin(self) -> Decimal | None:
        """Contribution / price, 6 decimals; None where nothing is paid."""
        lines = self.lines()
        return ratio(lines.contribution, lines.price)

    def falls_short_of(self, target: Decimal | None) -> bool:
        """Whether it keeps less than this share of its price, exactly; never of no target."""
        if target is None:
            return False
        part, whole = target.as_integer_ratio()
        lines = self.lines()
        return lines.contribution * whole < part * lines.price

    # What the client pays.

    @cached_property
    def payments(self) -> Payments:
        """What the client pays the agency in its first year."""
        one = self._one
        return Payments(
            full=one.software + one.services,
            setup_fee=self.setup_fee,
            tax_rate=self.terms.tax_rate,
            months_paid=self.terms.months_paid,
            free_months=self.free_months,
            accounts=self.accounts,
        )

    # The first year.

    @cached_property
    def first_year(self) -> int:
        """Twelve contributions, and the setup less its fee and its work."""
        return sum(line.amount for line in self.year)

    @property
    def year(self) -> tuple[YearLine, ...]:
        """The lines of the first year, those of no month or of nothing left out."""
        return tuple(line for line in self._year() if line.times and line.each)

    def _year(self) -> Iterator[YearLine]:
        paying, within = MONTHS_A_YEAR, MONTHS_A_YEAR
        if self.channel is Channel.COMMISSION and self.commission_months is not None:
            within = min(max(self.commission_months, 0), MONTHS_A_YEAR)
        free = self.payments.free
        free_within = min(free, within)
        paying = within - free_within
        lines = self.lines().contribution, self.lines(within_months=False).contribution
        gifts = (
            self.free_lines().contribution,
            self.free_lines(within_months=False).contribution,
        )
        yield YearLine(YearPart.FREE_MONTHS, free_within, gifts[0])
        yield YearLine(YearPart.FREE_MONTHS_AFTER, free - free_within, gifts[1])
        yield YearLine(YearPart.MONTHS, paying, lines[0])
        yield YearLine(YearPart.MONTHS_AFTER, MONTHS_A_YEAR - free - paying, lines[1])
        yield YearLine(YearPart.SETUP_FEE, self.accounts, self.setup_fee)
        yield YearLine(YearPart.SETUP_PAYMENT_FEE, self.accounts, -self._setup_payment_fee)
        work = times(self.terms.hourly_cost, self.setup_hours)
        yield YearLine(YearPart.SETUP_WORK, self.accounts, -work)

    @property
    def _setup_payment_fee(self) -> int:
        """The fee of one account's setup payment."""
        tax = times(self.setup_fee, self.terms.tax_rate)
        return fee(self.setup_fee + tax, self.terms.payment_fee)

    @property
    def setup_kept(self) -> int:
        """What waiving the setup would take away: its fee, less what it costs to be paid it."""
        return self.accounts * (self.setup_fee - self._setup_payment_fee)

    @property
    def month_given(self) -> int:
        """What one free month takes away."""
        return self.contribution - self.free_lines().contribution

    # What its price must be.

    def price_at(self, margin: Decimal | None) -> int | None:
        """The least price a month that keeps this share of itself, as the client would pay it.

        Under its own terms and billing: the full price from which on every price does, r(P·m / 12)
        of it where it is billed yearly. None where no price would do, or no margin is asked for.
        """
        return None if margin is None else self._least(margin, 1)

    @property
    def price_at_zero(self) -> int | None:
        """The price a month from which on no price loses money; None where every price does."""
        return self._least(Decimal(0), 0)

    def _least(self, margin: Decimal, lowest: int) -> int | None:
        lines = self.lines()
        costs = lines.price - lines.payment_fee - lines.unpaid - lines.contribution
        full = full_price(self.terms, margin, lowest, accounts=self.accounts, costs=costs)
        if full is None:
            return None
        months = self.terms.months_paid
        shown = full if months is None else half_up(full * months, MONTHS_A_YEAR)
        return shown * self.accounts

    @property
    def hours_at_zero(self) -> Decimal | None:
        """The most hours a month on each account, in hundredths, at which nothing is lost.

        None where even without work it loses money, or where an hour costs nothing.
        """
        lines, cost = self.lines(), self.terms.hourly_cost
        left = (lines.contribution + lines.work) // self.accounts
        if left < 0 or cost <= 0:
            return None
        # r(cost · hours) reaches left + 1 from half a minor unit below it on.
        hundredths = -(-(2 * left + 1) * HUNDREDTHS // (2 * cost)) - 1
        return Decimal(hundredths).scaleb(-2)
