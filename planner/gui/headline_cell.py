"""A large figure of the strip above every page: what it is, how much, what is to be known of it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolTip, QWidget

from planner.charts.style import HEADLINE, TITLE, UNIT, Palette
from planner.gui import theme
from planner.gui.scene_painter import measure
from planner.gui.widgets import label, plain_tip, set_kind, set_tone, set_words
from planner.words.catalogue import text

DETAIL_LINES = 2
LEAST_FIGURE = 150
EXPLAIN = 24  # the button that explains a figure
WORD_JOINER = "\N{WORD JOINER}"


class Figure(QLabel):
    """A large figure.

    Signals:
        asked: a double click wants it explained.
    """

    asked = Signal()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask how it is made, instead of selecting a word of it."""
        event.accept()
        self.asked.emit()


class Cell(QFrame):
    """A figure: what it is, how much, what is to be known of it.

    Signals:
        asked: the figure is to be explained.

    Its parts have places of their own and no layout: a figure that changes is painted, and the
    window is not laid out anew (0.1 ms instead of 1.5 with every edit).
    """

    asked = Signal()

    def __init__(self, kind: str = "cell", beside: QWidget | None = None) -> None:
        """Make an empty cell.

        Args:
            kind: the first of a row is of another kind, without a line before it.
            beside: what stands after the figure instead of a unit.
        """
        super().__init__()
        self.setProperty("kind", kind)
        self.name = label("caption")
        self.figure = Figure()
        self.figure.setTextFormat(Qt.TextFormat.PlainText)
        self.figure.setProperty("kind", "headline")
        self.figure.asked.connect(self.asked)
        self.explain = QPushButton()
        self.explain.setProperty("kind", "step")
        self.explain.setFixedSize(EXPLAIN, EXPLAIN)
        self.explain.clicked.connect(self.asked)
        self.unit = label("muted")
        self.detail = label("caption")
        self.detail.setWordWrap(True)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._beside: QWidget = self.unit if beside is None else beside
        for each in (self.name, self.figure, self.detail):
            each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for part in (self.name, self.explain, self.figure, self.unit, self._beside, self.detail):
            part.setParent(self)
        self._lines = DETAIL_LINES
        self._words = self._more = self._shorter = ""

    def sizeHint(self) -> QSize:
        """As wide as its figure and its name, as tall as its lines."""
        width = max(LEAST_FIGURE, self.name.sizeHint().width())
        return QSize(width + 3 * UNIT, self._detail_top() + self._detail_height() + UNIT + 2)

    def minimumSizeHint(self) -> QSize:
        """No less than that."""
        return self.sizeHint()

    def _figure_top(self) -> int:
        return UNIT + 2 + self.name.fontMetrics().lineSpacing() + 2

    def _detail_top(self) -> int:
        return self._figure_top() + self.figure.fontMetrics().lineSpacing() + 2

    def _detail_height(self) -> int:
        return self._lines * self.detail.fontMetrics().lineSpacing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Begin again with as few lines as there may be."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._lines != DETAIL_LINES:
            self._lines = DETAIL_LINES
            self.updateGeometry()
        self._place()

    def rest(self) -> None:
        """Take no more lines than are needed, once the figure no longer changes under a hand."""
        wanted = max(DETAIL_LINES, self._wrapped(self.width() - 3 * UNIT))
        if wanted != self._lines:
            self._lines = wanted
            self._place()
            self.updateGeometry()

    def _place(self) -> None:
        left, width = 2 * UNIT, self.width() - 3 * UNIT
        wanted = self._wrapped(width)
        taller = wanted > self._lines
        if taller:
            self._lines = wanted
        if taller or self.sizeHint().width() > self.width():
            self.updateGeometry()
        figure, in_line = self._fit(width - EXPLAIN + UNIT)
        beside, named = self._beside.sizeHint(), self.name.sizeHint().width()
        top, end = self._figure_top(), self._detail_top() - 2
        self.name.setGeometry(
            left, UNIT + 2, width if in_line else named, self.name.fontMetrics().lineSpacing()
        )
        self.explain.move(self.width() - UNIT // 2 - EXPLAIN, (top + end - EXPLAIN) // 2)
        self.figure.setGeometry(left, top, figure, end - top)
        after, bottom = (figure, end) if in_line else (named, top)
        self._beside.setGeometry(
            left + after + UNIT, bottom - beside.height(), beside.width(), beside.height()
        )
        self.detail.setGeometry(left, self._detail_top(), width, self._detail_height())

    def _wrapped(self, width: int) -> int:
        """How many lines the detail takes: its font knows in a sixth of the time of its label."""
        metrics, room = self.detail.fontMetrics(), QRect(0, 0, width - 1, self.height())
        height = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.detail.text()).height()
        return ceil(height / metrics.lineSpacing())

    def _fit(self, width: int) -> tuple[int, bool]:
        """Write the figure, and return its width and whether there is room after it.

        One that is too long for its place is smaller, and never cut without a mark. A unit gives
        way to it; a button goes to the line above, where words of its length leave it no room.
        """
        beside = self._beside.sizeHint().width() + UNIT
        words, size = self._words, HEADLINE
        if measure(words, size, True) > width:
            size = TITLE
            if self._shorter and measure(words, size, True) > width:
                words = self._shorter
            if measure(words, size, True) > width:
                words = QFontMetrics(theme.font(size, bold=True)).elidedText(
                    words, Qt.TextElideMode.ElideRight, width
                )
        set_kind(self.figure, "headline" if size == HEADLINE else "title")
        set_words(self.figure, words)
        whole = words == self._words or self._more
        self.figure.setToolTip("" if whole else self._words)
        wide = ceil(measure(words, size, True))
        in_line = wide + beside <= width
        if self._beside is self.unit:
            self.unit.setVisible(in_line)
        return wide, in_line

    def say(
        self,
        name: str,
        figure: str,
        detail: str = "",
        unit: str = "",
        *,
        tone: str = "",
        more: str = "",
        shorter: str = "",
    ) -> None:
        """Write the cell.

        Args:
            name: what the figure is.
            figure: how much.
            detail: what is to be known of it.
            unit: what stands after it.
            tone: gain, loss or none.
            more: all of it in words, on hover and for those who listen.
            shorter: what is said where there is no room for the figure.
        """
        # First, before anything asks for a size: a start then dresses each figure once.
        set_tone(self.figure, tone)
        set_words(self.name, name)
        self._words, self._more, self._shorter = figure, more, shorter
        set_words(self.unit, unit)
        # A sign stays with its figure where the line breaks.
        set_words(self.detail, detail.replace("+", f"+{WORD_JOINER}"))
        said = f"{name}: {more or f'{figure} {unit}'}".strip()
        if self.accessibleName() != said:
            self.setAccessibleName(said)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Say all of it on hover: only then, since no start can wait for what makes it plain."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self._more:
            QToolTip.showText(event.globalPos(), plain_tip(self._more), self)
            return True
        return super().event(event)

    def retranslate(self) -> None:
        """Write what can be done with the figure anew."""
        self.explain.setToolTip(text("How this number is made (Ctrl+E)"))
        self.explain.setAccessibleName(text("Explain this number"))

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.explain.setIcon(theme.icon("explain", palette.muted))
