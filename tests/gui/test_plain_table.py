"""The table that is only read: what it shows, how it is copied, and what hands do with it."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextDocument
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from planner.charts.style import BODY, CAPTION, DARK, LIGHT, blend
from planner.gui.plain_cells import ROW_HEIGHT, SECOND_LINE, PlainModel
from planner.gui.plain_table import WIDEST_NAME, Head, Line, PlainTable
from planner.gui.scene_painter import measure
from planner.gui.theme import Theme
from tests.gui.driving import Control, Left, press

HEADS = (Head("Client", figures=False), Head("Accounts"), Head("Profit"))
LINES = [
    Line(("Martin", "14", "1,201.50"), bold=1, under=("bakery", "", "a month"), tinted=True),
    Line(("Belvedere", "7", "912.00"), tones=("", "", "gain")),
    Line(("Velo & Co", "4", "−35.10"), tones=("", "", "loss")),
]
HOSTILE = [
    "<b>bold</b>",
    "<img src='http://example.invalid/x.png'>",
    "&File && more",
    "=1+1",
    "two\nlines",
    'a "quoted"\ttab',
    "שלום עולם",
    "🚀 👩‍👩‍👧",
    "W" * 400,
]


@pytest.fixture
def table(theme: Theme, qapp: QApplication) -> Iterator[PlainTable]:
    made = PlainTable()
    made.resize(480, 260)
    made.show_lines(HEADS, LINES)
    made.show()
    made.activateWindow()
    made.setFocus()
    qapp.processEvents()
    yield made
    made.close()
    made.deleteLater()


def middle(table: PlainTable, row: int, column: int = 0) -> QPoint:
    return table.visualRect(table.model().index(row, column)).center()


def ink(table: PlainTable, row: int, column: int) -> tuple[int, int]:
    """From where to where a cell has anything on its ground, in pixels of the cell."""
    box = table.visualRect(table.model().index(row, column))
    picture: QImage = table.viewport().grab(box).toImage()
    ground = picture.pixelColor(0, picture.height() // 2)
    inside = range(2, picture.height() - 2)
    marked = [
        x for x in range(picture.width()) if any(picture.pixelColor(x, y) != ground for y in inside)
    ]
    return marked[0], picture.width() - 1 - marked[-1]


# What it shows.


def test_the_model_keeps_the_rules_of_qt() -> None:
    model = PlainModel()
    tester = QAbstractItemModelTester(model)  # its complaints are warnings, and fail the test
    for heads, lines in ((HEADS, LINES), (HEADS, LINES[::-1]), (HEADS[:1], []), (HEADS, LINES)):
        model.show_lines(heads, lines)
        assert (model.rowCount(), model.columnCount()) == (len(lines), len(heads))
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert tester.model() is model


def test_words_stand_at_the_left_and_figures_at_the_right(table: PlainTable) -> None:
    for row in (1, 2):
        left, right = ink(table, row, 0)
        assert left < 12 < right
        for column in (1, 2):
            left, right = ink(table, row, column)
            assert right < 12 < left
    sides = [
        table.model().headerData(
            column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        for column in range(3)
    ]
    assert [bool(side & Qt.AlignmentFlag.AlignRight) for side in sides] == [False, True, True]


def test_a_second_line_makes_its_row_taller_and_is_read(table: PlainTable) -> None:
    heights = [table.rowHeight(row) for row in range(3)]
    assert heights == [ROW_HEIGHT + SECOND_LINE, ROW_HEIGHT, ROW_HEIGHT]
    assert table.model().index(0, 0).data() == "Martin\nbakery"
    assert table.model().index(0, 1).data() == "14"
    assert table.model().index(1, 0).data() == "Belvedere"
    assert table.maximumHeight() == table.full_height() >= sum(heights)


def test_a_bar_has_its_room_only_where_figures_need_more_width(
    table: PlainTable, qapp: QApplication
) -> None:
    def below() -> int:
        """The room under the last row."""
        last = table.visualRect(table.model().index(2, 0))
        return table.viewport().height() - last.bottom() - 1

    table.setFixedHeight(table.full_height())
    qapp.processEvents()
    assert not table.horizontalScrollBar().isVisible()
    assert 0 <= below() <= 4
    for width, crowded in ((120, True), (480, False)):
        table.resize(width, table.height())
        qapp.processEvents()
        assert table.horizontalScrollBar().isVisible() == crowded
        assert 0 <= below() <= 4
        assert not table.verticalScrollBar().isVisible()


def test_tones_and_tint_are_the_palettes(table: PlainTable) -> None:
    def colours(row: int, column: int) -> set[str]:
        picture = table.viewport().grab(table.visualRect(table.model().index(row, column)))
        image = picture.toImage()
        return {
            image.pixelColor(x, y).name().upper()
            for x in range(image.width())
            for y in range(image.height())
        }

    assert LIGHT.selection in colours(0, 1)
    assert LIGHT.selection not in colours(1, 1)
    table.recolour(DARK)
    assert DARK.selection in colours(0, 1)
    table.recolour(LIGHT)
    for row, tone in ((1, LIGHT.gain), (2, LIGHT.loss)):
        wanted = QColor(tone)
        nearest = min(
            abs(QColor(each).red() - wanted.red())
            + abs(QColor(each).green() - wanted.green())
            + abs(QColor(each).blue() - wanted.blue())
            for each in colours(row, 2)
        )
        assert nearest < 60, (tone, blend(LIGHT.surface, tone, 1))


def test_each_column_has_the_width_of_its_words(table: PlainTable) -> None:
    for column, head in enumerate(HEADS):
        words = [line.cells[column] for line in LINES]
        needed = max(
            measure(head.words, BODY, False),
            *(measure(each, BODY, row == 0 and column == 0) for row, each in enumerate(words)),
        )
        assert table.columnWidth(column) >= needed + 8
    under = measure("a month", CAPTION, False)
    assert table.columnWidth(2) >= under
    assert sum(table.columnWidth(column) for column in range(3)) == table.viewport().width()


def test_a_name_too_long_is_cut_with_a_sign_and_whole_on_hover(table: PlainTable) -> None:
    long = "A very long name of a client " * 12
    table.show_lines(HEADS, [Line((long, "1", "2.00"))])
    assert table.columnWidth(0) <= max(WIDEST_NAME + 8, table.viewport().width())
    left, right = ink(table, 0, 0)
    assert left >= 2
    assert right >= 2  # it ends inside its column
    tip = table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    document = QTextDocument()
    document.setHtml(tip)
    assert document.toPlainText().split() == long.split()
    assert table.model().index(0, 1).data(Qt.ItemDataRole.ToolTipRole) is None


# The row in hand.


def test_the_row_in_hand_stays_when_figures_and_shape_change(table: PlainTable) -> None:
    QTest.mouseClick(table.viewport(), Left, pos=middle(table, 1))
    assert table.currentIndex().row() == 1
    table.show_lines(HEADS, [line._replace(cells=(*line.cells[:2], "0.00")) for line in LINES])
    assert [each.row() for each in table.selectionModel().selectedRows()] == [1]
    table.show_lines(HEADS, [*LINES, LINES[0]])
    assert table.currentIndex().row() == 1
    assert [each.row() for each in table.selectionModel().selectedRows()] == [1]
    table.show_lines(HEADS, LINES[:1])
    assert table.currentIndex().row() <= 0


def test_only_what_differs_is_written_anew() -> None:
    model = PlainModel()
    model.show_lines(HEADS, LINES)
    changed, heads, reset = (
        QSignalSpy(model.dataChanged),
        QSignalSpy(model.headerDataChanged),
        QSignalSpy(model.modelReset),
    )
    model.show_lines(HEADS, list(LINES))
    assert (changed.count(), heads.count(), reset.count()) == (0, 0, 0)
    model.show_lines(HEADS, [*LINES[:2], LINES[2]._replace(bold=1)])
    assert [changed.at(each)[0].row() for each in range(changed.count())] == [2]
    model.show_lines((*HEADS[:2], Head("Gain")), [*LINES[:2], LINES[2]._replace(bold=1)])
    assert (changed.count(), heads.count(), reset.count()) == (1, 1, 0)
    model.show_lines(HEADS, LINES[:2])
    assert reset.count() == 1


# Hands.


def test_enter_and_a_double_click_open_a_row(table: PlainTable) -> None:
    opened = QSignalSpy(table.opened)
    table.setCurrentIndex(QModelIndex())
    press(table, Qt.Key.Key_Return)
    assert opened.count() == 0  # none is in hand
    QTest.mouseDClick(table.viewport(), Left, pos=middle(table, 2, 1))
    QTest.mouseClick(table.viewport(), Left, pos=middle(table, 1))
    press(table, Qt.Key.Key_Return)
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Enter)
    assert [opened.at(each)[0] for each in range(opened.count())] == [2, 1, 2]


def test_the_other_button_and_the_menu_key_ask_what_can_be_done(table: PlainTable) -> None:
    wanted = QSignalSpy(table.menu_wanted)
    table.setCurrentIndex(QModelIndex())
    press(table, Qt.Key.Key_Menu)
    assert wanted.count() == 0
    QTest.mouseClick(table.viewport(), Qt.MouseButton.RightButton, pos=middle(table, 2))
    assert table.currentIndex().row() == 2
    press(table, Qt.Key.Key_Up)
    press(table, Qt.Key.Key_Menu)
    below = QPoint(5, table.viewport().height() - 2)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.RightButton, pos=below)
    assert [wanted.at(each)[0] for each in range(wanted.count())] == [2, 1]


def test_tab_leaves_the_table(table: PlainTable) -> None:
    assert not table.tabKeyNavigation()
    assert table.focusPolicy() & Qt.FocusPolicy.TabFocus


# The clipboard.


def test_all_of_it_is_copied_with_its_titles(table: PlainTable) -> None:
    press(table, Qt.Key.Key_C, Control)
    assert QGuiApplication.clipboard().text() == (
        "Client\tAccounts\tProfit\nMartin\t14\t1,201.50\nBelvedere\t7\t912.00\n"
        "Velo & Co\t4\t−35.10\n"
    )


class Cells(HTMLParser):
    """The cells of an HTML table, as another program reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
        elif tag == "br":
            self.rows[-1][-1] += "\n"
        else:
            assert tag in {"meta", "table"}, tag

    def handle_data(self, data: str) -> None:
        self.rows[-1][-1] += data


@pytest.mark.parametrize("words", HOSTILE)
def test_peoples_words_stay_words(table: PlainTable, words: str) -> None:
    line = Line((words, "1", "2.00"), bold=1, under=(words, "", ""))
    table.show_lines(HEADS, [line, *LINES])
    assert table.model().index(0, 0).data() == f"{words}\n{words}"
    assert not table.viewport().grab().isNull()
    tip = table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    document = QTextDocument()
    document.setHtml(tip)
    assert document.toPlainText().split() == f"{words}\n{words}".split()
    press(table, Qt.Key.Key_C, Control)
    mime = QGuiApplication.clipboard().mimeData()
    reader = Cells()
    reader.feed(mime.html())
    assert reader.rows[1] == [words, "1", "2.00"]


def test_it_is_as_wide_as_its_place_and_scrolls_where_that_is_less(table: PlainTable) -> None:
    table.resize(900, 260)
    assert sum(table.columnWidth(each) for each in range(3)) == table.viewport().width()
    table.resize(120, 260)
    assert table.horizontalScrollBar().maximum() > 0
    empty: list[Line] = []
    table.show_lines(HEADS, empty)
    assert table.lines == []
