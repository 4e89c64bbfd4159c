"""From today's profit to a month's: each cause a bar that begins where the one before ended."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from planner.charts.axes import round_step
from planner.charts.fitted import fitted
from planner.charts.picture import Picture, Spot
from planner.charts.scene import Box, Fill, Item, Measure, Stroke, Text
from planner.charts.style import CAPTION, UNIT
from planner.model.over_time.bridge import Bridge
from planner.words import bridge as words
from planner.words.numbers import axis_money, money

ROW, LEAST_ROW, MOST_ROW, BAR_SHARE = 26.0, 17.0, 34.0, 0.56
HEAD, FOOT = 22.0, 20.0
BASE = 4.5
ASCENT, DESCENT = 11.0, 3.0
NAMES_SHARE = 0.38
LEAST_PLOT = 0.28
"""The least of the width that the bars keep: figures are left out before they do."""
TICKS = 4
FEW = 5
"""Bars that lie within a fifth of what they begin at are seen only on an axis of their own."""
SWATCH = 10.0


class Bar(NamedTuple):
    """A bar from one profit to another; ``is_end``: it stands for a profit, not for a change."""

    name: str
    start: int
    end: int
    figure: str
    said: str
    is_end: bool = False

    @property
    def colour(self) -> str:
        """What it means."""
        if self.is_end:
            return "muted"
        return "gain" if self.end > self.start else "loss"


class Axis(NamedTuple):
    """Where profits lie; ``cut``: nothing is not on it."""

    left: float
    width: float
    low: int
    high: int
    step: int
    cut: bool

    def x(self, profit: int) -> float:
        """Where a profit lies; what is beyond lies at the edge."""
        share = (profit - self.low) / (self.high - self.low)
        return self.left + min(max(share, 0.0), 1.0) * self.width


class _Laid(NamedTuple):
    """Where everything is in a picture of some size."""

    bars: tuple[Bar, ...]
    names: float
    axis: Axis
    row: float
    figures: bool

    def middle(self, index: int) -> float:
        return HEAD + (index + 0.5) * self.row

    @property
    def bottom(self) -> float:
        return HEAD + self.row * len(self.bars)


def picture(bridge: Bridge) -> Picture:
    """The picture of the way from today's profit to that of a month."""
    return Picture(
        title=words.title(bridge),
        items=partial(items, bridge),
        summary=words.summary(bridge),
        spots=partial(spots, bridge),
    )


def full_height(bridge: Bridge) -> int:
    """How tall it is with a bar for every piece; those of 0 keep it steady from month to month."""
    return int(HEAD + FOOT + ROW * (len(bridge.pieces) + 2))


def bars(bridge: Bridge, room: int) -> tuple[Bar, ...]:
    """The two profits, and between them the pieces; where there are too many, the least share one.

    Args:
        bridge: what is shown.
        room: the bars for which there is room.
    """
    made = [_end(words.today(), bridge.today, bridge)]
    for span in bridge.spans(max(room - 2, 1)):
        made.append(
            Bar(
                words.together(span.pieces),
                span.start,
                span.end,
                words.amount(span.amount, bridge.plan.currency),
                words.all_said(bridge, span.pieces),
            )
        )
    made.append(_end(words.month(bridge), bridge.profit, bridge))
    return tuple(made)


def _end(name: str, profit: int, bridge: Bridge) -> Bar:
    currency = bridge.plan.currency
    figure = money(profit, currency, unit=True)
    return Bar(name, 0, profit, figure, words.end(name, profit, currency), is_end=True)


def _lay_out(bridge: Bridge, width: float, height: float, measure: Measure) -> _Laid:
    room = height - HEAD - FOOT
    shown = bars(bridge, int(room / LEAST_ROW))
    row = min(room / len(shown), MOST_ROW)
    names = max(measure(bar.name, CAPTION, bar.is_end) for bar in shown)
    names = min(names, width * NAMES_SHARE)
    figures = max(measure(bar.figure, CAPTION, True) for bar in shown)
    left = names + UNIT
    plot = width - left - figures - UNIT / 2
    with_figures = plot >= width * LEAST_PLOT
    if not with_figures:
        plot = width - left
    axis = _axis(bridge, shown, left, plot)
    if axis.cut and measure(_note(bridge, axis), CAPTION, False) > width:
        axis = _whole_axis(bridge, shown, left, plot)  # no cut that is not said
    return _Laid(shown, names, axis, row, with_figures)


def _levels(shown: tuple[Bar, ...]) -> list[int]:
    return [bar.end for bar in shown]


