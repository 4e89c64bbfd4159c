"""What a package must cost: price for a target margin, floor, and the room to today's price.

A price here is the total that a client pays a month, software and services together, billed
monthly in resale. Everything is exact, the payment fee, its cap, unpaid and all rounding included.
Amounts are minor units of the plan's currency.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from planner.model.account import Terms, billed, fee, month
from planner.model.book import Book
from planner.model.money import Currency, half_up, ratio, times
from planner.model.payments import MONTHS_A_YEAR
from planner.model.plan import Channel, Package

HALF = Fraction(1, 2)
FARTHEST = 20_000
"""How many prices are looked at; where a price adds next to nothing, rounding reaches farther."""


def price_at_margin(of: Terms, discount: Decimal, margin: Decimal) -> int | None:
    """The price from which on every price keeps at least this share of itself.

    Rounding can let a lower price pass by luck: it does not count. Nothing is no price.

    Args:
        of: the account's terms; its own prices play no part.
        discount: the vendor's, at which it is resold.
        margin: contribution / price.

    Returns:
        The price; None where the fee and what is never paid leave too little of any price. Where
        they leave less than a few millionths of each, and prices run into the billions, it is on
        the safe side: every price from there on keeps the share, and some below may as well.
    """
    return _least(of, discount, margin, 1)


def floor_price(of: Terms, discount: Decimal) -> int | None:
    """The price from which on no price loses money; None where every price does."""
    return _least(of, discount, Decimal(0), 0)


def kept(of: Terms, discount: Decimal, price: int) -> int:
    """The contribution of an account at another price."""
    paid, taken = _paid(of._replace(months_paid=None), price)
    return paid - taken - _costs(of, discount)


def _costs(of: Terms, discount: Decimal) -> int:
    """What one account costs whatever its price."""
    bill = billed(of, discount)
    return bill.vendor_cost + bill.vendor_tax + times(of.hourly_cost, of.hours) + of.other_costs


def _least(of: Terms, discount: Decimal, margin: Decimal, lowest: int) -> int | None:
    monthly = of._replace(months_paid=None)
    return full_price(monthly, margin, lowest, accounts=1, costs=_costs(of, discount))


def full_price(of: Terms, margin: Decimal, lowest: int, *, accounts: int, costs: int) -> int | None:
    """The full price of an account from which on every price keeps at least this share of itself.

    Under the account's own billing: yearly, what is kept and the price are a twelfth of the year's.

    Args:
        of: the account's terms; its own prices play no part.
        margin: contribution / price of the accounts together.
        lowest: the least price that may be answered.
        accounts: how many of them pay this price, each by itself.
        costs: what the accounts cost together whatever their price, less what they bring.

    Returns:
        The price; None where the fee and what is never paid leave too little of any price.
    """
    enough = _enough(of, Fraction(costs, accounts), Fraction(margin))
    if enough is None:
        return None
    part, whole = margin.as_integer_ratio()
    price = max(enough, lowest)
    # From there down, the first price that keeps too little ends the search.
    last = max(price - FARTHEST, lowest)
    for below in range(price - 1, last - 1, -1):
        paid, taken = _paid(of, below)
        if ((paid - taken) * accounts - costs) * whole < part * paid * accounts:
            return below + 1
    return last if last == lowest else price


def _paid(of: Terms, price: int) -> tuple[int, int]:
    """What a month brings of a full price, and what the fee and what is never paid take of it."""
    if of.months_paid is None:
        taken = fee(price + times(price, of.tax_rate), of.payment_fee)
        return price, taken + times(price, of.unpaid_rate)
    at_once = price * of.months_paid
    paid = half_up(at_once, MONTHS_A_YEAR)
    taken = half_up(fee(at_once + times(at_once, of.tax_rate), of.payment_fee), MONTHS_A_YEAR)
    return paid, taken + times(paid, of.unpaid_rate)


def _enough(of: Terms, costs: Fraction, margin: Fraction) -> int | None:
    """A full price from which on every price does, however its amounts are rounded."""
    pays, unpaid = of.payment_fee, Fraction(of.unpaid_rate)
    share, tax = Fraction(pays.rate), Fraction(of.tax_rate)
    left = 1 - margin - unpaid - share * (1 + tax)
    payments = 1 if of.months_paid is None else MONTHS_A_YEAR
    # A payment of a year is up to six minor units more than twelve of the month's price.
    beyond = Fraction(0) if of.months_paid is None else HALF * payments
    twelfth = Fraction(0) if of.months_paid is None else HALF
    bounds = []
    if left > 0:
        # The rounding of the tax is seen through the fee's share.
        of_fee = _rounding(pays.rate) + share * (_rounding(of.tax_rate) + (1 + tax) * beyond)
        rounding = _rounding(of.unpaid_rate) + of_fee / payments + twelfth
        bounds.append((costs + Fraction(pays.fixed, payments) + rounding) / left)
    left_of_capped = 1 - margin - unpaid
    if pays.cap is not None and left_of_capped > 0:
        capped = Fraction(pays.cap, payments) + twelfth
        bounds.append((costs + capped + _rounding(of.unpaid_rate)) / left_of_capped)
    if not bounds:
        return None
    least = min(bounds)
    a_month = -(-least.numerator // least.denominator)
    if of.months_paid is None:
        return a_month
    return -(-a_month * MONTHS_A_YEAR // of.months_paid)


def _rounding(rate: Decimal) -> Fraction:
    """The most that rounding adds to a share of a whole amount."""
    return HALF if rate % 1 else Fraction(0)


class AtTier(NamedTuple):
    """What one resold account of a package brings at a discount, and what its price must be.

    ``margin`` is contribution / price, None without a price; ``floor`` and ``target`` are None
    where no price would do, ``target`` also where the agency has set none. ``room`` is what the
    price may give before it is under the target, or the floor where there is no target.
    """

    discount: Decimal
    vendor_cost: int
    contribution: int
    margin: Decimal | None
    floor: int | None
    target: int | None
    room: int | None


class Priced(NamedTuple):
    """A package's price against what it costs, at today's tier and at the next.

    ``listed`` is the vendor's published price and the services on top, None where it has
    published none; ``next`` is None at the top tier.
    """

    software: int
    services: int
    listed: int | None
    today: AtTier
    next: AtTier | None

    @property
    def price(self) -> int:
        """What a client pays a month."""
        return self.software + self.services


def priced(book: Book, package: Package) -> Priced | None:
    """Hold a package's price against its costs; None where it has no figures."""
    account = book.account_of(package)
    if account is None:
        return None
    one = account.terms
    target = book.plan.agency.target_margin
    published = book.plan.price_list.list_price(package.plan, package.contacts)
    above = book.plan.programme.next_tier(book.counted)
    return Priced(
        software=one.software,
        services=one.services,
        listed=None if published is None else one.converted(published) + one.services,
        today=at_tier(one, book.discount, target),
        next=None if above is None else at_tier(one, above.discount, target),
    )


