"""Worth, swings and the map of price by accounts, on books of several sizes."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from planner.model.book import Book
from planner.model.client_edits import without
from planner.model.price_accounts import price_accounts
from planner.model.sensitivity import swings
from planner.model.worth import clients_worth
from tests.benchmarks.books import Variety, book
from tests.benchmarks.scores import Benchmark, Score
from tests.benchmarks.test_model import edited, measured, once


@pytest.mark.parametrize("rows", [30, 10_000])
def test_worth(benchmark: Benchmark, score: Callable[[Score], None], rows: int) -> None:
    plan = book(rows, Variety.DISTINCT)
    ours = measured(benchmark, lambda after: clients_worth(Book(after)), plan)
    anew = once(lambda: Book(without(plan, [0])).profit, 3) * rows
    score(Score(f"worth of {rows:,} clients", ours, "", anew, "each book anew"))


@pytest.mark.parametrize("rows", [30, 1000, 10_000])
def test_what_moves_the_profit(score: Callable[[Score], None], rows: int) -> None:
    plan = book(rows, Variety.DISTINCT)
    where = "at once" if rows == 30 else "beside the window"
    seconds = once(lambda: swings(Book(edited(plan))), 3)
    score(Score(f"what moves the profit, {rows:,} rows", seconds, where))
    seconds = once(lambda: price_accounts(Book(edited(plan)), Decimal("0.2")), 3)
    score(Score(f"price by accounts, {rows:,} rows", seconds, where))
