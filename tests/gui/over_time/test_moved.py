"""What moved, in the window: a month is chosen by hand, and its pieces are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.gui.main_window import MainWindow
from planner.gui.over_time.moved import panel as module
from planner.gui.over_time.moved.chooser import LAST, ONE_YEAR, TIER, TWO_YEARS
from planner.gui.over_time.moved.panel import MovedPanel
from planner.gui.over_time.page import MOVED, OverTime
from planner.model.book import Book
from planner.model.over_time.bridge import Bridge, Moves, moves
from planner.model.over_time.projection import Projection, project
from planner.model.plan import Plan
from planner.words.numbers import money
from tests.gui.conftest import PATIENCE, Opener
from tests.gui.driving import Control, click, press
from tests.gui.plans import EXAMPLE, QUICK, large_document
from tests.gui.room import faults, overlaps, settle
from tests.gui.test_language import english_in
from tests.gui.words_shown import words_of
from tests.model.plans import Edits, example, plan_of

EVERYTHING: Edits = {
    "assumptions.start": "2026-11",
    "assumptions.contact_growth": "0.03",
    "assumptions.price_changes": [
        {"month": 6, "whose": "vendor", "rate": "0.05"},
        {"month": 7, "whose": "agency", "rate": "0.04", "package": "growth"},
    ],
    "assumptions.planned": [
        {"month": 3, "move": "join", "accounts": 6, "package": "essential"},
        {"month": 5, "move": "leave", "client": "c2"},
    ],
    "clients.1.id": "c2",
}


def panel_of(window: MainWindow, qtbot: QtBot) -> MovedPanel:
    window.pages.choose("time")
    page = window.pages.page("time")
    assert isinstance(page, OverTime)
    click(page.segments.buttons[MOVED])
    panel = page.section(MOVED)
    assert isinstance(panel, MovedPanel)
    follow(window, panel, qtbot)
    return panel


def follow(window: MainWindow, panel: MovedPanel, qtbot: QtBot) -> None:
    """Wait until the panel shows the plan of the window."""

    def shown() -> bool:
        found = panel._found
        return found is not None and found.outlook.results.book.plan is window.document.plan

    qtbot.waitUntil(shown, timeout=PATIENCE)
    settle()


def bridge_of(plan: Plan, month: int) -> Bridge:
    book = Book(plan)
    projection = project(book, plan.assumptions.horizon_months)
    assert projection is not None
    found = moves(book, projection)
    assert found is not None
    return found.bridge(month)


def with_horizon(plan: Plan, months: int) -> Plan:
    return replace(plan, assumptions=replace(plan.assumptions, horizon_months=months))


def checked(panel: MovedPanel) -> set[str]:
    return {key for key, mark in panel.chooser.marks.items() if mark.isChecked()}


def test_it_begins_with_the_last_month_and_says_all_of_it(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    assert panel.chooser.month == 24
    assert panel.chart.title.text() == (
        "From $2,816.92 to $5,400.44 a month by month 24: new accounts add the most"
    )
    found = bridge_of(EXAMPLE, 24)
    lines = [line.cells for line in panel.table.lines]
    assert [cells[0] for cells in lines] == [
        "Today",
        "Accounts that leave",
        "New accounts",
        "Setup that month",
        "Discount",
        "Commissions ended",
        "Month 24",
    ]
    assert lines[0][1] == "2,816.92" and lines[-1][1] == "5,400.44"
    for cells, piece in zip(lines[1:-1], found.pieces, strict=True):
        assert cells[1] == money(piece.amount, EXAMPLE.currency, sign=True)
        assert cells[3] == money(piece.newly, EXAMPLE.currency, sign=True)
    assert [line.cells[0] for line in panel.packages.lines] == ["Essential", "Growth", "Scale"]
    assert panel.packages.lines[0].cells[1:] == ("14", "−5.4", "+14.9", "23.6")
    assert "one cause after the other" in panel.notes.text()
    assert panel.help_section() == "bridge"


def test_the_month_is_chosen_by_slider_name_and_mark(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    chooser = panel.chooser
    assert checked(panel) == {TWO_YEARS, LAST}
    chooser.slider.setFocus()
    press(chooser.slider, Qt.Key.Key_Left)
    assert (chooser.month, chooser.choice.currentText()) == (23, "Month 23")
    assert "by month 23" in panel.chart.title.text()
    assert checked(panel) == set()
    press(chooser.slider, Qt.Key.Key_Home)
    assert chooser.month == 1
    press(chooser.slider, Qt.Key.Key_PageUp)
    assert chooser.month == 13
    assert "$4,501.16" in panel.chart.title.text()
    chooser.choice.setFocus()
    press(chooser.choice, Qt.Key.Key_Up)
    assert (chooser.month, chooser.slider.value()) == (12, 12)
    assert checked(panel) == {ONE_YEAR}
    click(chooser.marks[TIER])
    # 25 accounts are counted at the end of month 4 for the first time.
    assert chooser.month == 5
    assert chooser.marks[TIER].text() == "Next tier billed"
    assert checked(panel) == {TIER}
    click(chooser.marks[TIER])
    assert chooser.month == 5 and checked(panel) == {TIER}
    click(chooser.marks[LAST])
    assert chooser.month == 24


def test_the_chosen_month_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    window.document.edit(lambda: "Change months", with_horizon(EXAMPLE, 30))
    follow(window, panel, qtbot)
    assert panel.chooser.month == 30  # nothing was chosen: still the last
    panel.chooser.slider.setValue(18)
    window.document.edit(lambda: "Change months", with_horizon(EXAMPLE, 6))
    follow(window, panel, qtbot)
    assert panel.chooser.month == 6
    assert not panel.chooser.marks[ONE_YEAR].isVisible()
    assert panel.chooser.marks[TIER].isVisible()
    page = window.pages.page("time")
    assert isinstance(page, OverTime)
    page.choose("months")
    window.document.edit(lambda: "Change months", with_horizon(EXAMPLE, 24))
    page.choose(MOVED)
    follow(window, panel, qtbot)
    assert panel.chooser.month == 18


def test_another_plan_begins_with_its_last_month(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    panel.chooser.slider.setValue(7)
    window.document.begin(with_horizon(QUICK, 36), None)
    follow(window, panel, qtbot)
    assert panel.chooser.month == 36
    window.document.begin(plan_of(example({"programme.mode": "graduated"})), None)
    follow(window, panel, qtbot)
    # Each account has its own discount: no month has one.
    assert not panel.chooser.marks[TIER].isVisible()
    assert "each account has a discount of its own" in panel.notes.text()


def test_an_edit_is_followed(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    assumed = replace(EXAMPLE.assumptions, monthly_churn=Decimal("0.4"))
    window.document.edit(lambda: "Change", replace(EXAMPLE, assumptions=assumed))
    follow(window, panel, qtbot)
    assert "the accounts that leave take the most away" in panel.chart.title.text()
    assert panel.chooser.marks[TIER].text() == "Lower tier billed"


def test_months_have_their_names_where_the_plan_knows_them(
    open_window: Opener, qtbot: QtBot
) -> None:
    window = open_window(plan_of(example(EVERYTHING)))
    panel = panel_of(window, qtbot)
    names = [panel.chooser.choice.itemText(index) for index in range(3)]
    assert names == ["December 2026", "January 2027", "February 2027"]
    assert "by November 2028" in panel.chart.title.text()
    assert panel.table.lines[-1].cells[0] == "November 2028"


def test_a_single_month_is_enough(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window(with_horizon(EXAMPLE, 1))
    panel = panel_of(window, qtbot)
    assert panel.chooser.month == 1
    assert "$3,133.61 a month by month 1" in panel.chart.title.text()
    assert [key for key, mark in panel.chooser.marks.items() if mark.isVisible()] == [LAST]


def test_a_broken_plan_says_why_there_is_nothing(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window(plan_of(example({"clients.0.package": "gone"})))
    panel = panel_of(window, qtbot)
    assert panel.chart.canvas.empty_words.endswith(
        'There is no package "gone": choose another or add it.'
    )
    for each in (panel.chooser, panel.details, panel.by_package):
        assert not each.isVisible()
    window.document.edit(lambda: "Mend", EXAMPLE)
    follow(window, panel, qtbot)
    assert panel.details.isVisible() and panel.chooser.isVisible()


def test_where_lists_outgrow_the_prices_it_says_so(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window(plan_of(example({"assumptions.contact_growth": "0.2"})))
    panel = panel_of(window, qtbot)
    assert panel.ends.text().startswith("From month 7 on an account")
    assert panel.chooser.slider.maximum() == 6
    plan = plan_of(example({"assumptions.contact_growth": "9"}))
    window.document.edit(lambda: "Change growth", plan)
    follow(window, panel, qtbot)
    assert "from month 1 on an account of package" in panel.chart.canvas.empty_words.lower()
    assert not panel.chooser.isVisible()


def test_a_large_book_is_worked_on_beside_the_window(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(plan_of({**large_document(60), "assumptions": {"monthly_churn": "0.02"}}))
    panel = panel_of(window, qtbot)
    qtbot.waitUntil(lambda: panel.chooser.month == 24, timeout=PATIENCE)
    monkeypatch.setattr(module, "is_quick_to_compute", lambda plan: False)
    window.document.edit(lambda: "Change months", with_horizon(window.document.plan, 12))
    qtbot.waitUntil(panel.at_work.isVisible, timeout=PATIENCE)
    follow(window, panel, qtbot)
    assert panel.chooser.month == 12
    assert not panel.at_work.isVisible()


def test_work_on_the_plan_before_is_left_with_it(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, gate = panel_of(window, qtbot), Event()

    def held(book: Book, projection: Projection, step: Callable[[], None]) -> Moves | None:
        assert gate.wait(10)
        return moves(book, projection)

    monkeypatch.setattr(module, "is_quick_to_compute", lambda plan: False)
    monkeypatch.setattr(module, "moves", held)
    window.document.edit(lambda: "Change months", with_horizon(EXAMPLE, 12))
    settle()
    worker = panel._latest._worker
    assert worker is not None
    window.pages.choose("overview")
    window.document.begin(with_horizon(QUICK, 36), None)
    gate.set()
    worker.join()
    settle()
    assert panel._found is None


def test_the_table_can_be_copied(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    panel.table.setFocus()
    panel.table.selectRow(0)
    press(panel.table, Qt.Key.Key_C, Control)
    copied = QApplication.clipboard().text().splitlines()
    assert copied[0].split("\t") == ["What moves it", "A month", "Of today's", "Since month 23"]
    assert len(copied) == 8


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_cut(open_window: Opener, qtbot: QtBot, language: str) -> None:
    window = open_window(plan_of(example(EVERYTHING)))
    window.resize(1024, 640)
    window.speak(language)
    panel = panel_of(window, qtbot)
    for size in ((1024, 640), (1280, 720)):
        window.resize(*size)
        assert faults(window) + overlaps(window) == []
        for each in (panel.notes, panel.package_note):
            panel.area.ensureWidgetVisible(each)
            assert faults(window) + overlaps(window) == []


def test_it_speaks_french_at_once(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window(plan_of(example(EVERYTHING)))
    panel_of(window, qtbot)
    before = words_of(window)
    window.speak("fr")
    assert english_in(words_of(window), "fr") == []
    window.speak("en")
    assert words_of(window) == before


def test_every_control_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    assert panel.chooser.slider.accessibleName() == "Profit in"
    assert panel.chooser.slider.accessibleDescription() == "Month 24"
    assert panel.chooser.choice.accessibleName() == "Profit in"
    assert panel.chooser.name.buddy() is panel.chooser.choice
    assert panel.table.accessibleName() and panel.packages.accessibleName()
    assert panel.chart.canvas.accessibleDescription().startswith("Today: $2,816.92 a month")
