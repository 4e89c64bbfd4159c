"""Hands for the page of quotes, and the plans that it is tried on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from planner.gui.fields.number import NumberField
from planner.gui.main_window import MainWindow
from planner.gui.plain_table import PlainTable
from planner.gui.quote.page import QuotePage
from planner.model.plan import Client, Plan
from tests.gui.driving import Control, Left, Shift, press
from tests.gui.room import settle
from tests.model.plans import Edits, example, plan_of
from tests.model.reference import Document

LUMIERE: Document = {
    "id": "q1",
    "name": "Café Lumière",
    "package": "growth",
    "status": "proposed",
    "contacts": 8000,
    "software_price": {"over_list": "20.00"},
    "growth": "0.02",
}
"""The quote of the worked example."""


def quoted(*rows: Document, edits: Edits | None = None) -> Plan:
    """The worked example with clients that are quoted, its own where none is given."""
    document = example({"agency.target_margin": "0.30", **(edits or {})})
    document["clients"] += [dict(row) for row in rows or (LUMIERE,)]
    return plan_of(document)


def page_of(window: MainWindow) -> QuotePage:
    """The page of quotes, in view."""
    window.pages.choose("quote")
    settle()
    page = window.pages.page("quote")
    assert isinstance(page, QuotePage)
    return page


def field_of(page: QuotePage, key: str) -> NumberField:
    """A number of the client's card, scrolled to."""
    card = page.client
    found = (card.fields | card.price.fields)[key].field
    page.area.left.ensureWidgetVisible(found)
    return found


def begin(window: MainWindow) -> QuotePage:
    """Begin a quote by its shortcut, wherever the hand is."""
    on = QApplication.focusWidget() or window
    press(on, Qt.Key.Key_N, Control | Shift)
    settle()
    page = window.pages.page("quote")
    assert isinstance(page, QuotePage)
    return page


def choose(choice: QComboBox, words: str) -> None:
    """Choose an entry by keys."""
    choice.setFocus()
    wanted = choice.findText(words)
    assert wanted >= 0, [choice.itemText(each) for each in range(choice.count())]
    for _ in range(abs(wanted - choice.currentIndex())):
        down = choice.currentIndex() < wanted
        press(choice, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
    assert choice.currentIndex() == wanted


def double_click(table: PlainTable, row: int) -> None:
    """Double-click a row."""
    at = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Left, pos=at)
    QTest.mouseDClick(table.viewport(), Left, pos=at)


def offer_package(page: QuotePage, name: str) -> None:
    """Click the segment of a package."""
    (button,) = [each for each in page.client.package.buttons if each.text() == name]
    page.area.left.ensureWidgetVisible(button)
    QTest.mouseClick(button, Left)


def figures(page: QuotePage) -> tuple[str, ...]:
    """The four figures of the strip."""
    return tuple(cell.figure.text() for cell in page.strip.cells)


def cells(table: PlainTable) -> list[tuple[str, ...]]:
    """The words of a table."""
    return [line.cells for line in table.lines]


def client(window: MainWindow, name: str) -> Client:
    """A row of the plan by its name."""
    (found,) = [each for each in window.document.plan.clients if each.name == name]
    return found
