"""Resale or commission for one account, in a month and over many, at each tier."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from planner.model.account import Account, Terms, billed, month, served
from planner.model.curve import Curve
from planner.model.money import Currency, half_up
from planner.model.plan import Channel, Package
from planner.model.programme import Mode

FARTHEST = 120
"""The months in which the one channel may still overtake the other: ten years."""

# Every power of a share that people enter is exact in this, or off by less than any amount shows.
_FINE = Context(prec=100)
_ONE = Fraction(1)


class Over(NamedTuple):
    """So many months, and what of an account is expected in them, in months of a whole account.

    ``paid`` are those in which the vendor pays a commission, within ``lived``.
    """

    months: int
    churn: Decimal
    lived: Fraction
    paid: Fraction


class AtTier(NamedTuple):
    """One account at a tier: ``first`` to ``last`` resold accounts (None: and all beyond).

    Amounts are minor units. ``resale`` is what it earns a month resold, ``resale_total`` what is
    expected of it over the months compared. ``ahead_from`` is the month from which on resale has
    earned more in total, None where it is not within ``FARTHEST`` or no commission is known.
    ``even`` and ``even_over`` are the least commission rates that earn as much, in a month and over
    the months; None where no rate would do, and for the average of many list prices.
    """

    first: int
    last: int | None
    discount: Decimal
    resale: int
    resale_total: int | None
    ahead_from: int | None
    even: Fraction | None
    even_over: Fraction | None


class Compared(NamedTuple):
    """One account by both channels; ``package`` is None for the average of the book.

    ``within`` is what it earns a month on commission while the vendor pays it, ``after`` once it
    no longer does, and ``commission_total`` what is expected over the months; None where no
    commission rate is known.
    """

    package: Package | None
    within: int | None
    after: int
    commission_total: int | None
    tiers: tuple[AtTier, ...]

    def better(self, tier: AtTier, *, over: bool) -> Channel | None:
        """The channel that earns more at a tier; None where they earn the same."""
        resale = tier.resale_total if over else tier.resale
        commission = self.commission_total if over else self.within
        if resale is None or commission is None or resale == commission:
            return None
        return Channel.RESALE if resale > commission else Channel.COMMISSION


class Channels(NamedTuple):
    """Both channels for an average account of the book, and for one of each package.

    ``average`` is None where the book has no figures, as is a package's comparison where it has
    none; ``over`` where there are no months to compare over. ``today`` is the tier that the book's
    accounts are in, or would be in if they were resold; ``months`` how long a commission is paid.
    """

    rate: Decimal | None
    months: int | None
    over: Over | None
    average: Compared | None
    packages: tuple[tuple[Package, Compared | None], ...]
    today: int


class _Tier(NamedTuple):
    first: int
    last: int | None
    discount: Decimal


def break_even_commission_rate(
    of: Terms, discount: Decimal, weight: Fraction = _ONE
) -> Fraction | None:
    """The least commission rate at which an account earns as much as in resale.

    Exact: roundings of the commission and of its conversion are taken into account.

    Args:
        of: the account's terms.
        discount: the discount it is resold at.
        weight: how many months it lives for each month in which the vendor pays.

    Returns:
        A share of the list price, from 0; None where no rate would do (a list price of 0).
    """
    resold = month(of, Channel.RESALE, discount).contribution
    without = served(of, Channel.COMMISSION, within_months=False).contribution
    return rate_that_brings(of, (resold - without) * weight)


def rate_that_brings(of: Terms, wanted: Fraction | int, accounts: int = 1) -> Fraction | None:
    """The least commission rate that brings at least so much a month on accounts together.

    Args:
        of: the terms of each account.
        wanted: minor units of the plan's currency.
        accounts: how many accounts the amount is for.

    Returns:
        A share of the list price, from 0; None where no rate would do (a list price of 0).
    """
    if wanted <= 0:
        return Fraction(0)
    if of.list_price <= 0:
        return None
    paid = _least_before(_up(Fraction(wanted) / accounts), of)
    # r(L · rate) reaches an amount from half a minor unit below it on.
    return Fraction(2 * paid - 1, 2 * of.list_price)


def _least_before(amount: int, of: Terms) -> int:
    """The least amount in the list's currency that converts to at least so much."""
    if of.exchange_rate is None:
        return amount
    rate = Fraction(of.exchange_rate) * _minor_units(of.currency) / _minor_units(of.list_currency)
    return _up((amount - Fraction(1, 2)) / rate)


