"""The map of price and accounts in the window."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.charts.scene import Text
from planner.gui.fields.number import ChoiceField
from planner.gui.main_window import MainWindow
from planner.gui.next_step.heat_map.panel import WIDE, HeatMapPanel
from planner.gui.next_step.page import HEAT_MAP, BestNextStep
from planner.gui.scene_painter import measure
from planner.model.book import Book
from planner.model.edits import with_agency
from planner.model.price_accounts import Grid, price_accounts
from planner.words import heat_map as words
from planner.words.numbers import NO_BREAK_SPACE
from tests.gui.conftest import PATIENCE, Opener
from tests.gui.driving import click, press
from tests.gui.plans import EXAMPLE
from tests.gui.room import faults, overlaps, settle
from tests.gui.test_language import english_in
from tests.gui.words_shown import words_of
from tests.model.plans import example, plan_of


def panel_of(window: MainWindow, qtbot: QtBot) -> HeatMapPanel:
    window.pages.choose("step")
    page = window.pages.page("step")
    assert isinstance(page, BestNextStep)
    page.rare[HEAT_MAP].trigger()
    panel = page.panel(HEAT_MAP)
    assert isinstance(panel, HeatMapPanel)
    qtbot.waitUntil(lambda: panel._found is not None, timeout=PATIENCE)
    settle()
    return panel


def becomes(panel: HeatMapPanel, grid: Grid | None, qtbot: QtBot) -> None:
    """The map becomes that of a grid."""
    qtbot.waitUntil(lambda: panel._found is not None and panel._found.grid == grid)
    settle()


def shown(panel: HeatMapPanel) -> list[str]:
    items = panel.chart.canvas.items
    return [plain(item.text) for item in items if isinstance(item, Text)]


def plain(words: str) -> str:
    """With spaces that may break."""
    return words.replace(NO_BREAK_SPACE, " ")


def pick(field: ChoiceField, steps: int) -> None:
    field.setFocus()
    for _ in range(steps):
        press(field, Qt.Key.Key_Down)


def test_every_cell_is_written_with_its_sign(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    grid = price_accounts(Book(EXAMPLE), Decimal("0.2"))
    assert grid is not None
    becomes(panel, grid, qtbot)
    seen = shown(panel)
    for row in grid.cells:
        for cell in row:
            assert words.cell(cell.profit, EXAMPLE.currency) in seen
    assert "22 · 25 %" in seen
    title = "With today's accounts no price shown makes a loss"
    assert panel.chart.title.text() == title


def test_one_package_and_a_wider_range_are_chosen(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    assert [panel.package.itemText(i) for i in range(panel.package.count())] == [
        "All packages",
        "Essential",
        "Growth",
        "Scale",
    ]
    pick(panel.package, 2)
    becomes(panel, price_accounts(Book(EXAMPLE), Decimal("0.2"), "growth"), qtbot)
    assert {"359.20", "449.00", "538.80"} <= set(shown(panel))
    pick(panel.reach, 1)
    becomes(panel, price_accounts(Book(EXAMPLE), Decimal("0.4"), "growth"), qtbot)
    click(panel.tiers.buttons[WIDE])
    wide = price_accounts(Book(EXAMPLE), Decimal("0.4"), "growth", wide=True)
    becomes(panel, wide, qtbot)
    assert "100 · 55 %" in shown(panel)


def test_what_hovers_says_the_figures(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    canvas = panel.chart.canvas
    assert canvas.picture is not None
    spots = canvas.picture.spots(canvas.width(), canvas.height(), measure)
    today = "22 resold at 25 % off, today's prices: +$2,816.92 a month, margin 40.5 %"
    assert today in [plain(spot.words) for spot in spots]
    assert today in plain(canvas.accessibleDescription())


def test_an_edit_is_followed(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    plan = with_agency(EXAMPLE, overheads=310_000, target_margin=Decimal("0.1"))
    window.document.edit(lambda: "Change overheads", plan)
    grid = price_accounts(Book(plan), Decimal("0.2"))
    becomes(panel, grid, qtbot)
    assert grid is not None and grid.turn is not None
    seen = shown(panel)
    assert "break-even" in seen
    assert "your margin of 10 %, after overheads" in seen
    assert panel.chart.title.text().startswith("With today's accounts, prices ")


def test_a_package_that_goes_gives_way_to_all(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    pick(panel.package, 3)
    becomes(panel, price_accounts(Book(EXAMPLE), Decimal("0.2"), "scale"), qtbot)
    document = example()
    document["clients"] = [each for each in document["clients"] if each["package"] != "scale"]
    document["packages"] = document["packages"][:2]
    plan = plan_of(document)
    window.document.edit(lambda: "Remove package", plan)
    becomes(panel, price_accounts(Book(plan), Decimal("0.2")), qtbot)
    assert panel.package.currentText() == "All packages"


def test_a_broken_plan_says_why_there_is_nothing(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window(plan_of(example({"clients.0.package": "gone"})))
    panel = panel_of(window, qtbot)
    words_seen = panel.chart.canvas.empty_words
    assert words_seen.startswith("Mend the problems of the plan first")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_cut(open_window: Opener, qtbot: QtBot, language: str) -> None:
    edits = {"agency.target_margin": "0.3", "assumptions.profit_goal": "3000.00"}
    window = open_window(plan_of(example(edits)))
    window.resize(1024, 640)
    window.speak(language)
    panel_of(window, qtbot)
    for size in ((1024, 640), (1280, 720)):
        window.resize(*size)
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
