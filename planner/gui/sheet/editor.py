"""The field that lies over a cell while it is typed into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.gui.fields.number import keypad_mark
from planner.gui.sheet.model import Kind

Keys = Qt.Key
EDGES = 24  # borders, paddings and room for the next letter
ERASERS = {Keys.Key_Backspace, Keys.Key_Delete}


class CellEditor(QLineEdit):
    """One field for all cells of a sheet.

    Signals:
        done: the text is to be taken, and the hand goes on by (rows, columns).
        left: the hand is elsewhere.
        given_up: the value before is wanted back.
    """

    done = Signal(object)
    left = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Make it, unseen."""
        super().__init__(parent)
        self.setProperty("kind", "cell")
        self._begun = ""
        self._number = False
        self._choices: Sequence[str] = ()
        self._erasing = False
        self.wrong = ""
        self.textEdited.connect(self._complete)
        self.textEdited.connect(self._forgive)
        self.hide()

    def begin(self, words: str, kind: Kind, choices: Sequence[str], *, name: str) -> None:
        """Show a cell's text, all of it selected, for an edit."""
        self.setAlignment(
            Qt.AlignmentFlag.AlignRight if kind is Kind.NUMBER else Qt.AlignmentFlag.AlignLeft
        )
        self._begun, self._choices = words, choices
        self._number = kind is Kind.NUMBER
        self.setAccessibleName(name)
        self.complain("")
        self.setText(words)
        self.show()
        self.setFocus()

    def replace(self, typed: str) -> None:
        """Begin with what was typed on the cell instead of its text."""
        self.selectAll()
        self.insert(typed)
        self.textEdited.emit(self.text())

    @property
    def needed(self) -> int:
        """The width that its text needs."""
        return self.fontMetrics().horizontalAdvance(self.text()) + EDGES

    @property
    def changed(self) -> bool:
        """Whether the text is another than at the beginning."""
        return self.text() != self._begun

    def complain(self, words: str) -> None:
        """Say what is wrong with the text: a red edge, and words for those who do not see it."""
        self.wrong = words
        self.setAccessibleDescription(words)
        if bool(self.property("wrong")) != bool(words):
            self.setProperty("wrong", bool(words))
            self.style().unpolish(self)
            self.style().polish(self)

    @Slot()
    def _forgive(self) -> None:
        self.complain("")

    @Slot(str)
    def _complete(self, typed: str) -> None:
        """Write a choice out as soon as its beginning is typed; the rest is selected."""
        if self._erasing or not typed or self.cursorPosition() < len(typed):
            return
        start = typed.casefold()
        found = next((each for each in self._choices if each.casefold().startswith(start)), None)
        if found is not None and len(found) > len(typed):
            self.setText(typed + found[len(typed) :])
            self.setSelection(len(found), len(typed) - len(found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Tab and the arrows up and down take the text and go on."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._number and (mark := keypad_mark(event)):
            self.insert(mark)
            return
        match event.key():
            case Keys.Key_Escape:
                self.given_up.emit()
            case Keys.Key_Return | Keys.Key_Enter:
                self.done.emit((-1 if shift else 1, 0))
            case Keys.Key_Tab | Keys.Key_Backtab:
                back = shift or event.key() == Keys.Key_Backtab
                self.done.emit((0, -1 if back else 1))
            case Keys.Key_Up:
                self.done.emit((-1, 0))
            case Keys.Key_Down:
                self.done.emit((1, 0))
            case _:
                self._erasing = event.key() in ERASERS
                super().keyPressEvent(event)
                self._erasing = False

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802 - Qt's name
        """Tab goes to the next cell, never out of the sheet by itself."""
        self.done.emit((0, 1 if following else -1))
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Elsewhere the text is taken; a menu over it or another window changes nothing."""
        super().focusOutEvent(event)
        if event.reason() not in {
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        }:
            self.left.emit()
