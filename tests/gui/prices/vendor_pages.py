"""The hand on the page of prices and tiers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from planner.gui.main_window import MainWindow
from planner.gui.prices.page import LISTED, PROGRAMME, READY, Prices
from planner.gui.prices.price_view import PriceView
from planner.gui.prices.programme_view import ProgrammeView
from planner.gui.prices.ready_view import ReadyView
from planner.gui.sheet.sheet import Sheet
from tests.gui.driving import Control, press


def prices_page(window: MainWindow) -> Prices:
    """The page, looked at."""
    window.pages.choose("prices")
    page = window.pages.page("prices")
    assert isinstance(page, Prices)
    return page


def programme_view(window: MainWindow) -> ProgrammeView:
    page = prices_page(window)
    page.choose(PROGRAMME)
    view = page.current
    assert isinstance(view, ProgrammeView)
    return view


def price_view(window: MainWindow) -> PriceView:
    page = prices_page(window)
    page.choose(LISTED)
    view = page.current
    assert isinstance(view, PriceView)
    return view


def ready_view(window: MainWindow) -> ReadyView:
    page = prices_page(window)
    page.choose(READY)
    view = page.current
    assert isinstance(view, ReadyView)
    return view


def pick(choice: QComboBox, row: int) -> None:
    """Choose by the keyboard: from the first on, down to the row."""
    choice.setFocus()
    press(choice, Qt.Key.Key_Home)
    for _ in range(row):
        press(choice, Qt.Key.Key_Down)
    QApplication.processEvents()


def at(sheet: Sheet, row: int, column: int) -> None:
    """Put the hand on a cell."""
    sheet.setFocus()
    sheet.go(row, column)


def type_cell(sheet: Sheet, row: int, column: int, keys: str) -> None:
    """Type into a cell and press Enter."""
    begin_cell(sheet, row, column, keys)
    press(sheet.editor, Qt.Key.Key_Return)


def begin_cell(sheet: Sheet, row: int, column: int, keys: str) -> None:
    """Type into a cell: the first key opens it, the others go into it."""
    at(sheet, row, column)
    QTest.keyClicks(sheet, keys[0])
    QTest.keyClicks(sheet.editor, keys[1:])


def paste(sheet: Sheet, copied: str) -> None:
    """Paste a text where the hand is."""
    QGuiApplication.clipboard().setText(copied)
    press(sheet, Qt.Key.Key_V, Control)
