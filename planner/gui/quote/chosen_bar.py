"""What a client chose in the meeting, and whether it becomes its quote."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.quote.inputs import row_of
from planner.gui.widgets import breakable, label, set_words
from planner.model.choosing import Looking
from planner.model.chosen import with_choice
from planner.words import meeting, quote_page
from planner.words.catalogue import text


class ChosenBar(QFrame):
    """A quiet line above a quote; nothing is taken over unless it is asked for.

    Signals:
        said: what has come of it.
    """

    said = Signal(str)

    def __init__(self, document: Document) -> None:
        """Build a line that is not there yet."""
        super().__init__()
        self._document = document
        self._client_id = ""
        self._looking: Looking | None = None
        self.setProperty("kind", "notice")
        self.words = label("muted")
        self.words.setWordWrap(True)
        self.take, self.drop = QPushButton(), QPushButton()
        self.take.setProperty("kind", "primary")
        self.take.clicked.connect(self._take)
        self.drop.clicked.connect(self.forget)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT - 2, 2 * UNIT, UNIT - 2)
        row.setSpacing(UNIT)
        row.addWidget(self.words, 1)
        row.addWidget(self.take)
        row.addWidget(self.drop)
        self.hide()

    def propose(self, client_id: str, looking: Looking) -> None:
        """Something was chosen by a client."""
        self._client_id, self._looking = client_id, looking
        self.retranslate()
        self.show_for(client_id)

    def show_for(self, client_id: str) -> None:
        """Be there where the quote of that client is."""
        self.setVisible(self._looking is not None and client_id == self._client_id)

    @Slot()
    def forget(self) -> None:
        """It was only looked at."""
        self._looking = None
        self.hide()

    @Slot()
    def _take(self) -> None:
        document, looking = self._document, self._looking
        document.settle()
        row = row_of(document.plan, self._client_id)
        if looking is None or row is None:
            return
        made = with_choice(document.plan, row, looking.offer, looking.choice)
        if made is None:
            self.said.emit(quote_page.shared_package())
            return
        self.forget()
        document.edit(lambda: text("Take over what was chosen"), made)
        document.settle()

    def retranslate(self) -> None:
        """Write every word anew."""
        if self._looking is not None:
            set_words(self.words, breakable(meeting.chosen(self._looking)))
        self.take.setText(text("Take it into the quote"))
        self.drop.setText(text("Leave the quote"))
