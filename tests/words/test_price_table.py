"""A copied price list is read whichever way round it stands, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.money import Currency
from planner.model.vendor_edits import NOT_SOLD, Cell, bands_of, cell_of, with_cells
from planner.words import catalogue, numbers
from planner.words.entry import EntryError
from planner.words.price_table import (
    cell_text,
    has_headers,
    read_band,
    read_cell,
    read_table,
)
from tests.model.plans import example, plan_of

DOLLAR, EURO = Currency.of("USD"), Currency.of("EUR")
NAMES = {"starter": "Starter", "plus": "Plus", "pro": "Pro"}
PLAN = plan_of(example())


def rows_of(copied: str) -> list[list[str]]:
    """The cells of a text as spreadsheets copy it."""
    return [line.split("\t") for line in copied.splitlines()]


DOWN = (
    "Contacts\tStarter\tPlus\n1,000\t19\t59\n2,500\t\tn/a\n5,000\t$99.00\t179\n50,000\tnot sold\t\n"
)
ACROSS = (
    "\t1 000 contacts\t2500\t5k\t50 000\r\n"
    "starter\t19,00 $\t\t99\tpas vendu\r\nPLUS\t59\t\t179,00\tnon publié\r\n"
)
EXPECTED: dict[tuple[str, int], Cell] = {
    ("starter", 1000): 1900,
    ("starter", 2500): None,
    ("starter", 5000): 9900,
    ("starter", 50000): NOT_SOLD,
    ("plus", 1000): 5900,
    ("plus", 2500): None,
    ("plus", 5000): 17900,
    ("plus", 50000): None,
}


@pytest.mark.parametrize("copied", [DOWN, ACROSS], ids=["bands down", "bands across"])
def test_a_table_is_read_whichever_way_round_it_stands(copied: str) -> None:
    rows = rows_of(copied)
    assert has_headers(rows, DOLLAR)
    assert read_table(rows, DOLLAR, NAMES) == (EXPECTED, ())


def test_an_unknown_plan_keeps_its_name() -> None:
    read = read_table(rows_of("\tPlus\tTeam Max\n1000\t59\t20"), DOLLAR, NAMES)
    assert read.cells == {("plus", 1000): 5900, ("Team Max", 1000): 2000}


def test_every_fault_is_told_by_its_cell_and_nothing_is_half_read() -> None:
    copied = "\tPlus\tPro\n1000\tfifty\t99\nmany\t1\t2\n2500\t3\t4,5,6"
    read = read_table(rows_of(copied), DOLLAR, NAMES)
    assert read.cells == {}
    assert len(read.faults) == 3
    assert any("many" in fault.words for fault in read.faults)
    assert any(fault.words.startswith("Plus, 1,000 contacts: ") for fault in read.faults)
    assert any(fault.words.startswith("Pro, 2,500 contacts: ") for fault in read.faults)


def test_headers_that_stand_there_twice_or_not_at_all_are_faults() -> None:
    twice = read_table(rows_of("\tPlus\tplus\n1000\t1\t2\n1,000\t3\t4"), DOLLAR, NAMES)
    assert len(twice.faults) == 2 and twice.cells == {}
    (fault,) = read_table(rows_of("\tPlus\t\n1000\t1\t2"), DOLLAR, NAMES).faults
    assert "“2”" in fault.words
    assert fault.place is None


def test_another_currency_is_not_taken_for_ones_own() -> None:
    (fault,) = read_table(rows_of("\tPlus\tPro\n1000\t59 €\t99"), DOLLAR, NAMES).faults
    assert "USD" in fault.words
    assert fault.place == ("plus", 1000)
    assert read_cell("59,00 €", EURO) == 5900


@pytest.mark.parametrize(
    ("typed", "band"),
    [
        ("2,500", 2500),
        ("2 500", 2500),
        ("10k", 10000),
        ("1000 Contacts", 1000),
        ("Up to 2,500 contacts", 2500),
        ("jusqu’à 2 500", 2500),
        ("≤ 1000", 1000),
    ],
)
def test_bands_are_read_as_people_write_them(typed: str, band: int) -> None:
    assert read_band(typed) == band


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("$19/mo", 1900),
        ("$1,099 / month", 109900),
        ("19.50 per month", 1950),
        ("19 $ par mois", 1900),
        ("Contact sales", None),
        ("Talk to sales", None),
        ("Sur devis", None),
    ],
)
def test_prices_are_read_as_a_vendor_s_page_says_them(typed: str, cell: Cell) -> None:
    assert read_cell(typed, DOLLAR) == cell


@pytest.mark.parametrize("typed", ["$180 per year", "$19 / user", "19 / 12 mo"])
def test_what_is_said_of_something_else_is_no_price_a_month(typed: str) -> None:
    with pytest.raises(EntryError):
        read_cell(typed, DOLLAR)


@pytest.mark.parametrize("typed", ["", "0", "Plus", "1.5", "-5"])
def test_what_is_no_band_is_refused(typed: str) -> None:
    with pytest.raises(EntryError):
        read_band(typed)


@pytest.mark.parametrize(
    "copied", ["19\t59\n\t119", "Plus\t59", "Plus\n59", "1000\t19\t59\n2500\t39\t95"]
)
def test_cells_without_the_names_of_plans_say_nothing_of_where_they_go(copied: str) -> None:
    assert not has_headers(rows_of(copied), DOLLAR)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_a_table_shows_is_read_back(language: str) -> None:
    plan = with_cells(PLAN, "prices", {("plus", 5000): NOT_SOLD, ("pro", 5000): None})
    names = NAMES | {"enterprise": "Enterprise"}
    prices = plan.price_list
    catalogue.use(language)
    try:
        shown = [["Contacts", *names.values()]]
        for band in bands_of(prices):
            cells = [cell_of(prices, "prices", key, band) for key in names]
            shown.append([numbers.count(band), *(cell_text(each, DOLLAR) for each in cells)])
        read = read_table(shown, DOLLAR, names)
    finally:
        catalogue.use("en")
    assert read.faults == ()
    assert with_cells(plan, "prices", read.cells) == plan


@given(st.none() | st.just(NOT_SOLD) | st.integers(0, 10**9))
def test_a_cell_reads_back_what_it_shows(cell: Cell) -> None:
    assert read_cell(cell_text(cell, DOLLAR), DOLLAR) == cell
