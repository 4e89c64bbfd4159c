"""Five answers make a plan of one's own, and only when they are all there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from planner.gui.fields.number import ChoiceField
from planner.gui.main_window import MainWindow
from planner.gui.my_numbers import MyNumbersDialog, Question
from planner.model.plan import Plan
from planner.storage.shipped import newest_price_list, price_lists, programmes
from planner.words.numbers import money
from tests.gui.conftest import Opener
from tests.gui.driving import click, counts, dialog, field, figures, no_dialog, press, seen, type_in
from tests.gui.plans import EXAMPLE, FRENCH_SAMPLE, SAMPLE

GIVEN = {"accounts": "14", "contacts": "1000", "all_in": "120"}
PRICES = newest_price_list(EXAMPLE.currency)
PLUS_1000 = (PRICES and PRICES.list_price("plus", 1000)) or 0
(ESTIMATED,) = (each for each in price_lists() if each.billing == "monthly")
UNPUBLISHED = next(iter(ESTIMATED.estimates["plus"]))
ESTIMATE = ESTIMATED.estimates["plus"][UNPUBLISHED]


@pytest.fixture
def asked(first_start: MainWindow) -> MyNumbersDialog:
    """The five questions, asked from the example's bar."""
    click(first_start.example.button)
    return dialog(MyNumbersDialog, first_start)


def give(asked: MyNumbersDialog, **answers: str) -> None:
    for key, typed in answers.items():
        question: Question = getattr(asked, key)
        assert question.isVisible(), key
        type_in(question.field, typed)


