"""The page of packages: every field of a card, and packages as a list."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.gui.main_window import MainWindow
from planner.gui.packages.remove import RemovePackageDialog
from planner.model.edits import with_package
from planner.model.explanation import Asked
from planner.model.plan import Option, Plan
from planner.words.numbers import DASH, NO_BREAK_SPACE
from planner.words.sentences import sentence
from tests.gui.conftest import Opener
from tests.gui.driving import click, dialog, no_dialog, press, redo, type_in, undo
from tests.gui.packages.packages import card_of, choices, field_of, page_of, pick
from tests.gui.plans import EXAMPLE, large_document
from tests.gui.room import faults, settle
from tests.model.plans import example, plan_of

TYPED: dict[str, tuple[str, Any]] = {
    "software_price": ("210.50", 21050),
    "services_price": ("260.75", 26075),
    "setup_fee": ("333", 33300),
    "yearly_months_paid": ("10", 10),
    "hours": ("3:30", Decimal("3.5")),
    "other_costs": ("9.99", 999),
    "setup_hours": ("7", Decimal(7)),
    "contacts": ("2000", 2000),
}


def ids(window: MainWindow) -> list[str]:
    return [package.id for package in window.document.plan.packages]


def with_target(share: str = "0.5") -> Plan:
    return plan_of(example({"agency.target_margin": share}))


class TestFields:
    def test_each_is_of_its_package_and_one_step(self, window: MainWindow) -> None:
        for key, (typed, value) in TYPED.items():
            type_in(field_of(window, 1, key), typed)
            after = window.document.plan
            assert after.packages == with_package(EXAMPLE, "growth", **{key: value}).packages
            assert after.clients == EXAMPLE.clients
            undo(window)
            assert window.document.plan == EXAMPLE
            assert not window.document.undo.canUndo()

    def test_a_name_is_typed_and_undone_as_one(self, window: MainWindow) -> None:
        name = card_of(window, 0).name
        name.setFocus()
        name.selectAll()
        QTest.keyClicks(name, "Light & easy ")
        assert window.document.plan.packages[0].name == "Light & easy"
        assert window.document.plan.packages[0].id == "essential"
        press(name, Qt.Key.Key_Return)
        assert name.text() == "Light & easy"
        assert "Rename package" in window.actions_.undo.text()
        undo(window)
        assert (window.document.plan, name.text()) == (EXAMPLE, "Essential")

    def test_escape_gives_a_name_back(self, window: MainWindow) -> None:
        name = card_of(window, 0).name
        name.setFocus()
        QTest.keyClicks(name, "xyz")
        press(name, Qt.Key.Key_Escape)
        assert name.text() == "Essential"
        assert window.document.plan == EXAMPLE

    def test_what_is_included_are_lines_without_what_is_not_seen(self, window: MainWindow) -> None:
        includes = card_of(window, 0).includes
        includes.setFocus()
        includes.insertPlainText("A newsletter\n\n  Two\tautomations \x07\n")
        lines = ("A newsletter", "Two automations")
        assert window.document.plan.packages[0].includes == lines
        field_of(window, 0, "hours").setFocus()
        assert includes.toPlainText() == "A newsletter\nTwo automations"
        undo(window)
        assert window.document.plan == EXAMPLE
        assert includes.toPlainText() == ""

    def test_another_plan_of_the_vendor_forgets_an_own_list_price(
        self, open_window: Opener
    ) -> None:
        window = open_window(plan_of(example({"packages.1.list_price": "170.00"})))
        card = card_of(window, 1)
        assert card.fields["list_price"].isVisible()
        assert "Your own figure" in card.fields["list_price"].note.text()
        card.plan.setFocus()
        press(card.plan, Qt.Key.Key_Down)
        assert window.document.plan.packages[1].plan == "pro"
        assert window.document.plan.packages[1].list_price is None
        assert not card.fields["list_price"].isVisible()
        undo(window)
        assert window.document.plan.packages[1].list_price == 17000

    def test_a_list_price_is_asked_for_where_none_is_published(self, window: MainWindow) -> None:
        type_in(field_of(window, 1, "contacts"), "60000")
        card = card_of(window, 1)
        assert card.figures.today["contribution"].text() == DASH
        assert card.figures.scale.isHidden()
        type_in(field_of(window, 1, "list_price"), "700")
        assert window.document.plan.packages[1].list_price == 70000
        assert card.figures.today["contribution"].text() != DASH
        assert "Your own figure" in card.fields["list_price"].note.text()

    def test_an_optional_line_changes_no_figure(self, window: MainWindow) -> None:
        earned = window.headline.earn.figure.text()
        card = card_of(window, 1)
        page_of(window).area.focus(card.options.add)
        click(card.options.add)
        (line,) = card.options.lines
        assert QApplication.focusWidget() is line.words
        QTest.keyClicks(line.words, "A second newsletter")
        type_in(line.price.field, "80")
        type_in(line.hours.field, "1.5")
        option = Option("A second newsletter", 8000, Decimal("1.5"))
        assert window.document.plan.packages[1].options == (option,)
        assert window.headline.earn.figure.text() == earned
        assert "changes no figure" in card.options.note.text()
        click(line.remove)
        assert window.document.plan == EXAMPLE
        undo(window)
        assert window.document.plan.packages[1].options == (option,)
        for _ in range(4):
            undo(window)
        assert window.document.plan == EXAMPLE

    def test_warnings_stand_on_their_card(self, window: MainWindow) -> None:
        type_in(field_of(window, 1, "software_price"), "20")
        results = window.calculator.results
        assert results is not None
        said = [
            sentence(each, place=False, currency=EXAMPLE.currency)
            for each in results.cautions
            if each.place[:2] == ("packages", 1)
        ]
        assert said
        assert card_of(window, 1).warning.text() == "\n".join(said)
        assert card_of(window, 0).warning.text() == ""


class TestFigures:
    def test_they_are_those_of_the_worked_example(self, open_window: Opener) -> None:
        card = card_of(open_window(with_target()), 1)
        assert card.figures.price.text() == "$449.00"
        assert card.share.text() == "7 of 22 accounts"
        now = {key: label.text() for key, label in card.figures.today.items()}
        later = {key: label.text() for key, label in card.figures.next.items()}
        assert (now["contribution"], now["target"]) == ("187.57", "528.38")
        assert later["target"] == "489.90"
        assert [head.text() for head in card.figures.heads] == [
            f"today\n25{NO_BREAK_SPACE}% off",
            f"from 25\n35{NO_BREAK_SPACE}% off",
        ]
        said = card.figures.scale.accessibleName()
        for words in ("Your price $449.00", "Target $528.38", "List $429.00", "Floor $"):
            assert words in said

    def test_without_a_target_there_is_none_to_show(self, window: MainWindow) -> None:
        card = card_of(window, 1)
        assert not card.figures.today["target"].isVisible()
        rows = [card.figures.names[key].geometry().top() for key in ("margin", "floor", "room")]
        assert rows[2] - rows[1] == rows[1] - rows[0]  # nor a gap where it would be
        assert not card.price.to_target.isVisible()
        assert "loses money" in card.figures.room.text()
        type_in(page_of(window).target.field, "30")
        assert window.document.plan.agency.target_margin == Decimal("0.3")
        assert card.figures.today["target"].isVisible()
        assert "still meet your target of 30" in card.figures.room.text()
        undo(window)
        assert window.document.plan == EXAMPLE

    def test_a_target_out_of_reach_is_said(self, open_window: Opener) -> None:
        card = card_of(open_window(with_target("0.97")), 1)
        assert card.figures.today["target"].text() == DASH
        assert card.figures.beyond.text().startswith("No price meets your target of 97")
        assert not card.price.to_target.isVisible()

    def test_they_can_be_asked_about(self, window: MainWindow) -> None:
        asked: list[Asked] = []
        page_of(window).explained.connect(asked.append)
        card = card_of(window, 2)
        click(card.figures.price)
        for key in ("contribution", "margin"):
            button = card.figures.today[key]
            button.setFocus()
            press(button, Qt.Key.Key_Space)
        figures = ("revenue", "contribution", "margin")
        assert asked == [Asked(figure, package="scale") for figure in figures]

    def test_the_card_that_was_asked_stays_in_view(self, window: MainWindow) -> None:
        window.resize(1024, 640)
        card = card_of(window, 2)
        click(card.figures.price)
        settle()
        assert not card.figures.price.visibleRegion().isEmpty()
        assert faults(window) == []


class TestList:
    def test_adding(self, window: MainWindow) -> None:
        page = page_of(window)
        click(page.add)
        assert len(page.area.cards) == 4
        assert len(set(ids(window))) == 4
        click(page.add)
        names = [package.name for package in window.document.plan.packages]
        assert names[3:] == ["New package", "New package 2"]
        undo(window)
        page.open_card(3)
        name = page.area.cards[3].name
        assert QApplication.focusWidget() is name
        QTest.keyClicks(name, "Top")
        assert window.document.plan.packages[3].name == "Top"
        undo(window)
        undo(window)
        assert window.document.plan == EXAMPLE
        assert len(page.area.cards) == 3

    def test_duplicating_and_moving(self, window: MainWindow) -> None:
        card = card_of(window, 1)
        pick(card.more, card, "Duplicate")
        assert ids(window) == ["essential", "growth", "growth-2", "scale"]
        assert window.document.plan.packages[2].name == "Growth (copy)"
        pick(card_of(window, 1).more, card_of(window, 1), "Duplicate")
        assert window.document.plan.packages[2].name == "Growth (copy 2)"  # rows name theirs
        undo(window)
        pick(card_of(window, 2).more, card_of(window, 2), "Move one place back")
        assert ids(window) == ["essential", "growth", "scale", "growth-2"]
        assert window.focusWidget() is card_of(window, 3).name
        pick(card_of(window, 1).more, card_of(window, 1), "Move one place forward")
        assert ids(window)[:2] == ["growth", "essential"]
        for _ in range(3):
            undo(window)
        assert window.document.plan == EXAMPLE

    def test_the_ends_of_the_row_go_no_farther(self, window: MainWindow) -> None:
        first, last = card_of(window, 0), card_of(window, 2)
        assert choices(first.more, first) == ["Duplicate", "Move one place back", "Remove…"]
        assert choices(last.more, last) == ["Duplicate", "Move one place forward", "Remove…"]

    def test_one_is_recommended(self, window: MainWindow) -> None:
        click(card_of(window, 0).recommended)
        click(card_of(window, 2).recommended)
        recommended = [package.recommended for package in window.document.plan.packages]
        assert recommended == [False, False, True]
        assert card_of(window, 2).recommended.text() == "★ Recommended"
        click(card_of(window, 2).recommended)
        assert window.document.plan.packages == EXAMPLE.packages

    def test_removing_one_that_nobody_has_is_done_at_once(self, window: MainWindow) -> None:
        click(page_of(window).add)
        pick(card_of(window, 3).more, card_of(window, 3), "Remove")
        assert no_dialog(window)
        assert window.document.plan == EXAMPLE

    @pytest.mark.parametrize(
        ("answer", "users", "rows"),
        [
            (0, {"essential", "scale"}, 7),
            (1, {"essential", "scale"}, 7),
            (2, {"essential", "scale"}, 3),
        ],
    )
    def test_removing_one_in_use_asks_what_becomes_of_its_clients(
        self, window: MainWindow, answer: int, users: set[str], rows: int
    ) -> None:
        pick(card_of(window, 1).more, card_of(window, 1), "Remove")
        asked = dialog(RemovePackageDialog, window)
        assert [asked.choice.itemText(each) for each in range(asked.choice.count())] == [
            "Move to Essential",
            "Move to Scale",
            "Remove the clients too",
        ]
        for _ in range(answer):
            press(asked.choice, Qt.Key.Key_Down)
        press(asked.choice, Qt.Key.Key_Return)
        assert ids(window) == ["essential", "scale"]
        clients = window.document.plan.clients
        assert ({client.package for client in clients}, len(clients)) == (users, rows)
        assert not window.problems.isVisible()
        undo(window)
        assert window.document.plan == EXAMPLE
        redo(window)
        assert ids(window) == ["essential", "scale"]

    def test_removing_can_be_thought_better_of(self, window: MainWindow) -> None:
        pick(card_of(window, 1).more, card_of(window, 1), "Remove")
        press(dialog(RemovePackageDialog, window), Qt.Key.Key_Escape)
        assert window.document.plan == EXAMPLE
        assert not window.document.undo.canUndo()

    def test_a_plan_without_packages_says_what_one_is(self, open_window: Opener) -> None:
        window = open_window(plan_of(example({"packages": [], "clients": []})))
        page = page_of(window)
        assert page.area.cards == []
        assert "A package is what you sell" in page.area._empty.text()
        click(page.add)
        assert len(page.area.cards) == 1
        assert not page.area._empty.isVisible()


class TestOtherPlans:
    def test_a_repeated_id_is_shown_and_can_be_removed(self, open_window: Opener) -> None:
        window = open_window(plan_of(example({"packages.2.id": "growth"})))
        assert len(page_of(window).area.cards) == 3
        pick(card_of(window, 2).more, card_of(window, 2), "Remove")
        assert ids(window) == ["essential", "growth"]

    def test_another_plan_takes_the_place_of_what_is_typed(self, window: MainWindow) -> None:
        hours = field_of(window, 0, "hours")
        type_in(hours, "3x")
        assert hours.wrong
        window.document.begin(replace(EXAMPLE, packages=EXAMPLE.packages[:1]), None)
        assert (hours.text(), hours.wrong) == ("0.5", False)
        assert len(page_of(window).area.cards) == 1

    def test_a_large_book_is_edited_while_its_figures_come(self, open_window: Opener) -> None:
        window = open_window(plan_of(large_document(1600)))
        window.calculator.wait()
        QApplication.processEvents()
        price = field_of(window, 1, "software_price")
        type_in(price, "222")
        assert window.document.plan.packages[1].software_price == 22200
        assert price.text() == "222"
        open_window.qtbot.waitUntil(card_of(window, 1).price.choice.isVisible)
        assert price.text() == "222"

    def test_a_note_is_typed_as_it_is_and_undone_as_one_step(self, window: MainWindow) -> None:
        note = card_of(window, 1).note
        note.setFocus()
        QTest.keyClicks(note, "<b>dearer</b> in May")
        assert window.document.plan.packages[1].note == "<b>dearer</b> in May"
        assert window.actions_.undo.text().endswith("Change note")
        undo(window)
        assert window.document.plan.packages[1].note == note.text() == ""

    def test_optional_lines_of_a_large_book_wait_for_no_figures(self, open_window: Opener) -> None:
        window = open_window(plan_of(large_document(1600)))
        open_window.qtbot.waitUntil(lambda: not window.calculator.busy)
        options = card_of(window, 1).options
        click(options.add)
        assert options.lines[0].words.hasFocus()
        QTest.keyClicks(options.lines[0].words, "Extra mail")
        click(options.add)
        assert options.lines[1].words.hasFocus()
        QTest.keyClicks(options.lines[1].words, "A call")
        open_window.qtbot.waitUntil(lambda: not window.calculator.busy)
        said = [option.text for option in window.document.plan.packages[1].options]
        assert said == [line.words.text() for line in options.lines] == ["Extra mail", "A call"]
        click(options.lines[0].remove)
        assert [line.words.text() for line in options.lines] == ["A call"]

    def test_a_line_that_an_undo_took_away_takes_no_words(self, open_window: Opener) -> None:
        window = open_window(plan_of(large_document(1600)))
        open_window.qtbot.waitUntil(lambda: not window.calculator.busy)
        options = card_of(window, 1).options
        click(options.add)
        line = options.lines[0].words
        window.document.undo.undo()
        before = window.document.plan
        QTest.keyClicks(line, "x")
        assert window.document.plan == before
