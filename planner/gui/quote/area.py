"""The cards of a quote: the client at the left, what follows from it at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.widgets import Card

CLIENT_WIDTH, BAR = 296, UNIT + 4
GAP = UNIT + 4


class QuoteArea(QWidget):
    """Three cards; the third stands below the second where there is no room beside it."""

    def __init__(self, client: Card, give: Card, grows: Card) -> None:
        """Lay the cards out."""
        super().__init__()
        self._give, self._grows = give, grows
        client.setFixedWidth(CLIENT_WIDTH)
        self.left, self.right = _scrolls(), _scrolls()
        self.left.setWidget(client)
        self.left.setFixedWidth(CLIENT_WIDTH + BAR)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, BAR, UNIT)
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        rows.addLayout(self._grid)
        rows.addStretch(1)
        self.right.setWidget(inside)
        self._beside: bool | None = None
        self._fit()
        inside.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        row.addWidget(self.left)
        row.addWidget(self.right, 1)

    def _fit(self) -> None:
        """Put two cards side by side where the words of both have their room."""
        room = self.width() - self.left.width() - UNIT // 2 - BAR
        needed = sum(each.minimumSizeHint().width() for each in (self._give, self._grows)) + GAP
        beside = room >= needed
        if beside != self._beside:
            self._beside = beside
            self._grid.addWidget(self._give, 0, 0)
            self._grid.addWidget(self._grows, 0 if beside else 1, 1 if beside else 0)
            self._grid.setColumnStretch(0, 1)
            self._grid.setColumnStretch(1, 1 if beside else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out anew."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The words are others: see whether they still fit."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def seek(self, widget: QWidget) -> None:
        """Scroll to an input, and give it the focus."""
        self.left.ensureWidgetVisible(widget, 0, 6 * UNIT)
        widget.setFocus(Qt.FocusReason.TabFocusReason)


def _scrolls() -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
