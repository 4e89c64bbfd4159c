"""The hands of a spreadsheet, on any sheet: walking, typing, filling, clearing, choosing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.sheet.model import Act
from planner.gui.sheet.panel import SheetPanel
from planner.gui.sheet.sheet import Sheet
from planner.gui.theme import Theme
from tests.gui.driving import Alt, Control, Left, Shift
from tests.gui.sheet.sheets import GOODS, NO_NUMBER, Goods, keys

K = Qt.Key


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> Iterator[SheetPanel]:
    theme.choose("light")
    around = QWidget()
    rows = QVBoxLayout(around)
    made = SheetPanel(Sheet(Goods()))
    rows.addWidget(QPushButton("before"))
    rows.addWidget(made)
    rows.addWidget(QPushButton("after"))
    around.resize(640, 320)
    around.show()
    around.activateWindow()
    qtbot.waitExposed(around)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is around)
    made.sheet.setFocus()
    yield made
    around.close()
    around.deleteLater()


@pytest.fixture
def sheet(panel: SheetPanel) -> Sheet:
    return panel.sheet


def goods(sheet: Sheet) -> Goods:
    assert isinstance(sheet.cells, Goods)
    return sheet.cells


def test_the_model_keeps_the_rules_of_qt(sheet: Sheet) -> None:
    tester = QAbstractItemModelTester(sheet.cells)
    keys(sheet, "Fig", K.Key_Return)
    assert tester.model() is sheet.cells


def test_enter_and_tab_walk_as_in_a_spreadsheet(sheet: Sheet) -> None:
    walked = [sheet.here]
    for key, held in (
        (K.Key_Return, None),
        (K.Key_Return, Shift),
        (K.Key_Tab, None),
        (K.Key_Tab, None),
        (K.Key_Return, None),  # comes back to where the Tabs began
        (K.Key_Tab, Shift),
    ):
        keys(sheet, key, held=held)
        walked.append(sheet.here)
    assert walked == [(0, 0), (1, 0), (0, 0), (0, 1), (0, 2), (1, 0), (0, 3)]


def test_tab_wraps_past_what_is_computed_and_stays_at_the_end(sheet: Sheet) -> None:
    sheet.go(2, 3)
    keys(sheet, K.Key_Tab)
    assert sheet.here == (3, 0)
    sheet.go(3, 3)
    keys(sheet, K.Key_Tab)
    assert sheet.here == (3, 3)
    assert sheet.hasFocus()


@pytest.mark.parametrize(("held", "words"), [(Control, "after"), (Control | Shift, "before")])
def test_ctrl_tab_leaves_the_sheet(sheet: Sheet, held: Qt.KeyboardModifier, words: str) -> None:
    keys(sheet, K.Key_Tab, held=held)
    there = QApplication.focusWidget()
    assert isinstance(there, QPushButton) and there.text() == words


@pytest.mark.parametrize(
    ("key", "there"),
    [(K.Key_Home, (0, 0)), (K.Key_End, (3, 4)), (K.Key_Up, (0, 2)), (K.Key_Right, (1, 4))],
)
def test_ctrl_goes_to_the_edges(sheet: Sheet, key: Qt.Key, there: tuple[int, int]) -> None:
    sheet.go(1, 2)
    keys(sheet, key, held=Control)
    assert sheet.here == there
    assert list(sheet.selected()) == [there]


def test_typing_replaces_and_enter_goes_down(sheet: Sheet) -> None:
    keys(sheet, "Fig", K.Key_Return, "Kiwi", K.Key_Tab, "gree", K.Key_Return)
    assert goods(sheet).goods[:2] == [["Fig", *GOODS[0][1:]], ["Kiwi", "green", "4", "yes"]]
    assert (sheet.here, sheet.editing, sheet.hasFocus()) == ((2, 0), False, True)


def test_f2_edits_what_is_there(sheet: Sheet) -> None:
    keys(sheet, K.Key_F2, K.Key_End, "s", K.Key_Return)
    assert goods(sheet).of(0)[0] == "Apples"


def test_an_edit_that_changes_nothing_is_no_step(sheet: Sheet) -> None:
    keys(sheet, K.Key_F2, K.Key_Return, K.Key_F2, "x", K.Key_Escape)
    assert goods(sheet).steps == []
    assert goods(sheet).of(0) == ["Apple", "Pear", "Stone", "Plum"]


def test_a_choice_is_written_out_from_its_beginning(sheet: Sheet) -> None:
    sheet.go(0, 1)
    keys(sheet, "gre")
    assert (sheet.editor.text(), sheet.editor.selectedText()) == ("green", "en")
    keys(sheet, "y", K.Key_Return)
    assert goods(sheet).of(1)[0] == "grey"


def test_a_wrong_text_stays_until_it_is_mended_or_given_up(panel: SheetPanel) -> None:
    sheet = panel.sheet
    sheet.go(1, 2)
    keys(sheet, "abc", K.Key_Return)
    assert (sheet.editing, sheet.editor.text(), sheet.editor.wrong) == (True, "abc", NO_NUMBER)
    assert (panel.line.text(), panel.line.isVisible()) == (NO_NUMBER, True)
    assert sheet.editor.accessibleDescription() == NO_NUMBER
    assert sheet.accessibleDescription() == NO_NUMBER
    # Nor does a click elsewhere lose it.
    QTest.mouseClick(sheet.viewport(), Left, pos=sheet.visualRect(sheet.cells.index(3, 0)).center())
    assert (sheet.here, sheet.editing, sheet.editor.hasFocus()) == ((1, 2), True, True)
    keys(sheet, K.Key_Escape)
    assert (sheet.editing, panel.line.isVisible(), goods(sheet).of(2)[1]) == (False, False, "4")
    keys(sheet, "x", K.Key_Return, K.Key_Backspace, "9", K.Key_Return)
    assert goods(sheet).of(2)[1] == "9"
    assert not panel.line.isVisible()


def test_a_click_elsewhere_takes_the_text(sheet: Sheet) -> None:
    keys(sheet, "Fig")
    QTest.mouseClick(sheet.viewport(), Left, pos=sheet.visualRect(sheet.cells.index(2, 1)).center())
    assert goods(sheet).of(0)[0] == "Fig"
    assert (sheet.here, sheet.editing) == ((2, 1), False)


def test_the_editor_lies_over_its_cell(sheet: Sheet) -> None:
    sheet.go(2, 1)
    keys(sheet, K.Key_F2)
    assert sheet.editor.geometry() == sheet.visualRect(sheet.cells.index(2, 1))
    sheet.setColumnWidth(0, 60)
    assert sheet.editor.geometry() == sheet.visualRect(sheet.cells.index(2, 1))
    assert sheet.editor.accessibleName() == "Colour, row 3"
    keys(sheet, K.Key_Escape)


def test_a_long_text_is_seen_whole_while_it_is_typed(sheet: Sheet) -> None:
    keys(sheet, "A name that is longer than its cell")
    assert sheet.editor.width() > sheet.columnWidth(0)
    assert sheet.editor.geometry().right() <= sheet.viewport().rect().right()
    keys(sheet, K.Key_Escape, K.Key_F2)
    assert sheet.editor.width() == sheet.columnWidth(0)
    keys(sheet, K.Key_Escape)


def test_computed_cells_are_asked_about_and_not_typed_into(panel: SheetPanel) -> None:
    sheet, asked = panel.sheet, []
    sheet.asked.connect(lambda row, column: asked.append((row, column)))
    sheet.go(1, 4)
    keys(sheet, "5", K.Key_F2, K.Key_Delete)
    assert (sheet.editing, goods(sheet).steps) == (False, [])
    assert panel.line.text() == "This cell is computed: it cannot be typed into."
    keys(sheet, K.Key_E, held=Control)
    place = sheet.visualRect(sheet.cells.index(2, 4)).center()
    QTest.mouseClick(sheet.viewport(), Left, pos=place)
    QTest.mouseDClick(sheet.viewport(), Left, pos=place)
    assert asked == [(1, 4), (2, 4)]


def test_a_double_click_edits(sheet: Sheet) -> None:
    place = sheet.visualRect(sheet.cells.index(2, 0)).center()
    QTest.mouseClick(sheet.viewport(), Left, pos=place)
    QTest.mouseDClick(sheet.viewport(), Left, pos=place)
    assert (sheet.editing, sheet.editor.text()) == (True, "Stone")
    keys(sheet, K.Key_Escape)


def test_fill_down_takes_the_first_row_of_the_selection_or_the_one_above(sheet: Sheet) -> None:
    sheet.select(0, 0, 2, 2)
    keys(sheet, K.Key_D, held=Control)
    assert [row[:3] for row in goods(sheet).goods] == [["Apple", "red", "3"]] * 3 + [GOODS[3][:3]]
    sheet.go(3, 0)
    keys(sheet, K.Key_D, held=Control)
    assert goods(sheet).of(0)[3] == "Apple"
    assert [act for act, _ in goods(sheet).steps] == [Act.FILL, Act.FILL]


@pytest.mark.parametrize("key", [K.Key_Delete, K.Key_Backspace])
def test_delete_clears_what_is_selected(sheet: Sheet, key: Qt.Key) -> None:
    sheet.select(1, 1, 2, 4)
    keys(sheet, key)
    assert goods(sheet).goods[1] == ["Pear", "", "", ""]
    assert goods(sheet).steps == [
        (Act.CLEAR, {(row, column): "" for row in (1, 2) for column in (1, 2, 3)})
    ]


def test_space_toggles_all_that_is_selected_to_one_thing(sheet: Sheet) -> None:
    sheet.select(0, 3, 2, 3)
    keys(sheet, K.Key_Space)
    assert goods(sheet).of(3) == ["yes", "yes", "yes", ""]
    keys(sheet, K.Key_Space)
    assert goods(sheet).of(3) == ["", "", "", ""]


def test_alt_and_down_open_the_choices(sheet: Sheet) -> None:
    sheet.go(0, 1)
    keys(sheet, K.Key_Down, held=Alt)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [(each.text(), each.isChecked()) for each in menu.actions()] == [
        ("red", True),
        ("green", False),
        ("grey", False),
    ]
    QTest.keyClick(menu, K.Key_Down)
    QTest.keyClick(menu, K.Key_Return)
    assert goods(sheet).of(1)[0] == "green"


def test_the_arrow_of_a_choice_opens_it_too(sheet: Sheet) -> None:
    box = sheet.visualRect(sheet.cells.index(1, 1))
    QTest.mouseClick(sheet.viewport(), Left, pos=box.center())
    place = box.center()
    place.setX(box.right() - 6)
    QTest.mouseClick(sheet.viewport(), Left, pos=place)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_a_hidden_column_is_walked_past(sheet: Sheet) -> None:
    sheet.setColumnHidden(1, True)
    keys(sheet, K.Key_Tab)
    assert sheet.here == (0, 2)
    keys(sheet, K.Key_A, held=Control)
    assert {column for _, column in sheet.selected()} == {0, 2, 3, 4}
