"""The strip above every page: four figures, each with what is to be known of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from planner.gui.headline import counts_work
from planner.gui.headline_cell import Cell
from planner.gui.main_window import MainWindow
from planner.gui.next_step.page import MIX, BestNextStep
from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.landmarks import next_account, next_tier_count
from planner.model.mix.best import best_mix
from planner.model.next_step import next_step
from planner.model.plan import Channel
from planner.words import findings
from planner.words.mix import sentence
from planner.words.numbers import DASH, money, percent
from tests.gui.conftest import PATIENCE, Opener
from tests.gui.driving import click, drag, field, type_in
from tests.gui.plans import EXAMPLE, FRENCH_SAMPLE, QUICK, large_document
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
    for accounts in (1, 21, 30, 45, 90, 110):
        drag(window.overview.chart.view, accounts)
        step = next_step(Curve(Book(EXAMPLE)), accounts)
        assert cell.figure.text() == findings.step_headline(step)
        assert findings.step_reason(step, EXAMPLE.currency) in said(cell)
        click(window.headline.show_me)
        assert window.document.what_if == step.accounts


def test_where_other_channels_earn_more_they_are_the_best_next_step(window: MainWindow) -> None:
    cell = window.headline.step
    assert cell.figure.text() == "Move Velo & Co to resale"
    assert said(cell).endswith("+$360.38 a month · they pay $449 an account, not $429")
    assert cell.figure.property("tone") == "gain"
    mix = best_mix(Book(EXAMPLE))
    assert mix is not None
    assert sentence(Book(EXAMPLE), mix) in cell.accessibleName()
    click(window.headline.show_me)
    page = window.pages.page("step")
    assert isinstance(page, BestNextStep)
    assert (window.pages.current, page.current) == ("step", MIX)
    assert window.document.what_if is None


def test_a_what_if_has_a_step_of_its_own_and_today_has_the_mix_again(window: MainWindow) -> None:
    cell = window.headline.step
    drag(window.overview.chart.view, 30)
    assert "Velo" not in cell.figure.text()
    assert cell.accessibleName() == f"Best next step: {cell.figure.text()}"
    window.overview.return_to_today()
    assert cell.figure.text() == "Move Velo & Co to resale"


def test_where_no_mix_earns_more_the_step_is_another(open_window: Opener) -> None:
    resold = plan_of(example({"clients.3.channel": "resale"}))
    cell = open_window(resold).headline.step
    assert cell.figure.text() == findings.step_headline(next_step(Curve(Book(resold)), 26))


def test_numbers_without_names_are_moved_as_accounts(open_window: Opener) -> None:
    window = open_window(QUICK)
    assert window.headline.step.figure.text() == "Move 5 accounts to resale"


def test_the_whole_sentence_is_on_hover(window: MainWindow) -> None:
    cell = window.headline.step
    middle = cell.figure.rect().center()
    QApplication.sendEvent(
        cell, QHelpEvent(QEvent.Type.ToolTip, middle, cell.figure.mapToGlobal(middle))
    )
    assert "because 26 accounts reach 35" in QToolTip.text()
    QToolTip.hideText()


def test_a_mix_that_takes_long_to_find_comes_once_the_hand_rests(
    open_window: Opener, qtbot: QtBot
) -> None:
    plan = plan_of(large_document(400))
    first = replace(plan.clients[0], channel=Channel.COMMISSION)
    window = open_window(replace(plan, clients=(first, *plan.clients[1:])))
    figure = window.headline.step.figure
    assert figure.text() != "Move Client 0 to resale"
    qtbot.waitUntil(lambda: figure.text() == "Move Client 0 to resale", timeout=PATIENCE)
    drag(window.overview.chart.view, 300)
    window.overview.return_to_today()
    assert figure.text() == "Move Client 0 to resale"  # it is kept
    type_in(field(window, "commission_rate"), "99")
    qtbot.waitUntil(lambda: figure.text().endswith(" to commission"), timeout=PATIENCE)


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
