"""Why a quote was lost: a line that is kept in its row's note."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.fields.text import TextField
from planner.gui.widgets import Note
from planner.model.plan import Client
from planner.words import quote_page
from planner.words.catalogue import text
from planner.words.cells import text_of

WIDTH = 400


class LostDialog(QDialog):
    """Asks for the reason, which may be left out.

    Signals:
        answered: the quote is lost, for this reason.
    """

    answered = Signal(str)

    def __init__(self, client: Client, parent: QWidget) -> None:
        """Ask about a client."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("Quote lost"))
        self.setMinimumWidth(WIDTH)
        asked = Note("section")
        asked.say(
            text("Why was the quote for {client} lost?").format(
                client=quote_page.client_name(client)
            )
        )
        self.reason = TextField()
        self.reason.setAccessibleName(text("Reason"))
        self.reason.setPlaceholderText(text("too dear, another agency, not now …"))
        note = Note()
        note.say(text("The client is kept among your clients as archived, with this in its note."))
        buttons = QDialogButtonBox()
        self.yes = buttons.addButton(text("Lost"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.no = buttons.addButton(text("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.yes.setDefault(True)
        buttons.accepted.connect(self._answer)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        rows.setSpacing(UNIT)
        rows.addWidget(asked)
        rows.addWidget(self.reason)
        rows.addWidget(note)
        rows.addSpacing(UNIT)
        rows.addWidget(buttons)

    @Slot()
    def _answer(self) -> None:
        self.answered.emit(text_of(self.reason.text()))
        self.accept()
