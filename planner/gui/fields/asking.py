"""What is asked under a field whose text could be two numbers: one link for each of them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.fields.number import NumberField
from planner.gui.widgets import Note
from planner.words.catalogue import text
from planner.words.entry import Doubt


class Asking(QWidget):
    """The question under a field; it takes no room while there is none."""

    def __init__(self, field: NumberField) -> None:
        """Ask what a field doubts; its parts are made at the first doubt, and few ever are."""
        super().__init__()
        self._field = field
        self.words: Note | None = None
        self.links: list[QPushButton] = []
        self.hide()
        field.asked.connect(self._ask)

    @Slot(object)
    def _ask(self, doubt: Doubt) -> None:
        if doubt.readings and not self.links:
            self._build()
        if self.words is not None:
            self.words.say(doubt.words)
        for link, reading in zip(self.links, doubt.readings, strict=False):
            link.setText(reading.replace("&", "&&"))
            link.setAccessibleName(text("Take {number}").format(number=reading))
        self.setVisible(bool(doubt.readings))

    def _build(self) -> None:
        self.words = Note()
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for _ in range(2):
            link = QPushButton()
            link.setProperty("kind", "link")
            link.setAutoDefault(False)
            link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            link.clicked.connect(self._choose)
            row.addWidget(link)
            self.links.append(link)
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self.words)
        rows.addLayout(row)
        before: QWidget = self._field
        for link in self.links:
            self.setTabOrder(before, link)
            before = link

    @Slot()
    def _choose(self) -> None:
        link = self.sender()
        if isinstance(link, QPushButton):
            self._field.take(link.text().replace("&&", "&"))
