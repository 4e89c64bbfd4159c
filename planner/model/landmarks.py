"""What a curve says: break-even, crossings, the next account, and the counts worth a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from planner.model.curve import Curve, Point
from planner.model.money import ratio
from planner.model.plan import Channel


class Interval(NamedTuple):
    """Consecutive counts, both ends included."""

    first: int
    last: int


class Crossing(NamedTuple):
    """The count from which another channel earns more than the one before."""

    accounts: int
    better: Channel


class Standing(NamedTuple):
    """The book with so many resold accounts, as a row of the short table.

    ``against_today`` is its profit less today's; hours are a month.
    """

    accounts: int
    discount: Decimal
    profit: int
    against_today: int
    vendor_bill: int
    hours: Decimal
    margin: Decimal | None


def intervals(flags: Sequence[bool]) -> tuple[Interval, ...]:
    """The runs of counts (from 0) for which something holds."""
    found: list[Interval] = []
    for count, flag in enumerate(flags):
        if flag and found and found[-1].last == count - 1:
            found[-1] = Interval(found[-1].first, count)
        elif flag:
            found.append(Interval(count, count))
    return tuple(found)


def break_even(points: Sequence[Point]) -> tuple[Interval, ...]:
    """Every interval of counts at which reselling so many makes no loss.

    A list, since tiers can make it come and go.
    """
    return intervals([point.resale_profit >= 0 for point in points])


def crossings(points: Sequence[Point]) -> tuple[Crossing, ...]:
    """Every count at which the better channel changes; equal counts change nothing."""
    found: list[Crossing] = []
    better: Channel | None = None
    for point in points:
        winner = better_channel(point)
        if winner is None:
            continue
        if better is not None and winner is not better:
            found.append(Crossing(point.accounts, winner))
        better = winner
    return tuple(found)


class Turns(NamedTuple):
    """Where a curve turns, from 0 to some count."""

    break_even: tuple[Interval, ...]
    crossings: tuple[Crossing, ...]
    paying_more_for_less: tuple[Interval, ...]


def turns(curve: Curve, most: int) -> Turns:
    """Find where a curve turns, looking at each count up to the top tier.

    Beyond the top tier every line is straight and turns once at most: that is found by halving.
    """
    scanned = min(most, curve.straight_from)
    points = curve.points(scanned)
    flags = curve.paying_more_for_less(scanned)
    return Turns(
        break_even=_break_even_beyond(curve, break_even(points), scanned, most),
        crossings=_crossings_beyond(curve, points, most),
        paying_more_for_less=intervals(flags),
    )


def _break_even_beyond(
    curve: Curve, found: tuple[Interval, ...], scanned: int, most: int
) -> tuple[Interval, ...]:
    def covered(point: Point) -> bool:
        return point.resale_profit >= 0

    turn = _turn(curve, scanned, most, covered)
    open_end = bool(found) and found[-1].last == scanned
    if open_end:
        last = most if turn is None else turn - 1
        return (*found[:-1], Interval(found[-1].first, last))
    return found if turn is None else (*found, Interval(turn, most))


def _crossings_beyond(curve: Curve, points: Sequence[Point], most: int) -> tuple[Crossing, ...]:
    found = crossings(points)
    winners = (better_channel(point) for point in reversed(points))
    before, after = next(filter(None, winners), None), better_channel(curve.at(most))
    if after is None or before is None or after is before:
        return found
    turn = _turn(curve, points[-1].accounts, most, lambda point: better_channel(point) is after)
    return found if turn is None else (*found, Crossing(turn, after))


def _turn(curve: Curve, low: int, high: int, holds: Callable[[Point], bool]) -> int | None:
    """The first count after ``low`` where something begins or ceases to hold, by ``high``."""
    before = holds(curve.at(low))
    if holds(curve.at(high)) == before:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if holds(curve.at(middle)) == before:
            low = middle
        else:
            high = middle
    return high


def better_channel(point: Point) -> Channel | None:
    """The channel that earns more; None where they earn the same."""
    if point.resale_profit == point.commission_profit:
        return None
    resale = point.resale_profit > point.commission_profit
    return Channel.RESALE if resale else Channel.COMMISSION


def next_account(curve: Curve, sold: int) -> int:
    """What one more resold account brings a month, its own cycle's tier taken."""
    return curve.at(sold + 1).resale_profit - curve.at(sold).resale_profit


def next_tier_count(curve: Curve, sold: int) -> int | None:
    """The number of resold accounts that reaches the next higher discount; None at the top."""
    programme = curve.book.plan.programme
    now = programme.discount(sold + curve.counted_besides)
    starts = (curve.start_of(tier.start) for tier in programme.tiers if tier.discount > now)
    return min((start for start in starts if start > sold), default=None)


def today_profit(curve: Curve) -> int:
    """The summary's profit, or that of selling nothing where there are no rows to sum."""
    profit = curve.book.profit
    return curve.at(curve.today).resale_profit if profit is None else profit


def standing(curve: Curve, sold: int) -> Standing:
    """The book with so many resold accounts; today's is the summary itself."""
    point = curve.at(sold)
    now = today_profit(curve)
    totals = curve.book.totals
    if sold == curve.today and totals is not None:
        profit, revenue, discount = now, totals.revenue, curve.book.discount
        bill, hours = totals.vendor_cost, curve.book.hours
    else:
        profit, revenue, discount = point.resale_profit, point.resale_revenue, point.discount
        bill, hours = point.vendor_bill, curve.hours(sold)
    return Standing(
        accounts=sold,
        discount=discount,
        profit=profit,
        against_today=profit - now,
        vendor_bill=bill,
        hours=hours,
        margin=ratio(profit, revenue),
    )


def landmarks(curve: Curve, shown: int) -> tuple[Standing, ...]:
    """Today, what is shown, the last count before its next tier, that tier, a fifth more.

    Each once, in order.
    """
    counts = {curve.today, shown}
    if curve.all_on_commission:
        counts.add(curve.size)  # today's accounts, resold instead
    tier = next_tier_count(curve, shown)
    if tier is None:
        counts.add(a_fifth_more(shown))
    else:
        counts |= {tier - 1, tier, a_fifth_more(tier)}
    return tuple(standing(curve, sold) for sold in sorted(counts))


def a_fifth_more(sold: int) -> int:
    """A fifth more accounts, at least one."""
    return sold + max(sold // 5, 1)
