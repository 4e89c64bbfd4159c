"""The bars that speak of the whole plan: an example, what is wrong, what is worth knowing."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt

from planner.gui.main_window import MainWindow
from planner.gui.notices import ListDialog
from planner.words.numbers import DASH
from planner.words.sentences import sentence
from tests.gui.conftest import Opener
from tests.gui.driving import click, dialog, field, press, seen, type_in
from tests.gui.plans import EXAMPLE, SAMPLE
from tests.model.plans import example, plan_of

TWO_PROBLEMS = {"clients.0.package": "gone", "agency.overheads": "-450.00"}


class TestExample:
    def test_a_sample_says_that_it_is_one(self, first_start: MainWindow) -> None:
        assert first_start.example.isVisible()
        assert first_start.example.words.text()
        assert "example" in first_start.state.text()
        assert not first_start.isWindowModified()

    def test_it_can_be_played_with_and_stays_an_example(self, first_start: MainWindow) -> None:
        type_in(field(first_start, "services_price"), "300")
        assert first_start.example.isVisible()
        assert first_start.isWindowModified()

    def test_a_plan_of_ones_own_says_no_such_thing(self, window: MainWindow) -> None:
        assert not window.example.isVisible()


class TestProblems:
    def test_the_first_is_said_and_all_are_listed(self, open_window: Opener) -> None:
        window = open_window(plan_of(example(TWO_PROBLEMS)))
        assert window.calculator.results is not None
        problems = window.calculator.results.book.problems
        assert len(problems) == 2
        assert window.problems.isVisible()
        assert window.problems.words.text() == sentence(problems[0])
        click(window.problems.button)
        listed = dialog(ListDialog, window)
        assert listed.lines.toPlainText().split("\n") == [sentence(each) for each in problems]
        assert listed.lines.isReadOnly()
        press(listed, Qt.Key.Key_Escape)

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


class TestWarnings:
    def test_old_prices_are_told_of_until_waved_away(self, open_window: Opener) -> None:
        window = open_window(plan_of(example({"price_list.as_of": "2020-01-31"})))
        assert window.problems.isVisible()
        assert "31 January 2020" in window.problems.words.text()
        click(window.problems.close_button)
        assert not window.problems.isVisible()
        type_in(field(window, "services_price"), "300")
        assert not window.problems.isVisible()

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
        window = open_window(plan_of(example({"price_list.as_of": "2020-01-31"})))
        click(window.problems.close_button)
        path = tmp_path / "strange.agencyplan"
        path.write_text(json.dumps(example({"mood": "good"})))
        window.files.open(path)
        assert window.problems.isVisible()
        assert "mood" in window.problems.words.text()
