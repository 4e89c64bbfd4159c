"""Draws a scene with QPainter: the screen's side of ``charts.scene``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from planner.charts.scene import Dash, Fill, Hatch, Item, Ring, Stroke, Text
from planner.charts.style import DASHES, HATCH_SHARE, HATCH_STEP, Palette
from planner.gui import theme


@lru_cache(maxsize=8192)
def measure(text: str, size: int, bold: bool) -> float:
    """The width of a text in the program's font."""
    return QFontMetricsF(theme.font(size, bold=bold)).horizontalAdvance(text)


def paint(painter: QPainter, items: Iterable[Item], palette: Palette) -> None:
    """Draw items in order."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for item in items:
        match item:
            case Fill():
                fill(painter, QRectF(*item.box), palette.ground_of(item.colour, item.level))
            case Hatch():
                _hatch(painter, item, palette)
            case Stroke():
                painter.setPen(_pen(getattr(palette, item.colour), item.width, item.dash))
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in item.points]))
            case Text():
                _text(painter, item, palette)
            case Ring():
                painter.setPen(_pen(getattr(palette, item.colour), item.width, "solid"))
                painter.setBrush(theme.colour(palette.surface))
                painter.drawEllipse(QPointF(item.x, item.y), item.radius, item.radius)


def fill(painter: QPainter, box: QRectF, colour: str) -> None:
    """Fill a rectangle; at the first fillRect PySide6 builds all of QGradient, which takes 2 ms."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(colour))
    painter.drawRect(box)


@lru_cache(maxsize=64)
def _pen(colour: str, width: float, dash: Dash) -> QPen:
    pen = QPen(theme.colour(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dash in DASHES:
        pen.setDashPattern(DASHES[dash])
    return pen


def _hatch(painter: QPainter, item: Hatch, palette: Palette) -> None:
    """Slanted strokes, drawn: a brush pattern would not scale with the screen."""
    box = QRectF(*item.box)
    painter.save()
    painter.setClipRect(box)
    ink = QColor(getattr(palette, item.colour))
    ink.setAlphaF(HATCH_SHARE)
    painter.setPen(QPen(ink, 1.0))
    start = box.left() - box.height()
    # Strokes lie on one grid for all boxes, so that neighbours meet.
    start -= start % HATCH_STEP
    strokes = []
    while start < box.right():
        strokes.append(QLineF(start, box.bottom(), start + box.height(), box.top()))
        start += HATCH_STEP
    painter.drawLines(strokes)
    painter.restore()


def _text(painter: QPainter, item: Text, palette: Palette) -> None:
    x = item.x
    if item.align != "left":
        width = measure(item.text, item.size, item.bold)
        x -= width if item.align == "right" else width / 2
    painter.setFont(theme.font(item.size, bold=item.bold))
    painter.setPen(theme.colour(getattr(palette, item.colour)))
    painter.drawText(QPointF(x, item.y), item.text)