def choose(choice: ChoiceField, words: str) -> None:
    """Pick from a list by its keys."""
    choice.setFocus()
    while choice.currentText() != words:
        before = choice.currentIndex()
        down = choice.findText(words) > before
        press(choice, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        assert choice.currentIndex() != before, words


def made(window: MainWindow) -> Plan:
    QApplication.processEvents()
    assert no_dialog(window)
    return window.document.plan


def test_the_answers_make_a_plan(first_start: MainWindow, asked: MyNumbersDialog) -> None:
    give(asked, **GIVEN, hours="1:30")
    click(asked.use)
    plan = made(first_start)
    assert counts(plan) == {"resold": [14]}
    (package,) = plan.packages
    assert (package.plan, package.contacts, package.hours) == ("plus", 1000, Decimal("1.5"))
    assert package.software_price == PLUS_1000
    assert package.services_price == 12000 - PLUS_1000
    assert plan.currency == SAMPLE.currency
    assert plan.programme == programmes()[0].programme
    assert plan.programme.commission.rate is None
    assert seen(first_start) == figures(plan)


def test_the_plan_is_ones_own_and_unsaved(first_start: MainWindow, asked: MyNumbersDialog) -> None:
    give(asked, **GIVEN)
    click(asked.use)
    made(first_start)
    assert not first_start.document.example
    assert not first_start.example.isVisible()
    assert first_start.isWindowModified()
    assert first_start.actions_.save.isEnabled()
    first_start.close()
    assert first_start.isVisible()
    assert not no_dialog(first_start)


def test_the_split_is_shown_before_it_is_taken(asked: MyNumbersDialog) -> None:
    assert asked.all_in.note.text() == ""
    give(asked, **GIVEN)
    note = asked.all_in.note.text()
    assert asked.all_in.note.isVisible()
    assert money(PLUS_1000, EXAMPLE.currency, unit=True) in note
    assert money(12000 - PLUS_1000, EXAMPLE.currency, unit=True) in note
    give(asked, all_in="20")
    assert "all of it is software" in asked.all_in.note.text()


def test_a_price_below_list_is_all_software(
    first_start: MainWindow, asked: MyNumbersDialog
) -> None:
    give(asked, **GIVEN | {"all_in": "20"})
    click(asked.use)
    (package,) = made(first_start).packages
    assert (package.software_price, package.services_price) == (2000, 0)


@pytest.mark.parametrize("missing", GIVEN)
def test_it_can_be_used_only_when_all_is_there(asked: MyNumbersDialog, missing: str) -> None:
    give(asked, **{key: typed for key, typed in GIVEN.items() if key != missing})
    assert not asked.use.isEnabled()
    give(asked, **{missing: "many"})
    assert not asked.use.isEnabled()
    give(asked, **{missing: GIVEN[missing]})
    assert asked.use.isEnabled()
    give(asked, hours="long")
    assert not asked.use.isEnabled()
    give(asked, hours="2")
    assert asked.use.isEnabled()


def test_no_clients_yet_is_an_answer(first_start: MainWindow, asked: MyNumbersDialog) -> None:
    give(asked, **GIVEN | {"accounts": "0"})
    click(asked.use)
    plan = made(first_start)
    assert plan.clients == ()
    assert seen(first_start) == figures(plan)
    type_in(field(first_start, "resold"), "3")
    assert counts(first_start.document.plan) == {"resold": [3]}
    assert seen(first_start) == figures(first_start.document.plan)


def test_hours_can_wait(first_start: MainWindow, asked: MyNumbersDialog) -> None:
    give(asked, **GIVEN)
    click(asked.use)
    made(first_start)
    name = first_start.headline.earn.name
    assert name.text() == "You earn a month, before your work"
    type_in(field(first_start, "hours"), "2")
    assert name.text() == "You earn a month, before your work"
    type_in(field(first_start, "hourly_cost"), "40")
    assert name.text() == "You earn a month"


def test_another_currency_asks_for_its_rate(
    first_start: MainWindow, asked: MyNumbersDialog
) -> None:
    give(asked, **GIVEN)
    assert not asked.rate.isVisible()
    choose(asked.currency, "EUR")
    assert asked.rate.isVisible()
    assert not asked.use.isEnabled()
    give(asked, rate="0.92")
    assert asked.use.isEnabled()
    click(asked.use)
    plan = made(first_start)
    assert plan.currency.code == "EUR"
    prices = plan.price_list
    assert (prices.currency.code, prices.exchange_rate) == ("USD", Decimal("0.92"))
    assert prices.exchange_as_of == date.today()
    (package,) = plan.packages
    assert package.software_price == (PLUS_1000 * 92 + 50) // 100
    assert seen(first_start) == figures(plan)


def test_an_amount_means_the_currency_that_is_chosen_in_the_end(
    first_start: MainWindow, asked: MyNumbersDialog
) -> None:
    give(asked, accounts="14", contacts="1000", all_in="20000")
    choose(asked.currency, "JPY")
    give(asked, rate="150")
    click(asked.use)
    (package,) = made(first_start).packages
    assert isinstance(package.software_price, int)
    assert package.software_price + package.services_price == 20000


def test_back_to_the_currency_of_the_list_needs_no_rate(asked: MyNumbersDialog) -> None:
    give(asked, **GIVEN)
    choose(asked.currency, "GBP")
    assert not asked.use.isEnabled()
    choose(asked.currency, "USD")
    assert not asked.rate.isVisible()
    assert asked.use.isEnabled()


def test_an_unpublished_size_asks_for_the_list_price(
    first_start: MainWindow, asked: MyNumbersDialog
) -> None:
    give(asked, **GIVEN)
    assert not asked.list_price.isVisible()
    give(asked, contacts=str(UNPUBLISHED))
    assert asked.list_price.isVisible()
    assert asked.list_price.note.isVisible()
    assert not asked.use.isEnabled()
    give(asked, list_price="95")
    click(asked.use)
    (package,) = made(first_start).packages
    assert package.list_price == 9500
    assert package.software_price == 9500
    assert seen(first_start) == figures(first_start.document.plan)


def test_an_estimate_is_offered_as_one_and_taken_only_by_hand(
    first_start: MainWindow, asked: MyNumbersDialog
) -> None:
    give(asked, **GIVEN)
    assert not asked.estimate.isVisible()
    give(asked, contacts=str(UNPUBLISHED))
    assert asked.estimate.isVisible()
    assert "not a published price" in asked.estimate.text()
    assert money(ESTIMATE, EXAMPLE.currency, unit=True) in asked.estimate.text()
    assert not asked.use.isEnabled()
    click(asked.estimate)
    assert asked.use.isEnabled()
    click(asked.use)
    assert made(first_start).packages[0].list_price == ESTIMATE


def test_a_list_price_of_another_size_or_plan_is_not_kept(asked: MyNumbersDialog) -> None:
    give(asked, **GIVEN | {"contacts": str(UNPUBLISHED)}, list_price="95")
    assert asked.use.isEnabled()
    choose(asked.plan, "Enterprise")
    assert asked.list_price.field.text() == ""
    assert not asked.use.isEnabled()
    give(asked, list_price="195")
    give(asked, contacts=str(UNPUBLISHED - 1))
    assert asked.list_price.field.text() == ""


def test_a_rate_of_another_currency_is_not_kept(asked: MyNumbersDialog) -> None:
    give(asked, **GIVEN)
    choose(asked.currency, "EUR")
    give(asked, rate="0.92")
    choose(asked.currency, "GBP")
    assert asked.rate.field.text() == ""
    assert not asked.use.isEnabled()


def test_enter_says_yes_when_all_is_there(first_start: MainWindow, asked: MyNumbersDialog) -> None:
    give(asked, accounts="14", contacts="1000")
    press(asked.contacts.field, Qt.Key.Key_Return)
    assert asked.isVisible()
    give(asked, all_in="120")
    press(asked.all_in.field, Qt.Key.Key_Return)
    assert counts(made(first_start)) == {"resold": [14]}


def test_escape_mends_a_field_and_then_leaves(
    first_start: MainWindow, asked: MyNumbersDialog
) -> None:
    give(asked, **GIVEN)
    type_in(asked.accounts.field, "many")
    press(asked.accounts.field, Qt.Key.Key_Escape)
    assert asked.accounts.field.text() == "14"
    assert asked.isVisible()
    press(asked.accounts.field, Qt.Key.Key_Escape)
    assert made(first_start) == SAMPLE


def test_cancel_leaves_the_plan_that_is_open(
    first_start: MainWindow, asked: MyNumbersDialog
) -> None:
    give(asked, **GIVEN)
    spy = QSignalSpy(asked.answered)
    asked.reject()
    assert spy.count() == 0
    assert made(first_start) == SAMPLE
    assert first_start.document.example


def test_the_first_question_has_the_focus_and_tab_reaches_the_others(
    asked: MyNumbersDialog,
) -> None:
    assert asked.accounts.field.hasFocus()
    reached = []
    for _ in range(7):
        at = QApplication.focusWidget()
        assert at is not None
        reached.append(at)
        press(at, Qt.Key.Key_Tab)
    assert reached[:6] == [
        asked.accounts.field,
        asked.plan,
        asked.contacts.field,
        asked.currency,
        asked.all_in.field,
        asked.hours.field,
    ]


def test_the_currency_of_the_open_plan_is_proposed(open_window: Opener) -> None:
    window = open_window(FRENCH_SAMPLE)
    window.actions_.new.trigger()
    asked = dialog(MyNumbersDialog, window)
    assert asked.currency.currentText() == "EUR"
    assert asked.rate.isVisible()
    asked.reject()


@pytest.mark.parametrize("way", ["bar", "menu", "side", "shortcut"])
def test_every_way_asks_the_same_questions(first_start: MainWindow, way: str) -> None:
    if way == "bar":
        click(first_start.example.button)
    elif way == "menu":
        first_start.actions_.new.trigger()
    elif way == "side":
        click(first_start.pages.numbers)
    else:
        press(first_start, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog(MyNumbersDialog, first_start).reject()
    assert first_start.document.plan == SAMPLE
