"""Nothing of the plan is anywhere while a client looks: screen, titles, voices, clipboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.storage.plan_file import save
from tests.gui.conftest import Opener
from tests.gui.driving import press
from tests.gui.meeting.meetings import (
    EVERYTHING,
    SECRETS,
    everything_said,
    leave,
    meeting_plan,
    show,
)
from tests.gui.room import settle


def leaked() -> list[str]:
    said = everything_said().casefold()
    assert "café lumière" in said  # it reads what is there
    return [each for each in SECRETS if each.casefold() in said]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_secret_of_the_plan_is_said_anywhere(
    open_window: Opener, tmp_path: Path, language: str
) -> None:
    file = tmp_path / "nur-intern.agencyplan"
    save(file, meeting_plan(EVERYTHING))
    window = open_window(meeting_plan(EVERYTHING), path=file)
    for key in ("clients", "prices") if language == "en" else ():  # whatever was looked at before
        window.pages.choose(key)
        settle()
    window.speak(language)
    settle()
    view = show(window)
    assert "nur-intern" not in everything_said()
    for page in range(3):
        view.look_at(page)
        settle()
        assert leaked() == []
    titles = {each.title() for each in QGuiApplication.topLevelWindows() if each.isVisible()}
    assert titles == {"Atelier Nord"}
    leave(view)
    assert "zweitkunde" in everything_said().casefold() or "Geheimplan" in window.windowTitle()


def test_the_test_finds_what_the_window_would_say(open_window: Opener) -> None:
    window = open_window(meeting_plan(EVERYTHING))
    window.pages.choose("quote")
    settle()
    assert {"Geheimplan 2027", "200.49", "39.39"} <= set(leaked())


def test_copying_in_the_view_copies_what_is_seen(open_window: Opener) -> None:
    window = open_window(meeting_plan(EVERYTHING))
    view = show(window)
    field = view.controls.contacts
    field.setFocus()
    press(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "8,000"
    assert leaked() == []


def test_what_is_revealed_to_the_owner_is_told_to_no_reader(open_window: Opener) -> None:
    window = open_window(meeting_plan(EVERYTHING))
    window.actions_.meetings["meeting/reveal"].trigger()
    view = show(window)
    QTest.keyPress(view, Qt.Key.Key_F9)
    assert view.whisper.isVisible()
    assert leaked() == []
    QTest.keyRelease(QApplication.focusWidget() or view, Qt.Key.Key_F9)
