"""Draws a scene with QPainter: the screen's side of ``charts.scene``."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from planner.charts.scene import Area, Dash, Fill, Hatch, Item, Ring, Stroke, Text
from planner.charts.style import DASHES, FAMILY, HATCH_SHARE, HATCH_STEP, Palette
from planner.gui import theme


@lru_cache(maxsize=8192)
def measure(text: str, size: int, bold: bool, family: str = FAMILY) -> float:
    """The width of a text, in the program's font or in another family's."""
    return QFontMetricsF(theme.font(size, bold=bold, family=family)).horizontalAdvance(text)


def paint(painter: QPainter, items: Iterable[Item], palette: Palette, family: str = FAMILY) -> None:
    """Draw items in order."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for item in items:
        match item:
            case Fill():
                fill(painter, QRectF(*item.box), palette.ground_of(item.colour, item.level))
            case Area():
                _area(painter, item, palette)
            case Hatch():
                _hatch(painter, item, palette)
            case Stroke():
                painter.setPen(_pen(getattr(palette, item.colour), item.width, item.dash))
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in item.points]))
            case Text():
                _text(painter, item, palette, family)
            case Ring():
                painter.setPen(_pen(getattr(palette, item.colour), item.width, "solid"))
                painter.setBrush(theme.colour(palette.surface))
                painter.drawEllipse(QPointF(item.x, item.y), item.radius, item.radius)


def fill(painter: QPainter, box: QRectF, colour: str) -> None:
    """Fill a rectangle; at the first fillRect PySide6 builds all of QGradient, which takes 2 ms."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(colour))
    painter.drawRect(box)


def _area(painter: QPainter, item: Area, palette: Palette) -> None:
    shade = QColor(getattr(palette, item.colour))
    shade.setAlphaF(item.level / 100 or 1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in item.points]))


@lru_cache(maxsize=64)
def _pen(colour: str, width: float, dash: Dash) -> QPen:
    pen = QPen(theme.colour(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dash in DASHES:
        pen.setDashPattern(DASHES[dash])
    return pen


def _hatch(painter: QPainter, item: Hatch, palette: Palette) -> None:
    """Slanted strokes, on one grid for all boxes, so that neighbours meet."""
    box = QRectF(*item.box)
    slants = _slants(getattr(palette, item.colour), painter.device().devicePixelRatioF())
    painter.drawTiledPixmap(
        box, slants, QPointF((box.left() + box.top() - box.bottom()) % HATCH_STEP, 0)
    )


@lru_cache(maxsize=8)
def _slants(colour: str, ratio: float) -> QPixmap:
    """A tile of strokes; drawn one by one they would be half of the time of a picture.

    A brush pattern of Qt would not scale with the screen.
    """
    # So many steps that the tile is of whole dots also where a point is 1.25 of them.
    steps = Fraction(ratio).limit_denominator(16).denominator
    side = HATCH_STEP * steps
    tile = QPixmap(round(side * ratio), round(side * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    ink = QColor(colour)
    ink.setAlphaF(HATCH_SHARE)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.0))
    starts = range(-side, side + 1, HATCH_STEP)
    painter.drawLines([QLineF(start - 1, side + 1, start + side + 1, -1) for start in starts])
    painter.end()
    return tile


def _text(painter: QPainter, item: Text, palette: Palette, family: str) -> None:
    x = item.x
    if item.align != "left":
        width = measure(item.text, item.size, item.bold, family)
        x -= width if item.align == "right" else width / 2
    painter.setFont(theme.font(item.size, bold=item.bold, family=family))
    painter.setPen(theme.colour(getattr(palette, item.colour)))
    painter.drawText(QPointF(x, item.y), item.text)
