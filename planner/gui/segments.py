"""A switch between a few views: one of its words is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from planner.charts.style import CAPTION
from planner.gui.scene_painter import measure
from planner.gui.widgets import set_words

PADDING, MENU = 11, 18


class Segment(QPushButton):
    """One of the buttons: wide enough for its words while they stand out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a button that is not down."""
        super().__init__(parent)
        self.setProperty("kind", "segment")
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """As wide as its words in semi-bold: the style asks for those it has now."""
        usual = super().sizeHint()
        words = self.text().replace("&&", "&")
        bold = ceil(measure(words, CAPTION, True)) + 2 * PADDING + MENU * bool(self.menu())
        return QSize(max(usual.width(), bold), usual.height())

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()


class Segments(QFrame):
    """Buttons side by side, of which one is down; the first at the beginning.

    Signals:
        chosen: another one, by its key.
    """

    chosen = Signal(str)

    def __init__(self, keys: Iterable[str], parent: QWidget | None = None) -> None:
        """Build a button for each key."""
        super().__init__(parent)
        self.setProperty("kind", "segments")
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        group = QButtonGroup(self)
        self.buttons: dict[str, Segment] = {}
        for key in keys:
            button = Segment()
            button.setObjectName(key)
            group.addButton(button)
            row.addWidget(button)
            self.buttons[key] = button
        self.current = next(iter(self.buttons))
        self.buttons[self.current].setChecked(True)
        group.buttonClicked.connect(self._clicked)

    @Slot(object)
    def _clicked(self, button: QPushButton) -> None:
        self.choose(button.objectName())

    def choose(self, key: str) -> None:
        """Choose one."""
        self.buttons[key].setChecked(True)
        if key != self.current:
            self.current = key
            self.chosen.emit(key)

    def name(self, names: Mapping[str, str]) -> None:
        """Write the words."""
        for key, words in names.items():
            set_words(self.buttons[key], words)
