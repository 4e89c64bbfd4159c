"""One account, one month: the lines and their sum. The only place where an amount is made.

Every rule is that of the economics: each amount that appears on an invoice or a payment is rounded
once, per account. Amounts are minor units of the plan's currency unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from operator import mul
from typing import NamedTuple, TypeVar

from planner.model.money import Currency, convert, half_up, times
from planner.model.payments import MONTHS_A_YEAR
from planner.model.plan import (
    AS_THE_PACKAGE,
    Billing,
    Channel,
    ListTimes,
    OverList,
    Overrides,
    Package,
    PaymentFee,
    Plan,
    SoftwarePrice,
)

T = TypeVar("T")
MONTHLY = Billing.MONTHLY


class Line(NamedTuple):
    """One part of an amount: what it is, and what it adds (a cost is negative)."""

    code: str
    amount: int


AMOUNTS = (
    "revenue",
    "commission",
    "vendor_cost",
    "vendor_tax",
    "payment_fee",
    "unpaid",
    "delivery",
    "contribution",
)
"""The lines in which a table tells of a row's month, in order."""


class Amounts(NamedTuple):
    """The lines of one account or of many, a month. Costs are kept as positive amounts.

    ``yearly`` is what paying for a year at once takes off the two prices.
    """

    software: int = 0
    services: int = 0
    yearly: int = 0
    commission: int = 0
    vendor_cost: int = 0
    vendor_tax: int = 0
    payment_fee: int = 0
    unpaid: int = 0
    work: int = 0
    other_costs: int = 0

    @property
    def price(self) -> int:
        """What the client pays the agency, without tax."""
        return self.software + self.services + self.yearly

    @property
    def revenue(self) -> int:
        """Price + commission."""
        return self.price + self.commission

    @property
    def delivery(self) -> int:
        """Hours at their cost, and other costs."""
        return self.work + self.other_costs

    @property
    def contribution(self) -> int:
        """Revenue − vendor cost − vendor tax − payment fee − unpaid − delivery."""
        return self.revenue - sum(self[4:])

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are not 0; their sum is the contribution."""
        signs = (1, 1, 1, 1, -1, -1, -1, -1, -1, -1)
        return tuple(
            Line(code, sign * amount)
            for code, sign, amount in zip(self._fields, signs, self, strict=True)
            if amount
        )

    def times(self, accounts: int) -> Amounts:
        """The lines of so many accounts."""
        return Amounts(*[amount * accounts for amount in self])

    def plus(self, other: Amounts) -> Amounts:
        """The lines of both together."""
        return Amounts(*[mine + theirs for mine, theirs in zip(self, other, strict=True)])


class Terms(NamedTuple):
    """All that one account's month depends on, besides its channel and the discount.

    ``list_price`` is in minor units of ``list_currency``; ``months_paid`` is None when billed
    monthly; ``exchange_rate`` is None where both currencies are the same.
    """

    list_price: int
    software_price: SoftwarePrice
    services: int
    months_paid: int | None
    tax_rate: Decimal
    payment_fee: PaymentFee
    unpaid_rate: Decimal
    hours: Decimal
    hourly_cost: int
    other_costs: int
    vendor_tax_rate: Decimal
    commission_rate: Decimal | None
    exchange_rate: Decimal | None
    list_currency: Currency
    currency: Currency

    def converted(self, amount: int) -> int:
        """conv(): an amount of the list's currency in the plan's."""
        if self.exchange_rate is None:
            return amount
        return convert(amount, self.exchange_rate, self.list_currency, self.currency)

    @property
    def software(self) -> int:
        """The software price a month, its rule applied to the list price."""
        match self.software_price:
            case OverList(amount):
                return self.converted(self.list_price) + amount
            case ListTimes(factor):
                return times(self.converted(self.list_price), factor)
            case amount:
                return amount


def list_price(plan: Plan, package: Package, overrides: Overrides) -> int | None:
    """The list price of such an account, in minor units of the price list's currency.

    The user's own (row, then package) before the published one. A row that states another plan or
    other contacts leaves the package's own list price behind: that was for another band. None where
    neither is known.
    """
    if overrides.list_price is not None:
        return overrides.list_price
    name = _either(overrides.plan, package.plan)
    contacts = _either(overrides.contacts, package.contacts)
    if package.list_price is not None and (name, contacts) == (package.plan, package.contacts):
        return package.list_price
    return plan.price_list.list_price(name, contacts)


def terms(
    plan: Plan, package: Package, own: Overrides = AS_THE_PACKAGE, billing: Billing = MONTHLY
) -> Terms | None:
    """Gather what one account's month depends on; None where it has no list price."""
    listed = list_price(plan, package, own)
    if listed is None or (plan.buys_abroad and plan.price_list.exchange_rate is None):
        return None
    agency = plan.agency
    return Terms(
        list_price=listed,
        software_price=_either(own.software_price, package.software_price),
        services=_either(own.services_price, package.services_price),
        months_paid=package.yearly_months_paid if billing is Billing.YEARLY else None,
        tax_rate=_either(own.tax_rate, agency.tax_rate),
        payment_fee=_either(own.payment_fee, agency.payment_fee),
        unpaid_rate=agency.unpaid_rate,
        hours=_either(own.hours, package.hours),
        hourly_cost=agency.hourly_cost,
        other_costs=_either(own.other_costs, package.other_costs),
        vendor_tax_rate=agency.vendor_tax_rate,
        commission_rate=plan.programme.commission.rate,
        exchange_rate=plan.price_list.exchange_rate if plan.buys_abroad else None,
        list_currency=plan.price_list.currency,
        currency=plan.currency,
    )


