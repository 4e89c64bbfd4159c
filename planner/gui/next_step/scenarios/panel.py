"""A base and named differences, side by side."""

from __future__ import annotations

from planner.gui.calculator import Results
from planner.gui.document import Document
from planner.gui.page import Page


class ScenariosPanel(Page):
    """A base and named differences, side by side."""

    def __init__(self, document: Document) -> None:
        """Build the panel."""
        super().__init__()
        self._document = document

    def show_results(self, results: Results) -> None:
        """Show these results."""
        del results
