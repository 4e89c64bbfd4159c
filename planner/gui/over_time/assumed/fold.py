"""A part of the column that is folded: its line says what is set in it, a click shows it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from planner.charts.style import UNIT, Palette
from planner.gui import theme
from planner.gui.widgets import label, set_mark, set_words
from planner.words.assumed import folded

CHEVRON = 16


class FoldHead(QPushButton):
    """The line: Space and Enter turn it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what a click does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class Fold(QWidget):
    """A line with a title and a state, and below it, unless folded, its inputs.

    Signals:
        opened: the hand has unfolded it.
    """

    opened = Signal()

    def __init__(self, body: QWidget) -> None:
        """Begin folded."""
        super().__init__()
        self.body = body
        self._palette: Palette | None = None
        self._title = ""
        self.head = FoldHead()
        self.head.setProperty("kind", "fold")
        self.head.setCheckable(True)
        self.head.setIconSize(QSize(CHEVRON, CHEVRON))
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.state = label("caption")
        self.state.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self.head)
        inside.setContentsMargins(0, 0, UNIT // 2, 0)
        inside.addStretch(1)
        inside.addWidget(self.state)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT)
        rows.addWidget(self.head)
        rows.addWidget(body)
        body.hide()
        self.head.toggled.connect(self._turn)
        self.head.clicked.connect(self._clicked)

    @property
    def is_folded(self) -> bool:
        """Whether its inputs are out of sight."""
        return self.body.isHidden()

    def unfold(self) -> None:
        """Show its inputs."""
        self.head.setChecked(True)

    @Slot(bool)
    def _turn(self, unfolded: bool) -> None:
        self.body.setVisible(unfolded)
        self._draw()

    @Slot(bool)
    def _clicked(self, unfolded: bool) -> None:
        if unfolded:
            self.opened.emit()

    def say(self, title: str, state: str, *, wrong: bool = False) -> None:
        """Name it, and say what is set in it.

        Args:
            title: its name.
            state: what is set.
            wrong: whether something in it is wrong.
        """
        set_words(self.head, title.replace("&", "&&"))
        set_words(self.state, state)
        self.head.setAccessibleName(folded(title, state))
        set_mark(self.head, "problem" if wrong else "")

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self._palette = palette
        self._draw()

    def _draw(self) -> None:
        if self._palette is not None:
            symbol = "chevron-right" if self.is_folded else "chevron-down"
            self.head.setIcon(theme.icon(symbol, self._palette.muted))
