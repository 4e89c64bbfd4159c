"""Tables as files: what a client gets, and what stays with us."""

from __future__ import annotations

import csv as csv_format
import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from functools import cache

import openpyxl
import pytest

from planner.export.client import tables as of_client
from planner.export.internal import tables as own
from planner.export.internal.charts import CHARTS, NothingToDrawError, picture
from planner.export.separated import csv_of
from planner.model.book import Book
from planner.model.brand import Brand
from planner.model.offer import Choice
from tests.model.offers import GROWTH, HOSTILE, an_offer
from tests.model.plans import book_of, example


def rows(data: bytes) -> list[dict[str, str]]:
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv_format.DictReader(text))


@cache
def book() -> Book:
    return book_of(example({"clients.6.status": "proposed"}))


def test_the_client_table_has_the_outside_figures_of_the_worked_example() -> None:
    found = rows(own.csv(book()))
    assert [row["name"] for row in found][:2] == ["Boulangerie Martin", "Hotel Belvedere"]
    costs = ["199.50", "939.75", "351.75", "0.00", "0.00", "14.25", "0.00"]
    assert [row["vendor_cost"] for row in found] == costs
    together = sum(Decimal(row["contribution"]) for row in found)
    assert together == Decimal("3266.92")
    assert sum(Decimal(row["revenue"]) for row in found) == Decimal("6951.00")


def test_every_table_has_a_cell_for_each_of_its_heads() -> None:
    for name, make in own.TABLES.items():
        table = make(book())
        assert table.name == name
        assert len(set(table.heads)) == len(table.heads)
        assert all(len(row) == len(table.heads) for row in table.rows)
        assert csv_of(table)


def test_tables_say_what_the_economics_say() -> None:
    price = rows(csv_of(own.TABLES["price"](book_of(example({"agency.target_margin": "0.5"})))))
    growth = [row["price_at_target"] for row in price if row["package"] == "growth"]
    assert growth == ["624.56", "528.38", "489.90", "451.42", "412.94"]
    curve = {row["accounts"]: row for row in rows(csv_of(own.TABLES["curve"](book())))}
    assert curve["22"]["resale_profit"] == "2816.92"
    assert curve["25"]["vendor_bill"] == "1480.76"
    months = rows(csv_of(own.TABLES["projection"](book())))
    assert (months[0]["profit"], months[11]["profit"]) == ("3133.61", "4549.52")
    channels = rows(csv_of(own.TABLES["channels"](book())))
    even = [row for row in channels if row["package"] == "growth" and row["discount"] == "0.25"]
    assert round(Decimal(even[0]["break_even_rate"]), 3) == Decimal("0.323")


def test_all_tables_are_files_of_one_archive_the_same_bytes_each_time() -> None:
    whole = own.archive(book())
    assert whole == own.archive(book())
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        names = set(archive.namelist())
        assert "clients.csv" in names
        assert archive.read("clients.csv") == own.csv(book())
    assert "scenarios.csv" not in names  # there are none


def test_a_plan_without_anything_has_its_tables_too() -> None:
    empty = book_of(example({"packages": [], "clients": []}))
    assert all(make(empty).heads for make in own.TABLES.values())
    assert rows(own.csv(empty)) == []


@pytest.mark.parametrize("name", CHARTS)
def test_each_chart_is_a_picture_or_says_why_there_is_none(name: str) -> None:
    if name == "scenarios":
        with pytest.raises(NothingToDrawError, match="no scenarios yet"):
            picture(name, book())
        return
    found = picture(name, book())
    assert found.title
    assert found.items(700.0, 400.0, lambda text, size, bold: len(text) * size * 0.6)
    with pytest.raises(NothingToDrawError):
        picture(name, book_of(example({"packages.1.contacts": 90_000})))


def test_the_scenarios_are_a_picture_where_there_are_some() -> None:
    change = {"of": "agency", "key": "overheads", "value": "900.00"}
    told = example({"scenarios": [{"id": "s", "name": "Bold", "changes": [change]}]})
    assert picture("scenarios", book_of(told)).title


# For a client


def test_the_clients_table_has_each_package_in_each_band() -> None:
    found = rows(of_client.csv(an_offer(), Choice()))
    packages = an_offer().packages
    assert len(found) == sum(len(package.bands) for package in packages)
    first = found[0]
    band = packages[0].bands[0].prices[0]
    assert Decimal(first["Price a month"]) * 100 == band.software + band.services


def test_a_price_that_is_not_known_is_on_request() -> None:
    found = rows(of_client.csv(an_offer(), Choice()))
    asked = [row for row in found if row["Price a month"] == "on request"]
    assert asked
    assert all(row["First year"] == "" for row in asked)


def test_the_workbook_holds_what_the_csv_does_and_no_formula() -> None:
    made, choice = an_offer(), Choice(yearly=True)
    data = of_client.workbook(made, choice, Brand())
    assert data == of_client.workbook(made, choice, Brand())
    sheets = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    cells = [[cell.value for cell in row] for row in sheets[1].iter_rows(min_row=3)]
    heads, *body = cells
    for row, line in zip(rows(of_client.csv(made, choice)), body, strict=False):
        for head, value in zip(heads, line, strict=True):
            if isinstance(value, int | float):
                assert Decimal(row[str(head)]) == Decimal(str(value))
            else:
                assert row[str(head)] == (value or "")
    kinds = {cell.data_type for sheet in sheets for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_hostile_words_stay_words() -> None:
    packages = tuple(replace(GROWTH, name=word, includes=(word,)) for word in HOSTILE)
    made = an_offer(packages=packages, client=HOSTILE[0])
    sheets = openpyxl.load_workbook(
        io.BytesIO(of_client.workbook(made, Choice(), Brand()))
    ).worksheets
    kinds = {cell.data_type for sheet in sheets for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    cells = [row["Package"] for row in rows(of_client.csv(made, Choice()))]
    assert "'=1+1" in cells
