"""Why a line's amount is not the expected one: every reason that gives it to the cent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from planner.model.invoice.common import Common
from planner.model.invoice.lines import Cause, Explanation, Share, Why
from planner.model.invoice.pricing import Band, Pricing
from planner.model.money import half_up, times
from planner.model.programme import Mode

MOST_EXPLANATIONS = 4
MONTHS = (30, 31, 28, 29)


class Setting(NamedTuple):
    """What is known of the whole invoice before a line is looked at.

    ``at_list`` is how many of the lines that differ are at list price; ``beside`` are the lines
    that bill no account, by their amounts.
    """

    pricing: Pricing
    common: Common
    at_list: int
    beside: dict[int, int]


class Sold(NamedTuple):
    """What an account is of in the plan, which is the first that another price is looked for."""

    plan: str
    contacts: int


def explain(
    setting: Setting, shares: tuple[Share, ...], billed: int, sold: Sold
) -> tuple[Explanation, ...]:
    """Every reason that makes accounts cost what a line bills, the likeliest first.

    Args:
        setting: what is known of the whole invoice.
        shares: the accounts that the line bills, of which each has a price.
        billed: its amount, which is not the expected one.
        sold: their plan and contacts.
    """
    found: list[Explanation] = []
    for each in _exact(setting, shares, billed, sold):
        if each not in found:
            found.append(each)
        if len(found) == MOST_EXPLANATIONS:
            break
    expected = setting.pricing.of(shares) or 0
    if not found:
        found = list(_part_of_month(billed, expected))
    if not found:
        found = [_rest(setting, shares, billed, expected)]
    return tuple(found)


def _exact(
    setting: Setting, shares: tuple[Share, ...], billed: int, sold: Sold
) -> Iterator[Explanation]:
    expected = setting.pricing.of(shares) or 0
    yield from _in_common(setting, shares, billed, expected)
    yield from _rounded_otherwise(setting.pricing, shares, billed, expected)
    yield from _first_account(setting, shares, billed, expected)
    yield from _another_price(setting, shares, billed, sold)
    yield from _another_tier(setting.pricing, shares, billed, expected)
    yield from _own_tax(setting.pricing, billed, expected)
    line = setting.beside.get(billed - expected)
    if line is not None and billed > expected:
        yield (Cause(why=Why.ADD_ON, amount=billed - expected, line=line),)


# What many lines have in common.


def _in_common(
    setting: Setting, shares: tuple[Share, ...], billed: int, expected: int
) -> Iterator[Explanation]:
    pricing, common = setting.pricing, setting.common
    tier: Explanation = ()
    at_tier = expected
    if common.discount is not None:
        at_tier = pricing.of(shares, common.discount) or 0
        tier = (_tier(pricing, common.discount, at_tier - expected),)
        if common.rate is None and at_tier == billed:
            yield tier
    if common.rate is None or _at_rate(pricing, shares, common) != billed:
        return
    why = Why.RATE if pricing.converts else Why.FACTOR
    by_rate = (*tier, Cause(why=why, amount=billed - at_tier, rate=common.rate))
    by_tax = (Cause(why=Why.TAX, amount=billed - expected, rate=common.tax),)
    taxed = common.tax is not None and times(expected, 1 + common.tax) == billed
    # A converted amount is more often off by its rate, any other by a tax.
    ways = [by_rate, by_tax] if pricing.converts else [by_tax, by_rate]
    for way in ways:
        if way is not by_tax or taxed:
            yield tuple(cause for cause in way if cause.amount)


def _at_rate(pricing: Pricing, shares: tuple[Share, ...], common: Common) -> int:
    amount = 0
    for share in shares:
        own = share.discount if common.discount is None else common.discount
        base = pricing.in_list_units(share.list_price or 0, own) * Fraction(common.rate or 1)
        amount += share.accounts * half_up(base.numerator, base.denominator)
    return amount


def _tier(pricing: Pricing, discount: Decimal, amount: int) -> Cause:
    tiers = pricing.book.plan.programme.tiers
    start = next((tier.start for tier in tiers if tier.discount == discount), None)
    return Cause(why=Why.TIER, amount=amount, discount=discount, start=start)


# What is one line's own.


def _rounded_otherwise(
    pricing: Pricing, shares: tuple[Share, ...], billed: int, expected: int
) -> Iterator[Explanation]:
    exact = sum(
        (share.accounts * pricing.exact(share.list_price or 0, share.discount) for share in shares),
        Fraction(0),
    )
    accounts = sum(share.accounts for share in shares)
    if exact.denominator != 1 and abs(billed - exact) < accounts:
        yield (Cause(why=Why.ROUNDING, amount=billed - expected),)


def _first_account(
    setting: Setting, shares: tuple[Share, ...], billed: int, expected: int
) -> Iterator[Explanation]:
    pricing = setting.pricing
    programme = pricing.book.plan.programme
    if programme.mode is not Mode.VOLUME or sum(share.accounts for share in shares) != 1:
        return
    (share,) = shares
    discount = Decimal(0)
    if programme.first_account_full_price and share.discount == 0:
        common = setting.common.discount
        discount = pricing.book.discount if common is None else common
    elif setting.at_list > 1:
        return
    if discount != share.discount and pricing.of(shares, discount) == billed:
        yield (
            Cause(
                why=Why.FIRST_ACCOUNT,
                amount=billed - expected,
                discount=discount,
                list_price=share.list_price,
            ),
        )


def _another_price(
    setting: Setting, shares: tuple[Share, ...], billed: int, sold: Sold
) -> Iterator[Explanation]:
    """Another band or plan, at the account's own discount or at the one all lines have."""
    pricing = setting.pricing
    expected = pricing.of(shares) or 0
    own_band = pricing.book.plan.price_list.band(sold.plan, sold.contacts)
    accounts = sum(share.accounts for share in shares)
    if billed % accounts or len({share.discount for share in shares}) != 1:
        return
    discounts = [shares[0].discount]
    common = setting.common.discount
    if common is not None and common != discounts[0]:
        discounts.insert(0, common)
    for discount in discounts:
        at_discount = pricing.of(shares, discount) or 0
        before: Explanation = ()
        if at_discount != expected:
            before = (_tier(pricing, discount, at_discount - expected),)
        # The plan's own bands before other plans, and there the same band before others.
        for band in sorted(
            pricing.bands(discount, billed // accounts),
            key=lambda each: (each.yearly, each.plan != sold.plan, each.contacts != own_band),
        ):
            if band.list_price != shares[0].list_price:
                yield (*before, _band(band, sold, discount, billed - at_discount))


def _band(band: Band, sold: Sold, discount: Decimal, amount: int) -> Cause:
    why = Why.BAND if band.plan == sold.plan else Why.PLAN
    return Cause(
        why=Why.YEARLY if band.yearly else why,
        amount=amount,
        plan=band.plan,
        contacts=band.contacts,
        list_price=band.list_price,
        discount=discount,
    )


def _another_tier(
    pricing: Pricing, shares: tuple[Share, ...], billed: int, expected: int
) -> Iterator[Explanation]:
    for discount in pricing.discounts:
        if pricing.of(shares, discount) == billed:
            yield (_tier(pricing, discount, billed - expected),)


def _own_tax(pricing: Pricing, billed: int, expected: int) -> Iterator[Explanation]:
    agency = pricing.book.plan.agency
    for rate in (agency.vendor_tax_rate, agency.tax_rate):
        if rate and times(expected, 1 + rate) == billed:
            yield (Cause(why=Why.TAX, amount=billed - expected, rate=rate),)


# Where nothing fits exactly.


def _part_of_month(billed: int, expected: int) -> Iterator[Explanation]:
    if not 0 < billed < expected:
        return
    seen: set[Fraction] = set()
    for length in MONTHS:
        for days in range(1, length):
            part = Fraction(days, length)
            if part not in seen and half_up(expected * days, length) == billed:
                seen.add(part)
                cause = Cause(
                    why=Why.PART_OF_MONTH, amount=billed - expected, days=days, of_days=length
                )
                yield (cause,)
                break


def _rest(setting: Setting, shares: tuple[Share, ...], billed: int, expected: int) -> Explanation:
    """What all lines have in common, and a rest that nothing explains."""
    common = setting.common.discount
    if common is not None and setting.common.rate is None:
        at_tier = setting.pricing.of(shares, common) or 0
        if at_tier != expected and abs(billed - at_tier) < abs(billed - expected):
            tier = _tier(setting.pricing, common, at_tier - expected)
            return (tier, Cause(why=Why.UNKNOWN, amount=billed - at_tier))
    return (Cause(why=Why.UNKNOWN, amount=billed - expected),)
