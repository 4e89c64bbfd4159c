"""What one account brings in each situation that it may be in, in a month to come."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal
from typing import NamedTuple

from planner.model.account import Amounts, Terms, billed, fee, list_price, served, terms
from planner.model.money import times
from planner.model.over_time.groups import Group
from planner.model.over_time.rounding import HAIR
from planner.model.plan import Channel, Plan, PriceChange, Whose
from planner.model.rows import Kind

_FINE = Context(prec=60)
ONE = Decimal(1)


class Situation(NamedTuple):
    """One account's terms in a month, what it does, and whether the vendor pays a commission."""

    terms: Terms
    kind: Kind
    paid: bool

    def served(self) -> Amounts:
        """Its lines that no discount touches."""
        match self.kind:
            case Kind.RESOLD:
                return served(self.terms, Channel.RESALE)
            case Kind.ON_COMMISSION:
                return served(self.terms, Channel.COMMISSION, within_months=self.paid)
            case _:
                return Amounts()

    def billed(self, discount: Decimal) -> Amounts:
        """Its lines on the vendor's bill."""
        return Amounts() if self.kind is Kind.ON_COMMISSION else billed(self.terms, discount)


class Setup(NamedTuple):
    """What an account's joining brings once: its fee, less what both cost."""

    fee: int
    payment_fee: int
    work: int

    @property
    def contribution(self) -> int:
        """What is left of the fee."""
        return self.fee - self.payment_fee - self.work


def setup_of(plan: Plan, group: Group) -> Setup:
    """What each account brings that joins a group: a payment of its own."""
    package, own = group.package, group.alike.overrides
    amount = package.setup_fee if own.setup_fee is None else own.setup_fee
    tax_rate = plan.agency.tax_rate if own.tax_rate is None else own.tax_rate
    payment_fee = plan.agency.payment_fee if own.payment_fee is None else own.payment_fee
    return Setup(
        amount,
        fee(amount + times(amount, tax_rate), payment_fee),
        times(plan.agency.hourly_cost, package.setup_hours),
    )


def contacts_after(contacts: int, growth: Decimal, months: int) -> int:
    """Contacts after so many months of growth, the last begun one counted whole."""
    if not growth:
        return contacts
    grown = _FINE.multiply(contacts, _FINE.power(ONE + growth, months))
    return max(int((grown - Decimal(HAIR)).to_integral_value("ROUND_CEILING")), 1)


def listed(plan: Plan, group: Group, months: int) -> int | None:
    """The list price of an account of a group whose contacts have grown for so many months.

    The user's own price holds within the band that it was entered for. None where the price list
    has no price for the band.
    """
    own, package = group.alike.overrides, group.package
    at_first = list_price(plan, package, own)
    if not group.alike.growth:
        return at_first
    name = package.plan if own.plan is None else own.plan
    contacts = package.contacts if own.contacts is None else own.contacts
    grown = contacts_after(contacts, group.alike.growth, months)
    prices = plan.price_list
    if prices.band(name, contacts) == prices.band(name, grown):
        return at_first
    return prices.list_price(name, grown)


def terms_in(plan: Plan, group: Group, band_price: int, month: int) -> Terms | None:
    """What an account's month depends on, once prices have changed.

    Changes of a price multiply; the amount is rounded once.
    """
    own = group.alike.overrides
    today = terms(plan, group.package, own, group.alike.billing)
    if today is None:
        return None
    changes = [
        each
        for each in plan.assumptions.price_changes
        if each.month <= month and each.package in {"", group.package.id}
    ]
    dearer = _factor(changes, Whose.VENDOR)
    then = today._replace(list_price=times(band_price, dearer))
    ours = _factor(changes, Whose.AGENCY)
    if ours == ONE:
        return then
    return then._replace(
        software_price=times(then.software, ours), services=times(then.services, ours)
    )


def _factor(changes: Iterable[PriceChange], whose: Whose) -> Decimal:
    factor = ONE
    for each in changes:
        if each.whose is whose:
            factor = _FINE.multiply(factor, ONE + each.rate)
    return factor
