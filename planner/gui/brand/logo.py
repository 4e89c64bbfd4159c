"""The agency's logo: shown on white, chosen, dropped, removed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QImageReader,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import RADIUS, UNIT, Palette
from planner.gui import theme
from planner.gui.widgets import Note, label
from planner.model.brand import Kind, Logo
from planner.words.catalogue import text

SIZE = QSize(176, 72)
INSET = 8


def image_of(logo: Logo, room: QSize) -> QImage:
    """A logo as large as there is room; no dots where it cannot be drawn.

    A plan's file may have been made by anybody: of a drawing only what is known to be safe is read.
    """
    from planner.svg.rewritten import SvgError, clean

    try:
        safe = clean(logo.data) if logo.kind is Kind.SVG else logo.data
    except SvgError:
        return QImage()
    data = QByteArray(safe)  # the buffer only borrows it
    file = QBuffer(data)
    reader = QImageReader(file, QByteArray(str(logo.kind).encode()))
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def is_blank(logo: Logo) -> bool:
    """Whether nothing of a logo is seen: its shapes have no colour, or lie beside what is shown."""
    alpha = image_of(logo, SIZE).convertToFormat(QImage.Format.Format_Alpha8)
    return not any(alpha.constBits())


class LogoView(QWidget):
    """The logo on white: what it will stand on.

    Signals:
        dropped: the path of a file.
    """

    dropped = Signal(object)

    def __init__(self) -> None:
        """Show none."""
        super().__init__()
        self._logo: Logo | None = None
        self._image: QImage | None = None
        self.edge = "#7A8592"
        self.ink = "#5A6470"
        self.setFixedSize(SIZE)
        self.setAcceptDrops(True)

    def show_logo(self, logo: Logo | None) -> None:
        """Show another logo."""
        if logo is self._logo:
            return
        room = SIZE - QSize(2 * INSET, 2 * INSET)
        self._logo = logo
        self._image = None if logo is None else image_of(logo, room * self.devicePixelRatioF())
        self.setAccessibleName(text("Logo") if logo else text("No logo yet"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the logo, or a place for one."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour(self.edge), 1)
        painter.setBrush(Qt.GlobalColor.white)
        if self._image is None:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if self._image is None or self._image.isNull():
            painter.setPen(theme.colour(self.ink))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            cannot = text("This logo cannot be drawn: choose another")
            words = text("Drop a PNG or SVG here") if self._image is None else cannot
            painter.drawText(self.rect().adjusted(INSET, INSET, -INSET, -INSET), flags, words)
            return
        inside = QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET)
        size = self._image.size().scaled(inside.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(inside.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.setDropAction(Qt.DropAction.CopyAction)  # the file stays where it is
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which file was dropped."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))


class LogoRow(QWidget):
    """The logo with its buttons, and what is wrong with a file that was chosen.

    Signals:
        wanted: a logo is to be chosen.
        dropped: the path of a file.
        removed: there is to be none.
    """

    wanted = Signal()
    dropped = Signal(object)
    removed = Signal()

    def __init__(self) -> None:
        """Show none."""
        super().__init__()
        self.view = LogoView()
        self.choose = QPushButton(text("Choose…"))
        self.choose.setAccessibleName(text("Logo: choose…"))
        self.remove = QPushButton(text("Remove"))
        self.remove.setAccessibleName(text("Remove the logo"))
        self.complaint = Note("complaint")
        beside = QVBoxLayout()
        beside.setSpacing(UNIT)
        for button in (self.choose, self.remove):
            button.setAutoDefault(False)
            beside.addWidget(button)
        beside.addStretch(1)
        name = label("muted", text("Logo"))
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(name, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.view)
        row.addLayout(beside)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(row)
        rows.addWidget(self.complaint)
        self.view.dropped.connect(self.dropped)
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)

    @Slot()
    def _choose(self) -> None:
        self.wanted.emit()

    @Slot()
    def _remove(self) -> None:
        self.removed.emit()

    def show_logo(self, logo: Logo | None) -> None:
        """Show another logo."""
        self.view.show_logo(logo)
        self.remove.setEnabled(logo is not None)

    def recolour(self, palette: Palette) -> None:
        """Take another palette; the ground of a logo stays white."""
        self.view.edge = palette.field_border
        self.view.update()
