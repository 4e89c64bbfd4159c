"""What ships is held against the plan and taken over as one step of undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from planner.gui.main_window import MainWindow
from planner.gui.prices.differences import Index, Roomy
from planner.gui.prices.ready_view import ReadyView
from planner.model.book import Book
from planner.model.differences import Change, Scenario, Subject
from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.vendor_edits import with_cells, with_tier
from planner.storage.shipped import newest_price_list, programme_of
from tests.gui.conftest import Opener
from tests.gui.driving import Control, click, press, undo
from tests.gui.plans import EXAMPLE, FRENCH_SAMPLE
from tests.gui.prices.vendor_pages import pick, price_view, ready_view
from tests.gui.room import settle
from tests.model.plans import example, plan_of

NEWEST = newest_price_list(Currency.of("USD")) or EXAMPLE.price_list
READY = programme_of("ActiveCampaign").programme


def old() -> Plan:
    """A plan of last year: other tiers, another price, and the user's own commission."""
    base = replace(
        EXAMPLE,
        price_list=replace(NEWEST, as_of=date(2025, 6, 1), name="Last year"),
        programme=replace(READY, commission=EXAMPLE.programme.commission),
    )
    base = with_cells(base, "prices", {("plus", 10000): 22900})
    return with_tier(base, 2, discount=Decimal("0.3"))


OLD = old()


def cells(view: ReadyView) -> list[tuple[str, ...]]:
    return [tuple(row) for row in view.table.differences.lines]


@pytest.fixture
def last_year(open_window: Opener) -> MainWindow:
    return open_window(OLD)


def choose(view: ReadyView, vendor: str) -> None:
    pick(view.ready, view.ready.findData(vendor))


def test_differences_are_said_in_words_and_signed_figures(last_year: MainWindow) -> None:
    view = ready_view(last_year)
    assert cells(view) == [
        ("Discount from 25 accounts", "30\xa0%", "35\xa0%", "+5 points"),
        ("Name of the price list", "Last year", "US dollars, billed monthly", ""),
        ("Date of the price list", "1 June 2025", "4 June 2026", ""),
        ("Plus, 10,000 contacts", "$229.00", "$239.00", "+10.00"),
    ]
    assert view.conclusion.text() == "4 things differ from your plan"


def test_programme_and_prices_are_taken_over_each_and_both_as_one_step(
    last_year: MainWindow,
) -> None:
    document, view = last_year.document, ready_view(last_year)
    click(view.programme_button)
    assert document.plan.programme.tiers == READY.tiers
    assert document.plan.price_list == OLD.price_list
    undo(last_year)
    click(view.prices_button)
    assert document.plan.price_list == NEWEST
    assert document.plan.programme == OLD.programme
    undo(last_year)
    click(view.both_button)
    assert (document.plan.programme.tiers, document.plan.price_list) == (READY.tiers, NEWEST)
    assert document.undo.count() == 1
    assert view.conclusion.text() == "Nothing differs from your plan"
    assert not any(
        button.isEnabled()
        for button in (view.programme_button, view.prices_button, view.both_button)
    )
    # The same figures as a plan that was made with what ships.
    fresh = replace(
        EXAMPLE,
        price_list=NEWEST,
        programme=replace(READY, commission=EXAMPLE.programme.commission),
    )
    assert Book(document.plan).totals == Book(fresh).totals
    undo(last_year)
    assert document.plan == OLD


def test_the_users_own_commission_stays_unless_they_say_otherwise(last_year: MainWindow) -> None:
    view = ready_view(last_year)
    click(view.both_button)
    assert last_year.document.plan.programme.commission == EXAMPLE.programme.commission
    undo(last_year)
    pick(view.own, 1)
    assert ("Commission rate", "20\xa0%", "not entered", "") in cells(view)
    click(view.both_button)
    assert last_year.document.plan.programme.commission.rate is None


def test_a_ready_programme_of_another_vendor_replaces_the_programme_only(
    window: MainWindow,
) -> None:
    view = ready_view(window)
    choose(view, "HubSpot")
    assert "No list prices of HubSpot ship" in view.prices_note.text()
    assert not view.prices_button.isEnabled()
    assert not view.both_button.isEnabled()
    assert "enter its price list yourself" in view.note.text()
    click(view.programme_button)
    programme = window.document.plan.programme
    assert (programme.commission.rate, programme.commission.months) == (Decimal("0.2"), 36)
    assert programme.name == "HubSpot Solutions Partner programme"
    assert window.document.plan.price_list == EXAMPLE.price_list
    assert window.document.undo.undoText() == "Take over the programme"
    undo(window)
    assert window.document.plan == EXAMPLE


