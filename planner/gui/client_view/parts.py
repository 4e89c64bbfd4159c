"""Large parts that the client view is made of: a choice of few, a tick, a number that is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from planner.charts.style import CAPTION, LIGHT, TITLE, UNIT, Palette
from planner.gui import theme
from planner.gui.widgets import BREAK, label, set_words
from planner.words.entry import EntryError, sentence

EDGES = 28
BOX = 18
"""The width of a box on a small screen, with its border."""


def width_of(words: str, font: QFont, size: int, *, bold: bool = True) -> int:
    """The width of words in a font of some size."""
    sized = QFont(font)
    sized.setPixelSize(size)
    sized.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return QFontMetrics(sized).horizontalAdvance(words)


def broken(words: str, font: QFont, size: int, room: int) -> str:
    """Words of which those that are wider than the room break, wherever they must."""
    wide = (each for each in set(words.split()) if width_of(each, font, size) > room)
    for each in sorted(wide, key=len, reverse=True):
        words = words.replace(each, BREAK.join(each))
    return words


def write_in(of: QLabel, scale: str) -> None:
    """Write a label in one of the sizes of its kind."""
    if (of.property("scale") or "") != scale:
        of.setProperty("scale", scale)
        of.style().unpolish(of)
        of.style().polish(of)


class _Wide(QPushButton):
    """Wide enough for its words while they stand out."""

    def __init__(self, kind: str, parent: QWidget) -> None:
        """Make a button that is not down."""
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setCheckable(True)
        self.zoom = 1.0

    def sizeHint(self) -> QSize:
        """As wide as its words in semi-bold: the style asks for those it has now."""
        usual = super().sizeHint()
        words = width_of(self.text().replace("&&", "&"), self.font(), round(TITLE * self.zoom))
        return QSize(max(usual.width(), words + EDGES), usual.height())

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()


class Few(QWidget):
    """A choice of a few words, of which one is down.

    Signals:
        chosen: another one, by its place.
    """

    chosen = Signal(int)

    def __init__(self, kind: str, parent: QWidget | None = None, *, gap: int = UNIT // 2) -> None:
        """Begin without any; ``kind`` is how its buttons look."""
        super().__init__(parent)
        self._kind, self._zoom = kind, 1.0
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        self.buttons: list[_Wide] = []
        self._group.idClicked.connect(self.chosen)

    def size_by(self, zoom: float) -> None:
        """Write so many times as large."""
        self._zoom = zoom
        for each in self.buttons:
            each.zoom = zoom
            each.updateGeometry()

    def show_words(self, words: Iterable[str], chosen: int) -> None:
        """Write a button for each of the words."""
        wanted = list(words)
        while len(self.buttons) < len(wanted):
            button = _Wide(self._kind, self)
            button.zoom = self._zoom
            self._group.addButton(button, len(self.buttons))
            self._row.addWidget(button)
            self.buttons.append(button)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(wanted))
            if place < len(wanted):
                set_words(button, wanted[place].replace("&", "&&"))
        if 0 <= chosen < len(self.buttons):
            self.buttons[chosen].setChecked(True)


class _Box(QCheckBox):
    """A box whose tick is drawn: a style sheet leaves it out."""

    ink = LIGHT.on_accent

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tick."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(self.ink), 2 * box.width() / BOX))
        corners = (QPointF(4, 9), QPointF(7, 12), QPointF(13, 5))
        start = QPointF(box.topLeft())
        painter.drawPolyline([start + each * (box.width() / BOX) for each in corners])


class Tick(QWidget):
    """Something that may be ticked; its words wrap.

    Signals:
        ticked: whether it is, by hand.
    """

    ticked = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, wraps: bool = True) -> None:
        """Make one that is not ticked."""
        super().__init__(parent)
        self.box = _Box(self)
        self.words = label("client-words")
        self.words.setWordWrap(wraps)
        if wraps:
            self.words.setContentsMargins(0, 2, 0, 0)  # its first line beside the box
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        flag = Qt.AlignmentFlag
        row.addWidget(self.box, 0, flag.AlignTop if wraps else flag.AlignVCenter)
        row.addWidget(self.words, 1)
        self.box.clicked.connect(self.ticked)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.box.ink = palette.on_accent
        self.box.update()

    def say(self, words: str, *, on: bool) -> None:
        """Write the words, and whether it is ticked."""
        set_words(self.words, words)
        self.box.setAccessibleName(words.replace(BREAK, ""))
        self.box.setChecked(on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the words ticks, too."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.box.click()
        event.accept()


class Typed(QLineEdit):
    """A number that is typed live; what makes no sense is told under it and changes nothing.

    Signals:
        entered: another number.
        wrong: why what is typed makes no sense, in a sentence; nothing where it does.
    """

    entered = Signal(object)
    wrong = Signal(str)

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        """Make an empty field."""
        super().__init__(parent)
        self.read: Callable[[str], Any] = str
        self.write: Callable[[Any], str] = str
        self.steps: Callable[[Any, int], Any] | None = None
        self._value: Any = None
        self.why = ""
        self.setProperty("kind", "client-field")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._width = width
        self.size_by(1.0)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._write_out)

    def size_by(self, zoom: float) -> None:
        """Be so many times as wide."""
        self.setFixedWidth(round(self._width * zoom))

    def show_value(self, value: Any) -> None:
        """Show a number, unless what is typed says it."""
        differs = value != self._value
        self._value = value
        if differs or not self.hasFocus():
            self._write_out()

    @Slot()
    def _write_out(self) -> None:
        self._complain("")
        self.setText("" if self._value is None else self.write(self._value))

    @Slot(str)
    def _typed(self, typed: str) -> None:
        try:
            value = self.read(typed)
        except EntryError as error:
            self._complain("" if error.code == "empty" else sentence(error))
            return
        self._complain("")
        if value != self._value:
            self._value = value
            self.entered.emit(value)

    def _complain(self, why: str) -> None:
        if bool(self.why) != bool(why):
            self.setProperty("wrong", bool(why))
            self.style().unpolish(self)
            self.style().polish(self)
        if self.why != why:
            self.why = why
            self.wrong.emit(why)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go to the next number that makes a difference."""
        up, down = Qt.Key.Key_Up, Qt.Key.Key_Down
        if event.key() in {up, down} and self.steps is not None:
            value = self.steps(self._value, 1 if event.key() == up else -1)
            if value != self._value:
                self._value = value
                self._write_out()
                self.selectAll()
                self.entered.emit(value)
            return
        super().keyPressEvent(event)


class Whisper(QWidget):
    """A line for the owner's eyes, painted only: nobody is told it who does not see it."""

    def __init__(self, parent: QWidget) -> None:
        """Say nothing."""
        super().__init__(parent)
        self._said = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, words: str) -> None:
        """Say something, or nothing any more."""
        self._said = words
        self.setVisible(bool(words))
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write it small."""
        del event
        painter = QPainter(self)
        painter.setFont(theme.font(CAPTION))
        painter.setPen(theme.colour(LIGHT.muted))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignRight, self._said)
