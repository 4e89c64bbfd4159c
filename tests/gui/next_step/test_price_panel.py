"""The price finder: prices by tier, the room of today's, using one, and a goal of the book."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from planner.gui.main_window import MainWindow
from planner.gui.next_step.page import PRICE, BestNextStep
from planner.gui.next_step.price.panel import PricePanel
from planner.gui.theme import DARK_THEME, LIGHT_THEME
from planner.model.plan import Plan
from tests.gui.conftest import Opener
from tests.gui.driving import click, press, seen, type_in, undo
from tests.gui.plans import EXAMPLE
from tests.gui.room import faults, overlaps, settle
from tests.model.plans import example, plan_of

HALF: Plan = replace(EXAMPLE, agency=replace(EXAMPLE.agency, target_margin=Decimal("0.5")))


def panel_of(window: MainWindow) -> PricePanel:
    """The panel, in view."""
    window.pages.choose("step")
    page = window.pages.page("step")
    assert isinstance(page, BestNextStep)
    page.choose(PRICE)
    settle()
    panel = page.panel(PRICE)
    assert isinstance(panel, PricePanel)
    return panel


def target_of(window: MainWindow) -> Decimal | None:
    return window.document.plan.agency.target_margin


def choose_package(panel: PricePanel, index: int) -> None:
    panel.package.setCurrentIndex(index)
    panel.package.activated.emit(index)
    settle()


@pytest.fixture
def window(open_window: Opener) -> MainWindow:
    return open_window(HALF)


class TestLadder:
    def test_the_worked_example(self, window: MainWindow) -> None:
        panel = panel_of(window)
        assert panel.package.currentText() == "Growth"
        cells = [line.cells for line in panel.table.lines]
        assert [row[5] for row in cells] == ["624.56", "528.38", "489.90", "451.42", "412.94"]
        today = next(line for line in panel.table.lines if line.tinted)
        # 449.00 today, at a vendor cost of 134.25 and 187.57 kept; it lacks 528.38 - 449.00.
        assert today.cells == (
            "from 2, today",
            "25\N{NO-BREAK SPACE}%",
            "134.25",
            "187.57",
            "254.66",
            "528.38",
            "−79.38",
        )
        assert today.under[-1] == "below target"
        assert panel.finding.text() == (
            "Growth at $449.00 keeps 41.8\N{NO-BREAK SPACE}% today. Your target of "
            "50\N{NO-BREAK SPACE}% takes $528.38: that is $79.38 more. From 25 accounts on, "
            "$489.90 is enough."
        )

    def test_the_target_is_the_agencys_own_and_typed_here(self, window: MainWindow) -> None:
        panel = panel_of(window)
        type_in(panel.target.field, "30")
        settle()
        assert target_of(window) == Decimal("0.3")
        assert "you may give" in panel.finding.text()
        today = next(line for line in panel.table.lines if line.tinted)
        assert today.cells[-1].startswith("+") and today.under[-1] == "above target"
        type_in(panel.target.field, "")
        settle()
        assert target_of(window) is None
        assert not panel.use.isEnabled()
        assert panel.table.lines[1].under[-1] == "above the floor"

    def test_a_target_out_of_reach_says_what_stands_in_the_way(self, window: MainWindow) -> None:
        panel = panel_of(window)
        type_in(panel.target.field, "98")
        settle()
        assert "costs 3.48\N{NO-BREAK SPACE}% of any price" in panel.finding.text()
        assert {line.cells[5] for line in panel.table.lines} == {"–"}
        assert not panel.use.isEnabled()

    def test_another_package(self, window: MainWindow) -> None:
        panel = panel_of(window)
        choose_package(panel, 0)
        assert panel.finding.text().startswith("Essential at ")


class TestUsingAPrice:
    def test_it_sets_the_software_price_and_asks_for_whom(self, window: MainWindow) -> None:
        panel = panel_of(window)
        assert panel.use.text() == "Apply $528.38"
        click(panel.use)
        settle()
        plan = window.document.plan
        assert plan.packages[1].software_price == 27838
        assert plan.packages[1].services_price == 25000
        assert panel.whom.isVisible()
        click(panel.whom.new_only)
        settle()
        rows = [each for each in window.document.plan.clients if each.package == "growth"]
        assert all(each.overrides.software_price is not None for each in rows)
        assert window.document.undo.count() == 1
        assert window.document.undo.undoText() == "Change software price"
        undo(window)
        assert window.document.plan == HALF

    def test_enter_on_a_tier_uses_that_price(self, window: MainWindow) -> None:
        panel = panel_of(window)
        panel.table.setFocus()
        panel.table.selectRow(2)
        QApplication.processEvents()
        assert panel.use.text() == "Apply $489.90"
        press(panel.table, Qt.Key.Key_Return)
        settle()
        assert window.document.plan.packages[1].software_price == 48990 - 25000

    def test_a_price_under_the_services_alone_cannot_be_used(self, open_window: Opener) -> None:
        edits = {"agency.target_margin": "0.10", "packages.1.services_price": "900.00"}
        panel = panel_of(open_window(plan_of(example(edits))))
        assert not panel.use.isEnabled()


class TestGoalOfTheBook:
    def test_an_input_is_chosen_and_its_value_used(self, window: MainWindow) -> None:
        panel = panel_of(window)
        form = panel.goal
        at = form.input.findText("Overheads")
        form.input.setCurrentIndex(at)
        form.input.activated.emit(at)
        type_in(form.target, "3000")
        settle()
        assert form.found.text() == "$266.92"
        click(form.use)
        settle()
        assert seen(window).earned == "$3,000.00"
        assert form.now.text() == "Today it is $266.92, which makes $3,000.00."
        undo(window)
        assert window.document.plan == HALF

    def test_it_follows_the_plan(self, window: MainWindow) -> None:
        form = panel_of(window).goal
        type_in(form.target, "3000")
        settle()
        assert form.found.text() == "24"
        overheads = replace(window.document.plan.agency, overheads=0)
        window.document.edit(lambda: "x", replace(window.document.plan, agency=overheads))
        settle()
        assert form.now.text() == "Today it is 22, which makes $3,266.92."
        assert form.found.text() != "24"


def test_without_packages_and_without_a_list_price_it_says_so(open_window: Opener) -> None:
    panel = panel_of(open_window(plan_of(example({"packages.1.contacts": 120_000}))))
    assert panel.finding.text().startswith("Growth has no list price")
    assert panel.table.isHidden()
    bare = example({"packages": [], "clients": []})
    panel = panel_of(open_window(plan_of(bare)))
    assert panel.finding.text().startswith("There is no package yet.")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_has_room_in_every_language(window: MainWindow, language: str) -> None:
    window.speak(language)
    window.resize(1024, 640)
    panel = panel_of(window)
    type_in(panel.goal.target, "3000")
    click(panel.use)
    assert panel.whom.isVisible()
    for theme in (LIGHT_THEME, DARK_THEME):
        window.theme.choose(theme)
        for size in ((1024, 640), (1280, 720)):
            window.resize(*size)
            assert (faults(window), overlaps(window)) == ([], [])


def test_every_control_is_named_and_reached(window: MainWindow) -> None:
    panel = panel_of(window)
    controls = (
        panel.package,
        panel.target.field,
        panel.table,
        panel.goal.input,
        panel.goal.wanted,
        panel.goal.target,
    )
    for each in controls:
        assert each.accessibleName(), each
        assert each.focusPolicy() & Qt.FocusPolicy.TabFocus
