"""Every figure and text that an offer lets its client see: what no internal one can be told from.

Figures are decimals of their currency's units, as people read them; rates are shares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, islice, product

from planner.model.brand import Brand
from planner.model.list_growth import FARTHEST_MONTH
from planner.model.money import Currency, half_up, times
from planner.model.offer import Choice, Offer, OfferedPackage
from planner.model.payments import MONTHS_A_YEAR, Payments, Pays

MOST_OPTIONS = 4
"""So many options are taken in every combination; of more, each by itself and all together."""

MOST_CHOICES = 20_000
MOST_ORDERS, ORDERS_BEYOND = 400, 12
MOST_COMPARED = 80


@dataclass(frozen=True)
class Shown:
    """What a client may see: figures (amounts, counts, years) and rates."""

    figures: frozenset[Decimal]
    rates: frozenset[Decimal]


def shown(offer: Offer) -> Shown:
    """Everything that can be made of an offer, whatever the client chooses in it."""
    amounts = set(_amounts(offer))
    figures = {units(each, offer.currency) for each in amounts}
    figures.update(_public(offer))
    figures.update(map(Decimal, _counts(offer)))
    return Shown(frozenset(figures), frozenset(_rates(offer)))


def typed(offer: Offer, brand: Brand = Brand()) -> tuple[str | bytes, ...]:  # noqa: B008 - frozen
    """What people typed, or gave as files, and what their client may therefore read."""
    texts: list[str | bytes] = [
        offer.agency,
        offer.client,
        offer.vendor,
        offer.introduction,
        offer.terms,
        brand.footer,
        *brand.contact,
    ]
    for package in offer.packages:
        texts += [package.name, package.vendor_plan, *package.includes]
        texts += [option.text for option in package.options]
    if brand.logo is not None:
        texts.append(brand.logo.data)
    if brand.font is not None:
        texts += [brand.font.family, brand.font.regular, brand.font.bold]
    return tuple(dict.fromkeys(each for each in texts if each))


def units(minor: int, currency: Currency) -> Decimal:
    """Minor units as an amount with the currency's decimals, without its sign."""
    return Decimal(abs(minor)).scaleb(-currency.exponent)


def choices(offer: Offer) -> Iterator[Choice]:
    """Every choice of an offer, in every contact band of its packages."""
    for place, package in enumerate(offer.packages):
        contacts = [band.contacts for band in package.bands if band.prices]
        yield from (
            Choice(place, *each)
            for each in product(
                contacts,
                (False, True) if offer.yearly else (False,),
                range(len(offer.reductions) + 1),
                (False, True) if offer.setup_can_be_waived else (False,),
                (False, True) if offer.free_months else (False,),
                _options(package),
            )
        )


def _options(package: OfferedPackage) -> list[frozenset[int]]:
    places = range(len(package.options))
    if len(places) > MOST_OPTIONS:
        return [frozenset(), *(frozenset({each}) for each in places), frozenset(places)]
    sizes = range(len(places) + 1)
    return [frozenset(chosen) for size in sizes for chosen in combinations(places, size)]


def _amounts(offer: Offer) -> Iterator[int]:
    monthly = set()
    for choice in islice(choices(offer), MOST_CHOICES):
        payments = offer.payments(choice)
        if payments is None:
            continue
        yield from _paid(payments)
        monthly.add(payments.monthly.amount)
    yield from _apart(monthly)
    for package in offer.packages:
        for option in package.options:
            yield from _each(offer, option.price)
        for band in package.bands:
            for price in band.prices:
                yield from _each(offer, price.software)
                yield from _each(offer, price.services)
    yield from _orders(offer, max(monthly, default=0))


def _each(offer: Offer, amount: int) -> Iterator[int]:
    tax = times(amount, offer.tax_rate)
    for one in (amount, tax, amount + tax):
        yield from (one, one * offer.accounts)


