"""What one account brings in each situation that it may be in, in a month to come."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, Context, Decimal
from typing import NamedTuple

from planner.model.account import Amounts, Terms, billed, fee, served
from planner.model.money import times
from planner.model.over_time.groups import Group
from planner.model.over_time.rounding import HAIR
from planner.model.plan import Channel, Plan, PriceChange, Whose
from planner.model.rows import Kind

_FINE = Context(prec=60)
_HAIR = Decimal(repr(HAIR))
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
    if not growth or not months:
        return contacts
    grown = _FINE.multiply(contacts, _FINE.power(ONE + growth, months))
    return max(int(_FINE.subtract(grown, _HAIR).to_integral_value(ROUND_CEILING)), 1)


class Band(NamedTuple):
    """From how many months of growth on an account has a list price; None: its band has none."""

    months: int
    price: int | None


class Bands:
    """The bands that accounts grow through; each way through them is looked up once."""

    def __init__(self, plan: Plan, months: int) -> None:
        """Look at so many months of a plan."""
        self._plan, self._months = plan, months
        self._ways: dict[tuple[str, int, Decimal], tuple[Band, ...]] = {}

    def of(self, group: Group, at_first: int) -> tuple[Band, ...]:
        """The list prices of an account of a group as its contacts grow, its present one first.

        The user's own price holds within the band that it was entered for.

        Args:
            group: whose account it is.
            at_first: its present list price.
        """
        growth, own, package = group.alike.growth, group.alike.overrides, group.package
        first = Band(0, at_first)
        if not growth:
            return (first,)
        name = package.plan if own.plan is None else own.plan
        contacts = package.contacts if own.contacts is None else own.contacts
        way = self._ways.get((name, contacts, growth))
        if way is None:
            way = self._ways[name, contacts, growth] = tuple(self._way(name, contacts, growth))
        return (first, *way)

    def _way(self, name: str, contacts: int, growth: Decimal) -> Iterator[Band]:
        """The bands after the first, to the last month or to one that has no price."""
        prices = self._plan.price_list
        # Contacts only grow or only shrink: where a band ends is found by halving.
        size = prices.band(name, contacts)
        start = 0
        while True:
            start = bisect_left(
                range(self._months + 1),
                True,
                lo=start + 1,
                key=lambda n: prices.band(name, contacts_after(contacts, growth, n)) != size,
            )
            if start > self._months:
                return
            grown = contacts_after(contacts, growth, start)
            size = prices.band(name, grown)
            price = prices.list_price(name, grown)
            yield Band(start, price)
            if price is None:
                return


class Changes:
    """The price changes of a plan: what they have come to by a month."""

    def __init__(self, plan: Plan, months: int) -> None:
        """Look at so many months of a plan."""
        self._changes = plan.assumptions.price_changes
        changed = {each.month for each in self._changes}
        self.epochs = sorted({1, *(month for month in changed if 1 < month <= months)})
        self._factors: dict[tuple[str, int], tuple[Decimal, Decimal]] = {}

    def epoch(self, month: int) -> int:
        """The last month up to this one in which prices have changed; 1 where none have."""
        return self.epochs[bisect_right(self.epochs, month) - 1]

    def applied(self, today: Terms, package: str, month: int) -> Terms:
        """What an account's month depends on, once prices have changed.

        Changes of a price multiply; the amount is rounded once.

        Args:
            today: its terms at today's prices.
            package: the id of its package.
            month: in which it is.
        """
        factors = self._factors.get((package, month))
        if factors is None:
            changes = [
                each
                for each in self._changes
                if each.month <= month and each.package in {"", package}
            ]
            factors = _factor(changes, Whose.VENDOR), _factor(changes, Whose.AGENCY)
            self._factors[package, month] = factors
        dearer, ours = factors
        then = today
        if dearer != ONE:
            then = then._replace(list_price=times(then.list_price, dearer))
        if ours != ONE:
            then = then._replace(
                software_price=times(then.software, ours), services=times(then.services, ours)
            )
        return then


def _factor(changes: Iterable[PriceChange], whose: Whose) -> Decimal:
    factor = ONE
    for each in changes:
        if each.whose is whose:
            factor = _FINE.multiply(factor, ONE + each.rate)
    return factor
