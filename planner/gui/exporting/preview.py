"""A sheet as it will leave, painted from its scene: nothing is drawn by matplotlib for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.charts.style import LIGHT, UNIT
from planner.export.sheet import Sheet, Size, parts
from planner.gui import scene_painter, theme
from planner.gui.brand_font import BrandFont

CHECK = 2 * UNIT


class Preview(QWidget):
    """Shows a sheet in its proportions, as large as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty one."""
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._font = BrandFont()
        self._size = Size(16, 9)
        self._transparent = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(300, 220)

    def sizeHint(self) -> QSize:
        """Large enough to judge a slide by."""
        return QSize(560, 400)

    def show_sheet(self, sheet: Sheet, size: Size, *, transparent: bool) -> None:
        """Show a sheet in a size."""
        self._sheet, self._size, self._transparent = sheet, size, transparent
        self._font.show(sheet.face)
        self.setAccessibleDescription(sheet.alt)
        self.update()

    def leave(self) -> None:
        """Let go of the font: nobody looks any more."""
        self._font.leave()

    @property
    def place(self) -> QRectF:
        """Where the sheet lies."""
        across, down = self._size.layout
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        scale = min(room.width() / across, room.height() / down)
        found = QRectF(0, 0, across * scale, down * scale)
        found.moveCenter(room.center())
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        if self._sheet is None:
            return
        painter, place = QPainter(self), self.place
        palette = self._sheet.palette
        scene_painter.fill(painter, place, palette.surface)
        if self._transparent:
            self._checks(painter, place)
        painter.setPen(theme.colour(LIGHT.border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        painter.drawPixmap(place.toRect(), self._painted(place))

    def _painted(self, place: QRectF) -> QPixmap:
        """The sheet on a ground of its own, one point a unit: so hatchings keep their strokes."""
        ratio = self.devicePixelRatioF()
        across = self._size.layout[0]
        made = QPixmap((place.size() * ratio).toSize())
        made.fill(Qt.GlobalColor.transparent)
        made.setDevicePixelRatio(made.width() / across)
        if self._sheet is None:
            return made
        painter = QPainter(made)
        family = self._font.family
        measure = partial(scene_painter.measure, family=family)
        for left, top, items in parts(self._sheet, self._size, measure):
            painter.resetTransform()
            painter.translate(left, top)
            scene_painter.paint(painter, items, self._sheet.palette, family)
        painter.end()
        return made

    @staticmethod
    def _checks(painter: QPainter, place: QRectF) -> None:
        """Squares, as a sign that what is behind will be seen."""
        painter.save()
        painter.setClipRect(place)
        for row in range(int(place.height() // CHECK) + 1):
            for column in range(row % 2, int(place.width() // CHECK) + 1, 2):
                left, top = place.left() + column * CHECK, place.top() + row * CHECK
                scene_painter.fill(painter, QRectF(left, top, CHECK, CHECK), LIGHT.ground)
        painter.restore()
