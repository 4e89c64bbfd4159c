"""Possible months beside the window: never in its way, dropped where stale, stopped on a click."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.gui.main_window import MainWindow
from planner.gui.over_time import foreseen
from planner.gui.over_time.accounts.panel import AccountsPanel
from planner.gui.over_time.months.panel import MonthsPanel
from planner.gui.over_time.page import ACCOUNTS, CASH, COMMISSION, MONTHS, SURE, YEARS
from planner.gui.over_time.sure.panel import SurePanel
from planner.model.book import Book
from planner.model.edits import with_agency
from planner.model.over_time.projection import Projection, project
from planner.model.plan import Plan
from planner.words import sure as words
from tests.gui.conftest import PATIENCE, Opener
from tests.gui.driving import click, press, type_in, undo
from tests.gui.over_time.futures import Held, sure_panel, time_page
from tests.gui.plans import EXAMPLE, QUICK, large_document
from tests.gui.room import faults, overlaps
from tests.model.plans import plan_of

TITLE = "In all possible futures you reach 35\N{NO-BREAK SPACE}% off (25 accounts) by month 24"


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """No wait before the work, or before it is told of."""
    made = Held()
    monkeypatch.setattr(foreseen, "simulate", made)
    monkeypatch.setattr(foreseen, "REST", 0)
    monkeypatch.setattr(foreseen, "SLOW", 0)
    monkeypatch.setattr(foreseen, "EVERY", 5)
    yield made
    made.gate.set()


def until_known(qtbot: QtBot, panel: SurePanel) -> None:
    qtbot.waitUntil(lambda: panel.title.text() == TITLE, timeout=PATIENCE)


def until_waiting(qtbot: QtBot, held: Held) -> None:
    """Until the worker stands at the gate, and the window has said so."""
    qtbot.waitUntil(held.waiting.is_set, timeout=PATIENCE)
    held.waiting.clear()


def change_overheads(window: MainWindow, amount: int) -> Plan:
    plan = with_agency(window.document.plan, overheads=amount)
    window.document.edit(lambda: "Change overheads", plan)
    return plan


def test_only_the_last_of_some_edits_is_computed(
    window: MainWindow, held: Held, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreseen, "REST", 150)
    held.gate.set()
    panel = sure_panel(window)
    until_known(qtbot, panel)
    type_in(panel.seed.field, "1234")
    assert window.document.plan.assumptions.seed == 1234
    assert panel.state.text() == words.of_before()
    assert panel.title.text() == TITLE  # of the plan before, as it says
    qtbot.waitUntil(lambda: "seed 1,234" in panel.state.text(), timeout=PATIENCE)
    assert [plan.assumptions.seed for plan in held.plans] == [1, 1234]


def test_what_takes_long_says_how_far_it_is_and_can_be_stopped_and_taken_up(
    window: MainWindow, held: Held, qtbot: QtBot
) -> None:
    panel = sure_panel(window)
    assert panel.state.text() == words.being_computed()
    qtbot.waitUntil(panel.cancel.isVisible, timeout=PATIENCE)
    until_waiting(qtbot, held)
    said = "Computing the possible futures: month 2 of 24"
    qtbot.waitUntil(lambda: panel.state.text() == said, timeout=PATIENCE)
    panel.cancel.setFocus()
    press(panel.cancel, Qt.Key.Key_Space)
    assert panel.state.text() == "Stopped: the possible futures are not computed."
    assert not panel.cancel.isVisible()
    assert panel.resume.hasFocus()
    held.gate.set()
    qtbot.waitUntil(lambda: held.ended == [EXAMPLE], timeout=PATIENCE)
    QApplication.processEvents()
    assert panel.title.text() == "How sure"  # nothing of what was stopped is shown
    press(panel.resume, Qt.Key.Key_Space)
    until_known(qtbot, panel)
    assert panel.state.text().startswith("100 possible futures, seed 1.")
    assert not panel.resume.isVisible()
    assert not panel.cancel.isVisible()


def test_beside_the_expected_months_it_is_said_too_and_one_button_stops_and_takes_up(
    window: MainWindow, held: Held, qtbot: QtBot
) -> None:
    page = time_page(window)
    how_far = page.how_far
    assert page.current == MONTHS
    until_waiting(qtbot, held)
    said = "Possible futures: month 2 of 24"
    qtbot.waitUntil(lambda: how_far.isVisible() and how_far.said.text() == said, timeout=PATIENCE)
    page.choose(SURE)
    assert not how_far.isVisible()  # it says so itself
    page.choose(YEARS)
    assert not how_far.isVisible()  # there is no chance in it
    page.choose(CASH)
    assert how_far.isVisible()
    how_far.button.setFocus()
    press(how_far.button, Qt.Key.Key_Space)
    assert how_far.said.text() == "Possible futures: stopped"
    assert how_far.button.text() == "Compute"
    assert how_far.button.hasFocus()
    held.gate.set()
    qtbot.waitUntil(lambda: held.ended == [EXAMPLE], timeout=PATIENCE)
    assert how_far.isVisible()
    press(how_far.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.foreseen.is_busy and not how_far.isVisible(), timeout=PATIENCE)
    assert held.plans == [EXAMPLE, EXAMPLE]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_how_far_it_is_has_its_room_beside_the_sections(
    window: MainWindow, held: Held, qtbot: QtBot, language: str
) -> None:
    window.resize(1024, 640)
    window.speak(language)
    page = time_page(window)
    qtbot.waitUntil(page.how_far.isVisible, timeout=PATIENCE)
    assert [*faults(window), *overlaps(window)] == []
    assert window.width() == 1024
    page.foreseen.cancel()
    assert page.how_far.isVisible()
    assert [*faults(window), *overlaps(window)] == []


def test_the_months_say_how_far_their_fan_is_also_where_its_work_began_elsewhere(
    window: MainWindow, held: Held, qtbot: QtBot
) -> None:
    sure_panel(window)
    page = time_page(window)
    until_waiting(qtbot, held)
    click(page.segments.buttons[MONTHS])
    months, how_far = page.section(MONTHS), page.how_far
    assert isinstance(months, MonthsPanel)
    said = "Possible futures: month 2 of 24"
    qtbot.waitUntil(lambda: how_far.isVisible() and how_far.said.text() == said, timeout=PATIENCE)
    assert "8 of 10" not in months.said.text()
    click(how_far.button)
    assert how_far.said.text() == "Possible futures: stopped"
    held.gate.set()
    press(how_far.button, Qt.Key.Key_Space)
    # The months of ``futures.possible``: 100.00 to 300.00 more from month to month.
    last = "In month 24 profit lies between $2,400.00 and $7,200.00 in 8 of 10 possible futures."
    qtbot.waitUntil(lambda: months.said.text().endswith(last), timeout=PATIENCE)
    assert not how_far.isVisible()
    change_overheads(window, 1)
    qtbot.waitUntil(lambda: len(held.plans) == 3 and not page.foreseen.is_busy, timeout=PATIENCE)
    assert months.said.text().endswith(last) and not how_far.isVisible()


def test_stopped_after_a_change_the_figures_say_that_they_are_of_before(
    window: MainWindow, held: Held, qtbot: QtBot
) -> None:
    held.gate.set()
    panel = sure_panel(window)
    until_known(qtbot, panel)
    held.gate.clear()
    held.waiting.clear()
    change_overheads(window, 1)
    until_waiting(qtbot, held)
    qtbot.waitUntil(panel.cancel.isVisible, timeout=PATIENCE)
    click(panel.cancel)
    assert panel.state.text() == "Stopped. These are the figures before your last change."
    held.gate.set()
    change_overheads(window, 2)  # another plan is computed again
    qtbot.waitUntil(lambda: panel.state.text().startswith("100 possible"), timeout=PATIENCE)
    assert not panel.resume.isVisible()


def test_a_change_in_the_middle_drops_what_is_stale(
    window: MainWindow, held: Held, qtbot: QtBot
) -> None:
    panel = sure_panel(window)
    until_waiting(qtbot, held)
    changed = change_overheads(window, 1)
    until_waiting(qtbot, held)
    held.gate.set()
    until_known(qtbot, panel)
    qtbot.waitUntil(lambda: held.ended == [EXAMPLE], timeout=PATIENCE)
    assert held.plans == [EXAMPLE, changed]
    shown = time_page(window).foreseen.outlook
    assert shown is not None
    assert shown.simulation is not None
    assert shown.simulation.plan is shown.results.book.plan is changed


def test_undo_in_the_middle_is_back_at_once_at_what_is_known(
    window: MainWindow, held: Held, qtbot: QtBot
) -> None:
    held.gate.set()
    panel = sure_panel(window)
    until_known(qtbot, panel)
    held.gate.clear()
    held.waiting.clear()
    click(panel.next_seed)
    until_waiting(qtbot, held)
    undo(window)
    assert panel.state.text().startswith("100 possible futures, seed 1.")
    held.gate.set()
    qtbot.waitUntil(lambda: len(held.ended) == 1, timeout=PATIENCE)
    assert [plan.assumptions.seed for plan in held.plans] == [1, 2]
    assert not time_page(window).foreseen.is_busy


def test_language_and_theme_may_change_in_the_middle(
    window: MainWindow, held: Held, qtbot: QtBot
) -> None:
    panel = sure_panel(window)
    until_waiting(qtbot, held)
    window.speak("fr")
    window.theme.choose("dark")
    said = "Calcul des futurs possibles\N{NO-BREAK SPACE}: mois 2 sur 24"
    qtbot.waitUntil(lambda: panel.state.text() == said, timeout=PATIENCE)
    assert panel.cancel.text() == "Annuler"
    held.gate.set()
    qtbot.waitUntil(lambda: panel.title.text().startswith("Dans tous"), timeout=PATIENCE)
    assert len(held.plans) == 1
    window.speak("en")
    assert panel.title.text() == TITLE


def test_who_leaves_and_comes_back_sees_what_is_known(
    window: MainWindow, held: Held, qtbot: QtBot
) -> None:
    panel = sure_panel(window)
    page = time_page(window)
    until_waiting(qtbot, held)
    click(page.segments.buttons[ACCOUNTS])
    window.pages.choose("overview")
    held.gate.set()
    qtbot.waitUntil(lambda: not page.foreseen.is_busy, timeout=PATIENCE)
    window.pages.choose("time")
    click(page.segments.buttons[SURE])
    assert panel.title.text() == TITLE
    assert len(held.plans) == 1


def test_nothing_is_begun_where_nobody_looks(window: MainWindow, held: Held, qtbot: QtBot) -> None:
    held.gate.set()
    page = time_page(window)  # the months, which show the fan, too
    qtbot.waitUntil(lambda: held.plans == [EXAMPLE], timeout=PATIENCE)
    qtbot.waitUntil(lambda: not page.foreseen.is_busy, timeout=PATIENCE)
    page.choose(COMMISSION)
    change_overheads(window, 1)
    QApplication.processEvents()
    assert not page.foreseen.is_busy
    assert held.plans == [EXAMPLE]


def test_a_change_on_another_page_ends_the_work_for_the_plan_of_before(
    window: MainWindow, held: Held, qtbot: QtBot
) -> None:
    panel = sure_panel(window)
    page = time_page(window)
    until_waiting(qtbot, held)
    window.pages.choose("overview")
    changed = change_overheads(window, 1)
    assert not page.foreseen.is_busy
    held.gate.set()
    qtbot.waitUntil(lambda: held.ended == [EXAMPLE], timeout=PATIENCE)
    window.pages.choose("time")
    until_known(qtbot, panel)
    assert held.plans == [EXAMPLE, changed]


def test_another_number_of_accounts_on_the_overview_keeps_the_work(
    window: MainWindow, held: Held, qtbot: QtBot
) -> None:
    panel = sure_panel(window)
    until_waiting(qtbot, held)
    window.document.look_at(40)
    QApplication.processEvents()
    held.gate.set()
    until_known(qtbot, panel)
    assert held.plans == [EXAMPLE]


def test_of_another_document_nothing_of_before_is_seen(
    window: MainWindow, held: Held, qtbot: QtBot
) -> None:
    held.gate.set()
    panel = sure_panel(window)
    until_known(qtbot, panel)
    held.gate.clear()
    held.waiting.clear()
    window.document.begin(QUICK, None)
    assert panel.title.text() == "How sure"
    assert not panel.months.isVisible()
    held.gate.set()
    until_known(qtbot, panel)


def test_an_error_in_the_work_is_told_and_leaves_no_clock_running(
    window: MainWindow, held: Held, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(foreseen, "simulate", broken)
    with qtbot.captureExceptions() as errors:
        page = time_page(window)
        page.choose(SURE)
        qtbot.waitUntil(lambda: bool(errors), timeout=PATIENCE)
        qtbot.waitUntil(lambda: not page.foreseen._telling.isActive(), timeout=PATIENCE)
    assert not page.foreseen.is_busy


def test_a_window_closed_in_the_middle_is_gone_at_once_in_silence(
    open_window: Opener, held: Held, qtbot: QtBot
) -> None:
    window = open_window()
    sure_panel(window)
    until_waiting(qtbot, held)
    with qtbot.captureExceptions() as errors:
        open_window.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not held.gate.is_set()  # nobody has waited for the worker
        held.gate.set()
        qtbot.waitUntil(lambda: held.ended == [EXAMPLE], timeout=PATIENCE)
        QApplication.processEvents()
    assert errors == []


def test_ten_thousand_rows_are_worked_on_beside_the_window(
    open_window: Opener, held: Held, qtbot: QtBot
) -> None:
    """Their expected months are, too: an edit in the middle of either lands, and only it."""
    plan = plan_of(large_document(10_000))
    alike = tuple(replace(each, overrides=plan.clients[0].overrides) for each in plan.clients)
    window = open_window(replace(plan, clients=alike))
    panel = sure_panel(window)
    assert panel.state.text() == words.being_computed()
    until_waiting(qtbot, held)
    type_in(panel.seed.field, "7")
    assert window.document.plan.assumptions.seed == 7
    until_waiting(qtbot, held)
    held.gate.set()
    qtbot.waitUntil(lambda: "seed 7" in panel.state.text(), timeout=PATIENCE)
    assert [each.assumptions.seed for each in held.plans] == [1, 7]
    assert len(held.ended) == 1


@pytest.mark.parametrize(("rows", "beside"), [(foreseen.ROWS_AT_ONCE, False), (101, True)])
def test_the_expected_months_of_many_rows_are_computed_beside_the_window(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, rows: int, beside: bool
) -> None:
    by: list[Thread] = []

    def watched(book: Book, months: int, step: Callable[[], None]) -> Projection | None:
        by.append(current_thread())
        return project(book, months, step)

    monkeypatch.setattr(foreseen, "project", watched)
    page = time_page(open_window(plan_of(large_document(rows))))
    page.choose(ACCOUNTS)
    panel = page.section(ACCOUNTS)
    assert isinstance(panel, AccountsPanel)
    qtbot.waitUntil(lambda: len(panel.table.lines) == 24, timeout=PATIENCE)
    assert [each is not main_thread() for each in by] == [beside]
