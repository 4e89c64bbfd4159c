"""The scale of a package's prices, on screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.charts import price_scale
from planner.charts.style import LIGHT, Palette
from planner.gui.scene_painter import measure, paint
from planner.gui.widgets import plain_tip
from planner.model.money import Currency
from planner.model.pricing import Priced
from planner.words import packages as words


class PriceScale(QWidget):
    """Floor, target, list and today's price on one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty scale."""
        super().__init__(parent)
        self._priced: Priced | None = None
        self._palette = LIGHT
        self.setFixedHeight(price_scale.HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(160, price_scale.HEIGHT)

    def show_priced(self, priced: Priced, currency: Currency) -> None:
        """Show a package's prices."""
        said = words.scale(priced, currency)
        if priced != self._priced or said != self.accessibleName():
            self._priced = priced
            self.setAccessibleName(said)
            self.setToolTip(plain_tip(said))
            self.update()

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self._palette = palette
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scale."""
        del event
        if self._priced is not None:
            painter = QPainter(self)
            paint(painter, price_scale.items(self._priced, self.width(), measure), self._palette)
