"""The column of what is assumed, opened as people open it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from planner.gui.fields.number import NumberField
from planner.gui.main_window import MainWindow
from planner.gui.over_time.inputs import Assumed
from planner.gui.over_time.page import OverTime
from planner.model.assumption_edits import with_assumed
from planner.model.plan import Assumptions, Move, OfPackage, Plan, Planned, PriceChange, Whose
from tests.gui.driving import Left
from tests.gui.plans import EXAMPLE
from tests.gui.room import settle

SEASONS = tuple(
    map(Decimal, ("0.6", "0.8", "1", "1.2", "1.4", "1", "1", "0.5", "1", "1", "1", "1"))
)
FULL: Plan = with_assumed(
    EXAMPLE,
    start=date(2026, 11, 1),
    new_accounts_per_month=Decimal("1.5"),
    monthly_churn=Decimal("0.02"),
    profit_goal=500_000,
    seasonality=SEASONS,
    packages=(OfPackage(package="growth", monthly_churn=Decimal("0.01")),),
    contact_growth=Decimal("0.005"),
    price_changes=(
        PriceChange(month=6, whose=Whose.AGENCY, rate=Decimal("0.03"), package="growth"),
        PriceChange(month=3, whose=Whose.VENDOR, rate=Decimal("0.05")),
    ),
    planned=(
        Planned(month=4, move=Move.JOIN, accounts=6, package="growth"),
        Planned(month=6, move=Move.LEAVE, client=EXAMPLE.clients[1].id, note="to another agency"),
    ),
    paid_after_days=45,
    commission_payout_months=2,
)
"""The worked example with everything that can be assumed."""


def column(window: MainWindow) -> Assumed:
    """The column, on its page."""
    window.pages.choose("time")
    page = window.pages.page("time")
    assert isinstance(page, OverTime)
    settle()
    return page.inputs


def unfold(inputs: Assumed, key: str) -> None:
    """Unfold a part by a click on its line."""
    fold = inputs.folds[key]
    inputs.ensureWidgetVisible(fold.head)
    if fold.is_folded:
        QTest.mouseClick(fold.head, Left)
    settle()
    assert not fold.is_folded


def number(inputs: Assumed, key: str) -> NumberField:
    """A field by its key, scrolled to where it is seen."""
    found = inputs.findChild(NumberField, key)
    assert isinstance(found, NumberField)
    inputs.ensureWidgetVisible(found)
    return found


def stated(window: MainWindow) -> Assumptions:
    """What the plan assumes now."""
    return window.document.plan.assumptions


def step(window: MainWindow) -> str:
    """What the undo menu would undo."""
    return window.document.undo.undoText()


def paste_by_menu(field: NumberField, words: str) -> None:
    """Paste words behind what a field says, by the menu that the right button opens."""
    QGuiApplication.clipboard().setText(words)
    field.setFocus()
    field.end(False)
    menu = field.createStandardContextMenu()
    (action,) = [each for each in menu.actions() if "Paste" in each.text()]
    action.trigger()
    menu.deleteLater()


def paste(field: NumberField, words: str) -> None:
    """Paste words into a field by its shortcut."""
    QGuiApplication.clipboard().setText(words)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
