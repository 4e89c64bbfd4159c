"""What is assumed of the months to come: the left column of their page."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea

from planner.charts.style import Palette
from planner.gui.calculator import Results
from planner.gui.document import Document
from planner.gui.widgets import Card
from planner.model.problems import Place

WIDTH = 264


class Assumed(QScrollArea):
    """Everything that is assumed of the months to come."""

    def __init__(self, document: Document) -> None:
        """Build the column."""
        super().__init__()
        self._document = document
        card = Card()
        card.setFixedWidth(WIDTH)
        self.setWidget(card)

    def show_results(self, results: Results) -> None:
        """Show what the plan of these results assumes."""

    def reveal(self, place: Place) -> bool:
        """Put the focus on the input of a place; False where there is none."""
        del place
        return False

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""

    def retranslate(self) -> None:
        """Write every word anew."""
