"""The offer that is made of a plan: the only place where a plan becomes what a client may see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType

from planner.model.account import Terms, terms
from planner.model.allowed import AS_IT_IS, Allowed
from planner.model.bands import contacts_of
from planner.model.gifts import Concession, Gift
from planner.model.money import times
from planner.model.offer import (
    Choice,
    Offer,
    OfferedBand,
    OfferedOption,
    OfferedPackage,
    Price,
    Public,
    Reduction,
)
from planner.model.offer_checks import MOST_DAYS, MOST_LISTED, concession_problems
from planner.model.payments import MONTHS_A_YEAR
from planner.model.plan import (
    AS_THE_PACKAGE,
    ZERO,
    Billing,
    Channel,
    Client,
    Overrides,
    Package,
    Plan,
)


@dataclass(frozen=True)
class Vendor:
    """The vendor's own names: its own, and those of its plans by their keys in the price list."""

    name: str = ""
    plans: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def offer(plan: Plan, row: int | None, today: date, vendor: Vendor | None = None) -> Offer:
    """Make the offer to one client, or of the packages as they are sold to everybody.

    Args:
        plan: the plan.
        row: the client's row; None: to nobody in particular.
        today: the day of the offer.
        vendor: how the vendor is called; without it, plans are called by their keys.
    """
    client = None if row is None else plan.clients[row]
    allowed = AS_IT_IS if client is None else client.allowed
    at_once = next(_of(allowed, Gift.PAID_AT_ONCE), None)
    free = next(_of(allowed, Gift.MONTHS_FREE), None)
    monthly = client is None or client.billing is Billing.MONTHLY
    packages = _packages(plan, client, allowed)
    maker = _Maker(plan, client, allowed, vendor or Vendor(), at_once)
    offered = tuple(map(maker.package, packages))
    years = any(each.months_paid < MONTHS_A_YEAR for each in offered) if client is None else False
    return Offer(
        agency=plan.agency.name,
        client="" if client is None else client.name,
        currency=plan.currency,
        packages=offered,
        made_on=today,
        valid_until=_last_day(today, plan.wording.valid_days),
        starts=_starts(client, packages, yearly=not monthly),
        accounts=1 if client is None else client.accounts,
        tax_rate=maker.tax_rate,
        growth=ZERO if client is None else client.growth,
        contacts_can_change=not allowed.fixed_contacts,
        monthly=monthly,
        yearly=not monthly or years or at_once is not None,
        reductions=maker.reductions,
        setup_can_be_waived=any(_of(allowed, Gift.SETUP_WAIVED)),
        free_months=0 if free is None else free.months,
        always_free=0 if client is None else client.free_months,
        includes_software=maker.resold,
        prices_of=plan.price_list.as_of,
        shows_direct=maker.shows_public and plan.price_list.as_of is not None,
        vendor=maker.vendor.name,
        public_currency=plan.price_list.currency,
        order_value=allowed.order_value,
        order_margin=allowed.order_margin,
        introduction=plan.wording.introduction,
        terms=plan.wording.terms,
        paper=plan.wording.paper,
    )


def _last_day(today: date, days: int) -> date:
    """How long it holds; a file may say any number."""
    last = min(max(days, 0), MOST_DAYS, (date.max - today).days)
    return today + timedelta(days=last)


def _of(allowed: Allowed, *gifts: Gift) -> Iterator[Concession]:
    """The choices of some kinds; one that gives what nobody can is none."""
    return (
        each
        for each in allowed.concessions[:MOST_LISTED]
        if each.gift in gifts and next(concession_problems(each), None) is None
    )


def _packages(plan: Plan, client: Client | None, allowed: Allowed) -> list[Package]:
    """The packages that are shown, the client's own among them whatever is allowed."""
    wanted = set(allowed.packages) or {each.id for each in plan.packages}
    own = set() if client is None else {client.package}
    return [each for each in plan.packages if each.id in wanted | own]


def _starts(client: Client | None, packages: list[Package], *, yearly: bool) -> Choice:
    """What is shown first: the client's own terms, else the recommended package."""
    if client is None:
        recommended = (index for index, each in enumerate(packages) if each.recommended)
        return Choice(package=next(recommended, 0))
    places = (index for index, each in enumerate(packages) if each.id == client.package)
    place = next(places, 0)
    contacts = contacts_of(packages[place], client) if packages else None
    return Choice(package=place, contacts=contacts, yearly=yearly)


class _Maker:
    """Makes packages as one client sees them."""

    def __init__(
        self,
        plan: Plan,
        client: Client | None,
        allowed: Allowed,
        vendor: Vendor,
        at_once: Concession | None,
    ) -> None:
        self.plan, self.client, self.allowed, self.vendor = plan, client, allowed, vendor
        self.resold = client is None or client.channel is Channel.RESALE
        self.shows_public = allowed.direct and self.resold  # else there is nothing beside it
        own_tax = None if client is None else client.overrides.tax_rate
        self.tax_rate = plan.agency.tax_rate if own_tax is None else own_tax
        chosen = client is not None and client.billing is Billing.MONTHLY
        self.months_paid = at_once.months if chosen and at_once is not None else None
        off = {Gift.SERVICES_OFF: False, Gift.ALL_OFF: True}
        found = (Reduction(each.rate, off[each.gift]) for each in _of(allowed, *off))
        self.reductions = tuple(dict.fromkeys(found))

    def package(self, package: Package) -> OfferedPackage:
        """One package with every band that it can be had for."""
        own = self._own(package)
        name = own.plan or package.plan
        setup = package.setup_fee if own.setup_fee is None else own.setup_fee
        options = () if self.allowed.without_options else package.options
        return OfferedPackage(
            id=package.id,
            name=package.title,
            vendor_plan=self.vendor.plans.get(name, name),
            contacts=package.contacts,
            setup_fee=setup,
            months_paid=self.months_paid or package.yearly_months_paid,
            includes=package.includes,
            recommended=package.recommended,
            options=tuple(OfferedOption(each.text, each.price) for each in options),
            bands=tuple(self._bands(package, own, name)),
        )

    def _own(self, package: Package) -> Overrides:
        """What the client's row states otherwise, for its own package; of others, its list."""
        client = self.client
        if client is None:
            return AS_THE_PACKAGE
        if client.package == package.id:
            return client.overrides
        return Overrides(contacts=client.overrides.contacts)

    def _bands(self, package: Package, own: Overrides, name: str) -> Iterator[OfferedBand]:
        listed = self.plan.price_list
        contacts = package.contacts if own.contacts is None else own.contacts
        sizes, here = sorted(listed.prices.get(name, {})), listed.band(name, contacts)
        if here is None and terms(self.plan, package, own) is not None:
            # Its own list price holds where the vendor publishes no band at all.
            sizes, here = [*sizes, contacts], contacts
        for size in sizes:
            # A list price of the row's or the package's own is that of its band today.
            there = own if size == here else replace(own, contacts=size, list_price=None)
            one = terms(self.plan, package, there)
            public = Public(listed.list_price(name, size), listed.yearly_price(name, size))
            yield OfferedBand(
                contacts=size,
                prices=() if one is None else tuple(self._prices(one)),
                public=public if self.shows_public else Public(),
            )

    def _prices(self, one: Terms) -> Iterator[Price]:
        software = one.software if self.resold else 0
        yield Price(software, one.services)
        for each in self.reductions:
            left = 1 - each.rate
            less = times(software, left) if each.of_all else software
            yield Price(less, times(one.services, left))
