"""The panels of the best next step, opened as people open them."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from planner.gui.main_window import MainWindow
from planner.gui.next_step.page import BestNextStep
from planner.gui.page import Page
from tests.gui.driving import click
from tests.gui.room import settle

Panel = TypeVar("Panel", bound=Page)


def panel(window: MainWindow, key: str, of: type[Panel]) -> Panel:
    """A panel, by a click on its question."""
    window.pages.choose("step")
    page = window.pages.page("step")
    assert isinstance(page, BestNextStep)
    if key in page.buttons:
        click(page.buttons[key])
    else:
        page.rare[key].trigger()
    found = page.panel(key)
    assert isinstance(found, of)
    settle()
    return found


def pick(choice: QComboBox, index: int) -> None:
    """Choose an entry by keys."""
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Home)
    for _ in range(index):
        QTest.keyClick(choice, Qt.Key.Key_Down)
