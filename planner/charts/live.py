"""The three pictures that are dragged: per account, profit and bill, as plain data.

``view`` turns a curve into what is to be seen, in counts and minor units; ``layout.compose`` lays
that out in a picture of some size. Both are plain Python: the picture is live at first paint,
before any heavy library is there, and the painters for screen and paper draw the same scene.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.charts.scene import Dash
from planner.model.curve import Curve, Point
from planner.model.landmarks import (
    Interval,
    Turns,
    a_fifth_more,
    better_channel,
    next_tier_count,
    standing,
)
from planner.model.money import Currency
from planner.words import findings
from planner.words.numbers import money

MOST_POINTS = 400


class Chart(StrEnum):
    """The charts of the overview, by their names in files and commands."""

    PER_ACCOUNT = "margin"
    PROFIT = "profit"
    BILL = "bill"


@dataclass(frozen=True)
class Line:
    """One line: vertices in (accounts, minor units), and its name."""

    points: tuple[tuple[int, int], ...]
    colour: str
    dash: Dash
    name: str
    stairs: bool = False


@dataclass(frozen=True)
class Band:
    """A tier: its first and last count on the axis, its depth, and its name, long and short."""

    first: int
    last: int
    level: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class Marker:
    """A count on a line: today's, or a what-if's."""

    accounts: int
    amount: int
    text: str
    colour: str
    strong: bool


@dataclass(frozen=True)
class View:
    """What a chart shows, before it has a size."""

    chart: Chart
    currency: Currency
    title: str
    first: int
    last: int
    lines: tuple[Line, ...]
    bands: tuple[Band, ...]
    hatches: tuple[Interval, ...]
    notes: tuple[tuple[int, int, str], ...]
    markers: tuple[Marker, ...]


def view(curve: Curve, turns: Turns, chart: Chart, shown: int, *, wide: bool = True) -> View:
    """What a chart of a curve shows.

    Args:
        curve: a drawable curve.
        turns: where it turns, over ``reach(curve, shown)`` at least.
        chart: which picture.
        shown: the number of resold accounts in the headline: today's or a what-if's.
        wide: over all tiers, or from nothing to a little past the next one.
    """
    first = 1 if chart is Chart.PER_ACCOUNT else 0
    last = reach(curve, shown, wide=wide)
    points = [curve.at(count) for count in _counts(curve, first, last)]
    hatches = tuple(
        Interval(max(each.first, first), min(each.last, last))
        for each in turns.paying_more_for_less
        if each.last >= first and each.first <= last
    )
    return View(
        chart=chart,
        currency=curve.book.plan.currency,
        title=_title(curve, turns, chart, shown, last),
        first=first,
        last=last,
        lines=_lines(curve, chart, points),
        bands=_bands(curve, first, last),
        hatches=hatches,
        notes=tuple(note for note in _notes(curve, turns, chart) if first <= note[0] <= last),
        markers=tuple(
            marker for marker in _markers(curve, chart, shown) if first <= marker.accounts <= last
        ),
    )


def reach(curve: Curve, shown: int, *, wide: bool = True) -> int:
    """A round end of the axis: past every tier, or past the next one from today."""
    base = max(curve.today, curve.size if curve.all_on_commission else 0)
    starts = [curve.start_of(tier.start) for tier in curve.book.plan.programme.tiers]
    far = max([*starts, base]) if wide else (next_tier_count(curve, base) or base)
    return round_up(max(a_fifth_more(far), shown, 10))


def round_up(count: int) -> int:
    """The next of 10, 12, 15, 20, 25, 30, 40, 50, 60, 80 and their tens: a calm axis."""
    scale = 1
    while True:
        for step in (10, 12, 15, 20, 25, 30, 40, 50, 60, 80):
            if step * scale >= count:
                return step * scale
        scale *= 10


def _counts(curve: Curve, first: int, last: int) -> list[int]:
    """The counts between which every line is straight; all of them where order decides."""
    if curve.book.plan.programme.depends_on_order:
        step = max((last - first) // MOST_POINTS, 1)
        return sorted({*range(first, last + 1, step), last})
    turns = {first, first + 1, last}
    for tier in curve.book.plan.programme.tiers:
        start = curve.start_of(tier.start)
        turns |= {start - 1, start}
    return sorted(count for count in turns if first <= count <= last)


def _lines(curve: Curve, chart: Chart, points: list[Point]) -> tuple[Line, ...]:
    terms = curve.book.plan.programme.commission
    currency = curve.book.plan.currency
    stairs = chart is Chart.PER_ACCOUNT
    if chart is Chart.BILL:
        level = tuple((p.accounts, points[0].vendor_bill) for p in (points[0], points[-1]))
        resold = tuple((p.accounts, p.vendor_bill) for p in points)
        names = findings.resold(), findings.on_commission_bill()
        return (
            Line(resold, "accent", "solid", names[0]),
            Line(level, "commission", "dashed", names[1]),
        )
    resale = tuple(
        (p.accounts, p.resale_per_account if stairs else p.resale_profit) for p in points
    )
    found = [Line(resale, "accent", "solid", findings.resold(), stairs)]
    if terms.rate is not None:
        within = tuple(
            (p.accounts, p.commission_per_account if stairs else p.commission_profit)
            for p in points
        )
        value = money(within[0][1], currency) if stairs else ""
        name = findings.on_commission(terms.months, value)
        found.append(Line(within, "commission", "dashed", name))
    if terms.rate is not None and terms.months is not None:
        after = tuple(
            (p.accounts, p.commission_per_account_after if stairs else p.commission_profit_after)
            for p in points
        )
        value = money(after[0][1], currency) if stairs else ""
        found.append(Line(after, "commission", "dotted", findings.afterwards(value)))
    return tuple(found)


def _bands(curve: Curve, first: int, last: int) -> tuple[Band, ...]:
    programme = curve.book.plan.programme
    bands = []
    for level, tier in enumerate(programme.tiers):
        start = curve.start_of(tier.start)
        following = programme.tiers[level + 1 :]
        end = min([curve.start_of(each.start) for each in following[:1]] + [last])
        if tier.discount > 0 and max(start, first) < end:
            names = findings.tier_names(tier.discount, start)
            bands.append(Band(max(start, first), end, level, names))
    return tuple(bands)


def _notes(curve: Curve, turns: Turns, chart: Chart) -> tuple[tuple[int, int, str], ...]:
    """Where the curve turns: break-even and crossings, as (accounts, amount, words)."""
    found = []
    if chart is Chart.PROFIT:
        for interval in turns.break_even:
            if interval.first > 0:
                amount = curve.at(interval.first).resale_profit
                found.append((interval.first, amount, findings.break_even_at(interval.first)))
    if chart is not Chart.BILL and curve.compares:
        for crossing in turns.crossings:
            amount = _amount(curve.at(crossing.accounts), chart)
            words = findings.better_from(crossing.accounts, crossing.better)
            found.append((crossing.accounts, amount, words))
    return tuple(found)


def _markers(curve: Curve, chart: Chart, shown: int) -> tuple[Marker, ...]:
    """Today's ring, and above it that of a what-if."""
    currency = curve.book.plan.currency
    what_if = shown != curve.today
    if curve.all_on_commission:
        amount = _amount_on_commission(curve, chart)
        label = findings.today_on_commission(curve.size, money(amount, currency))
        now = Marker(curve.size, amount, label, "commission", strong=not what_if)
    else:
        amount = _amount(curve.at(curve.today), chart)
        label = findings.today(curve.today, money(amount, currency))
        now = Marker(curve.today, amount, label, "ink", strong=not what_if)
    if not what_if:
        return (now,)
    amount = _amount(curve.at(shown), chart)
    label = findings.what_if(shown, money(amount, currency))
    return now, Marker(shown, amount, label, "ink", strong=True)


