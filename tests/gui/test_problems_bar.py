"""What is wrong with a plan: said, counted, listed, and led to its field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from planner.gui.actions import LANGUAGES
from planner.gui.main_window import MainWindow
from planner.gui.problems_list import ProblemsList
from planner.model.problems import Grade
from planner.words.numbers import DASH
from planner.words.places import said
from tests.gui.conftest import Opener
from tests.gui.driving import Control, click, field, findings, press, seen, type_in, unfold
from tests.gui.plans import EXAMPLE, SAMPLE, large_document
from tests.gui.room import faults, overlaps, settle
from tests.model.plans import example, plan_of

TWO_PROBLEMS = {"clients.0.package": "gone", "agency.overheads": "-450.00"}
OLD_PRICES = {"price_list.as_of": "2020-01-31"}
TARGET = {"agency.target_margin": "0.60"}


def click_row(listed: ProblemsList, row: int) -> None:
    box = listed.visualRect(listed.findings.index(row))
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def focus() -> QWidget | None:
    return QApplication.focusWidget()


class TestProblems:
    def test_the_first_is_said_and_all_are_listed_in_words(self, open_window: Opener) -> None:
        window = open_window(plan_of(example(TWO_PROBLEMS)))
        assert window.problems.words.text() == "Overheads – This must not be below 0"
        assert findings(window) == [
            "2 problems",
            "Overheads – This must not be below 0",
            "Client “Boulangerie Martin”: package – "
            'There is no package "gone": choose another or add it',
        ]

    def test_they_leave_dashes_and_cannot_be_waved_away(self, open_window: Opener) -> None:
        window = open_window(plan_of(example(TWO_PROBLEMS)))
        figures = seen(window)
        assert (figures.earned, figures.billed, figures.next) == (DASH, DASH, DASH)
        assert (figures.table, figures.ring) == ((), None)
        assert not window.problems.close_button.isVisible()
        assert not window.headline.show_me.isVisible()

    def test_the_bar_goes_when_they_are_mended(self, open_window: Opener) -> None:
        window = open_window(plan_of(example({"agency.overheads": "-450.00"})))
        assert window.problems.isVisible()
        assert not window.problems.button.isVisible()
        type_in(field(window, "overheads"), "450")
        assert window.document.plan == EXAMPLE
        assert not window.problems.isVisible()

    def test_a_field_is_marked_for_as_long_as_its_problem_is_there(
        self, open_window: Opener
    ) -> None:
        window = open_window(plan_of(example({"agency.payment_fee.cap": "-1.00"})))
        row = window.overview.inputs.rows["fee_cap"]
        assert (row.field.property("mark"), row.problem.text()) == (
            "problem",
            "This must not be below 0",
        )
        type_in(field(window, "fee_cap"), "3")
        assert not row.field.property("mark")
        assert not row.problem.isVisible()
        window.document.undo.undo()
        assert row.field.property("mark") == "problem"

    def test_only_the_package_that_is_seen_is_marked(self, open_window: Opener) -> None:
        window = open_window(plan_of(example({"packages.0.hours": "-1"})))
        row = window.overview.inputs.rows["hours"]
        assert not row.field.property("mark")
        window.overview.inputs.show_package("essential")
        assert row.field.property("mark") == "problem"


class TestWayToTheField:
    def test_a_click_goes_there(self, open_window: Opener) -> None:
        window = open_window(plan_of(example({"packages.0.hours": "-1", **TWO_PROBLEMS})))
        listed = unfold(window)
        click_row(listed, 1)
        assert focus() is field(window, "overheads")
        click_row(listed, 2)
        assert focus() is field(window, "hours")
        assert window.overview.inputs.package_name.text() == "Essential"
        assert window.problems.unfolded  # it stays open

    def test_enter_goes_there_and_escape_folds(self, open_window: Opener) -> None:
        window = open_window(plan_of(example(TWO_PROBLEMS)))
        field(window, "hours").setFocus()
        listed = unfold(window)
        assert focus() is listed
        press(listed, Qt.Key.Key_Escape)
        assert not window.problems.unfolded
        listed = unfold(window)
        press(listed, Qt.Key.Key_Return)
        assert focus() is field(window, "overheads")

    def test_f8_goes_from_one_to_the_next_and_round(self, open_window: Opener) -> None:
        bad = {"agency.overheads": "-450.00", "agency.tax_rate": "2"}
        window = open_window(plan_of(example(bad)))
        found = []
        for _ in range(3):
            press(focus() or window, Qt.Key.Key_F8)
            found.append(focus())
        overheads, tax = field(window, "overheads"), field(window, "tax_rate")
        assert found == [overheads, tax, overheads]
        assert window.problems.unfolded
        press(overheads, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
        assert focus() is tax

    def test_f8_with_nothing_wrong_does_nothing(self, window: MainWindow) -> None:
        before = focus()
        window.actions_.next_problem.trigger()
        assert focus() is before
        assert not window.problems.isVisible()

    def test_lines_are_copied(self, open_window: Opener) -> None:
        window = open_window(plan_of(example(TWO_PROBLEMS)))
        lines = findings(window)
        listed = unfold(window)
        press(listed, Qt.Key.Key_C, Control)
        assert QGuiApplication.clipboard().text() == lines[1]
        click(window.problems.copy_button)
        assert QGuiApplication.clipboard().text() == "\n".join(lines)
        QGuiApplication.clipboard().clear()


class TestWarnings:
    def test_one_is_said_until_waved_away(self, open_window: Opener) -> None:
        window = open_window(plan_of(example(OLD_PRICES)))
        assert window.problems.isVisible()
        assert "31 January 2020" in window.problems.words.text()
        click(window.problems.close_button)
        assert not window.problems.isVisible()
        type_in(field(window, "services_price"), "300")
        assert not window.problems.isVisible()

    def test_several_are_counted_in_one_quiet_line(self, open_window: Opener) -> None:
        window = open_window(plan_of(example({**TARGET, **OLD_PRICES})))
        results = window.calculator.results
        assert results is not None
        assert window.problems.words.text() == f"{len(results.cautions)} warnings"
        assert window.problems.property("kind") == "quiet"
        lines = findings(window)
        assert lines[0] == f"{len(results.cautions)} warnings"
        assert lines[1:] == [said(each, window.document.plan) for each in results.cautions]

    def test_problems_come_before_them(self, open_window: Opener) -> None:
        bad = {**OLD_PRICES, "clients.0.package": "gone"}
        window = open_window(plan_of(example(bad)))
        lines = findings(window)
        assert [line for line in lines if " – " not in line] == ["1 problem", "1 warning"]
        assert lines.index("1 problem") == 0
        listed = unfold(window)
        assert [listed.findings.row_of(number) for number in range(2)] == [1, 3]
        assert [listed.findings.number_of(row) for row in (1, 3)] == [0, 1]

    def test_waved_away_they_stay_away_until_there_is_another(self, open_window: Opener) -> None:
        window = open_window(plan_of(example({"agency.target_margin": "0.95"})))
        click(window.problems.close_button)
        type_in(field(window, "hourly_cost"), "36")  # the same warnings, of other margins
        assert not window.problems.isVisible()
        type_in(field(window, "software_price"), "100")  # below the published price
        assert window.problems.isVisible()

    def test_in_another_plan_they_are_told_again(self, open_window: Opener) -> None:
        window = open_window(plan_of(example(TARGET)))
        click(window.problems.close_button)
        window.document.begin(plan_of(example(TARGET)), None)
        assert window.problems.isVisible()

    def test_the_field_of_one_is_marked(self, window: MainWindow) -> None:
        type_in(field(window, "software_price"), "100")
        row = window.overview.inputs.rows["software_price"]
        assert row.field.property("mark") == "warning"
        assert "do not advertise it" in row.warning.text()

    def test_prices_of_another_currency_are_not_held_against_those_that_ship(
        self, open_window: Opener
    ) -> None:
        edits = {"currency": "EUR", "price_list.as_of": "2020-01-31"}
        window = open_window(SAMPLE)
        window.document.begin(plan_of(example(edits)), None)
        assert not window.problems.isVisible()

    def test_one_waved_away_does_not_hide_another(
        self, open_window: Opener, tmp_path: Path
    ) -> None:
        window = open_window(plan_of(example(OLD_PRICES)))
        click(window.problems.close_button)
        path = tmp_path / "strange.agencyplan"
        path.write_text(json.dumps(example({"mood": "good"})))
        window.files.open(path)
        assert window.problems.isVisible()
        assert "mood" in window.problems.words.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_has_its_room_and_covers_no_input(open_window: Opener, language: str) -> None:
    window = open_window(plan_of(example({**TWO_PROBLEMS, **OLD_PRICES})), example=True)
    window.speak(language)
    unfold(window)
    for size in ((1024, 640), (1280, 720)):
        window.resize(*size)
        settle()
        assert faults(window) + overlaps(window) == []
        listed = unfold(window)
        top = listed.mapTo(window, QPoint(0, 0)).y()
        assert top + listed.height() <= window.height()
        window.actions_.next_problem.trigger()
        settle()
        here = focus()
        assert here is not None
        foot = here.mapTo(window, QPoint(0, here.height())).y()
        assert foot <= window.problems.mapTo(window, QPoint(0, 0)).y()


def test_thousands_are_listed_and_only_the_seen_are_written(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = large_document(3000)
    document["agency"]["target_margin"] = "0.95"
    window = open_window(plan_of(document))
    open_window.qtbot.waitUntil(lambda: window.problems.number > 3000)
    written: list[object] = []
    listed = unfold(window)
    words_of = listed.findings.words_of

    def counted(row: int) -> tuple[str, str]:
        written.append(row)
        return words_of(row)

    monkeypatch.setattr(listed.findings, "words_of", counted)
    listed.viewport().repaint()
    assert 0 < len(written) < 30
    assert listed.findings.rowCount() == window.problems.number + 1
    last = window.problems.finding(window.problems.number - 1)
    assert (last.grade, last.place) == (Grade.WARNING, ("clients", 2999))
