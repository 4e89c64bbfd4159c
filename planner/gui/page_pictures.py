"""Pages of a document as pictures, one at a time, as large as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from planner.charts.style import UNIT, Palette
from planner.gui import theme
from planner.gui.widgets import label, set_words
from planner.words.catalogue import text
from planner.words.numbers import count

EDGE = 1


def image_of(data: bytes) -> QImage:
    """A PNG as Qt has pictures; a worker makes it.

    Pillow reads it: Qt would keep the window waiting meanwhile.
    """
    from PIL import Image

    with Image.open(BytesIO(data)) as read:
        dots, (across, down) = read.convert("RGBA").tobytes(), read.size
    return QImage(dots, across, down, 4 * across, QImage.Format.Format_RGBA8888).copy()


class Ground(QFrame):
    """White in any theme, as everything that leaves the house is."""

    def __init__(self, shown: QWidget) -> None:
        """Put something on it."""
        super().__init__()
        self.setProperty("kind", "paper")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(UNIT + 4, UNIT, UNIT + 4, UNIT)
        rows.addWidget(shown)


class Sheet(QWidget):
    """One page on its ground; until there is one, an empty sheet."""

    def __init__(self, parent: QWidget) -> None:
        """Show an empty sheet."""
        super().__init__(parent)
        self.image: QImage | None = None
        self.proportion = 210 / 297
        self.edge = "#DCE0E6"
        self._drawn: tuple[QSize, QImage] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(180, 200)

    def show_image(self, image: QImage | None) -> None:
        """Show another page."""
        self.image, self._drawn = image, None
        if image is not None and image.height():
            self.proportion = image.width() / image.height()
        self.update()

    def place(self) -> QRectF:
        """Where the page lies."""
        height = min(float(self.height()), self.width() / self.proportion)
        width = height * self.proportion
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, as many dots as the screen has."""
        del event
        place = self.place().adjusted(EDGE, EDGE, -EDGE, -EDGE).toRect()
        painter = QPainter(self)
        painter.fillRect(place, Qt.GlobalColor.white)
        if self.image is not None:
            painter.drawImage(place, self._fitting(place.size()))
        painter.setPen(theme.colour(self.edge))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def _fitting(self, room: QSize) -> QImage:
        dots = room * self.devicePixelRatioF()
        if self._drawn is None or self._drawn[0] != dots:
            assert self.image is not None
            smooth = Qt.TransformationMode.SmoothTransformation
            ratio = Qt.AspectRatioMode.IgnoreAspectRatio
            self._drawn = dots, self.image.scaled(dots, ratio, smooth)
        return self._drawn[1]


class PagePictures(QWidget):
    """The pages of a document, turned by buttons and keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty sheet."""
        super().__init__(parent)
        self.images: Sequence[QImage] = ()
        self.at = 0
        self.sheet = Sheet(self)
        self.where = label("caption")
        self.back, self.on = QPushButton(), QPushButton()
        foot = QHBoxLayout()
        foot.setSpacing(UNIT)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.where)
        foot.addWidget(self.on)
        foot.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT)
        rows.addWidget(self.sheet, 1)
        rows.addLayout(foot)
        for button, step, name in (
            (self.back, self._go_back, text("Previous page")),
            (self.on, self._go_on, text("Next page")),
        ):
            button.setProperty("kind", "step")
            button.setAutoDefault(False)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(step)
        self._show()

    def show_images(self, images: Sequence[QImage]) -> None:
        """Show another document, on the page that is looked at where it has so many."""
        self.images = images
        self.at = max(0, min(self.at, len(images) - 1))
        self._show()

    def _show(self) -> None:
        several = len(self.images) > 1
        self.sheet.show_image(self.images[self.at] if self.images else None)
        where = text("Page {number} of {count}").format(
            number=count(self.at + 1), count=count(max(len(self.images), 1))
        )
        set_words(self.where, where)
        self.sheet.setAccessibleName(where)
        self.where.setVisible(several)
        for button, possible in (
            (self.back, self.at > 0),
            (self.on, self.at + 1 < len(self.images)),
        ):
            button.setVisible(several)
            button.setEnabled(possible)

    @Slot()
    def _go_back(self) -> None:
        self._turn(-1)

    @Slot()
    def _go_on(self) -> None:
        self._turn(1)

    def _turn(self, step: int) -> None:
        self.at = max(0, min(self.at + step, len(self.images) - 1))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the pages where they have the focus."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1}
        steps[Qt.Key.Key_Left] = -1
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self.images:
            super().keyPressEvent(event)
        else:
            self._turn(step)

    def recolour(self, palette: Palette) -> None:
        """Take another palette; a page stays white."""
        self.sheet.edge = palette.field_border
        self.back.setIcon(theme.icon("chevron-left", palette.muted))
        self.on.setIcon(theme.icon("chevron-right", palette.muted))
        self.sheet.update()
