"""From every problem to its field, which is marked for as long as the plan has it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.gui.clients.page import ClientsPage
from planner.gui.fields.number import NumberField
from planner.gui.main_window import MainWindow
from planner.gui.packages.page import PackagesPage
from planner.gui.sheet.sheet import Sheet
from planner.model.book import Book
from planner.model.cautions import cautions
from planner.model.problems import Problem, path
from planner.words.places import place_words
from tests.gui.conftest import PATIENCE, Opener
from tests.gui.driving import click, type_in, undo
from tests.model.plans import example, plan_of

BELOW = "-1"
PACKAGE = ("services_price", "setup_fee", "hours", "other_costs", "setup_hours")
WRONG = plan_of(
    example(
        {f"packages.0.{key}": BELOW for key in PACKAGE}
        | {
            "agency.overheads": BELOW,
            "agency.hourly_cost": BELOW,
            "agency.payment_fee": {"rate": "1.5", "fixed": BELOW, "cap": BELOW},
            "agency.tax_rate": "1.2",
            "agency.vendor_tax_rate": BELOW,
            "agency.unpaid_rate": "2",
            "agency.target_margin": "1.5",
            "programme.tiers": [
                {"from": 3, "discount": "1.25"},
                {"from": 2, "discount": BELOW},
                {"from": 200_000, "discount": "0.3"},
            ],
            "programme.monthly_fee": BELOW,
            "programme.commission": {"rate": "1.4", "months": 0},
            "price_list.currency": "EUR",
            "price_list.exchange_rate": "0",
            "price_list.prices.plus": {"0": "5.00", "1000": BELOW, "5000": None},
            "price_list.yearly": {"starter": {"1000": BELOW}},
            "packages.0.contacts": 0,
            "packages.0.software_price": BELOW,
            "packages.0.yearly_months_paid": 13,
            "packages.0.options": [{"text": "a shop", "price": BELOW, "hours": BELOW}],
            "packages.1.software_price": {"list_times": BELOW},
            "packages.2.plan": "gone",
            "packages.2.id": "growth",
            "clients.0.accounts": 0,
            "clients.0.hours": BELOW,
            "clients.0.software_price": {"list_times": BELOW},
            "clients.0.id": "a",
            "clients.1.id": "a",
            "clients.1.services_price": BELOW,
            "clients.1.setup_fee": BELOW,
            "clients.1.other_costs": BELOW,
            "clients.1.free_months": -2,
            "clients.2.tax_rate": "7",
            "clients.2.payment_fee": {"rate": BELOW, "fixed": BELOW, "cap": BELOW},
            "clients.3.contacts": 0,
            "clients.4.plan": "gone",
            "clients.5.package": "gone",
            "assumptions.horizon_months": -1,
            "assumptions.monthly_churn": "1.5",
            "assumptions.new_accounts_per_month": BELOW,
            "assumptions.seasonality": ["1", BELOW, "1001"],
            "assumptions.contact_growth": "-2",
            "assumptions.paid_after_days": -1,
            "assumptions.commission_payout_months": 200,
            "assumptions.packages": [
                {"package": "gold", "monthly_churn": "1.5"},
                {"package": "growth", "new_accounts_per_month": BELOW},
                {"package": "growth", "contact_growth": "-1.5"},
                {"package": "essential", "new_accounts_per_month": "2000000"},
            ],
            "assumptions.price_changes": [
                {"month": 0, "whose": "vendor", "rate": "-2"},
                {"month": 121, "whose": "agency", "rate": "5000", "package": "gone"},
            ],
            "assumptions.planned": [
                {"month": 500, "move": "join", "package": "gone"},
                {"month": 3, "move": "leave", "client": "nobody", "accounts": 0},
                {"month": 3, "move": "leave"},
                {"month": 3, "move": "join"},
            ],
        }
    )
)
PROBLEMS = Book(WRONG).problems


@pytest.fixture
def wrong(open_window: Opener) -> MainWindow:
    """The window on a plan with every problem that has a field."""
    return open_window(WRONG)


def let_it_compute(window: MainWindow, qtbot: QtBot) -> None:
    """A far tier is computed beside the window."""
    qtbot.waitUntil(lambda: not window.calculator.busy, timeout=PATIENCE)


def is_marked() -> bool:
    """Whether the field that has the focus, or the current cell, is marked as a problem."""
    here = QApplication.focusWidget()
    if isinstance(here, Sheet):
        return here.here is not None and here.cells.wrong(*here.here)
    return here is not None and here.property("mark") == "problem"


def unmarked(window: MainWindow, problems: tuple[Problem, ...]) -> list[str]:
    return [path(each.place) for each in problems if not (window.go_to(each.place) and is_marked())]


def test_every_problem_has_a_field_that_is_marked(wrong: MainWindow, qtbot: QtBot) -> None:
    wrong.pages.choose("clients")
    let_it_compute(wrong, qtbot)
    assert len(PROBLEMS) > 70
    assert unmarked(wrong, PROBLEMS) == []


def test_every_place_is_said_in_words() -> None:
    said = [place_words(WRONG, each.place) for each in PROBLEMS]
    assert [each for each in said if set("[]_") & set(each) or "." in each] == []
    assert "Package “Essential”: optional line 1, price" in said


def test_a_mended_cell_loses_its_mark(wrong: MainWindow, qtbot: QtBot) -> None:
    assert wrong.go_to(("clients", 0, "accounts"))
    page = wrong.pages.page("clients")
    assert isinstance(page, ClientsPage)
    let_it_compute(wrong, qtbot)
    at = page.sheet.here
    assert at is not None
    assert not page.model.wrong(1, at[1])
    page.sheet.begin_edit("2")
    assert page.sheet.finish()
    let_it_compute(wrong, qtbot)
    assert not page.model.wrong(*at)
    undo(wrong)
    let_it_compute(wrong, qtbot)
    assert page.model.wrong(*at)


def test_what_keeps_a_row_from_its_figures_is_told_with_its_field(
    wrong: MainWindow, qtbot: QtBot
) -> None:
    wrong.pages.choose("clients")
    page = wrong.pages.page("clients")
    assert isinstance(page, ClientsPage)
    let_it_compute(wrong, qtbot)
    said = page.model.remarks(1)
    assert "Client “Hotel Belvedere”: setup fee – This must not be below 0." in said


def test_a_target_that_is_mended_loses_its_mark(open_window: Opener) -> None:
    window = open_window(plan_of(example({"agency.target_margin": "1.5"})))
    assert window.go_to(("agency", "target_margin"))
    field = QApplication.focusWidget()
    assert isinstance(field, NumberField)
    assert is_marked()
    type_in(field, "30")
    assert not is_marked()


def test_a_package_gets_an_id_of_its_own_by_a_click(open_window: Opener) -> None:
    window = open_window(plan_of(example({"packages.2.id": "growth"})))
    assert window.go_to(("packages", 2, "id"))
    page = window.pages.page("packages")
    assert isinstance(page, PackagesPage)
    first, *_, last = page.area.cards
    assert first.own_id.isHidden()
    click(last.own_id)
    ids = [each.id for each in window.document.plan.packages]
    assert ids[:2] == ["essential", "growth"]
    assert len(set(ids)) == 3
    assert QApplication.focusWidget() is last.name
    assert last.own_id.isHidden()
    undo(window)
    assert window.document.plan.packages[2].id == "growth"
    assert not last.own_id.isHidden()


@pytest.mark.parametrize("page", ["overview", "packages"])
def test_what_a_price_is_warned_of_marks_its_field(open_window: Opener, page: str) -> None:
    wrong = {"packages.1.software_price": "20.00", "price_list.as_of": "2020-01-01"}
    window = open_window(plan_of(example(wrong)))
    window.pages.choose(page)
    warned = {each.place[:2] for each in cautions(Book(window.document.plan))}
    assert ("packages", 1) in warned
    for place in (("packages", 1), ("price_list", "as_of")):
        assert window.go_near(place)
        here = QApplication.focusWidget()
        assert here is not None
        assert here.property("mark") == "warning", place
    assert window.go_near(("packages", 2))
    here = QApplication.focusWidget()
    assert here is not None
    assert not here.property("mark")


def test_where_the_window_has_no_field_it_says_so(open_window: Opener) -> None:
    window = open_window(plan_of(example({"agency.overheads": BELOW})))
    said = window.problems.words.text()
    window.problems.wanted.emit(("agency", "overheads"))
    assert is_marked()
    assert window.problems.words.text() == said
    window.problems.wanted.emit(("made", "by", "a", "later", "version"))
    assert window.problems.words.text() == "This window has no field for it."
