"""A field says what the plan holds, reads what is typed, and never takes a wrong text."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.fields.number import EDGE, ChoiceField, NumberField
from planner.words.entry import read_count
from planner.words.numbers import count
from tests.gui.driving import enter, press, type_in


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    page.resize(400, 200)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page


@pytest.fixture
def number(page: QWidget) -> NumberField:
    field = NumberField(lambda typed: read_count(typed, 0, 1000), count, page)
    field.show()
    field.set_value(22)
    return field


def entered(number: NumberField) -> list[Any]:
    """The values that typing will make, as they come."""
    values: list[Any] = []
    number.entered.connect(values.append)
    return values


def test_each_key_that_makes_another_number_is_told(number: NumberField) -> None:
    values = entered(number)
    type_in(number, "2*1.5")
    assert values[-1] == number.value == 3
    QTest.keyClicks(number, "+")
    assert number.wrong
    QTest.keyClicks(number, "4")
    assert values[-1] == number.value == 7
    assert not number.wrong


def test_half_of_a_number_is_none(number: NumberField) -> None:
    type_in(number, "25")
    press(number, Qt.Key.Key_Return)
    values = entered(number)
    # While the text makes no sense, what was there before it holds: 12x is not 12.
    type_in(number, "12x")
    assert (number.value, values[-1]) == (25, 25)
    assert (number.text(), number.wrong) == ("12x", True)


def test_escape_gives_back_what_was_there_before_the_typing(number: NumberField) -> None:
    type_in(number, "25")
    press(number, Qt.Key.Key_Return)
    values = entered(number)
    type_in(number, "300")
    assert number.value == 300
    press(number, Qt.Key.Key_Escape)
    assert (number.value, number.text(), values[-1]) == (25, "25", 25)


def test_the_number_is_written_out_when_the_hand_leaves(number: NumberField) -> None:
    spy = QSignalSpy(number.settled)
    type_in(number, "12*19")
    assert number.text() == "12*19"
    number.clearFocus()
    assert number.text() == "228"
    assert spy.count() == 1


def test_enter_ends_an_edit_and_selects_the_number(number: NumberField) -> None:
    spy = QSignalSpy(number.settled)
    type_in(number, "5+5")
    press(number, Qt.Key.Key_Return)
    assert (number.text(), number.selectedText()) == ("10", "10")
    assert spy.count() == 1
    QTest.keyClicks(number, "3")
    assert number.text() == "3"


def test_a_wrong_text_is_marked_said_and_not_taken(number: NumberField) -> None:
    values, said = entered(number), QSignalSpy(number.complained)
    type_in(number, "many")
    assert values == []
    assert (number.value, number.text(), number.wrong) == (22, "many", True)
    assert number.property("wrong") is True
    assert said.at(said.count() - 1)[0].startswith("“many” is no part of a number")


def test_a_wrong_text_stays_to_be_mended_when_the_hand_leaves(number: NumberField) -> None:
    type_in(number, "many")
    number.clearFocus()
    number.set_value(22)
    assert (number.text(), number.wrong) == ("many", True)
    type_in(number, "30")
    assert (number.value, number.wrong) == (30, False)


def test_escape_gives_the_number_back(number: NumberField) -> None:
    said = QSignalSpy(number.complained)
    type_in(number, "many")
    press(number, Qt.Key.Key_Escape)
    assert (number.text(), number.selectedText(), number.wrong) == ("22", "22", False)
    assert said.at(said.count() - 1) == [""]


def test_enter_leaves_a_wrong_text_alone(number: NumberField) -> None:
    type_in(number, "1001")
    press(number, Qt.Key.Key_Return)
    assert (number.text(), number.wrong) == ("1001", True)


def test_an_emptied_field_waits_and_shows_its_number_again(number: NumberField) -> None:
    values = entered(number)
    type_in(number, "")
    assert (number.text(), number.wrong, number.value) == ("", False, 22)
    number.clearFocus()
    assert number.text() == "22"
    assert values == []


def test_a_text_that_says_the_value_stays_as_it_is_typed(number: NumberField) -> None:
    type_in(number, "007")
    number.set_value(7)
    assert number.text() == "007"


def test_another_value_replaces_what_is_typed(number: NumberField) -> None:
    type_in(number, "5")
    number.set_value(9)
    assert number.text() == "9"
    type_in(number, "many")
    number.set_value(8)
    assert (number.text(), number.wrong) == ("8", False)


@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_never_changes_a_number_or_a_choice(page: QWidget, focused: bool) -> None:
    number = NumberField(lambda typed: read_count(typed, 0, 1000), count, page)
    choice = ChoiceField(page)
    choice.addItems(["Starter", "Plus", "Pro"])
    choice.setCurrentIndex(1)
    number.set_value(22)
    for widget in (number, choice):
        widget.show()
        if focused:
            widget.setFocus()
        assert turn_wheel(widget, 120) is False
        assert turn_wheel(widget, -120) is False
    assert (number.text(), choice.currentIndex()) == ("22", 1)


def turn_wheel(widget: QWidget, by: int) -> bool:
    """Turn the wheel over a widget; returns whether it kept that for itself."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(0, by),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_the_unit_stands_after_the_number_and_gives_way_to_it(number: NumberField) -> None:
    number.set_unit("h / month")
    metrics = number.fontMetrics()
    unit = metrics.horizontalAdvance("h / month")
    assert number.accessibleDescription() == "h / month From 0 to 1,000."
    assert number.textMargins().right() > unit
    type_in(number, "1000")
    assert number.textMargins().right() == 0
    assert metrics.horizontalAdvance("1000") + unit > number.width() - 2 * EDGE
    type_in(number, "22")
    assert number.textMargins().right() > unit


def test_coming_by_tab_selects_everything(page: QWidget, number: NumberField) -> None:
    other = NumberField(lambda typed: read_count(typed, 0, 1000), count, page)
    other.show()
    other.set_value(7)
    enter(number)
    press(number, Qt.Key.Key_Tab)
    assert other.hasFocus()
    assert other.selectedText() == "7"
    press(other, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert number.selectedText() == "22"
