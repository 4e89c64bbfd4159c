"""What the columns of the months are called, and what they hold."""

from __future__ import annotations

from planner.model.over_time.projection import project
from planner.words.month_table import cells, columns
from tests.model.plans import book_of, example


def test_what_the_programme_costs_is_named_beside_the_overheads() -> None:
    for fee, name, amount in (
        ("0.00", "Overheads", "450.00"),
        ("99.00", "Overheads and programme fee", "549.00"),
    ):
        found = project(book_of(example({"programme.monthly_fee": fee})), 1)
        assert found is not None
        of = columns(found)
        (row,) = cells(found, of)
        assert dict(zip([each.title for each in of], row, strict=True))[name] == amount
