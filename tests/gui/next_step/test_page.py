"""The page of the best next step: one question at a time, the rarer ones under *More*."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from planner.gui.actions import LANGUAGES
from planner.gui.main_window import MainWindow
from planner.gui.next_step.page import MIX, MORE, TIER, WORTH, BestNextStep, name
from tests.gui.conftest import Opener
from tests.gui.driving import click, press
from tests.gui.room import faults, overlaps, settle
from tests.gui.test_room import SIZES


def page_of(window: MainWindow) -> BestNextStep:
    window.pages.choose("step")
    found = window.pages.page("step")
    assert isinstance(found, BestNextStep)
    return found


def test_it_begins_with_the_best_mix(window: MainWindow) -> None:
    page = page_of(window)
    assert page.current == MIX
    assert page.buttons[MIX].isChecked()
    assert page.panel(MIX).isVisible()


def test_a_click_asks_another_question(window: MainWindow) -> None:
    page = page_of(window)
    click(page.buttons[WORTH])
    assert page.current == WORTH
    assert page.panel(WORTH).isVisible()
    assert not page.panel(MIX).isVisible()
    assert [key for key, each in page.buttons.items() if each.isChecked()] == [WORTH]


@pytest.mark.parametrize("key", MORE)
def test_the_rarer_questions_are_under_more(window: MainWindow, key: str) -> None:
    page = page_of(window)
    page.rare[key].trigger()
    assert page.current == key
    assert page.panel(key).isVisible()
    assert page.more.isChecked()
    assert page.more.text() == name(key)
    assert [each for each, action in page.rare.items() if action.isChecked()] == [key]
    click(page.buttons[TIER])
    assert page.more.text() == "More"
    assert not any(action.isChecked() for action in page.rare.values())


def test_a_menu_that_is_left_chooses_nothing(window: MainWindow) -> None:
    page = page_of(window)
    menu = page.more.menu()
    menu.popup(page.more.mapToGlobal(page.more.rect().bottomLeft()))
    press(menu, Qt.Key.Key_Escape)
    assert page.current == MIX
    assert page.buttons[MIX].isChecked()
    assert not page.more.isChecked()


def test_a_panel_is_made_when_it_is_asked_for(open_window: Opener) -> None:
    page = page_of(open_window())
    assert [key for key, each in page._sections.items() if each.panel is not None] == [MIX]


def test_the_questions_have_room_in_every_language(window: MainWindow) -> None:
    page = page_of(window)
    for language in LANGUAGES:
        window.speak(language)
        for key in MORE:  # whose names are the longest
            page.choose(key)
            for size in SIZES:
                window.resize(*size)
                settle()
                assert page.more.isVisible()
                assert faults(window) + overlaps(window) == [], (language, key, size)
