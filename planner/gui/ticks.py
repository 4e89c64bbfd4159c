"""Boxes that are ticked: one look in tables and in dialogs."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from planner.charts.style import UNIT

TICK = 14
ROOM = TICK + UNIT
RADIUS = 3
CORNERS = ((3, 7), (6, 10), (11, 4))


def paint_tick(painter: QPainter, box: QRect, palette: QPalette, *, ticked: bool) -> None:
    """Paint a box, and a tick in it; ``palette`` is that of the widget, greyed where it is."""
    role = QPalette.ColorRole
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.color(role.Accent if ticked else role.Dark), 1))
    painter.setBrush(palette.color(role.Accent if ticked else role.Base))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    if ticked:
        painter.setPen(QPen(palette.color(role.HighlightedText), 2))
        painter.drawPolyline([box.topLeft() + QPoint(*each) for each in CORNERS])
    painter.restore()


class TickBox(QCheckBox):
    """A choice of yes or no, with its words beside it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, the words, and a frame around both where the hand is."""
        del event
        painter, option = QPainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        style, element = self.style(), QStyle.SubElement
        place = style.subElementRect(element.SE_CheckBoxIndicator, option, self)
        box = QRect(place.left() + 2, place.center().y() - TICK // 2, TICK, TICK)
        palette = self.palette()
        if not self.isEnabled():
            palette.setColor(QPalette.ColorRole.Accent, palette.color(QPalette.ColorRole.Dark))
        paint_tick(painter, box, palette, ticked=self.isChecked())
        words = style.subElementRect(element.SE_CheckBoxContents, option, self)
        role = QPalette.ColorRole.WindowText
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        style.drawItemText(
            painter, words, flags | Qt.TextFlag.TextShowMnemonic, palette, self.isEnabled(),
            self.text(), role,
        )  # fmt: skip
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(around, RADIUS, RADIUS)
