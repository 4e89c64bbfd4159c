"""What the page of quotes shows while there is none: what one is, and the way to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.widgets import Card, Note, label, set_words
from planner.words.catalogue import text

WIDTH = 480


class NoQuote(QWidget):
    """Invites to the first quote, or to the package that it needs.

    Signals:
        begun: a quote is wanted.
        wanted: the input at a place of the plan is wanted.
    """

    begun = Signal()
    wanted = Signal(object)

    def __init__(self) -> None:
        """Build the invitation."""
        super().__init__()
        self._sells = True
        card = Card()
        card.setMaximumWidth(WIDTH)
        card.rows.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        card.rows.setSpacing(UNIT + 4)
        self.title, self.words = label("title"), Note("muted")
        self.button = QPushButton()
        self.button.setProperty("kind", "primary")
        self.button.clicked.connect(self._clicked)
        card.rows.addWidget(self.title)
        card.rows.addWidget(self.words)
        card.rows.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, UNIT + 4, 0)
        rows.addWidget(card)
        rows.addStretch(1)

    @Slot()
    def _clicked(self) -> None:
        if self._sells:
            self.begun.emit()
        else:
            self.wanted.emit(("packages",))

    def show_sells(self, *, sells: bool) -> None:
        """Say what is missing: a quote, or a package that could be offered."""
        self._sells = sells
        self.retranslate()

    def retranslate(self) -> None:
        """Write every word anew."""
        if self._sells:
            set_words(self.title, text("Nobody is being quoted"))
            self.words.say(
                text(
                    "Say who asks and how many contacts they have: you see what they pay, what you "
                    "keep, and how far you can go down while you talk."
                )
            )
            set_words(self.button, text("Quote a client"))
        else:
            set_words(self.title, text("There is nothing to offer yet"))
            self.words.say(text("A quote offers one of your packages. Add the first one."))
            set_words(self.button, text("To the packages"))
