"""Paragraphs of the user's own words: an introduction, terms."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.fields.text import is_history
from planner.gui.files.plan_details import line_of
from planner.gui.widgets import label
from planner.model.plan import Plan

LONGEST = 20_000


class Paragraphs(QWidget):
    """A name, and a field of several lines bound to the plan; empty lines are kept."""

    def __init__(
        self,
        document: Document,
        key: str,
        words: str,
        step: Callable[[], str],
        get: Callable[[Plan], str],
        put: Callable[[Plan, str], Plan],
        *,
        lines: int = 4,
    ) -> None:
        """Bind a field to words of the plan.

        Args:
            document: the open plan.
            key: names the field and its run of edits.
            words: its label.
            step: what the undo menu calls the edit.
            get: the words of a plan.
            put: the plan with other words.
            lines: how many are seen at once.
        """
        super().__init__()
        self._document, self._key = document, key
        self._step, self._get, self._put = step, get, put
        self._writing = False
        self.field = _Field()
        self.field.setObjectName(key)
        self.field.setAccessibleName(words)
        self.field.setFixedHeight(lines * self.field.fontMetrics().lineSpacing() + 3 * UNIT)
        name = label("muted", words)
        name.setBuddy(self.field)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT // 2)
        rows.addWidget(name)
        rows.addWidget(self.field)
        self.field.textChanged.connect(self._typed)

    @Slot()
    def _typed(self) -> None:
        value = _kept(self.field.toPlainText())
        if not self._writing and value != self._get(self._document.plan):
            base = self._document.base(self._key)
            self._document.edit(self._step, self._put(base, value), merge=self._key)

    def show_plan(self, plan: Plan) -> None:
        """Show the words of this plan, unless what is being typed says them."""
        value = self._get(plan)
        if _kept(self.field.toPlainText()) != value:
            self._writing = True
            self.field.setPlainText(value)
            self._writing = False

    def settle(self) -> None:
        """What follows is another edit."""
        self._document.settle()


class _Field(QPlainTextEdit):
    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the plan."""
        if is_history(event):
            event.ignore()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving ends the edit."""
        super().focusOutEvent(event)
        of = self.parentWidget()
        if isinstance(of, Paragraphs):
            of.settle()


def _kept(written: str) -> str:
    return "\n".join(line_of(each) for each in written[:LONGEST].split("\n")).strip("\n")
