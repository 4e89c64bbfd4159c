"""What each year brings."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from planner.gui.document import Document
from planner.gui.over_time.foreseen import Outlook
from planner.gui.over_time.section import Section
from planner.gui.widgets import Card, label


class YearsPanel(Section):
    """What each year brings."""

    def __init__(self, document: Document) -> None:
        """Build the panel."""
        super().__init__()
        self._document = document
        self.title = label("title")
        card = Card()
        card.rows.addWidget(self.title)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(card)

    def show_outlook(self, outlook: Outlook) -> None:
        """Show these months."""
        self.title.setText(str(len(outlook.projection.months)) if outlook.projection else "")