def _paid(payments: Payments) -> Iterator[int]:
    """What is paid, of all accounts and of one, and what a year at once saves."""
    paid = [payments.monthly, payments.setup, payments.first_year]
    if payments.at_once is not None:
        paid.append(payments.at_once)
    full = payments.full * payments.accounts
    yield from _all(Pays(full, times(payments.full, payments.tax_rate) * payments.accounts))
    for each in paid:
        yield from _all(each)
        if payments.accounts > 1:
            yield from (amount // payments.accounts for amount in _all(each))
    yield from (full * MONTHS_A_YEAR, full - payments.monthly.amount)
    if payments.at_once is not None:
        yield full * MONTHS_A_YEAR - payments.at_once.amount


def _all(paid: Pays) -> tuple[int, int, int]:
    return paid.amount, paid.tax, paid.with_tax


def _apart(amounts: Iterable[int]) -> Iterator[int]:
    """By how much prices differ."""
    for one, other in combinations(sorted(amounts)[:MOST_COMPARED], 2):
        yield other - one


def _orders(offer: Offer, price: int) -> Iterator[int]:
    """What a client's own orders bring it, as many as may be looked at."""
    if not offer.order_value:
        return
    part, whole = (offer.order_margin or Decimal(0)).as_integer_ratio()
    for orders in {*range(1, MOST_ORDERS + 1), *_paying(offer)}:
        kept = half_up(orders * offer.order_value * part, whole)
        yield from (orders * offer.order_value, kept, kept - price)


def _paying(offer: Offer) -> set[int]:
    """How many orders a month pay for what can be chosen, and twice as many: so far one looks."""
    if not offer.order_value or not offer.order_margin:
        return set()
    found = (
        offer.orders_that_pay(choice, offer.order_value, offer.order_margin)
        for choice in islice(choices(offer), MOST_CHOICES)
    )
    return {number for each in found if each is not None for number in (each, 2 * each)}


def _public(offer: Offer) -> Iterator[Decimal]:
    """The vendor's own prices, where they are shown, and how they differ from the offer's."""
    if not offer.shows_direct:
        return
    own = offer.public_currency or offer.currency
    for package in offer.packages:
        for band in package.bands:
            for amount in (band.public.monthly, band.public.yearly):
                if amount is None:
                    continue
                for accounts in {1, offer.accounts}:
                    yield units(amount * accounts, own)
                    yield units(amount * accounts * MONTHS_A_YEAR, own)
                    if own != offer.currency:
                        continue
                    for price in band.prices:
                        full = price.software + price.services
                        yield units((full - amount) * accounts, own)
                        yield units((price.software - amount) * accounts, own)
                        yield units((price.services + amount) * accounts, own)


def _counts(offer: Offer) -> Iterator[int]:
    yield from range(13)
    yield from (offer.accounts, (offer.valid_until - offer.made_on).days)
    yield from range(offer.made_on.year - 1, offer.made_on.year + FARTHEST_MONTH // 12 + 2)
    if offer.prices_of is not None:
        yield offer.prices_of.year
    paying = _paying(offer)
    yield from paying
    yield from range(min(max(paying, default=0) + ORDERS_BEYOND, MOST_ORDERS))
    lists = {package.contacts for package in offer.packages}
    lists.add(offer.starts.contacts or 0)
    yield from lists
    for package in offer.packages:
        yield from (band.contacts for band in package.bands)
    if offer.growth:
        for contacts in lists:
            size = Decimal(contacts)
            for _month in range(FARTHEST_MONTH):
                size *= 1 + offer.growth
                yield round(size)


def _rates(offer: Offer) -> Iterator[Decimal]:
    yield from (Decimal(0), Decimal(1), offer.tax_rate, abs(offer.growth))
    yield from (each.rate for each in offer.reductions)
    yield from (1 - each.rate for each in offer.reductions)
    if offer.order_margin is not None:
        yield offer.order_margin
    for package in offer.packages:
        months = Decimal(package.months_paid) / MONTHS_A_YEAR
        yield from (months, 1 - months)
