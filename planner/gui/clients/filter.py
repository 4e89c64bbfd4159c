"""What stands above the clients' table: a search, a choice of rows, and what is done to rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from planner.charts.style import UNIT
from planner.gui.clients.columns import SHOWN, USUAL
from planner.gui.clients.order import Wanted
from planner.gui.fields.number import ChoiceField
from planner.model.client_figures import Flag
from planner.model.plan import Status
from planner.words import names
from planner.words.catalogue import text
from planner.words.client_rows import flag
from planner.words.search import asked

SEARCH_WIDTH = 200
EVERYTHING = Wanted()
QUICK = (
    EVERYTHING,
    Wanted(flagged=True),
    *(Wanted(flag=each) for each in Flag),
    *(Wanted(status=each) for each in Status),
)


def _name(of: Wanted) -> str:
    if of.flag is not None:
        return text("Watch: {flag}").format(flag=flag(of.flag))
    if of.status is not None:
        return text("Status: {status}").format(status=names.status(of.status))
    return text("Watch: anything") if of.flagged else text("All clients")


class Search(QLineEdit):
    """Words to look for.

    Signals:
        done: the hand goes on to the table.
    """

    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape shows all again, Enter and Down go to the table."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.done.emit()
        else:
            super().keyPressEvent(event)


class ClientFilter(QWidget):
    """Which rows are wanted, and the menus of rows and columns.

    Signals:
        changed: other rows are wanted.
        columns_chosen: other columns are to be seen, by their keys.
    """

    changed = Signal()
    columns_chosen = Signal(object)

    def __init__(self, rows_menu: QMenu, parent: QWidget | None = None) -> None:
        """Build the bar; ``rows_menu`` holds what can be done to rows."""
        super().__init__(parent)
        self.search = Search()
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.search.setClearButtonEnabled(True)
        self.quick = ChoiceField()
        self.quick.addItems(["" for _ in QUICK])
        self.rows = QPushButton()
        self.rows.setMenu(rows_menu)
        self.columns = QPushButton()
        self._menu = QMenu(self)
        self.columns.setMenu(self._menu)
        for each in (self.rows, self.columns):
            each.setProperty("kind", "menu")
        self._actions: list[QAction] = []
        for shown in SHOWN[1:]:  # a row without its name is nobody's
            action = self._menu.addAction("")
            action.setData(shown.key)
            action.setCheckable(True)
            self._actions.append(action)
        self._menu.addSeparator()
        self._usual = self._menu.addAction("")
        self._menu.triggered.connect(self._column_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.search)
        row.addWidget(self.quick)
        row.addStretch(1)
        row.addWidget(self.rows)
        row.addWidget(self.columns)
        self.search.textChanged.connect(self.changed)
        self.quick.currentIndexChanged.connect(self.changed)

    @property
    def wanted(self) -> Wanted:
        """The rows that are wanted."""
        words = asked(self.search.text())
        return QUICK[self.quick.currentIndex()]._replace(words=words)

    def want_everything(self) -> None:
        """Leave nothing out any more."""
        self.search.clear()
        self.quick.setCurrentIndex(0)

    def show_columns(self, keys: Sequence[str]) -> None:
        """Mark the columns that are seen."""
        for action in self._actions:
            action.setChecked(action.data() in keys)

    @Slot(QAction)
    def _column_chosen(self, action: QAction) -> None:
        if action is self._usual:
            self.show_columns(USUAL)
        chosen = {each.data() for each in self._actions if each.isChecked()}
        keys = [each.key for each in SHOWN if each.key in chosen or each is SHOWN[0]]
        self.columns_chosen.emit(keys)

    def retranslate(self) -> None:
        """Write every word anew."""
        self.search.setPlaceholderText(text("Find a client"))
        self.search.setAccessibleName(text("Find in all columns"))
        self.search.setToolTip(text("Find in all columns"))
        self.quick.setAccessibleName(text("Which clients are shown"))
        for index, each in enumerate(QUICK):
            self.quick.setItemText(index, _name(each))
        self.rows.setText(text("Rows"))
        self.columns.setText(text("Columns"))
        for action, shown in zip(self._actions, SHOWN[1:], strict=True):
            action.setText(shown.title.replace("&", "&&"))
        self._usual.setText(text("The usual columns"))
