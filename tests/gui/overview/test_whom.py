"""A price changed on the overview asks whom it concerns, once the hand has left it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from planner.gui.actions import LANGUAGES
from planner.gui.main_window import MainWindow
from planner.model.book import Book
from tests.gui.driving import click, field, press, redo, type_in, undo
from tests.gui.plans import EXAMPLE
from tests.gui.room import faults, overlaps

GROWTH = next(row for row, client in enumerate(EXAMPLE.clients) if client.package == "growth")


def raise_services(window: MainWindow, typed: str = "300") -> None:
    services = field(window, "services_price")
    type_in(services, typed)
    press(services, Qt.Key.Key_Return)


def profit(window: MainWindow) -> int | None:
    return Book(window.document.plan).profit


def test_new_clients_only_leaves_todays_book_to_the_cent(window: MainWindow) -> None:
    before = profit(window)
    raise_services(window)
    assert profit(window) != before
    whom = window.overview.inputs.whom
    assert whom.isVisible() and whom.choice is not None and whom.choice.everyone.isChecked()
    click(whom.choice.new_only)
    assert profit(window) == before
    plan = window.document.plan
    assert plan.packages[1].services_price == 30000
    assert plan.clients[GROWTH].overrides.services_price == 25000
    click(whom.choice.everyone)
    assert plan.clients != window.document.plan.clients == EXAMPLE.clients
    undo(window)
    assert window.document.plan == EXAMPLE
    assert not whom.isVisible()
    redo(window)
    assert window.document.plan.packages[1].services_price == 30000


def test_it_asks_nothing_while_a_price_is_typed(window: MainWindow) -> None:
    type_in(field(window, "services_price"), "30")
    assert not window.overview.inputs.whom.isVisible()


def test_another_step_or_package_takes_the_question_away(window: MainWindow) -> None:
    whom = window.overview.inputs.whom
    raise_services(window)
    assert whom.isVisible()
    type_in(field(window, "hours"), "3")
    assert not whom.isVisible()
    undo(window)
    raise_services(window, "310")
    click(window.overview.inputs.after)
    assert not whom.isVisible()


def test_numbers_without_clients_ask_nothing(quick: MainWindow) -> None:
    raise_services(quick)
    assert not quick.overview.inputs.whom.isVisible()


def test_the_question_has_its_room_in_every_language(window: MainWindow) -> None:
    raise_services(window)
    window.resize(1024, 640)
    for language in LANGUAGES:
        window.speak(language)
        assert window.overview.inputs.whom.isVisible()
        assert faults(window) + overlaps(window) == []
