"""What moves the profit, the map and the programmes while a large book is worked on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.gui.latest import Latest, StaleError
from planner.gui.main_window import MainWindow
from planner.gui.next_step.heat_map.panel import HeatMapPanel
from planner.gui.next_step.page import HEAT_MAP, PROGRAMMES, SENSITIVITY, BestNextStep
from planner.gui.next_step.programmes.panel import ProgrammesPanel
from planner.gui.next_step.sensitivity.panel import SensitivityPanel
from planner.gui.page import Page
from planner.model.edits import with_agency
from planner.model.plan import Plan
from planner.words.work import at_work
from tests.gui.conftest import PATIENCE, Opener
from tests.gui.plans import EXAMPLE
from tests.gui.room import faults, overlaps


def many(rows: int) -> Plan:
    clients = [
        replace(EXAMPLE.clients[0], id=f"c{n}", name=f"Client {n}", accounts=1) for n in range(rows)
    ]
    return replace(EXAMPLE, clients=tuple(clients))


def choose(window: MainWindow, key: str) -> Page:
    window.calculator.wait()
    QApplication.processEvents()
    window.pages.choose("step")
    page = window.pages.page("step")
    assert isinstance(page, BestNextStep)
    page.rare[key].trigger()
    return page.panel(key)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Opens the way for the workers."""
    opened = Event()
    begin = Latest.request

    def request(self: Latest, job: Callable[[], Any], *, at_once: bool = False) -> None:
        begin(self, lambda: (at_once or opened.wait(5)) and job(), at_once=at_once)

    monkeypatch.setattr(Latest, "request", request)
    return opened


def test_a_small_book_is_there_at_once(window: MainWindow, gate: Event) -> None:
    swings, grid = choose(window, SENSITIVITY), choose(window, HEAT_MAP)
    assert isinstance(swings, SensitivityPanel)
    assert isinstance(grid, HeatMapPanel)
    assert len(swings.table.lines) == 18
    assert grid.chart.canvas.picture is not None
    assert not gate.is_set()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_large_book_says_that_it_is_being_computed_and_shows_nothing_half_made(
    open_window: Opener, qtbot: QtBot, gate: Event, language: str
) -> None:
    window = open_window(many(200))
    window.resize(1024, 640)
    window.speak(language)
    swings = choose(window, SENSITIVITY)
    assert isinstance(swings, SensitivityPanel)
    assert swings.chart.canvas.empty_words == at_work()
    assert not swings.editor.isVisible()
    assert not swings.table.isVisible()
    assert faults(window) == overlaps(window) == []
    grid = choose(window, HEAT_MAP)
    assert isinstance(grid, HeatMapPanel)
    assert grid.chart.canvas.empty_words == at_work()
    assert faults(window) == overlaps(window) == []
    others = choose(window, PROGRAMMES)
    assert isinstance(others, ProgrammesPanel)
    assert others.picture.canvas.empty_words == at_work()
    assert not others.table.isVisible()
    assert not others.notes.isVisible()
    assert faults(window) == overlaps(window) == []
    gate.set()
    qtbot.waitUntil(others.table.isVisible, timeout=PATIENCE)
    assert others.stays.text() != at_work()
    choose(window, SENSITIVITY)
    qtbot.waitUntil(swings.editor.isVisible, timeout=PATIENCE)
    assert not swings.at_work.isVisible()


def test_figures_of_before_say_that_others_are_being_made(
    open_window: Opener, qtbot: QtBot, gate: Event
) -> None:
    gate.set()
    window = open_window(many(200))
    swings = choose(window, SENSITIVITY)
    assert isinstance(swings, SensitivityPanel)
    qtbot.waitUntil(swings.editor.isVisible, timeout=PATIENCE)
    gate.clear()
    plan = window.document.plan
    window.document.edit(lambda: "Change overheads", with_agency(plan, overheads=1))
    window.calculator.wait()
    qtbot.waitUntil(swings.at_work.isVisible, timeout=PATIENCE)
    assert swings.at_work.text() == at_work()
    gate.set()
    qtbot.waitUntil(lambda: not swings.at_work.isVisible(), timeout=PATIENCE)


def test_what_nobody_waits_for_any_more_ends_at_its_next_step(qtbot: QtBot) -> None:
    owner = QObject()
    latest = Latest(owner)
    begun, gate = Event(), Event()
    ended: list[str] = []
    done: list[int] = []
    latest.done.connect(done.append)

    def long() -> int:
        begun.set()
        assert gate.wait(5)
        try:
            latest.step()
        except StaleError:
            ended.append("at its step")
            raise
        return 1

    latest.request(long)
    assert begun.wait(5)
    latest.request(lambda: 2)
    gate.set()
    with qtbot.captureExceptions() as errors:
        qtbot.waitUntil(lambda: bool(done))
    assert (done, ended, errors) == ([2], ["at its step"], [])
