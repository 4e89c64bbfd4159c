"""A chart that can be taken along: by Ctrl+C, by its menu, or by the button beside its title.

Whoever shows it lays down for whom: the nearest widget above it with a ``chart_desk``. Where there
is none, nothing can be taken along, and nothing says that it could.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from planner.charts.picture import Picture
from planner.charts.style import LIGHT, UNIT, Palette
from planner.gui import theme
from planner.gui.widgets import label
from planner.words.catalogue import text

if TYPE_CHECKING:
    from planner.gui.exporting.desk import ChartDesk

ICON, WIDTH, HEIGHT = 16, 24, 20
SHARED = 2  # dots in the name of a module that belongs to no page
SAID_FOR = 6000  # milliseconds


@runtime_checkable
class HasDesk(Protocol):
    """A window that lays down for whom its charts are.

    ``charts_for_us``: they stay in the house; False: a client may have them; None: nobody.
    """

    charts_for_us: bool | None

    def chart_desk(self) -> ChartDesk:
        """What copies and saves its charts."""


class ChartWidget(QWidget):
    """What every chart on screen has in common.

    ``picture`` is what it shows, for any size; None where there is nothing to show. ``button``
    copies it: who lays the chart out puts it beside the title, where it covers nothing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make one that shows nothing yet."""
        super().__init__(parent)
        self.picture: Picture | None = None
        self.palette_in_use: Palette = LIGHT
        self._copy, self._save = QAction(self), QAction(self)
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.triggered.connect(self.copy_chart)
        self._save.triggered.connect(self.save_chart)
        self.addActions([self._copy, self._save])
        self.button = QPushButton(self)
        self.button.setProperty("kind", "step")
        self.button.setFixedSize(WIDTH, HEIGHT)
        self.button.setIconSize(QSize(ICON, ICON))
        # By keyboard the chart itself is copied.
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.copy_chart)
        self.button.hide()
        self._inked = ""
        self._said: QLabel | None = None
        self._hush = QTimer(self)
        self._hush.setSingleShot(True)
        self._hush.setInterval(SAID_FOR)
        self._hush.timeout.connect(self.hush)

    @property
    def chart_key(self) -> str:
        """Which chart it is: the part of the program that shows it."""
        above = self.parentWidget()
        while above is not None:
            module = type(above).__module__
            if module.startswith("planner.gui.") and module.count(".") > SHARED:
                return module.removeprefix("planner.gui.").removesuffix(".panel")
            above = above.parentWidget()
        return ""

    # Taking it along.

    @property
    def desk(self) -> ChartDesk | None:
        """Where it is copied and saved; None where nobody laid down for whom."""
        above = self._above()
        return None if above is None else above.chart_desk()

    def _above(self) -> HasDesk | None:
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, HasDesk):
                return None if above.charts_for_us is None else above
            above = above.parentWidget()
        return None

    @Slot()
    def copy_chart(self) -> None:
        """Put it on the clipboard."""
        desk = self.desk
        if desk is not None and self.picture is not None:
            desk.copy(self)

    @Slot()
    def save_chart(self) -> None:
        """Ask how to save it."""
        desk = self.desk
        if desk is not None and desk.audience.internal and self.picture is not None:
            desk.ask_save(self)

    def name_entries(self) -> None:
        """Write the words of its menu; an internal chart says that it is for us."""
        above = self._above()
        self._copy.setVisible(above is not None)
        # Where a client looks, no dialog opens that shows the owner's folders.
        self._save.setVisible(above is not None and above.charts_for_us is True)
        policy = Qt.ContextMenuPolicy.ActionsContextMenu
        if not any(each.isVisible() for each in self.actions()):
            policy = Qt.ContextMenuPolicy.NoContextMenu
        self.setContextMenuPolicy(policy)
        self.button.setVisible(above is not None and self.picture is not None)
        if above is None:
            return
        for_us = above.charts_for_us
        copy = text("Copy chart (for us)") if for_us else text("Copy chart")
        self._copy.setText(copy)
        self._save.setText(text("Save chart as (for us)…"))
        self.button.setToolTip(copy)
        self.button.setAccessibleName(copy)
        if self._inked != self.palette_in_use.muted:
            self._inked = self.palette_in_use.muted
            self.button.setIcon(theme.icon("duplicate", self._inked))

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.palette_in_use = palette
        self.name_entries()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what it says at its lower edge."""
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """Name what can be done with it by those for whom it is shown."""
        super().showEvent(event)
        self.name_entries()

    # A quiet word.

    def say(self, words: str, *, stays: bool = False) -> None:
        """Say something at its lower edge, for a while or until there is more to say."""
        self.hush()
        self._said = label("said", words)
        self._said.setParent(self)
        self._said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if self._said.sizeHint().width() > self.width() - UNIT:
            self._said.setWordWrap(True)
            self._said.setFixedWidth(max(self.width() - UNIT, 1))
        self._place()
        self._said.show()
        self._said.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        if not stays:
            self._hush.start()

    def _place(self) -> None:
        if self._said is not None:
            self._said.adjustSize()
            left = max(self.width() - self._said.width() - UNIT // 2, 0)
            self._said.move(left, self.height() - self._said.height() - UNIT // 2)

    @Slot()
    def hush(self) -> None:
        """Say nothing any more."""
        self._hush.stop()
        if self._said is not None:
            self._said.hide()
            self._said.deleteLater()
            self._said = None

    @property
    def said(self) -> str:
        """What it says at the moment."""
        return "" if self._said is None else self._said.text()


def chart_in_hand(focused: QWidget | None, page: QWidget) -> ChartWidget | None:
    """The chart that has the focus, or the uppermost on a page; None where none shows anything."""
    if isinstance(focused, ChartWidget) and focused.picture is not None:
        return focused
    found = [
        each
        for each in page.findChildren(ChartWidget)
        if each.isVisible() and each.picture is not None
    ]
    origin = page.rect().topLeft()
    return min(found, key=lambda each: each.mapTo(page, origin).y(), default=None)
