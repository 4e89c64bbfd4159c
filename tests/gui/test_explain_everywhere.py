"""From the figures of every page to their lines, and from every line to its input."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from planner.gui.clients.columns import INDEX
from planner.gui.clients.page import ClientsPage
from planner.gui.main_window import MainWindow
from planner.gui.packages.page import PackagesPage
from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.explained import explain
from planner.model.explanation import Asked
from planner.model.problems import Place, path
from tests.gui.conftest import Opener
from tests.gui.driving import Control, click, press
from tests.gui.plans import EXAMPLE, FRENCH_SAMPLE
from tests.gui.room import settle
from tests.model.plans import example, plan_of


def places_of(curve: Curve) -> list[Place]:
    """Every input that some explanation of a book leads to."""
    found: dict[Place, None] = {}
    waiting = [Asked("profit"), Asked("profit", accounts=30), Asked("discount"), Asked("invoice")]
    seen: set[Asked] = set()
    while waiting:
        asked = waiting.pop()
        if asked in seen:
            continue
        seen.add(asked)
        explanation = explain(curve, asked)
        assert explanation is not None
        found |= dict.fromkeys(entry.place for entry in explanation.entries if entry.place)
        waiting += [each.asked for each in explanation.entries if each.asked is not None]
    return list(found)


@pytest.mark.parametrize(
    "plan",
    [EXAMPLE, FRENCH_SAMPLE, plan_of(example({"clients.0.hours": "3", "agency.unpaid_rate": "0"}))],
    ids=["example", "two currencies", "own hours"],
)
def test_every_input_of_an_explanation_has_a_field(open_window: Opener, plan: object) -> None:
    window = open_window(plan)  # type: ignore[arg-type]  # one of the plans above
    places = places_of(Curve(Book(window.document.plan)))
    assert len(places) > 15
    lost = [path(place) for place in places if not window.go_to(place)]
    assert lost == []
    assert QApplication.focusWidget() is not None


def test_the_page_in_hand_stays_where_it_has_the_field(window: MainWindow) -> None:
    assert window.go_near(("packages", 0, "hours"))
    assert window.pages.current == "overview"
    window.pages.choose("packages")
    assert window.go_to(("packages", 0, "hours"))
    assert window.pages.current == "packages"
    window.pages.choose("clients")
    assert window.go_to(("packages", 0, "hours"))
    assert window.pages.current == "packages"
    assert not window.go_to(("mood",))
    assert window.pages.current == "packages"


@pytest.mark.parametrize("rule", ["over_list", "list_times"])
def test_a_rule_of_pricing_is_gone_to_where_it_is_typed(open_window: Opener, rule: str) -> None:
    window = open_window(plan_of(example({"packages.1.software_price": {rule: "1.5"}})))
    assert window.pages.current == "overview"
    assert window.go_near(("packages", 1, "software_price"))
    here = QApplication.focusWidget()
    assert (window.pages.current, here and here.objectName()) == ("packages", rule)


def test_a_client_s_figures_are_explained(window: MainWindow) -> None:
    window.pages.choose("clients")
    page = window.pages.page("clients")
    assert isinstance(page, ClientsPage)
    book = Book(EXAMPLE)
    page.sheet.setFocus()
    row = page.model.client_row(1)
    assert row is not None
    amounts = book.rows[row].amounts
    assert amounts is not None
    for key, value in (("revenue", amounts.revenue), ("contribution", amounts.contribution)):
        page.sheet.go(1, INDEX[key])
        press(page.sheet, Qt.Key.Key_E, Control)
        assert window.explaining.panel is not None
        assert window.explaining.panel.explanation is not None
        assert window.explaining.panel.explanation.value == value
        press(window.explaining.panel.lines, Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is page.sheet


def test_a_package_s_figures_are_explained(window: MainWindow) -> None:
    window.resize(1280, 800)
    window.pages.choose("packages")
    page = window.pages.page("packages")
    assert isinstance(page, PackagesPage)
    QApplication.processEvents()
    buttons = [each for each in page.findChildren(QPushButton) if each.objectName() == "margin"]
    click(next(each for each in buttons if each.isVisible()))
    assert window.explaining.panel is not None
    asked = window.explaining.panel.trail[0]
    assert (asked.figure, asked.package) == ("margin", EXAMPLE.packages[0].id)


def test_a_field_of_a_page_just_made_is_where_it_is_seen(open_window: Opener) -> None:
    window = open_window(plan_of(example({"packages.0.hours": "-2"})))
    window.resize(1280, 720)
    settle()
    assert window.go_to(("packages", 0, "setup_hours"))
    settle()
    here = QApplication.focusWidget()
    assert here is not None
    page = window.pages.page("packages")
    assert isinstance(page, PackagesPage)
    assert page.isAncestorOf(here)
    top = here.mapTo(page.area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= page.area.viewport().height() - here.height()
    (row,) = {card.fields["hours"] for card in page.area.cards[:1]}
    assert (row.field.property("mark"), row.problem.text()) == (
        "problem",
        "This must not be below 0",
    )


def covered(window: MainWindow) -> bool:
    """Whether the panel lies over the page."""
    return window.pages.covered


def test_the_panel_lies_over_a_page_that_would_not_fit_beside_it(window: MainWindow) -> None:
    window.resize(1024, 640)
    window.pages.choose("clients")
    settle()
    width = window.pages.page("clients").width()
    window.explaining.explain(Asked("work", row=1, one=True))
    settle()
    panel = window.explaining.panel
    assert panel is not None
    assert covered(window)
    assert window.pages.page("clients").width() == width
    assert panel.mapTo(window, QPoint(panel.width(), 0)).x() == window.width()
    panel.lines.wanted.emit(("clients", 1, "hours"))
    assert not panel.isVisible()  # the field may lie under it
    assert window.pages.page("clients").isAncestorOf(QApplication.focusWidget() or window)
    window.pages.choose("overview")
    window.explaining.explain(Asked("profit"))
    settle()
    assert not covered(window)
    window.pages.choose("clients")
    window.resize(1400, 640)
    settle()
    assert not covered(window)


@pytest.mark.parametrize("visited", ["clients", "packages", "prices"])
def test_a_page_that_was_looked_at_before_takes_no_room_from_the_panel(
    window: MainWindow, visited: str
) -> None:
    window.resize(1024, 640)
    window.pages.choose(visited)
    settle()
    window.pages.choose("overview")
    window.explaining.explain(Asked("profit"))
    settle()
    panel = window.explaining.panel
    assert panel is not None
    assert panel.mapTo(window, QPoint(panel.width(), 0)).x() == window.width()
