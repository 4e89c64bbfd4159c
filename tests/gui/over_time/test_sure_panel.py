"""How sure it is: the sentences, the fan, the tables and the seed, by mouse and keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.charts.scene import Stroke, Text
from planner.gui.main_window import MainWindow
from planner.gui.over_time import foreseen
from planner.gui.over_time.sure.panel import SurePanel
from planner.gui.over_time.sure.tables import ACCOUNTS, CASH, PROFIT
from planner.model.book import Book
from planner.model.over_time.simulation import Simulation, Spread, simulate
from planner.model.plan import Plan
from planner.model.problems import Place
from planner.words import sure as words
from tests.gui.conftest import PATIENCE, Opener
from tests.gui.driving import click, press, type_in, undo
from tests.gui.over_time.futures import Held, possible, sure_panel, time_page
from tests.gui.plans import EXAMPLE, QUICK
from tests.gui.room import faults, overlaps
from tests.gui.words_shown import words_of

NBSP = "\N{NO-BREAK SPACE}"


def assuming(plan: Plan = EXAMPLE, **changes: object) -> Plan:
    return replace(plan, assumptions=replace(plan.assumptions, **changes))  # type: ignore[arg-type] # by the test's names


IN_A_CALENDAR = assuming(start=date(2026, 10, 1), profit_goal=4_500_00)


@pytest.fixture(autouse=True)
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    """Futures made by hand, at once."""
    made = Held()
    made.gate.set()
    monkeypatch.setattr(foreseen, "simulate", made)
    monkeypatch.setattr(foreseen, "REST", 0)
    return made


def shown(window: MainWindow, qtbot: QtBot) -> SurePanel:
    panel = sure_panel(window)
    qtbot.waitUntil(panel.picture.isVisible, timeout=PATIENCE)
    return panel


def of_the_picture(panel: SurePanel) -> list[str]:
    return [each.text for each in panel.picture.canvas.items if isinstance(each, Text)]


def levels(panel: SurePanel) -> int:
    items = panel.picture.canvas.items
    return sum(isinstance(each, Stroke) and each.dash == "dotted" for each in items)


def test_chances_come_first_in_sentences(open_window: Opener, qtbot: QtBot) -> None:
    panel = shown(open_window(IN_A_CALENDAR), qtbot)
    assert panel.title.text() == (
        f"In all possible futures you reach 35{NBSP}% off (25 accounts) by October 2028"
    )
    assert panel.others.text().splitlines() == [
        f"In 24 of 100 possible futures you reach 45{NBSP}% off (50 accounts) by October 2028",
        "In 72 of 100 possible futures you earn your goal of $4,500.00 in at least one month by "
        "October 2028",
        "In 48 of 100 possible futures you earn it in October 2028 itself",
    ]
    assert panel.state.text() == (
        "100 possible futures, seed 1. The same seed gives the same figures, on every computer."
    )
    assert not panel.goal.isVisible()


def test_without_a_goal_the_hand_is_led_to_its_field(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot)
    asked: list[Place] = []
    panel.wanted.connect(asked.append)
    panel.goal.setFocus()
    press(panel.goal, Qt.Key.Key_Space)
    assert asked == [("assumptions", "profit_goal")]


def test_where_nothing_is_left_to_chance_it_says_so_and_leads_to_what_is_missing(
    open_window: Opener, qtbot: QtBot
) -> None:
    still = assuming(new_accounts_per_month=0, monthly_churn=0)
    panel = shown(open_window(still), qtbot)
    assert panel.others.text().splitlines()[-1].endswith("all futures are the same")
    asked: list[Place] = []
    panel.wanted.connect(asked.append)
    click(panel.arrivals)
    assert asked == [("assumptions", "new_accounts_per_month")]


def test_the_chance_of_each_tier_by_a_few_months(open_window: Opener, qtbot: QtBot) -> None:
    panel = shown(open_window(IN_A_CALENDAR), qtbot)
    heads = [head.words for head in panel.chances.shown.heads]
    apart = NBSP
    assert heads[1:] == [
        f"Apr{apart}27", f"Oct{apart}27", f"Apr{apart}28", f"Oct{apart}28", "Half by",
    ]  # fmt: skip
    rows = [[cell.replace(NBSP, " ") for cell in line.cells] for line in panel.chances.lines]
    assert rows == [
        ["25 accounts, 35 % off", "42 %", "84 %", "100 %", "100 %", "Jun 27"],  # 7 a month: 8
        ["50 accounts, 45 % off", "6 %", "12 %", "18 %", "24 %", "–"],
        ["100 accounts, 55 % off", "0 %", "0 %", "0 %", "0 %", "–"],
        ["$4,500.00 in a month", "18 %", "36 %", "54 %", "72 %", "Mar 28"],  # 3 a month: 17
    ]


def test_a_view_shows_its_fan_and_its_months(open_window: Opener, qtbot: QtBot) -> None:
    panel = shown(open_window(IN_A_CALENDAR), qtbot)
    assert panel.picture.title.text() == (
        "In at least 8 of 10 possible futures your profit in October 2028 is between "
        "$2,400.00 and $7,200.00"
    )
    assert "your goal" in of_the_picture(panel)
    assert panel.months.lines[11].cells == (
        "October 2027", "1,200.00", "2,400.00", "3,600.00", "3,000.00",
    )  # fmt: skip
    click(panel.segments.buttons[ACCOUNTS])
    assert panel.picture.title.text() == (
        "In at least 8 of 10 possible futures you have 24 to 72 accounts at the end of October 2028"
    )
    assert panel.months.lines[11].cells == ("October 2027", "12", "24", "36", "24.1")
    click(panel.segments.buttons[CASH])
    assert panel.months.lines[11].cells == (
        "October 2027", "−600.00", "0.00", "600.00", "0.00",
    )  # fmt: skip
    assert levels(panel) == 1  # nothing
    press(panel.months, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 25
    assert copied[0].startswith("Month\tLow (P10)")
    QGuiApplication.clipboard().clear()


def test_tiers_are_levels_only_where_every_account_counts(
    open_window: Opener, qtbot: QtBot
) -> None:
    some = shown(open_window(QUICK), qtbot)  # of its accounts those on commission do not
    click(some.segments.buttons[ACCOUNTS])
    assert levels(some) == 0
    programme = replace(QUICK.programme, counts_commission=True)
    every = shown(open_window(replace(QUICK, programme=programme)), qtbot)
    click(every.segments.buttons[ACCOUNTS])
    assert f"35{NBSP}% from 25" in of_the_picture(every)


def test_the_seed_is_typed_or_counted_on_and_taken_back(
    window: MainWindow, qtbot: QtBot, held: Held
) -> None:
    panel = shown(window, qtbot)
    type_in(panel.seed.field, "41")
    click(panel.next_seed)
    click(panel.next_seed)
    assert window.document.plan.assumptions.seed == 43
    assert panel.seed.field.text() == "43"
    qtbot.waitUntil(lambda: "seed 43" in panel.state.text(), timeout=PATIENCE)
    assert window.document.undo.undoText() == "Other futures"
    undo(window)
    assert window.document.plan.assumptions.seed == 42
    undo(window)
    undo(window)
    assert window.document.plan is EXAMPLE
    qtbot.waitUntil(lambda: "seed 1." in panel.state.text(), timeout=PATIENCE)


def test_after_the_last_seed_comes_the_first(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window(assuming(seed=10**15 - 1))
    click(shown(window, qtbot).next_seed)
    assert window.document.plan.assumptions.seed == 0


def test_a_seed_that_is_none_is_refused_at_its_field(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot)
    type_in(panel.seed.field, "-3")
    press(panel.seed.field, Qt.Key.Key_Return)
    assert panel.seed.complaint.isVisible()
    assert window.document.plan is EXAMPLE


def test_whoever_wants_the_seed_is_led_to_it(window: MainWindow) -> None:
    time_page(window)
    window.pages.choose("overview")
    assert window.go_to(("assumptions", "seed"))
    QApplication.processEvents()
    assert sure_panel(window).seed.field.hasFocus()


def test_a_plan_without_figures_says_what_to_do_and_shows_none(
    open_window: Opener, qtbot: QtBot
) -> None:
    window = open_window()
    panel = shown(window, qtbot)
    broken = replace(EXAMPLE.clients[0], package="gone")
    clients = (broken, *EXAMPLE.clients[1:])
    window.document.edit(lambda: "Break", replace(EXAMPLE, clients=clients))
    qtbot.waitUntil(lambda: not panel.picture.isVisible(), timeout=PATIENCE)
    assert "Boulangerie Martin" in panel.others.text()
    assert panel.state.text() == ""
    undo(window)
    qtbot.waitUntil(panel.picture.isVisible, timeout=PATIENCE)


def test_where_not_one_month_can_be_computed_no_futures_are_told_of(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lists that grow tenfold have outgrown their bands in month 1."""
    monkeypatch.setattr(foreseen, "simulate", simulate)
    window = open_window(assuming(contact_growth=Decimal(9)))
    panel = sure_panel(window)
    qtbot.waitUntil(lambda: "From month 1 on" in panel.others.text(), timeout=PATIENCE)
    assert not panel.picture.isVisible()
    assert panel.state.text() == ""


