"""The expected profit month by month, over the tiers that are billed and within what may be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, sqrt

from planner.charts.axes import round_step, ticks
from planner.charts.channels import apart
from planner.charts.month_axis import NAME, TICK, MonthAxis, band_names, bands, billed
from planner.charts.picture import Picture, Spot
from planner.charts.room import Path, Room
from planner.charts.scene import Area, Box, Fill, Item, Measure, Pixel, Ring, Stroke, Text
from planner.charts.style import CAPTION, UNIT
from planner.model.over_time.projection import Projection
from planner.model.over_time.simulation import Simulation
from planner.words import forecast as words
from planner.words.numbers import axis_money, money

ABOVE, BELOW = 26.0, 46.0
TICKS_APART = 44.0
FAN = 16
"""How much of the accent is in the fan."""
RING, CLEAR, LINE_CLEAR = 5.0, 8.0, 4.0
DESCENT, LINE = 4.0, 14.0
SWATCH = 18.0
NEAR = 2
"""A goal within so many times the highest profit is on the axis."""
MARGIN = 0.3
"""The most of the width that the figures at the right take; else they are only in the title."""
FAR = 2.2
"""How many standard deviations: to the outer tenth it is 1.28, but accounts are not alike."""


def picture(projection: Projection, today: int, simulation: Simulation | None = None) -> Picture:
    """The expected profit of the months to come.

    Args:
        projection: at least one month.
        today: the profit of today's book.
        simulation: the same months by chance, where they are there.
    """
    drawn = _Drawn(projection, today, simulation)
    return Picture(
        title=words.title(projection, today),
        items=drawn.items,
        summary=words.summary(projection, today, simulation),
        spots=drawn.spots,
    )


@dataclass(frozen=True)
class _Frame:
    """Where months and amounts lie in a picture of some size."""

    axis: MonthAxis
    low: int
    high: int
    step: int

    @property
    def plot(self) -> Box:
        return self.axis.plot

    def y(self, amount: float) -> float:
        share = (amount - self.low) / (self.high - self.low)
        return self.plot.bottom - share * self.plot.height

    def line(self, first: int, amounts: list[int]) -> list[Pixel]:
        """The amounts of months in a row."""
        return [(self.axis.x(first + i), self.y(each)) for i, each in enumerate(amounts)]


@dataclass(frozen=True)
class _Drawn:
    """The forecast of a plan."""

    projection: Projection
    today: int
    simulation: Simulation | None

    @property
    def _profits(self) -> list[int]:
        return [self.today, *(month.profit for month in self.projection.months)]

    @property
    def _fan(self) -> list[tuple[int, int]]:
        """From where to where eight of ten paths lie, today first; empty where it is unknown."""
        if self.simulation is None:
            return []
        spreads = [(month.profit.p10, month.profit.p90) for month in self.simulation.months]
        if all(low == high for low, high in spreads):  # nothing is left to chance
            return []
        return [(self.today, self.today), *spreads]

    @property
    def _goal(self) -> int | None:
        """The goal, where it is not out of sight."""
        goal = self.projection.plan.assumptions.profit_goal
        if goal is None:
            return None
        about = likely(self.projection, self.today)
        near = abs(goal) <= NEAR * max(map(abs, self._profits))
        return goal if near or min(about) <= goal <= max(about) else None

    def _frame(self, width: float, height: float, measure: Measure) -> _Frame:
        currency = self.projection.plan.currency
        goal = self._goal
        amounts = [*self._profits, *likely(self.projection, self.today)]
        amounts += [end for ends in self._fan for end in ends]
        amounts += [] if goal is None else [goal]
        most = max(int((height - ABOVE - BELOW) / TICKS_APART), 2)
        low, high, step = limits(min(amounts), max(amounts), most, 10**currency.exponent)
        said = [axis_money(tick, currency, step) for tick in ticks(low, high, step)]
        left = ceil(max(measure(tick, CAPTION, False) for tick in said)) + 1 + UNIT
        # Nothing that may stand at the right is wider than the ends of the axis in full.
        ends = [money(each, currency) for each in (low, high, -high if low < 0 else low)]
        right = ceil(max(measure(each, CAPTION, True) for each in ends)) + UNIT
        right = right if right <= width * MARGIN else UNIT
        plot = Box(left, ABOVE, max(width - left - right, 1), max(height - ABOVE - BELOW, 1))
        last = len(self.projection.months)
        return _Frame(MonthAxis(plot, last, self.projection.start), low, high, step)

    def items(self, width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        """Lay it out."""
        frame = self._frame(width, height, measure)
        runs = billed(self.projection)
        made: list[Item] = [*bands(frame.axis, runs), *self._grid(frame)]
        made += band_names(frame.axis, runs, frame.plot.top - UNIT, measure)
        made += frame.axis.labels(frame.plot.bottom + TICK, width, measure)
        made += self._below(frame, width, measure)
        fan = self._fan
        if fan:
            upper = frame.line(0, [high for _, high in fan])
            lower = frame.line(0, [low for low, _ in fan])
            made.append(Area((*upper, *reversed(lower)), "accent", FAN))
        path = frame.line(0, self._profits)
        room = Room(frame.plot, [(Path(path), CLEAR)])
        if frame.low < 0 < frame.high:
            room.paths.append((_level(frame, 0), LINE_CLEAR))
        made += self._goal_line(frame, room, measure)
        made.append(Stroke(tuple(path), "accent", 2.0))
        made += self._today(frame, room, path[0], measure)
        made += self._ends(frame, path[-1], width)
        return tuple(made)

    def _grid(self, frame: _Frame) -> Iterator[Item]:
        plot, currency = frame.plot, self.projection.plan.currency
        for tick in ticks(frame.low, frame.high, frame.step):
            y = int(frame.y(tick)) + 0.5
            is_zero = tick == 0 and frame.low < 0
            yield Stroke(((plot.left, y), (plot.right, y)), "muted" if is_zero else "grid")
            said = axis_money(tick, currency, frame.step)
            yield Text(plot.left - UNIT, y + 4.5, said, "muted", CAPTION, align="right")

    def _below(self, frame: _Frame, width: float, measure: Measure) -> Iterator[Item]:
        """What the months are, and what the fan is."""
        plot, base = frame.plot, frame.plot.bottom + NAME
        name = words.months_from_now() if self.projection.start is None else ""
        end = plot.left
        if name and measure(name, CAPTION, False) <= width - plot.left:
            yield Text(plot.left, base, name, "muted", CAPTION)
            end += measure(name, CAPTION, False) + 2 * UNIT
        if not self._fan:
            return
        key = words.eight_of_ten()
        left = plot.right - measure(key, CAPTION, False)
        if left - SWATCH - UNIT / 2 >= end:
            box = Box(left - SWATCH - UNIT / 2, base - 10, SWATCH, 12)
            yield Fill(box, "accent", FAN)
            yield Text(left, base, key, "muted", CAPTION)

    def _goal_line(self, frame: _Frame, room: Room, measure: Measure) -> Iterator[Item]:
        goal, plot = self._goal, frame.plot
        if goal is None:
            return
        y = frame.y(goal)
        yield Stroke(((plot.left, y), (plot.right, y)), "ink", 1.0, "dashed")
        room.paths.append((_level(frame, goal), LINE_CLEAR - 1))
        said = words.goal_line(money(goal, self.projection.plan.currency))
        wide = measure(said, CAPTION, False)
        middle = plot.left + (plot.width - wide) / 2
        for left in (plot.right - wide - UNIT, plot.left + 2 * UNIT, middle):
            box = room.beside(left, y, wide, far=2 * UNIT)
            if box is not None:
                room.taken.append(box)
                yield Text(box.left, round(box.bottom - DESCENT), said, "ink", CAPTION)
                return

    def _today(self, frame: _Frame, room: Room, at: Pixel, measure: Measure) -> Iterator[Item]:
        """The ring of today with its figure."""
        x, y = at
        said = words.today(money(self.today, self.projection.plan.currency))
        wide = measure(said, CAPTION, True)
        ring = Box(x - RING - 1, y - RING - 1, 2 * RING + 2, 2 * RING + 2)
        room.taken.append(ring)
        for left in (x - RING, x + RING + UNIT / 2, x + 3 * UNIT):
            box = room.beside(max(left, frame.plot.left + 2), y, wide, far=4 * UNIT)
            if box is not None:
                yield Text(box.left, round(box.bottom - DESCENT), said, "ink", CAPTION, bold=True)
                break
        yield Ring(x, y, RING, "ink")

    def _ends(self, frame: _Frame, end: Pixel, width: float) -> Iterator[Item]:
        """What is expected of the last month, and between what eight of ten paths end."""
        currency = self.projection.plan.currency
        said = [(end[1], money(self._profits[-1], currency), "accent", True)]
        for amount in self._fan[-1] if self._fan else ():
            y = frame.y(amount)
            if abs(y - end[1]) >= LINE:
                said.append((y, money(amount, currency), "muted", False))
        if frame.plot.right + UNIT >= width:
            return
        least, most = frame.plot.top - LINE / 2, frame.plot.bottom + LINE / 2
        heights = apart([min(max(y, least), most) + 4 for y, *_ in said], LINE)
        for (_, words_, colour, bold), y in zip(said, heights, strict=True):
            yield Text(frame.plot.right + UNIT / 2, y, words_, colour, CAPTION, bold)

    def spots(self, width: float, height: float, measure: Measure) -> tuple[Spot, ...]:
        """On each month, all that is known of it."""
        axis = self._frame(width, height, measure).axis
        made = [Spot(axis.columns(0, 0), words.spot_today(self.projection, self.today))]
        fan = self._fan
        for month in self.projection.months:
            ends = fan[month.month] if month.month < len(fan) else None
            said = words.spot(self.projection, month, ends)
            made.append(Spot(axis.columns(month.month, month.month), said))
        return tuple(each for each in made if each.box.width > 0)


def _level(frame: _Frame, amount: int) -> Path:
    y = frame.y(amount)
    return Path([(frame.plot.left, y), (frame.plot.right, y)])


def limits(low: int, high: int, most: int, unit: int) -> tuple[int, int, int]:
    """Round limits for amounts, and the step of their ticks.

    Nothing is on the axis where it is no farther from the amounts than these are from each other.
    """
    if low > 0 and (low <= high - low or low == high):
        low = 0
    if high < 0 and (-high <= high - low or low == high):
        high = 0
    if low == high:  # all is 0
        high = 4 * unit
    step = round_step(high - low, most, unit)
    half = max(step // 2, 1)
    room = (high - low) // 20
    low = low // half * half
    return low, max(-(-(high + room) // half) * half, low + step), step


def likely(projection: Projection, today: int) -> list[int]:
    """About where chance can take the profit: so that the axis stays as it is when that is known.

    As many leave and join as by the toss of a coin each, and each brings what all do on average.
    """
    found = []
    accounts, spread = float(projection.accounts), 0.0
    for month in projection.months:
        stay = 1 - min(month.left / accounts, 1) if accounts > 0 else 1.0
        spread = spread * stay * stay + accounts * stay * (1 - stay) + month.joined
        accounts = month.accounts
        each = (month.profit + month.overheads) / accounts if accounts > 0 else 0.0
        far = round(abs(each) * FAR * sqrt(spread))
        found += [month.profit - far, month.profit + far]
    return found or [today]
