"""What moves the profit, in the window: a picture, a table, and ranges that are set by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.gui.main_window import MainWindow
from planner.gui.next_step.page import SENSITIVITY, BestNextStep
from planner.gui.next_step.sensitivity.panel import SensitivityPanel
from planner.model.book import Book
from planner.model.drivers import Driver, Key
from planner.model.edits import with_agency
from planner.model.ranges import By, DriverRange
from planner.model.sensitivity import swings
from planner.words.numbers import money
from tests.gui.conftest import PATIENCE, Opener
from tests.gui.driving import Left, click, press, redo, type_in, undo
from tests.gui.plans import EXAMPLE
from tests.gui.room import faults, overlaps, settle
from tests.gui.test_language import english_in
from tests.gui.words_shown import words_of
from tests.model.plans import example, plan_of


def panel_of(window: MainWindow, qtbot: QtBot) -> SensitivityPanel:
    window.pages.choose("step")
    page = window.pages.page("step")
    assert isinstance(page, BestNextStep)
    page.rare[SENSITIVITY].trigger()
    panel = page.panel(SENSITIVITY)
    assert isinstance(panel, SensitivityPanel)
    follow(window, panel, qtbot)
    return panel


def follow(window: MainWindow, panel: SensitivityPanel, qtbot: QtBot) -> None:
    """Wait until the panel shows the plan of the window."""

    def shown() -> bool:
        found = panel._found
        return found is not None and found.book.plan is window.document.plan

    qtbot.waitUntil(shown, timeout=PATIENCE)
    settle()


def names(panel: SensitivityPanel) -> list[str]:
    return [line.cells[0] for line in panel.table.lines]


def choose(panel: SensitivityPanel, name: str) -> None:
    row = names(panel).index(name)
    index = panel.table.model().index(row, 0)
    panel.table.scrollTo(index)
    QTest.mouseClick(panel.table.viewport(), Left, pos=panel.table.visualRect(index).center())


def test_every_driver_stands_in_the_table_the_widest_first(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = panel_of(window, qtbot)
    found = swings(Book(EXAMPLE))
    assert found is not None
    assert len(panel.table.lines) == len(found.each)
    for line, each in zip(panel.table.lines, found.each, strict=True):
        low, high, size = (
            money(amount, EXAMPLE.currency)
            for amount in (each.low.profit, each.high.profit, each.size)
        )
        assert (line.cells[2], line.cells[4], line.cells[5]) == (low, high, size)
    assert names(panel)[:2] == ["Services prices", "Discount"]
    assert panel.chart.title.text() == (
        "What moves your profit most: Services prices, from $2,378.74 to $3,255.11 a month"
    )
    words = "None of these alone takes your profit below 0 within its range."
    assert panel.sentence.text() == words


def test_a_range_is_set_by_hand_and_is_one_step(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    choose(panel, "Overheads")
    assert panel.editor.name.text() == "Range of Overheads"
    type_in(panel.editor.high, "700")
    follow(window, panel, qtbot)
    (kept,) = window.document.plan.sensitivity.ranges
    assert kept == DriverRange("overheads", Decimal("-0.1"), Decimal(7), By.SHARE)
    # 450.00 times eight is 3,600.00: the profit of 2,816.92 is gone.
    assert panel.sentence.text() == "Overheads: at $3,267.00 you lose money."
    assert names(panel)[0] == "Overheads"
    assert panel.table.currentIndex().row() == 0
    assert panel.table.lines[0].under[0] == "your range"
    press(panel.editor.high, Qt.Key.Key_Return)
    undo(window)
    follow(window, panel, qtbot)
    assert window.document.plan == EXAMPLE
    assert panel.editor.high.text() == "10"
    redo(window)
    follow(window, panel, qtbot)
    assert window.document.plan.sensitivity.ranges == (kept,)
    click(panel.editor.usual)
    follow(window, panel, qtbot)
    assert window.document.plan == EXAMPLE
    assert window.document.undo.undoText() == "Change range"


def test_a_range_may_be_an_amount(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    choose(panel, "Cost of an hour")
    way = panel.editor.way
    assert [way.itemText(index) for index in range(way.count())] == ["in per cent", "in USD"]
    way.setFocus()
    press(way, Qt.Key.Key_Down)
    assert panel.editor.high.text() == "5.00"  # at once: what is typed next is an amount
    follow(window, panel, qtbot)
    (kept,) = window.document.plan.sensitivity.ranges
    assert kept == DriverRange("hourly-cost", Decimal(-5), Decimal(5), By.AMOUNT)
    type_in(panel.editor.low, "-7.50")
    follow(window, panel, qtbot)
    found = swings(Book(window.document.plan))
    assert found is not None
    (mine,) = [each for each in found.each if each.key == Key(Driver.HOURLY_COST)]
    assert mine.low.value == Decimal("27.50")
    cells = panel.table.lines[names(panel).index("Cost of an hour")].cells
    assert (cells[1], cells[3]) == ("$27.50", "$40.00")


def test_typed_back_to_where_it_was_nothing_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    choose(panel, "Payment fee")
    type_in(panel.editor.high, "5")
    type_in(panel.editor.high, "1")
    follow(window, panel, qtbot)
    assert not window.document.plan.sensitivity.ranges


def test_a_wrong_end_is_said_at_the_field(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    choose(panel, "Services prices")
    type_in(panel.editor.low, "-500")
    assert "-500" not in str(window.document.plan.sensitivity)
    assert panel.editor.complaint.isVisible()
    assert "−100" in panel.editor.complaint.text()


def test_enter_on_a_driver_goes_to_its_range(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    panel.table.setFocus()
    panel.table.selectRow(names(panel).index("Resold accounts"))
    press(panel.table, Qt.Key.Key_Return)
    assert panel.editor.low.hasFocus()
    assert panel.editor.low.accessibleName() == "Lowest change of Resold accounts"
    assert panel.editor.name.text() == "Range of Resold accounts"


def test_an_edit_elsewhere_is_followed(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    plan = with_agency(EXAMPLE, overheads=450_000)
    window.document.edit(lambda: "Change overheads", plan)
    follow(window, panel, qtbot)
    assert panel.sentence.text() == "None of these alone ends your loss within its range."
    assert "No loss at" in [head.words for head in panel.table.shown.heads]


def test_a_broken_plan_says_why_there_is_nothing(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window(plan_of(example({"clients.0.package": "gone"})))
    panel = panel_of(window, qtbot)
    assert not panel.table.isVisible()
    assert panel.chart.canvas.empty_words.startswith("Mend the problems of the plan first")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_cut(open_window: Opener, qtbot: QtBot, language: str) -> None:
    window = open_window(plan_of(example({"agency.overheads": "3000.00"})))
    window.resize(1024, 640)
    window.speak(language)
    panel = panel_of(window, qtbot)
    top = panel.area.verticalScrollBar()
    for size in ((1024, 640), (1280, 720)):
        window.resize(*size)
        top.setValue(0)
        assert faults(window) == []
        assert overlaps(window) == []
        panel.area.ensureWidgetVisible(panel.table)
        assert faults(window) == []
        assert overlaps(window) == []


def test_it_speaks_french_at_once(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window(plan_of(example({"agency.overheads": "3000.00"})))
    panel_of(window, qtbot)
    before = words_of(window)
    window.speak("fr")
    said = words_of(window)
    assert english_in(said, "fr") == []
    window.speak("en")
    assert words_of(window) == before
