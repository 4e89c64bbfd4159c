"""What is typed of the months to come is in the plan at once, and undone by its name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from planner.gui.fields.number import NumberField
from planner.gui.finder import Finder
from planner.gui.finder_places import of_time
from planner.gui.main_window import MainWindow
from planner.model.assumption_edits import with_assumed
from planner.model.problems import Place
from tests.gui.conftest import Opener
from tests.gui.driving import click, press, type_in, undo
from tests.gui.next_step.questions import pick
from tests.gui.over_time.assumed import FULL, column, number, stated, step, unfold
from tests.gui.plans import EXAMPLE
from tests.model.plans import example, plan_of

PLACES: dict[Place, str] = {
    ("horizon_months",): "horizon_months",
    ("start",): "start",
    ("new_accounts_per_month",): "new_accounts_per_month",
    ("monthly_churn",): "monthly_churn",
    ("profit_goal",): "profit_goal",
    ("seasonality",): "seasonality_0",
    ("seasonality", 7): "seasonality_7",
    ("packages",): "assumed_packages",
    ("packages", 0): "assumed_packages",
    ("packages", 0, "package"): "assumed_packages",
    ("packages", 0, "new_accounts_per_month"): "own_new_accounts_per_month",
    ("packages", 0, "monthly_churn"): "own_monthly_churn",
    ("packages", 0, "contact_growth"): "own_contact_growth",
    ("contact_growth",): "contact_growth",
    ("price_changes",): "price_changes",
    ("price_changes", 1, "rate"): "price_changes",
    ("price_changes", 0, "month"): "price_changes",
    ("planned",): "planned",
    ("planned", 1, "client"): "planned",
    ("paid_after_days",): "paid_after_days",
    ("commission_payout_months",): "commission_payout_months",
}


TYPED = (
    ("horizon_months", "36", 36, "months looked ahead"),
    ("start", "Nov 2026", date(2026, 11, 1), "month before the first"),
    ("start", "11/2026", date(2026, 11, 1), "month before the first"),
    ("start", "novembre 2026", date(2026, 11, 1), "month before the first"),
    ("new_accounts_per_month", "5/2", Decimal("2.5"), "new accounts"),
    ("monthly_churn", "2.5", Decimal("0.025"), "accounts leaving"),
    ("profit_goal", "5,000", 500_000, "profit goal"),
)


def test_what_is_typed_is_one_named_step(window: MainWindow) -> None:
    before = window.document.plan
    inputs = column(window)
    for key, typed, value, named in TYPED:
        type_in(number(inputs, key), typed)
        assert getattr(stated(window), key) == value
        assert named in step(window)
        undo(window)
        assert window.document.plan == before
        assert not window.document.undo.canUndo()


def test_an_emptied_field_says_nothing_any_more(open_window: Opener) -> None:
    window = open_window(with_assumed(FULL, seasonality=()))
    for key in ("start", "profit_goal"):
        type_in(number(column(window), key), "")
        assert getattr(stated(window), key) is None


def test_what_numbers_come_to_stands_under_them(open_window: Opener) -> None:
    window = open_window(FULL)
    inputs = column(window)
    assert inputs.rows["monthly_churn"].note.text() == "That is 21.5\xa0% a year."
    assert inputs.rows["start"].note.text() == "Month 1 is December 2026."
    type_in(number(inputs, "start"), "")
    assert f"{date.today():%Y-%m}: month 1 is the one after" in inputs.rows["start"].note.text()
    unfold(inputs, "payment")
    paid = inputs.rows["paid_after_days"].note
    assert paid.text() == "That is 2 months later: whole months, rounded up."
    type_in(number(inputs, "paid_after_days"), "0")
    assert paid.text() == "In the month itself."
    assert inputs.folds["payment"].state.text() == "commission later"


def test_a_packages_own_number_is_told_beside_the_one_for_all(open_window: Opener) -> None:
    window = open_window(FULL)
    inputs = column(window)
    note = inputs.rows["new_accounts_per_month"].note
    assert note.isHidden()
    unfold(inputs, "packages")
    type_in(number(inputs, "own_new_accounts_per_month"), "3")
    # Of 27 active accounts 14 are of this package: the other 13 keep their part of 1.5.
    assert note.text() == "With the packages' own numbers: 3.72 in all."


def test_more_months_than_there_are_are_not_shown_in_silence(open_window: Opener) -> None:
    window = open_window(with_assumed(EXAMPLE, horizon_months=500))
    inputs = column(window)
    note = inputs.rows["horizon_months"].note
    assert note.text() == "From 1 to 120 can be shown: these are 120."
    type_in(number(inputs, "horizon_months"), "120")
    assert note.isHidden()


def test_what_makes_no_sense_is_said_at_the_field(window: MainWindow) -> None:
    before = window.document.plan
    inputs = column(window)
    wrong = {"start": "13/2026", "horizon_months": "121", "monthly_churn": "101"}
    for key, typed in wrong.items():
        field = number(inputs, key)
        type_in(field, typed)
        assert field.wrong
        assert inputs.rows[key].complaint.isVisible()
        assert window.document.plan == before
        press(field, Qt.Key.Key_Escape)
        assert not field.wrong


def test_a_number_that_could_be_two_is_asked_about(open_window: Opener) -> None:
    window = open_window(EXAMPLE)
    row = column(window).rows["monthly_churn"]
    type_in(row.field, "0.02")
    assert [link.text() for link in row.asking.links] == ["2\xa0%", "0.02\xa0%"]
    click(row.asking.links[0])
    assert stated(window).monthly_churn == Decimal("0.02")
    pick(column(window).growth.switch, 1)
    row = column(window).growth.rate
    unfold(column(window), "contact_growth")
    type_in(row.field, "0.05")
    assert [link.text() for link in row.asking.links] == ["5\xa0%", "0.05\xa0%"]


def test_each_folded_line_says_what_is_set(open_window: Opener) -> None:
    inputs = column(open_window(EXAMPLE))
    said = {key: fold.state.text() for key, fold in inputs.folds.items()}
    assert said == {
        "packages": "as for all",
        "seasonality": "none",
        "price_changes": "none",
        "contact_growth": "off",
        "planned": "none",
        "payment": "at once",
    }
    inputs = column(open_window(FULL))
    said = {key: fold.state.text() for key, fold in inputs.folds.items()}
    assert said == {
        "packages": "1 differs",
        "seasonality": "50\xa0% to 140\xa0%",
        "price_changes": "2",
        "contact_growth": "0.5\xa0%",
        "planned": "2",
        "payment": "after 45 days",
    }
    assert inputs.folds["planned"].head.accessibleName() == "Planned events: 2"


# The way there.


def test_every_place_has_its_input(open_window: Opener) -> None:
    window = open_window(FULL)
    for place, name in PLACES.items():
        assert window.go_to(("assumptions", *place))
        hand = QApplication.focusWidget()
        assert hand is not None and not hand.visibleRegion().isEmpty(), place
        assert hand.objectName() == name, place
    assert window.go_to(("assumptions", "price_changes", 1, "rate"))
    assert column(window).prices.view.currentIndex().data() == "List prices +5\xa0%"


def test_the_seed_and_what_there_is_not_are_not_here(window: MainWindow) -> None:
    inputs = column(window)
    assert not inputs.reveal(("assumptions", "seed"))
    assert not inputs.reveal(("assumptions",))
    assert not inputs.reveal(("agency", "overheads"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_they_are_found_by_their_words(open_window: Opener, language: str) -> None:
    window = open_window(FULL)
    window.speak(language)
    page = window.pages.name("time")
    finder = Finder(window, actions=False)
    for words, where, place in of_time(window.document.plan, page):
        hits = [each for each in finder.find(f"{words} {where}") if each.words == words]
        assert len([each for each in hits if each.where == where]) == 1, words
        assert window.go_to(place), place
        assert window.pages.current == "time"
        hand = QApplication.focusWidget()
        assert hand is not None
        assert str(place[-1]) in hand.objectName()


def test_what_is_wrong_is_marked_and_its_line_says_so(open_window: Opener) -> None:
    wrong = {
        "assumptions.horizon_months": -1,
        "assumptions.monthly_churn": "1.5",
        "assumptions.new_accounts_per_month": "-2",
    }
    window = open_window(plan_of(example(wrong)))
    inputs = column(window)
    for key in ("horizon_months", "monthly_churn", "new_accounts_per_month"):
        assert window.go_to(("assumptions", key))
        hand = QApplication.focusWidget()
        assert isinstance(hand, NumberField)
        assert hand.property("mark") == "problem"
        assert inputs.rows[key].problem.text()
    type_in(number(inputs, "horizon_months"), "12")
    assert not number(inputs, "horizon_months").property("mark")
    assert not inputs.rows["horizon_months"].problem.text()
