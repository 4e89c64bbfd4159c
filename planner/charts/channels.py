"""Resale or commission as a picture: a column for each tier against level lines of commission."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from planner.charts.axes import round_step
from planner.charts.key import Key, keys
from planner.charts.live import Line
from planner.charts.picture import Picture, Spot
from planner.charts.scene import Box, Dash, Fill, Item, Measure, Stroke, Text
from planner.charts.style import CAPTION, UNIT
from planner.model.channels import AtTier, Channels, Compared
from planner.model.money import Currency
from planner.words import channels as words
from planner.words import findings
from planner.words.numbers import axis_money, money, percent

ABOVE, BELOW = 20.0, 54.0
"""Room over the plot for the highest amount, and under it for two rows and the axis's name."""
TICKS_APART = 48.0
ROW = 15.0
GAP = 0.22
"""What is left free between columns, as a share of a column's place."""
DEEP, PALE = 26, 12
"""How much of the accent is in the column that the book is in, and in the others."""
DASHES: tuple[Dash, ...] = ("dashed", "dotted")


def picture(found: Channels, of: Compared, currency: Currency, *, over: bool) -> Picture:
    """An account at each tier, resold and on commission.

    Args:
        found: both channels.
        of: the account that is looked at.
        currency: the plan's.
        over: over the months compared, else in a month.
    """
    drawn = _Drawn(found, of, currency, over)
    return Picture(
        title=words.title(found, of, over=over),
        items=drawn.items,
        summary=words.summary(found, of, currency, over=over),
        spots=drawn.spots,
    )


@dataclass(frozen=True)
class _Frame:
    """Where things lie in a picture of some size."""

    plot: Box
    low: int
    high: int
    step: int
    places: int
    key: Key | None

    def y(self, amount: int) -> float:
        return self.plot.bottom - (amount - self.low) / (self.high - self.low) * self.plot.height

    def place(self, index: int) -> Box:
        """The whole place of a column."""
        width = self.plot.width / self.places
        return Box(self.plot.left + index * width, self.plot.top, width, self.plot.height)

    def column(self, index: int, amount: int) -> Box:
        """The column itself, from nothing to its amount."""
        place = self.place(index)
        top, bottom = sorted((self.y(amount), self.y(0)))
        air = place.width * GAP / 2
        left, right = round(place.left + air), round(place.right - air)
        return Box(left, top, max(right - left, 1), bottom - top)


