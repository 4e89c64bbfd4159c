"""Cash so far, month by month: how deep it goes, and from which month it stays above nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.charts.beside import CLEAR, DESCENT, line_name, point_words
from planner.charts.months_frame import ABOVE, BELOW, NAMES, MonthsFrame, frame
from planner.charts.picture import Picture, Spot
from planner.charts.room import Path, Room
from planner.charts.scene import Area, Box, Item, Measure, Pixel, Ring, Stroke, Text
from planner.charts.style import CAPTION, UNIT
from planner.model.over_time.cash import Low, delays, low
from planner.model.over_time.projection import Projection
from planner.model.over_time.simulation import Simulation
from planner.words import cash as words
from planner.words.numbers import money

FAN = 14
"""How much of the colour the fan has, in hundredths."""
BELOW_LOW = 12
"""How much room the deepest point has below it, in hundredths of all amounts."""
DOT = 4.0
MARK_BASE = 13.0


def picture(projection: Projection, simulation: Simulation | None = None) -> Picture | None:
    """Cash so far, with profit so far where payment terms put the two apart.

    Args:
        projection: what is expected.
        simulation: what is possible: the fan; None: without it.

    Returns:
        None where there is no month.
    """
    if not projection.months:
        return None
    chart = _Chart(projection, simulation)
    return Picture(
        title=words.title(projection),
        items=chart.items,
        summary=words.summary(projection),
        spots=chart.spots,
    )


@dataclass(frozen=True)
class _Chart:
    """The picture; month 0 is today, when nothing has come in yet."""

    projection: Projection
    simulation: Simulation | None

    @property
    def _cash(self) -> tuple[int, ...]:
        return 0, *self.projection.cumulative_cash

    @property
    def _profit(self) -> tuple[int, ...]:
        """Profit so far; empty where it is cash."""
        if not any(delays(self.projection)):
            return ()
        return 0, *self.projection.cumulative_profit

    @property
    def _fan(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The lower and the upper edge of what is possible; empty where that is not known."""
        months = () if self.simulation is None else self.simulation.months
        months = months[: len(self.projection.months)]
        if all(month.cash.p10 == month.cash.p90 for month in months):
            return (), ()
        return (
            (0, *(month.cash.p10 for month in months)),
            (0, *(month.cash.p90 for month in months)),
        )

    def _frame(self, width: float, height: float, measure: Measure) -> MonthsFrame:
        lower, upper = self._fan
        amounts = [*self._cash, *self._profit, *lower, *upper]
        projection, deepest = self.projection, low(self.projection)
        if deepest is not None:  # its figure stands below it
            amounts.append(deepest.amount - (max(amounts) - min(amounts)) * BELOW_LOW // 100)
        return frame(
            (width, height),
            (0, len(projection.months)),
            amounts,
            projection.plan.currency,
            projection.start,
            measure,
            above=ABOVE if projection.break_even else UNIT,
            below=BELOW + (0 if projection.start and not lower else NAMES),
        )

    def items(self, width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        """Lay it out."""
        laid = self._frame(width, height, measure)
        deepest = low(self.projection)
        cash, profit = _points(laid, self._cash), _points(laid, self._profit)
        lower, upper = (_points(laid, edge) for edge in self._fan)
        made: list[Item] = [*laid.grid(), *laid.months(measure)]
        made += laid.names(width, measure, fan=FAN if lower else 0)
        if lower:
            made.append(Area((*upper, *reversed(lower)), "accent", FAN))
        made += self._mark(laid, width, measure)
        if profit:
            made.append(Stroke(profit, "muted", 1.5, "dashed"))
        made.append(Stroke(cash, "accent", 2.0))
        room = self._room(laid, [cash, profit])
        if deepest is not None:
            made += self._low(laid, deepest, room, measure)
        names = [(words.cash_line(), "accent", cash)]
        if profit:
            names.append((words.profit_line(), "muted", profit))
        for name, colour, points in names:
            box = line_name(room, Path(points), measure(name, CAPTION, True))
            made += _set(room, box, name, colour)
        made += self._rings(laid, deepest)
        return tuple(made)

    def _room(self, laid: MonthsFrame, lines: Sequence[Sequence[Pixel]]) -> Room:
        """The plot with its lines: the one of nothing, the one at break-even, and the two."""
        room = Room(laid.plot)
        room.paths += [(Path(points), CLEAR) for points in lines if points]
        if laid.low < 0:
            zero = laid.y(0)
            edges = (laid.plot.left, zero), (laid.plot.right, zero)
            room.paths.append((Path(edges), CLEAR - 1))
        first = self.projection.break_even
        if first is not None:
            room.taken.append(Box(laid.x(first) - 1, laid.plot.top, 2, laid.plot.height))
        return room

    def _mark(self, laid: MonthsFrame, width: float, measure: Measure) -> Iterator[Item]:
        """The break-even month: a dotted line up to its words over the plot."""
        first = self.projection.break_even
        if first is None:
            return
        x = laid.x(first)
        y = laid.y(self._cash[first])
        yield Stroke(((x, laid.plot.top), (x, y)), "gain", 1.0, "dotted")
        said = words.break_even_mark(self.projection)
        wide = measure(said, CAPTION, True)
        left = laid.plot.left  # never over the figures at the left
        if wide <= width - left:
            middle = min(max(x, left + wide / 2), width - wide / 2)
            yield Text(middle, MARK_BASE, said, "gain", CAPTION, bold=True, align="centre")

    def _low(self, laid: MonthsFrame, deepest: Low, room: Room, measure: Measure) -> Iterator[Item]:
        """The amount at the deepest point."""
        x, y = laid.x(deepest.month), laid.y(deepest.amount)
        said = money(deepest.amount, self.projection.plan.currency, unit=True)
        room.taken.append(Box(x - DOT - 1, y - DOT - 1, 2 * DOT + 2, 2 * DOT + 2))
        box = point_words(room, x, y, measure(said, CAPTION, True))
        yield from _set(room, box, said, "loss")

    def _rings(self, laid: MonthsFrame, deepest: Low | None) -> Iterator[Item]:
        first = self.projection.break_even
        if deepest is not None:
            yield Ring(laid.x(deepest.month), laid.y(deepest.amount), DOT, "loss")
        if first is not None:
            yield Ring(laid.x(first), laid.y(self._cash[first]), DOT, "gain")

    def spots(self, width: float, height: float, measure: Measure) -> tuple[Spot, ...]:
        """Around each month, what it brings."""
        laid = self._frame(width, height, measure)
        made = []
        for index, month in enumerate(self.projection.months):
            left = max(laid.x(month.month - 0.5), laid.plot.left)
            right = min(laid.x(month.month + 0.5), laid.plot.right)
            box = Box(left, laid.plot.top, right - left, laid.plot.height)
            made.append(Spot(box, words.of_month(self.projection, index)))
        return tuple(made)


def _points(laid: MonthsFrame, amounts: Sequence[int]) -> tuple[Pixel, ...]:
    return tuple((laid.x(month), laid.y(amount)) for month, amount in enumerate(amounts))


def _set(room: Room, box: Box | None, said: str, colour: str) -> Iterator[Item]:
    """Words in their place, where they have found one."""
    if box is not None:
        room.taken.append(box)
        yield Text(box.left, round(box.bottom - DESCENT), said, colour, CAPTION, bold=True)
