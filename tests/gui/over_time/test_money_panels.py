"""Cash, years and commissions in the window: true figures, reasons, a way to the rate, and room."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.gui.fields.number import NumberField
from planner.gui.main_window import MainWindow
from planner.gui.over_time import foreseen
from planner.gui.over_time.cash.panel import CashPanel
from planner.gui.over_time.commission import panel as commission_panel
from planner.gui.over_time.commission.panel import CommissionPanel
from planner.gui.over_time.kept_table import KeptTable
from planner.gui.over_time.page import CASH, COMMISSION, YEARS, OverTime
from planner.gui.over_time.picture_section import PictureSection
from planner.gui.over_time.years.panel import YearsPanel
from planner.gui.plain_cells import PAD
from planner.model.book import Book
from planner.model.edits import with_agency
from planner.model.over_time.cohorts import Cohorts, cohorts
from planner.model.over_time.projection import Projection, project
from planner.model.over_time.years import years
from planner.model.plan import Plan
from planner.words.numbers import NO_BREAK_SPACE, expected, money
from tests.gui.conftest import Opener
from tests.gui.driving import Control, Left, click, press, undo
from tests.gui.plans import EXAMPLE
from tests.gui.room import faults, overlaps, settle
from tests.gui.test_language import english_in
from tests.gui.words_shown import words_of
from tests.model.plans import Edits, example, plan_of

LATE: Edits = {
    "agency.overheads": "2900.00",
    "assumptions.paid_after_days": 45,
    "assumptions.commission_payout_months": 3,
    "assumptions.start": "2026-12",
    "assumptions.horizon_months": 30,
}
Panel = TypeVar("Panel", bound=PictureSection)


@pytest.fixture(autouse=True)
def few_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few futures are enough to see that they are shown."""
    monkeypatch.setattr(foreseen, "PATHS", 10)


def panel_of(window: MainWindow, key: str, of: type[Panel]) -> Panel:
    window.pages.choose("time")
    page = window.pages.page("time")
    assert isinstance(page, OverTime)
    click(page.segments.buttons[key])
    panel = page.section(key)
    assert isinstance(panel, of)
    settle()
    return panel


def is_simulated(window: MainWindow) -> bool:
    page = window.pages.page("time")
    assert isinstance(page, OverTime)
    outlook = page.foreseen.outlook
    return outlook is not None and outlook.simulation is not None


def become(window: MainWindow, edits: Edits) -> None:
    window.document.edit(lambda: "Change", plan_of(example(edits)))
    settle()


def projected(plan: Plan) -> Projection:
    found = project(Book(plan), plan.assumptions.horizon_months)
    assert found is not None
    return found


def plain(words: str) -> str:
    return words.replace(NO_BREAK_SPACE, " ")


# Cash.


def test_cash_says_when_it_breaks_even_and_what_it_needs(open_window: Opener) -> None:
    plan = plan_of(example(LATE))
    panel = panel_of(open_window(plan), CASH, CashPanel)
    of = projected(plan)
    deepest = money(-min(of.cumulative_cash), plan.currency, unit=True)
    assert of.break_even == 14
    assert panel.chart.title.text() == (
        f"Cash breaks even in February 2028; before, the plan needs up to {deepest}"
    )
    owed = money(of.cumulative_profit[-1] - of.cumulative_cash[-1], plan.currency, unit=True)
    said = panel.sentence.text()
    assert f"Still to come in at the end of June 2029: {owed}, of which " in said
    assert "Clients pay after 45 days, which counts as 2 months." in said
    assert said.endswith("What months before month 1 still bring in does not count.")


