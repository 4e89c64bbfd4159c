"""The years of a plan as columns: what each brings in, and what is left of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from planner.charts.months_frame import BASE, BELOW, SWATCH, MonthsFrame, frame
from planner.charts.picture import Picture, Spot
from planner.charts.scene import Box, Fill, Item, Measure, Stroke, Text
from planner.charts.style import CAPTION, UNIT
from planner.model.money import Currency
from planner.model.over_time.years import Year
from planner.words import years as words
from planner.words.numbers import axis_money

KEY = 22.0
ROW = 15.0
GAP, INNER = 0.3, 0.24
"""What is left free between years, and how much narrower the profit is on either side."""
WIDEST = 120.0
PALE = 18


def picture(years: Sequence[Year], currency: Currency, start: date | None) -> Picture | None:
    """A column a year; None where there is no year."""
    if not years:
        return None
    chart = _Chart(tuple(years), currency, start)
    return Picture(
        title=words.title(years, currency),
        items=chart.items,
        summary=words.summary(years, currency, start),
        spots=chart.spots,
    )


@dataclass(frozen=True)
class _Chart:
    """The columns."""

    years: tuple[Year, ...]
    currency: Currency
    start: date | None

    def _frame(self, width: float, height: float, measure: Measure) -> MonthsFrame:
        """The frame; what has no room beside the others takes none above or below, either."""
        wide = self._framed(width, height, measure, ROW, ROW)
        above, below = (
            ROW * self._tells_amounts(wide, measure),
            ROW * self._tells_months(wide, measure),
        )
        return self._framed(width, height, measure, above, below)

    def _tells_amounts(self, laid: MonthsFrame, measure: Measure) -> bool:
        """Whether every column has room for its profit; beyond it, it would be that of none."""
        widest = max(measure(each, CAPTION, True) for each in self._profits)
        return widest + 4 <= self._column(laid, 0, 0).width

    def _tells_months(self, laid: MonthsFrame, measure: Measure) -> bool:
        """Whether every year has room for its months."""
        names = [words.short_months(year, self.start) for year in self.years]
        widest = max(measure(each, CAPTION, False) for each in names)
        return widest + UNIT <= laid.plot.width / len(self.years)

    @property
    def _profits(self) -> list[str]:
        return [axis_money(year.profit, self.currency, 1, unit=False) for year in self.years]

    def _framed(
        self, width: float, height: float, measure: Measure, above: float, below: float
    ) -> MonthsFrame:
        amounts = [amount for year in self.years for amount in (year.revenue, year.profit)]
        return frame(
            (width, height),
            (0, len(self.years)),
            amounts,
            self.currency,
            self.start,
            measure,
            above=KEY + above,
            below=BELOW + below,
        )

    def _column(self, laid: MonthsFrame, index: int, amount: int, inner: float = 0.0) -> Box:
        """A column from nothing to its amount, ``inner`` of it narrower on either side."""
        place = laid.column(index + 1)
        wide = min(place.width * (1 - GAP), WIDEST) * (1 - 2 * inner)
        top, bottom = sorted((laid.y(amount), laid.y(0)))
        left = round(place.left + (place.width - wide) / 2)
        right = round(place.left + (place.width + wide) / 2)
        return Box(left, top, max(right - left, 1), bottom - top)

    def items(self, width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        """Lay it out."""
        laid = self._frame(width, height, measure)
        made: list[Item] = [*self._key(width, measure), *laid.grid()]
        for index, year in enumerate(self.years):
            made.append(Fill(self._column(laid, index, year.revenue), "accent", PALE))
            colour = "accent" if year.profit >= 0 else "loss"
            made.append(Fill(self._column(laid, index, year.profit, INNER), colour))
        if laid.low < 0:
            y = laid.y(0)
            made.append(Stroke(((laid.plot.left, y), (laid.plot.right, y)), "field_border"))
        made += self._amounts(laid, measure)
        made += self._under(laid, width, height, measure)
        return tuple(made)

    def _amounts(self, laid: MonthsFrame, measure: Measure) -> Iterator[Item]:
        """The profit of each year at the end of its column, where all have room."""
        if laid.plot.top < KEY + ROW:
            return
        for index, (year, words_of) in enumerate(zip(self.years, self._profits, strict=True)):
            place = laid.column(index + 1)
            end = laid.y(year.profit)
            middle = place.left + place.width / 2
            wide = measure(words_of, CAPTION, True)
            behind = self._column(laid, index, year.revenue)
            top = end - ROW
            if year.profit < 0:
                top = min(end + 2, laid.plot.bottom - ROW)
            elif behind.top < end and top < behind.top + 2:
                top = behind.top - ROW
            box = Box(middle - wide / 2 - 2, top, wide + 4, ROW - 1)
            if not behind.meets(box):  # no line of the grid goes through the figure
                yield Fill(box, "surface")
            colour = "loss" if year.profit < 0 else "ink"
            yield Text(middle, top + 11, words_of, colour, CAPTION, bold=True, align="centre")

    def _under(
        self, laid: MonthsFrame, width: float, height: float, measure: Measure
    ) -> Iterator[Item]:
        """The years and their months; where columns are narrow, every second, third…."""
        names = [(words.name(year), words.short_months(year, self.start)) for year in self.years]
        a_year = laid.plot.width / len(self.years)
        months = max(measure(each, CAPTION, False) for _, each in names)
        titles = max(measure(each, CAPTION, True) for each, _ in names)
        with_months = height - laid.plot.bottom >= BELOW + ROW
        widest = max(titles, months) if with_months else titles
        every = max(ceil((widest + UNIT / 2) / a_year), 1)
        for index in range(0, len(names), every):
            name, of = names[index]
            place = laid.column(index + 1)
            half = measure(name, CAPTION, True) / 2
            least = max(laid.plot.left - UNIT / 2 + half, half)
            middle = min(max(place.left + place.width / 2, least), width - half)
            base = laid.plot.bottom + BASE
            yield Text(middle, base, name, "ink", CAPTION, bold=True, align="centre")
            if with_months:
                middle = place.left + place.width / 2
                yield Text(middle, base + ROW, of, "muted", CAPTION, align="centre")

    def spots(self, width: float, height: float, measure: Measure) -> tuple[Spot, ...]:
        """On each year, what it brings."""
        laid = self._frame(width, height, measure)
        return tuple(
            Spot(laid.column(index + 1), words.sentence(year, self.currency, self.start))
            for index, year in enumerate(self.years)
        )

    def _key(self, width: float, measure: Measure) -> Iterator[Item]:
        """What the columns are."""
        named = [(words.profit(), "accent", 0), (words.loss(), "loss", 0)]
        shown = [any(y.profit >= 0 for y in self.years), any(y.profit < 0 for y in self.years)]
        entries = [each for each, there in zip(named, shown, strict=True) if there]
        x = 0.0
        for name, colour, level in (*entries, (words.revenue(), "accent", PALE)):
            wide = measure(name, CAPTION, False)
            if x + SWATCH + UNIT / 2 + wide > width:
                return
            yield Fill(Box(x, 2, SWATCH, SWATCH - 2), colour, level)
            yield Text(x + SWATCH + UNIT / 2, 11, name, "muted", CAPTION)
            x += SWATCH + UNIT / 2 + wide + 2 * UNIT
