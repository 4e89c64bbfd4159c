"""Goal seek for one client: beside the fields of a quote, and in the table of clients."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.gui.clients.columns import INDEX
from planner.gui.clients.page import ClientsPage
from planner.gui.goal.dialog import GoalDialog
from planner.gui.main_window import MainWindow
from planner.gui.quote.page import QuotePage
from planner.model.goal.goals import Wanted
from planner.model.plan import ListTimes
from tests.gui.conftest import Opener
from tests.gui.driving import Control, click, dialog, enter, no_dialog, press, redo, type_in, undo
from tests.gui.quote.quotes import field_of, page_of, quoted
from tests.gui.room import faults, overlaps, settle


def seek(window: MainWindow, key: str) -> GoalDialog:
    """Goal seek of a field of the quote."""
    into = field_of(page_of(window), key)
    enter(into)
    press(into, Qt.Key.Key_G, Control)
    return dialog(GoalDialog, window)


def kept(window: MainWindow) -> str:
    """What the quote's head says is kept a month."""
    page = page_of(window)
    assert isinstance(page, QuotePage)
    return page.strip.keep.figure.text()


@pytest.fixture
def window(open_window: Opener) -> MainWindow:
    return open_window(quoted())


class TestQuote:
    def test_the_target_margin_has_its_answer_at_once(self, window: MainWindow) -> None:
        shown = seek(window, "services_price")
        form = shown.form
        assert form.question.text() == "What does “Café Lumière: Services” have to be, so that"
        assert form.wanted.currentText() == "you keep of its price"
        assert form.now.text() == "Today it is $250.00, which makes 39.39\N{NO-BREAK SPACE}%."
        assert form.found.text() == "$178.16"  # 437.16 of the economics, with 259.00 of software
        shown.reject()

    def test_an_amount_that_is_kept_a_month(self, window: MainWindow) -> None:
        shown = seek(window, "hours")
        form = shown.form
        form.wanted.setCurrentIndex(form.wanted.findData(Wanted.PROFIT.value))
        form.wanted.activated.emit(form.wanted.currentIndex())
        assert form.target.text() == ""  # the plan's profit goal is of the whole book
        type_in(form.target, "0")
        assert form.found.text() == "8.47\N{NO-BREAK SPACE}h/month"
        shown.reject()

    def test_it_is_taken_in_one_step_and_the_hand_is_back_in_the_field(
        self, window: MainWindow
    ) -> None:
        before = window.document.plan
        shown = seek(window, "services_price")
        form = shown.form
        form.wanted.setCurrentIndex(form.wanted.findData(Wanted.PROFIT.value))
        form.wanted.activated.emit(form.wanted.currentIndex())
        type_in(form.target, "300")
        press(form.target, Qt.Key.Key_Return)
        settle()
        into = field_of(page_of(window), "services_price")
        assert into.text() == "353.10"
        assert kept(window) == "$300.00"
        assert window.document.undo.undoText() == "Set “Café Lumière: Services” for a goal"
        assert window.document.plan.packages == before.packages
        window.activateWindow()
        QApplication.processEvents()
        assert QApplication.focusWidget() is into
        undo(window)
        assert window.document.plan == before
        redo(window)
        assert kept(window) == "$300.00"

    def test_accounts_are_asked_with_the_tier_they_reach(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        shown = seek(window, "accounts")
        form = shown.form
        form.wanted.setCurrentIndex(form.wanted.findData(Wanted.PROFIT.value))
        form.wanted.activated.emit(form.wanted.currentIndex())
        type_in(form.target, "672")
        qtbot.waitUntil(lambda: form.answer is not None)
        assert form.found.text() == "3"
        assert "3 makes $673.17, 2 only $400.98" in form.sentence.text()
        shown.reject()

    def test_another_plan_underneath_ends_the_question(self, window: MainWindow) -> None:
        seek(window, "services_price")
        document = window.document
        document.edit(lambda: "another", replace(document.plan, clients=()))
        settle()
        assert no_dialog(window)
        assert document.plan.clients == ()

    @pytest.mark.parametrize("key", ["contacts", "growth", "setup_fee", "free_months"])
    def test_what_no_month_depends_on_offers_no_goal(self, window: MainWindow, key: str) -> None:
        assert not field_of(page_of(window), key).seekable

    @pytest.mark.parametrize("language", ["en", "fr"])
    def test_the_dialog_has_room(self, window: MainWindow, language: str) -> None:
        window.speak(language)
        shown = seek(window, "services_price")
        type_in(shown.form.target, "97")
        settle()
        assert (faults(shown), overlaps(shown)) == ([], [])
        assert shown.form.found.text() == "–"
        shown.reject()

    def test_a_rule_of_the_row_stays_a_rule(self, open_window: Opener) -> None:
        row = {
            "id": "q1",
            "name": "Q",
            "package": "growth",
            "status": "proposed",
            "software_price": {"list_times": "1.10"},
        }
        window = open_window(quoted(row))
        shown = seek(window, "list_times")
        type_in(shown.form.target, "50")
        click(shown.form.use)
        settle()
        price = window.document.plan.clients[-1].overrides.software_price
        assert isinstance(price, ListTimes)
        # 528.38 of the economics less 250.00 is 278.38; 1.5552 x 179.00 = 278.3808
        assert str(price.factor) == "1.5552"


class TestTable:
    def asked(self, window: MainWindow, row: int, column: str) -> GoalDialog:
        window.pages.choose("clients")
        page = window.pages.page("clients")
        assert isinstance(page, ClientsPage)
        settle()
        sheet = page.sheet
        sheet.setColumnHidden(INDEX[column], False)
        sheet.setFocus()
        sheet.setCurrentIndex(sheet.model().index(row, INDEX[column]))
        press(sheet, Qt.Key.Key_G, Control)
        return dialog(GoalDialog, window)

    @pytest.mark.parametrize(
        ("column", "name"),
        [
            ("services_price", "Services"),
            ("software_price", "Software"),
            ("hours", "Your work"),
            ("other_costs", "Other costs"),
            ("name", "Accounts"),
        ],
    )
    def test_the_cell_in_hand_is_what_is_asked(
        self, window: MainWindow, column: str, name: str
    ) -> None:
        client = window.document.plan.clients[1].name
        shown = self.asked(window, 1, column)
        assert shown.form.question.text() == (f"What does “{client}: {name}” have to be, so that")
        shown.reject()

    def test_one_client_s_price_for_a_profit_of_the_book(self, window: MainWindow) -> None:
        shown = self.asked(window, 1, "services_price")
        type_in(shown.form.target, "3000")
        settle()
        click(shown.form.use)
        settle()
        results = window.calculator.results
        assert results is not None and results.book.profit is not None
        assert results.book.profit >= 300000
        assert window.document.plan.clients[1].overrides.services_price is not None
