"""The internal workbook: what stands in its cells beside the formulas, and what it is as a file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from planner.export.internal.workbook import refusal, workbook
from planner.model.book import Book
from planner.words import catalogue
from tests.export.spreadsheets import Cells, cells, names
from tests.model.plans import book_of, example, plan_of, small
from tests.model.random_plans import random_plan

SHEETS = (
    "Read me, Inputs, Tiers, List prices, Packages, Book, Planned, Accounts, Curve, Price, "
    "Accounts to come, Newcomers, Projection, Charts"
)


@cache
def of_example() -> bytes:
    return workbook(book_of(example({"agency.target_margin": "0.5"})))


@cache
def example_cells() -> Cells:
    return cells(of_example())


def named(name: str) -> float | str:
    sheet, place = names(of_example())[name]
    return example_cells()[sheet][place].value


def test_the_sheets_are_those_that_the_first_one_speaks_of() -> None:
    assert ", ".join(example_cells()) == SHEETS


def test_the_month_is_that_of_the_worked_example() -> None:
    found = {each: named(each) for each in ("counted", "discount", "revenue", "profit", "margin")}
    assert found == {
        "counted": 22,
        "discount": 0.25,
        "revenue": 6951.00,
        "profit": 2816.92,
        "margin": 0.405254,
    }


def test_the_totals_are_those_of_the_worked_example() -> None:
    heads = {
        cell.value: place[:-1]
        for place, cell in example_cells()["Book"].items()
        if place.endswith("7") and not place[-2].isdigit()
    }
    totals = {
        "Vendor bill": 1505.25,
        "Commission": 179.00,
        "Payment fees": 243.83,
        "Contribution": 3266.92,
    }
    assert {each: example_cells()["Book"][f"{heads[each]}8"].value for each in totals} == totals


@pytest.mark.parametrize(
    ("accounts", "resold", "direct", "bill"),
    [
        (0, 358.75, 358.75, 19.00),
        (1, 447.68, 458.19, 109.36),
        (2, 586.54, 557.63, 149.80),
        (22, 2816.92, 2546.48, 1505.25),
        (25, 3379.29, 2844.81, 1480.76),
        (50, 6846.89, 5330.86, 2495.45),
        (100, 14232.02, 10302.98, 4074.91),
    ],
)
def test_the_curve_is_that_of_the_worked_example(
    accounts: int, resold: float, direct: float, bill: float
) -> None:
    curve, row = example_cells()["Curve"], accounts + 5
    assert [curve[f"{column}{row}"].value for column in "ACFK"] == [accounts, resold, direct, bill]


def test_the_counts_that_pay_more_for_less_are_marked() -> None:
    curve = example_cells()["Curve"]
    marked = [n for n in range(110) if curve[f"L{n + 5}"].value]
    assert marked == [22, 23, 24, *range(43, 50), *range(82, 100)]


def test_the_prices_for_half_of_it_are_those_of_the_worked_example() -> None:
    price = example_cells()["Price"]
    found = [price[f"G{row}"].value for row in range(5, 20) if price[f"A{row}"].value == "Growth"]
    assert found == [624.56, 528.38, 489.90, 451.42, 412.94]


@pytest.mark.parametrize(
    ("month", "column", "value"),
    [
        (1, "G", 7631.48),
        (1, "I", 3133.61),
        (4, "I", 3469.79),
        (5, "I", 3812.05),
        (12, "I", 4549.52),
        (13, "G", 10093.14),
        (13, "I", 4501.16),
        (1, "F", 0.25),
        (4, "F", 0.25),
        (5, "F", 0.35),
    ],
)
def test_the_months_are_those_of_the_worked_example(month: int, column: str, value: float) -> None:
    assert example_cells()["Projection"][f"{column}{month + 5}"].value == value


@pytest.mark.parametrize("seed", range(6))
def test_no_made_up_plan_has_an_error_in_a_cell_or_a_formula_without_a_value(seed: int) -> None:
    for sheet, those in cells(workbook(book_of(random_plan(seed)), most=20)).items():
        for place, cell in those.items():
            assert not str(cell.value).startswith("#"), (sheet, place)


HOSTILE = ("=1+1", "+1", "-1", "@sum", "\t=1", '=HYPERLINK("http://a.b")', "{=1}", "x" * 40_000, "")


def test_what_people_type_is_text_whatever_it_begins_with() -> None:
    rows = [{"id": f"c{n}", "name": name, "package": "p"} for n, name in enumerate(HOSTILE)]
    plan = plan_of(small({"clients": rows, "packages.0.name": "=cmd|' /C calc'!A0", "name": "=1"}))
    read = openpyxl.load_workbook(io.BytesIO(workbook(Book(plan))))
    written = [read["Book"][f"A{row}"] for row in range(9, 9 + len(HOSTILE))]
    assert {cell.data_type for cell in written} <= {"s", "n"}  # n: nothing
    assert [str(cell.value or "")[:6].strip() for cell in written] == [
        each[:6].strip() for each in HOSTILE
    ]
    assert read["Packages"]["A5"].data_type == "s"
    assert read["Read me"]["A1"].data_type == "s"
    assert read.properties.title == "=1"


def test_what_a_cell_refuses_is_said_in_readable_numbers() -> None:
    with zipfile.ZipFile(io.BytesIO(of_example())) as file:
        sheets = [file.read(each).decode() for each in file.namelist() if "worksheets/" in each]
    said = {each for sheet in sheets for each in re.findall(r"Enter a number from [^\"]*", sheet)}
    assert "Enter a number from 0 to 1,000,000." in said
    assert all(re.fullmatch(r"Enter a number from [01] to [0-9,]+\.", each) for each in said)


class EndedError(Exception):
    """Nobody wants the work any more."""


def test_the_work_can_be_ended_until_the_last_row_is_in_the_file() -> None:
    steps = 0

    def count() -> None:
        nonlocal steps
        steps += 1

    book = book_of(small())
    workbook(book, most=9, step=count)
    left = steps

    def end() -> None:
        nonlocal left
        left -= 1
        if not left:
            raise EndedError

    with pytest.raises(EndedError):
        workbook(book, most=9, step=end)


def test_the_same_plan_is_the_same_file() -> None:
    book = book_of(example())
    assert workbook(book, date(2026, 6, 4)) == workbook(book, date(2026, 6, 4))


def test_every_sheet_says_on_paper_that_it_is_internal() -> None:
    with zipfile.ZipFile(io.BytesIO(of_example())) as file:
        sheets = [each for each in file.namelist() if each.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 14
        assert all(b"INTERNAL</oddHeader>" in file.read(each) for each in sheets)
        charts = [each for each in file.namelist() if each.startswith("xl/charts/chart")]
        assert len(charts) == 4


def test_counts_that_pay_more_than_a_tier_beyond_the_curve_are_marked() -> None:
    tiers = [{"from": 1, "discount": "0"}, {"from": 400, "discount": "0.8"}]
    curve = cells(workbook(book_of(small({"programme.tiers": tiers}))))["Curve"]
    marked = [n for n in range(301) if curve[f"L{n + 5}"].value]
    assert marked == list(range(81, 301))  # 400 cost what 80 cost at list


def test_a_book_without_clients_has_a_row_to_type_into() -> None:
    found = cells(workbook(book_of(small({"clients": []}))))
    assert found["Book"]["F9"].value == 1
    assert found["Book"]["D9"].value == "archived"
    assert found["Curve"]["C6"].value == -100  # a package at no price, at its list price


def test_a_book_with_problems_is_refused_with_the_reason() -> None:
    book = book_of(small({"agency.tax_rate": "2"}))
    assert "agency.tax_rate" in (refusal(book) or "")
    with pytest.raises(ValueError, match="refusal"):
        workbook(book)


@pytest.mark.parametrize("key", ["price_changes", "planned"])
def test_more_of_what_is_planned_than_a_workbook_holds_is_refused(key: str) -> None:
    entry = (
        {"month": 1, "whose": "agency", "rate": "0"}
        if key == "price_changes"
        else ({"month": 1, "move": "join", "package": "p", "accounts": 1})
    )
    assert refusal(book_of(small({f"assumptions.{key}": [entry] * 200}))) is None
    assert refusal(book_of(small({f"assumptions.{key}": [entry] * 201}))) == (
        f"assumptions.{key}: 201 entries, and a workbook holds 200: shorten the list first"
    )


def test_price_changes_are_refused_that_many_rows_of_growing_lists_have_no_room_for() -> None:
    """Each change is a column of every line of each row's bands; all of them fill the memory."""
    change = {"month": 1, "whose": "agency", "rate": "0"}

    def said(changes: int, rows: int) -> str | None:
        clients = [{"id": f"c{number}", "package": "p"} for number in range(rows)]
        edits = {"clients": clients, "assumptions.contact_growth": "0.01"}
        return refusal(book_of(small({**edits, "assumptions.price_changes": [change] * changes})))

    assert said(0, 2000) is None
    assert said(200, 150) is None
    most = re.search("a workbook holds ([0-9]+)", said(200, 2000) or "")
    assert most is not None
    assert said(int(most[1]), 2000) is None
    assert said(int(most[1]) + 1, 2000) is not None


