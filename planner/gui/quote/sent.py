"""The line above a quote that says what its client was sent, and what has changed since."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.charts.style import UNIT
from planner.gui.widgets import Note, set_kind, set_words
from planner.model.plan import Client, Plan
from planner.model.proposals import newest_first, since
from planner.words import proposals as words
from planner.words.catalogue import text


class SentLine(QWidget):
    """Says of the newest proposal what it is worth today; it takes no room where there is none.

    Signals:
        wanted: all that was sent is wanted, first what this client was sent, by its row's id.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        """Build an empty line."""
        super().__init__()
        self._shown: tuple[Plan, Client] | None = None
        self.note = Note()
        self.all = QPushButton()
        self.all.setProperty("kind", "link")
        self.all.clicked.connect(self._want)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, UNIT + 4, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.note, 1)
        row.addWidget(self.all, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @Slot()
    def _want(self) -> None:
        self.wanted.emit("" if self._shown is None else self._shown[1].id)

    def show_sent(self, plan: Plan, client: Client | None) -> None:
        """Show what the client of a quote was sent last."""
        self._shown = None if client is None else (plan, client)
        found = () if client is None else newest_first(plan, client.id)
        self.setVisible(bool(found))
        if found:
            of = since(plan, found[0], date.today())
            set_kind(self.note, "warning" if of.has_changed or of.is_over else "caption")
            self.note.say(words.in_short(found[0], of))

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.all, text("All that was sent…"))
        if self._shown is not None:
            self.show_sent(*self._shown)
