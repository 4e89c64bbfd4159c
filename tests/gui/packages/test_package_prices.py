"""Pricing on a card: ways, target, endings, and for whom a changed price is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from planner.gui.document import Document
from planner.gui.fields.number import ChoiceField
from planner.gui.main_window import MainWindow
from planner.model.book import Book
from planner.model.edits import with_package
from planner.model.plan import ListTimes, OverList, Plan
from tests.gui.conftest import Opener
from tests.gui.driving import click, press, redo, type_in, undo
from tests.gui.packages.packages import card_of, choices, field_of, page_of, pick
from tests.gui.plans import EXAMPLE, QUICK
from tests.model.plans import cents, example, plan_of

TARGET = plan_of(example({"agency.target_margin": "0.5"}))


def choose(choice: ChoiceField, index: int) -> None:
    """Choose by keys."""
    choice.setFocus()
    press(choice, Qt.Key.Key_Home)
    for _ in range(index):
        press(choice, Qt.Key.Key_Down)


def software(window: MainWindow) -> object:
    return window.document.plan.packages[1].software_price


class TestWays:
    def test_following_the_list_begins_at_today_s_price(self, window: MainWindow) -> None:
        card = card_of(window, 1)
        press(card.price.way, Qt.Key.Key_Down)
        assert software(window) == OverList(2000)
        assert not card.price.fields["software_price"].isVisible()
        assert card.price.fields["over_list"].field.text() == "20.00"
        assert card.figures.price.text() == "$449.00"
        press(card.price.way, Qt.Key.Key_Down)
        assert software(window) == ListTimes(Decimal("1.11173"))  # 1.1117 gives 198.99
        assert card.figures.price.text() == "$449.00"
        undo(window)
        undo(window)
        assert window.document.plan == EXAMPLE
        assert card.price.fields["software_price"].isVisible()

    def test_an_amount_over_list_may_be_below_it(self, window: MainWindow) -> None:
        card = card_of(window, 1)
        press(card.price.way, Qt.Key.Key_Down)
        type_in(field_of(window, 1, "over_list"), "-19")
        assert software(window) == OverList(-1900)
        assert card.price.fields["over_list"].note.text() == "$160.00 from a list price of 179.00"

    def test_a_factor(self, window: MainWindow) -> None:
        choose(card_of(window, 1).price.way, 2)
        type_in(field_of(window, 1, "list_times"), "1.2")
        assert software(window) == ListTimes(Decimal("1.2"))
        assert card_of(window, 1).figures.price.text() == "$464.80"  # 179.00 · 1.2 + 250.00

    def test_a_factor_that_looks_like_per_cent_is_asked_about(self, window: MainWindow) -> None:
        choose(card_of(window, 1).price.way, 2)
        row = card_of(window, 1).price.fields["list_times"]
        type_in(row.field, "110")
        assert [link.text() for link in row.asking.links if link.isVisible()] == ["1.1", "110"]
        click(row.asking.links[0])
        assert software(window) == ListTimes(Decimal("1.1"))
        assert not row.asking.isVisible()


class TestTarget:
    def test_it_offers_the_price_that_meets_it_and_those_with_an_ending(
        self, open_window: Opener
    ) -> None:
        card = card_of(open_window(TARGET), 1)
        assert choices(card.price.to_target, card) == [
            "$528.38, exactly",
            "$529.00, ends in …9",
            "$535.00, ends in …5",
            "$528.90, ends in .90",
            "$528.99, ends in .99",
        ]

    @pytest.mark.parametrize(("begins", "total"), [("$528.38", "528.38"), ("$529.00", "529.00")])
    def test_taking_one_changes_the_software_price_as_one_step(
        self, open_window: Opener, begins: str, total: str
    ) -> None:
        window = open_window(TARGET)
        card = card_of(window, 1)
        pick(card.price.to_target, card, begins)
        assert software(window) == cents(total) - cents("250.00")
        assert card.figures.price.text() == f"${total}"
        assert card.warning.text() == ""
        undo(window)
        assert window.document.plan == TARGET

    def test_services_dearer_than_the_target_leave_nothing_to_meet(
        self, open_window: Opener
    ) -> None:
        window = open_window(TARGET)
        type_in(field_of(window, 1, "services_price"), "900")
        assert not card_of(window, 1).price.to_target.isVisible()

    def test_a_price_by_hand_is_rounded_up(self, window: MainWindow) -> None:
        type_in(field_of(window, 1, "software_price"), "201.10")
        card = card_of(window, 1)
        offered = choices(card.price.round_up, card)
        assert [each.split(",")[0] for each in offered] == [
            "$459.00",
            "$455.00",
            "$451.90",
            "$451.99",
        ]
        pick(card.price.round_up, card, "$451.90")
        assert card.figures.price.text() == "$451.90"
        assert software(window) == cents("201.90")
        assert len(choices(card.price.round_up, card)) == 3  # what it has is not offered again

    def test_without_decimals_nothing_is_offered_after_a_point(self, open_window: Opener) -> None:
        document = example(
            {
                "currency": "JPY",
                "agency": {},
                "price_list.currency": "USD",
                "price_list.exchange_rate": "150",
            }
        )
        for package in document["packages"]:
            package |= {"software_price": "30000", "services_price": "40100", "setup_fee": "0"}
            package["other_costs"] = "0"
        document["programme"]["monthly_fee"] = "0"
        card = card_of(open_window(plan_of(document)), 1)
        offered = [each.split(",")[-1] for each in choices(card.price.round_up, card)]
        assert offered == [" ends in …9", " ends in …5"]


class TestForWhom:
    def rows(self, window: MainWindow) -> list[int | None]:
        """The services prices that the rows of Growth have of their own."""
        return [
            client.overrides.services_price
            for client in window.document.plan.clients
            if client.package == "growth"
        ]

    def test_nothing_is_asked_until_a_price_changes(self, window: MainWindow) -> None:
        choice = card_of(window, 1).price.choice
        assert not choice.isVisible()
        type_in(field_of(window, 1, "hours"), "3")
        assert not choice.isVisible()
        type_in(field_of(window, 1, "services_price"), "300")
        assert choice.isVisible()
        assert choice.everyone.isChecked()
        assert choice.note.text() == "It changes for 4 client rows of today too."
        assert not card_of(window, 0).price.choice.isVisible()
        type_in(field_of(window, 1, "hours"), "4")
        assert not choice.isVisible()

    @pytest.mark.parametrize("plan", [EXAMPLE, QUICK])
    def test_for_new_clients_only_the_book_stays_as_it_is(
        self, open_window: Opener, plan: Plan
    ) -> None:
        window = open_window(plan)
        typed = field_of(window, 1, "services_price")
        type_in(typed, "300")
        everyone = window.document.plan
        assert Book(everyone).profit != Book(plan).profit
        choice = card_of(window, 1).price.choice
        page_of(window).area.focus(choice.new_only)
        click(choice.new_only)
        after = window.document.plan
        assert after.packages == everyone.packages
        assert Book(after).rows == Book(plan).rows
        assert Book(after).profit == Book(plan).profit
        assert set(self.rows(window)) == {25000}
        assert "price of before" in choice.note.text()
        click(choice.everyone)
        assert window.document.plan == everyone
        click(choice.new_only)
        undo(window)
        assert window.document.plan == plan
        assert not choice.isVisible()
        redo(window)
        assert window.document.plan == after
        assert choice.new_only.isChecked()

    def test_by_keys_and_then_typed_on(self, window: MainWindow) -> None:
        typed = field_of(window, 1, "services_price")
        type_in(typed, "300")
        choice = card_of(window, 1).price.choice
        choice.everyone.setFocus()
        press(choice.everyone, Qt.Key.Key_Right)
        if not choice.new_only.isChecked():
            press(choice.new_only, Qt.Key.Key_Space)
        assert set(self.rows(window)) == {25000}
        type_in(typed, "310")  # today's rows have a price of their own by now
        assert set(self.rows(window)) == {25000}
        assert window.document.plan.packages[1].services_price == 31000
        assert not choice.isVisible()

    def test_a_setup_fee_and_a_price_from_the_target_too(self, open_window: Opener) -> None:
        window = open_window(TARGET)
        card = card_of(window, 1)
        type_in(field_of(window, 1, "setup_fee"), "500")
        click(card.price.choice.new_only)
        assert {
            client.overrides.setup_fee
            for client in window.document.plan.clients
            if client.package == "growth"
        } == {40000}
        pick(card.price.to_target, card, "$528.38")
        assert card.price.choice.isVisible()
        before = Book(TARGET).rows
        click(card.price.choice.new_only)
        assert Book(window.document.plan).rows == before
        assert window.document.undo.count() == 2

    def test_a_package_that_nobody_has_asks_nothing(self, open_window: Opener) -> None:
        window = open_window(replace(EXAMPLE, clients=EXAMPLE.clients[:1]))
        type_in(field_of(window, 1, "services_price"), "300")
        assert not card_of(window, 1).price.choice.isVisible()

    def test_saved_in_between_the_choice_is_a_step_of_its_own(self, window: MainWindow) -> None:
        type_in(field_of(window, 1, "services_price"), "300")
        window.document.undo.setClean()
        click(card_of(window, 1).price.choice.new_only)
        assert Book(window.document.plan).rows == Book(EXAMPLE).rows
        assert window.document.unsaved
        undo(window)
        assert not window.document.unsaved


def step(document: Document) -> tuple[Plan, Plan] | None:
    return document.last_step


class TestAmending:
    """The document's side of it."""

    def test_the_last_step_ends_elsewhere(self, qtbot: object) -> None:
        del qtbot
        document = Document(EXAMPLE)
        changed = with_package(EXAMPLE, "growth", setup_fee=1)
        amended = with_package(EXAMPLE, "growth", setup_fee=2)
        document.amend(amended)
        assert document.plan == EXAMPLE
        document.edit(lambda: "Change", changed, merge="setup")
        document.settle()
        assert step(document) == (EXAMPLE, changed)
        document.amend(amended)
        assert step(document) == (EXAMPLE, amended)
        assert document.undo.count() == 1
        document.undo.undo()
        assert document.plan == EXAMPLE
        assert step(document) is None
        document.undo.redo()
        assert document.plan == amended
        assert step(document) == (EXAMPLE, amended)

    def test_a_run_of_edits_is_one_step_from_where_it_began(self, qtbot: object) -> None:
        del qtbot
        document = Document(EXAMPLE)
        seen = []
        document.changed.connect(lambda: seen.append(document.last_step))
        plans = [with_package(EXAMPLE, "growth", setup_fee=fee) for fee in (1, 12)]
        for plan in plans:
            document.edit(lambda: "Change", plan, merge="setup")
        assert seen == [(EXAMPLE, plan) for plan in plans]
        document.begin(plans[0], None)
        assert step(document) is None
