"""The last edits of the plan, from which on they can be kept as a scenario."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from planner.gui.document import Document
from planner.gui.packages.menu import popup
from planner.model.plan import Plan
from planner.model.scenarios import changes_between
from planner.words.catalogue import plural, text
from planner.words.numbers import count
from planner.words.sentences import one_line

MOST_STEPS = 12
MOST_COUNTED = 1000
"""Differences beyond which nobody waits for their number."""


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
            itself, after = any(True for _ in changes_between(before, after)), before
            number = sum(1 for _ in islice(changes_between(before, now), MOST_COUNTED + 1))
            if not (itself and number):
                continue
            words = text("{step} ({differences})").format(
                step=one_line(said), differences=_how_many(number)
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


def _how_many(number: int) -> str:
    if number > MOST_COUNTED:
        return text("more than {count} differences").format(count=count(MOST_COUNTED))
    words = plural("{count} difference", "{count} differences", number)
    return words.format(count=count(number))