def test_an_estimate_is_called_one(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def estimated(book: object, months: int, *_: object, **__: object) -> Simulation:
        return replace(possible(EXAMPLE, months), is_estimate=True)

    monkeypatch.setattr(foreseen, "simulate", estimated)
    assert shown(open_window(), qtbot).estimate.text() == words.estimate()


def test_ten_years_of_large_amounts_stay_in_their_card(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def huge(book: Book, months: int, *_: object, **__: object) -> Simulation:
        made = possible(book.plan, months)
        large = Spread(Fraction(10**13), -(10**13), 10**13, 2 * 10**13)
        return replace(
            made, months=tuple(each._replace(profit=large, cash=large) for each in made.months)
        )

    monkeypatch.setattr(foreseen, "simulate", huge)
    window = open_window(assuming(horizon_months=120, profit_goal=10**13))
    window.resize(1024, 640)
    window.speak("fr")
    panel = shown(window, qtbot)
    # The table of amounts scrolls to the sides where they need more than there is.
    of_tables = ("table is",)
    assert [each for each in faults(panel) if not each.startswith(of_tables)] == []
    assert panel.months.mapTo(panel, panel.months.rect().topRight()).x() < panel.width()
    assert panel.months.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_has_its_room(open_window: Opener, qtbot: QtBot, language: str) -> None:
    window = open_window(assuming(start=date(2026, 10, 1)))
    window.resize(1024, 640)
    window.speak(language)
    panel = shown(window, qtbot)
    for size, view in product(((1024, 640), (1280, 720)), (PROFIT, ACCOUNTS, CASH)):
        window.resize(*size)
        click(panel.segments.buttons[view])
        for widget in (panel, *panel._shown):
            panel.area.ensureWidgetVisible(widget)
            assert faults(panel) == []
            assert overlaps(panel) == []
    for control in (panel.seed.field, panel.months, panel.chances, panel.picture.canvas):
        assert control.accessibleName()
    assert not [said for said in words_of(panel) if "{" in said]
