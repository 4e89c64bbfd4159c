"""How far the possible months have come, for sections that show them beside the expected ones."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.charts.style import UNIT
from planner.gui.over_time.foreseen import Foreseen
from planner.gui.widgets import label, set_words
from planner.words import sure as words
from planner.words.catalogue import context, text


class HowFar(QWidget):
    """One line that is there while the work is slow or stopped, with what ends or begins it.

    One button does both: it keeps the focus of whoever pressed it.
    """

    def __init__(self, foreseen: Foreseen, parent: QWidget) -> None:
        """Build it; it is hidden until there is something to say."""
        super().__init__(parent)
        self._foreseen, self._wanted = foreseen, False
        self.said, self.button = label("caption"), QPushButton()
        self.button.setProperty("kind", "link")
        self.button.clicked.connect(self._pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        row.addWidget(self.said)
        row.addWidget(self.button)
        self.hide()
        foreseen.progressed.connect(self.tell)

    def show_where(self, *, wanted: bool) -> None:
        """Whether the section that is looked at shows possible months and does not say so."""
        self._wanted = wanted
        self.tell()

    @Slot()
    def tell(self) -> None:
        """Say how far it is."""
        progress = self._foreseen.progress
        if progress.is_cancelled:
            set_words(self.said, words.stopped_in_short())
            set_words(self.button, context("the possible futures", "Compute"))
        else:
            set_words(self.said, words.working_in_short(progress.month, progress.months))
            set_words(self.button, text("Cancel"))
        self.setVisible(self._wanted and (progress.is_slow or progress.is_cancelled))

    @Slot()
    def _pressed(self) -> None:
        if self._foreseen.progress.is_cancelled:
            self._foreseen.resume()
        else:
            self._foreseen.cancel()
