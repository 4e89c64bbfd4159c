"""Hands for charts: copying, the dialog, and waiting for what is drawn beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from planner.gui.chart_widget import ChartWidget
from planner.gui.exporting.chart_dialog import ChartDialog
from planner.gui.main_window import MainWindow
from tests.gui.driving import Control, dialog, press

PATIENCE = 20_000


def copied(qtbot: QtBot, chart: ChartWidget, act: Callable[[], object]) -> QMimeData:
    """What is on the clipboard once an act has led to a copy."""
    QGuiApplication.clipboard().clear()
    act()
    qtbot.waitUntil(lambda: chart.said.startswith(("Copied", "Copié")), timeout=PATIENCE)
    return QGuiApplication.clipboard().mimeData()


def copy_by_key(qtbot: QtBot, chart: ChartWidget) -> QMimeData:
    """Ctrl+C on a chart."""
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    return copied(qtbot, chart, lambda: press(chart, Qt.Key.Key_C, Control))


def ask(window: MainWindow, chart: ChartWidget) -> ChartDialog:
    """The dialog of a chart."""
    chart.save_chart()
    return dialog(ChartDialog, window)


def choose(asked: ChartDialog, name: str, value: object) -> None:
    """Choose in one of its fields."""
    field = getattr(asked, name)
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())


def save_as(qtbot: QtBot, asked: ChartDialog, chart: ChartWidget, path: Path) -> None:
    """Name a file and wait until something is said of it."""
    asked.save.click()
    name = dialog(QFileDialog, asked).findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(path))
    press(name, Qt.Key.Key_Return)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not chart.said.startswith("Saving"), timeout=PATIENCE)
