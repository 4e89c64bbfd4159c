"""A chart on screen: what stays is kept as a picture, what moves is painted over it.

All is painted by QPainter from the scene with which matplotlib draws on paper: live at first paint,
no library to wait for, and nothing of a drag waits for a background.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.charts.layout import compose, picture_of
from planner.charts.live import View
from planner.charts.scene import Item, Scene, Text
from planner.charts.style import RADIUS, Palette
from planner.gui import scene_painter, theme
from planner.gui.chart_widget import ChartWidget

PAGE = 5


class ChartView(ChartWidget):
    """Shows a view; its ring is dragged by hand or by keys.

    Signals:
        dragged: the number of resold accounts under the hand.
        released: the hand has let go.
        returned: back to today is asked for.
        explained: what is under the hand is to be explained: a number of accounts, and the words
            of the note that was hit, if any.
    """

    dragged = Signal(int)
    released = Signal()
    returned = Signal()
    explained = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self.view: View | None = None
        self._scene: Scene | None = None
        self.empty_words = ""
        self._still: tuple[tuple[Item, ...], QPixmap] | None = None
        self._shown = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 150)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        # It fills all of itself: nothing behind it has to be painted first (0.3 ms a frame).
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def sizeHint(self) -> QSize:
        """Wide, as a chart over account counts is."""
        return QSize(720, 340)

    def show_view(self, view: View | None, shown: int, description: str) -> None:
        """Show a view; None where there is nothing to show."""
        self._shown = shown
        self.setAccessibleDescription(description)
        if view != self.view:
            came_or_went = (view is None) is not (self.view is None)
            self.view, self._scene = view, None
            self.picture = None if view is None else picture_of(view)
            if came_or_went:
                self.name_entries()
        self.update()

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self._still = None
        super().recolour(palette)

    @property
    def chart_key(self) -> str:
        """Which of the three it is."""
        return "overview" if self.view is None else f"overview.{self.view.chart}"

    @property
    def scene(self) -> Scene | None:
        """The view laid out in this size, when it is first asked for."""
        if self._scene is None and self.view is not None:
            self._scene = compose(self.view, self.width(), self.height(), scene_painter.measure)
        return self._scene

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew for another size."""
        super().resizeEvent(event)
        self._scene = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the kept picture and what moves over it."""
        del event
        painter = QPainter(self)
        palette = self.palette_in_use
        if self.scene is None:
            scene_painter.fill(painter, QRectF(self.rect()), palette.surface)
            painter.setPen(theme.colour(palette.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(40, 0, -40, 0), flags, self.empty_words)
            return
        painter.drawPixmap(0, 0, self._background(self.scene))
        scene_painter.paint(painter, self.scene.moving, palette)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour(palette.accent))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)

    def _background(self, scene: Scene) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = QSize(ceil(self.width() * ratio), ceil(self.height() * ratio))
        if self._still is not None:
            items, kept = self._still
            if items == scene.still and kept.size() == size and kept.devicePixelRatio() == ratio:
                return kept
        kept = QPixmap(size)
        kept.setDevicePixelRatio(ratio)
        kept.fill(theme.colour(self.palette_in_use.surface))
        painter = QPainter(kept)
        scene_painter.paint(painter, scene.still, self.palette_in_use)
        painter.end()
        self._still = (scene.still, kept)
        return kept

    # The hand.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the ring to the hand."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the ring."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.released.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask how the figure under the hand is made."""
        scene = self.scene
        if scene is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        noted = next((each for each in self._notes(scene) if each[0].contains(at)), None)
        accounts = max(scene.first, min(scene.count_at(at.x()), scene.last))
        self.explained.emit(accounts, "" if noted is None else noted[1])

    def _notes(self, scene: Scene) -> Iterator[tuple[QRectF, str]]:
        """The texts of the picture, and where they are."""
        for item in (*scene.still, *scene.moving):
            if isinstance(item, Text):
                width = scene_painter.measure(item.text, item.size, item.bold)
                left = item.x - {"left": 0.0, "centre": width / 2, "right": width}[item.align]
                yield QRectF(left, item.y - item.size, width, item.size * 1.3), item.text

    def _drag(self, event: QMouseEvent) -> None:
        if self.scene is not None:
            self._go_to(self.scene.count_at(event.position().x()))

    def _go_to(self, accounts: int) -> None:
        if self.scene is None:
            return
        accounts = max(self.scene.first, min(accounts, self.scene.last))
        if accounts != self._shown:
            self.dragged.emit(accounts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move by one, pages by five, Home returns to today."""
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageDown: -PAGE,
            Qt.Key.Key_PageUp: PAGE,
        }.get(Qt.Key(event.key()))
        if step is not None:
            self._go_to(self._shown + step)
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_Escape}:
            self.returned.emit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A key let go ends a run of moves."""
        if not event.isAutoRepeat():
            self.released.emit()
        super().keyReleaseEvent(event)
