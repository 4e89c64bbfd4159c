"""The dialog of documents on a window, and the hands for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from planner.gui.exporting.dialog import ExportDialog
from planner.gui.main_window import MainWindow
from tests.gui.driving import click, dialog, press
from tests.gui.exporting.made import Maker, documents

PATIENCE = 5000


class Desk:
    """The dialog on a window, with documents that are made at once."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.client, self.ours = Maker(), Maker(b"for us: margin 42 %")
        self.dialog = ExportDialog(
            window.document,
            window.theme,
            window,
            documents=documents(self.client, self.ours),
        )
        self.dialog.open()
        self.ready()

    def ready(self) -> None:
        self.qtbot.waitUntil(lambda: not self.dialog._looking.busy, timeout=PATIENCE)
        QApplication.processEvents()

    def choose(self, key: str) -> None:
        click(self.dialog.choices.buttons[key])  # type: ignore[arg-type]  # a button of any kind
        self.ready()

    def name(self, path: Path) -> str:
        """Name a file in the dialog; what it proposed."""
        click(self.dialog.save)
        files = dialog(QFileDialog, self.dialog)
        proposed = Path(files.selectedFiles()[0]).name
        name = files.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(name, QLineEdit)
        name.setText(str(path))
        press(name, Qt.Key.Key_Return)
        return proposed

    def save(self, path: Path) -> str:
        proposed = self.name(path)
        self.qtbot.waitUntil(lambda: bool(self.said), timeout=PATIENCE)
        return proposed

    @property
    def said(self) -> str:
        return self.dialog.said.text().replace("\u200b", "")
