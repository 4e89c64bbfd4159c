"""What explains many lines at once: the discount of another tier, another exchange rate, a tax."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from planner.model.invoice.lines import Share
from planner.model.invoice.pricing import Pricing

LEAST_FACTOR, MOST_FACTOR = Fraction(1, 2), Fraction(2)
MOST_TAX = Decimal("0.3")
TAX_STEP = Decimal("0.001")
MOST_DIGITS = 8


class Billed(NamedTuple):
    """A line with the accounts it bills, and a difference."""

    shares: tuple[Share, ...]
    amount: int


class Common(NamedTuple):
    """What most of the lines that differ have in common.

    ``discount`` is another tier's; ``rate`` the exchange rate of a converted invoice, or a factor
    on every amount; ``tax`` the same factor as a tax rate, where it can be one.
    """

    discount: Decimal | None = None
    rate: Decimal | None = None
    tax: Decimal | None = None


class _Try(NamedTuple):
    lines: int
    common: Common


def common(pricing: Pricing, compared: Sequence[Billed]) -> Common:
    """Find what explains most of the lines that differ, the simplest where several do.

    A tier may have come for some accounts and not yet for others: each renews on its own day. A
    rate or a tax is on the whole invoice, or it is none.

    Args:
        pricing: what the vendor would bill.
        compared: the lines that bill accounts with a price.
    """
    differing = [each for each in compared if pricing.of(each.shares) != each.amount]
    needed = min(len(compared), max(2, -(-len(differing) // 2)))
    tries = list(_discounts(pricing, differing))
    tries += _factors(pricing, compared, differing, (None,))
    best = max(tries, key=lambda each: each.lines, default=_Try(0, Common()))
    if best.lines < len(differing):
        # Both at once, where that explains clearly more.
        other = _factors(pricing, compared, differing, pricing.discounts)
        both = max(other, key=lambda each: each.lines, default=best)
        best = both if both.lines > max(best.lines, 1) else best
    return best.common if differing and best.lines >= needed else Common()


def _discounts(pricing: Pricing, differing: Sequence[Billed]) -> Iterator[_Try]:
    for discount in pricing.discounts:
        lines = sum(pricing.of(each.shares, discount) == each.amount for each in differing)
        yield _Try(lines, Common(discount=discount))


def _factors(
    pricing: Pricing,
    compared: Sequence[Billed],
    differing: Sequence[Billed],
    discounts: Iterable[Decimal | None],
) -> Iterator[_Try]:
    """One factor on most amounts, at their own discounts or at another."""
    for discount in discounts:
        ranges = [each for each in (_range(pricing, one, discount) for one in compared) if each]
        lines, low, high = _most_common(ranges)
        rate = shortest(low, high)
        if rate is None or 2 * lines <= len(ranges):
            continue
        own = [_range(pricing, one, discount) for one in differing]
        explained = sum(each is not None and each[0] <= rate < each[1] for each in own)
        yield _Try(
            explained,
            Common(discount=discount, rate=rate, tax=_tax(pricing, low, high, discount)),
        )


def _range(
    pricing: Pricing, line: Billed, discount: Decimal | None
) -> tuple[Fraction, Fraction] | None:
    """From which factor to which (not included) the accounts of a line give its amount."""
    accounts = sum(share.accounts for share in line.shares)
    if not accounts or line.amount <= 0 or line.amount % accounts:
        return None
    each = line.amount // accounts
    low, high = Fraction(0), Fraction(10**9)
    for share in line.shares:
        if not share.list_price:
            return None
        own = share.discount if discount is None else discount
        base = pricing.in_list_units(share.list_price, own)
        if base <= 0:
            return None
        low = max(low, (each - Fraction(1, 2)) / base)
        high = min(high, (each + Fraction(1, 2)) / base)
    own_rate = Fraction(pricing.rate or 1) if pricing.converts else Fraction(1)
    low, high = max(low, LEAST_FACTOR * own_rate), min(high, MOST_FACTOR * own_rate)
    return (low, high) if low < high else None


def _most_common(
    ranges: Sequence[tuple[Fraction, Fraction]],
) -> tuple[int, Fraction, Fraction]:
    """The part of the line that most ranges share, and how many they are."""
    if not ranges:
        return 0, Fraction(0), Fraction(0)
    # At the same place ranges end before others begin: the end is not theirs.
    ends = sorted([(low, 1) for low, _ in ranges] + [(high, -1) for _, high in ranges])
    here = most = 0
    best = (Fraction(0), Fraction(0))
    for index, (at, step) in enumerate(ends):
        here += step
        if here > most:
            most, best = here, (at, ends[index + 1][0])
    return most, *best


def shortest(low: Fraction, high: Fraction) -> Decimal | None:
    """The decimal with the fewest digits from ``low`` to ``high`` (not included)."""
    for digits in range(MOST_DIGITS + 1):
        step = -(-low.numerator * 10**digits // low.denominator)
        if Fraction(step, 10**digits) < high:
            return Decimal(step).scaleb(-digits)
    return None


def _tax(
    pricing: Pricing, low: Fraction, high: Fraction, discount: Decimal | None
) -> Decimal | None:
    """The tax rate that a factor can be: one the plan knows, or a round one."""
    if discount is not None:
        return None  # at another tier too, it would be no less odd
    own = Fraction(pricing.rate or 1) if pricing.converts else Fraction(1)
    low, high = low / own - 1, high / own - 1
    agency = pricing.book.plan.agency
    for known in (agency.vendor_tax_rate, agency.tax_rate):
        if known and low <= Fraction(known) < high:
            return known
    short = shortest(low, high) if low > 0 else None
    if short is None or not 0 < short <= MOST_TAX or short % TAX_STEP:
        return None
    return short
