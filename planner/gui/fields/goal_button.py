"""The small button at the left of a field that asks what it has to be for a goal."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from planner.gui import theme
from planner.words.catalogue import text

SIZE = 20
GAP = 3


class GoalButton(QPushButton):
    """Lies in the empty part of its field, and so moves nothing; seen while its field is in hand.

    By keys the question is asked with Ctrl+G in the field: the button is for the mouse.
    """

    def __init__(self, field: QLineEdit) -> None:
        """Make a button for a field, unseen."""
        super().__init__(field)
        self._field = field
        self.setProperty("kind", "step")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(SIZE, SIZE)
        self.setIconSize(QSize(16, 16))
        self.hide()
        self._draw()
        self.retranslate()

    def sizeHint(self) -> QSize:
        """Its symbol, without the air of other buttons: it lies in a field."""
        return QSize(SIZE, SIZE)

    def offer(self, *, room: int) -> None:
        """Show it, where the number leaves it so much room.

        Args:
            room: the width at the left of the number.
        """
        if room < SIZE + GAP:
            self.hide()
            return
        self.move(GAP, (self._field.height() - SIZE) // 2)
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours ask for another icon."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self.setIcon(theme.icon("goal", self.palette().placeholderText().color().name()))

    def retranslate(self) -> None:
        """Say anew what it does."""
        words = text("Find the value for a goal (Ctrl+G)")
        self.setToolTip(words)
        self.setAccessibleName(words)