def test_a_rate_that_is_not_published_stays_empty(window: MainWindow) -> None:
    view = ready_view(window)
    choose(view, "MailUp")
    click(view.programme_button)
    assert window.document.plan.programme.commission.rate is None
    undo(window)
    pick(view.own, 0)  # keep mine
    click(view.programme_button)
    assert window.document.plan.programme.commission == EXAMPLE.programme.commission


def test_another_currency_says_what_it_asks_for(open_window: Opener) -> None:
    edits = {"currency": "EUR", "price_list.currency": "EUR", "packages.0.list_price": "20.00"}
    window = open_window(plan_of(example(edits)))
    view = ready_view(window)
    assert "They are in USD" in view.prices_note.text()
    assert "keep their number" in view.prices_note.text()
    click(view.prices_button)
    assert window.document.plan.price_list.currency.code == "USD"
    assert window.document.plan.packages[0].list_price == 2000
    assert any(each.code == "no-exchange-rate" for each in Book(window.document.plan).problems)


def test_a_list_price_too_fine_for_the_other_currency_is_not_rounded(open_window: Opener) -> None:
    edits = {"currency": "TND", "price_list.currency": "TND", "packages.0.list_price": "20.005"}
    window = open_window(plan_of(example(edits)))
    view = ready_view(window)
    assert "of your own has decimals that USD has not" in view.refusal.text()
    assert not view.prices_button.isEnabled()
    raised = Change(Subject.PRICE, "plus", "5000", 179_505)
    plan = replace(window.document.plan, scenarios=(Scenario("s1", changes=(raised,)),))
    window.document.edit(lambda: "Try", plan)
    assert "in a scenario has decimals that USD has not" in view.refusal.text()


def test_a_name_in_another_language_is_no_difference(open_window: Opener) -> None:
    window = open_window(FRENCH_SAMPLE)
    names = [what for what, *_ in cells(ready_view(window)) if what.startswith("Name")]
    assert names == []


def test_the_warning_of_old_prices_leads_to_the_comparison(last_year: MainWindow) -> None:
    (old_prices,) = [
        each
        for each in last_year.calculator.results.cautions  # type: ignore[union-attr] # computed
        if each.code == "old-prices"
    ]
    assert last_year.go_to(old_prices.place)
    facts = price_view(last_year).facts
    assert QApplication.focusWidget() is facts.numbers["price_list.as_of"].field
    assert "newer ones" in facts.old.text()
    click(facts.compare_button)
    view = ready_view(last_year)
    assert QApplication.focusWidget() is view.ready
    click(view.prices_button)
    price_view(last_year)
    assert facts.old.isHidden()


def test_differences_are_copied_with_their_titles(last_year: MainWindow) -> None:
    view = ready_view(last_year)
    view.table.setFocus()
    press(view.table, Qt.Key.Key_C, Control)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "What differs\tYours\tReady-made\tChange"
    assert copied[4] == "Plus, 10,000 contacts\t$229.00\t$239.00\t+10.00"
    view.table.selectRow(3)
    press(view.table, Qt.Key.Key_C, Control)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2


@pytest.mark.parametrize("size", [(1024, 640), (1280, 720)])
def test_long_words_have_the_lines_they_need(open_window: Opener, size: tuple[int, int]) -> None:
    window = open_window(FRENCH_SAMPLE)
    window.speak("fr")
    window.resize(*size)
    view = ready_view(window)
    choose(view, "HubSpot")
    settle()
    table = view.table
    rows = range(len(table.differences.lines))
    assert all(table.rowHeight(row) >= table.sizeHintForRow(row) for row in rows)
    assert max(map(table.rowHeight, rows)) > min(map(table.rowHeight, rows))


def test_thousands_of_differences_are_not_measured_one_by_one(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = []
    hint = Roomy.sizeHint

    def counted(painter: Roomy, option: QStyleOptionViewItem, index: Index) -> QSize:
        measured.append(index.row())
        return hint(painter, option, index)

    monkeypatch.setattr(Roomy, "sizeHint", counted)
    bands = {band: band for band in range(100, 300_100, 100)}
    view = ready_view(
        open_window(replace(EXAMPLE, price_list=replace(NEWEST, prices={"plus": bands})))
    )
    choose(view, "HubSpot")
    choose(view, "ActiveCampaign")
    settle()
    assert len(view.table.differences.lines) > 3000
    assert 0 < len(set(measured)) < 1000
