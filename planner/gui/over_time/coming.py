"""How far the possible months have come, where they take long: with a way to stop them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.charts.style import UNIT
from planner.gui.over_time.foreseen import Foreseen
from planner.gui.widgets import label, set_words
from planner.words import sure as words
from planner.words.catalogue import context, text


class Coming(QWidget):
    """A line that takes no room while nobody has to wait."""

    def __init__(self, foreseen: Foreseen) -> None:
        """Follow this work."""
        super().__init__()
        self._foreseen, self._awaited = foreseen, False
        self.state = label("muted")
        self.state.setWordWrap(True)
        self.cancel, self.resume = QPushButton(), QPushButton()
        self.cancel.clicked.connect(foreseen.cancel)
        self.resume.clicked.connect(foreseen.resume)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        row.addWidget(self.state, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.resume)
        foreseen.progressed.connect(self._tell)
        self.hide()

    def wait_for(self, awaited: bool) -> None:
        """Say whether the months that are shown lack what is computed."""
        self._awaited = awaited
        self._tell()

    @Slot()
    def _tell(self) -> None:
        progress = self._foreseen.progress
        stopped = progress.is_cancelled
        if stopped:
            set_words(self.state, words.stopped(of_before=False))
        elif progress.is_slow:
            said = words.working(progress.month, progress.months, of_before=False)
            set_words(self.state, said)
        self.cancel.setVisible(not stopped)
        self.resume.setVisible(stopped)
        self.setVisible(self._awaited and (stopped or progress.is_slow))

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.cancel, text("Cancel"))
        set_words(self.resume, context("the possible futures", "Compute"))
        self._tell()
