"""Goal seek beside an input: the button, Ctrl+G, the answer while typing, and one step of undo."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.fields.goal_button import GoalButton
from planner.gui.fields.number import NumberField
from planner.gui.goal.dialog import GoalDialog
from planner.gui.main_window import MainWindow
from planner.model.goal.goals import Wanted
from planner.model.plan import OverList
from tests.gui.conftest import Opener
from tests.gui.driving import (
    Control,
    Left,
    click,
    dialog,
    enter,
    field,
    press,
    seen,
    type_in,
    undo,
)
from tests.gui.packages.packages import field_of
from tests.gui.plans import large_document
from tests.gui.room import faults, overlaps, settle
from tests.model.plans import plan_of, small


def seek(window: MainWindow, into: QWidget) -> GoalDialog:
    """Press Ctrl+G in a field."""
    press(into, Qt.Key.Key_G, Control)
    return dialog(GoalDialog, window)


def asked(window: MainWindow, key: str) -> GoalDialog:
    """Goal seek of a field of the overview."""
    window.activateWindow()
    QApplication.processEvents()
    into = field(window, key)
    enter(into)
    return seek(window, into)


def choose(form: GoalDialog, kind: Wanted) -> None:
    """Choose a kind of goal by keys."""
    choice = form.form.wanted
    choice.setFocus()
    press(choice, Qt.Key.Key_Home)
    for _ in range(choice.findData(kind.value)):
        press(choice, Qt.Key.Key_Down)
    choice.activated.emit(choice.currentIndex())


def type_goal(shown: GoalDialog, keys: str) -> None:
    type_in(shown.form.target, keys)
    settle()


class TestAsked:
    def test_the_answer_is_there_while_the_goal_is_typed(self, window: MainWindow) -> None:
        shown = asked(window, "services_price")
        assert shown.form.question.text() == "What does “Growth: Services” have to be, so that"
        assert shown.form.now.text() == "Today it is $250.00, which makes $2,816.92."
        assert shown.form.found.text() == "–"
        assert not shown.form.use.isEnabled()
        assert QApplication.focusWidget() is shown.form.target
        type_goal(shown, "3000")
        # 12 accounts of Growth; the book computed anew on both sides is in the model's tests.
        assert shown.form.found.text() == "$265.81"
        assert shown.form.sentence.text() == (
            "From $265.81 on it is met: $265.81 makes $3,000.04, $265.80 only $2,999.92."
        )
        shown.reject()

    def test_using_it_is_one_step_of_undo_with_a_name(self, window: MainWindow) -> None:
        before = window.document.plan
        shown = asked(window, "services_price")
        type_goal(shown, "3000")
        click(shown.form.use)
        settle()
        assert seen(window).earned == "$3,000.04"
        assert window.document.undo.undoText() == "Set “Growth: Services” for a goal"
        assert window.document.undo.count() == 1
        assert window.overview.inputs.whom.isVisible()  # for everyone, or for new clients only
        undo(window)
        assert window.document.plan == before

    def test_enter_uses_it_and_escape_leaves_all_as_it_was(self, window: MainWindow) -> None:
        before = window.document.plan
        shown = asked(window, "overheads")
        type_goal(shown, "3000")
        press(shown.form.target, Qt.Key.Key_Escape)
        settle()
        assert not any(each.isVisible() for each in window.findChildren(GoalDialog))
        assert window.document.plan == before
        shown = asked(window, "overheads")
        type_goal(shown, "3000")
        press(shown.form.target, Qt.Key.Key_Return)
        settle()
        assert seen(window).earned == "$3,000.00"

    def test_a_margin_of_the_package(self, window: MainWindow) -> None:
        shown = asked(window, "software_price")
        choose(shown, Wanted.KEPT)
        assert shown.form.wanted.currentText() == "Growth keeps"
        type_goal(shown, "50")
        assert shown.form.found.text() == "$278.38"  # 528.38 with services of 250.00
        type_goal(shown, "97")
        assert shown.form.found.text() == "–"
        assert "costs 3.48\N{NO-BREAK SPACE}% of any price" in shown.form.sentence.text()
        assert not shown.form.use.isEnabled()
        shown.reject()

    def test_half_a_number_and_nonsense_have_no_answer(self, window: MainWindow) -> None:
        shown = asked(window, "overheads")
        type_goal(shown, "3000x")
        assert shown.form.complaint.text()
        assert shown.form.found.text() == "–"
        type_goal(shown, "")
        assert shown.form.sentence.text() == "Type a goal."
        shown.reject()

    def test_a_goal_of_the_plan_is_there_to_begin_with(self, open_window: Opener) -> None:
        edits = {"agency.target_margin": "0.30", "packages.0.software_price": "90.00"}
        window = open_window(plan_of(small(edits)))
        shown = asked(window, "services_price")
        choose(shown, Wanted.MARGIN)
        assert shown.form.target.value == Decimal("0.30")
        assert shown.form.found.text() != "–"
        shown.reject()


class TestWhichInputs:
    def test_resold_accounts_are_a_what_if_with_named_clients(self, window: MainWindow) -> None:
        shown = asked(window, "resold")
        type_goal(shown, "3039.96")
        assert shown.form.found.text() == "24"
        click(shown.form.use)
        settle()
        assert window.document.what_if == 24
        assert window.document.undo.count() == 0

    def test_with_numbers_only_they_are_the_number(self, quick: MainWindow, qtbot: QtBot) -> None:
        shown = asked(quick, "resold")
        type_goal(shown, "3300")
        qtbot.waitUntil(lambda: shown.form.answer is not None)
        number = int(shown.form.found.text())
        click(shown.form.use)
        settle()
        assert field(quick, "resold").value == number
        earned = quick.calculator.results
        assert earned is not None and (earned.book.profit or 0) >= 330000

    def test_a_price_that_follows_the_list_goes_on_following_it(self, open_window: Opener) -> None:
        edits = {"packages.0.software_price": {"over_list": "20.00"}}
        window = open_window(plan_of(small(edits)))
        shown = asked(window, "software_price")
        assert "“p: Over list”" in shown.form.question.text()
        type_goal(shown, "60")
        click(shown.form.use)
        price = window.document.plan.packages[0].software_price
        assert isinstance(price, OverList) and price.amount > 2000

    def test_on_a_card_of_a_package(self, window: MainWindow) -> None:
        into = field_of(window, 0, "hours")
        enter(into)
        shown = seek(window, into)
        assert "“Essential: Your work”" in shown.form.question.text()
        shown.reject()

    @pytest.mark.parametrize("key", ["setup_fee", "yearly_months_paid"])
    def test_what_is_no_monthly_figure_is_chosen_instead(
        self, window: MainWindow, key: str
    ) -> None:
        into = field_of(window, 0, key)
        assert not into.seekable
        enter(into)
        shown = seek(window, into)
        assert shown.form.input.isVisible()
        shown.reject()

    def test_in_the_table_of_clients_it_is_the_accounts_of_the_row(
        self, window: MainWindow
    ) -> None:
        window.pages.choose("clients")
        page = window.pages.page("clients")
        settle()
        sheet = page.sheet  # type: ignore[attr-defined]  # the page of clients has one
        sheet.setFocus()
        sheet.setCurrentIndex(sheet.model().index(1, 0))
        shown = seek(window, sheet)
        name = window.document.plan.clients[1].name
        assert shown.form.question.text() == f"What does “{name}: Accounts” have to be, so that"
        shown.reject()

    def test_from_the_menu_the_input_is_chosen(self, window: MainWindow) -> None:
        window.pages.choose("prices")
        window.actions_.seek.trigger()
        shown = dialog(GoalDialog, window)
        choice = shown.form.input
        choice.setFocus()
        press(choice, Qt.Key.Key_End)
        choice.activated.emit(choice.currentIndex())
        type_goal(shown, "3000")
        assert shown.form.found.text() != "–"
        shown.reject()


class TestButton:
    def button(self, of: NumberField) -> GoalButton | None:
        return next((each for each in of.findChildren(GoalButton) if each.isVisible()), None)

    def test_it_is_seen_while_the_field_is_in_hand_and_moves_nothing(
        self, window: MainWindow
    ) -> None:
        into = field(window, "services_price")
        place, text = into.geometry(), into.text()
        assert self.button(into) is None
        enter(into)
        settle()
        assert self.button(into) is not None
        assert (into.geometry(), into.text()) == (place, text)
        field(window, "hours").setFocus()
        assert self.button(into) is None

    def test_a_click_asks(self, window: MainWindow) -> None:
        into = field(window, "overheads")
        enter(into)
        button = self.button(into)
        assert button is not None
        assert button.accessibleName() == "Find the value for a goal (Ctrl+G)"
        QTest.mouseClick(button, Left)
        shown = dialog(GoalDialog, window)
        assert "“Overheads”" in shown.form.question.text()
        shown.reject()

    def test_a_long_number_comes_first(self, window: MainWindow) -> None:
        into = field(window, "overheads")
        type_in(into, "123456789.00")
        settle()
        assert self.button(into) is None
        type_in(into, "450")
        settle()
        assert self.button(into) is not None

    def test_a_field_without_a_goal_has_none(self, window: MainWindow) -> None:
        into = field(window, "contacts")
        enter(into)
        settle()
        assert self.button(into) is None


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_dialog_has_room_and_never_jumps(window: MainWindow, language: str) -> None:
    window.speak(language)
    shown = asked(window, "services_price")
    settle()
    size = shown.size()
    for kind, goal in ((Wanted.PROFIT, "3000"), (Wanted.PROFIT, "-5"), (Wanted.KEPT, "97")):
        choose(shown, kind)
        type_goal(shown, goal)
        assert (faults(shown), overlaps(shown)) == ([], [])
        assert shown.size() == size
    shown.reject()


def test_a_large_book_is_asked_beside_the_window(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window(plan_of(large_document(1600)))
    qtbot.waitUntil(lambda: not window.calculator.busy)
    shown = asked(window, "overheads")
    type_goal(shown, "1000")
    qtbot.waitUntil(lambda: shown.form.answer is not None)
    assert shown.form.found.text() != "–"
    shown.reject()
