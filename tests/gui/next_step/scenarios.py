"""Hands and eyes for the panel of scenarios."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from planner.gui.fields.number import ChoiceField, NumberField
from planner.gui.main_window import MainWindow
from planner.gui.next_step.page import SCENARIOS, BestNextStep
from planner.gui.next_step.scenarios.difference_row import DifferenceRow
from planner.gui.next_step.scenarios.panel import ScenariosPanel
from planner.gui.next_step.scenarios.picker import InputPicker
from planner.model.differences import Scenario, Subject, Target
from planner.model.plan import Plan
from planner.model.scenario_edits import added, with_change
from tests.gui.driving import click, dialog, press
from tests.gui.plans import EXAMPLE

GROWTH = Target(Subject.PACKAGE, "growth", "services_price")
HOURS = Target(Subject.PACKAGE, "growth", "hours")


def with_scenarios(*names: str, plan: Plan = EXAMPLE) -> Plan:
    """A plan with scenarios; each but the first asks 10.00 more for services."""
    for number, name in enumerate(names):
        plan = added(plan, name)
        if number:
            plan = with_change(plan, f"s{number + 1}", GROWTH, 25000 + 1000 * number)
    return plan


def panel_of(window: MainWindow) -> ScenariosPanel:
    """The panel, looked at."""
    window.pages.choose("step")
    page = window.pages.page("step")
    assert isinstance(page, BestNextStep)
    page.choose(SCENARIOS)
    panel = page.panel(SCENARIOS)
    assert isinstance(panel, ScenariosPanel)
    QApplication.processEvents()
    return panel


def scenarios(window: MainWindow) -> tuple[Scenario, ...]:
    """Those of the open plan."""
    return window.document.plan.scenarios


def names(window: MainWindow) -> list[str]:
    """What they are called."""
    return [each.name for each in scenarios(window)]


def listed(panel: ScenariosPanel) -> list[str]:
    """What the list says."""
    return [panel.shelf.names.item(row).text() for row in range(panel.shelf.names.count())]


def take(panel: ScenariosPanel, row: int) -> None:
    """Click a name in the list."""
    view = panel.shelf.names
    place = view.visualItemRect(view.item(row)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def tick(panel: ScenariosPanel, row: int) -> None:
    """Click the box before a name."""
    view = panel.shelf.names
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    index = view.model().index(row, 0)
    view.itemDelegate().initStyleOption(option, index)  # type: ignore[attr-defined] # a styled one
    option.rect = view.visualRect(index)
    box = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, view)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def row_of(panel: ScenariosPanel, target: Target) -> DifferenceRow:
    """The row of a difference."""
    return panel.editor.differences[target]


def number_of(panel: ScenariosPanel, target: Target) -> NumberField:
    """The field of a difference that is typed."""
    found = row_of(panel, target).field
    assert isinstance(found, NumberField)
    return found


def choice_of(panel: ScenariosPanel, target: Target) -> ChoiceField:
    """The field of a difference that is chosen."""
    found = row_of(panel, target).field
    assert isinstance(found, ChoiceField)
    return found


def come_back(panel: ScenariosPanel) -> None:
    """Do what a window manager does once a dialog or a menu is gone."""
    panel.window().activateWindow()
    QApplication.processEvents()


def add(panel: ScenariosPanel, words: str) -> None:
    """Add a difference by its words, by keyboard."""
    click(panel.editor.add)
    picker = dialog(InputPicker, panel)
    QTest.keyClicks(picker.search, words)
    press(picker.search, Qt.Key.Key_Return)
    come_back(panel)


def figures(panel: ScenariosPanel) -> list[tuple[str, ...]]:
    """The rows of the first table: cells, and what they differ by."""
    return [
        tuple(f"{cell} {under}".strip() for cell, under in zip(line.cells, line.under, strict=True))
        for line in panel.comparing.tables[0].lines
    ]
