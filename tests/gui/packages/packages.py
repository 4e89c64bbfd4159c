"""Hands for the page of packages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from planner.gui.fields.number import NumberField
from planner.gui.main_window import MainWindow
from planner.gui.packages.card import PackageCard
from planner.gui.packages.page import PackagesPage
from tests.gui.driving import click, press
from tests.gui.room import settle


def page_of(window: MainWindow) -> PackagesPage:
    """The page of packages, in view."""
    window.pages.choose("packages")
    settle()
    page = window.pages.page("packages")
    assert isinstance(page, PackagesPage)
    return page


def card_of(window: MainWindow, index: int) -> PackageCard:
    """A card, in view."""
    return page_of(window).area.cards[index]


def field_of(window: MainWindow, index: int, key: str) -> NumberField:
    """A number of a card by its key, scrolled to."""
    page = page_of(window)
    card = page.area.cards[index]
    found = (card.fields | card.price.fields)[key].field
    page.area.ensureWidgetVisible(found)
    return found


def shown_menu(parent: QWidget) -> QMenu:
    """The menu that is open."""
    (menu,) = [each for each in parent.findChildren(QMenu) if each.isVisible()]
    return menu


def choices(button: QPushButton, parent: QWidget) -> list[str]:
    """What the menu of a button offers; it is closed again."""
    click(button)
    menu = shown_menu(parent)
    said = [action.text() for action in menu.actions() if action.isEnabled()]
    press(menu, Qt.Key.Key_Escape)
    QApplication.processEvents()
    return said


def pick(button: QPushButton, parent: QWidget, begins: str) -> None:
    """Choose an entry of a button's menu by keys."""
    click(button)
    menu = shown_menu(parent)
    take(menu, begins)


def take(menu: QMenu, begins: str) -> None:
    """Choose an entry of an open menu by keys."""
    for _ in menu.actions():
        press(menu, Qt.Key.Key_Down)
        active: QAction | None = menu.activeAction()
        if active is not None and active.text().startswith(begins):
            press(menu, Qt.Key.Key_Return)
            QApplication.processEvents()
            return
    raise AssertionError([action.text() for action in menu.actions()])
