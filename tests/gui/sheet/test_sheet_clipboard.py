"""Cells to other programs and back."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from planner.gui.notices import ListDialog
from planner.gui.sheet.clipboard import OURS, Copied, grid_of, mime_of
from planner.gui.sheet.model import Act
from planner.gui.sheet.panel import SheetPanel
from planner.gui.sheet.sheet import Sheet
from tests.gui.driving import Control, click
from tests.gui.sheet.sheets import GOODS, NO_NUMBER, keys
from tests.gui.sheet.test_sheet import goods, panel, sheet

__all__ = ["panel", "sheet"]
K = Qt.Key
CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=6) | (
    st.sampled_from(['a"b', "two\nlines", "a\tb", '"', "<b>&"])
)
BLOCKS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=4)
)


def from_outside(words: str) -> None:
    """What another program puts on the clipboard."""
    mime = QMimeData()
    mime.setText(words)
    QGuiApplication.clipboard().setMimeData(mime)


def read_as_a_spreadsheet(words: str) -> list[list[str]]:
    read = csv.reader(io.StringIO(words, newline=""), delimiter="\t")
    return [line or [""] for line in read]


@given(BLOCKS)
def test_text_is_quoted_as_spreadsheets_do(rows: list[list[str]]) -> None:
    titles = [f"t{number}" for number in range(len(rows[0]))]
    mime = mime_of(Copied(titles, rows, [False] * len(titles)))
    assert read_as_a_spreadsheet(mime.text()) == [titles, *rows]
    assert [list(row) for row in grid_of(mime)] == rows


@given(BLOCKS)
def test_html_holds_the_same_cells_as_data(rows: list[list[str]]) -> None:
    html = mime_of(Copied([], rows, [True] * len(rows[0]))).html()
    table = ET.fromstring(html[html.index("<table") :].replace("<br>", "<br/>"))
    lines = [["\n".join(cell.itertext()) for cell in line] for line in table]
    assert [[each.replace("\n", "") for each in line] for line in lines] == [
        [each.replace("\n", "") for each in line] for line in rows
    ]


@pytest.mark.parametrize("cells", [b"{bad", b"7", b"[1]", b"\xff"])
def test_what_another_program_calls_ours_is_not_believed(cells: bytes) -> None:
    mime = QMimeData()
    mime.setText("Fig")
    mime.setData(OURS, cells)
    assert [list(row) for row in grid_of(mime)] == [["Fig"]]


def test_a_block_is_copied_with_its_titles(sheet: Sheet) -> None:
    sheet.select(0, 0, 1, 2)
    keys(sheet, K.Key_C, held=Control)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == "Name\tColour\tPrice\nApple\tred\t3\nPear\tgreen\t4\n"
    assert "<th" in copied.html() and '<td align="right">4</td>' in copied.html()


def test_a_single_cell_is_copied_bare(sheet: Sheet) -> None:
    sheet.go(1, 0)
    keys(sheet, K.Key_C, held=Control)
    assert QGuiApplication.clipboard().text() == "Pear"


def test_what_is_copied_here_is_pasted_without_its_titles(sheet: Sheet) -> None:
    sheet.select(0, 0, 1, 2)
    keys(sheet, K.Key_C, held=Control)
    sheet.go(2, 0)
    keys(sheet, K.Key_V, held=Control)
    assert [row[:3] for row in goods(sheet).goods[2:]] == [row[:3] for row in GOODS[:2]]
    assert sheet.rows == [2, 3] and sheet.columns == [0, 1, 2]


def test_one_cell_goes_into_all_that_are_selected(sheet: Sheet) -> None:
    from_outside("9\n")
    sheet.select(0, 2, 2, 2)
    keys(sheet, K.Key_V, held=Control)
    assert goods(sheet).of(2) == ["9", "9", "9", "5"]
    assert [act for act, _ in goods(sheet).steps] == [Act.PASTE]


def test_a_block_fills_a_selection_that_holds_it_several_times(sheet: Sheet) -> None:
    from_outside("1\n2\n")
    sheet.select(0, 2, 3, 2)
    keys(sheet, K.Key_V, held=Control)
    assert goods(sheet).of(2) == ["1", "2", "1", "2"]


def test_a_hidden_column_never_shifts_a_block(sheet: Sheet) -> None:
    sheet.setColumnHidden(1, True)
    from_outside("Fig\t8\r\nKiwi\t9\r\n")
    keys(sheet, K.Key_V, held=Control)
    assert [row[:3] for row in goods(sheet).goods[:2]] == [
        ["Fig", "red", "8"],
        ["Kiwi", "green", "9"],
    ]


def test_nothing_is_half_pasted_and_every_fault_is_listed(panel: SheetPanel) -> None:
    sheet = panel.sheet
    from_outside("Fig\tred\tmany\nKiwi\tred\tfew\n")
    keys(sheet, K.Key_V, held=Control)
    assert goods(sheet).goods == GOODS
    assert panel.line.text() == f"Nothing was changed. Row 1, Price: {NO_NUMBER}"
    assert panel.all.text() == "Show all 2 remarks"
    assert set(sheet.painter_.faults) == {(0, 2), (1, 2)}
    click(panel.all)
    (dialog,) = panel.window().findChildren(ListDialog)
    assert dialog.lines.toPlainText().splitlines() == [
        f"Row 1, Price: {NO_NUMBER}",
        f"Row 2, Price: {NO_NUMBER}",
    ]
    dialog.reject()
    keys(sheet, K.Key_Escape)
    assert (panel.line.isVisible(), sheet.painter_.faults) == (False, {})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("a\tred\t1\tyes\t2\n", "This is computed: it cannot be pasted over."),
        ("a\n" * 9, "There is no room for all of it here."),
    ],
)
def test_what_does_not_fit_is_not_pasted(panel: SheetPanel, words: str, said: str) -> None:
    from_outside(words)
    keys(panel.sheet, K.Key_V, held=Control)
    assert goods(panel.sheet).goods == GOODS
    assert said in panel.line.text()


def test_cut_is_copy_and_clear(sheet: Sheet) -> None:
    sheet.select(0, 0, 0, 1)
    keys(sheet, K.Key_X, held=Control)
    assert QGuiApplication.clipboard().text() == "Name\tColour\nApple\tred\n"
    assert goods(sheet).goods[0] == ["", "", "3", ""]
