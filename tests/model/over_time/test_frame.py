"""The table of the months holds their figures unchanged."""

from __future__ import annotations

import pandas as pd
import pytest

from planner.model.frames import projection_frame
from planner.model.over_time.projection import Projection
from tests.model.over_time.books import KEYS, MadeUp, projected, round_numbers
from tests.model.plans import example


@pytest.fixture(scope="module")
def projection() -> Projection:
    return projected(MadeUp(2, *KEYS).document(), 24)


def test_it_is_one_row_a_month(projection: Projection) -> None:
    frame = projection_frame(projection)
    assert list(frame["month"]) == [month.month for month in projection.months]
    assert len(frame) > 12


def test_every_figure_of_a_month_is_there(projection: Projection) -> None:
    frame = projection_frame(projection)
    for name in ("accounts", "resold", "on_commission", "paid", "joined", "left", "counted"):
        assert list(frame[name]) == [getattr(month, name) for month in projection.months]
    for name in ("reached", "discount", "overheads", "revenue", "profit", "cash"):
        assert list(frame[name]) == [getattr(month, name) for month in projection.months]
    for name in projection.months[0].lines._fields:
        assert list(frame[name]) == [getattr(month.lines, name) for month in projection.months]
    for name in projection.months[0].setup._fields:
        values = [getattr(month.setup, name) for month in projection.months]
        assert list(frame[f"setup_{name}"]) == values
    assert list(frame["cumulative_profit"]) == list(projection.cumulative_profit)
    assert list(frame["cumulative_cash"]) == list(projection.cumulative_cash)


def test_only_expected_accounts_are_floats(projection: Projection) -> None:
    kinds = projection_frame(projection).dtypes
    floats = [name for name, kind in kinds.items() if kind == "float64"]
    assert floats == ["accounts", "resold", "on_commission", "paid", "joined", "left"]
    assert {str(kind) for kind in kinds} == {"Int64", "float64", "object"}


def test_the_worked_example_as_a_table() -> None:
    frame = projection_frame(projected(example(), 13))
    assert list(frame["profit"][[0, 3, 4, 11, 12]]) == [313361, 346979, 381205, 454952, 450116]
    assert frame["revenue"].dtype == pd.Int64Dtype()


def test_no_months_are_an_empty_table_with_the_same_columns(projection: Projection) -> None:
    document = round_numbers({"packages.0.contacts": 2000, "assumptions.contact_growth": "0.1"})
    frame = projection_frame(projected(document, 12))
    assert len(frame) == 0
    assert list(frame.columns) == list(projection_frame(projection).columns)
