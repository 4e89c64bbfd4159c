"""The table of the months: in short or with every line."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from planner.gui.over_time.kept_table import KeptTable
from planner.gui.plain_table import Head, Line
from planner.gui.sheet.clipboard import Copied, mime_of
from planner.model.over_time.projection import Projection
from planner.model.over_time.turns import has_one_tier
from planner.words import month_table as words
from planner.words.catalogue import text
from planner.words.numbers import percent


class MonthTable(KeptTable):
    """All months, a row each; copied, it has every line."""

    def __init__(self) -> None:
        """Build an empty table."""
        super().__init__()
        self._projection: Projection | None = None
        self.keys: list[str] = []

    def show_months(self, projection: Projection, *, every_line: bool) -> None:
        """Show these months; where the tier that is billed changes, its row is marked."""
        self._projection = projection
        of = words.columns(projection) if every_line else words.short(projection)
        self.keys = [each.key for each in of]
        heads = tuple(Head(each.title, figures=each.key != "month") for each in of)
        self.show_lines(heads, self._lines(projection, of, brief=not every_line))
        self.setAccessibleName(text("The months to come"))

    def _lines(self, projection: Projection, of: list[words.Column], *, brief: bool) -> list[Line]:
        before, one_tier = projection.discount, has_one_tier(projection)
        found = []
        rows = words.cells(projection, of, brief=brief)
        so_far = projection.cumulative_profit, projection.cumulative_cash
        for index, (month, cells) in enumerate(zip(projection.months, rows, strict=True)):
            under = {}
            if month.discount != before and one_tier:
                under["billed"] = words.before(percent(before))
            if month.month == projection.break_even and min(so_far[1][: index + 1]) < 0:
                under["cash"] = words.break_even()
            before = month.discount
            values = {
                "profit": month.profit,
                "cumulative_profit": so_far[0][index],
                "cash": so_far[1][index],
            }
            tones = {key: "loss" for key, value in values.items() if value < 0}
            if month.reached != month.discount and one_tier:
                tones["reached"] = "accent"
            found.append(
                Line(
                    cells,
                    under=tuple(under.get(key, "") for key in self.keys) if under else (),
                    tones=tuple(tones.get(key, "") for key in self.keys) if tones else (),
                    tinted="billed" in under,
                )
            )
        return found

    def height_of(self, rows: int) -> int:
        """How tall it is with so many rows, its titles, and a bar where it is too wide."""
        header = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height() if self._crowded else 0
        return header + sum(self.rowHeight(row) for row in range(rows)) + bar + 2

    def copy(self) -> None:
        """Put every line of every month on the clipboard, with the titles."""
        projection = self._projection
        if projection is None:
            return
        of = words.columns(projection)
        QGuiApplication.clipboard().setMimeData(
            mime_of(
                Copied(
                    [each.title for each in of],
                    [list(row) for row in words.cells(projection, of)],
                    [each.key != "month" for each in of],
                )
            )
        )
