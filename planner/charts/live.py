"""The three pictures that are dragged: per account, profit and bill, as plain data.

``view`` turns a curve into what is to be seen, in counts and minor units; ``layout.compose`` lays
that out in a picture of some size. Both are plain Python: the picture is live at first paint,
before any heavy library is there, and the painters for screen and paper draw the same scene.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from planner.charts import conclusions
from planner.charts.conclusions import Run, channel_runs
from planner.charts.scene import Dash
from planner.model.curve import Curve, Point
from planner.model.landmarks import Interval, Turns, a_fifth_more, next_tier_count, standing
from planner.model.money import Currency
from planner.words import findings
from planner.words.catalogue import text
from planner.words.numbers import money

MOST_POINTS = 400


class Chart(StrEnum):
    """The charts of the overview, by their names in files and commands."""

    PER_ACCOUNT = "margin"
    PROFIT = "profit"
    BILL = "bill"


def measured_by(chart: Chart) -> str:
    """What the amounts of a chart are, where nothing beside it says so."""
    match chart:
        case Chart.PER_ACCOUNT:
            return text("What an account brings a month")
        case Chart.PROFIT:
            return text("Profit a month")
        case Chart.BILL:
            return text("Vendor bill a month")


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
    stairs: bool = False
    """Whether a count's amount reaches up to the next count, and its hatching with it."""


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
    far = reach(curve, shown)
    points = [curve.at(count) for count in _counts(curve, first, last)]
    runs = channel_runs(curve, far) if chart is Chart.PER_ACCOUNT and curve.compares else []
    match chart:
        case Chart.PER_ACCOUNT:
            title = conclusions.per_account(curve, runs, shown, far)
        case Chart.PROFIT:
            title = conclusions.profit(curve, turns, shown, last)
        case Chart.BILL:
            title = conclusions.bill(curve, turns, shown, far)
    hatches = tuple(
        Interval(max(each.first, first), min(each.last, last))
        for each in turns.paying_more_for_less
        if each.last >= first and each.first <= last
    )
    return View(
        chart=chart,
        currency=curve.book.plan.currency,
        title=title,
        first=first,
        last=last,
        lines=_lines(curve, chart, points),
        bands=_bands(curve, first, last),
        hatches=hatches,
        notes=tuple(note for note in _notes(curve, turns, runs, chart) if note[0] <= last),
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
    """The counts between which every line is straight; many more where order decides."""
    turns = {first, first + 1, last}
    if curve.book.plan.programme.depends_on_order:
        turns.update(range(first, last, max((last - first) // MOST_POINTS, 1)))
    turns |= {count for bend in conclusions.bends(curve) for count in (bend - 1, bend)}
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
    if terms.rate is not None or curve.all_on_commission:
        within = tuple(
            (p.accounts, p.commission_per_account if stairs else p.commission_profit)
            for p in points
        )
        value = money(within[0][1], currency) if stairs else ""
        name = findings.on_commission(None if terms.rate is None else terms.months, value)
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


def _notes(
    curve: Curve, turns: Turns, runs: list[Run], chart: Chart
) -> tuple[tuple[int, int, str], ...]:
    """Where the curve turns: break-even and crossings, as (accounts, amount, words)."""
    found = []
    if chart is Chart.PROFIT:
        for interval in turns.break_even:
            if interval.first > 0:
                amount = curve.at(interval.first).resale_profit
                found.append((interval.first, amount, findings.break_even_at(interval.first)))
        if curve.compares:
            for accounts, better in turns.crossings:
                amount = curve.at(accounts).resale_profit
                found.append((accounts, amount, findings.better_from(accounts, better)))
    # The last change is in the title.
    won = [(accounts, better) for accounts, better in runs[:-1] if better is not None]
    for (_, before), (accounts, better) in pairwise(won):
        if better is not before:
            amount = curve.at(accounts).resale_per_account
            found.append((accounts, amount, findings.better_from(accounts, better)))
    return tuple(found)


def _markers(curve: Curve, chart: Chart, shown: int) -> tuple[Marker, ...]:
    """Today's ring, and above it that of a what-if."""
    currency = curve.book.plan.currency
    now = curve.today
    if curve.all_on_commission:
        label = findings.today_on_commission(curve.size, money(_said(curve, chart, now), currency))
        place = (curve.size, _amount_on_commission(curve, chart))
        today = Marker(*place, label, "commission", strong=shown == now)
    else:
        label = findings.today(now, money(_said(curve, chart, now), currency))
        today = Marker(now, _amount(curve.at(now), chart), label, "ink", strong=shown == now)
    if shown == now:
        return (today,)
    label = findings.what_if(shown, money(_said(curve, chart, shown), currency))
    return today, Marker(shown, _amount(curve.at(shown), chart), label, "ink", strong=True)


def _said(curve: Curve, chart: Chart, shown: int) -> int:
    """The amount that the headline says, from the book's own rows; the line has average ones."""
    if chart is Chart.PER_ACCOUNT:
        point = curve.at(shown)
        on_commission = curve.all_on_commission and shown == curve.today
        return point.commission_per_account if on_commission else point.resale_per_account
    now = standing(curve, shown)
    return now.profit if chart is Chart.PROFIT else now.vendor_bill


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
