"""What is assumed by package, of lists and by season: folded parts of the column."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from planner.gui.main_window import MainWindow
from planner.model.assumption_edits import with_assumed
from planner.model.plan import OfPackage
from tests.gui.conftest import Opener
from tests.gui.driving import click, type_in, undo
from tests.gui.next_step.questions import pick
from tests.gui.over_time.assumed import FULL, column, number, paste, paste_by_menu, stated, unfold
from tests.gui.plans import EXAMPLE

# By package.


def test_a_package_has_its_own_numbers_or_those_of_all(open_window: Opener) -> None:
    window = open_window(with_assumed(FULL, packages=()))
    inputs = column(window)
    unfold(inputs, "packages")
    pick(inputs.packages.choice, 1)
    churn = number(inputs, "own_monthly_churn")
    assert (churn.text(), churn.placeholderText()) == ("", "2")
    type_in(churn, "1")
    type_in(number(inputs, "own_new_accounts_per_month"), "0.5")
    assert stated(window).packages == (
        OfPackage(
            package="growth",
            monthly_churn=Decimal("0.01"),
            new_accounts_per_month=Decimal("0.5"),
        ),
    )
    assert inputs.packages.choice.currentText() == "Growth (differs)"
    type_in(churn, "")
    type_in(number(inputs, "own_new_accounts_per_month"), "")
    assert not stated(window).packages
    assert inputs.folds["packages"].state.text() == "as for all"


def test_what_is_said_of_a_package_that_is_none_can_be_removed(open_window: Opener) -> None:
    gone = OfPackage(package="gone", monthly_churn=Decimal("0.01"))
    window = open_window(with_assumed(EXAMPLE, packages=(gone,)))
    inputs = column(window)
    assert window.go_to(("assumptions", "packages", 0, "package"))
    assert inputs.packages.package_id == "gone"
    click(inputs.packages.remove)
    assert stated(window).packages == ()
    assert inputs.packages.choice.hasFocus()


def test_what_is_said_of_a_package_a_second_time_can_be_removed(open_window: Opener) -> None:
    first = OfPackage(package="growth", monthly_churn=Decimal("0.01"))
    again = OfPackage(package="growth", contact_growth=Decimal("0.02"))
    window = open_window(with_assumed(EXAMPLE, packages=(first, again)))
    inputs = column(window)
    assert window.go_to(("assumptions", "packages", 1, "package"))
    assert inputs.packages.choice.property("mark") == "problem"
    click(inputs.packages.remove)
    assert stated(window).packages == (first,)
    assert not inputs.packages.choice.property("mark")


def test_the_way_to_setup_fees_and_to_the_commission(open_window: Opener) -> None:
    window = open_window(FULL)
    inputs = column(window)
    unfold(inputs, "packages")
    pick(inputs.packages.choice, 1)
    click(inputs.packages.setup)
    assert window.pages.current == "packages"
    hand = QApplication.focusWidget()
    assert hand is not None and hand.objectName() == "setup_fee"
    inputs = column(window)
    unfold(inputs, "payment")
    inputs.ensureWidgetVisible(inputs.commission)
    assert inputs.commission.text() == "20\xa0% for 12 months"
    click(inputs.commission)
    hand = QApplication.focusWidget()
    assert hand is not None and "rate" in hand.objectName()


# Contact lists.


def test_lists_grow_once_they_are_said_to(window: MainWindow) -> None:
    inputs = column(window)
    unfold(inputs, "contact_growth")
    assert inputs.growth.rate.isHidden()
    pick(inputs.growth.switch, 1)
    assert stated(window).contact_growth == 0
    type_in(inputs.growth.rate.field, "1.5")
    assert stated(window).contact_growth == Decimal("0.015")
    pick(inputs.growth.switch, 0)
    assert stated(window).contact_growth is None
    for _ in range(3):
        undo(window)
    assert window.document.plan == EXAMPLE


# Seasons.


def test_the_first_season_states_the_start_in_the_same_step(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "planner.gui.over_time.assumed.seasons.this_month", lambda: date(2026, 11, 1)
    )
    inputs = column(window)
    unfold(inputs, "seasonality")
    inputs.seasons.show_plan(window.document.plan)
    assert "“Starts after” becomes November 2026" in inputs.seasons.hint.text()
    type_in(number(inputs, "seasonality_2"), "150")
    assumed = stated(window)
    assert assumed.seasonality == (1, 1, Decimal("1.5"), *[1] * 9)
    assert assumed.start == date(2026, 11, 1)
    assert number(inputs, "start").text() == "2026-11"
    assert inputs.seasons.average.text() == "A year then has 104.2\xa0% of its new accounts."
    undo(window)
    assert window.document.plan == EXAMPLE
    assert number(inputs, "seasonality_2").text() == "100"


def test_twelve_numbers_are_pasted_and_undone_in_one_step(open_window: Opener) -> None:
    window = open_window(with_assumed(FULL, seasonality=()))
    inputs = column(window)
    unfold(inputs, "seasonality")
    first = number(inputs, "seasonality_0")
    paste(first, "0.5\t" * 6 + "1.5\t" * 5 + "1.5")
    half, more = Decimal("0.5"), Decimal("1.5")
    assert stated(window).seasonality == (half,) * 6 + (more,) * 6
    assert number(inputs, "seasonality_11").text() == "150"
    assert inputs.seasons.average.isHidden()
    undo(window)
    assert not stated(window).seasonality
    for pasted in ("80\t120", "80;120", "80\n120\n"):
        paste_by_menu(number(inputs, "seasonality_3"), pasted)
        assert list(stated(window).seasonality[2:6]) == [1, Decimal("0.8"), Decimal("1.2"), 1]
        assert number(inputs, "seasonality_3").text() == "80"
        assert inputs.seasons.complaint.isHidden()
        undo(window)
    assert not window.document.undo.canUndo()
    paste(number(inputs, "seasonality_3"), "1\n" * 12)
    assert not inputs.seasons.complaint.isHidden()
    assert "9 months" in inputs.seasons.complaint.text()
    paste(number(inputs, "seasonality_3"), "80\nmany")
    assert "many" in inputs.seasons.complaint.text()
    assert number(inputs, "seasonality_3").text() == "100"
    assert stated(window).seasonality == ()


def test_all_months_alike_is_a_click(open_window: Opener) -> None:
    window = open_window(FULL)
    inputs = column(window)
    unfold(inputs, "seasonality")
    inputs.ensureWidgetVisible(inputs.seasons.reset)
    click(inputs.seasons.reset)
    assert stated(window).seasonality == ()
    assert stated(window).start == FULL.assumptions.start
    assert not inputs.seasons.reset.isVisible()
    assert inputs.seasons.fields[0].hasFocus()
