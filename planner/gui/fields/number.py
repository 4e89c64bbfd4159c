"""Fields that read what people type, as they type it, and say what is wrong under themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QEnterEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolTip, QWidget

from planner.charts.style import BODY
from planner.gui import theme
from planner.gui.fields.goal_button import GoalButton
from planner.gui.widgets import plain_tip
from planner.words import numbers
from planner.words.cells import CellError, sentence
from planner.words.entry import NO_DOUBT, Doubt, EntryError, doubt, range_of

FIELD_WIDTH = 112
UNIT_GAP = 10
EDGE = 11  # border, padding and what the style adds, on either side of the text


def keypad_mark(event: QKeyEvent) -> str:
    """The reader's decimal mark where the keypad's decimal key was pressed, whatever it is called.

    Empty for any other key: the point of the main block is whatever it says.
    """
    keypad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
    return numbers.current().decimal if keypad and event.text() in {".", ","} else ""


def _doubt(error: EntryError | CellError) -> Doubt:
    return doubt(error) if isinstance(error, EntryError) else NO_DOUBT


class NumberField(QLineEdit):
    """A number with its unit. The plan holds the value; the field holds only what is typed.

    Signals:
        entered: a value that was typed, with every keystroke that makes sense.
        settled: the hand has left the field: what follows is another edit.
        complained: what is wrong with the text, or nothing.
        asked: a Doubt about the text: what it could mean, or nothing.
        sought: what the number has to be for a goal is asked.
    """

    sought = Signal()
    entered = Signal(object)
    settled = Signal()
    complained = Signal(str)
    asked = Signal(object)

    def __init__(
        self,
        read: Callable[[str], Any],
        write: Callable[[Any], str],
        parent: QWidget | None = None,
    ) -> None:
        """Make a field.

        Args:
            read: makes a value of a text, or raises EntryError or CellError.
            write: the text of a value.
            parent: the widget it belongs to.

        ``about`` says what the number is, and ``doubts`` what to ask of a text and its value;
        ``can_be_sought`` says whether goal seek knows it (None: it does not).
        """
        super().__init__(parent)
        self.can_be_sought: Callable[[], bool] | None = None
        self._goal: GoalButton | None = None
        self._read, self._write = read, write
        self._value: Any = None
        self._before: Any = None  # the value from where the present typing began
        self._typing = False
        self._unit = ""
        self._wrong = ""
        self._doubt = NO_DOUBT
        self.about: Callable[[], str] | None = None
        self.doubts: Callable[[str, Any], Doubt] | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(FIELD_WIDTH)
        self.textEdited.connect(self._typed)
        self.textChanged.connect(self._make_room)

    @property
    def value(self) -> Any:
        """The last value that made sense; None where nothing was entered."""
        return self._value

    @property
    def wrong(self) -> bool:
        """Whether what is typed makes no sense."""
        return bool(self._wrong)

    def set_unit(self, unit: str) -> None:
        """Show a unit, muted, after the number."""
        if unit != self._unit:
            self._unit = unit
            self._make_room()
            self._describe()
            self.update()

    @Slot()
    def _make_room(self) -> None:
        """Keep the unit's place free; where the number needs it, the unit gives way."""
        metrics = self.fontMetrics()
        unit = metrics.horizontalAdvance(self._unit) + UNIT_GAP // 2 if self._unit else 0
        room = self.width() - 2 * EDGE
        kept = unit if metrics.horizontalAdvance(self.text()) + unit <= room else 0
        if kept != self.textMargins().right():
            self.setTextMargins(0, 0, kept, 0)
        if self._goal is not None and self._goal.isVisibleTo(self):
            self._goal.offer(room=self._room_before())
        elif self._goal is not None:
            self._offer_goal()

    @property
    def seekable(self) -> bool:
        """Whether it can be asked what the number has to be for a goal."""
        return self.can_be_sought is not None and not self.isReadOnly() and self.can_be_sought()

    def _offer_goal(self) -> None:
        """Show the button of goal seek while the hand is here; it is made when first needed."""
        here = (self.hasFocus() or self.underMouse()) and self.seekable
        if here and self._goal is None:
            self._goal = GoalButton(self)
            self._goal.clicked.connect(self.sought)
        if self._goal is not None:
            self._goal.offer(room=self._room_before() if here else 0)

    def _room_before(self) -> int:
        """The width at the left of the number."""
        number = self.fontMetrics().horizontalAdvance(self.text())
        return self.width() - self.textMargins().right() - EDGE - number

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse is here."""
        super().enterEvent(event)
        self._offer_goal()

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is gone."""
        super().leaveEvent(event)
        self._offer_goal()

    def _describe(self) -> None:
        """Say the unit, the range and the complaint to those who do not see them."""
        said = (self._unit, range_of(self._read), self._wrong)
        self.setAccessibleDescription(" ".join(filter(None, said)))

    def tip(self) -> str:
        """What the number is and which numbers fit, for whoever asks."""
        about = "" if self.about is None else self.about()
        return " ".join(filter(None, (about, range_of(self._read))))

    def set_value(self, value: Any) -> None:
        """Show a value, unless what is typed says it, or is there to be mended."""
        if (self.hasFocus() or self.wrong) and (value == self._value or self._says(value)):
            self._value = value
            return
        if value != self._value:
            self._ask(NO_DOUBT)
        self._value = value
        self._typing = False
        self._complain("")
        text = self._text(value)
        if text != self.text():
            self.setText(text)

    def _text(self, value: Any) -> str:
        return "" if value is None else self._write(value)

    def _says(self, value: Any) -> bool:
        try:
            return bool(self._read(self.text()) == value)
        except (EntryError, CellError):
            return False

    def rewrite(self) -> None:
        """Write the value anew: the language is another."""
        self._describe()
        if self._goal is not None:
            self._goal.retranslate()
        if self._wrong:
            try:
                self._read(self.text())
            except (EntryError, CellError) as error:
                self._complain(sentence(error))
                self._ask(NO_DOUBT)
                self._ask(_doubt(error))
                return
        self._write_out()
        self._ask(NO_DOUBT)

    def read_again(self) -> None:
        """Take what the text means by now: what it is about, such as the currency, is another."""
        self._typed(self.text())

    def forget(self) -> None:
        """Drop what is typed: the field is about something else from here on."""
        self._write_out()
        self._ask(NO_DOUBT)

    def take(self, text: str) -> None:
        """Take a text as if it was typed, and the focus with it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # the link that was chosen is about to go
        self.setText(text)
        self._typed(text)
        self.selectAll()

    def _write_out(self) -> None:
        """Write the value as it is always written; what was asked stays to be answered."""
        self._typing = False
        self._complain("")
        self.setText(self._text(self._value))

    @Slot(str)
    def _typed(self, text: str) -> None:
        if not self._typing:
            self._before, self._typing = self._value, True
        try:
            value = self._read(text)
        except (EntryError, CellError) as error:
            # An emptied field waits for what is typed next; left empty, it shows its value again.
            self._complain("" if error.code == "empty" else sentence(error))
            self._ask(_doubt(error))
            # Half of a number is none: until the text makes sense, the value before it holds.
            self._take(self._before)
            return
        self._complain("")
        self._ask(NO_DOUBT if self.doubts is None else self.doubts(text, value))
        self._take(value)

    def _ask(self, about: Doubt) -> None:
        if about != self._doubt:
            self._doubt = about
            self.asked.emit(about)

    def _take(self, value: Any) -> None:
        if value != self._value:
            self._value = value
            self.entered.emit(value)

    def _complain(self, words: str) -> None:
        if words != self._wrong:
            self._wrong = words
            self._describe()
            self.setProperty("wrong", bool(words))
            self.style().unpolish(self)
            self.style().polish(self)
            self.complained.emit(words)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the plan's own history; on hover, say what the number is."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self.tip()), self)
            return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if event.matches(undo) or event.matches(redo):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives the value back; Enter ends the edit and selects it for the next."""
        if not self.isReadOnly() and (mark := keypad_mark(event)):
            self.insert(mark)
            return
        if event.key() == Qt.Key.Key_Escape and self._typing:
            self._complain("")
            self._take(self._before)
            self.forget()
            self.selectAll()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self._wrong:
            self._write_out()
            self.selectAll()
            self.settled.emit()
            event.ignore()  # in a dialog, Enter also says yes
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keyboard selects everything: typing replaces."""
        super().focusInEvent(event)
        self._describe()  # what fits may be another by now, as with another currency
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.selectAll()
        self._offer_goal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving writes the value as it is always written; a wrong text stays to be mended."""
        super().focusOutEvent(event)
        if not self._wrong:
            self._write_out()
        self.settled.emit()
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._offer_goal()  # another window in front takes nothing out of the hand

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the window: only words can be dropped here."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a wheel never changes a number."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the unit after the number."""
        super().paintEvent(event)
        if self.textMargins().right():
            painter = QPainter(self)
            painter.setPen(self.palette().placeholderText().color())
            painter.setFont(theme.font(BODY))
            box = QRect(0, 0, self.width() - UNIT_GAP, self.height())
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._unit
            )


class ChoiceField(QComboBox):
    """A choice of a few words that the wheel never changes."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow, which a style sheet leaves out."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().placeholderText().color(), 1.5))
        x, y = self.width() - 14, self.height() / 2 - 2
        painter.drawPolyline([QPointF(x - 4, y), QPointF(x, y + 4), QPointF(x + 4, y)])