def _either(own: T | None, otherwise: T) -> T:
    return otherwise if own is None else own


def fee(payment: int, of: PaymentFee) -> int:
    """What it costs to be paid this much: nothing for nothing, else share + amount, capped."""
    if payment == 0:
        return 0
    full = times(payment, of.rate) + of.fixed
    return full if of.cap is None else min(full, of.cap)


def served(of: Terms, channel: Channel, *, within_months: bool = True) -> Amounts:
    """The lines of one active account that no discount touches.

    Args:
        of: the account's terms.
        channel: who bills the client.
        within_months: on commission, whether the vendor still pays it.
    """
    resold = channel is Channel.RESALE
    software = of.software if resold else 0
    price = software + of.services
    if of.months_paid is None:
        yearly = 0
        payment_fee = fee(price + times(price, of.tax_rate), of.payment_fee)
    else:
        at_once = price * of.months_paid
        yearly = half_up(at_once, MONTHS_A_YEAR) - price
        full = fee(at_once + times(at_once, of.tax_rate), of.payment_fee)
        payment_fee = half_up(full, MONTHS_A_YEAR)
    rate = None if resold or not within_months else of.commission_rate
    return Amounts(
        software=software,
        services=of.services,
        yearly=yearly,
        commission=0 if rate is None else commission(of, rate),
        payment_fee=payment_fee,
        unpaid=times(price + yearly, of.unpaid_rate) if of.unpaid_rate else 0,
        work=times(of.hourly_cost, of.hours),
        other_costs=of.other_costs,
    )


def commission(of: Terms, rate: Decimal) -> int:
    """What the vendor pays on one account at this rate: conv(r(L · rate))."""
    return of.converted(times(of.list_price, rate))


def discounted(list_price: int, discount: Decimal) -> int:
    """What the vendor's invoice has for an account of this list price: r(L · (1 − d))."""
    return times(list_price, 1 - discount)


def invoiced(of: Terms, discount: Decimal) -> int:
    """What the vendor's invoice has for one account, in the list's currency."""
    return discounted(of.list_price, discount)


def billed(of: Terms, discount: Decimal) -> Amounts:
    """What the vendor bills for one account, and the tax on it that cannot be recovered.

    The vendor's amount is made and rounded in the list's currency first, then converted.
    """
    cost = of.converted(invoiced(of, discount))
    return Amounts(
        vendor_cost=cost,
        vendor_tax=times(cost, of.vendor_tax_rate) if of.vendor_tax_rate else 0,
    )


def month(of: Terms, channel: Channel, discount: Decimal, *, within_months: bool = True) -> Amounts:
    """All lines of one active account."""
    lines = served(of, channel, within_months=within_months)
    return lines.plus(billed(of, discount)) if channel is Channel.RESALE else lines


class Account:
    """One account: its terms, and its lines, each made once, when it is first asked for."""

    def __init__(self, of: Terms) -> None:
        """Take the terms."""
        self.terms = of

    @cached_property
    def resold(self) -> Amounts:
        """Resold, before the vendor's bill."""
        return served(self.terms, Channel.RESALE)

    @cached_property
    def on_commission(self) -> Amounts:
        """On commission, while the vendor pays it."""
        paid = self.paid
        return self.afterwards._replace(commission=paid) if paid else self.afterwards

    @cached_property
    def afterwards(self) -> Amounts:
        """On commission, once the vendor no longer pays it."""
        return served(self.terms, Channel.COMMISSION, within_months=False)

    @cached_property
    def advantage(self) -> int:
        """What it brings more resold than on commission, before the vendor's bill."""
        return self.resold.contribution - self.on_commission.contribution

    @property
    def paid(self) -> int:
        """What the vendor pays on it within the months of its commission."""
        rate = self.terms.commission_rate
        return 0 if rate is None else commission(self.terms, rate)


def total(lines: Iterable[tuple[Amounts, int]]) -> Amounts:
    """The lines of many accounts together.

    Args:
        lines: those of one account, and how many accounts have them.
    """
    each, accounts = list(zip(*lines, strict=True)) or ((), ())
    columns = zip(*each, strict=True)
    return Amounts(*[sum(map(mul, column, accounts)) for column in columns])
