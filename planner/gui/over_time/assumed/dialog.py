"""What the small dialogs of the column share: rows with names, a month, a package, two buttons."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import UNIT
from planner.gui.fields.asking import Asking
from planner.gui.fields.number import ChoiceField, NumberField
from planner.gui.widgets import Note, label, plain_tip
from planner.model.over_time.calendar import FARTHEST
from planner.model.plan import Plan
from planner.words import coming
from planner.words.catalogue import text

WIDTH, FIELD, EDGE = 440, 256, 48
MOST_SEEN = 12


class ComingDialog(QDialog):
    """Asks for one thing that is known to come in a month.

    Signals:
        answered: what it is, as the plan keeps it.
    """

    answered = Signal(object)

    def __init__(self, plan: Plan, title: str, accept: str, parent: QWidget) -> None:
        """Build the frame.

        Args:
            plan: what it is about.
            title: what the dialog is called.
            accept: what its button says.
            parent: the window.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFixedWidth(WIDTH)
        self.plan = plan
        self.month = self.choice("month", self._months())
        self.month.setMaxVisibleItems(MOST_SEEN)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        self._rows.setSpacing(UNIT)
        box = QDialogButtonBox()
        self.accept_button = box.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        self.cancel: QPushButton = box.addButton(
            text("Cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        self.cancel.setAutoDefault(False)  # it never looks like the one that Enter presses
        box.accepted.connect(self._accept)
        box.rejected.connect(self.reject)
        self._box = box

    def _months(self) -> list[tuple[str, object]]:
        return [(coming.month(self.plan, month), month) for month in range(1, FARTHEST + 1)]

    def choice(self, key: str, entries: Iterable[tuple[str, object]]) -> ChoiceField:
        """A list of words to choose from, each with what it stands for."""
        made = ChoiceField()
        made.setObjectName(key)
        made.setFixedWidth(FIELD)
        for words, value in entries:
            self.offer(made, words, value)
        return made

    def offer(self, choice: ChoiceField, words: str, value: object) -> None:
        """One more to choose; what is too long is shortened, and whole on hover."""
        room, right = FIELD - EDGE, Qt.TextElideMode.ElideRight
        choice.addItem(choice.fontMetrics().elidedText(words, right, room), value)
        last = choice.count() - 1
        choice.setItemData(last, plain_tip(words), Qt.ItemDataRole.ToolTipRole)

    def choose(self, choice: ChoiceField, value: object, words: str) -> None:
        """Choose a value; one that is not offered, for it is wrong, is offered as it is."""
        at = choice.findData(value)
        if at < 0:
            self.offer(choice, words, value)
            at = choice.count() - 1
        choice.setCurrentIndex(at)

    def choose_month(self, month: int) -> None:
        """Choose a month."""
        self.choose(self.month, month, coming.month(self.plan, month))

    def row(self, name: str, field: QWidget) -> QWidget:
        """A name and its field, one below the other rows."""
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        of = label("muted", name)
        of.setBuddy(field)
        field.setAccessibleName(name)
        line.addWidget(of, 1)
        line.addWidget(field)
        self._rows.addWidget(made)
        if isinstance(field, NumberField):
            complaint = Note("complaint")
            self._rows.addWidget(complaint)
            self._rows.addWidget(Asking(field))
            field.complained.connect(complaint.say)
        return made

    def whole(self, widget: QWidget) -> None:
        """Something that takes the whole width, below the other rows."""
        self._rows.addWidget(widget)

    def close_form(self) -> None:
        """Put the buttons below all rows."""
        self._rows.addSpacing(UNIT)
        self._rows.addWidget(self._box)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in hand; from a field it says yes, or nothing: never no."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            hand = self.focusWidget()
            (hand if isinstance(hand, QPushButton) else self.accept_button).click()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _accept(self) -> None:
        made = self.made()
        if made is not None:
            self.answered.emit(made)
            self.accept()

    def made(self) -> object | None:
        """What was asked for; None while something is missing or wrong."""
        raise NotImplementedError

    @Slot()
    def check(self) -> None:
        """Offer to take it only once it is whole."""
        self.accept_button.setEnabled(self.made() is not None)
