"""Tables hold the model's figures unchanged: whole minor units and exact decimals, no floats."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest

from planner.model.account import AMOUNTS
from planner.model.book import Book
from planner.model.curve import Curve, Point
from planner.model.frames import book_frame, curve_frame
from planner.model.money import exact_text
from tests.model.plans import book_of, curve_of, example, small


@pytest.fixture(scope="module")
def book() -> Book:
    return book_of(example())


@pytest.fixture(scope="module")
def curve(book: Book) -> Curve:
    return Curve(book)


def without_figures() -> Book:
    """The worked example with a row whose package is gone."""
    return book_of(example({"clients.1.package": "gone"}))


def test_the_book_is_one_row_a_client_row(book: Book) -> None:
    frame = book_frame(book)
    assert list(frame["name"]) == [client.name for client in book.plan.clients]
    assert list(frame["id"]) == ["c1", "c2", "c3", "c4", "c5", "c6", "c7"]
    assert list(frame["channel"].unique()) == ["resale", "commission"]
    assert list(frame["status"].unique()) == ["active", "disabled", "trial"]
    assert list(frame["accounts"]) == [14, 7, 1, 4, 1, 1, 2]
    assert list(frame["list_price"]) == [1900, 17900, 46900, 17900, 17900, 1900, 17900]


def test_the_amounts_of_the_book_are_those_of_its_rows(book: Book) -> None:
    frame = book_frame(book)
    for name in AMOUNTS:
        assert list(frame[name]) == [getattr(row.amounts, name) for row in book.rows]
        assert frame[name].sum() == getattr(book.totals, name)
    currency = book.plan.currency
    assert exact_text(int(frame["contribution"].sum()), currency) == "3266.92"
    assert list(frame["margin"]) == [row.margin for row in book.rows]
    assert list(frame["markup"]) == [row.markup for row in book.rows]


def test_the_curve_is_one_row_a_count_under_the_names_of_its_points(curve: Curve) -> None:
    frame = curve_frame(curve, 100)
    assert list(frame.columns) == [*Point._fields, "paying_more_for_less"]
    rows = frame.drop(columns="paying_more_for_less").itertuples(index=False, name=None)
    assert list(rows) == [tuple(point) for point in curve.points(100)]
    assert list(frame["paying_more_for_less"]) == curve.paying_more_for_less(100)
    assert list(frame["resale_profit"][[0, 22, 100]]) == [35875, 281692, 1423202]


def test_no_column_is_of_floats(book: Book, curve: Curve) -> None:
    for frame in (book_frame(book), book_frame(without_figures()), curve_frame(curve, 30)):
        assert not {str(kind) for kind in frame.dtypes} - {"Int64", "object", "bool"}
    assert all(type(rate) is Decimal for rate in curve_frame(curve, 30)["discount"])


def test_a_row_without_figures_has_none_and_leaves_the_others_whole() -> None:
    frame = book_frame(without_figures())
    assert frame.loc[1, ["list_price", *AMOUNTS]].isna().all()
    assert frame.loc[1, "margin"] is None
    assert frame.loc[0, "vendor_cost"] == 19950
    assert frame["revenue"].dtype == pd.Int64Dtype()


def test_amounts_that_a_float_would_round_are_whole() -> None:
    price = "99999999999999.99"  # more than 2⁵³ minor units
    frame = book_frame(book_of(small({"packages.0.services_price": price})))
    assert frame.loc[0, "revenue"] == 9999999999999999


def test_amounts_of_more_than_63_bits_are_refused() -> None:
    edits = {"packages.0.services_price": "999999999999999.99", "clients.0.accounts": 1000}
    with pytest.raises(OverflowError):
        book_frame(book_of(small(edits)))


def test_an_empty_book_is_an_empty_table_with_the_same_columns(book: Book) -> None:
    empty = book_frame(book_of(small({"clients": []})))
    assert list(empty.columns) == list(book_frame(book).columns)
    assert len(empty) == 0


def test_a_curve_to_nothing_is_one_row() -> None:
    assert len(curve_frame(curve_of(small()), 0)) == 1