def test_alike_rows_of_a_large_book_are_gathered_without_changing_a_figure() -> None:
    rows = [
        {"id": f"c{n}", "name": "A", "package": "p", "accounts": 1 + n % 2} for n in range(2500)
    ]
    edits = {"clients": rows, "packages.0.software_price": "120.00"}
    book = book_of(small(edits))
    data = workbook(book)
    sheet, place = names(data)["profit"]
    assert book.profit is not None
    assert cells(data)[sheet][place].value == book.profit / 100
    assert cells(data)["Book"]["A9"].value == "A + 2499"


def test_amounts_of_a_large_book_fit_into_their_columns() -> None:
    row = {"id": "c", "name": "A", "package": "p", "accounts": 100_000}
    prices = {"packages.0.software_price": "123.456", "price_list.prices.plus.1000": "100.123"}
    changes = {"currency": "TND", "clients": [row], "agency.overheads": "1.000", **prices}
    read = openpyxl.load_workbook(
        io.BytesIO(workbook(book_of(small(changes)), most=9)), data_only=True
    )
    shown = {"#,##0": 0, "#,##0.000": 3}
    for sheet in read:
        widths = _widths(sheet)
        for cell in (cell for row_of_cells in sheet.iter_rows() for cell in row_of_cells):
            if isinstance(cell.value, int | float) and cell.number_format in shown:
                figure = f"{cell.value:,.{shown[cell.number_format]}f}"
                assert len(figure) < widths[cell.column], (sheet.title, cell.coordinate)


