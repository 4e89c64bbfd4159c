"""The panel of worth in the window: everybody with figures, and a way to their row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.gui.clients.page import ClientsPage
from planner.gui.main_window import MainWindow
from planner.gui.next_step.page import WORTH, BestNextStep
from planner.gui.next_step.worth.panel import CLIENTS, PACKAGES, WorthPanel
from planner.model.book import Book
from planner.model.edits import with_agency
from planner.model.plan import Plan
from planner.model.worth import clients_worth, packages_worth
from planner.words.numbers import NO_BREAK_SPACE, money
from tests.gui.conftest import Opener
from tests.gui.driving import Left, click, press
from tests.gui.plans import EXAMPLE, QUICK, large_document
from tests.gui.room import faults, overlaps, settle
from tests.gui.test_language import english_in
from tests.gui.words_shown import words_of
from tests.model.plans import example, plan_of


def panel_of(window: MainWindow) -> WorthPanel:
    window.pages.choose("step")
    page = window.pages.page("step")
    assert isinstance(page, BestNextStep)
    click(page.buttons[WORTH])
    panel = page.panel(WORTH)
    assert isinstance(panel, WorthPanel)
    settle()
    return panel


def names(panel: WorthPanel) -> list[str]:
    return [line.cells[0] for line in panel.table.lines]


def test_everybody_stands_in_the_table_the_most_worth_first(window: MainWindow) -> None:
    panel = panel_of(window)
    ranked = clients_worth(Book(EXAMPLE))
    assert ranked is not None
    assert names(panel) == [each.name for each in ranked.each]
    for line, each in zip(panel.table.lines, ranked.each, strict=True):
        own, effect, worth = (
            money(amount, EXAMPLE.currency, sign=True)
            for amount in (each.own, each.tier_effect, each.worth)
        )
        assert line.cells[1:5] == (str(each.accounts), own, effect, worth)
    assert panel.chart.title.text() == "Hotel Belvedere is worth most: $1,312.99 a month"
    assert panel.sentence.text().replace(NO_BREAK_SPACE, " ") == (
        "1 client is carried by the others: Paused shop. "
        "20 accounts may leave before your 25 % becomes 0 %. "
        "Any one client may leave, whoever it is, and it holds."
    )
    assert panel.table.lines[-1].under[0] == "carried: disabled, and still billed"


def test_packages_are_a_click_away(window: MainWindow) -> None:
    panel = panel_of(window)
    click(panel.choice.buttons[PACKAGES])
    ranked = packages_worth(Book(EXAMPLE))
    assert ranked is not None
    assert names(panel) == [each.name for each in ranked.each] == ["Growth", "Essential", "Scale"]
    assert panel.sentence.text().startswith("No package is carried by the others.")
    click(panel.choice.buttons[CLIENTS])
    assert "Hotel Belvedere" in names(panel)


@pytest.mark.parametrize("by_key", [True, False])
def test_a_client_leads_to_its_row(window: MainWindow, by_key: bool) -> None:
    panel = panel_of(window)
    row = names(panel).index("Clinique Saint-Roch")
    panel.table.scrollTo(panel.table.model().index(row, 0))
    if by_key:
        panel.table.setFocus()
        panel.table.selectRow(row)
        press(panel.table, Qt.Key.Key_Return)
    else:
        place = panel.table.visualRect(panel.table.model().index(row, 0)).center()
        QTest.mouseDClick(panel.table.viewport(), Left, pos=place)
    QApplication.processEvents()
    assert window.pages.current == "clients"
    page = window.pages.page("clients")
    assert isinstance(page, ClientsPage)
    at = page.sheet.currentIndex()
    assert page.model.client_row(at.row()) == 2
    assert at.data() == "Clinique Saint-Roch"


def test_a_package_leads_to_the_page_of_packages(window: MainWindow) -> None:
    panel = panel_of(window)
    click(panel.choice.buttons[PACKAGES])
    panel.table.setFocus()
    panel.table.selectRow(0)
    press(panel.table, Qt.Key.Key_Return)
    assert window.pages.current == "packages"


def test_an_edit_is_followed(window: MainWindow) -> None:
    panel = panel_of(window)
    plan = with_agency(EXAMPLE, hourly_cost=40_000)
    window.document.edit(lambda: "Change hourly cost", plan)
    settle()
    ranked = clients_worth(Book(plan))
    assert ranked is not None
    assert names(panel) == [each.name for each in ranked.each]
    assert panel.chart.title.text() == "Without any one of them you would earn no less"
    assert panel.sentence.text().startswith("None of them carries the others.")
    assert panel.table.lines[-1].under[0] == "loses money"


def test_a_what_if_leaves_it_as_it_is_and_that_is_said(window: MainWindow) -> None:
    panel = panel_of(window)
    before = panel.sentence.text()
    window.document.look_at(27)
    settle()
    said = "Told from today's 22 resold accounts, not from your what-if. "
    assert panel.sentence.text() == said + before
    window.document.look_at(None)
    settle()
    assert panel.sentence.text() == before


def test_who_holds_the_tier_is_named(open_window: Opener) -> None:
    plan = plan_of(example({"clients.0.accounts": 17}))
    panel = panel_of(open_window(plan))
    ranked = clients_worth(Book(plan))
    assert ranked is not None
    most = max(ranked.each, key=lambda each: each.tier_effect)
    amount = money(most.tier_effect, plan.currency, unit=True)
    assert most.tier_effect > 0
    assert panel.sentence.text().endswith(
        f"Without {most.name} the others would cost you {amount} more a month."
    )
    assert "needs 25 accounts, just what you have" in panel.sentence.text()


def test_rows_without_a_name_go_by_their_package(open_window: Opener) -> None:
    panel = panel_of(open_window(QUICK))
    # Each account of them is a client, as under Next tier.
    assert "Any 20 clients may leave" in panel.sentence.text()
    assert set(names(panel)) == {
        "Essential (without a name)",
        "Growth (without a name)",
        "Scale (without a name)",
    }


def test_a_broken_plan_says_why_there_is_nothing(open_window: Opener) -> None:
    panel = panel_of(open_window(plan_of(example({"clients.0.package": "gone"}))))
    assert not panel.table.isVisible()
    assert panel.chart.canvas.empty_words.startswith("Mend the problems of the plan first")
    empty = example()
    empty["clients"] = []
    panel = panel_of(open_window(plan_of(empty)))
    assert "add one under Clients" in panel.chart.canvas.empty_words
    assert not panel.details.isVisible()
    trial = example({"clients": [{"id": "a", "package": "growth", "status": "trial"}]})
    panel = panel_of(open_window(plan_of(trial)))
    assert "make one active" in panel.chart.canvas.empty_words


def test_a_large_book_is_ranked_beside_the_window(open_window: Opener, qtbot: QtBot) -> None:
    plan: Plan = plan_of(large_document(400))
    panel = panel_of(open_window(plan))
    qtbot.waitUntil(lambda: len(panel.table.lines) > 0)
    ranked = clients_worth(Book(plan))
    assert ranked is not None
    assert len(panel.table.lines) == 200
    assert names(panel)[0] == ranked.each[0].name
    assert any("the other" in name for name in names(panel))
    rest = next(i for i, name in enumerate(names(panel)) if name.startswith("the other"))
    panel.table.selectRow(rest)
    press(panel.table, Qt.Key.Key_Return)
    assert window_stays(panel)


def window_stays(panel: WorthPanel) -> bool:
    return panel.isVisible()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_cut(open_window: Opener, language: str) -> None:
    window = open_window(plan_of(example({"clients.0.accounts": 17})))
    window.resize(1024, 640)
    window.speak(language)
    panel = panel_of(window)
    for size in ((1024, 640), (1280, 720)):
        window.resize(*size)
        for key in (CLIENTS, PACKAGES):
            click(panel.choice.buttons[key])
            settle()
            assert faults(window) == []
            assert overlaps(window) == []


def test_it_speaks_french_at_once(open_window: Opener) -> None:
    window = open_window(plan_of(example({"agency.overheads": "3000.00"})))
    panel_of(window)
    before = words_of(window)
    window.speak("fr")
    said = words_of(window)
    assert english_in(said, "fr") == []
    window.speak("en")
    assert words_of(window) == before