def _axis(bridge: Bridge, shown: tuple[Bar, ...], left: float, width: float) -> Axis:
    """From nothing on, where the pieces are seen then; else from a little before the bars."""
    levels = _levels(shown)
    low, high = min(levels), max(levels)
    span, far = high - low, max(abs(low), abs(high))
    if low <= 0 <= high or not span or span * FEW >= far:
        return _whole_axis(bridge, shown, left, width)
    step = _step(bridge, 2 * span)
    air = -(-span // 4)
    if low > 0:
        return Axis(left, width, max((low - air) // step * step, 0), high, step, cut=True)
    return Axis(left, width, low, min(-(-(high + air) // step) * step, 0), step, cut=True)


def _whole_axis(bridge: Bridge, shown: tuple[Bar, ...], left: float, width: float) -> Axis:
    levels = _levels(shown)
    low, high = min(0, *levels), max(0, *levels)
    high = max(high, low + 1)
    return Axis(left, width, low, high, _step(bridge, high - low), cut=False)


def _step(bridge: Bridge, span: int) -> int:
    return round_step(span, TICKS, 10**bridge.plan.currency.exponent)


def _note(bridge: Bridge, axis: Axis) -> str:
    """That the bars of the two ends are cut."""
    if axis.low > 0:
        return words.axis_begins(axis_money(axis.low, bridge.plan.currency, axis.step))
    return words.axis_ends(axis_money(axis.high, bridge.plan.currency, axis.step))


def items(bridge: Bridge, width: float, height: float, measure: Measure) -> tuple[Item, ...]:
    """Lay it out."""
    laid = _lay_out(bridge, width, height, measure)
    made = [*_scale(bridge, laid, width, measure), *_head(bridge, laid, width, measure)]
    thick = laid.row * BAR_SHARE
    zero = laid.axis.x(0)
    for index, bar in enumerate(laid.bars):
        middle = laid.middle(index)
        base = round(middle + BASE)
        name = fitted(bar.name, laid.names, CAPTION, bar.is_end, measure)
        made.append(Text(0, base, name, "ink", CAPTION, bold=bar.is_end))
        left, right = sorted((laid.axis.x(bar.start), laid.axis.x(bar.end)))
        left = min(left, laid.axis.left + laid.axis.width - 1)
        right = max(right, left + 1)
        crossed = False
        if laid.figures:
            x, wide = right + UNIT / 2, measure(bar.figure, CAPTION, True)
            made.append(Fill(Box(x, base - ASCENT, wide, ASCENT + DESCENT), "surface"))
            colour = "ink" if bar.is_end else bar.colour
            made.append(Text(x, base, bar.figure, colour, CAPTION, bold=True))
            crossed = x - 2 < zero < x + wide + 2
        if not laid.axis.cut and not crossed:
            ends = ((zero, middle - laid.row / 2), (zero, middle + laid.row / 2))
            made.append(Stroke(ends, "field_border"))
        made.append(Fill(Box(left, middle - thick / 2, right - left, thick), bar.colour))
        if bar.is_end and laid.axis.cut:
            made += _cut(laid.axis, middle, thick)
    made += _connectors(laid, thick)
    return tuple(made)


def _cut(axis: Axis, middle: float, thick: float) -> Iterator[Item]:
    """Two slanted strokes of bare ground across a bar: something of it is left out."""
    near = axis.left + 6 if axis.low > 0 else axis.left + axis.width - 6
    for x in (near - 2, near + 3):
        ends = ((x - 2, middle + thick / 2), (x + 2, middle - thick / 2))
        yield Stroke(ends, "surface", 2.0)


def _connectors(laid: _Laid, thick: float) -> Iterator[Item]:
    """From the end of each bar to the next, which begins or ends there."""
    for index, (bar, _) in enumerate(pairwise(laid.bars)):
        x = laid.axis.x(bar.end)
        top, bottom = laid.middle(index) + thick / 2, laid.middle(index + 1) - thick / 2
        yield Stroke(((x, top), (x, bottom)), "field_border")


def _scale(bridge: Bridge, laid: _Laid, width: float, measure: Measure) -> Iterator[Item]:
    """Hairlines at round amounts, with those at the foot for which there is room."""
    axis, currency = laid.axis, bridge.plan.currency
    taken = -1.0 * UNIT
    for amount in range(-(-axis.low // axis.step) * axis.step, axis.high + 1, axis.step):
        x = axis.x(amount)
        yield Stroke(((x, HEAD), (x, laid.bottom)), "grid")
        name = axis_money(amount, currency, axis.step)
        half = measure(name, CAPTION, False) / 2
        middle = min(max(x, half), width - half)
        if middle - half >= taken + UNIT and abs(middle - x) <= half:
            yield Text(middle, laid.bottom + 14, name, "muted", CAPTION, align="centre")
            taken = middle + half


def _head(bridge: Bridge, laid: _Laid, width: float, measure: Measure) -> Iterator[Item]:
    """What the colours mean, and whether the axis begins at nothing."""
    base, right = 13.0, width
    if laid.axis.cut:
        note = _note(bridge, laid.axis)
        yield Text(width, base, note, "muted", CAPTION, align="right")
        right -= measure(note, CAPTION, False) + 2 * UNIT
    x = 0.0
    for colour, name in (("gain", f"+ {words.adds()}"), ("loss", f"− {words.takes()}")):
        if not any(bar.colour == colour for bar in laid.bars):
            continue
        wide = measure(name, CAPTION, False)
        if x + SWATCH + UNIT / 2 + wide > right:
            return
        yield Fill(Box(x, base - SWATCH + 1, SWATCH, SWATCH), colour)
        yield Text(x + SWATCH + UNIT / 2, base, name, "muted", CAPTION)
        x += SWATCH + UNIT / 2 + wide + 2 * UNIT


def spots(bridge: Bridge, width: float, height: float, measure: Measure) -> tuple[Spot, ...]:
    """What is said of each bar."""
    laid = _lay_out(bridge, width, height, measure)
    return tuple(
        Spot(Box(0.0, laid.middle(index) - laid.row / 2, width, laid.row), bar.said)
        for index, bar in enumerate(laid.bars)
    )