def _widths(sheet: Worksheet) -> dict[int, float]:
    return {
        column: each.width
        for each in sheet.column_dimensions.values()
        for column in range(each.min or 0, (each.max or 0) + 1)
    }


def test_a_large_book_whose_order_matters_is_refused() -> None:
    rows = [{"id": f"c{n}", "name": "A", "package": "p"} for n in range(2001)]
    book = book_of(small({"clients": rows, "programme.mode": "graduated"}))
    assert refusal(book) == (
        "clients: 2001 rows, and a workbook holds 2000: choose CSV for all of them"
    )


@pytest.fixture
def french() -> Iterator[None]:
    catalogue.use("fr")
    yield
    catalogue.use("en")


@pytest.mark.usefixtures("french")
def test_the_sheets_speak_french() -> None:
    found = cells(workbook(book_of(example())))
    assert list(found)[:6] == [
        "Lisez-moi",
        "Données",
        "Paliers",
        "Prix catalogue",
        "Formules",
        "Portefeuille",
    ]
    assert found["Portefeuille"]["D9"].value == "actif"


def test_a_name_that_fills_the_head_of_a_page_leaves_its_mark_there() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(book_of(small({"name": "&" * 300}))))) as file:
        assert b"INTERNAL</oddHeader>" in file.read("xl/worksheets/sheet1.xml")


def test_every_sheet_and_chart_says_on_screen_that_it_is_internal() -> None:
    assert all(str(each["A2"].value).startswith("INTERNAL · ") for each in example_cells().values())
    with zipfile.ZipFile(io.BytesIO(of_example())) as file:
        charts = [each for each in file.namelist() if each.startswith("xl/charts/chart")]
        assert all("· INTERNAL" in file.read(each).decode() for each in charts)
