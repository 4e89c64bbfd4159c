"""Goal seek beside an input: a small dialog that Escape closes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.calculator import Results
from planner.gui.document import Document
from planner.gui.goal.form import GoalForm
from planner.model.book import Book
from planner.model.goal.levers import Lever
from planner.words.catalogue import text

WIDTH = 440


class GoalDialog(QDialog):
    """Asks what one input, or a chosen one, has to be for a goal."""

    def __init__(self, document: Document, lever: Lever | None, parent: QWidget) -> None:
        """Ask about an input; None: it is chosen first."""
        super().__init__(parent)
        self._document, self._plan = document, document.plan
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("Find the value for a goal"))
        self.form = GoalForm(document, chooses=lever is None)
        self.form.used.connect(self._used)
        self.cancel = QPushButton(text("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.form.use.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addStretch(1)
        buttons.addWidget(self.form.use)
        buttons.addWidget(self.cancel)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        rows.setSpacing(UNIT + 4)
        rows.addWidget(self.form, 1)
        rows.addLayout(buttons)
        # Once, also while something is typed, which a field alone would take back first.
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.activated.connect(self.reject)
        self.form.retranslate()
        if lever is not None:
            self.form.lever = lever
        self.form.show_book(_book(document, parent))
        self.setFixedWidth(WIDTH)
        self.form.target.setFocus(Qt.FocusReason.TabFocusReason)
        document.changed.connect(self._changed)

    @Slot()
    def _used(self) -> None:
        if self.isVisible():
            self.accept()

    @Slot()
    def _changed(self) -> None:
        """Close where the plan is another, by the answer or from outside: rows may have moved."""
        if self._document.plan is not self._plan and self.isVisible():
            self.accept()

    def done(self, result: int) -> None:
        """Close without waiting for an answer that nobody wants any more."""
        self.form.leave()
        super().done(result)


def _book(document: Document, window: QWidget) -> Book:
    """The book of the plan: the window has computed most already."""
    results: Results | None = getattr(getattr(window, "calculator", None), "results", None)
    known = results is not None and results.book.plan is document.plan
    return results.book if results is not None and known else Book(document.plan)
