"""The lines of an explained figure: each leads to its own lines, or to its input."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.charts.style import BODY, CAPTION, LIGHT, UNIT, Palette
from planner.gui import theme
from planner.gui.lines import Lines, paint_ground
from planner.gui.widgets import plain_tip
from planner.model.explanation import Entry, Explanation
from planner.model.plan import Plan
from planner.words import explanations as words
from planner.words.catalogue import text

LOW, HIGH = 32, 48
ICON = 20
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class EntriesModel(QAbstractListModel):
    """The entries; their words are made when a row is seen."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.entries: tuple[Entry, ...] = ()
        self._plan: Plan | None = None
        self.palette: Palette = LIGHT

    def show_entries(self, entries: tuple[Entry, ...], plan: Plan) -> None:
        """Show other entries; where they are as many, the place in the list stays."""
        if len(entries) != len(self.entries):
            self.beginResetModel()
            self.entries, self._plan = entries, plan
            self.endResetModel()
        else:
            self.entries, self._plan = entries, plan
            if entries:
                self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """How many entries."""
        return 0 if parent.isValid() else len(self.entries)

    def words_of(self, row: int) -> tuple[str, str, str]:
        """The name of an entry, its value, and what stands under it."""
        entry, plan = self.entries[row], self._plan
        assert plan is not None  # there are entries only of a plan
        return (
            words.entry_name(entry, plan),
            words.entry_value(entry, plan),
            words.entry_detail(entry, plan),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """An entry in one line, for those who hear it and for the clipboard."""
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            name, value, detail = self.words_of(index.row())
            return f"{name}: {value} ({detail})" if detail else f"{name}: {value}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(" · ".join(filter(None, self.words_of(index.row()))))
        return None


class EntryPainter(QStyledItemDelegate):
    """Paints an entry: name left, value right, what it is made of under it, where it leads."""

    def __init__(self, model: EntriesModel) -> None:
        """Paint the entries of a model."""
        super().__init__(model)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one entry."""
        palette, box = self._model.palette, option.rect
        entry = self._model.entries[index.row()]
        name, value, detail = self._model.words_of(index.row())
        leads = entry.asked is not None or bool(entry.place)
        paint_ground(painter, option, palette, leads=leads)
        painter.setPen(theme.colour(palette.border))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inside = box.adjusted(UNIT, 0, -UNIT // 2 - self._icons(painter, box, entry), 0)
        top = inside.adjusted(0, 5, 0, 0) if detail else inside
        if detail:
            top.setHeight(20)
            under = QRect(inside.left(), top.bottom(), inside.width(), 17)
            self._text(painter, under, LEFT, detail, palette.muted, CAPTION)
        painter.setFont(theme.font(BODY))
        room = painter.fontMetrics().horizontalAdvance(value) + UNIT
        self._text(painter, top, RIGHT, value, palette.ink, BODY)
        ink = palette.accent if leads else palette.ink
        self._text(painter, top.adjusted(0, 0, -room, 0), LEFT, name, ink, BODY)

    def _icons(self, painter: QPainter, box: QRect, entry: Entry) -> int:
        """Draw where it leads, from the right; returns the room of the icons, one for all."""
        middle = box.top() + (box.height() - 16) // 2
        found = ["chevron-right"] if entry.asked is not None else []
        found += ["edit"] if entry.place else []
        for number, name in enumerate(found):
            pixmap = theme.icon(name, self._model.palette.accent).pixmap(16, 16)
            painter.drawPixmap(QPoint(box.right() - ICON * (number + 1), middle), pixmap)
        both = any(each.asked and each.place for each in self._model.entries[:MOST_ASKED])
        return 2 * ICON if both else ICON

    @staticmethod
    def _text(
        painter: QPainter, box: QRect, side: Qt.AlignmentFlag, words: str, ink: str, size: int
    ) -> None:
        painter.setFont(theme.font(size))
        painter.setPen(theme.colour(ink))
        mode = Qt.TextElideMode.ElideRight
        painter.drawText(box, side, painter.fontMetrics().elidedText(words, mode, box.width()))


MOST_ASKED = 40
"""Entries that are looked at to know how many icons a row has: more are never seen at once."""


class EntriesList(Lines):
    """The list of entries.

    Signals:
        opened: an entry's own lines are wanted, as an ``Asked``.
        wanted: the input of an entry is wanted, as a ``Place``.
    """

    opened = Signal(object)
    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the list."""
        self.entries = EntriesModel()
        super().__init__(self.entries, LOW, parent)
        self.setItemDelegate(EntryPainter(self.entries))
        self._pressed_x = 0
        self.clicked.connect(self._clicked)

    def show_explanation(self, of: Explanation, plan: Plan) -> None:
        """Show the entries of an explanation."""
        tall = any(words.entry_detail(each, plan) for each in of.entries[:MOST_ASKED])
        self.set_line_height(HIGH if tall else LOW)
        self.entries.show_entries(of.entries, plan)
        self.setAccessibleName(text("Lines of the figure"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where it is pressed: the pencil goes to the field."""
        self._pressed_x = event.position().toPoint().x()
        super().mousePressEvent(event)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        entry = self.entries.entries[index.row()]
        from_right = self.viewport().width() - self._pressed_x
        pencil = entry.asked is not None and bool(entry.place) and ICON < from_right <= 2 * ICON
        self._follow(entry, to_input=pencil)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows an entry; with Ctrl to its input."""
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            to_input = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._follow(self.entries.entries[index.row()], to_input=to_input)
            return
        super().keyPressEvent(event)

    def _follow(self, entry: Entry, *, to_input: bool) -> None:
        if entry.asked is not None and not (to_input and entry.place):
            self.opened.emit(entry.asked)
        elif entry.place:
            self.wanted.emit(entry.place)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.entries.palette = palette
        self.viewport().update()
