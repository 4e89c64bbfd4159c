"""Fields of words: one line, or several, each with the plan holding the value."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from planner.charts.style import UNIT
from planner.words import typed_text

LINES_SHOWN = 4


def is_history(event: QEvent) -> bool:
    """Whether a key asks for undo or redo: that is the plan's own history, not a field's."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
    return event.matches(undo) or event.matches(redo)


class TextField(QLineEdit):
    """A line of words.

    Signals:
        entered: what is typed, with every keystroke.
        settled: the hand has left the field.
    """

    entered = Signal(str)
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty field."""
        super().__init__(parent)
        self._value = ""
        self._before = ""  # the value from where the present typing began
        self.textEdited.connect(self._typed)

    def set_value(self, value: str) -> None:
        """Show a value, unless what is typed says it."""
        typed = self.hasFocus() and typed_text.line(self.text()) == value
        self._value = value
        if not typed:
            self._before = value
            if self.text() != value:
                self.setText(value)
                self.setCursorPosition(0)

    @Slot(str)
    def _typed(self, typed: str) -> None:
        self._take(typed_text.line(typed))

    def _take(self, value: str) -> None:
        if value != self._value:
            self._value = value
            self.entered.emit(value)

    def forget(self) -> None:
        """Write the value as it is kept."""
        self._before = self._value
        if self.text() != self._value:
            self.setText(self._value)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the plan."""
        if is_history(event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives the words back; Enter ends the edit."""
        if event.key() == Qt.Key.Key_Escape and self._value != self._before:
            self._take(self._before)
            self.forget()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.forget()
            self.settled.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """From here on Escape leads back to what is here now."""
        super().focusInEvent(event)
        self._before = self._value

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving writes the words as they are kept."""
        super().focusOutEvent(event)
        self.forget()
        self.settled.emit()


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
        if not (self.hasFocus() and typed_text.lines(self.toPlainText()) == value):
            self._write()

    def _write(self) -> None:
        words = "\n".join(self._value)
        if words != self.toPlainText():
            self._writing = True
            self.setPlainText(words)
            self._writing = False

    @Slot()
    def _typed(self) -> None:
        value = typed_text.lines(self.toPlainText())
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
