"""The page of prices and tiers without eyes or mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from planner.gui.main_window import MainWindow
from planner.gui.prices.page import LISTED, PROGRAMME, READY
from planner.gui.sheet.sheet import Sheet
from planner.model.vendor_edits import with_plan
from tests.gui.conftest import Opener
from tests.gui.driving import Control, press
from tests.gui.plans import FRENCH_SAMPLE
from tests.gui.prices.vendor_pages import price_view, prices_page
from tests.gui.test_accessibility import by_tab, nameless


def reached(parent: QWidget) -> set[QWidget]:
    """Everything that Tab reaches, until it comes round; a sheet is left with Ctrl+Tab."""
    found: list[QWidget] = []
    here = QApplication.focusWidget()
    while here is not None and here not in found and len(found) < 200:
        found.append(here)
        held = Control if isinstance(here, Sheet) else Qt.KeyboardModifier.NoModifier
        press(here, Qt.Key.Key_Tab, held)
        here = QApplication.focusWidget()
    return {each for each in found if parent.isAncestorOf(each)}


def looked_at(window: MainWindow, view: str) -> QWidget:
    page = prices_page(window)
    page.choose(view)
    page.buttons[view].setFocus()
    QApplication.processEvents()
    return page.current


def test_everything_has_a_name_and_is_reached_by_tab(open_window: Opener) -> None:
    window = open_window(FRENCH_SAMPLE)
    for view in (PROGRAMME, LISTED, READY):
        current = looked_at(window, view)
        assert nameless(window) == []
        missed = by_tab(current) - reached(current)
        # Of a switch, Tab reaches the part that is on, and the arrows the others.
        off = {each for each in missed if isinstance(each, QPushButton) and each.isCheckable()}
        assert not any(each.isChecked() for each in off)
        assert missed - off == set()


def test_the_grid_keeps_its_place_in_the_order_when_its_plans_change(window: MainWindow) -> None:
    view = price_view(window)
    window.document.edit(lambda: "Add", with_plan(window.document.plan, "team"))
    QApplication.processEvents()
    (sheet,) = [each for each in view.findChildren(Sheet) if each.isVisible()]
    assert sheet.cells.columnCount() == 6
    view.tables["yearly"].setFocus()
    press(view.tables["yearly"], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is sheet