def test_every_month_has_its_row(window: MainWindow) -> None:
    window.resize(1400, 800)
    panel = panel_of(window, CASH, CashPanel)
    of = projected(EXAMPLE)
    assert len(panel.table.lines) == len(of.months) == 24
    for line, month, so_far in zip(panel.table.lines, of.months, of.cumulative_cash, strict=True):
        flows = month.flows
        paid = (-flows.vendor, -flows.work, -flows.overheads)
        amounts = (flows.received, flows.commission, *paid, month.cash, so_far)
        assert line.cells[0] == f"Month {month.month}"
        assert line.cells[1:] == tuple(money(each, EXAMPLE.currency) for each in amounts)
    assert [line.tinted for line in panel.table.lines].index(True) == 0
    every = [list(line.cells) for line in panel.table.lines]
    # Where fewer columns have room, all of them are copied, with their titles.
    window.resize(1024, 640)
    settle()
    assert len(panel.table.shown.heads) < 8
    place = panel.table.visualRect(panel.table.model().index(1, 0)).center()
    QTest.mouseClick(panel.table.viewport(), Left, pos=place)
    press(panel.table, Qt.Key.Key_C, Control)
    titles, *rows = QGuiApplication.clipboard().text().splitlines()
    assert titles.split("\t")[:5] == ["Month", "From clients", "Commission", "Vendor", "Work"]
    assert [row.split("\t") for row in rows] == every


def test_columns_give_way_where_there_is_no_room(open_window: Opener) -> None:
    window = open_window(plan_of(example({**LATE, "agency.overheads": "290000.00"})))
    panel = panel_of(window, CASH, CashPanel)
    seen = []
    for width in (1600, 1180, 1024, 1600):
        window.resize(width, 700)
        settle()
        seen.append(len(panel.table.shown.heads))
        assert panel.table.horizontalScrollBar().maximum() == 0
    assert seen[0] == seen[-1] == 8
    assert seen == [*sorted(seen[:3], reverse=True), 8]
    assert seen[2] < 8


def test_the_fan_follows_once_it_is_computed(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, CASH, CashPanel)
    assert "possible futures" not in panel.sentence.text()
    qtbot.waitUntil(lambda: "In 8 of 10 possible futures" in panel.sentence.text())
    outlook = panel.outlook
    assert outlook is not None and outlook.simulation is not None
    most = money(outlook.simulation.months[-1].cash.p90, EXAMPLE.currency, unit=True)
    assert most in panel.sentence.text()


def test_an_edit_is_followed_and_undone(window: MainWindow) -> None:
    panel = panel_of(window, CASH, CashPanel)
    before = panel.chart.title.text()
    window.document.edit(lambda: "Change overheads", with_agency(EXAMPLE, overheads=900_000))
    settle()
    assert panel.chart.title.text().startswith("Cash still falls at the end")
    assert "There is no break-even within 24 months." in panel.sentence.text()
    undo(window)
    settle()
    assert panel.chart.title.text() == before


# Years.


def test_years_stand_side_by_side(window: MainWindow) -> None:
    panel = panel_of(window, YEARS, YearsPanel)
    first, second = years(projected(EXAMPLE))
    rows = {line.cells[0]: line for line in panel.table.lines}
    assert [head.words for head in panel.table.shown.heads] == ["", "Year 1", "Year 2"]

    def both(name: str) -> tuple[str, ...]:
        return rows[name].cells[1:]

    def shown(*amounts: int) -> tuple[str, ...]:
        return tuple(money(each, EXAMPLE.currency) for each in amounts)

    assert both("Profit") == shown(first.profit, second.profit)
    assert both("Revenue") == shown(first.revenue, second.revenue)
    assert both("Costs") == shown(-first.costs, -second.costs)
    assert both("Setup fees") == shown(first.revenue_by.setup, second.revenue_by.setup)
    assert both("Accounts at the end") == (expected(first.accounts), expected(second.accounts))
    assert both("Tier at the end") == ("35\xa0%", "35\xa0%")
    assert both("Change") == ("–", money(second.profit - first.profit, EXAMPLE.currency, sign=True))
    assert rows["Profit"].bold == 3
    assert rows["Profit"].tones == ("", "", "")
    assert "Unpaid" not in rows  # nothing is