def _amount(point: Point, chart: Chart) -> int:
    return {
        Chart.PER_ACCOUNT: point.resale_per_account,
        Chart.PROFIT: point.resale_profit,
        Chart.BILL: point.vendor_bill,
    }[chart]


def _amount_on_commission(curve: Curve, chart: Chart) -> int:
    point = curve.at(curve.size)
    return {
        Chart.PER_ACCOUNT: point.commission_per_account,
        Chart.PROFIT: point.commission_profit,
        Chart.BILL: curve.at(0).vendor_bill,
    }[chart]


def _title(curve: Curve, turns: Turns, chart: Chart, shown: int, last: int) -> str:
    if chart is Chart.PER_ACCOUNT:
        crossed = [each for each in turns.crossings if each.accounts <= last]
        since = crossed[-1].accounts if crossed else 1
        better = better_channel(curve.at(last))
        return findings.per_account_title(better, since, compared=curve.compares)
    if chart is Chart.PROFIT:
        profit = standing(curve, shown).profit
        even = next((each.first for each in turns.break_even if each.first <= last), None)
        return findings.profit_title(shown, profit, curve.book.plan.currency, even)
    dearer = [each for each in turns.paying_more_for_less if each.first <= last]
    about = next((each for each in dearer if each.first <= shown <= each.last), None)
    return findings.bill_title(shown, about, [each.last + 1 for each in dearer])
