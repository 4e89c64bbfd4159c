"""The short table as Qt's own model tester and a reader of its cells see it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from planner.gui.calculator import compute
from planner.gui.main_window import MainWindow
from planner.gui.overview.figures_table import FiguresModel
from planner.words import catalogue
from tests.gui.driving import cells, drag
from tests.gui.plans import EXAMPLE, QUICK
from tests.model.plans import example, plan_of

WITHOUT = plan_of(example({"packages": [], "clients": []}))


def test_the_model_keeps_the_rules_of_qt_whatever_it_shows() -> None:
    model = FiguresModel()
    # Its complaints are warnings, and those fail the test.
    tester = QAbstractItemModelTester(model)
    results = [
        compute(EXAMPLE, None, None),
        compute(EXAMPLE, 23, None),  # as many rows
        compute(EXAMPLE, 400, None),  # other rows
        compute(WITHOUT, None, None),  # none
        compute(QUICK, 99, None),
    ]
    for each in results:
        model.retranslate("$")
        model.show_results(each)
        shown = () if each.shown is None else each.shown.rows
        assert model.rowCount() == len(shown)
    assert tester.model() is model


def test_the_heads_stand_over_their_columns() -> None:
    model = FiguresModel()
    model.retranslate("$")
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(5)]
    assert heads == ["Resold accounts", "Discount", "You earn, $", "Against today", "Work"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.data(QModelIndex()) is None


def test_the_row_in_hand_stands_out(window: MainWindow) -> None:
    model = window.overview.table.figures
    assert [model.is_strong(row) for row in range(model.rowCount())] == [True, False, False, False]
    drag(window.overview.chart.view, 40)
    strong = [cells(model)[row][0] for row in range(model.rowCount()) if model.is_strong(row)]
    assert strong == ["40 what if"]


def test_the_rows_are_painted_where_they_are_shown(window: MainWindow) -> None:
    table = window.overview.table
    before = table.grab().toImage()
    drag(window.overview.chart.view, 40)
    assert table.grab().toImage() != before
    assert table.grab().toImage().pixelColor(4, table.height() - 4).isValid()


def test_every_row_of_every_length_has_its_place(window: MainWindow) -> None:
    table = window.overview.table
    for accounts in (22, 24, 25, 40, 99, 100, 120):
        drag(window.overview.chart.view, accounts)
        needed = table.horizontalHeader().height() + table.verticalHeader().length()
        assert table.height() >= needed, accounts


def test_the_cells_follow_the_language() -> None:
    model = FiguresModel()
    model.show_results(compute(EXAMPLE, None, None))
    english = cells(model)
    catalogue.use("fr")
    model.show_results(compute(EXAMPLE, None, None))
    assert (english[0][2], cells(model)[0][2]) == ("2,816.92", "2\u202f816,92")
