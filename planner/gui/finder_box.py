"""The search over everything: one field, what it finds below, and no hand off the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)
from shiboken6 import isValid

from planner.charts.style import BODY, CAPTION, UNIT, Palette
from planner.gui import theme
from planner.gui.finder import Finder, Found
from planner.gui.widgets import Note
from planner.words.catalogue import text
from planner.words.sentences import one_line

if TYPE_CHECKING:
    from planner.gui.main_window import MainWindow

WIDTH, TOP = 600, 56
ROW_HEIGHT = 30
MOST_ROWS = 12
Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class FoundModel(QAbstractListModel):
    """What was found, for a list and for a screen reader."""

    def __init__(self, parent: QObject) -> None:
        """Begin with nothing."""
        super().__init__(parent)
        self.found: list[Found] = []

    def show_found(self, found: list[Found]) -> None:
        """Show other things."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """One row each."""
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """What a row says."""
        found = self.found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return found.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said(found)
        return None


def said(found: Found) -> str:
    """A row in one sentence."""
    state = "" if found.enabled else text("cannot be done now")
    return ", ".join(filter(None, (found.words, found.where, found.keys, state)))


class FoundRow(QStyledItemDelegate):
    """A row: the words, muted where they are found, their keys at the right."""

    def __init__(self, palette: Palette, parent: QObject) -> None:
        """Paint in the colours of a palette."""
        super().__init__(parent)
        self._palette = palette

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        del option, index
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        model = index.model()
        if not isinstance(model, FoundModel):
            return
        found, palette = model.found[index.row()], self._palette
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour(palette.selection))
        box = box.adjusted(UNIT + 4, 0, -UNIT - 4, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.colour(palette.muted))
        painter.setFont(theme.font(CAPTION))
        painter.drawText(box, right, found.keys)
        keys = painter.fontMetrics().horizontalAdvance(found.keys)
        box.setRight(box.right() - keys - (2 * UNIT if keys else 0))
        where = painter.fontMetrics().horizontalAdvance(found.where)
        body = theme.font(BODY)
        painter.setFont(body)
        metrics = painter.fontMetrics()
        words = metrics.elidedText(
            found.words, Qt.TextElideMode.ElideRight, max(box.width() * 2 // 3, box.width() - where)
        )
        if found.enabled:
            painter.setPen(theme.colour(palette.ink))
        painter.drawText(box, left, words)
        box.setLeft(box.left() + metrics.horizontalAdvance(words) + UNIT + 4)
        painter.setPen(theme.colour(palette.muted))
        painter.setFont(theme.font(CAPTION))
        shown = painter.fontMetrics().elidedText(
            found.where, Qt.TextElideMode.ElideRight, max(0, box.width())
        )
        painter.drawText(box, left, shown)


class FinderField(QLineEdit):
    """Where it is typed: the arrows move in the list below."""

    def __init__(self, box: FinderBox) -> None:
        """Type for a box."""
        super().__init__(box)
        self._box = box

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, down and pages choose; Enter does it, Escape leaves."""
        page = MOST_ROWS - 1
        step = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Backtab: -1,
            Qt.Key.Key_Tab: 1,
        }.get(Qt.Key(event.key()))
        if step is not None:
            self._box.move_by(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._box.take()
        elif event.key() == Qt.Key.Key_Escape:
            self._box.leave()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802 - Qt's name
        """Tab goes down the list: there is nothing else to go to."""
        self._box.move_by(1 if following else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere has found it, unless it is this field's own menu."""
        super().focusOutEvent(event)
        if event.reason() not in {
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        }:
            self._box.close_up()


class FinderBox(QFrame):
    """The field and its list, over the window; it goes when it is left."""

    def __init__(self, window: MainWindow, *, actions: bool) -> None:
        """Open over a window; without actions, only what can be gone to is found."""
        super().__init__(window)
        self.setProperty("kind", "finder")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window = window
        self._before = QApplication.focusWidget()
        self._finder = Finder(window, actions=actions)
        self.field = FinderField(self)
        what = (
            text("Search actions, pages, clients, prices…")
            if actions
            else text("Find a client, a package, a price, a note or a field…")
        )
        self.field.setPlaceholderText(what)
        self.field.setAccessibleName(what)
        self.model = FoundModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(FoundRow(window.theme.palette, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(text("What was found"))
        self.nothing = Note()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        rows.setSpacing(UNIT // 2)
        rows.addWidget(self.field)
        rows.addWidget(self.list)
        rows.addWidget(self.nothing)
        self.field.textChanged.connect(self._look)
        self.list.clicked.connect(self.take)
        window.installEventFilter(self)
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._prepare)
        self._idle.start(0)
        self._look("")
        self.show()
        self.raise_()
        self.field.setFocus()

    @Slot(str)
    def _look(self, typed: str) -> None:
        found = self._finder.find(typed)
        self.model.show_found(found)
        nothing = "" if found else text("Nothing here is called “{words}”.")
        self.nothing.say(nothing.format(words=one_line(typed.strip())))
        self.list.setVisible(bool(found))
        self.list.setFixedHeight(min(len(found), MOST_ROWS) * ROW_HEIGHT)
        first = next((row for row, each in enumerate(found) if each.enabled), 0)
        self._choose(first if found else -1)
        self._place()

    @Slot()
    def _prepare(self) -> None:
        if not self._finder.prepare():
            self._idle.stop()

    def _choose(self, row: int) -> None:
        index = self.model.index(row, 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        self.field.setAccessibleDescription(said(self.model.found[row]) if row >= 0 else "")

    def _place(self) -> None:
        width = min(WIDTH, self._window.width() - 4 * UNIT)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._window.width() - width) // 2, TOP)

    def move_by(self, step: int) -> None:
        """Choose another row."""
        last = len(self.model.found) - 1
        if last >= 0:
            here = self.list.currentIndex().row() + step
            single = abs(step) == 1
            self._choose(here % (last + 1) if single else max(0, min(last, here)))

    @Slot()
    def take(self) -> None:
        """Do or go to what is chosen."""
        row = self.list.currentIndex().row()
        if 0 <= row < len(self.model.found) and self.model.found[row].enabled:
            found = self.model.found[row]
            self.leave()
            found.go()

    def leave(self) -> None:
        """Go, and give the focus back."""
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.close_up()

    def close_up(self) -> None:
        """Go for good."""
        self._window.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep in the middle of the window."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
