"""A list of what is known to come in a month, two lines each: edited and removed by keys."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import BODY, CAPTION, LIGHT, UNIT, Palette
from planner.gui import theme
from planner.gui.widgets import Note, plain_tip, set_mark, set_words
from planner.words.assumed import folded
from planner.words.catalogue import text

LINE = 18
ROW_HEIGHT = 2 * LINE + 6
MOST_ROWS = 6
Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class Coming(NamedTuple):
    """What comes: in words, when, its place among those of the plan, and what is wrong with it.

    ``note`` is what is to be known of it otherwise.
    """

    words: str
    when: str
    at: int
    wrong: str = ""
    note: str = ""


class ComingModel(QAbstractListModel):
    """What comes, for a list and for a screen reader."""

    def __init__(self, parent: QObject) -> None:
        """Begin with nothing."""
        super().__init__(parent)
        self.lines: list[Coming] = []

    def show_lines(self, lines: list[Coming]) -> None:
        """Show other things."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """One row each."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """What a row says."""
        line = self.lines[index.row()]
        said = ", ".join(filter(None, (line.words, line.when, line.wrong, line.note)))
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(said)
        return None


class ComingRow(QStyledItemDelegate):
    """A row: what comes, and muted below it when."""

    def __init__(self, parent: QObject) -> None:
        """Paint in the light palette until another is known."""
        super().__init__(parent)
        self.palette = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines."""
        del option, index
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        model = index.model()
        if not isinstance(model, ComingModel):
            return
        line, palette = model.lines[index.row()], self.palette
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour(palette.selection))
        box = box.adjusted(UNIT // 2, 3, -UNIT // 2, 0)
        box.setHeight(LINE)
        painter.setPen(theme.colour(palette.loss if line.wrong else palette.ink))
        self._line(painter, box, line.words, BODY)
        box.translate(0, LINE)
        painter.setPen(theme.colour(palette.muted))
        self._line(painter, box, line.when, CAPTION)

    def _line(self, painter: QPainter, box: QRect, words: str, size: int) -> None:
        painter.setFont(theme.font(size))
        # How many begins what is said, and who leaves ends with it.
        middle = Qt.TextElideMode.ElideMiddle
        shown = painter.fontMetrics().elidedText(words, middle, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class ComingView(QListView):
    """The list, as tall as its rows until they are many.

    Signals:
        edited: the row in hand is to be edited.
        removed: the row in hand is to go.
    """

    edited = Signal()
    removed = Signal()

    def __init__(self) -> None:
        """Build an empty list."""
        super().__init__()
        self.setProperty("kind", "coming")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self.edited)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 edit, Delete removes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.edited.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by keys has a row in hand at once."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))


class ComingList(QWidget):
    """The list with what is done to it.

    Signals:
        added: one more is wanted.
        edited, removed: the one in hand, by its place among those of the plan.
    """

    added = Signal()
    edited = Signal(int)
    removed = Signal(int)

    def __init__(self, key: str) -> None:
        """Build an empty list of what the assumptions have under a key."""
        super().__init__()
        self.hint, self.problem, self.note = Note(), Note("problem"), Note()
        self.model = ComingModel(self)
        self.view = ComingView()
        self.view.setModel(self.model)
        self.row = ComingRow(self.view)
        self.view.setItemDelegate(self.row)
        self.add, self.edit, self.remove = QPushButton(), QPushButton(), QPushButton()
        self.view.setObjectName(key)
        self.add.setObjectName(f"{key}_add")
        links = QHBoxLayout()
        links.setSpacing(UNIT)
        for link in (self.add, self.edit, self.remove):
            link.setProperty("kind", "link")
            links.addWidget(link)
        links.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT)
        rows.addWidget(self.hint)
        rows.addWidget(self.view)
        rows.addWidget(self.problem)
        rows.addWidget(self.note)
        rows.addLayout(links)
        self.add.clicked.connect(self.added)
        self.edit.clicked.connect(self._edit)
        self.remove.clicked.connect(self._remove)
        self.view.edited.connect(self._edit)
        self.view.removed.connect(self._remove)
        self.view.selectionModel().currentChanged.connect(self._follow)
        self.show_lines([])

    def _in_hand(self) -> Coming | None:
        row = self.view.currentIndex().row()
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else None

    @Slot()
    def _edit(self) -> None:
        line = self._in_hand()
        if line is not None:
            self.edited.emit(line.at)

    @Slot()
    def _remove(self) -> None:
        line = self._in_hand()
        if line is None:
            return
        row = self.view.currentIndex().row()
        if len(self.model.lines) == 1:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)  # the list goes
        self.removed.emit(line.at)
        self._choose(min(row, len(self.model.lines) - 1))

    def show_lines(self, lines: list[Coming]) -> None:
        """Show what comes, in its order; the one in hand stays in hand."""
        here = self._in_hand()
        if lines != self.model.lines:
            self.model.show_lines(lines)
            ats = [line.at for line in lines]
            self._choose(ats.index(here.at) if here is not None and here.at in ats else 0)
        for part in (self.view, self.edit, self.remove):
            part.setVisible(bool(lines))
        self.view.setFixedHeight(min(len(lines), MOST_ROWS) * ROW_HEIGHT + 2)
        self._follow()

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.model.lines):
            self.view.setCurrentIndex(self.model.index(row, 0))

    def choose(self, at: int) -> QWidget:
        """Take one of them in hand by its place; where there is none, what adds one."""
        for row, line in enumerate(self.model.lines):
            if line.at == at:
                self._choose(row)
                return self.view
        return self.add

    @Slot()
    def _follow(self) -> None:
        """Say what is wrong with the one in hand, else with any, and what is to be known of it."""
        here = self._in_hand()
        wrong = "" if here is None else here.wrong
        set_mark(self.view, "problem" if wrong else "")
        first = next((line.wrong for line in self.model.lines if line.wrong), "")
        self.problem.say(wrong or first)
        self.note.say("" if here is None else here.note)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.row.palette = palette
        self.view.viewport().update()

    def name(self, title: str, hint: str) -> None:
        """Write every word anew.

        Args:
            title: what is listed.
            hint: what it is for.
        """
        self.view.setAccessibleName(title)
        self.hint.say(hint)
        set_words(self.add, text("Add"))
        set_words(self.edit, text("Edit"))
        set_words(self.remove, text("Remove"))
        for link in (self.add, self.edit, self.remove):
            link.setAccessibleName(folded(title, link.text()))
