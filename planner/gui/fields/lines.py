"""Lines of the user's own words, one below the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from planner.charts.style import UNIT
from planner.gui.fields.text import is_history
from planner.words.cells import lines_of

LINES_SHOWN = 4


class LinesField(QPlainTextEdit):
    """Lines of words.

    Signals:
        entered: the lines that say something, with every keystroke.
        settled: the hand has left the field.
    """

    entered = Signal(object)
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty field."""
        super().__init__(parent)
        self._value: tuple[str, ...] = ()
        self._writing = False
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFixedHeight(LINES_SHOWN * self.fontMetrics().lineSpacing() + 3 * UNIT)
        self.textChanged.connect(self._typed)

    def set_value(self, value: tuple[str, ...]) -> None:
        """Show lines, unless what is typed says them."""
        self._value = value
        if not (self.hasFocus() and lines_of(self.toPlainText()) == value):
            self._write()

    def _write(self) -> None:
        words = "\n".join(self._value)
        if words != self.toPlainText():
            self._writing = True
            self.setPlainText(words)
            self._writing = False

    @Slot()
    def _typed(self) -> None:
        value = lines_of(self.toPlainText())
        if not self._writing and value != self._value:
            self._value = value
            self.entered.emit(value)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the plan."""
        if is_history(event):
            event.ignore()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving writes the lines as they are kept."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._write()
            self.settled.emit()
