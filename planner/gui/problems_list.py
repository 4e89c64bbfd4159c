"""The list of what is wrong with a plan: thousands of lines, of which only the seen are written."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.charts.style import BODY, LIGHT, UNIT, Palette
from planner.gui import theme
from planner.gui.lines import Lines, paint_ground
from planner.gui.widgets import plain_tip
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.words.catalogue import plural, text
from planner.words.numbers import count
from planner.words.places import place_words, said, sentence_of

ROW_HEIGHT = 26
PLACE_SHARE = 0.34
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex
Findings = tuple[Problem, ...]


def problems_head(number: int) -> str:
    """The head of the problems."""
    return plural("{count} problem", "{count} problems", number).format(count=count(number))


def warnings_head(number: int) -> str:
    """The head of the warnings."""
    return plural("{count} warning", "{count} warnings", number).format(count=count(number))


class ProblemsModel(QAbstractListModel):
    """Problems under their head, then warnings under theirs."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._groups: tuple[Findings, Findings] = ((), ())
        self._rows = 0
        self._plan: Plan | None = None
        self.palette: Palette = LIGHT

    def show(self, problems: Findings, warnings: Findings, plan: Plan) -> None:
        """List other findings."""
        self.beginResetModel()
        self._groups, self._plan = (problems, warnings), plan
        self._rows = sum(len(each) + bool(each) for each in self._groups)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """A row each, and a head for each group that has any."""
        return 0 if parent.isValid() else self._rows

    def at(self, row: int) -> Problem | str:
        """What a row has: a finding, or the words of a head."""
        for group, head in zip(self._groups, (problems_head, warnings_head), strict=True):
            if group and row == 0:
                return head(len(group))
            if group and row <= len(group):
                return group[row - 1]
            row -= len(group) + bool(group)
        raise IndexError(row)

    def row_of(self, number: int) -> int:
        """The row of a finding, counted over both groups from 0."""
        first, second = map(len, self._groups)
        return number + (1 if number < first else bool(first) + bool(second))

    def number_of(self, row: int) -> int:
        """The finding of a row, counted over both groups from 0."""
        first = len(self._groups[0])
        heads = 1 if row <= first or not first else 2
        return row - heads

    def words_of(self, row: int) -> tuple[str, str]:
        """Where a finding is, and what it is; a head has only the second."""
        found, plan = self.at(row), self._plan
        if isinstance(found, str):
            return "", found
        assert plan is not None  # there are findings only of a plan
        return place_words(plan, found.place), sentence_of(found, plan.currency)

    def line(self, row: int) -> str:
        """A row in one line."""
        found, plan = self.at(row), self._plan
        if isinstance(found, str):
            return found
        assert plan is not None  # there are findings only of a plan
        return said(found, plan)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row in one line, for those who hear it."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.line(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.line(index.row()))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A head is only read."""
        if not index.isValid() or isinstance(self.at(index.row()), str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class FindingPainter(QStyledItemDelegate):
    """Paints a finding: a mark of its grade, where it is, and what it is."""

    def __init__(self, model: ProblemsModel) -> None:
        """Paint the rows of a model."""
        super().__init__(model)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        palette, box = self._model.palette, option.rect
        found = self._model.at(index.row())
        where, what = self._model.words_of(index.row())
        if isinstance(found, str):
            painter.setFont(theme.font(BODY, bold=True))
            painter.setPen(theme.colour(palette.ink))
            painter.drawText(box.adjusted(UNIT, 0, -UNIT, 0), LEFT, what)
            return
        paint_ground(painter, option, palette)
        problem = found.grade != "warning"
        icon = theme.icon("problem" if problem else "warning",
                          palette.loss if problem else palette.warning)  # fmt: skip
        painter.drawPixmap(box.left() + UNIT, box.top() + (box.height() - 16) // 2,
                           icon.pixmap(16, 16))  # fmt: skip
        inside = box.adjusted(3 * UNIT + UNIT // 2, 0, -UNIT, 0)
        place = QRect(inside)
        place.setWidth(int(inside.width() * PLACE_SHARE))
        self._text(painter, place, where, palette.ink)
        left = place.right() + 2 * UNIT if where else inside.left()
        self._text(painter, QRect(left, box.top(), inside.right() - left, box.height()),
                   what, palette.muted)  # fmt: skip

    @staticmethod
    def _text(painter: QPainter, box: QRect, words: str, ink: str) -> None:
        painter.setFont(theme.font(BODY))
        painter.setPen(theme.colour(ink))
        mode = Qt.TextElideMode.ElideRight
        painter.drawText(box, LEFT, painter.fontMetrics().elidedText(words, mode, box.width()))


class ProblemsList(Lines):
    """The list; a click or Enter wants the field of a finding, Ctrl+C copies what is selected.

    Signals:
        wanted: the number of the finding whose field is wanted.
        folded: Escape was pressed.
    """

    wanted = Signal(int)
    folded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the list."""
        self.findings = ProblemsModel()
        super().__init__(self.findings, ROW_HEIGHT, parent)
        self.setItemDelegate(FindingPainter(self.findings))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.clicked.connect(self._clicked)

    def show_findings(self, problems: Findings, warnings: Findings, plan: Plan) -> None:
        """List other findings; the one in hand stays where it was."""
        here, top = self.currentIndex().row(), self.verticalScrollBar().value()
        self.findings.show(problems, warnings, plan)
        self.setAccessibleName(text("What is wrong with this plan"))
        if 0 <= here < self.findings.rowCount():
            self.setCurrentIndex(self.findings.index(here))
        self.verticalScrollBar().setValue(top)

    def choose(self, number: int) -> None:
        """Mark a finding as the one in hand."""
        self.setCurrentIndex(self.findings.index(self.findings.row_of(number)))

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        plain = QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
        if plain and not isinstance(self.findings.at(index.row()), str):
            self.wanted.emit(self.findings.number_of(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the field, Escape folds, Ctrl+C copies."""
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self.wanted.emit(self.findings.number_of(index.row()))
        elif event.key() == Qt.Key.Key_Escape:
            self.folded.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted(each.row() for each in self.selectedIndexes())
            QGuiApplication.clipboard().setText("\n".join(map(self.findings.line, rows)))
        else:
            super().keyPressEvent(event)

    def copy_all(self) -> None:
        """Copy every line."""
        rows = range(self.findings.rowCount())
        QGuiApplication.clipboard().setText("\n".join(map(self.findings.line, rows)))

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.findings.palette = palette
        self.viewport().update()
