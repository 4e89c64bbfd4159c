"""The best mix: of a million different accounts against a sort, and of books as they grow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from planner.model.book import Book
from planner.model.mix.arrays import best_band
from planner.model.mix.best import best_mix
from planner.model.mix.by_tier import Band
from planner.model.plan import Channel, Plan
from planner.model.programme import Mode
from tests.benchmarks.books import Variety, book
from tests.benchmarks.scores import Benchmark, Score
from tests.benchmarks.test_model import edited, measured, once

ACCOUNTS = 1_000_000
DISCOUNTS = ("0", "0.25", "0.35", "0.45", "0.55")


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("the vendor's tiers", [1, 2, 25, 50, 100]),
        ("tiers that part them all", [1, 200_000, 400_000, 600_000, 800_000]),
    ],
)
def test_a_million_accounts(
    benchmark: Benchmark, score: Callable[[Score], None], name: str, starts: list[int]
) -> None:
    random = np.random.default_rng(1)
    listed = random.integers(1_900, 110_000, ACCOUNTS)
    advantage = (listed * random.uniform(0.3, 1.0, ACCOUNTS)).astype(np.int64)
    bills = [(listed * (1 - float(discount))).astype(np.int64) for discount in DISCOUNTS]
    lasts = [start - 1 for start in starts[1:]]
    bands = [
        Band(Decimal(discount), start, last)
        for discount, start, last in zip(DISCOUNTS, starts, [*lasts, ACCOUNTS], strict=True)
    ]

    def best() -> object:
        return best_band([advantage - bill for bill in bills], [0] * len(bands), bands)

    benchmark.pedantic(best, rounds=9, warmup_rounds=2)
    assert benchmark.stats is not None
    ours = float(benchmark.stats.stats.median)
    reference = once(lambda: np.sort(advantage), 9)
    what = f"best mix of 1,000,000 accounts, {name}"
    score(Score(what, ours, "≤ 6×", reference, "np.sort of 10⁶ int64"))


def some_on_commission(plan: Plan, mode: Mode = Mode.VOLUME) -> Plan:
    """The book with every third row on commission, at a rate at which some stay there."""
    clients = tuple(
        replace(client, channel=Channel.COMMISSION) if row % 3 == 0 else client
        for row, client in enumerate(plan.clients)
    )
    commission = replace(plan.programme.commission, rate=Decimal("0.3"))
    programme = replace(plan.programme, mode=mode, commission=commission)
    return replace(plan, clients=clients, programme=programme)


@pytest.mark.parametrize("variety", list(Variety))
@pytest.mark.parametrize(("rows", "target"), [(30, "≤ 1 ms"), (1000, ""), (10_000, "linear")])
def test_a_book_after_an_edit(
    benchmark: Benchmark, score: Callable[[Score], None], variety: Variety, rows: int, target: str
) -> None:
    plan = some_on_commission(book(rows, variety))
    books = [Book(edited(plan)) for _ in range(30)]
    assert all(each.totals for each in books)  # what the window asks for first
    waiting = iter(books)
    ours = measured(benchmark, lambda _: best_mix(next(waiting)), plan)
    score(Score(f"best mix of {rows:,} rows, {variety}", ours, target))


def test_a_book_whose_order_counts(benchmark: Benchmark, score: Callable[[Score], None]) -> None:
    few, many = (some_on_commission(book(rows), Mode.GRADUATED) for rows in (100, 1000))
    before = once(lambda: best_mix(Book(edited(few))), 3)
    benchmark.pedantic(lambda: best_mix(Book(edited(many))), rounds=1)
    assert benchmark.stats is not None
    ours = float(benchmark.stats.stats.median)
    score(Score("best mix of 1,000 rows, graduated", ours, "quadratic", before, "100 rows"))