def at_tier(one: Terms, discount: Decimal, target: Decimal | None) -> AtTier:
    """What one resold account, billed monthly, brings at a discount."""
    lines = month(one, Channel.RESALE, discount)
    floor = floor_price(one, discount)
    wanted = None if target is None else price_at_margin(one, discount, target)
    least = floor if target is None else wanted
    return AtTier(
        discount=discount,
        vendor_cost=lines.vendor_cost,
        contribution=lines.contribution,
        margin=ratio(lines.contribution, lines.price),
        floor=floor,
        target=wanted,
        room=None if least is None else lines.price - least,
    )


class Ending(StrEnum):
    """How a price may end: whole units on 9 or 5, or what follows the point."""

    NINE = "9"
    FIVE = "5"
    POINT_NINETY = ".90"
    POINT_NINETY_NINE = ".99"


_OF_WHOLE = {Ending.NINE: 9, Ending.FIVE: 5}
_HUNDREDTHS = {Ending.POINT_NINETY: 90, Ending.POINT_NINETY_NINE: 99}


def endings(currency: Currency) -> tuple[Ending, ...]:
    """The endings that prices of a currency can have: without decimals, nothing follows a point."""
    return tuple(each for each in Ending if each in _OF_WHOLE or currency.exponent >= 2)


def rounded_up(price: int, ending: Ending, currency: Currency) -> int:
    """The least price with this ending that is not below the given one."""
    unit: int = 10**currency.exponent
    if ending in _OF_WHOLE:
        step, end = 10 * unit, _OF_WHOLE[ending] * unit
    else:
        step, end = unit, _HUNDREDTHS[ending] * unit // 100
    return price + (end - price) % step
