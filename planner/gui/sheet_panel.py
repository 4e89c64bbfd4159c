"""A sheet with a line under it: what is wrong with what was typed or pasted."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.notices import ListDialog
from planner.gui.sheet import Sheet
from planner.gui.sheet_model import Cell, Faults
from planner.gui.widgets import Note
from planner.words.catalogue import plural, text
from planner.words.numbers import count


class SheetPanel(QFrame):
    """The sheet and its line."""

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        """Put a line under a sheet."""
        super().__init__(parent)
        self.sheet = sheet
        self._faults: Faults = {}
        self.line = Note("complaint")
        self.all = QPushButton()
        self.all.setProperty("kind", "link")
        self.all.hide()
        self.all.clicked.connect(self._open)
        below = QHBoxLayout()
        below.setContentsMargins(UNIT, 0, UNIT, 0)
        below.setSpacing(UNIT)
        below.addWidget(self.line, 1)
        below.addWidget(self.all)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT // 2)
        rows.addWidget(sheet, 1)
        rows.addLayout(below)
        sheet.complained.connect(self.line.say)
        sheet.refused.connect(self.refuse)

    @Slot(object)
    def refuse(self, faults: Faults) -> None:
        """Say what could not be taken, by cell."""
        self._faults = faults
        self.all.setVisible(len(faults) > 1)
        if not faults:
            return
        first = self._sentence(min(faults))
        self.line.say(text("Nothing was changed. {first}").format(first=first))
        more = plural("Show {count} remark", "Show all {count} remarks", len(faults))
        self.all.setText(more.format(count=count(len(faults))))

    def _sentence(self, cell: Cell) -> str:
        row, column = cell
        known = row < self.sheet.cells.rowCount()
        return text("Row {row}, {column}: {sentence}").format(
            row=self.sheet.cells.number(row) if known else count(row + 1),
            column=self.sheet.cells.column(column).title,
            sentence=self._faults[cell],
        )

    @Slot()
    def _open(self) -> None:
        lines = [self._sentence(cell) for cell in sorted(self._faults)]
        ListDialog.ask(self, text("What could not be taken"), lines)
