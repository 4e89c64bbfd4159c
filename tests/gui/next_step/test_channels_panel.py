"""Resell or commission: what is seen is what the model says, and what is typed is an edit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from planner.gui.actions import LANGUAGES
from planner.gui.main_window import MainWindow
from planner.gui.next_step.channels.panel import MONTH, OVER, ChannelsPanel
from planner.gui.next_step.channels.tables import RateTable, TierTable
from planner.model.plan import Plan
from tests.gui.conftest import PATIENCE, Opener
from tests.gui.driving import Control, click, press, redo, type_in, undo
from tests.gui.next_step.questions import panel, pick
from tests.gui.plans import EXAMPLE, FRENCH_SAMPLE, QUICK, large_document
from tests.gui.room import faults, overlaps, settle
from tests.gui.test_room import SIZES
from tests.model.plans import example, plan_of

NO_RATE = plan_of(example({"programme.commission.rate": None}))
N = "\xa0"


def channels(window: MainWindow) -> ChannelsPanel:
    return panel(window, "channels", ChannelsPanel)


def cells(table: TierTable | RateTable) -> list[tuple[str, ...]]:
    return [line.cells for line in table.lines]


def test_a_month_is_shown_first(window: MainWindow) -> None:
    shown = channels(window)
    assert shown.picture.title.text() == "Reselling earns more per account from 2 on"
    assert cells(shown.tiers)[:2] == [
        ("1", f"0{N}%", "88.93", "99.44", "\N{MINUS SIGN}10.51"),
        ("2–24", f"25{N}%", "111.52", "99.44", "+12.08"),
    ]
    assert [line.tones[4] for line in shown.tiers.lines] == ["loss", *["gain"] * 4]
    assert shown.tiers.lines[1].tinted
    assert [row[2] for row in cells(shown.rates)] == [f"52.0{N}%", f"32.3{N}%", f"25.6{N}%"]
    assert shown.whose.text() == "Your input; not published."


def test_a_click_adds_up_the_months(window: MainWindow) -> None:
    shown = channels(window)
    click(shown.segments.buttons[OVER])
    assert shown.picture.title.text().startswith("Over 36 months, reselling earns more")
    assert cells(shown.tiers)[0] == ("1", f"0{N}%", "2,297.89", "2,297.06", "+0.83", "month 36")
    assert [row[2] for row in cells(shown.rates)] == [f"124.8{N}%", f"77.5{N}%", f"61.5{N}%"]
    click(shown.segments.buttons[MONTH])
    assert cells(shown.tiers)[0][2] == "88.93"


def test_a_package_is_chosen_by_keys(window: MainWindow) -> None:
    shown = channels(window)
    names = [shown.account.itemText(index) for index in range(shown.account.count())]
    assert names == ["Average of your book", "Essential", "Growth", "Scale"]
    pick(shown.account, 2)
    assert cells(shown.tiers)[1][2:4] == ("187.57", "165.55")
    assert "an account on Growth earns $187.57" in shown.said.text()


def test_the_months_compared_are_an_edit_that_can_be_undone(window: MainWindow) -> None:
    shown = channels(window)
    click(shown.segments.buttons[OVER])
    before = cells(shown.tiers)
    type_in(shown.rows["compare_months"].field, "12")
    assert window.document.plan.assumptions.compare_months == 12
    assert shown.segments.buttons[OVER].text() == "over 12 months"
    assert cells(shown.tiers) != before
    assert shown.picture.title.text().startswith("Over 12 months")
    assert window.document.undo.undoText() == "Change months compared"
    undo(window)
    assert window.document.plan.assumptions.compare_months == 36
    assert cells(shown.tiers) == before
    redo(window)
    assert window.document.plan.assumptions.compare_months == 12


def test_so_are_the_accounts_that_leave(window: MainWindow) -> None:
    shown = channels(window)
    click(shown.segments.buttons[OVER])
    type_in(shown.rows["monthly_churn"].field, "0")
    assert window.document.plan.assumptions.monthly_churn == 0
    assert "with no account leaving" in shown.said.text()
    # 36 times 111.52, and 12 times 99.44 + 24 times 81.37
    assert cells(shown.tiers)[1][2:4] == ("4,014.72", "3,146.16")
    undo(window)
    assert window.document.plan.assumptions.monthly_churn == Decimal("0.02")


def test_what_cannot_be_is_refused_at_its_field(window: MainWindow) -> None:
    shown = channels(window)
    for key, typed in (("compare_months", "0"), ("compare_months", "121"), ("monthly_churn", "-3")):
        row = shown.rows[key]
        type_in(row.field, typed)
        assert row.field.wrong, typed
        assert row.complaint.isVisible()
    assert window.document.plan == EXAMPLE


def test_without_a_rate_none_is_called_better_and_the_field_is_here(
    open_window: Opener,
) -> None:
    window = open_window(NO_RATE)
    shown = channels(window)
    assert shown.picture.title.text() == "Enter your commission rate to compare the two ways"
    assert "neither way is called better" in shown.said.text()
    assert {row[3:5] for row in cells(shown.tiers)} == {("–", "–")}
    assert cells(shown.rates)[0][2] == f"52.0{N}%"
    assert not any(any(line.under) for line in shown.rates.lines)
    assert shown.whose.text().startswith("Not entered")
    pick(shown.account, 2)
    assert "a commission of 32.3" in shown.picture.title.text()
    type_in(shown.rows["commission_rate"].field, "40")
    assert window.document.plan.programme.commission.rate == Decimal("0.4")
    assert shown.whose.text() == "Your input; not published."
    assert shown.picture.title.text() == "Reselling earns more per account from 25 on"
    assert shown.rates.lines[1].under[2] == "commission"


@pytest.mark.parametrize(("key", "page"), [("compare_months", "step"), ("monthly_churn", "time")])
def test_a_search_or_a_problem_leads_to_the_inputs(window: MainWindow, key: str, page: str) -> None:
    assert window.go_to(("assumptions", key))
    here = QApplication.focusWidget()
    assert here is not None
    assert here.objectName() == key
    assert window.pages.current == page


def test_a_churn_that_cannot_be_marks_its_field_and_empties_the_picture(
    open_window: Opener,
) -> None:
    window = open_window(plan_of(example({"assumptions.monthly_churn": "2"})))
    shown = channels(window)
    assert shown.rows["monthly_churn"].field.property("mark") == "problem"
    click(shown.segments.buttons[OVER])
    assert shown.picture.canvas.picture is None
    assert shown.picture.canvas.empty_words.startswith("Enter over how many months")
    assert not shown.tiers.isVisible()
    click(shown.segments.buttons[MONTH])
    assert shown.picture.canvas.picture is not None


def test_a_book_without_figures_says_what_to_do(open_window: Opener) -> None:
    window = open_window(plan_of(example({"packages": [], "clients": []})))
    shown = channels(window)
    assert shown.picture.canvas.picture is None
    assert "add a package" in shown.picture.canvas.empty_words
    assert not shown.tiers.isVisible()
    assert not shown.rates.isVisible()


def test_a_package_that_goes_leaves_the_average(window: MainWindow) -> None:
    shown = channels(window)
    pick(shown.account, 3)
    window.document.begin(QUICK, None)
    settle()
    assert shown.account.currentIndex() == 0
    pick(shown.account, 3)
    document = example()
    del document["packages"][2]
    document["clients"] = [row for row in document["clients"] if row["package"] != "scale"]
    window.document.edit(lambda: "Without Scale", plan_of(document))
    settle()
    assert shown.account.currentIndex() == 0
    assert shown.picture.canvas.picture is not None


def test_a_large_book_is_compared_beside_the_window(open_window: Opener) -> None:
    window = open_window(plan_of(large_document(1600)))
    shown = channels(window)
    window.calculator.wait()
    open_window.qtbot.waitUntil(lambda: bool(shown.tiers.lines), timeout=PATIENCE)
    assert shown.tiers.lines[4].tinted


def test_the_table_is_copied_whole(window: MainWindow) -> None:
    shown = channels(window)
    shown.rates.setFocus()
    press(shown.rates, Qt.Key.Key_C, Control)
    copied = QApplication.clipboard().text().splitlines()
    assert len(copied) == 4
    assert copied[0].startswith("Package\t")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plan", [EXAMPLE, NO_RATE, FRENCH_SAMPLE])
def test_everything_has_its_room(open_window: Opener, language: str, plan: Plan) -> None:
    window = open_window(plan)
    window.speak(language)
    shown = channels(window)
    for size in SIZES:
        window.resize(*size)
        for key in (OVER, MONTH):
            click(shown.segments.buttons[key])
            settle()
            assert faults(window) + overlaps(window) == []


def test_every_control_has_a_name(window: MainWindow) -> None:
    shown = channels(window)
    for each in (shown.account, shown.tiers, shown.rates, shown.segments):
        assert each.accessibleName()
    assert shown.picture.canvas.accessibleName() == shown.picture.title.text()
    assert "2–24 accounts" in shown.picture.canvas.accessibleDescription()


@pytest.mark.parametrize(
    "tiers",
    [
        [],
        [{"from": 5, "discount": "0.1"}],
        [{"from": 1, "discount": "0.2"}, {"from": 1, "discount": "0.3"}],
        [{"from": 0, "discount": "0"}, {"from": 1, "discount": "0.3"}],
    ],
)
def test_whatever_the_tiers_are_the_panel_stands(
    open_window: Opener, tiers: list[dict[str, object]]
) -> None:
    window = open_window(plan_of(example({"programme.tiers": tiers})))
    shown = channels(window)
    for index in range(4):
        pick(shown.account, index)
        click(shown.segments.buttons[OVER])
        sound = bool(tiers) and tiers[0]["from"] == 0
        assert (shown.picture.canvas.picture is not None) == sound
        click(shown.segments.buttons[MONTH])


def test_long_and_odd_names_have_their_room(open_window: Opener) -> None:
    names = {"packages.0.name": "W" * 70, "packages.1.name": "<b>A & B</b>\n%s"}
    for rate in ("0.2", None):
        window = open_window(plan_of(example({**names, "programme.commission.rate": rate})))
        shown = channels(window)
        window.resize(*SIZES[0])
        for index in (1, 2):
            pick(shown.account, index)
            settle()
            assert faults(window) + overlaps(window) == []
        assert "<b>A & B</b> %s" in shown.said.text()
