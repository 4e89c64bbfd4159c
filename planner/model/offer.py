"""What a client may see: its own prices and texts as a frozen value, and nothing else.

Client view, client charts, proposal and slides are made of an offer and cannot reach the plan that
it was made from (``offering`` makes it; an import contract holds the rest away). Amounts are minor
units of ``currency``, of one account unless said otherwise. Where an offer is kept in a file,
``unknown`` are the keys in it that a newer program wrote.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from planner.model.brand import Paper
from planner.model.list_growth import month_crossed
from planner.model.money import Currency
from planner.model.payments import Payments, Pays
from planner.model.unknown import Unknown, none_unknown


@dataclass(frozen=True, slots=True)
class Price:
    """What one account pays a month, for the software and for the services."""

    software: int
    services: int
    unknown: Unknown = none_unknown()


@dataclass(frozen=True, slots=True)
class Public:
    """What the vendor asks of somebody who buys directly, in minor units of its own currency.

    ``monthly`` is a month billed monthly, ``yearly`` a month billed yearly; None: not published.
    """

    monthly: int | None = None
    yearly: int | None = None
    unknown: Unknown = none_unknown()


@dataclass(frozen=True, slots=True)
class OfferedBand:
    """A package for lists of up to so many contacts.

    ``prices`` has one price for each of the offer's reductions, the first without any; empty: the
    price is not known, and is given on request.
    """

    contacts: int
    prices: tuple[Price, ...] = ()
    public: Public = Public()
    unknown: Unknown = none_unknown()


@dataclass(frozen=True, slots=True)
class OfferedOption:
    """What may be added to a package, and its price a month."""

    text: str
    price: int
    unknown: Unknown = none_unknown()


@dataclass(frozen=True, slots=True)
class OfferedPackage:
    """A package as its client sees it.

    ``contacts`` is what it is sold for where the offer names no list of its own. ``vendor_plan`` is
    the vendor's own name of the plan in it. ``months_paid`` is how many monthly prices a year at
    once costs. ``bands`` are in order of their contacts.
    """

    id: str
    name: str
    vendor_plan: str
    contacts: int
    setup_fee: int
    months_paid: int
    includes: tuple[str, ...] = ()
    recommended: bool = False
    options: tuple[OfferedOption, ...] = ()
    bands: tuple[OfferedBand, ...] = ()
    unknown: Unknown = none_unknown()

    def band(self, contacts: int) -> OfferedBand | None:
        """The smallest band that holds so many contacts; None above the largest."""
        return next((each for each in self.bands if contacts <= each.contacts), None)


@dataclass(frozen=True, slots=True)
class Reduction:
    """A share that is taken off the services, or off software and services (``of_all``)."""

    rate: Decimal
    of_all: bool = False
    unknown: Unknown = none_unknown()


@dataclass(frozen=True, slots=True)
class Choice:
    """What is looked at: within what the offer allows, it can be changed.

    ``package`` is its place in the offer. ``contacts`` None: each package's own. ``reduction`` is
    the place of a reduction plus one, 0 without any. ``options`` are places in the package's own.
    """

    package: int = 0
    contacts: int | None = None
    yearly: bool = False
    reduction: int = 0
    setup_waived: bool = False
    free_month: bool = False
    options: frozenset[int] = frozenset()
    unknown: Unknown = none_unknown()


class BandPrice(NamedTuple):
    """What a month costs while the list is in one band.

    ``amount`` is that of all accounts, without tax; None: on request. ``reached`` is the month from
    now in which a growing list first is priced in it (0: today), None: not within ten years, or
    the list does not grow into it.
    """

    contacts: int
    amount: int | None
    reached: int | None


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Everything one client may see, and what it may choose.

    ``client`` is empty where the packages are shown to nobody in particular. ``starts`` is what is
    shown first. ``monthly`` and ``yearly`` say which billing can be chosen, ``free_months`` how
    many first months are free where ``free_month`` is chosen (0: not to be had) and ``always_free``
    how many are so without a choice. ``made_on`` is the day of the offer, ``valid_until`` its last.
    ``includes_software`` is false where the vendor itself bills the client for it. ``prices_of`` is
    the date of the vendor's price data. ``shows_direct``: the public prices of ``vendor`` are
    shown, in ``public_currency``.
    """

    agency: str
    currency: Currency
    packages: tuple[OfferedPackage, ...]
    made_on: date
    valid_until: date
    client: str = ""
    starts: Choice = Choice()
    accounts: int = 1
    tax_rate: Decimal = Decimal(0)
    growth: Decimal = Decimal(0)
    contacts_can_change: bool = True
    monthly: bool = True
    yearly: bool = False
    reductions: tuple[Reduction, ...] = ()
    setup_can_be_waived: bool = False
    free_months: int = 0
    always_free: int = 0
    includes_software: bool = True
    prices_of: date | None = None
    shows_direct: bool = False
    vendor: str = ""
    public_currency: Currency | None = None
    order_value: int | None = None
    order_margin: Decimal | None = None
    introduction: str = ""
    terms: str = ""
    paper: Paper = Paper.A4
    unknown: Unknown = none_unknown()

    def has(self, choice: Choice) -> bool:
        """Whether a choice is one of this offer: one that was read from a file may be none."""
        if not 0 <= choice.package < len(self.packages):
            return False
        package = self.packages[choice.package]
        prices = {0, 1 + len(self.reductions)}
        return (
            0 <= choice.reduction <= len(self.reductions)
            and choice.options <= set(range(len(package.options)))
            and all(len(band.prices) in prices for each in self.packages for band in each.bands)
        )

    def contacts_of(self, choice: Choice) -> int:
        """The contacts for which the chosen package is priced."""
        own = choice.contacts
        return self.packages[choice.package].contacts if own is None else own

    def band(self, choice: Choice) -> OfferedBand | None:
        """The band of the chosen package; None where it has none so large."""
        return self.packages[choice.package].band(self.contacts_of(choice))

    def payments(self, choice: Choice) -> Payments | None:
        """What the chosen package costs; None where its price is given on request."""
        band = self.band(choice)
        return None if band is None else self._payments(choice, band)

    def added(self, choice: Choice, option: int) -> Pays:
        """What an option of the chosen package adds to a month, for all accounts.

        Where the package's price is given on request, it is what the option costs on its own.
        """
        others = replace(choice, options=choice.options - {option})
        less = self.payments(others)
        more = self.payments(replace(choice, options=choice.options | {option}))
        if less is None or more is None:
            package = self.packages[choice.package]
            months = package.months_paid if choice.yearly else None
            price = package.options[option].price
            return Payments(price, 0, self.tax_rate, months, accounts=self.accounts).monthly
        amount = more.monthly.amount - less.monthly.amount
        return Pays(amount, more.monthly.tax - less.monthly.tax)

    def as_the_list_grows(self, choice: Choice) -> tuple[BandPrice, ...]:
        """What each band of the chosen package costs a month, and when the list gets there."""
        contacts, current = self.contacts_of(choice), self.band(choice)
        below, found = 0, []
        for band in self.packages[choice.package].bands:
            payments = self._payments(choice, band)
            limit = band.contacts if contacts > band.contacts else below
            reached = 0 if band is current else month_crossed(contacts, self.growth, limit)
            amount = None if payments is None else payments.monthly.amount
            found.append(BandPrice(band.contacts, amount, reached))
            below = band.contacts
        return tuple(found)

    def orders_that_pay(
        self, choice: Choice, order_value: int | None, order_margin: Decimal | None
    ) -> int | None:
        """How many orders a month pay for the chosen package; None where that cannot be said.

        The least whole number of orders whose margin (order value · order margin each, exactly) is
        at least the month's price without tax.

        Args:
            choice: what is chosen.
            order_value: what an order of the client's shop brings on average.
            order_margin: the share of it that the client keeps.
        """
        payments = self.payments(choice)
        if payments is None or not order_value or order_value < 0 or not order_margin:
            return None
        part, whole = order_margin.as_integer_ratio()
        if part <= 0:
            return None
        return -(-payments.monthly.amount * whole // (order_value * part))

    def _payments(self, choice: Choice, band: OfferedBand) -> Payments | None:
        if not band.prices:
            return None
        package, price = self.packages[choice.package], band.prices[choice.reduction]
        added = sum(package.options[each].price for each in choice.options)
        free = self.free_months if choice.free_month else 0
        return Payments(
            full=price.software + price.services + added,
            setup_fee=0 if choice.setup_waived else package.setup_fee,
            tax_rate=self.tax_rate,
            months_paid=package.months_paid if choice.yearly else None,
            free_months=max(free, self.always_free),
            accounts=self.accounts,
        )