def test_a_part_of_a_year_is_not_compared_and_a_loss_that_shrinks_is_better(
    window: MainWindow,
) -> None:
    panel = panel_of(window, YEARS, YearsPanel)
    become(window, {"assumptions.horizon_months": 17})
    assert panel.chart.title.text().startswith("Year 1 brings")
    said = panel.sentence.text()
    assert said.endswith("Year 2 has 5 months only, so it is not compared.")

    become(window, {"agency.overheads": "9000.00"})
    assert plain(panel.chart.title.text()) == (
        "Year 2 loses $43,008.90, $12,873.93 better than year 1"
    )
    (profit,) = [line for line in panel.table.lines if line.cells[0] == "Profit"]
    assert profit.tones == ("", "loss", "loss")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_ten_years_scroll_beside_their_names(open_window: Opener, language: str) -> None:
    window = open_window(plan_of(example({**LATE, "assumptions.horizon_months": 120})))
    window.speak(language)
    window.resize(1024, 640)
    table = panel_of(window, YEARS, YearsPanel).table
    assert isinstance(table, KeptTable) and table.names is not None
    bar = table.horizontalScrollBar()
    assert bar.maximum() > 0
    assert all(line.width(0) + 2 * PAD <= table.columnWidth(0) for line in table.lines)
    bar.setValue(bar.maximum())
    last = table.visualRect(table.model().index(0, 10))
    assert last.right() <= table.viewport().width()
    names = table.names
    assert names.isVisible() and names.x() == 0 and names.width() == table.columnWidth(0)
    row = names.visualRect(table.model().index(1, 0)).center()
    QTest.mouseClick(names.viewport(), Left, pos=row)
    assert table.currentIndex().row() == 1 and bar.value() == bar.maximum()  # it stays there
    become(window, {"assumptions.horizon_months": 24})
    assert bar.maximum() == 0 and not names.isVisible()


def test_where_a_mean_stands_for_the_order_of_rows_it_is_an_estimate(window: MainWindow) -> None:
    for key, of in SECTIONS[:2]:
        panel = panel_of(window, key, of)
        become(window, {})
        assert "estimate" not in panel.sentence.text()
        become(window, {"programme.mode": "graduated"})
        assert panel.sentence.text().startswith("An estimate: under this programme")
        assert "at a discount of" not in panel.sentence.text()  # each account has its own


# Commission.


def test_commission_says_what_it_brings_and_when_it_ends(window: MainWindow) -> None:
    panel = panel_of(window, COMMISSION, CommissionPanel)
    found = cohorts(Book(EXAMPLE), 24)
    assert found is not None
    assert panel.chart.title.text() == (
        "Commission brings $185.36 in the first month and $107.04 in the last"
    )
    last = found.months[-1]
    said = plain(panel.sentence.text())
    assert "The first ones bring nothing from month 13 on." in said
    assert f"About {expected(last.after)} accounts of {expected(last.within + last.after)}" in said
    assert "The rate of 20 % is your input; the vendor publishes none." in said
    assert panel.table.lines[12].tinted
    assert panel.table.lines[12].cells == (
        "Month 13",
        expected(found.months[12].within),
        expected(found.months[12].after),
        expected(found.months[12].ended),
        "107.04",
    )
    assert not panel.enter.isVisible()


@pytest.mark.parametrize(
    ("rate", "why"),
    [(None, "No commission rate is entered."), ("0", "The commission rate is 0")],
)
def test_without_a_rate_a_click_leads_to_its_field(
    open_window: Opener, rate: str | None, why: str
) -> None:
    window = open_window(plan_of(example({"programme.commission.rate": rate})))
    panel = panel_of(window, COMMISSION, CommissionPanel)
    assert panel.chart.canvas.empty_words.startswith(why)
    assert not panel.details.isVisible()
    click(panel.enter)
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert isinstance(focused, NumberField)
    assert "ommission" in focused.accessibleName() + focused.objectName()


CASES: list[tuple[Edits, str, str]] = [
    ({"programme.commission.months": None}, "sentence", "Commission is paid for life"),
    ({"assumptions.new_accounts_per_month": "0"}, "sentence", "No account joins on commission."),
    ({"assumptions.horizon_months": 6}, "sentence", "None runs out within these months."),
    ({"programme.commission.rate": "0"}, "empty", "The commission rate is 0\xa0%"),
    ({"clients": []}, "empty", "No account is on commission"),
    (
        {"clients": [], "programme.commission.rate": None},
        "empty",
        "No account is on commission",
    ),
]


