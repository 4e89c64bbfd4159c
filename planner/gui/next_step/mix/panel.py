"""Which accounts to resell and which to put on commission: the best mix, and why."""

from __future__ import annotations

from planner.gui.calculator import Results
from planner.gui.document import Document
from planner.gui.page import Page


class MixPanel(Page):
    """Which accounts to resell and which to put on commission: the best mix, and why."""

    def __init__(self, document: Document) -> None:
        """Build the panel."""
        super().__init__()
        self._document = document

    def show_results(self, results: Results) -> None:
        """Show these results."""
        del results
