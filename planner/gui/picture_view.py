"""A chart that is looked at and not dragged: its conclusion above, its picture under it.

It is painted from the items with which matplotlib draws on paper, as the dragged charts are: there
is one layout, and no library to wait for.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from planner.charts.picture import Picture
from planner.charts.scene import Item
from planner.charts.style import BODY, RADIUS, UNIT, Palette
from planner.gui import scene_painter, theme
from planner.gui.chart_widget import ChartWidget
from planner.gui.widgets import breakable, label, plain_tip, set_words


class Canvas(ChartWidget):
    """The picture itself."""

    def __init__(self, parent: QWidget) -> None:
        """Make an empty one."""
        super().__init__(parent)
        self.zoom = 1.0  # of words and lines
        self.empty_words = ""
        self._items: tuple[Item, ...] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 120)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def sizeHint(self) -> QSize:
        """Wide, as most charts are."""
        return QSize(560, 260)

    def show_picture(self, picture: Picture | None) -> None:
        """Show another picture."""
        self.picture, self._items = picture, None
        self.name_entries()
        self.update()

    def enlarge(self, zoom: float) -> None:
        """Draw so many times as large, in the same room."""
        self.zoom, self._items = zoom, None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew for another size."""
        super().resizeEvent(event)
        self._items = None

    @property
    def items(self) -> tuple[Item, ...]:
        """The picture laid out in this size."""
        if self._items is None:
            found = (
                None if self.picture is None else self.picture.items(*self._size(), self._measure)
            )
            self._items = found or ()
        return self._items

    def _measure(self, text: str, size: int, bold: bool) -> float:
        return scene_painter.measure(text, size, bold, self.font().family())

    def _size(self) -> tuple[float, float]:
        return self.width() / self.zoom, self.height() / self.zoom

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it, or say why there is nothing."""
        del event
        painter, palette = QPainter(self), self.palette_in_use
        scene_painter.fill(painter, QRectF(self.rect()), palette.surface)
        if self.picture is None:
            painter.setPen(theme.colour(palette.muted))
            painter.setFont(theme.font(round(BODY * self.zoom), family=self.font().family()))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(40, 0, -40, 0), flags, self.empty_words)
            return
        painter.scale(self.zoom, self.zoom)
        scene_painter.paint(painter, self.items, palette, self.font().family())
        painter.resetTransform()
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour(palette.accent))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew in another font: words are in that of the widget, as a label's are."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._items = None

    def event(self, event: QEvent) -> bool:
        """On hover, say what the picture says of that place."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            words = self._said_at(event)
            if words:
                QToolTip.showText(event.globalPos(), plain_tip(words), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _said_at(self, event: QHelpEvent) -> str:
        if self.picture is None:
            return ""
        at = event.pos() / self.zoom
        spots = self.picture.spots(*self._size(), self._measure)
        inside = (spot for spot in spots if QRectF(*spot.box).contains(at))
        return next((spot.words for spot in inside), "")


class PictureView(QWidget):
    """A chart with its conclusion as its title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self.title = label("title")
        self.title.setWordWrap(True)
        self.canvas = Canvas(self)
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(self.title, 1)
        head.addWidget(self.canvas.button, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT)
        rows.addLayout(head)
        rows.addWidget(self.canvas, 1)

    def show_picture(self, picture: Picture | None, *, empty_words: str = "") -> None:
        """Show a picture; None where there is nothing to show, and ``empty_words`` say why."""
        title = "" if picture is None else picture.title
        set_words(self.title, breakable(title))  # names may be very long
        self.title.setVisible(bool(title))
        self.canvas.empty_words = empty_words
        said = empty_words if picture is None else picture.summary or title
        self.canvas.setAccessibleName(title or empty_words)
        self.canvas.setAccessibleDescription(said)
        self.canvas.show_picture(picture)

    def recolour(self, palette: Palette, zoom: float = 1.0) -> None:
        """Take another palette, and write so many times as large."""
        self.canvas.recolour(palette)
        self.canvas.enlarge(zoom)
