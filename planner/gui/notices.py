"""The bar that says that a plan is an example."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from planner.charts.style import UNIT
from planner.gui.widgets import label
from planner.words.catalogue import text


class ExampleBar(QFrame):
    """Says that what is seen is an example, and how to leave it.

    Signals:
        own: a plan of one's own is wanted.
    """

    own = Signal()

    def __init__(self) -> None:
        """Build the bar."""
        super().__init__()
        self.setProperty("kind", "notice")
        self.words = label("muted")
        self.button = QPushButton()
        self.button.setProperty("kind", "primary")
        self.button.clicked.connect(self.own)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT - 2, 2 * UNIT, UNIT - 2)
        row.addWidget(self.words)
        row.addStretch(1)
        row.addWidget(self.button)

    def retranslate(self) -> None:
        """Write every word anew."""
        self.words.setText(text("This is an example: its clients and prices are made up."))
        self.button.setText(text("Start with my numbers"))
