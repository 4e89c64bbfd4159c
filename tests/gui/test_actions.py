"""Every action: named, reached by keys of its own, and offered when it can be taken."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu

from planner.charts.live import Chart
from planner.gui.main_window import MainWindow
from planner.gui.reading import Reader
from tests.gui.driving import dialog, drag, field, press, redo, type_in, undo

SHORTCUTS = {
    "Ctrl+N": "new",
    "Ctrl+O": "open",
    "Ctrl+S": "save",
    "Ctrl+Shift+S": "save_as",
    "Ctrl+Shift+E": "export",
    "Ctrl+P": "print_",
    "Ctrl+Q": "quit",
    "Ctrl+Z": "undo",
    "Ctrl+Shift+Z": "redo",
    "Ctrl+Y": "redo",
    "Ctrl+T": "today",
    "Ctrl+E": "explain",
    "Ctrl+Shift+N": "new_quote",
    "Ctrl+G": "seek",
    "F5": "client_view",
    "Ctrl+Shift+V": "client_view",
    "F8": "next_problem",
    "Shift+F8": "previous_problem",
    "Ctrl+F": "find",
    "Ctrl+K": "search",
    "Ctrl+Shift+P": "search",
    "Ctrl+PgDown": "next_page",
    "Ctrl+PgUp": "previous_page",
    "F1": "help",
}


def actions(window: MainWindow) -> list[QAction]:
    """Every action of the menus."""
    menus = window.menuBar().findChildren(QMenu)
    return [each for menu in menus for each in menu.actions() if not each.isSeparator()]


def test_each_has_a_text_and_something_that_it_does(window: MainWindow) -> None:
    window.actions_.recent.aboutToShow.emit()
    window.actions_.samples.aboutToShow.emit()
    found = actions(window)
    assert len(found) > 25
    for each in found:
        assert each.text().replace("&", "").strip(), each
        assert each.menu() is not None or each.toolTip()


def test_no_shortcut_stands_for_two(window: MainWindow) -> None:
    keys = Counter(shortcut.toString() for each in actions(window) for shortcut in each.shortcuts())
    assert {key: times for key, times in keys.items() if times > 1} == {}
    pages = {f"Alt+{number}" for number in range(1, len(window.pages.keys) + 1)}
    assert set(keys) == {*SHORTCUTS, *pages, "Ctrl+1", "Ctrl+2", "Ctrl+3"}


def test_the_usual_shortcuts_are_those_that_people_know(window: MainWindow) -> None:
    for keys, name in SHORTCUTS.items():
        assert QKeySequence(keys) in getattr(window.actions_, name).shortcuts(), keys


def test_charts_are_chosen_by_number(window: MainWindow) -> None:
    for key, chart in reversed(list(zip("123", Chart, strict=True))):
        QTest.keySequence(window.overview.inputs.resold, QKeySequence(f"Ctrl+{key}"))
        assert window.overview.chart.chart is chart


def test_undo_and_redo_name_their_step_and_wait_for_one(window: MainWindow) -> None:
    offered = window.actions_
    assert not offered.undo.isEnabled()
    assert not offered.redo.isEnabled()
    type_in(field(window, "overheads"), "500")
    assert offered.undo.isEnabled()
    assert "Change overheads" in offered.undo.text()
    undo(window)
    assert not offered.undo.isEnabled()
    assert "Change overheads" in offered.redo.text()
    redo(window)
    assert not offered.redo.isEnabled()


def test_undo_goes_through_the_menu_too(window: MainWindow) -> None:
    before = window.document.plan
    type_in(field(window, "overheads"), "500")
    window.actions_.undo.trigger()
    assert window.document.plan == before
    window.actions_.redo.trigger()
    assert window.document.plan != before


def test_saving_waits_for_something_to_save(window: MainWindow) -> None:
    assert window.actions_.save.isEnabled()  # it has no file yet
    assert window.actions_.save_as.isEnabled()


def test_the_shortcut_returns_from_a_what_if(window: MainWindow) -> None:
    view = window.overview.chart.view
    drag(view, 40)
    press(view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert window.document.what_if is None


@pytest.mark.parametrize("name", ["help", "keys", "sources", "about"])
def test_what_can_be_read_opens_and_closes(window: MainWindow, name: str) -> None:
    getattr(window.actions_, name).trigger()
    read = dialog(Reader, window)
    assert len(read.page.toPlainText()) > 100
    assert read.windowTitle()
    press(read, Qt.Key.Key_Escape)
    assert [each for each in window.findChildren(QDialog) if each.isVisible()] == []


def test_what_is_read_says_what_is_known_and_from_where(window: MainWindow) -> None:
    window.actions_.sources.trigger()
    page = dialog(Reader, window).page
    assert "activecampaign.com" in page.toPlainText()
    assert "<script" not in page.toHtml()
    assert not page.openLinks()
    assert not page.openExternalLinks()
