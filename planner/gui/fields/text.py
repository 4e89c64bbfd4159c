"""A line of the user's own words, bound to the plan."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.widgets import Note, label, plain_tip
from planner.model.plan import Plan
from planner.words.cells import text_of

LONGEST = 500
NAME_WIDTH = 64


def is_history(event: QEvent) -> bool:
    """Whether a key asks for undo or redo: that is the plan's own history, a field keeps none."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
        return False
    undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
    return event.matches(undo) or event.matches(redo)


class TextField(QLineEdit):
    """A line of words; the plan's own history undoes what is typed.

    Signals:
        entered: the words, with every keystroke.
        settled: the hand has left the field.
    """

    entered = Signal(str)
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty field."""
        super().__init__(parent)
        self._before = ""  # the words from where the present typing began
        self.setMaxLength(LONGEST)
        self.textEdited.connect(self._typed)

    @Slot(str)
    def _typed(self, typed: str) -> None:
        self.entered.emit(text_of(typed))

    def set_words(self, words: str) -> None:
        """Show words, unless what is being typed says them."""
        if not (self.hasFocus() and text_of(self.text()) == words) and self.text() != words:
            self.setMaxLength(max(LONGEST, len(words)))  # a file's longer words are not cut
            self._before = words
            self.setText(words)
            self.setCursorPosition(0)
        self.setToolTip(plain_tip(words) if words else "")

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the plan."""
        if is_history(event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives the words back; Enter ends the edit."""
        if event.key() == Qt.Key.Key_Escape and text_of(self.text()) != self._before:
            self.setText(self._before)
            self.entered.emit(self._before)
            return
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._end()

    def _end(self) -> None:
        """Show the words as they are kept: what follows is another edit."""
        self._before = text_of(self.text())
        self.setText(self._before)
        self.settled.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """From here on Escape leads back to what is here now."""
        super().focusInEvent(event)
        self._before = text_of(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving shows the beginning of what is kept."""
        super().focusOutEvent(event)
        self._end()
        self.setCursorPosition(0)


class TextRow(QWidget):
    """A name and a line of words beside it."""

    def __init__(
        self,
        document: Document,
        key: str,
        name: Callable[[], str],
        step: Callable[[], str],
        get: Callable[[Plan], str],
        put: Callable[[Plan, str], Plan],
        parent: QWidget | None = None,
    ) -> None:
        """Bind a field to words of the plan.

        Args:
            document: the open plan.
            key: names the field and its run of edits.
            name: its label.
            step: what the undo menu calls the edit.
            get: the words of a plan.
            put: the plan with other words.
            parent: the widget it belongs to.
        """
        super().__init__(parent)
        self._document, self._key = document, key
        self._name, self._step, self._get, self._put = name, step, get, put
        self.label = label("muted")
        self.label.setMinimumWidth(NAME_WIDTH)
        self.field = TextField()
        self.field.setObjectName(key)
        self.label.setBuddy(self.field)
        self.note = Note()
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.label)
        row.addWidget(self.field, 1, Qt.AlignmentFlag.AlignVCenter)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(row)
        rows.addWidget(self.note)
        self.field.entered.connect(self._entered)
        self.field.settled.connect(document.settle)

    @Slot(str)
    def _entered(self, words: str) -> None:
        base = self._document.base(self._key)
        self._document.edit(self._step, self._put(base, words), merge=self._key)

    def show_plan(self, plan: Plan) -> None:
        """Show the words of this plan."""
        self.field.set_words(self._get(plan))

    def retranslate(self) -> None:
        """Write every word anew."""
        self.label.setText(self._name())
        self.field.setAccessibleName(self._name())
