"""The last edits of the plan, from which on they can be kept as a scenario."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from planner.gui.document import Document
from planner.gui.packages.menu import popup
from planner.model.plan import Plan
from planner.model.scenarios import differences
from planner.words.catalogue import plural, text
from planner.words.numbers import count
from planner.words.sentences import one_line

MOST_STEPS = 12


class Keeping(QWidget):
    """Offers the steps since which the edits are kept.

    Signals:
        kept: the Plan before the step that was chosen.
    """

    kept = Signal(object)

    def __init__(self, document: Document, parent: QWidget) -> None:
        """Offer the steps of a document; it shows nothing itself."""
        super().__init__(parent)
        self.hide()
        self._document = document
        self._before: list[Plan] = []

    @property
    def possible(self) -> bool:
        """Whether there was an edit since the plan was opened."""
        return bool(self._document.steps(1))

    def menu(self) -> QMenu:
        """The menu of the steps; it goes when it closes."""
        made = popup(self)
        self._before = []
        head = made.addAction(text("Keep your edits since, and this one:"))
        head.setEnabled(False)
        now = after = self._document.plan
        for said, before in self._document.steps(MOST_STEPS):
            itself, after = differences(before, after), before
            number = len(differences(before, now).changes)
            if not (itself.changes and number):
                continue
            differing = plural("{count} difference", "{count} differences", number)
            words = text("{step} ({differences})").format(
                step=one_line(said), differences=differing.format(count=count(number))
            )
            action = made.addAction(words.replace("&", "&&"))
            action.setData(len(self._before))
            self._before.append(before)
        if not self._before:
            made.clear()
            made.addAction(text("There is no edit yet that a scenario could hold")).setEnabled(
                False
            )
        made.triggered.connect(self._chosen)
        return made

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        self.kept.emit(self._before[int(action.data())])
