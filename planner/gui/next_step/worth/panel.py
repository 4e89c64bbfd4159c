"""What each client and each package is worth."""

from __future__ import annotations

from planner.gui.calculator import Results
from planner.gui.document import Document
from planner.gui.page import Page


class WorthPanel(Page):
    """What each client and each package is worth."""

    def __init__(self, document: Document) -> None:
        """Build the panel."""
        super().__init__()
        self._document = document

    def show_results(self, results: Results) -> None:
        """Show these results."""
        del results
