"""List prices are typed, pasted, copied and estimated, never half and never silently."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.gui.main_window import MainWindow
from planner.gui.prices.price_view import PriceView
from planner.model.differences import Change, Scenario, Subject
from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.vendor_edits import NOT_SOLD, bands_of, cell_of, plans_of, with_cells
from planner.storage.shipped import newest_price_list, programme_of
from tests.gui.conftest import Opener
from tests.gui.driving import Control, click, press, type_in, undo
from tests.gui.plans import EXAMPLE
from tests.gui.prices.vendor_pages import at, begin_cell, paste, pick, price_view, type_cell
from tests.model.plans import example, plan_of

DOLLAR = Currency.of("USD")
NEWEST = newest_price_list(DOLLAR) or EXAMPLE.price_list
FRESH: Plan = replace(EXAMPLE, price_list=NEWEST)
TABLE = "Contacts\tPlus\tPro\tTeam\n5 000\t$ 181,50\t\t20\n7,500\t210\t300\tnot sold\n"


@pytest.fixture
def view(window: MainWindow) -> PriceView:
    return price_view(window)


@pytest.fixture
def fresh(open_window: Opener) -> MainWindow:
    """The window on a plan with the prices that ship: some bands have none."""
    return open_window(FRESH)


def line(view: PriceView) -> str:
    note = view.panel.line
    return "" if note.isHidden() else note.text().replace("\N{ZERO WIDTH SPACE}", "")


def test_a_price_is_typed_into_its_cell(window: MainWindow, view: PriceView) -> None:
    row, column = view.model.cell_at("plus", 5000) or (0, 0)
    type_cell(view.sheet, row, column, "181.5")
    assert window.document.plan == with_cells(EXAMPLE, "prices", {("plus", 5000): 18150})
    assert view.model.words(row, column) == "181.50"
    assert window.document.undo.undoText() == "Change list prices"
    undo(window)
    assert window.document.plan == EXAMPLE
    assert view.model.words(row, column) == "179.00"


def test_an_emptied_cell_is_not_published_and_another_is_not_sold(
    window: MainWindow, view: PriceView
) -> None:
    row, column = view.model.cell_at("plus", 5000) or (0, 0)
    at(view.sheet, row, column)
    press(view.sheet, Qt.Key.Key_Delete)
    assert window.document.plan.price_list.prices["plus"][5000] is None
    assert view.model.words(row, column) in {"", "≈ 179.00"}
    type_cell(view.sheet, row, column, "not sold")
    assert 5000 not in window.document.plan.price_list.prices["plus"]
    undo(window)
    undo(window)
    assert window.document.plan == EXAMPLE


def test_a_text_that_is_no_price_is_refused_where_it_stands(
    window: MainWindow, view: PriceView
) -> None:
    type_cell(view.sheet, 0, 1, "1,23,4")
    assert line(view)
    assert view.sheet.editing
    press(view.sheet.editor, Qt.Key.Key_Escape)
    assert window.document.plan == EXAMPLE
    assert line(view) == ""


def test_a_band_is_added_in_the_last_row_and_the_hand_stays_with_it(
    window: MainWindow, view: PriceView
) -> None:
    last = view.model.rowCount() - 1
    type_cell(view.sheet, last, 1, "20")
    assert "contacts of this row first" in line(view)
    press(view.sheet.editor, Qt.Key.Key_Escape)
    begin_cell(view.sheet, last, 0, "7500")
    press(view.sheet.editor, Qt.Key.Key_Tab)
    bands = bands_of(window.document.plan.price_list)
    assert 7500 in bands
    assert view.sheet.here == (bands.index(7500), 1)
    assert window.document.plan.price_list.list_price("plus", 7000) is None
    undo(window)
    assert window.document.plan == EXAMPLE


def test_a_price_in_hand_is_taken_when_the_plan_is_kept(
    window: MainWindow, view: PriceView
) -> None:
    row, column = view.model.cell_at("plus", 5000) or (0, 0)
    begin_cell(view.sheet, row, column, "181.5")
    window.document.finishing.emit()
    assert window.document.plan.price_list.prices["plus"][5000] == 18150
    window.speak("fr")  # the grid is made anew
    begin_cell(view.sheet, row, column, "182,5")
    window.document.finishing.emit()
    assert window.document.plan.price_list.prices["plus"][5000] == 18250


def test_without_any_plan_a_size_says_what_comes_first(open_window: Opener) -> None:
    bare = replace(EXAMPLE, price_list=replace(EXAMPLE.price_list, prices={}))
    window = open_window(bare)
    view = price_view(window)
    type_cell(view.sheet, 0, 0, "1000")
    assert "Add a plan" in line(view)
    press(view.sheet.editor, Qt.Key.Key_Escape)
    assert window.document.plan == bare


def test_a_band_gets_another_size_but_not_that_of_another(
    window: MainWindow, view: PriceView
) -> None:
    type_cell(view.sheet, 0, 0, "500")
    assert window.document.plan.price_list.prices["plus"][500] == 5900
    undo(window)
    type_cell(view.sheet, 0, 0, "5000")
    assert "already" in line(view)
    press(view.sheet.editor, Qt.Key.Key_Escape)
    assert window.document.plan == EXAMPLE


def test_a_table_is_pasted_by_its_headers_as_one_step(window: MainWindow, view: PriceView) -> None:
    at(view.sheet, 2, 2)  # wherever the hand is
    paste(view.sheet, TABLE)
    prices = window.document.plan.price_list
    assert prices.prices["plus"][5000] == 18150
    assert prices.prices["plus"][7500] == 21000
    assert prices.prices["pro"][5000] is None
    assert prices.prices["Team"] == {5000: 2000}
    assert prices.prices["enterprise"] == EXAMPLE.price_list.prices["enterprise"]
    assert "Team" in view.model.plans
    assert window.document.undo.undoText() == "Paste list prices"
    undo(window)
    assert window.document.plan == EXAMPLE
    assert "Team" not in view.model.plans


def test_a_title_above_the_headers_is_no_price(window: MainWindow, view: PriceView) -> None:
    at(view.sheet, 0, 0)
    paste(view.sheet, "Prices of 2026\t\t\t\n\t\t\t\n" + TABLE)
    assert window.document.plan.price_list.prices["plus"][7500] == 21000
    undo(window)
    paste(view.sheet, "\tPlus\n1000\t60\n")  # one plan is no title
    assert window.document.plan == with_cells(EXAMPLE, "prices", {("plus", 1000): 6000})


def test_nothing_is_half_pasted(window: MainWindow, view: PriceView) -> None:
    at(view.sheet, 0, 1)
    paste(view.sheet, TABLE.replace("300", "3oo").replace("7,500", "many\t1\t2\t3\n7,500"))
    assert window.document.plan == EXAMPLE
    assert line(view).startswith("Nothing was changed. “many” is no number of contacts")
    assert view.panel.all.isVisible()
    assert {"Pro, 7,500 contacts: " in each for each in view.panel._faults.values()} == {
        True,
        False,
    }
    paste(view.sheet, TABLE)
    assert line(view) == ""


def test_a_block_without_headers_is_pasted_where_the_hand_is(
    window: MainWindow, view: PriceView
) -> None:
    at(view.sheet, 0, 2)
    paste(view.sheet, "61\t101\n182\t262\n")
    bands = bands_of(EXAMPLE.price_list)
    for plan, expected in (("plus", (6100, 18200)), ("pro", (10100, 26200))):
        for band, price in zip(bands, expected, strict=False):
            assert cell_of(window.document.plan.price_list, "prices", plan, band) == price
    undo(window)
    assert window.document.plan == EXAMPLE


def test_a_block_brings_as_many_bands_as_it_has(window: MainWindow, view: PriceView) -> None:
    last = view.model.rowCount() - 1
    at(view.sheet, last, 0)
    paste(view.sheet, "50 000\tnot sold\t609\t969\t1,169\n100 000\t\t1000\t2000\t3000\n")
    prices = window.document.plan.price_list.prices
    assert (prices["plus"][50_000], prices["enterprise"][100_000]) == (60_900, 300_000)
    assert 50_000 not in prices["starter"] and prices["starter"][100_000] is None
    undo(window)
    assert window.document.plan == EXAMPLE
    at(view.sheet, last, 1)
    paste(view.sheet, "1\n2\n")
    assert "contacts of this row first" in line(view)
    assert window.document.plan == EXAMPLE


def test_the_table_is_copied_out_with_its_headers(window: MainWindow, view: PriceView) -> None:
    view.sheet.setFocus()
    press(view.sheet, Qt.Key.Key_A, Control)
    press(view.sheet, Qt.Key.Key_C, Control)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].split("\t") == ["Contacts", "Starter", "Plus", "Pro", "Enterprise"]
    assert copied[1].split("\t") == ["1,000", "19.00", "59.00", "99.00", "179.00"]
    # What another program has of it comes back as it was, whatever has happened since.
    text = QGuiApplication.clipboard().text()
    type_cell(view.sheet, 0, 1, "1")
    at(view.sheet, 3, 3)
    paste(view.sheet, text)
    assert window.document.plan == EXAMPLE


def test_estimates_are_shown_as_such_and_used_nowhere(fresh: MainWindow) -> None:
    view = price_view(fresh)
    cell = view.model.cell_at("plus", 2500)
    assert cell is not None
    assert view.model.words(*cell) == "≈ 119.00"
    assert view.model.tone(*cell) == "muted"
    assert view.model.copied(*cell) == ""
    assert fresh.document.plan.price_list.list_price("plus", 2500) is None
    assert "≈: an estimate, not published" in view.legend.text()
    view.choose_table("yearly")
    assert view.model.words(*cell) == "95.00"


def test_an_estimate_is_taken_over_cell_by_cell_or_all_on_purpose(fresh: MainWindow) -> None:
    view = price_view(fresh)
    row, column = view.model.cell_at("plus", 2500) or (0, 0)
    at(view.sheet, row, column)
    assert view.take.text() == "Take the estimate of $119.00"
    click(view.take)
    assert fresh.document.plan == with_cells(FRESH, "prices", {("plus", 2500): 11900})
    assert view.model.words(row, column) == "119.00"
    click(view.take_all)
    prices = fresh.document.plan.price_list.prices
    assert prices["pro"][50000] == 121100
    assert prices["starter"][25000] == 48900
    assert not view.take_all.isVisible()
    undo(fresh)
    undo(fresh)
    assert fresh.document.plan == FRESH


def test_estimates_of_one_vendor_are_none_of_anothers(open_window: Opener) -> None:
    hubspot = programme_of("HubSpot").programme
    view = price_view(open_window(replace(FRESH, programme=hubspot)))
    assert view.model.estimates == {}
    assert not view.take_all.isVisible()


def test_a_plan_is_added_and_removed(window: MainWindow, view: PriceView) -> None:
    view.plan_name.setFocus()
    QTest.keyClicks(view.plan_name, "Team & Co")
    press(view.plan_name, Qt.Key.Key_Return)
    assert plans_of(window.document.plan.price_list)[-1] == "Team & Co"
    assert QApplication.focusWidget() is view.sheet
    assert view.sheet.here == (0, 5)
    assert view.remove_plan.text() == "Remove Team && Co"
    click(view.remove_plan)
    assert window.document.plan.price_list.prices == EXAMPLE.price_list.prices
    QTest.keyClicks(view.plan_name, "PLUS")
    click(view.add_plan)
    assert window.document.plan.price_list.prices == EXAMPLE.price_list.prices  # it is there
    assert view.sheet.here == (0, 2)


def test_a_band_is_removed(window: MainWindow, view: PriceView) -> None:
    at(view.sheet, 1, 0)
    assert view.remove_band.text() == "Remove 5,000"
    click(view.remove_band)
    assert 5000 not in bands_of(window.document.plan.price_list)
    undo(window)
    assert window.document.plan == EXAMPLE


def test_yearly_prices_are_for_comparison_and_have_a_table_of_their_own(
    window: MainWindow, view: PriceView
) -> None:
    click(view.tables["yearly"])
    assert "comparison" in view.title.text()
    row, column = view.model.cell_at("plus", 5000) or (0, 0)
    type_cell(view.sheet, row, column, "145")
    plan = window.document.plan
    assert plan.price_list.yearly_price("plus", 5000) == 14500
    assert plan.price_list.prices == EXAMPLE.price_list.prices
    click(view.tables["prices"])
    assert view.model.words(row, column) == "179.00"


def test_the_currency_keeps_the_numbers_that_are_read(window: MainWindow, view: PriceView) -> None:
    codes = [view.facts.currency.itemText(row) for row in range(view.facts.currency.count())]
    pick(view.facts.currency, codes.index("EUR"))
    prices = window.document.plan.price_list
    assert (prices.currency.code, prices.prices["plus"][5000]) == ("EUR", 17900)
    rate = view.facts.numbers["exchange_rate"]
    assert rate.isVisible()
    assert "enter the exchange rate" in rate.problem.text()
    assert rate.field.property("mark") == "problem"
    type_in(rate.field, "1.08")
    assert window.document.plan.price_list.exchange_rate == Decimal("1.08")
    type_in(view.facts.numbers["price_list.exchange_as_of"].field, "2026-11-01")
    assert str(window.document.plan.price_list.exchange_as_of) == "2026-11-01"


def test_a_currency_too_coarse_for_the_prices_is_refused(open_window: Opener) -> None:
    plan = plan_of(example({"price_list.prices.plus.5000": "179.50"}))
    window = open_window(plan)
    view = price_view(window)
    view.facts.currency.setCurrentIndex(view.facts.currency.findData("JPY"))
    view.facts.currency.activated.emit(view.facts.currency.currentIndex())
    assert window.document.plan == plan
    assert "JPY" in view.facts.refusal.text()
    assert view.facts.currency.currentText() == "USD"


def test_a_currency_too_coarse_for_a_scenario_is_refused_with_where(open_window: Opener) -> None:
    cents = Scenario("s1", "A", changes=(Change(Subject.PRICE, "plus", "5000", 17950),))
    plan = replace(EXAMPLE, scenarios=(cents,))
    window = open_window(plan)
    view = price_view(window)
    view.facts.currency.setCurrentIndex(view.facts.currency.findData("JPY"))
    view.facts.currency.activated.emit(view.facts.currency.currentIndex())
    assert window.document.plan == plan
    assert view.facts.refusal.text().startswith("A list price in a scenario has decimals that JPY")


PLACES: dict[tuple[str | int, ...], str] = {
    ("price_list", "name"): "price_list.name",
    ("price_list", "source"): "price_list.source",
    ("price_list", "as_of"): "price_list.as_of",
    ("price_list", "currency"): "price_list.currency",
    ("price_list", "exchange_rate"): "exchange_rate",
    ("price_list",): "price_list.name",
}


def test_a_place_of_the_price_list_can_be_gone_to(window: MainWindow) -> None:
    for place, key in PLACES.items():
        window.pages.choose("overview")
        assert window.go_to(place)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.objectName() == key
    assert not window.go_to(("price_list", "colour"))


def test_a_price_can_be_gone_to(window: MainWindow) -> None:
    assert window.go_to(("price_list", "prices", "pro", "5000"))
    view = price_view(window)
    assert QApplication.focusWidget() is view.sheet
    assert view.sheet.here == view.model.cell_at("pro", 5000)
    assert window.go_to(("price_list", "yearly", "plus", "1000"))
    assert view.model.table == "yearly"
    assert window.go_to(("price_list", "prices", "gone", "5000"))  # near it, at least


def test_a_price_below_nothing_is_said_and_can_be_mended(open_window: Opener) -> None:
    window = open_window(plan_of(example({"price_list.prices.plus.5000": "-1.00"})))
    view = price_view(window)
    assert "must not be below 0" in view.problems.text()
    type_cell(view.sheet, *(view.model.cell_at("plus", 5000) or (0, 0)), "1")
    assert view.problems.isHidden()


def test_gaps_are_said_in_words(view: PriceView) -> None:
    gaps = [
        view.model.words(row, column)
        for row in range(view.model.rowCount() - 1)
        for column in range(1, view.model.columnCount())
        if view.model.price(row, column) is NOT_SOLD
    ]
    assert gaps == ["not sold"]
