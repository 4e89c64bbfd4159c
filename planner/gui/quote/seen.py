"""What the client of a quote may see and choose: every edit of it that the page takes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from planner.gui.document import Document
from planner.gui.quote.client_sees import ClientSees
from planner.gui.quote.inputs import row_of
from planner.model.allowed_edits import ticked
from planner.model.gifts import Concession
from planner.words.shown_to_client import step_of_tick


class Seen(QObject):
    """Edits what one client may see, and opens the dialog on the rest of it."""

    def __init__(self, document: Document, page: QWidget) -> None:
        """Edit for a page; ``client_id`` is whose quote it shows."""
        super().__init__(page)
        self._document, self._page = document, page
        self.client_id = ""

    @Slot(object, bool)
    def tick(self, concession: Concession, on: bool) -> None:
        """Let the client choose a concession, or not, as one step."""
        document = self._document
        document.settle()
        row = row_of(document.plan, self.client_id)
        if row is not None:
            made = ticked(document.plan, row, concession, on=on)
            document.edit(lambda: step_of_tick(concession, on=on), made)
            document.settle()

    @Slot()
    def ask(self) -> None:
        """Open the dialog on all that the client sees."""
        self._document.settle()
        if row_of(self._document.plan, self.client_id) is not None:
            ClientSees(self._document, self.client_id, self._page.window()).open()