@dataclass(frozen=True)
class _Drawn:
    """The picture of one account."""

    found: Channels
    of: Compared
    currency: Currency
    over: bool

    def _amount(self, tier: AtTier) -> int:
        amount = tier.resale_total if self.over else tier.resale
        return 0 if amount is None else amount

    @property
    def _levels(self) -> list[Line]:
        named = words.lines(self.found, self.of, over=self.over)
        return [
            Line(((0, amount),), "commission", dash, name)
            for (name, amount), dash in zip(named, DASHES, strict=False)
        ]

    def _frame(self, width: float, height: float, measure: Measure) -> _Frame:
        resold = Line((), "accent", "solid", findings.resold())
        key = keys([resold, *self._levels], width, measure)[1] if self._levels else None
        above = ABOVE + (0 if key is None else key.height)
        amounts = [self._amount(tier) for tier in self.of.tiers]
        amounts += [line.points[0][1] for line in self._levels]
        low, high = min(0, *amounts), max(0, *amounts)
        most = max(int((height - above - BELOW) / TICKS_APART), 2)
        step = round_step(max(high - low, 1), most, 10**self.currency.exponent)
        half = max(step // 2, 1)
        low, high = low // step * step, max(-(-high // half) * half, half)
        ticks = [axis_money(tick, self.currency, step) for tick in range(low, high + 1, step)]
        left = ceil(max(measure(tick, CAPTION, False) for tick in ticks)) + 1 + UNIT
        said = [money(line.points[0][1], self.currency) for line in self._levels]
        right = ceil(max((measure(each, CAPTION, True) for each in said), default=0)) + UNIT
        plot = Box(left, above, max(width - left - right, 1), max(height - above - BELOW, 1))
        return _Frame(plot, low, high, step, len(self.of.tiers), key)

    def items(self, width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        """Lay it out."""
        frame = self._frame(width, height, measure)
        made = [*self._axis(frame, width, measure), *self._columns(frame)]
        taken: list[Box] = []
        for line in self._levels:
            y = frame.y(line.points[0][1])
            made.append(
                Stroke(((frame.plot.left, y), (frame.plot.right, y)), line.colour, 2.0, line.dash)
            )
            taken.append(Box(frame.plot.left, y - 2, frame.plot.width, 4))
        made += self._level_amounts(frame)
        made += self._amounts(frame, taken, measure)
        made += self._under(frame, measure)
        if frame.key is not None:
            made += frame.key.items(0, 0)
        return tuple(made)

    def _axis(self, frame: _Frame, width: float, measure: Measure) -> Iterator[Item]:
        plot = frame.plot
        for tick in range(frame.low, frame.high + 1, frame.step):
            y = frame.y(tick)
            yield Stroke(((plot.left, y), (plot.right, y)), "border" if tick == 0 else "grid")
            said = axis_money(tick, self.currency, frame.step)
            yield Text(plot.left - UNIT, y + 4, said, "muted", CAPTION, align="right")
        name = words.axis()
        half = measure(name, CAPTION, False) / 2
        middle = min(max((plot.left + plot.right) / 2, half), width - half)
        yield Text(middle, plot.bottom + 3 * ROW + 3, name, "muted", CAPTION, align="centre")

    def _columns(self, frame: _Frame) -> Iterator[Item]:
        for index, tier in enumerate(self.of.tiers):
            amount = self._amount(tier)
            box = frame.column(index, amount)
            yield Fill(box, "accent", DEEP if index == self.found.today else PALE)
            end = frame.y(amount)
            yield Stroke(((box.left, end), (box.right, end)), "accent", 2.0)

    def _level_amounts(self, frame: _Frame) -> Iterator[Item]:
        """The amounts of the lines at their ends, apart where the lines are close."""
        lines = self._levels
        places = apart([frame.y(line.points[0][1]) + 4 for line in lines], ROW)
        lowest = frame.plot.bottom
        shift = min(0.0, lowest - max(places, default=lowest))
        for line, y in zip(lines, places, strict=True):
            said = money(line.points[0][1], self.currency)
            x = frame.plot.right + UNIT / 2
            yield Text(x, y + shift, said, line.colour, CAPTION, bold=True)

    def _amounts(self, frame: _Frame, taken: list[Box], measure: Measure) -> Iterator[Item]:
        """The amount of each column, where neither a line nor another word is."""
        for index, tier in enumerate(self.of.tiers):
            amount = self._amount(tier)
            said = money(amount, self.currency)
            wide = measure(said, CAPTION, True)
            place, box = frame.place(index), frame.column(index, amount)
            if wide > place.width - 2:
                continue
            end, way = frame.y(amount), 1 if amount >= 0 else -1
            outside = end - 5 if amount >= 0 else end + CAPTION + 3
            # Just outside its column, else inside it and farther and farther from its end.
            tries = [outside, *(end + way * (ROW + step * 4) for step in range(12))]
            for base in tries:
                words_box = Box(place.left + (place.width - wide) / 2, base - CAPTION, wide, ROW)
                inside = base == outside or box.top <= words_box.top <= box.bottom - ROW
                fits = words_box.top >= frame.plot.top - ABOVE and (
                    words_box.bottom <= frame.plot.bottom + 2
                )
                if inside and fits and not any(words_box.meets(each) for each in taken):
                    middle = place.left + place.width / 2
                    colour = "accent" if base == outside else "ink"
                    if base == outside:  # no line of the grid goes through it
                        yield Fill(words_box, "surface")
                    yield Text(middle, base, said, colour, CAPTION, bold=True, align="centre")
                    taken.append(words_box)
                    break

    def _under(self, frame: _Frame, measure: Measure) -> Iterator[Item]:
        """What a column is: its accounts and its discount; in bold where the book is.

        Where columns are narrow, only every second, third… has its words.
        """
        tiers = self.of.tiers
        rows = [(words.accounts(tier), percent(tier.discount)) for tier in tiers]
        widest = max(measure(said, CAPTION, True) for row in rows for said in row)
        every = max(ceil((widest + UNIT / 2) / frame.place(0).width), 1)
        for index in range(0, len(tiers), every):
            bold = index == self.found.today
            for number, said in enumerate(rows[index], start=1):
                half = measure(said, CAPTION, bold) / 2
                place = frame.place(index)
                middle = max(place.left + place.width / 2, frame.plot.left + half)
                middle = min(middle, frame.plot.right - half)
                base = frame.plot.bottom + number * ROW
                colour = "ink" if bold else "muted"
                yield Text(middle, base, said, colour, CAPTION, bold, align="centre")

    def spots(self, width: float, height: float, measure: Measure) -> tuple[Spot, ...]:
        """On each column, its row of the table."""
        frame = self._frame(width, height, measure)
        heads = words.tier_heads(over=self.over)
        made = []
        for index, tier in enumerate(self.of.tiers):
            cells = words.tier_cells(self.found, self.of, tier, self.currency, over=self.over)
            said = " · ".join(f"{h}: {c}" for h, c in zip(heads, cells, strict=True))
            made.append(Spot(frame.place(index), said))
        return tuple(made)


def apart(wanted: Sequence[float], least: float) -> list[float]:
    """Heights near where they are wanted, in their order, and so far apart."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    places = list(wanted)
    for before, after in pairwise(order):
        places[after] = max(places[after], places[before] + least)
    return places
