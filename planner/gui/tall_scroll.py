"""Scrolls words that wrap, as tall as they are and no taller; and scrolls to what is wanted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from planner.charts.style import UNIT


class TallScroll(QScrollArea):
    """Shows a widget at its own width, and scrolls up and down.

    Qt's own way asks wrapping words for a height before it knows their width, and leaves as much
    empty room below as it guessed wrong.
    """

    def __init__(self, body: QWidget) -> None:
        """Scroll a widget with a layout."""
        super().__init__()
        self.setWidget(body)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the widget the width there is."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The words are others: see how tall they are."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        body, width = self.widget(), self.viewport().width()
        if body is not None and body.layout() is not None:
            width = min(width, body.maximumWidth())
            body.resize(width, max(body.heightForWidth(width), self.viewport().height()))


class CardColumn(TallScroll):
    """Cards one below the other, as tall as they are, that scroll where there are many."""

    def __init__(self, *cards: QWidget) -> None:
        """Put cards into a column, from the top."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, UNIT + 4, UNIT)
        column.setSpacing(UNIT + 4)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        super().__init__(body)


def into_view(widget: QWidget) -> None:
    """Scroll every area that a widget lies in to where it is seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
