"""Which client: looked for by its name in a list that is short at any size of book."""

from __future__ import annotations

from functools import cached_property
from itertools import chain, islice

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from planner.charts.style import LIGHT, UNIT, Palette
from planner.gui.finder import Found
from planner.gui.finder_box import ROW_HEIGHT, FoundModel, FoundRow
from planner.gui.widgets import Note
from planner.model.plan import Plan
from planner.model.rows import Kind, kind_of
from planner.words import coming
from planner.words.catalogue import text
from planner.words.search import asked, fold, rank

ROWS_SEEN, MOST_FOUND = 4, 100
MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


def _nothing() -> None:
    """A client is chosen, not gone to."""


class ClientChooser(QWidget):
    """A search and a list.

    Signals:
        changed: another client is chosen, or none.
    """

    changed = Signal()

    def __init__(self, plan: Plan, palette: Palette | None) -> None:
        """List the clients of a plan."""
        super().__init__()
        self._plan = plan
        self._rows: list[int] = []
        self._proposed_first = False
        self._chosen: str | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(text("Find a client"))
        self.search.setAccessibleName(text("Find a client"))
        self.search.installEventFilter(self)
        self.model = FoundModel(self)
        self.list = QListView()
        self.list.setProperty("kind", "coming")
        self.list.setModel(self.model)
        self.list.setItemDelegate(FoundRow(palette or LIGHT, self))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(ROWS_SEEN * ROW_HEIGHT + 2)
        self.list.setAccessibleName(text("Clients"))
        self.nothing = Note("muted")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT // 2)
        rows.addWidget(self.search)
        rows.addWidget(self.list)
        rows.addWidget(self.nothing)
        self.search.textChanged.connect(self._look)
        self.list.selectionModel().selectionChanged.connect(self._follow)
        self._look("")

    @cached_property
    def _folded(self) -> list[str]:
        """The names as they are compared, once something is looked for."""
        return [fold(client.name) for client in self._plan.clients]

    @property
    def client_id(self) -> str:
        """The chosen client's id; empty where none is chosen."""
        return self._chosen or ""

    def choose(self, client_id: str) -> None:
        """Choose a client, who then stands first."""
        self._chosen = client_id
        self._look(self.search.text())

    def put_first(self, *, proposed: bool) -> None:
        """Put those first who are quoted, or those who are clients already."""
        if proposed != self._proposed_first:
            self._proposed_first = proposed
            self._look(self.search.text())

    @Slot(str)
    def _look(self, typed: str) -> None:
        looked_for = asked(typed)
        if looked_for:
            ranked = (
                (far, row)
                for row, name in enumerate(self._folded)
                if (far := rank(looked_for, name)) is not None
            )
            self._rows = [row for _, row in sorted(ranked)[:MOST_FOUND]]
        else:
            self._rows = self._usual()
        clients = self._plan.clients
        self.model.show_found([self._found(row) for row in self._rows])
        self.list.setVisible(bool(self._rows))
        self.nothing.say("" if self._rows else coming.nobody(typed if clients else None))
        ids = [clients[row].id for row in self._rows]
        if self._chosen in ids:
            self.list.setCurrentIndex(self.model.index(ids.index(self._chosen), 0))
        elif looked_for and ids:
            self.list.setCurrentIndex(self.model.index(0, 0))
        self._follow()

    def _usual(self) -> list[int]:
        """The rows that are shown before anything is looked for: not all are looked at."""
        clients, proposed = self._plan.clients, self._proposed_first
        chosen: list[int] = []
        if self._chosen is not None:
            chosen = [row for row, each in enumerate(clients) if each.id == self._chosen]
        idle = (kind_of(each) is Kind.IDLE for each in clients)
        first = (row for row, each in enumerate(idle) if each == proposed)
        rows = dict.fromkeys(islice(chain(chosen, first), MOST_FOUND))
        if len(rows) < MOST_FOUND:
            rows |= dict.fromkeys(range(min(len(clients), 2 * MOST_FOUND)))
        return list(rows)[:MOST_FOUND]

    def _found(self, row: int) -> Found:
        client = self._plan.clients[row]
        what = coming.row_about(self._plan, client)
        return Found(coming.row_title(row, client), what, _nothing)

    @Slot()
    def _follow(self) -> None:
        selected = self.list.selectionModel().selectedIndexes()
        if selected:
            self._chosen = self._plan.clients[self._rows[selected[0].row()]].id
        elif not self._rows:
            self._chosen = None
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field, the arrows move in the list."""
        if (
            watched is self.search
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in MOVES
        ):
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)
