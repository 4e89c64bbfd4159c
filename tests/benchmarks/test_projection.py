"""The months to come: after a keystroke, and of a large book with all that may change in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from time import perf_counter

import pytest

from planner.model.book import Book
from planner.model.over_time.projection import Projection, project
from planner.model.plan import (
    Channel,
    Move,
    OfPackage,
    Plan,
    Planned,
    PriceChange,
    Whose,
)
from tests.benchmarks.books import Variety, book
from tests.benchmarks.scores import Benchmark, Score
from tests.benchmarks.test_model import edited, measured

ROWS = 10_000


def growing(plan: Plan) -> Plan:
    """With new accounts and churn, and nothing else."""
    assumed = replace(
        plan.assumptions, new_accounts_per_month=Decimal("1.5"), monthly_churn=Decimal("0.02")
    )
    return replace(plan, assumptions=assumed)


def with_every_key(plan: Plan) -> Plan:
    """With all that may change: commissions that end, bands that grow, three hundred events."""
    clients = tuple(
        replace(
            client,
            channel=Channel.COMMISSION if row % 3 == 0 else client.channel,
            since=date(2025, 1 + row % 12, 1),
            growth=Decimal(row % 5) / 1000,
        )
        for row, client in enumerate(plan.clients)
    )
    prices = {name: {1000: 4_000, 10_000: 9_000, 1_000_000: 20_000} for name in ("a", "b")}
    packages = tuple(
        replace(package, plan="ab"[index % 2], contacts=600 + 100 * index)
        for index, package in enumerate(plan.packages)
    )
    commission = replace(plan.programme.commission, rate=Decimal("0.2"), months=12)
    assumed = replace(
        growing(plan).assumptions,
        start=date(2026, 3, 1),
        seasonality=tuple(Decimal(5 + month) / 10 for month in range(12)),
        packages=(
            OfPackage(
                package=packages[0].id,
                new_accounts_per_month=Decimal(2),
                monthly_churn=Decimal("0.03"),
            ),
        ),
        contact_growth=Decimal("0.02"),
        price_changes=(
            PriceChange(month=6, whose=Whose.VENDOR, rate=Decimal("0.05")),
            PriceChange(month=18, whose=Whose.AGENCY, rate=Decimal("0.04")),
        ),
        planned=tuple(
            Planned(
                month=1 + row % 60,
                move=Move.LEAVE if row % 2 else Move.JOIN,
                client=clients[row].id,
            )
            for row in range(0, len(clients), max(len(clients) // 300, 1))
        ),
        paid_after_days=30,
        commission_payout_months=2,
    )
    return replace(
        plan,
        packages=packages,
        clients=clients,
        programme=replace(plan.programme, commission=commission),
        price_list=replace(plan.price_list, prices=prices),
        assumptions=assumed,
    )


def of(plan: Plan, months: int, step: Callable[[], None] = lambda: None) -> Projection:
    """A projection whose book has its figures of today, as in the window."""
    found = project(today(plan), months, step)
    assert found is not None
    assert len(found.months) == months
    return found


def today(plan: Plan) -> Book:
    found = Book(plan)
    assert found.totals
    return found


@pytest.mark.parametrize("variety", list(Variety))
@pytest.mark.parametrize("every_key", [False, True], ids=["plain", "every key"])
def test_thirty_rows_after_an_edit(
    benchmark: Benchmark, score: Callable[[Score], None], variety: Variety, every_key: bool
) -> None:
    plan = growing(book(30, variety))
    if every_key:
        plan = with_every_key(plan)
    books = iter([today(edited(plan)) for _ in range(30)])
    ours = measured(benchmark, lambda _: project(next(books), 60), plan)
    what = "every key" if every_key else "growth and churn"
    score(Score(f"60 months of 30 rows, {variety}, {what}", ours, "≤ a frame"))


def spent(plan: Plan, months: int) -> tuple[float, float]:
    """The time of a projection, and the longest of it without a step."""
    begun = last = perf_counter()
    longest = 0.0

    def step() -> None:
        nonlocal last, longest
        now = perf_counter()
        last, longest = now, max(longest, now - last)

    found = today(plan)
    begun = last = perf_counter()
    project(found, months, step)
    return perf_counter() - begun, longest


def test_a_large_book_with_every_key(score: Callable[[Score], None]) -> None:
    many, few = (with_every_key(growing(book(n, Variety.DISTINCT))) for n in (ROWS, ROWS // 10))
    assert len(of(few, 120).months) == 120
    seconds, longest = spent(many, 120)
    tenth, _ = spent(few, 120)
    half, _ = spent(many, 60)
    what = "120 months of 10,000 distinct rows, every key"
    score(Score(what, seconds, "linear: 10×", tenth, "1,000 rows"))
    score(Score(what, seconds, "linear: 2×", half, "60 months"))
    score(Score(f"{what}: longest without a step", longest, "≤ 100 ms"))
