"""What is done to whole rows of clients: insert, duplicate, delete, move."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from planner.gui.clients.sheet import ClientSheet
from planner.gui.clients.typed import no_package
from planner.gui.document import Document
from planner.gui.sheet.sheet import Sheet
from planner.model.client_edits import (
    new_clients,
    with_duplicates,
    with_inserted,
    with_moved,
    without,
)
from planner.model.plan import Plan
from planner.words import client_rows
from planner.words.catalogue import text

NAMES: dict[str, Callable[[], str]] = {
    "insert": lambda: text("Insert a row above"),
    "duplicate": lambda: text("Duplicate"),
    "up": lambda: text("Move up"),
    "down": lambda: text("Move down"),
    "delete": lambda: text("Delete rows"),
    "copy": lambda: text("Copy without titles"),
}
KEYS = {
    "insert": "Ctrl+Shift+I",
    "duplicate": "Ctrl+Shift+D",
    "up": "Alt+Shift+Up",
    "down": "Alt+Shift+Down",
    "delete": "Ctrl+Delete",
    "copy": "Ctrl+Shift+C",
}


class ClientActions(QObject):
    """Actions on the rows of the selection; one step of undo each."""

    def __init__(
        self, document: Document, model: ClientSheet, sheet: Sheet, parent: QWidget
    ) -> None:
        """Make the menu, and the shortcuts of the sheet."""
        super().__init__(parent)
        self._document, self._model, self._sheet = document, model, sheet
        self.menu = QMenu(parent)
        self.actions: dict[str, QAction] = {}
        acts: dict[str, Callable[[], None]] = {
            "insert": self.insert,
            "duplicate": self.duplicate,
            "up": self.move_up,
            "down": self.move_down,
            "delete": self.delete,
            "copy": self.copy_bare,
        }
        for key, act in acts.items():
            action = QAction(self.menu)
            action.setShortcut(QKeySequence(KEYS[key]))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(act)
            sheet.addAction(action)
            self.menu.addAction(action)
            self.actions[key] = action
        self.menu.aboutToShow.connect(self.enable)

    @property
    def rows(self) -> list[int]:
        """The rows of the plan that are selected."""
        found = (self._model.client_row(row) for row in self._sheet.rows)
        return sorted(row for row in found if row is not None)

    @Slot()
    def enable(self) -> None:
        """Offer what can be done: rows move only while they stand as the plan has them."""
        rows = bool(self.rows)
        for key in ("duplicate", "delete", "copy"):
            self.actions[key].setEnabled(rows)
        for key in ("up", "down"):
            self.actions[key].setEnabled(rows and self._as_in_the_plan)

    @property
    def _as_in_the_plan(self) -> bool:
        return self._model.sorting is None and self._model.wanted.everything

    def _edit(self, label: Callable[[], str], plan: Plan) -> None:
        if self._sheet.finish():
            self._document.settle()
            self._document.edit(label, plan)

    @Slot()
    def insert(self) -> None:
        """Put an empty row before the selected ones."""
        plan = self._document.plan
        if not plan.packages:
            self._sheet.complained.emit(no_package())
            return
        at = min(self.rows, default=len(plan.clients))
        self._edit(client_rows.step_of_insert, with_inserted(plan, at, new_clients(plan, 1)))

    @Slot()
    def duplicate(self) -> None:
        """Put the selected rows once more below them."""
        rows = self.rows
        label = partial(client_rows.step_of_duplicate, len(rows))
        self._edit(label, with_duplicates(self._document.plan, rows))

    @Slot()
    def delete(self) -> None:
        """Delete the selected rows."""
        rows = self.rows
        label = partial(client_rows.step_of_delete, len(rows))
        self._edit(label, without(self._document.plan, rows))

    @Slot()
    def move_up(self) -> None:
        """Move the selected rows up by one."""
        self._move(-1)

    @Slot()
    def move_down(self) -> None:
        """Move the selected rows down by one."""
        self._move(1)

    def _move(self, step: int) -> None:
        rows = self.rows
        if rows and self._as_in_the_plan:
            label = partial(client_rows.step_of_move, len(rows))
            self._edit(label, with_moved(self._document.plan, rows, step))

    @Slot()
    def copy_bare(self) -> None:
        """Copy the selection without its titles."""
        self._sheet.copy(titles=False)

    def retranslate(self) -> None:
        """Write every word anew."""
        for key, action in self.actions.items():
            action.setText(NAMES[key]())
