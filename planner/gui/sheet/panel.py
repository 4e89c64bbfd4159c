"""A sheet with a line under it: what is wrong with what was typed or pasted."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.notices import ListDialog
from planner.gui.sheet.model import Cell, Faults
from planner.gui.sheet.sheet import Sheet
from planner.gui.widgets import Note
from planner.words.catalogue import plural, text
from planner.words.numbers import count

FOOT = 34


class SheetPanel(QFrame):
    """The sheet and its line."""

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        """Put a line under a sheet."""
        super().__init__(parent)
        self.sheet = sheet
        self._faults: Faults = {}
        self.line = Note("complaint")
        self.hint = Note("caption")
        self._hint = ""
        self.all = QPushButton()
        self.all.setProperty("kind", "link")
        self.all.hide()
        self.all.clicked.connect(self._open)
        below = QHBoxLayout()
        below.setContentsMargins(UNIT, 0, UNIT, 0)
        below.setSpacing(UNIT)
        below.addWidget(self.line, 1)
        below.addWidget(self.hint, 1)
        below.addWidget(self.all)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT // 2)
        rows.addWidget(sheet, 1)
        foot = QWidget()
        foot.setLayout(below)
        foot.setMinimumHeight(FOOT)  # two lines: the table keeps its place while they change
        rows.addWidget(foot)
        sheet.complained.connect(self.complain)
        sheet.refused.connect(self.refuse)

    @Slot(str)
    def complain(self, words: str) -> None:
        """Say what is wrong; while nothing is, the hint is there."""
        self.line.say(words)
        self.hint.say("" if words else self._hint)
        self.sheet.setAccessibleDescription(words or self._hint)

    def say(self, words: str) -> None:
        """Say something of the cell in hand, as long as nothing is wrong."""
        self._hint = words
        self.complain(self.line.text())

    @Slot(object)
    def refuse(self, faults: Faults) -> None:
        """Say what could not be taken, by cell."""
        self._faults = faults
        self.all.setVisible(len(faults) > 1)
        if not faults:
            return
        first = self._sentence(min(faults))
        self.complain(text("Nothing was changed. {first}").format(first=first))
        more = plural("Show {count} remark", "Show all {count} remarks", len(faults))
        self.all.setText(more.format(count=count(len(faults))))

    def _sentence(self, cell: Cell) -> str:
        row, column = cell
        return text("Row {row}, {column}: {sentence}").format(
            row=self.sheet.cells.called(row),
            column=self.sheet.cells.column(column).title,
            sentence=self._faults[cell],
        )

    @Slot()
    def _open(self) -> None:
        lines = [self._sentence(cell) for cell in sorted(self._faults)]
        ListDialog.ask(self, text("What could not be taken"), lines)
