"""An edit travels: every key that makes sense reaches the plan and every figure on screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner import resource
from planner.charts.live import Chart
from planner.gui.main_window import MainWindow
from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.landmarks import standing
from planner.model.plan import Plan
from planner.storage.plan_file import load
from planner.words.findings import profit_title
from tests.gui.conftest import Opener
from tests.gui.driving import (
    click,
    counts,
    drag,
    enter,
    field,
    figures,
    press,
    redo,
    seen,
    type_in,
    undo,
)
from tests.gui.plans import EXAMPLE, FRENCH_SAMPLE, QUICK, SAMPLE, quick_document
from tests.model.plans import example, plan_of

CONSULTANCY = load(resource("samples/en-consultancy.agencyplan")).plan
FOURTEEN = plan_of(quick_document(8, 5, 1))


@pytest.mark.parametrize(
    "plan",
    [EXAMPLE, QUICK, SAMPLE, CONSULTANCY, FRENCH_SAMPLE],
    ids=["example", "quick", "studio", "consultancy", "French"],
)
def test_the_figures_on_screen_are_those_of_the_model(open_window: Opener, plan: Plan) -> None:
    assert seen(open_window(plan)) == figures(plan)


class TestTyping:
    def test_each_key_reaches_headline_table_and_chart(self, window: MainWindow) -> None:
        services = field(window, "services_price")
        enter(services)
        said = []
        for key, cents in (("3", 300), ("0", 3000), ("0", 30000), (".", 30000), ("5", 30050)):
            QTest.keyClicks(services, key)
            assert window.document.plan.packages[1].services_price == cents
            assert seen(window) == figures(window.document.plan)
            said.append(seen(window))
        assert len({each.earned for each in said}) == 4
        assert len({each.table for each in said}) == 4
        assert len({each.ring for each in said}) == 4
        assert services.text() == "300.5"

    def test_the_picture_of_the_chart_is_painted_anew(self, window: MainWindow) -> None:
        view = window.overview.chart.view
        before = view.grab().toImage()
        type_in(field(window, "services_price"), "300")
        assert view.grab().toImage() != before

    def test_a_run_of_keys_is_one_step_of_undo(self, window: MainWindow) -> None:
        services = field(window, "services_price")
        type_in(services, "312.50")
        assert window.document.undo.count() == 1
        undo(window)
        assert window.document.plan == EXAMPLE
        assert services.text() == "250.00"

    def test_what_is_typed_after_leaving_the_field_is_another_step(
        self, window: MainWindow
    ) -> None:
        services = field(window, "services_price")
        type_in(services, "300")
        press(services, Qt.Key.Key_Tab)
        type_in(services, "310")
        assert window.document.undo.count() == 2
        press(services, Qt.Key.Key_Return)
        type_in(services, "320")
        assert window.document.undo.count() == 3
        undo(window)
        assert window.document.plan.packages[1].services_price == 31000

    def test_another_field_is_another_step(self, window: MainWindow) -> None:
        type_in(field(window, "services_price"), "300")
        type_in(field(window, "other_costs"), "20")
        assert window.document.undo.count() == 2
        assert window.document.undo.undoText() == "Change other costs"

    def test_a_number_typed_back_leaves_no_step(self, window: MainWindow) -> None:
        services = field(window, "services_price")
        type_in(services, "300")
        type_in(services, "250")
        assert window.document.undo.count() == 0
        assert not window.isWindowModified()

    def test_shortcuts_undo_and_redo_while_a_field_has_the_focus(self, window: MainWindow) -> None:
        services = field(window, "services_price")
        type_in(services, "300")
        press(services, Qt.Key.Key_Tab)
        hours = field(window, "hours")
        type_in(hours, "4")
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        press(hours, Qt.Key.Key_Z, control)
        assert (hours.text(), window.document.undo.index()) == ("2.75", 1)
        press(hours, Qt.Key.Key_Z, control)
        assert (services.text(), window.document.plan) == ("250.00", EXAMPLE)
        press(hours, Qt.Key.Key_Z, control | shift)
        assert services.text() == "300.00"
        press(hours, Qt.Key.Key_Y, control)
        assert hours.text() == "4"
        assert seen(window) == figures(window.document.plan)

    def test_undo_gives_back_what_a_field_in_hand_says(self, window: MainWindow) -> None:
        services = field(window, "services_price")
        type_in(services, "300")
        undo(window)
        assert services.text() == "250.00"
        redo(window)
        assert services.text() == "300.00"
        assert seen(window) == figures(window.document.plan)

    def test_a_wrong_text_keeps_the_plan_and_is_told_of_under_the_field(
        self, window: MainWindow
    ) -> None:
        services = field(window, "services_price")
        complaint = window.overview.inputs.rows["services_price"].complaint
        assert not complaint.isVisible()
        before = seen(window)
        type_in(services, "abc")
        assert (window.document.plan, seen(window)) == (EXAMPLE, before)
        assert services.property("wrong") is True
        assert complaint.isVisible()
        assert complaint.text().startswith("“abc” is no part of a number")
        press(services, Qt.Key.Key_Escape)
        assert (services.text(), services.property("wrong")) == ("250.00", False)
        assert not complaint.isVisible()

    def test_a_wrong_text_waits_while_other_fields_are_used(self, window: MainWindow) -> None:
        services = field(window, "services_price")
        type_in(services, "25x")
        type_in(field(window, "hours"), "4")
        assert (services.text(), services.wrong) == ("25x", True)
        assert window.overview.inputs.rows["services_price"].complaint.isVisible()


class TestWhatIf:
    """A book of named clients is looked at with other numbers, and never touched."""

    def test_the_ring_is_dragged(self, window: MainWindow) -> None:
        view, chip = window.overview.chart.view, window.overview.chart.chip
        assert not chip.isVisible()
        place = view.geometry()
        drag(view, 22, 30, 40, 60)
        assert seen(window) == figures(EXAMPLE, 60)
        assert (window.document.plan, window.document.undo.count()) == (EXAMPLE, 0)
        assert not window.isWindowModified()
        assert chip.isVisible()
        assert view.geometry() == place  # nothing moves under the hand
        assert "60" in chip.text()
        assert "22" in chip.text()
        assert window.headline.earn.name.text() == "You would earn a month"
        assert field(window, "resold").text() == "60"

    def test_every_move_of_the_drag_is_shown(self, window: MainWindow) -> None:
        view = window.overview.chart.view
        drag(view, 22, release=False)
        for accounts in range(23, 60, 4):
            drag(view, accounts, release=False)
            assert seen(window) == figures(EXAMPLE, accounts)

    def test_the_chip_returns_to_today(self, window: MainWindow) -> None:
        drag(window.overview.chart.view, 40)
        click(window.overview.chart.chip)
        assert seen(window) == figures(EXAMPLE)
        assert not window.overview.chart.chip.isVisible()
        assert field(window, "resold").text() == "22"

    def test_the_menu_returns_to_today(self, window: MainWindow) -> None:
        today = window.actions_.today
        assert not today.isEnabled()
        drag(window.overview.chart.view, 40)
        assert today.isEnabled()
        today.trigger()
        assert seen(window) == figures(EXAMPLE)
        assert not today.isEnabled()

    def test_dragging_back_to_today_ends_it(self, window: MainWindow) -> None:
        drag(window.overview.chart.view, 40, 30, 22)
        assert window.document.what_if is None
        assert not window.overview.chart.chip.isVisible()

    def test_the_number_can_be_typed(self, window: MainWindow) -> None:
        resold = field(window, "resold")
        type_in(resold, "250")
        assert seen(window) == figures(EXAMPLE, 250)
        assert (window.document.plan, window.document.undo.count()) == (EXAMPLE, 0)
        type_in(resold, "22")
        assert window.document.what_if is None

    def test_it_stays_while_a_price_is_changed_and_undone(self, window: MainWindow) -> None:
        drag(window.overview.chart.view, 40)
        type_in(field(window, "services_price"), "300")
        assert seen(window) == figures(window.document.plan, 40)
        undo(window)
        assert seen(window) == figures(EXAMPLE, 40)

    def test_the_next_step_is_shown_as_one(self, open_window: Opener) -> None:
        locked = plan_of(example({"clients.3.channel_locked": True}))  # no other mix is better
        window = open_window(locked)
        click(window.headline.show_me)
        assert window.document.what_if == 25
        assert window.overview.chart.chart is Chart.PROFIT
        assert window.document.plan == locked

    def test_the_title_of_a_far_one_knows_all_that_the_chart_shows(
        self, window: MainWindow
    ) -> None:
        # Costs that only hundreds of accounts cover: beyond the range that today's chart has.
        type_in(field(window, "overheads"), "40000")
        window.overview.chart.choose(Chart.PROFIT)
        currency = EXAMPLE.currency
        curve = Curve(Book(window.document.plan))
        loss = standing(curve, 22).profit
        assert window.overview.chart.title.text() == profit_title(22, loss, currency, None)
        type_in(field(window, "resold"), "400")
        even = next(n for n in range(400) if curve.at(n).resale_profit >= 0)
        gain = curve.at(400).resale_profit
        assert window.overview.chart.title.text() == profit_title(400, gain, currency, even)


class TestNumbersOnly:
    """Without named clients the number is the plan, and the packages follow in proportion."""

    def test_the_ring_sets_the_accounts(self, quick: MainWindow) -> None:
        # 44 of 14 : 7 : 1 are 28 : 14 : 2.
        drag(quick.overview.chart.view, 22, 30, 37, 44)
        assert counts(quick.document.plan) == {"resold": [28, 14, 2], "on-commission": [5]}
        assert quick.document.undo.count() == 1
        assert quick.document.what_if is None
        assert not quick.overview.chart.chip.isVisible()
        assert seen(quick) == figures(quick.document.plan)
        undo(quick)
        assert quick.document.plan == QUICK

    def test_a_second_drag_is_a_second_step(self, quick: MainWindow) -> None:
        drag(quick.overview.chart.view, 22, 30)
        drag(quick.overview.chart.view, 30, 44)
        assert quick.document.undo.count() == 2

    def test_the_shares_are_those_from_before_the_first_key(self, open_window: Opener) -> None:
        # "22" passes through "2", of which one package alone would be left.
        window = open_window(FOURTEEN)
        resold = field(window, "resold")
        enter(resold)
        QTest.keyClicks(resold, "2")
        assert counts(window.document.plan)["resold"] == [1, 1]
        QTest.keyClicks(resold, "2")
        # 22 · 8/14 = 12.57, 22 · 5/14 = 7.86, 22 · 1/14 = 1.57: two to the largest remainders,
        # and of the two equal ones to the earlier.
        assert counts(window.document.plan)["resold"] == [13, 8, 1]
        assert window.document.undo.count() == 1
        assert resold.text() == "22"
        undo(window)
        assert window.document.plan == FOURTEEN

    def test_nothing_is_a_number_and_the_way_back_is_open(self, quick: MainWindow) -> None:
        resold = field(quick, "resold")
        type_in(resold, "0")
        assert counts(quick.document.plan) == {"on-commission": [5]}
        assert seen(quick).table[0][0] == "0 today"
        type_in(resold, "44")
        assert counts(quick.document.plan)["resold"] == [28, 14, 2]
        assert quick.document.undo.count() == 1
        type_in(resold, "22")
        assert quick.document.plan == QUICK
        assert quick.document.undo.count() == 0

    def test_the_shares_outlive_a_visit_to_nothing(self, quick: MainWindow) -> None:
        resold = field(quick, "resold")
        type_in(resold, "0")
        press(resold, Qt.Key.Key_Tab)
        type_in(resold, "44")
        assert counts(quick.document.plan)["resold"] == [28, 14, 2]
        assert quick.document.undo.count() == 2

    def test_from_nothing_the_recommended_package_gets_them(self, open_window: Opener) -> None:
        document = quick_document(0, 0, 0)
        document["clients"] = document["clients"][-1:]
        document["packages"][1]["recommended"] = True
        window = open_window(plan_of(document))
        type_in(field(window, "resold"), "6")
        rows = [each for each in window.document.plan.clients if each.channel == "resale"]
        assert [(each.package, each.accounts) for each in rows] == [("growth", 6)]

    def test_the_shares_of_another_plan_are_forgotten(self, window: MainWindow) -> None:
        document = quick_document()
        document["clients"] = document["clients"][-1:]
        window.document.begin(plan_of(document), None)
        type_in(field(window, "resold"), "6")
        rows = window.document.plan.clients
        assert [each.name for each in rows] == ["", ""]
        assert counts(window.document.plan)["resold"] == [6]

    def test_accounts_on_commission_are_typed_too(self, quick: MainWindow) -> None:
        commission = field(quick, "on_commission")
        type_in(commission, "12")
        assert counts(quick.document.plan) == {"resold": [14, 7, 1], "on-commission": [12]}
        assert quick.document.undo.count() == 1
        assert seen(quick) == figures(quick.document.plan)

    def test_a_number_typed_ends_a_what_if_from_the_next_step(self, open_window: Opener) -> None:
        document = quick_document()
        document["clients"][-1]["channel_locked"] = True  # no other mix is better
        quick = open_window(plan_of(document))
        click(quick.headline.show_me)
        assert (quick.document.what_if, quick.document.plan) == (25, plan_of(document))
        type_in(field(quick, "resold"), "44")
        assert quick.document.what_if is None
        assert counts(quick.document.plan)["resold"] == [28, 14, 2]
        assert field(quick, "resold").text() == "44"
        assert not quick.overview.chart.chip.isVisible()
