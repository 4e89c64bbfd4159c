"""Boxes that are ticked: one look in tables and in dialogs."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from planner.charts.style import UNIT

TICK = 14
ROOM = TICK + UNIT
RADIUS = 3
AIR = UNIT // 2
CORNERS = ((3, 7), (6, 10), (11, 4))


class Inks(NamedTuple):
    """The colours of a box: its edge and ground, and those of a ticked one."""

    edge: QColor
    ground: QColor
    filled: QColor
    mark: QColor


def paint_tick(painter: QPainter, box: QRect, inks: Inks, *, ticked: bool) -> None:
    """Paint a box, and a tick in it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(inks.filled if ticked else inks.edge, 1))
    painter.setBrush(inks.filled if ticked else inks.ground)
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    if ticked:
        painter.setPen(QPen(inks.mark, 2))
        painter.drawPolyline([box.topLeft() + QPoint(*each) for each in CORNERS])
    painter.restore()


class TickBox(QCheckBox):
    """A choice of yes or no, with its words beside it."""

    def sizeHint(self) -> QSize:
        """A little wider than Qt's: between the box and the words is air."""
        return super().sizeHint() + QSize(2 * AIR, 2)

    def minimumSizeHint(self) -> QSize:
        """The same: no word of it is cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, the words, and a frame around both where the hand is."""
        del event
        painter, option = QPainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        style, element = self.style(), QStyle.SubElement
        place = style.subElementRect(element.SE_CheckBoxIndicator, option, self)
        box = QRect(place.left() + 2, place.center().y() - TICK // 2, TICK, TICK)
        palette, roles = self.palette(), QPalette.ColorRole
        edge, ground = palette.color(roles.Dark), palette.color(roles.Base)
        filled = palette.color(roles.Accent) if self.isEnabled() else edge
        inks = Inks(edge, ground, filled, palette.color(roles.HighlightedText))
        paint_tick(painter, box, inks, ticked=self.isChecked())
        words = style.subElementRect(element.SE_CheckBoxContents, option, self)
        words.adjust(AIR, 0, AIR, 0)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        style.drawItemText(
            painter, words, flags | Qt.TextFlag.TextShowMnemonic, palette, self.isEnabled(),
            self.text(), roles.WindowText,
        )  # fmt: skip
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette.color(roles.Accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(around, RADIUS, RADIUS)
