"""What can be done with a package as a whole."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from planner.words.catalogue import text

DUPLICATE, EARLIER, LATER, REMOVE, RECOMMEND = (
    "duplicate", "earlier", "later", "remove", "recommend",
)  # fmt: skip
OWN_ID = "own-id"


def popup(parent: QWidget) -> QMenu:
    """A menu that goes when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def below(button: QPushButton) -> QPoint:
    """Where the menu of a button opens."""
    return button.mapToGlobal(QPoint(0, button.height()))


class PackageMenu(QMenu):
    """The menu of one package; it goes when it closes.

    Signals:
        asked: something is to be done with the package, by name and index.
    """

    asked = Signal(str, int)

    def __init__(self, parent: QWidget, index: int, packages: int) -> None:
        """Offer what is possible for the package at an index, of so many."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._index = index
        for what, said, possible in (
            (DUPLICATE, text("Duplicate"), True),
            (EARLIER, text("Move one place forward"), index > 0),
            (LATER, text("Move one place back"), index < packages - 1),
            (REMOVE, text("Remove…"), True),
        ):
            action = self.addAction(said)
            action.setData(what)
            action.setEnabled(possible)
        self.triggered.connect(self._chosen)

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        self.asked.emit(str(action.data()), self._index)
