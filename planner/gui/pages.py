"""The frame of the pages: their names down the side, the chosen one beside them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import UNIT, Palette
from planner.gui import theme
from planner.words.catalogue import text

SIDE_WIDTH = 144


class Pages(QWidget):
    """Pages by name; ``numbers`` at the foot begins a plan of one's own."""

    def __init__(self, head: QWidget) -> None:
        """Build the frame; ``head`` stays above every page."""
        super().__init__()
        self._names: list[tuple[QPushButton, Callable[[], str], str]] = []
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        side = QFrame()
        side.setProperty("kind", "side")
        side.setFixedWidth(SIDE_WIDTH)
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(UNIT, UNIT + 4, UNIT, UNIT + 4)
        self._side.setSpacing(UNIT // 2)
        self._side.addStretch(1)
        self.numbers = QPushButton()
        self._side.addWidget(self.numbers)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(head)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(right, 1)
        self._group.idClicked.connect(self.choose)

    def add(self, page: QWidget, name: Callable[[], str], symbol: str) -> None:
        """Add a page under a name, with its symbol."""
        button = QPushButton()
        button.setProperty("kind", "page")
        button.setCheckable(True)
        button.setIconSize(QSize(16, 16))
        self._group.addButton(button, self._stack.addWidget(page))
        self._side.insertWidget(len(self._names), button)
        self._names.append((button, name, symbol))
        button.setChecked(self._group.checkedId() in {-1, 0} and len(self._names) == 1)

    @Slot(int)
    def choose(self, index: int) -> None:
        """Show a page."""
        self._stack.setCurrentIndex(index)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        for button, _, symbol in self._names:
            button.setIcon(theme.icon(symbol, palette.accent))

    def retranslate(self) -> None:
        """Write every word anew."""
        for button, name, _ in self._names:
            button.setText(name())
        self.numbers.setText(text("My numbers…"))
        self.numbers.setToolTip(text("Start a plan of your own from five numbers"))
