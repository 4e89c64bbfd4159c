"""The page on which a client is quoted, at the speed of the hand."""

from __future__ import annotations

from planner.gui.calculator import Results
from planner.gui.document import Document
from planner.gui.page import Page


class QuotePage(Page):
    """One proposed client against the book."""

    def __init__(self, document: Document) -> None:
        """Build the page."""
        super().__init__()
        self._document = document

    def show_results(self, results: Results) -> None:
        """Show the quote of these results."""
        del results
