"""A switch between a few views: one is chosen, by the mouse and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.gui.segments import Segments
from tests.gui.driving import click, press


@pytest.fixture
def segments(qtbot: QtBot, nothing_left: None) -> Segments:
    made = Segments(("one", "two", "three"))
    made.name({"one": "First", "two": "Second", "three": "Third"})
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def down(segments: Segments) -> list[str]:
    return [key for key, button in segments.buttons.items() if button.isChecked()]


def test_the_first_is_chosen_at_the_beginning(segments: Segments) -> None:
    assert segments.current == "one"
    assert down(segments) == ["one"]
    assert [button.text() for button in segments.buttons.values()] == ["First", "Second", "Third"]


def test_a_click_chooses_another_and_says_so_once(segments: Segments) -> None:
    heard: list[str] = []
    segments.chosen.connect(heard.append)
    click(segments.buttons["three"])
    click(segments.buttons["three"])
    assert segments.current == "three"
    assert down(segments) == ["three"]
    assert heard == ["three"]


def test_so_does_a_key(segments: Segments) -> None:
    segments.buttons["one"].setFocus()
    press(segments.buttons["one"], Qt.Key.Key_Right)
    press(segments.buttons["two"], Qt.Key.Key_Space)
    assert segments.current == "two"
    assert down(segments) == ["two"]
