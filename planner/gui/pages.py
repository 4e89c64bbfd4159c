"""The frame of the pages: their names down the side, the chosen one beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import UNIT, Palette
from planner.gui import theme
from planner.gui.calculator import Results
from planner.gui.page import Page
from planner.model.problems import Place
from planner.words.catalogue import text

SIDE_WIDTH = 148
PANEL_WIDTH = 312

PAGE_OF = {
    "agency": "overview",
    "assumptions": "time",
    "clients": "clients",
    "packages": "packages",
    "programme": "prices",
    "price_list": "prices",
    "scenarios": "step",
}
"""The page on which a part of the plan is edited."""

PAGE_OF_KEY: dict[Place, str] = {
    ("agency", "target_margin"): "packages",
    ("assumptions", "compare_months"): "step",
}
"""Keys that are edited elsewhere than what is around them."""


@dataclass
class _Entry:
    """A page by its key: it is made when it is first looked at."""

    key: str
    name: Callable[[], str]
    symbol: str
    make: Callable[[], Page]
    button: QPushButton
    page: Page | None = None
    shown: Results | None = None


class OneAtATime(QStackedWidget):
    """A stack of which only the page that is seen asks for room, not the widest of all."""

    def minimumSizeHint(self) -> QSize:
        """No less than the page that is seen needs."""
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()

    def sizeHint(self) -> QSize:
        """As much as the page that is seen wants."""
        page = self.currentWidget()
        return super().sizeHint() if page is None else page.sizeHint()


class Pages(QWidget):
    """Pages by name; at the foot, a plan of one's own begins, and the client view.

    Signals:
        chosen: another page is looked at, by its key.
        explained: a figure of a page is to be explained, as an ``Asked``.
    """

    chosen = Signal(str)
    explained = Signal(object)

    def __init__(self, head: QWidget) -> None:
        """Build the frame; ``head`` stays above every page."""
        super().__init__()
        self._entries: list[_Entry] = []
        self._panel: QWidget | None = None
        self._results: Results | None = None
        self._palette: Palette | None = None
        self._group = QButtonGroup(self)
        self._stack = OneAtATime()
        side = QFrame()
        side.setProperty("kind", "side")
        side.setFixedWidth(SIDE_WIDTH)
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(UNIT, UNIT + 4, UNIT, UNIT + 4)
        self._side.setSpacing(UNIT // 2)
        self._side.addStretch(1)
        self.numbers, self.client_view = QPushButton(), QPushButton()
        self._side.addWidget(self.numbers)
        self._side.addWidget(self.client_view)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(head)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(0)
        self._beside.addWidget(self._stack, 1)
        right.addLayout(self._beside, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(right, 1)
        self._group.idClicked.connect(self._clicked)

    def add(self, key: str, name: Callable[[], str], symbol: str, make: Callable[[], Page]) -> None:
        """Add a page; the first one is made at once, the others when they are looked at."""
        button = QPushButton()
        button.setProperty("kind", "page")
        button.setCheckable(True)
        button.setIconSize(QSize(16, 16))
        self._group.addButton(button, len(self._entries))
        self._side.insertWidget(len(self._entries), button)
        self._entries.append(_Entry(key, name, symbol, make, button))
        if len(self._entries) == 1:
            self.choose(key)

    def put_beside(self, panel: QWidget) -> None:
        """Put a panel at the right of the page, under the head."""
        self._beside.addWidget(panel)
        self._panel = panel
        self._stack.installEventFilter(self)
        self._share()

    @property
    def covered(self) -> bool:
        """Whether the panel lies over the page, which would not fit beside it."""
        return self._panel is not None and self._beside.indexOf(self._panel) < 0

    def _share(self) -> None:
        """Give the panel its width: beside the page, beside a part of it, or over it."""
        if self._panel is None:
            return
        width, page = self.width() - SIDE_WIDTH, self.page(self.current)
        tight = width - PANEL_WIDTH < page.WHOLE_WIDTH
        if tight and not page.PART_WIDTH:
            self._beside.removeWidget(self._panel)
            self._panel.setFixedWidth(PANEL_WIDTH)
            top = self._stack.mapTo(self, QPoint(0, 0)).y()
            left, height = self.width() - PANEL_WIDTH, self._stack.height()
            self._panel.setGeometry(left, top, PANEL_WIDTH, height)
            self._panel.raise_()
            return
        self._panel.setFixedWidth(width - page.PART_WIDTH if tight else PANEL_WIDTH)
        if self.covered:
            self._beside.addWidget(self._panel)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A panel over the page goes where the page goes."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move} and self.covered:
            self._share()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share()

    @property
    def keys(self) -> list[str]:
        """The keys of the pages, from the top."""
        return [entry.key for entry in self._entries]

    def name(self, key: str) -> str:
        """What a page is called."""
        return self._entries[self.keys.index(key)].name()

    @property
    def made(self) -> list[tuple[str, Page]]:
        """The pages that were looked at, by their keys."""
        return [(entry.key, entry.page) for entry in self._entries if entry.page is not None]

    def turn(self, by: int) -> None:
        """Look at the page so many further on, round and round."""
        self._clicked((self._group.checkedId() + by) % len(self._entries))

    @property
    def current(self) -> str:
        """The key of the page that is looked at."""
        return self._entries[self._group.checkedId()].key

    def page(self, key: str) -> Page:
        """A page by its key, made if it was not yet."""
        entry = self._entries[self.keys.index(key)]
        if entry.page is None:
            entry.page = entry.make()
            entry.page.explained.connect(self.explained)
            self._stack.addWidget(entry.page)
            if self._palette is not None:  # else the window says so soon enough, to all of it
                entry.page.retranslate()
                entry.page.recolour(self._palette)
        return entry.page

    @Slot(int)
    def _clicked(self, index: int) -> None:
        self.choose(self._entries[index].key)

    def choose(self, key: str) -> None:
        """Look at a page."""
        entry = self._entries[self.keys.index(key)]
        entry.button.setChecked(True)
        self._stack.setCurrentWidget(self.page(key))
        self._stack.updateGeometry()  # it asks for the room of another page
        self._show(entry)
        self._share()
        self.chosen.emit(key)

    def show_results(self, results: Results) -> None:
        """Show results on the page that is seen; the others get them when they are chosen."""
        self._results = results
        self._show(self._entries[self._group.checkedId()])

    def _show(self, entry: _Entry) -> None:
        results = self._results
        if results is not None and entry.page is not None and entry.shown is not results:
            entry.shown = results
            entry.page.show_results(results)

    def reveal(self, place: Place, *, here_first: bool = False) -> bool:
        """Go to the input of a place of the plan; False where there is none for it.

        Args:
            place: on the page on which that part of the plan is edited, or on the first page, which
                has the usual fields.
            here_first: stay on the page that is looked at where that has it, too.
        """
        own = PAGE_OF_KEY.get(place[:2]) or PAGE_OF.get(str(place[0]) if place else "")
        if own is None:
            return False
        before, first = self.current, self.keys[0]
        for key in dict.fromkeys((*([before] if here_first else []), own, first)):
            if key in self.keys:
                self.choose(key)  # once it is seen it can take the focus
                if self.page(key).reveal(place):
                    return True
        self.choose(before)
        return False

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self._palette = palette
        for entry in self._entries:
            entry.button.setIcon(theme.icon(entry.symbol, palette.accent))
            if entry.page is not None:
                entry.page.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        for entry in self._entries:
            entry.button.setText(entry.name().replace("&", "&&"))
            entry.shown = None
            if entry.page is not None:
                entry.page.retranslate()
        self.client_view.setText(text("Client view F5"))
        self.client_view.setToolTip(text("Show a client the packages, and nothing else"))
        self.numbers.setText(text("My numbers…"))
        self.numbers.setToolTip(text("Start a plan of your own from five numbers"))
