"""The plan and its scenarios side by side: a chart of what they earn, and a table of figures."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtGui import QResizeEvent

from planner.charts import scenarios as charts
from planner.charts.style import BODY, CAPTION, LIGHT, UNIT, Palette
from planner.gui.picture_view import PictureView
from planner.gui.plain_cells import PAD
from planner.gui.plain_table import Head, Line, PlainTable
from planner.gui.scene_painter import measure
from planner.gui.widgets import Card, Note
from planner.model.scenario_figures import Comparison
from planner.words import scenarios as words
from planner.words.catalogue import context, text
from planner.words.numbers import symbol
from planner.words.scenarios import Row

LEAST_PICTURE, ROW = 72, 34
NARROWEST_HEAD, WIDEST_HEAD = 56, 132


class Comparing(Card):
    """A card of figures; what is wrong with a scenario stands under its chart.

    Scenarios that have no room beside the others stand in a further table, beside the plan again.
    """

    def __init__(self) -> None:
        """Build an empty card."""
        super().__init__()
        self._comparison: Comparison | None = None
        self._palette: Palette = LIGHT
        self.picture = PictureView()
        self.problems = Note("problem")
        self.tables: list[PlainTable] = []
        self.rows.addWidget(self.picture)
        self.rows.addWidget(self.problems)
        self._another_table()

    def _another_table(self) -> None:
        table = PlainTable()
        table.recolour(self._palette)
        self.tables.append(table)
        self.rows.addWidget(table)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what was found."""
        self._comparison = comparison
        bars = 1 + len(comparison.scenarios)
        self.picture.canvas.setFixedHeight(max(LEAST_PICTURE, ROW * bars))
        self.picture.show_picture(
            charts.picture(comparison), empty_words=words.conclusion(comparison)
        )
        self.problems.say("\n".join(_wrong(comparison)))
        self._show_tables(comparison)

    def _show_tables(self, comparison: Comparison) -> None:
        width = self.width() - 4 * UNIT - 2
        rows = words.rows(comparison)
        needed = [_width(rows, column) for column in range(1 + len(comparison.scenarios))]
        titles = ceil(max(measure(row.name, BODY, False) for row in rows)) + 1 + 2 * PAD
        groups = grouped(needed, width - titles)
        while len(self.tables) < len(groups):
            self._another_table()
        for table in self.tables[len(groups) :]:
            table.hide()
        for table, columns in zip(self.tables, groups, strict=False):
            spare = width - titles - sum(needed[column] for column in columns)
            more = max(spare, 0) // len(columns)
            table.setAccessibleName(text("Your plan and the scenarios side by side"))
            table.show_lines(_heads(comparison, columns, needed, more), _lines(rows, columns))
            table.setMinimumHeight(table.full_height())
            table.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        if self._comparison is not None and event.size().width() != event.oldSize().width():
            self._show_tables(self._comparison)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self._palette = palette
        self.picture.recolour(palette)
        for table in self.tables:
            table.recolour(palette)


def grouped(needed: Sequence[int], width: int) -> list[list[int]]:
    """Columns in tables that fit: the plan, which is the first, stands in each of them.

    Args:
        needed: how wide each column is.
        width: what there is for them.
    """
    groups = [[0]]
    left = width - needed[0]
    for column, wide in enumerate(needed[1:], start=1):
        if wide > left and len(groups[-1]) > 1:
            groups.append([0])
            left = width - needed[0]
        groups[-1].append(column)
        left -= wide
    return groups


def _width(rows: Sequence[Row], column: int) -> int:
    """What the figures of a column need, and the beginning of its name."""
    cells = [row.cells[column] for row in rows]
    figures = max(measure(cell.words, BODY, False) for cell in cells)
    changes = max(measure(cell.change, CAPTION, False) for cell in cells)
    return ceil(max(figures, changes, NARROWEST_HEAD)) + 1 + 2 * PAD


def _wrong(comparison: Comparison) -> list[str]:
    """What keeps a scenario from its figures, or warns of them."""
    found = []
    for each in comparison.scenarios:
        if problem := words.problems(each):
            found.append(
                text("{scenario}: {problem}").format(
                    scenario=words.name(each.scenario), problem=problem
                )
            )
    return found


def _heads(
    comparison: Comparison, columns: Sequence[int], needed: Sequence[int], more: int
) -> tuple[Head, ...]:
    names = [words.base_name(), *(words.name(each.scenario) for each in comparison.scenarios)]
    unit = symbol(comparison.base.currency)
    figures = context("head of a column of figures", "{currency} a month").format(currency=unit)
    heads = [Head(figures, figures=False)]
    for column in columns:
        room = min(needed[column] - 2 * PAD - 1 + more, WIDEST_HEAD)
        heads.append(Head(charts.fitted(names[column], room, measure)))
    return tuple(heads)


def _lines(rows: Sequence[Row], columns: Sequence[int]) -> list[Line]:
    found = []
    for number, row in enumerate(rows):
        cells = [row.cells[column] for column in columns]
        found.append(
            Line(
                (row.name, *(cell.words for cell in cells)),
                under=("", *(cell.change for cell in cells)),
                tinted=number == 0,
                under_tones=("", *(cell.tone for cell in cells)),
            )
        )
    return found
