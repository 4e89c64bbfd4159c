"""How sure it is: the chances of tiers and of the goal, and how far the months spread."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from planner.gui.document import Document
from planner.gui.over_time.foreseen import Foreseen, Outlook
from planner.gui.over_time.section import Section
from planner.gui.widgets import Card, label


class SurePanel(Section):
    """How sure it is: the chances of tiers and of the goal, and how far the months spread."""

    by_chance = True

    def __init__(self, document: Document, foreseen: Foreseen) -> None:
        """Build the panel; ``foreseen`` says how far its figures have come."""
        super().__init__()
        self._document, self._foreseen = document, foreseen
        self.title = label("title")
        card = Card()
        card.rows.addWidget(self.title)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(card)

    def show_outlook(self, outlook: Outlook) -> None:
        """Show these months."""
        self.title.setText(str(len(outlook.projection.months)) if outlook.projection else "")
