"""Boxes of a table that is read: ticked by the mouse, by keys, and by what reads the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from planner.charts.style import DARK, LIGHT
from planner.gui.plain_cells import tick_box
from planner.gui.plain_table import Head, Line, PlainTable
from planner.gui.theme import Theme, colour
from planner.gui.ticks import ROOM, TickBox
from tests.gui.driving import Left, press
from tests.gui.room import faults

HEADS = (Head("If they ask for", figures=False), Head("You keep"))
LINES = [
    Line(("nothing off", "200.49"), tinted=True),
    Line(("10 % off", "176.36"), tick=True),
    Line(("setup waived", "200.49"), under=("", "once"), tick=False),
]
UNTICKED = [line._replace(tick=None) for line in LINES]


@dataclass
class Shown:
    """A table, and what was asked of it."""

    table: PlainTable
    ticked: list[tuple[int, bool]] = field(default_factory=list)
    opened: list[int] = field(default_factory=list)

    def take(self, row: int, on: bool) -> None:
        """Do as whoever shows the rows does."""
        self.ticked.append((row, on))
        lines = list(self.table.lines)
        lines[row] = lines[row]._replace(tick=on)
        self.table.show_lines(HEADS, lines)

    def box(self, row: int) -> QPoint:
        return tick_box(self.table.visualRect(self.table.model().index(row, 0))).center()


@pytest.fixture
def shown(theme: Theme, qapp: QApplication) -> Iterator[Shown]:
    made = PlainTable()
    made.resize(480, 260)
    made.shown.tick_words = "the client may choose it"
    made.show_lines(HEADS, LINES)
    made.show()
    made.activateWindow()
    made.setFocus()
    qapp.processEvents()
    found = Shown(made)
    made.ticked.connect(found.take)
    made.opened.connect(found.opened.append)
    yield found
    made.close()
    made.deleteLater()


def test_space_ticks_the_row_in_hand_and_no_other(shown: Shown) -> None:
    shown.table.selectRow(0)
    press(shown.table, Qt.Key.Key_Space)
    assert shown.ticked == []  # it has no box
    press(shown.table, Qt.Key.Key_Down)
    press(shown.table, Qt.Key.Key_Space)
    press(shown.table, Qt.Key.Key_Down)
    press(shown.table, Qt.Key.Key_Space)
    assert shown.ticked == [(1, False), (2, True)]
    assert shown.table.currentIndex().row() == 2
    press(shown.table, Qt.Key.Key_Return)
    assert shown.opened == [2]


def test_a_click_on_a_box_ticks_it_and_one_beside_it_does_not(shown: Shown) -> None:
    view = shown.table.viewport()
    QTest.mouseClick(view, Left, pos=shown.box(2))
    assert shown.ticked == [(2, True)]
    QTest.mouseClick(view, Left, pos=shown.box(2) + QPoint(60, 0))
    QTest.mouseClick(view, Left, pos=shown.box(0))
    QTest.mousePress(view, Left, pos=shown.box(1))
    QTest.mouseRelease(view, Left, pos=shown.box(2))
    assert shown.ticked == [(2, True)]


def test_a_double_click_on_a_box_is_two_of_them_and_opens_nothing(shown: Shown) -> None:
    view = shown.table.viewport()
    QTest.mouseClick(view, Left, pos=shown.box(2))
    QTest.mouseDClick(view, Left, pos=shown.box(2))
    QTest.mouseRelease(view, Left, pos=shown.box(2))
    assert shown.ticked == [(2, True), (2, False)]
    assert shown.opened == []
    QTest.mouseDClick(view, Left, pos=shown.box(2) + QPoint(60, 0))
    assert shown.opened == [2]


def test_a_screen_reader_is_told_what_is_ticked_and_what_that_means(shown: Shown) -> None:
    QAccessible.setActive(True)
    try:
        found = QAccessible.queryAccessibleInterface(shown.table)
        parts = [found.child(each) for each in range(found.childCount())]
        every = [each for each in parts if each.role() is QAccessible.Role.Cell]
        cells = every[::2]
        assert [each.state().checked for each in cells] == [0, 1, 0]
        assert cells[1].text(QAccessible.Text.Name).startswith("10 % off")
        assert cells[1].text(QAccessible.Text.Description) == "the client may choose it"
        index = shown.table.model().index(2, 0)
        assert shown.table.model().setData(index, 2, Qt.ItemDataRole.CheckStateRole)
        assert shown.ticked == [(2, True)]
        assert not shown.table.model().setData(index, "x")
        above = shown.table.model().index(0, 0)
        assert not shown.table.model().setData(above, 2, Qt.ItemDataRole.CheckStateRole)
    finally:
        QAccessible.setActive(False)


def test_names_stand_beside_the_boxes_and_have_their_room(shown: Shown) -> None:
    heads = (Head("", figures=False), Head("You keep"))
    shown.table.show_lines(heads, LINES)
    with_boxes = shown.table.full_width()
    shown.table.show_lines(heads, UNTICKED)
    assert with_boxes == shown.table.full_width() + ROOM
    assert not shown.table.shown.has_ticks


def test_it_is_painted_in_the_colours_of_both_themes(shown: Shown) -> None:
    for palette in (LIGHT, DARK):
        shown.table.recolour(palette)
        image = shown.table.viewport().grab().toImage()
        inside = QPoint(3, -4)  # beside the tick
        assert image.pixelColor(shown.box(1) + inside) == colour(palette.accent)
        assert image.pixelColor(shown.box(2) + inside) == colour(palette.surface)


def test_the_model_keeps_qt_s_rules(shown: Shown) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(shown.table.shown, mode)
    shown.table.show_lines(HEADS, LINES[:2])
    tester.deleteLater()


def test_a_box_in_a_dialog_is_ticked_by_space_and_shows_where_the_hand_is(
    theme: Theme, qapp: QApplication
) -> None:
    box = TickBox("&Compare with buying directly")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.show()
    box.activateWindow()
    qapp.processEvents()
    assert faults(box) == []
    box.clearFocus()
    empty = box.grab().toImage()
    box.setFocus()
    qapp.processEvents()
    held = box.grab().toImage()
    press(box, Qt.Key.Key_Space)
    assert box.isChecked()
    ticked = box.grab().toImage()
    box.setEnabled(False)
    pictures = [empty, held, ticked, box.grab().toImage()]
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[:at])
    box.close()
