"""Earlier versions of the open plan: when, what was in them, and the way back to one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.files.disk import Disk
from planner.gui.files.folders import versions_folder
from planner.gui.widgets import Note, label
from planner.model.book import Book
from planner.model.edits import is_quick
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.storage import plan_file
from planner.storage.plan_file import PlanFileError
from planner.storage.versions import Version, earlier
from planner.words.catalogue import text
from planner.words.moments import moment, moments
from planner.words.numbers import DASH, count, money
from planner.words.sentences import sentence

Index = QModelIndex | QPersistentModelIndex
SIZE = (640, 420)
WAITING = "…"
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Inside(NamedTuple):
    """What is in a version; no plan where ``problems`` say why it cannot be read."""

    plan: Plan | None
    cells: tuple[str, str, str] = (DASH, DASH, DASH)
    problems: tuple[Problem, ...] = ()


class VersionsModel(QAbstractTableModel):
    """Versions, newest first: what is in them comes in one after another."""

    def __init__(self, versions: list[Version], parent: QWidget) -> None:
        """Begin with their dates alone."""
        super().__init__(parent)
        self.versions = versions
        self.moments = moments([each.when for each in versions])
        self.inside: list[Inside | None] = [None] * len(versions)

    def learn(self, row: int, inside: Inside) -> None:
        """Show what is in one."""
        self.inside[row] = inside
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """How many versions."""
        return 0 if parent.isValid() else len(self.versions)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """When, and what is in them."""
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | int | None:
        """The words of a cell."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(LEFT if index.column() == 0 else RIGHT)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        version, inside = self.versions[index.row()], self.inside[index.row()]
        if index.column() == 0:
            when = self.moments[index.row()]
            return when if version.saved else text("{moment} (not saved)").format(moment=when)
        return WAITING if inside is None else inside.cells[index.column() - 1]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | int | None:
        """The heads."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(LEFT if section == 0 else RIGHT)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = (text("Version of"), text("Clients"), text("Accounts"), text("Profit a month"))
        return heads[section]


class VersionsDialog(QDialog):
    """Lists the versions and restores one, as one step that can be undone."""

    def __init__(self, document: Document, disk: Disk, parent: QWidget) -> None:
        """List those of the open plan; what is in them is read by the disk's worker."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("Earlier versions"))
        self.resize(*SIZE)
        self._document = document
        self._disk = disk
        self._over = False
        self.finished.connect(self._end)
        path = document.path
        self.model = VersionsModel([] if path is None else earlier(path, versions_folder()), self)
        self.table = self._table()
        self.restore = QPushButton(text("Restore this version"))
        self.restore.setDefault(True)
        self.restore.setProperty("kind", "primary")  # its width is that of its words in semi-bold
        self.restore.clicked.connect(self._restore)
        close = QPushButton(text("Close"))
        close.clicked.connect(self.reject)
        self.note = Note("complaint")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.restore)
        buttons.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        rows.setSpacing(UNIT)
        rows.addWidget(self._introduction())
        rows.addWidget(self.table, 1)
        rows.addWidget(self.note)
        rows.addLayout(buttons)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self._chosen()
        self._read(0)

    def _introduction(self) -> QWidget:
        words = (
            text(
                "Each save keeps the version before it: the last ten, then one a day for thirty "
                "days, then one a month. Restoring one can be undone."
            )
            if self.model.versions
            else text("There are none yet: each save keeps the version before it.")
        )
        introduction = label("muted", words)
        introduction.setWordWrap(True)
        return introduction

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(text("Earlier versions"))
        table.setProperty("kind", "reading")
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(4 * UNIT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.doubleClicked.connect(self._restore)
        if self.model.versions:
            table.selectRow(0)
        return table

    # What is in them, one after another.

    def _read(self, row: int) -> None:
        if row < len(self.model.versions):
            file = self.model.versions[row].file
            self._disk.do(partial(_inside, file), partial(self._learn, row))

    def _learn(self, row: int, inside: Inside) -> None:
        if not self._over:
            self.model.learn(row, inside)
            self._chosen()
            self._read(row + 1)

    @Slot()
    def _end(self) -> None:
        self._over = True

    @property
    def chosen(self) -> int | None:
        """The row in hand."""
        index = self.table.currentIndex()
        return index.row() if index.isValid() else None

    @Slot()
    def _chosen(self) -> None:
        inside = None if self.chosen is None else self.model.inside[self.chosen]
        self.restore.setEnabled(inside is not None and inside.plan is not None)
        wrong = () if inside is None else inside.problems[:1]
        self.note.say("\n".join(sentence(each, place=bool(each.place)) for each in wrong))

    @Slot()
    def _restore(self) -> None:
        row = self.chosen
        inside = None if row is None else self.model.inside[row]
        if row is None or inside is None or inside.plan is None:
            return
        when = self.model.versions[row].when
        self._document.settle()
        self._document.edit(
            lambda: text("Restore the version of {moment}").format(moment=moment(when)),
            inside.plan,
        )
        self.accept()


def _inside(file: Path) -> Inside:
    """Read a version: its clients, where it has their names, its accounts, its profit a month."""
    try:
        plan = plan_file.load(file).plan
    except PlanFileError as error:
        return Inside(None, problems=error.problems)
    clients = DASH if is_quick(plan) else count(len(plan.clients))
    accounts = count(sum(client.accounts for client in plan.clients))
    profit = money(Book(plan).profit, plan.currency, unit=True)
    return Inside(plan, (clients, accounts, profit))
