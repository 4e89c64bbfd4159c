"""Explain this number: from a figure to its lines, from there to the input, and back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from planner.charts.live import Chart
from planner.gui.actions import LANGUAGES
from planner.gui.explain.panel import ExplainPanel
from planner.gui.main_window import MainWindow
from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.explanation import Asked
from planner.model.landmarks import next_account, standing
from planner.words.numbers import money
from tests.gui.conftest import Opener
from tests.gui.driving import (
    Control,
    Left,
    click,
    drag,
    field,
    place_of,
    press,
    type_in,
)
from tests.gui.plans import EXAMPLE, FRENCH_SAMPLE, QUICK, large_document
from tests.gui.room import faults, overlaps, settle
from tests.model.plans import example, plan_of
from tests.test_app import environment


def panel(window: MainWindow) -> ExplainPanel:
    """The panel, which is open."""
    assert window.explaining.panel is not None
    assert window.explaining.panel.isVisible()
    return window.explaining.panel


def lines(window: MainWindow) -> list[tuple[str, str]]:
    model = panel(window).lines.entries
    return [model.words_of(row)[:2] for row in range(model.rowCount())]


def follow(window: MainWindow, row: int, *, at_pencil: bool = False) -> None:
    """Click a line of the panel."""
    listed = panel(window).lines
    box = listed.visualRect(listed.entries.index(row))
    x = box.right() - 30 if at_pencil else box.left() + 40
    QTest.mouseClick(listed.viewport(), Left, pos=QPoint(x, box.center().y()))


def focus() -> QWidget | None:
    return QApplication.focusWidget()


class TestWaysIn:
    def test_each_headline_figure_has_a_button_that_explains_it(self, window: MainWindow) -> None:
        curve = Curve(Book(EXAMPLE))
        expected = {
            window.headline.earn: 281_692,
            window.headline.bill: 150_525,
            window.headline.next: next_account(curve, 22),
            window.headline.step: 36_038,  # what the best mix brings
        }
        for cell, amount in expected.items():
            click(cell.explain)
            found = panel(window).explanation
            assert found is not None
            assert found.value == amount
            assert panel(window).figure.text() == money(amount, EXAMPLE.currency, unit=True)

    def test_a_double_click_on_a_figure_does_too(self, window: MainWindow) -> None:
        QTest.mouseDClick(window.headline.bill.figure, Left)
        assert panel(window).trail == [Asked("vendor_cost", accounts=22)]

    def test_ctrl_e_explains_what_has_the_focus(self, window: MainWindow) -> None:
        field(window, "overheads").setFocus()
        press(field(window, "overheads"), Qt.Key.Key_E, Control)
        assert panel(window).trail[0].figure == "profit"
        window.headline.next.explain.setFocus()
        press(window.headline.next.explain, Qt.Key.Key_E, Control)
        assert panel(window).trail == [Asked("next_account", accounts=22)]
        window.overview.chart.view.setFocus()
        press(window.overview.chart.view, Qt.Key.Key_E, Control)
        assert panel(window).trail == [Asked("per_account", accounts=22)]

    def test_cells_of_the_table_are_explained(self, window: MainWindow) -> None:
        table = window.overview.table
        results = window.calculator.results
        assert results is not None
        assert results.shown is not None
        for row, each in enumerate(results.shown.rows):
            now = standing(Curve(Book(EXAMPLE)), each.accounts)
            values = (each.accounts, now.discount, now.profit, now.against_today, now.hours)
            for column, value in enumerate(values):
                box = table.visualRect(table.figures.index(row, column))
                QTest.mouseClick(table.viewport(), Left, pos=box.center())
                QTest.mouseDClick(table.viewport(), Left, pos=box.center())
                found = panel(window).explanation
                assert found is not None
                assert found.value == value
        table.setFocus()
        table.setCurrentIndex(table.figures.index(0, 4))
        press(table, Qt.Key.Key_E, Control)
        assert panel(window).trail == [Asked("hours", accounts=22)]

    @pytest.mark.parametrize(
        ("chart", "figure"),
        [(Chart.PER_ACCOUNT, "per_account"), (Chart.PROFIT, "profit"), (Chart.BILL, "vendor_cost")],
    )
    def test_a_double_click_on_a_chart_explains_its_line_there(
        self, window: MainWindow, chart: Chart, figure: str
    ) -> None:
        window.overview.chart.choose(chart)
        view = window.overview.chart.view
        QTest.mouseDClick(view, Left, pos=place_of(view, 40))
        assert panel(window).trail == [Asked(figure, accounts=40)]

    def test_the_chart_s_menu_explains_its_ring(self, window: MainWindow) -> None:
        view = window.overview.chart.view
        action = view.actions()[0]  # before those that take the chart along
        assert action.text() == "Explain this number"
        action.trigger()
        assert panel(window).trail == [Asked("per_account", accounts=22)]

    def test_the_note_of_break_even_explains_itself(self, window: MainWindow) -> None:
        document = example({"agency.overheads": "1500.00"})
        window.document.begin(plan_of(document), None)
        window.overview.chart.choose(Chart.PROFIT)
        view = window.overview.chart.view
        scene = view.scene
        assert scene is not None
        words = [text for _, text in view._notes(scene)]
        (note,) = [each for each in words if each.startswith("break")]
        view.explained.emit(30, note)
        found = panel(window).explanation
        assert found is not None
        curve = Curve(Book(plan_of(document)))
        profits = [curve.at(count).resale_profit for count in range(40)]
        first = next(count for count, profit in enumerate(profits) if profit >= 0)
        assert (found.asked.figure, found.value) == ("break_even", first)


class TestWayDownAndBack:
    def test_a_line_leads_to_its_lines_and_back(self, window: MainWindow) -> None:
        click(window.headline.earn.explain)
        top = lines(window)
        assert ("Vendor bill", "−1,505.25") in top
        follow(window, 1)
        assert panel(window).way.text() == "Profit"
        bill = lines(window)
        assert len(bill) == 3
        follow(window, 1)
        assert lines(window)[0] == ("List price", "179.00")
        assert panel(window).figure.text() == "$134.25"
        click(panel(window).back)
        assert lines(window) == bill
        press(panel(window).lines, Qt.Key.Key_Backspace)
        assert lines(window) == top
        assert not panel(window).back.isVisible()

    def test_enter_does_what_a_click_does(self, window: MainWindow) -> None:
        field(window, "overheads").setFocus()
        press(field(window, "overheads"), Qt.Key.Key_E, Control)
        listed = panel(window).lines
        assert focus() is listed
        press(listed, Qt.Key.Key_Home, Control)
        press(listed, Qt.Key.Key_Down)
        press(listed, Qt.Key.Key_Return)
        assert panel(window).trail[-1] == Asked("vendor_cost")

    def test_a_line_that_is_typed_leads_to_its_field(self, window: MainWindow) -> None:
        click(window.headline.earn.explain)
        follow(window, len(lines(window)) - 1)
        assert focus() is field(window, "overheads")
        window.explaining.explain(Asked("work", package="essential"))
        follow(window, 1)
        assert focus() is field(window, "hours")
        assert window.overview.inputs.package_name.text() == "Essential"

    def test_where_there_is_no_field_it_says_so(self, window: MainWindow) -> None:
        window.explaining.explain(Asked("vendor_cost", package="growth"))
        window.explaining.panel.wanted.emit(("programme", "mood"))  # type: ignore[union-attr]  # it is open
        assert "no field" in panel(window).remark.text()

    def test_figures_of_the_same_thing_are_one_click_away(self, window: MainWindow) -> None:
        click(window.headline.earn.explain)
        click(panel(window).related[0])
        assert panel(window).trail[-1] == Asked("margin")
        assert panel(window).figure.text() == "40.53\N{NO-BREAK SPACE}%"

    def test_escape_closes_and_gives_the_focus_back(self, window: MainWindow) -> None:
        hours = field(window, "hours")
        hours.setFocus()
        press(hours, Qt.Key.Key_E, Control)
        press(panel(window).lines, Qt.Key.Key_Escape)
        assert window.explaining.panel is not None
        assert not window.explaining.panel.isVisible()
        assert focus() is hours

    def test_it_is_copied_as_text(self, window: MainWindow) -> None:
        click(window.headline.earn.explain)
        press(panel(window).lines, Qt.Key.Key_C, Control)
        copied = QGuiApplication.clipboard().text().split("\n")
        assert copied[0] == "Profit · 22 resold accounts\t$2,816.92"
        assert "Vendor bill\t−1,505.25" in copied
        QGuiApplication.clipboard().clear()


class TestTheLivingPlan:
    def test_it_follows_what_is_typed(self, window: MainWindow) -> None:
        click(window.headline.earn.explain)
        follow(window, 1)
        type_in(field(window, "overheads"), "500")
        click(panel(window).back)
        assert panel(window).figure.text() == window.headline.earn.figure.text() == "$2,766.92"
        window.document.undo.undo()
        assert panel(window).figure.text() == "$2,816.92"

    def test_it_follows_the_ring(self, window: MainWindow) -> None:
        click(window.headline.earn.explain)
        follow(window, 1)
        drag(window.overview.chart.view, 30, 40)
        assert panel(window).trail == [Asked("profit", accounts=40)]
        assert panel(window).figure.text() == window.headline.earn.figure.text()

    def test_in_a_book_of_numbers_only_too(self, quick: MainWindow) -> None:
        click(quick.headline.bill.explain)
        type_in(field(quick, "resold"), "30")
        assert panel(quick).figure.text() == quick.headline.bill.figure.text()
        quick.explaining.explain(Asked("services", row=0))
        follow(quick, 0)
        quick.go_near(("clients", 0, "accounts"))
        assert focus() is field(quick, "resold")

    def test_what_is_gone_with_the_plan_is_left(self, window: MainWindow) -> None:
        window.explaining.explain(Asked("revenue", row=len(EXAMPLE.clients) - 1))
        window.document.begin(QUICK, None)
        assert window.explaining.panel is not None
        assert not window.explaining.panel.isVisible()

    def test_a_broken_plan_says_what_is_missing(self, open_window: Opener) -> None:
        window = open_window(plan_of(example({"agency.overheads": "-450.00"})))
        click(window.headline.earn.explain)
        assert "Overheads" in panel(window).remark.text()
        type_in(field(window, "overheads"), "450")
        assert panel(window).figure.text() == "$2,816.92"

    def test_closed_it_costs_nothing(
        self, window: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        click(window.headline.earn.explain)
        panel(window).leave()

        def none(*_: object) -> None:
            raise AssertionError("it is closed")

        monkeypatch.setattr(ExplainPanel, "show_results", none)
        drag(window.overview.chart.view, 30, 40, 50)

    def test_thousands_of_rows_are_lines_of_which_only_the_seen_are_written(
        self, open_window: Opener
    ) -> None:
        window = open_window(plan_of(large_document(2000)))
        open_window.qtbot.waitUntil(lambda: window.calculator.results is not None)
        window.explaining.explain(Asked("services", rows_of="growth"))
        model = panel(window).lines.entries
        assert model.rowCount() == 2000
        written: list[int] = []
        words_of = model.words_of

        def counted(row: int) -> tuple[str, str, str]:
            written.append(row)
            return words_of(row)

        model.words_of = counted  # type: ignore[method-assign]  # to count
        panel(window).lines.viewport().repaint()
        assert 0 < len(set(written)) < 40
        before = panel(window).figure.text()
        type_in(field(window, "services_price"), "1")
        type_in(field(window, "other_costs"), "1")
        window.explaining.explain(Asked("other_costs", rows_of="growth"))
        type_in(field(window, "other_costs"), "2")
        assert panel(window).figure.text() != before
        open_window.qtbot.waitUntil(lambda: panel(window).figure.text() == "$4,000.00")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_its_room_and_covers_no_input(open_window: Opener, language: str) -> None:
    window = open_window(FRENCH_SAMPLE, example=True)
    window.speak(language)
    results = window.calculator.results
    assert results is not None
    for size in ((1024, 640), (1280, 720)):
        window.resize(*size)
        for asked in (
            Asked("profit", accounts=results.sold),
            Asked("invoice"),
            Asked("per_account", accounts=60),
            Asked("payment_fee", package=FRENCH_SAMPLE.packages[0].id),
        ):
            window.explaining.explain(asked)
            settle()
            assert faults(window) + overlaps(window) == [], (size, asked)
            inputs = window.overview.inputs
            right = inputs.mapTo(window, QPoint(inputs.width(), 0)).x()
            assert right <= panel(window).mapTo(window, QPoint(0, 0)).x()


LOADED = """
import sys
from planner.app import main
from planner.gui.main_window import MainWindow
def painted(window):
    late = ("explained", "explain_panel", "explain_list", "problems_list", "explanations")
    print([name for name in sys.modules if name.rpartition(".")[2] in late])
MainWindow.settle_in = painted
sys.exit(main(sys.argv[1:]))
"""


def test_a_start_loads_nothing_of_it(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LOADED],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "[]\n", "")
