"""What the client of a quote may see and choose: every edit of it that the page takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.gui.document import Document
from planner.gui.quote.client_sees import ClientSees
from planner.gui.quote.inputs import row_of
from planner.gui.tall_scroll import into_view
from planner.model.allowed_edits import ticked
from planner.model.gifts import Concession
from planner.words.shown_to_client import step_of_tick


class Seen(QObject):
    """Edits what one client may see, and opens the dialog on the rest of it.

    Signals:
        shown: the client of a row is to be shown what it may see.
    """

    shown = Signal(int)

    def __init__(self, document: Document, page: QWidget, ticks: QWidget) -> None:
        """Edit for a page; ``client_id`` is whose quote it shows, ``ticks`` what is ticked in."""
        super().__init__(page)
        self._document, self._page, self._ticks = document, page, ticks
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
    def show(self) -> None:
        """Show the client what it may see."""
        self._document.settle()
        row = row_of(self._document.plan, self.client_id)
        if row is not None:
            self.shown.emit(row)

    @Slot()
    def ask(self) -> None:
        """Open the dialog on all that the client sees."""
        self._open()

    def _open(self) -> ClientSees | None:
        self._document.settle()
        if row_of(self._document.plan, self.client_id) is None:
            return None
        dialog = ClientSees(self._document, self.client_id, self._page.window())
        dialog.open()
        return dialog

    def reveal(self, keys: Sequence[str | int]) -> bool:
        """Put the focus on what decides a key of what the client may see."""
        if keys[:1] == ["concessions"]:
            into_view(self._ticks)
            self._ticks.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        dialog = self._open()
        if dialog is not None:
            dialog.reveal(str(keys[0]) if keys else "")
        return dialog is not None
