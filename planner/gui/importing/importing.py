"""The way to a list of clients: which file, and what becomes of what was chosen from it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.gui.document import Document
from planner.gui.theme import Theme
from planner.model.named import decided, following
from planner.model.plan import Client
from planner.words.catalogue import text


class Importing(QObject):
    """Imports lists of clients into a document, each as one step of undo."""

    def __init__(self, window: QWidget, document: Document, look: Theme) -> None:
        """Work for a window's document."""
        super().__init__(window)
        self._window, self._document, self._look = window, document, look

    @Slot()
    def ask(self) -> None:
        """Ask which file to import."""
        dialog = QFileDialog(self._window, text("Import clients"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        lists, everything = text("Lists"), text("All files")
        dialog.setNameFilters([f"{lists} (*.csv *.xlsx *.txt *.tsv)", f"{everything} (*)"])
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = self._document.path
        dialog.setDirectory(str(path.parent) if path is not None else folder)
        dialog.fileSelected.connect(self._open_named)
        dialog.open()

    @Slot(str)
    def _open_named(self, name: str) -> None:
        self.open(Path(name))

    def open(self, path: Path) -> None:
        """Show what a file would add to the book."""
        from planner.gui.importing.dialog import ImportDialog

        dialog = ImportDialog(path, self._document.plan, self._look, self._window)
        dialog.taken.connect(self._take)
        dialog.open()

    @Slot(object)
    def _take(self, clients: tuple[Client, ...]) -> None:
        before = self._document.plan
        plan = decided(before, following(before, replace(before, clients=clients)))
        self._document.edit(lambda: text("Import clients"), plan)
