"""The months in the window: a picture, what moves them, and every month in a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.gui.main_window import MainWindow
from planner.gui.over_time.accounts.panel import AccountsPanel
from planner.gui.over_time.months.panel import EVERY, SHORT, MonthsPanel
from planner.gui.over_time.page import ACCOUNTS, MONTHS, OverTime
from planner.gui.over_time.section import Section
from planner.model.explained import month
from planner.model.plan import Plan
from planner.words.numbers import NO_BREAK_SPACE
from tests.gui.conftest import PATIENCE, Opener
from tests.gui.driving import Control, click, press
from tests.gui.plans import EXAMPLE
from tests.gui.room import faults, overlaps, settle
from tests.gui.test_language import english_in
from tests.gui.words_shown import words_of
from tests.model.plans import Edits, example, plan_of

Opened = Callable[[MainWindow], MonthsPanel]


def with_months(plan: Plan, **assumed: object) -> Plan:
    return replace(plan, assumptions=replace(plan.assumptions, **assumed))  # type: ignore[arg-type]  # names of fields


def section_of(window: MainWindow, key: str, qtbot: QtBot, *, by_chance: bool = False) -> Section:
    """A section of the months to come, once it shows the plan of the window."""
    window.pages.choose("time")
    page = window.pages.page("time")
    assert isinstance(page, OverTime)
    click(page.segments.buttons[key])

    def shown() -> bool:
        found = page.foreseen.outlook
        if found is None or found.results.book.plan is not window.document.plan:
            return False
        return found.simulation is not None or not by_chance

    qtbot.waitUntil(shown, timeout=PATIENCE)
    settle()
    return page.section(key)


def months_of(window: MainWindow, qtbot: QtBot, *, by_chance: bool = False) -> MonthsPanel:
    panel = section_of(window, MONTHS, qtbot, by_chance=by_chance)
    assert isinstance(panel, MonthsPanel)
    return panel


def accounts_of(window: MainWindow, qtbot: QtBot) -> AccountsPanel:
    panel = section_of(window, ACCOUNTS, qtbot)
    assert isinstance(panel, AccountsPanel)
    return panel


def copied(panel: MonthsPanel | AccountsPanel) -> list[list[str]]:
    press(panel.table, Qt.Key.Key_C, Control)
    return [line.split("\t") for line in QApplication.clipboard().text().splitlines()]


def test_the_months_are_those_of_the_worked_example(window: MainWindow, qtbot: QtBot) -> None:
    panel = months_of(window, qtbot)
    rows = [line.cells for line in panel.table.lines]
    said = [tuple(cell.replace(NO_BREAK_SPACE, " ") for cell in row) for row in rows]
    # economics.md: accounts, tiers, revenue and profit of months 1, 4, 5, 12 and 13.
    assert said[0][:5] == ("Month 1", "28.0", "25 %", "25 %", "7,631.48")
    assert said[0][5] == "3,133.61"
    assert (said[3][2:4], said[3][5]) == (("35 %", "25 %"), "3,469.79")
    assert (said[4][1:4], said[4][5]) == (("31.6", "35 %", "35 %"), "3,812.05")
    assert said[11][5] == "4,549.52"
    assert (said[12][4], said[12][5]) == ("10,093.14", "4,501.16")
    assert len(said) == 24


def test_the_row_in_which_another_tier_is_billed_is_marked(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = months_of(window, qtbot)
    marked = [line for line in panel.table.lines if line.tinted]
    assert [line.cells[0] for line in marked] == ["Month 5"]
    assert marked[0].under[panel.table.keys.index("billed")].endswith(f"25{NO_BREAK_SPACE}%")


def test_the_month_from_which_cash_stays_positive_is_marked(
    open_window: Opener, qtbot: QtBot
) -> None:
    late = with_months(EXAMPLE, paid_after_days=30)
    panel = months_of(open_window(late), qtbot)
    at = panel.table.keys.index("cash")
    marked = [line for line in panel.table.lines if line.under and line.under[at]]
    assert [line.under[at] for line in marked] == ["break-even"]
    row = panel.table.lines.index(marked[0])
    before = panel.table.lines[row - 1]
    assert before.cells[at].startswith("−") and before.tones[at] == "loss"
    assert not marked[0].cells[at].startswith("−")


def test_every_line_is_a_click_away_and_its_months_stay_in_sight(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1024, 640)
    panel = months_of(window, qtbot)
    table = panel.table
    frozen = table.names
    assert frozen is not None
    assert not frozen.isVisible()
    click(panel.choice.buttons[EVERY])
    settle()
    titles = [head.words for head in table.shown.heads]
    assert titles[4:9] == ["Software", "Services", "Commission", "Setup fees", "Revenue"]
    assert "Unpaid" not in titles and "Yearly billing" not in titles  # there is none
    assert frozen.isVisible()
    table.setFocus()
    table.selectRow(2)
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    table.verticalScrollBar().setValue(70)
    assert frozen.verticalScrollBar().value() == 70
    assert [frozen.rowHeight(row) for row in range(24)] == [
        table.rowHeight(row) for row in range(24)
    ]
    # Back to the left by key: no cell hides under the months.
    table.setCurrentIndex(table.model().index(2, len(titles) - 1))
    for _ in titles[1:]:
        press(table, Qt.Key.Key_Left)
        column = table.currentIndex().column()
        assert column == 0 or table.visualRect(table.currentIndex()).left() >= frozen.width() - 1
    click(panel.choice.buttons[SHORT])
    settle()
    assert not frozen.isVisible()


def test_what_is_copied_has_every_line_with_its_title(window: MainWindow, qtbot: QtBot) -> None:
    panel = months_of(window, qtbot)
    titles, *rows = copied(panel)
    assert len(rows) == 24
    first = dict(zip(titles, rows[0], strict=True))
    sources = ("Software", "Services", "Commission", "Setup fees")
    costs = ("Vendor bill", "Payment fees", "Work and other costs", "Setup work", "Overheads")
    amounts = {key: Decimal(first[key].replace(",", "")) for key in (*sources, *costs)}
    cents = Decimal("0.02")  # each is rounded by itself
    assert abs(sum(amounts[each] for each in sources) - Decimal("7631.48")) <= cents
    assert abs(Decimal("7631.48") - sum(amounts[each] for each in costs) - Decimal("3133.61")) <= (
        2 * cents
    )
    assert first["Overheads"] == "450.00"


def test_sentences_say_what_moves_the_months(window: MainWindow, qtbot: QtBot) -> None:
    panel = months_of(window, qtbot, by_chance=True)
    said = panel.said.text().replace(NO_BREAK_SPACE, " ").splitlines()
    assert said[0] == (
        "25 accounts are reached at the end of month 4; the bill has 35 % off from month 5 on."
    )
    assert said[1].startswith("The first commissions are no longer paid from month 13 on")
    assert said[2] == "2 % of the accounts leave each month: that is 21.5 % in a year."
    assert said[-1].startswith("In month 24 profit lies between $")
    assert "8 of 10 possible futures" in said[-1]


def test_with_a_start_months_are_those_of_the_calendar(window: MainWindow, qtbot: QtBot) -> None:
    months_of(window, qtbot)
    plan = with_months(window.document.plan, start=date(2027, 1, 1), horizon_months=12)
    window.document.edit(lambda: "Change start", plan)
    panel = months_of(window, qtbot)
    assert panel.table.lines[0].cells[0] == f"Feb{NO_BREAK_SPACE}27"
    assert copied(panel)[1][0] == "February 2027"
    assert panel.title.text() == "February 2027 to January 2028"
    window.speak("fr")
    settle()
    assert panel.table.lines[0].cells[0] == f"févr.{NO_BREAK_SPACE}27"


@pytest.mark.parametrize("key", [MONTHS, ACCOUNTS])
def test_without_figures_it_says_why_and_what_to_do(
    open_window: Opener, qtbot: QtBot, key: str
) -> None:
    window = open_window(plan_of(example({"clients.1.package": "gone"})))
    panel = section_of(window, key, qtbot)
    assert isinstance(panel, MonthsPanel | AccountsPanel)
    assert panel.chart.canvas.picture is None
    assert "cannot be computed yet" in panel.chart.canvas.empty_words
    assert "choose another or add it" in panel.chart.canvas.empty_words
    assert not panel.details.isVisible()


@pytest.mark.parametrize(
    ("edits", "why"),
    [
        # A target margin is no matter of the months: what is said is what keeps them away.
        (
            {"agency.target_margin": "2", "assumptions.monthly_churn": "3"},
            "The months cannot be computed yet. Accounts leaving a month – 3 (300",
        ),
        (
            {
                "agency.target_margin": "2",
                "clients.3.growth": "-2",
                "assumptions.contact_growth": "0",
            },
            "The months cannot be computed yet. Client “Velo & Co”: growth of the list a month – ",
        ),
        (
            {"packages.1.software_price": {"list_times": "9" * 15}},
            "The months cannot be computed: the amounts of this plan are too large",
        ),
    ],
)
def test_it_says_what_keeps_the_months_away(
    open_window: Opener, qtbot: QtBot, edits: Edits, why: str
) -> None:
    panel = section_of(open_window(plan_of(example(edits))), MONTHS, qtbot)
    assert isinstance(panel, MonthsPanel)
    assert panel.chart.canvas.empty_words.startswith(why)


def test_accounts_tell_who_came_who_left_and_what_the_tier_saves(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = accounts_of(window, qtbot)
    rows = [
        [cell.replace(NO_BREAK_SPACE, " ") for cell in line.cells] for line in panel.table.lines
    ]
    # 27 accounts lose 2 in a hundred, and 1.5 join.
    assert rows[0] == ["Month 1", "28.0", "1.5", "0.5", "22", "25 %", "25 %", "–"]
    assert rows[3][4:] == ["25", "35 %", "25 %", "–"]
    assert rows[4][4:7] == ["25", "35 %", "35 %"]
    assert rows[4][7].startswith("+")
    assert [line.cells[0] for line in panel.table.lines if line.tinted] == ["Month 5"]
    assert panel.table.shown.heads[-1].words == f"Against 25{NO_BREAK_SPACE}%"
    assert "one month late, and goes one month late" in panel.said.text()


def test_accounts_in_thousands_fit_beside_the_inputs_and_are_copied_by_their_months(
    open_window: Opener, qtbot: QtBot
) -> None:
    many = {"clients.0.accounts": 1400, "programme.tiers.4.discount": "0.575"}
    window = open_window(plan_of(example({**LONG, **many})))
    window.resize(1024, 640)
    window.speak("fr")
    panel = accounts_of(window, qtbot)
    table = panel.table
    assert table.horizontalScrollBar().maximum() == 0
    assert table.full_width() <= table.viewport().width() + 2
    assert table.lines[0].cells[0].replace(NO_BREAK_SPACE, " ") == "sept. 26"
    titles, first, *_ = copied(panel)
    assert (titles[0], first[0]) == ("Mois", "septembre 2026")


def test_a_figure_of_a_month_opens_to_its_lines(window: MainWindow, qtbot: QtBot) -> None:
    panel = months_of(window, qtbot)
    table = panel.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(4, panel.table.keys.index("profit")))
    press(table, Qt.Key.Key_E, Control)
    explaining = window.explaining.panel
    assert explaining is not None
    assert explaining.title.text() == "Profit · Month 5"
    assert explaining.figure.text() == "$3,812.05"
    explaining.leave()
    table.setCurrentIndex(table.model().index(3, panel.table.keys.index("billed")))
    press(table, Qt.Key.Key_Return)
    assert explaining.title.text() == "Vendor bill · Month 4"
    # The months go on with the plan.
    window.document.edit(
        lambda: "Change overheads",
        replace(EXAMPLE, agency=replace(EXAMPLE.agency, vendor_tax_rate=Decimal("0.10"))),
    )
    settle()
    assert explaining.lines.entries.rowCount() == 2


def test_every_amount_of_the_table_opens_to_itself(window: MainWindow, qtbot: QtBot) -> None:
    panel = months_of(window, qtbot)
    click(panel.choice.buttons[EVERY])
    table = panel.table
    table.setFocus()
    first = panel.table.keys.index("software")
    for column in range(first, len(table.keys) - 2):  # what is summed over months has no lines
        table.setCurrentIndex(table.model().index(4, column))
        press(table, Qt.Key.Key_Return)
        explaining = window.explaining.panel
        assert explaining is not None
        assert explaining.figure.text() == f"${table.lines[4].cells[column]}", table.keys[column]
        table.setFocus()


def test_a_month_that_stays_in_sight_opens_too_and_nothing_is_cut_beside_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1024, 640)
    panel = months_of(window, qtbot)
    click(panel.choice.buttons[EVERY])
    settle()
    frozen = panel.table.names
    assert frozen is not None and frozen.isVisible()
    at = frozen.visualRect(frozen.model().index(0, 0)).center()
    QTest.mouseClick(frozen.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(frozen.viewport(), Qt.MouseButton.LeftButton, pos=at)
    explaining = window.explaining.panel
    assert explaining is not None
    assert explaining.title.text() == "Profit · Month 1"
    for language in ("en", "fr"):
        window.speak(language)
        settle()
        right = explaining.mapTo(window, explaining.rect().topRight()).x()
        assert right < window.width()
        assert faults(explaining) == []


def test_a_large_book_says_that_its_months_do_not_open(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = months_of(window, qtbot)
    assert not panel.closed.isVisible()
    monkeypatch.setattr(month, "MOST_ROWS", len(EXAMPLE.clients) - 1)
    window.document.edit(lambda: "Change months", with_months(EXAMPLE, horizon_months=12))
    settle()
    assert panel.closed.isVisible()
    assert panel.closed.text().startswith("In a book of more than")
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.table.model().index(0, 5))
    press(panel.table, Qt.Key.Key_Return)
    assert window.explaining.panel is None


LONG: Edits = {
    "assumptions.start": "2026-08",
    "assumptions.horizon_months": 120,
    "assumptions.profit_goal": "5000.00",
}


@pytest.mark.parametrize("key", [MONTHS, ACCOUNTS])
def test_everything_has_its_room_in_both_languages(
    open_window: Opener, qtbot: QtBot, key: str
) -> None:
    window = open_window(plan_of(example(LONG)))
    panel = section_of(window, key, qtbot, by_chance=True)
    for size in ((1024, 640), (1280, 720)):
        window.resize(*size)
        for language in ("en", "fr"):
            window.speak(language)
            settle()
            assert faults(window) == [], (size, language)
            assert overlaps(panel) == [], (size, language)
    assert english_in(words_of(panel), "fr") == []


def test_the_tables_and_pictures_have_names(window: MainWindow, qtbot: QtBot) -> None:
    months = months_of(window, qtbot)
    assert months.table.accessibleName() == "The months to come"
    assert "Month 24" in months.chart.canvas.accessibleDescription()
    accounts = accounts_of(window, qtbot)
    assert accounts.table.accessibleName()
    assert "Counted: 22 today, 37 in month 24." in accounts.chart.canvas.accessibleDescription()
