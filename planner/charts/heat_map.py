"""Price and accounts as a map: a cell for each, tinted by its profit, with its sign and figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from planner.charts.fitted import fitted
from planner.charts.picture import Picture, Spot
from planner.charts.scene import Box, Dash, Fill, Item, Measure, Stroke, Text
from planner.charts.style import CAPTION, UNIT
from planner.model.plan import Plan
from planner.model.price_accounts import Cell, Grid
from planner.words import heat_map as words

KEY, HEAD, FOOT = 22.0, 18.0, 40.0
SAMPLE = 24.0
FAINT, STRONG = 6, 38
"""The faintest and the strongest tint, in hundredths."""

BASE = 4.5

Line = tuple[str, str, Dash, float, Callable[[Cell], bool]]
"""A line of the map: its name, colour, dash and width, and what it has on its far side."""


def picture(grid: Grid, plan: Plan) -> Picture:
    """The map of a grid."""
    chart = _Chart(grid, plan)
    return Picture(
        title=words.title(grid, plan),
        items=chart.items,
        summary=words.summary(grid, plan),
        spots=chart.spots,
    )


@dataclass(frozen=True)
class _Cells:
    """Where the cells are: rows from the bottom, as accounts grow."""

    plot: Box
    rows: int
    columns: int

    def box(self, row: int, column: int) -> Box:
        """A cell; its edges are on whole pixels."""
        left, right = self.x(column), self.x(column + 1)
        top, bottom = self.y(row + 1), self.y(row)
        return Box(left, top, right - left, bottom - top)

    def x(self, column: int) -> float:
        """The left edge of a column."""
        return float(round(self.plot.left + self.plot.width * column / self.columns))

    def y(self, row: int) -> float:
        """The lower edge of a row."""
        return float(round(self.plot.bottom - self.plot.height * row / self.rows))


@dataclass(frozen=True)
class _Chart:
    grid: Grid
    plan: Plan

    def _cells(self, width: float, height: float, measure: Measure) -> _Cells:
        names = [measure(each, CAPTION, True) for each in self._row_names()]
        left = max(names) + UNIT
        top = KEY + HEAD
        plot = Box(left, top, max(width - left - 2, 1.0), max(height - top - FOOT, 1.0))
        return _Cells(plot, len(self.grid.accounts), len(self.grid.changes))

    def _row_names(self) -> list[str]:
        return [
            words.row(*each) for each in zip(self.grid.accounts, self.grid.discounts, strict=True)
        ]

    @property
    def _here(self) -> tuple[int, int]:
        """Row and column of today."""
        return (
            self.grid.accounts.index(self.grid.today),
            self.grid.changes.index(Decimal(0)),
        )

    def items(self, width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        """Lay it out."""
        cells = self._cells(width, height, measure)
        made: list[Item] = [*self._grounds(cells), *self._figures(cells, measure)]
        key: list[Line] = []
        for line in self._lines():
            ways = list(_border(self.grid, cells, line[4]))
            if ways:
                key.append(line)
            made += [Stroke(way, line[1], line[3], line[2]) for way in ways]
        made.append(_frame(cells.box(*self._here)))
        made += self._axes(cells, width, measure)
        made += self._key(key, width, measure)
        return tuple(made)

    def _lines(self) -> list[Line]:
        """Break-even, the profit goal and the target margin, as far as there are any."""
        grid = self.grid
        found: list[Line] = [
            (words.break_even(), "ink", "solid", 2.0, lambda cell: cell.profit >= 0)
        ]
        goal, target = grid.goal, grid.target
        if goal is not None:
            name = words.goal(grid, self.plan.currency)
            found.append((name, "accent", "dashed", 2.0, lambda cell: cell.profit >= goal))
        if target is not None:
            name = words.target(grid)
            found.append(
                (
                    name,
                    "commission",
                    "dotted",
                    2.0,
                    lambda cell: cell.margin is not None and cell.margin >= target,
                )
            )
        return found

    def _grounds(self, cells: _Cells) -> Iterator[Item]:
        profits = [abs(cell.profit) for row in self.grid.cells for cell in row]
        most = max(*profits, 1)
        for row, each in enumerate(self.grid.cells):
            for column, cell in enumerate(each):
                if cell.profit:
                    colour = "gain" if cell.profit > 0 else "loss"
                    level = FAINT + (STRONG - FAINT) * abs(cell.profit) // most
                    yield Fill(cells.box(row, column), colour, level)

    def _figures(self, cells: _Cells, measure: Measure) -> Iterator[Item]:
        """The figure of each cell, as much of it as there is room for: at last its sign."""
        currency = self.plan.currency
        box = cells.box(0, 0)
        room = cells.plot.width / cells.columns - UNIT // 2
        for write in (words.cell, words.cell_in_thousands, words.sign):
            figures = [[write(cell.profit, currency) for cell in row] for row in self.grid.cells]
            if max(measure(each, CAPTION, True) for row in figures for each in row) <= room:
                break
        if box.height < CAPTION + 2:
            return
        for row, each in enumerate(figures):
            for column, shown in enumerate(each):
                box = cells.box(row, column)
                here = (row, column) == self._here
                base = box.top + box.height / 2 + BASE
                x = box.left + box.width / 2
                yield Text(x, base, shown, "ink", CAPTION, bold=here, align="centre")

    def _axes(self, cells: _Cells, width: float, measure: Measure) -> Iterator[Item]:
        plot = cells.plot
        here = self._here
        tall = plot.height / cells.rows >= CAPTION + 2
        for row, name in enumerate(self._row_names()):
            box = cells.box(row, 0)
            base = box.top + box.height / 2 + BASE
            if tall or row == here[0]:
                ink = "ink" if row == here[0] else "muted"
                bold = row == here[0]
                yield Text(plot.left - UNIT, base, name, ink, CAPTION, bold=bold, align="right")
        base = plot.bottom + 16
        room = plot.width / cells.columns - UNIT / 2
        names = [
            words.column(self.grid, index, self.plan.currency)
            for index in range(len(self.grid.changes))
        ]
        tight = max(measure(name, CAPTION, True) for name in names) > room
        taken: list[tuple[float, float]] = []
        for column in sorted(range(len(names)), key=lambda column: column != here[1]):
            # Every fourth one where they stand too close, today's always.
            if tight and (column - here[1]) % 4:
                continue
            bold = column == here[1]
            name = fitted(names[column], width, CAPTION, bold, measure)
            half = measure(name, CAPTION, bold) / 2
            box = cells.box(0, column)
            x = min(max(box.left + box.width / 2, half), width - half)
            if all(x + half + 4 < left or right + 4 < x - half for left, right in taken):
                taken.append((x - half, x + half))
                ink = "ink" if bold else "muted"
                yield Text(x, base, name, ink, CAPTION, bold=bold, align="centre")
        axis = fitted(words.across(self.grid, self.plan), plot.width, CAPTION, False, measure)
        yield Text(plot.right, base + 16, axis, "muted", CAPTION, align="right")
        upward = fitted(words.upward(), width, CAPTION, False, measure)
        yield Text(0, KEY + 10, upward, "muted", CAPTION)

    def _key(self, lines: list[Line], width: float, measure: Measure) -> Iterator[Item]:
        """Which line is which, as far as there is room."""
        x, base = 0.0, 12.0
        for name, colour, dash, thick, _ in lines:
            wide = SAMPLE + UNIT / 2 + measure(name, CAPTION, False)
            if x + wide > width:
                return
            yield Stroke(((x, base - 4), (x + SAMPLE, base - 4)), colour, thick, dash)
            yield Text(x + SAMPLE + UNIT / 2, base, name, "muted", CAPTION)
            x += wide + 2 * UNIT

    def spots(self, width: float, height: float, measure: Measure) -> tuple[Spot, ...]:
        """What is said of each cell."""
        cells = self._cells(width, height, measure)
        return tuple(
            Spot(cells.box(row, column), words.said(self.grid, row, column, self.plan))
            for row in range(cells.rows)
            for column in range(cells.columns)
        )


def _border(
    grid: Grid, cells: _Cells, holds: Callable[[Cell], bool]
) -> Iterator[tuple[tuple[float, float], ...]]:
    """The edges between cells of which it holds for one and not for the other, joined to runs."""
    marks = [[holds(cell) for cell in row] for row in grid.cells]
    rows, columns = cells.rows, cells.columns
    for column in range(1, columns):
        run: list[int] = []
        for row in range(rows + 1):
            if row < rows and marks[row][column - 1] != marks[row][column]:
                run.append(row)
            elif run:
                x = cells.x(column)
                yield (x, cells.y(run[0])), (x, cells.y(run[-1] + 1))
                run = []
    for row in range(1, rows):
        run = []
        for column in range(columns + 1):
            if column < columns and marks[row - 1][column] != marks[row][column]:
                run.append(column)
            elif run:
                y = cells.y(row)
                yield (cells.x(run[0]), y), (cells.x(run[-1] + 1), y)
                run = []


def _frame(box: Box) -> Stroke:
    """The ring around today's cell."""
    left, top, right, bottom = box.left + 1, box.top + 1, box.right - 1, box.bottom - 1
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top - 1))
    return Stroke(corners, "ink", 2.0)