def test_what_is_special_is_said(window: MainWindow) -> None:
    panel = panel_of(window, COMMISSION, CommissionPanel)
    for edits, where, words in CASES:
        become(window, edits)
        said = panel.sentence.text() if where == "sentence" else panel.chart.canvas.empty_words
        assert words in said
        assert panel.details.isVisible() == (where == "sentence")


def test_a_large_book_is_looked_through_beside_the_window(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commission_panel, "is_quick_to_foresee", lambda plan: False)
    monkeypatch.setattr(commission_panel, "is_quick_to_compute", lambda plan: False)
    panel = panel_of(window, COMMISSION, CommissionPanel)
    qtbot.waitUntil(lambda: len(panel.table.lines) == 24)


def test_while_a_large_book_is_looked_through_it_says_so(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Event()

    def held(book: Book, months: int, step: Callable[[], None]) -> Cohorts | None:
        assert gate.wait(10)
        step()
        return cohorts(book, months, step)

    monkeypatch.setattr(commission_panel, "is_quick_to_foresee", lambda plan: False)
    monkeypatch.setattr(commission_panel, "is_quick_to_compute", lambda plan: False)
    monkeypatch.setattr(commission_panel, "cohorts", held)
    panel = panel_of(window, COMMISSION, CommissionPanel)
    assert panel.chart.canvas.empty_words.startswith("Being computed for all your rows")
    gate.set()
    qtbot.waitUntil(panel.details.isVisible)
    assert not panel.at_work.isVisible()
    gate.clear()
    become(window, {"assumptions.horizon_months": 12})
    assert panel.at_work.isVisible() and panel.details.isVisible()
    # Of another plan nothing of this one is shown, nor of what was being done for it.
    worker = panel._latest._worker
    assert worker is not None
    window.pages.choose("overview")
    window.document.begin(plan_of(example({"assumptions.horizon_months": 6})), None)
    gate.set()
    worker.join()
    settle()
    assert panel._found is None
    panel_of(window, COMMISSION, CommissionPanel)
    qtbot.waitUntil(panel.details.isVisible)
    assert len(panel.table.lines) == 6
    assert not panel.at_work.isVisible()


# All three.


SECTIONS: tuple[tuple[str, type[PictureSection]], ...] = (
    (CASH, CashPanel),
    (YEARS, YearsPanel),
    (COMMISSION, CommissionPanel),
)


def test_a_broken_plan_says_why_there_is_nothing(open_window: Opener) -> None:
    window = open_window(plan_of(example({"clients.0.package": "gone"})))
    for key, of in SECTIONS:
        panel = panel_of(window, key, of)
        assert panel.chart.canvas.empty_words.startswith("The months cannot be computed yet.")
        assert not panel.details.isVisible()


def test_months_that_end_early_say_why(window: MainWindow) -> None:
    growing = {"assumptions.contact_growth": "0.08", "assumptions.horizon_months": 60}
    for key, of in SECTIONS:
        panel = panel_of(window, key, of)
        become(window, growing)
        assert panel.sentence.text().startswith("From month 15 on an account")
        assert panel.details.isVisible()
        become(window, {"assumptions.contact_growth": "9"})
        assert panel.chart.canvas.empty_words.startswith("The months cannot be computed yet.")
        assert not panel.details.isVisible()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_cut(open_window: Opener, language: str) -> None:
    window = open_window(plan_of(example(LATE)))
    window.speak(language)
    for size in ((1024, 640), (1280, 720)):
        window.resize(*size)
        for key, of in SECTIONS:
            panel_of(window, key, of)
            assert faults(window) == [], (size, key)
            assert overlaps(window) == []


def test_they_speak_french_at_once(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window(plan_of(example(LATE)))
    for key, of in SECTIONS:
        panel = panel_of(window, key, of)
        if of.by_chance:
            qtbot.waitUntil(lambda: is_simulated(window))
        before = words_of(panel)
        window.speak("fr")
        assert english_in(words_of(panel), "fr") == []
        window.speak("en")
        settle()
        assert words_of(panel) == before
