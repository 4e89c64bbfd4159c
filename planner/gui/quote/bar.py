"""The line above a quote: which one it is, a new one, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.charts.style import BODY, UNIT, Palette
from planner.gui import theme
from planner.gui.fields.number import ChoiceField
from planner.gui.widgets import label, set_words
from planner.model.plan import Plan
from planner.words import quote_page
from planner.words.catalogue import text

STEP_SIZE, CHOICE_WIDTH, EDGES = 24, 176, 48


class QuoteBar(QWidget):
    """Chooses among the quotes.

    Signals:
        chosen: another quote, by the id of its row.
        begun: a new quote is wanted.
        won, lost: the quote that is shown has ended so.
        shown: the client is to be shown what it may see.
    """

    chosen = Signal(str)
    begun = Signal()
    won = Signal()
    lost = Signal()
    shown = Signal()

    def __init__(self) -> None:
        """Build the line."""
        super().__init__()
        self._shown: list[tuple[str, str]] = []
        self.choice = ChoiceField()
        self.choice.setObjectName("quotes")
        self.choice.setFixedWidth(CHOICE_WIDTH)
        self.choice.activated.connect(self._chosen)
        self.before, self.after = QPushButton(), QPushButton()
        self.before.clicked.connect(self._previous)
        self.after.clicked.connect(self._following)
        self.place = label("caption")
        self.new, self.lose, self.win = QPushButton(), QPushButton(), QPushButton()
        self.show_client = QPushButton()
        self.show_client.setProperty("kind", "primary")
        self.new.clicked.connect(self.begun)
        self.lose.clicked.connect(self.lost)
        self.win.clicked.connect(self.won)
        self.show_client.clicked.connect(self.shown)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, UNIT + 4, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.choice)
        for button in (self.before, self.after):
            button.setProperty("kind", "step")
            button.setFixedSize(STEP_SIZE, STEP_SIZE)
            row.addWidget(button)
        row.addWidget(self.place)
        row.addStretch(1)
        for button in (self.new, self.lose, self.win, self.show_client):
            row.addWidget(button)

    @Slot(int)
    def _chosen(self, index: int) -> None:
        self.chosen.emit(self._shown[index][0])

    @Slot()
    def _previous(self) -> None:
        self._step(-1)

    @Slot()
    def _following(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        if self._shown:
            index = (self.choice.currentIndex() + by) % len(self._shown)
            self.chosen.emit(self._shown[index][0])

    def show_quotes(self, plan: Plan, rows: Sequence[int], chosen: int | None) -> None:
        """Show the quotes of a plan, and which of them is chosen."""
        clients = [plan.clients[row] for row in rows]
        shown = [(each.id, _fitting(quote_page.client_name(each))) for each in clients]
        if [each for each, _ in shown] != [each for each, _ in self._shown]:
            self.choice.clear()
            for client_id, name in shown:
                self.choice.addItem(name, client_id)
        else:
            for index, (_, name) in enumerate(shown):
                if self.choice.itemText(index) != name:
                    self.choice.setItemText(index, name)
        self._shown = shown
        here = rows.index(chosen) if chosen in rows else -1
        self.choice.setCurrentIndex(here)
        several = len(rows) > 1
        turning: tuple[QWidget, ...] = (self.before, self.after, self.place)
        for part in turning:
            part.setVisible(several)
        set_words(self.place, quote_page.place(here + 1, len(rows)))
        self.setVisible(here >= 0)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.before.setIcon(theme.icon("chevron-left", palette.muted))
        self.after.setIcon(theme.icon("chevron-right", palette.muted))

    def retranslate(self) -> None:
        """Write every word anew."""
        self.choice.setAccessibleName(text("Quote"))
        for button, words in (
            (self.before, text("Previous quote")),
            (self.after, text("Next quote")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        set_words(self.new, text("New quote"))
        self.new.setToolTip(text("Quote another client (Ctrl+Shift+N)"))
        set_words(self.lose, text("Lost…"))
        set_words(self.win, text("Won: add to clients"))
        set_words(self.show_client, text("Show the client"))


def _fitting(name: str) -> str:
    """As much of a name as the choice has room for."""
    metrics = QFontMetrics(theme.font(BODY))
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, CHOICE_WIDTH - EDGES)
