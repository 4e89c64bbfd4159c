"""The strip above every page: four figures, each with what is to be known of it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from planner.gui.headline import counts_work
from planner.gui.headline_cell import Cell
from planner.gui.main_window import MainWindow
from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.landmarks import next_account, next_tier_count
from planner.model.next_step import next_step
from planner.words import findings
from planner.words.numbers import DASH, money, percent
from tests.gui.conftest import Opener
from tests.gui.driving import click, drag, field, type_in
from tests.gui.plans import EXAMPLE, FRENCH_SAMPLE
from tests.model.plans import example, plan_of

ZERO_HOURS = {f"packages.{index}.hours": "0" for index in range(3)}


def said(cell: Cell) -> str:
    """All the words of a cell, its signs free to stand alone."""
    words = " ".join(label.text() for label in cell.findChildren(QLabel))
    return words.replace("\N{WORD JOINER}", "")


def test_what_is_earned_has_its_margin_and_hours(window: MainWindow) -> None:
    earn = said(window.headline.earn)
    assert percent(Book(EXAMPLE).margin, 1) in earn
    assert "48 h" in earn


@pytest.mark.parametrize(
    ("edits", "before"),
    [({}, False), (ZERO_HOURS, True), ({"agency.hourly_cost": "0.00"}, True)],
    ids=["all given", "no hours", "no cost of an hour"],
)
def test_until_work_is_known_profit_is_before_it(
    open_window: Opener, edits: dict[str, object], before: bool
) -> None:
    plan = plan_of(example(edits))
    window = open_window(plan)
    assert counts_work(Book(plan)) is not before
    assert ("before your work" in window.headline.earn.name.text()) is before
    drag(window.overview.chart.view, 40)
    assert ("before your work" in window.headline.earn.name.text()) is before


def test_a_loss_is_marked_by_sign_and_tone(window: MainWindow) -> None:
    earned = window.headline.earn.figure
    assert not earned.property("tone")
    type_in(field(window, "overheads"), "9000")
    assert earned.text().startswith("−$")
    assert earned.property("tone") == "loss"
    type_in(field(window, "overheads"), "450")
    assert not earned.property("tone")


def test_the_bill_is_the_one_on_the_invoice_where_the_vendor_bills_abroad(
    open_window: Opener,
) -> None:
    window = open_window(FRENCH_SAMPLE)
    book = Book(FRENCH_SAMPLE)
    assert book.totals is not None
    billed = window.headline.bill
    here = money(book.totals.vendor_cost, FRENCH_SAMPLE.currency, unit=True)
    assert billed.figure.text() == money(book.invoice, FRENCH_SAMPLE.price_list.currency, unit=True)
    assert here in said(billed)
    # A what-if has no invoice.
    drag(window.overview.chart.view, 40)
    bill = Curve(book).at(40).vendor_bill
    assert billed.figure.text() == money(bill, FRENCH_SAMPLE.currency, unit=True)


def test_the_vendor_is_named_only_where_the_programme_names_it(open_window: Opener) -> None:
    assert "ActiveCampaign" in open_window(EXAMPLE).headline.bill.name.text()
    other = plan_of(example({"programme.name": "Another"}))
    assert "ActiveCampaign" not in open_window(other).headline.bill.name.text()


def test_the_next_account_and_the_one_that_reaches_the_tier(window: MainWindow) -> None:
    curve = Curve(Book(EXAMPLE))
    cell = window.headline.next
    for accounts in (1, 10, 23, 24, 25, 98, 99, 100):
        drag(window.overview.chart.view, accounts)
        gain = money(next_account(curve, accounts), EXAMPLE.currency, unit=True, sign=True)
        assert cell.figure.text() == gain
        tier = next_tier_count(curve, accounts)
        if tier is None:
            assert cell.detail.text() == ""
        elif tier > accounts + 1:
            reaching = next_account(curve, tier - 1)
            assert money(reaching, EXAMPLE.currency, unit=True, sign=True) in said(cell)
            assert str(tier) in said(cell)


def test_the_best_next_step_says_what_it_brings_and_shows_it(window: MainWindow) -> None:
    cell = window.headline.step
    for accounts in (1, 22, 30, 45, 90, 110):
        drag(window.overview.chart.view, accounts)
        step = next_step(Curve(Book(EXAMPLE)), accounts)
        assert cell.figure.text() == findings.step_headline(step)
        assert findings.step_reason(step, EXAMPLE.currency) in said(cell)
        click(window.headline.show_me)
        assert window.document.what_if == step.accounts


def test_without_figures_there_are_dashes_and_nothing_to_show(open_window: Opener) -> None:
    window = open_window(plan_of(example({"agency.overheads": "-1.00"})))
    strip = window.headline
    assert [cell.figure.text() for cell in (strip.earn, strip.bill, strip.next, strip.step)] == [
        DASH
    ] * 4
    assert not strip.show_me.isVisible()


def test_figures_can_be_selected_to_be_copied(window: MainWindow) -> None:
    figure = window.headline.earn.figure
    figure.setSelection(0, len(figure.text()))
    assert figure.selectedText() == "$2,816.92"