def _up(amount: Fraction) -> int:
    return -(-amount.numerator // amount.denominator)


def _minor_units(currency: Currency) -> int:
    return int(10**currency.exponent)


def survivors(churn: Decimal, months: int) -> Fraction:
    """The months that an account is expected to live of so many: Σ (1 − churn)^(k − 1).

    Args:
        churn: the share of accounts that leaves in a month, from 0 to 1.
        months: how many, its first one among them.
    """
    if months < 1:
        return Fraction(0)
    if not churn:
        return Fraction(months)
    left = _FINE.subtract(1, _FINE.power(_FINE.subtract(1, churn), months))
    return Fraction(_FINE.divide(left, churn))


def over(months: int, churn: Decimal, commission_months: int | None) -> Over | None:
    """What of an account is expected over months; None where there are none, or no such churn."""
    if months < 1 or not 0 <= churn <= 1:
        return None
    paid = months if commission_months is None else min(months, commission_months)
    return Over(months, churn, survivors(churn, months), survivors(churn, paid))


def ahead_from(
    resale: int, within: int, after: int, commission_months: int | None, churn: Decimal
) -> int | None:
    """The month from which on resale has earned more than commission in total.

    Args:
        resale: what an account earns a month resold.
        within: the same on commission while the vendor pays it.
        after: the same once it no longer does.
        commission_months: for how long it does; None: for life.
        churn: the share of accounts that leaves in a month, from 0 to 1.

    Returns:
        None where it never has, or not within ``FARTHEST`` months.
    """
    if resale > within:
        return 1
    if commission_months is None or resale <= after or commission_months >= FARTHEST:
        return None
    paid = survivors(churn, commission_months)
    behind = (within - resale) * paid

    def ahead(months: int) -> bool:
        return (resale - after) * (survivors(churn, months) - paid) > behind

    months = range(FARTHEST + 1)
    found = bisect_left(months, True, lo=commission_months + 1, key=ahead)
    return found if found < len(months) else None


def compare(curve: Curve) -> Channels:
    """Hold both channels against each other, for a book."""
    book = curve.book
    plan, commission = book.plan, book.plan.programme.commission
    assumed = plan.assumptions
    while_ = over(assumed.compare_months, assumed.monthly_churn, commission.months)
    tiers = _tiers(curve)
    average = None
    if curve.drawable:
        point = curve.at(1)
        resale = [curve.resold_at(tier.discount) for tier in tiers]
        paid = point.commission_per_account if curve.compares else None
        after = point.commission_per_account_after
        average = _compared(curve, None, tiers, while_, resale, paid, after)
    packages = []
    for package in plan.packages:
        one = book.account_of(package)
        made = None if one is None else _of_package(curve, package, one, tiers, while_)
        packages.append((package, made))
    sold = curve.size if curve.all_on_commission else max(curve.today, 1)
    today = max((index for index, tier in enumerate(tiers) if tier.first <= sold), default=0)
    return Channels(commission.rate, commission.months, while_, average, tuple(packages), today)


def _tiers(curve: Curve) -> list[_Tier]:
    """The tiers that a resold account can be in, by the numbers of resold accounts."""
    programme = curve.book.plan.programme
    in_order = programme.mode is Mode.GRADUATED  # there a tier is for positions, whatever counts
    starts = [
        max(tier.start if in_order else curve.start_of(tier.start), 1) for tier in programme.tiers
    ]
    ends: list[int | None] = [start - 1 for start in starts[1:]]
    found = zip(starts, [*ends, None], programme.tiers, strict=False)
    return [
        _Tier(first, last, tier.discount)
        for first, last, tier in found
        if last is None or first <= last
    ]


def _of_package(
    curve: Curve, package: Package, one: Account, tiers: list[_Tier], while_: Over | None
) -> Compared:
    served_by_us = one.resold.contribution
    resale = [served_by_us + billed(one.terms, tier.discount).contribution for tier in tiers]
    paid = one.on_commission.contribution if curve.compares else None
    made = _compared(curve, package, tiers, while_, resale, paid, one.afterwards.contribution)
    weight = None if while_ is None else while_.lived / while_.paid
    return made._replace(
        tiers=tuple(
            tier._replace(
                even=break_even_commission_rate(one.terms, tier.discount),
                even_over=None
                if weight is None
                else break_even_commission_rate(one.terms, tier.discount, weight),
            )
            for tier in made.tiers
        )
    )


def _compared(
    curve: Curve,
    package: Package | None,
    tiers: list[_Tier],
    while_: Over | None,
    resale: list[int],
    paid: int | None,
    after: int,
) -> Compared:
    """Both channels from what one account earns a month."""
    months = curve.book.plan.programme.commission.months
    commission_total = None
    if while_ is not None and paid is not None:
        commission_total = _rounded(paid * while_.paid + after * (while_.lived - while_.paid))
    made = []
    for tier, earned in zip(tiers, resale, strict=True):
        ahead = None
        if while_ is not None and paid is not None:
            ahead = ahead_from(earned, paid, after, months, while_.churn)
        total = None if while_ is None else _rounded(earned * while_.lived)
        made.append(AtTier(*tier, earned, total, ahead, None, None))
    return Compared(package, paid, after, commission_total, tuple(made))


def _rounded(amount: Fraction) -> int:
    return half_up(amount.numerator, amount.denominator)
