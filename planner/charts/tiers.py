"""Accounts against tiers month by month, and in strips below what is reached and what is billed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from planner.charts.axes import round_step, ticks
from planner.charts.month_axis import MonthAxis, Run, billed, runs
from planner.charts.picture import Picture, Spot
from planner.charts.room import Path, Room
from planner.charts.scene import Box, Fill, Item, Measure, Ring, Stroke, Text
from planner.charts.style import CAPTION, UNIT
from planner.model.over_time.projection import Projection
from planner.model.programme import Tier
from planner.words import forecast
from planner.words import tier_months as words
from planner.words.numbers import count, percent

NAMED, BARE, TICKS_APART = 24.0, 8.0, 36.0
"""Room over the plot, with what is counted or without."""
STRIP, GAP = 20.0, 4.0
MONTHS = 18.0
FOOT = 20.0
LOW, LOWEST = 200, 160
"""Heights under which the counts, and what the axes are, give way."""
RING, CLEAR, LINE_CLEAR, DESCENT = 5.0, 8.0, 3.0, 4.0
PALE, DEEPER, DEEPEST = 8, 9, 44
"""How much of the accent is in the strip of the first tier, more in each after, and at most."""
FIT = 5
"""Counts of months have so much air between them."""
AHEAD = 1.4
"""A tier within so many times the highest count is on the axis."""


def picture(projection: Projection) -> Picture:
    """The counted accounts of at least one month, against the tiers of the programme."""
    drawn = _Drawn(projection)
    return Picture(
        title=words.title(projection),
        items=drawn.items,
        summary=words.summary(projection),
        spots=drawn.spots,
    )


@dataclass(frozen=True)
class _Frame:
    """Where months and counts lie in a picture of some size."""

    axis: MonthAxis
    low: int
    high: int
    step: int
    counts: bool
    named: bool

    def y(self, accounts: float) -> float:
        plot = self.axis.plot
        return plot.bottom - (accounts - self.low) / (self.high - self.low) * plot.height


@dataclass(frozen=True)
class _Drawn:
    """The tiers of a plan."""

    projection: Projection

    @property
    def _counts(self) -> list[int]:
        return [self.projection.counted, *(month.counted for month in self.projection.months)]

    @property
    def _ahead(self) -> Tier | None:
        """The first tier above all counts, where it is near enough to be seen."""
        most = max(self._counts)
        tier = self.projection.plan.programme.next_tier(most)
        return tier if tier is not None and tier.start <= max(AHEAD * most, 10) else None

    def _strips(self) -> list[tuple[str, list[Run]]]:
        programme = self.projection.plan.programme
        discounts = [self.projection.discount, *(m.reached for m in self.projection.months)]
        found = [(words.reached(), runs(programme, discounts))]
        of_bill = billed(self.projection)
        return [*found, (words.billed(), of_bill)] if of_bill else found

    def _frame(self, width: float, height: float, measure: Measure) -> _Frame:
        counts = self._counts
        ahead = self._ahead
        low, high = min(counts), max([*counts, *([] if ahead is None else [ahead.start])])
        low = 0 if low <= high - low or low == high else low - 1
        with_counts, named = height >= LOW, height >= LOWEST
        above = NAMED if named else BARE
        below = MONTHS + (len(self._strips()) + with_counts) * (STRIP + GAP) + GAP
        below += FOOT if named and self.projection.start is None else 0
        plot_height = max(height - above - below, 1)
        step = round_step(max(high - low, 1), max(int(plot_height / TICKS_APART), 2), 1)
        half = max(step // 2, 1)
        low = low // half * half
        high = max(-(-(high + max((high - low) // 12, 1)) // half) * half, low + step)
        names = [words.counted(), *(name for name, _ in self._strips())]
        names += [count(tick) for tick in ticks(low, high, step)]
        left = ceil(max(measure(name, CAPTION, False) for name in names)) + 1 + UNIT
        plot = Box(left, above, max(width - left - 1, 1), plot_height)
        axis = MonthAxis(plot, len(self.projection.months), self.projection.start)
        return _Frame(axis, low, high, step, with_counts, named)

    def items(self, width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        """Lay it out."""
        frame = self._frame(width, height, measure)
        axis, plot = frame.axis, frame.axis.plot
        made: list[Item] = [*self._bands(frame), *self._grid(frame)]
        if frame.named:
            made += _fitting(plot.left, plot.top - UNIT, words.axis(), width, measure)
        path = [(axis.x(month), frame.y(n)) for month, n in enumerate(self._counts)]
        room = Room(plot, [(Path(path), CLEAR)])
        made += self._thresholds(frame, room, measure)
        made.append(Stroke(tuple(path), "accent", 2.0))
        made.append(Ring(*path[0], RING, "ink"))
        made += axis.labels(plot.bottom + MONTHS - 2, width, measure)
        top = plot.bottom + MONTHS + GAP
        if frame.counts:
            made += self._numbers(frame, top, measure)
            top += STRIP + GAP
        for name, of in self._strips():
            made += self._strip(frame, top, name, of, measure)
            top += STRIP + GAP
        if frame.named and self.projection.start is None:
            base = top + FOOT - 2 * GAP
            made += _fitting(plot.left, base, forecast.months_from_now(), width, measure)
        return tuple(made)

    def _bands(self, frame: _Frame) -> Iterator[Item]:
        """The tiers from the foot of the plot to its head, a seam where one begins."""
        plot, tiers = frame.axis.plot, self.projection.plan.programme.tiers
        for level, tier in enumerate(tiers):
            end = tiers[level + 1].start if level + 1 < len(tiers) else frame.high
            low, high = max(tier.start, frame.low), min(end, frame.high)
            if tier.discount > 0 and low < high:
                top, bottom = round(frame.y(high)), round(frame.y(low))
                yield Fill(Box(plot.left, top, plot.width, bottom - top), "band", level)

    def _grid(self, frame: _Frame) -> Iterator[Item]:
        plot = frame.axis.plot
        for tick in ticks(frame.low, frame.high, frame.step):
            y = int(frame.y(tick)) + 0.5
            yield Stroke(((plot.left, y), (plot.right, y)), "grid")
            yield Text(plot.left - UNIT, y + 4.5, count(tick), "muted", CAPTION, align="right")

    def _thresholds(self, frame: _Frame, room: Room, measure: Measure) -> Iterator[Item]:
        plot = frame.axis.plot
        seen = [
            tier
            for tier in self.projection.plan.programme.tiers
            if tier.discount > 0 and frame.low < tier.start < frame.high
        ]
        for tier in seen:
            y = int(frame.y(tier.start)) + 0.5
            ends = (plot.left, y), (plot.right, y)
            room.paths.append((Path(ends), LINE_CLEAR))
            yield Stroke(ends, "field_border", 1.0, "dotted")
        for tier in reversed(seen):
            said = words.threshold(tier.start, percent(tier.discount))
            wide = measure(said, CAPTION, False)
            for left in (plot.right - wide - UNIT, plot.left + 2 * UNIT):
                box = room.beside(left, frame.y(tier.start), wide, far=UNIT)
                if box is not None and box.bottom <= frame.y(tier.start):
                    room.taken.append(box)
                    yield Text(box.left, round(box.bottom - DESCENT), said, "muted", CAPTION)
                    break

    def _numbers(self, frame: _Frame, top: float, measure: Measure) -> Iterator[Item]:
        """How many count, at the end of as many months as have room."""
        axis = frame.axis
        yield self._name(frame, top, words.counted())
        said = [count(n) for n in self._counts]
        widest = max(measure(each, CAPTION, False) for each in said)
        every = max(ceil((widest + FIT) / axis.width), 1)
        end = 0.0
        for month in range(0, len(said), every):
            half = measure(said[month], CAPTION, False) / 2
            x = min(max(axis.x(month), axis.plot.left + half), axis.plot.right - half)
            if x - half < end:
                continue
            end = x + half + FIT
            yield Text(x, top + STRIP - 6, said[month], "ink", CAPTION, align="centre")

    def _strip(
        self, frame: _Frame, top: float, name: str, of: Sequence[Run], measure: Measure
    ) -> Iterator[Item]:
        """Runs of one discount, side by side, with a seam between them."""
        axis = frame.axis
        yield self._name(frame, top, name)
        for run in of:
            box = axis.columns(run.first, run.last)
            seam = 2 if run.first and box.width > 4 else 0
            box = Box(box.left + seam, top, box.width - seam, STRIP)
            tint = min(PALE + DEEPER * max(run.level, 0), DEEPEST) if run.discount else 0
            yield Fill(box, "accent" if tint else "grid", tint)
            said = percent(run.discount)
            if measure(said, CAPTION, True) + UNIT <= box.width:
                yield Text(box.left + UNIT / 2, top + STRIP - 6, said, "ink", CAPTION, bold=True)

    def _name(self, frame: _Frame, top: float, name: str) -> Text:
        left = frame.axis.plot.left - UNIT
        return Text(left, top + STRIP - 6, name, "muted", CAPTION, align="right")

    def spots(self, width: float, height: float, measure: Measure) -> tuple[Spot, ...]:
        """On each month, all that is known of it."""
        axis = self._frame(width, height, measure).axis
        tall = height - axis.plot.top
        said = [words.spot_today(self.projection)]
        said += [words.spot(self.projection, month) for month in self.projection.months]
        boxes = [axis.columns(month, month)._replace(height=tall) for month in range(len(said))]
        return tuple(
            Spot(box, each) for box, each in zip(boxes, said, strict=True) if box.width > 0
        )


def _fitting(left: float, base: float, said: str, width: float, measure: Measure) -> Iterator[Text]:
    """Words at the left of the plot, where all of them fit."""
    if left + measure(said, CAPTION, False) <= width:
        yield Text(left, base, said, "muted", CAPTION)
