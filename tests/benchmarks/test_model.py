"""The model by itself: curves and books of two sizes, against numpy's floats and a naive loop."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from statistics import median
from time import perf_counter

import numpy as np
import pytest

from planner.gui.calculator import compute
from planner.model.account import month
from planner.model.book import Book
from planner.model.concessions import conceded, usual
from planner.model.curve import Curve
from planner.model.edits import with_package
from planner.model.plan import Channel, Plan
from planner.model.quote import quote
from planner.model.quote_edits import new_quote, with_own_terms
from planner.model.rows import Kind
from tests.benchmarks.books import Variety, book
from tests.benchmarks.scores import Benchmark, Score

NUMBERS = count(1)
COUNTS_OF_THE_LOOP = 10


def edited(plan: Plan) -> Plan:
    """The plan after one edit: another price of one package."""
    return with_package(plan, plan.packages[0].id, services_price=30_000 + next(NUMBERS))


def measured(benchmark: Benchmark, act: Callable[[Plan], object], plan: Plan) -> float:
    """The median time after an edit."""
    benchmark.pedantic(act, setup=lambda: ((edited(plan),), {}), rounds=25, warmup_rounds=3)
    assert benchmark.stats is not None
    return float(benchmark.stats.stats.median)


def once(act: Callable[[], object], rounds: int = 15) -> float:
    """The median time of an act that needs no edit before it."""
    seconds = []
    for _ in range(rounds):
        begun = perf_counter()
        act()
        seconds.append(perf_counter() - begun)
    return median(seconds)


def in_floats(plan: Plan, counts: int) -> Callable[[], object]:
    """The curve's profit in numpy's floats: inexact, without rounding, rows as ready columns."""
    parts = [part for part in Book(plan).parts if part.kind is Kind.RESOLD]
    accounts = np.array([part.group.accounts for part in parts], float)
    terms = [part.account.terms for part in parts if part.account is not None]
    listed = np.array([each.list_price for each in terms], float)
    kept = np.array([part.served.contribution for part in parts], float)
    starts = np.array(plan.programme.starts)
    discounts = np.array([0.0, *(float(tier.discount) for tier in plan.programme.tiers)])

    def curve() -> object:
        n = np.arange(counts + 1)
        size = accounts.sum()
        bill = n * (listed @ accounts / size) * (1 - discounts[np.searchsorted(starts, n, "right")])
        return n * (kept @ accounts / size) - bill

    return curve


def in_a_loop(plan: Plan, counts: int) -> float:
    """The time of asking each account of each row anew for each count."""
    parts = [part for part in Book(plan).parts if part.kind is Kind.RESOLD]

    def curve() -> None:
        for n in range(COUNTS_OF_THE_LOOP):
            discount = plan.programme.discount(n)
            for part in parts:
                for _ in part.group.rows:
                    if part.account is not None:
                        month(part.account.terms, Channel.RESALE, discount)

    return once(curve, 3) * counts / COUNTS_OF_THE_LOOP


@pytest.mark.parametrize("variety", list(Variety))
@pytest.mark.parametrize(("counts", "rows"), [(300, 30), (1000, 1000)])
def test_curve(
    benchmark: Benchmark,
    score: Callable[[Score], None],
    counts: int,
    rows: int,
    variety: Variety,
) -> None:
    plan, target = book(rows, variety), "≤ 1 ms" if rows == 30 else ""
    ours = measured(benchmark, lambda after: Curve(Book(after)).points(counts), plan)
    what = f"curve, {counts:,} counts × {rows:,} rows, {variety}"
    score(Score(what, ours, target, once(in_floats(plan, counts)), "numpy floats"))
    score(Score(what, ours, target, in_a_loop(plan, counts), "a loop over rows and counts"))


@pytest.mark.parametrize("variety", list(Variety))
def test_growth(benchmark: Benchmark, score: Callable[[Score], None], variety: Variety) -> None:
    small, large = book(100, variety), book(1000, variety)
    before = once(lambda: Curve(Book(edited(small))).points(100))
    ours = measured(benchmark, lambda after: Curve(Book(after)).points(1000), large)
    what = f"curve, 1,000 counts × 1,000 rows, {variety}"
    score(Score(what, ours, "linear", before, "100 counts × 100 rows"))


@pytest.mark.parametrize("variety", list(Variety))
def test_book(benchmark: Benchmark, score: Callable[[Score], None], variety: Variety) -> None:
    small, large = book(100, variety), book(1000, variety)
    before = once(lambda: Book(edited(small)).totals)
    ours = measured(benchmark, lambda after: Book(after).totals, large)
    what = f"book of 1,000 rows, one edit, {variety}"
    score(Score(what, ours, "≤ 5 ms", before, "100 rows"))


@pytest.mark.parametrize("variety", list(Variety))
def test_everything(benchmark: Benchmark, score: Callable[[Score], None], variety: Variety) -> None:
    """All that the overview shows."""
    small, large = book(100, variety), book(1000, variety)
    before = once(lambda: compute(edited(small), None, None))
    ours = measured(benchmark, lambda after: compute(after, None, None), large)
    score(Score(f"all results of 1,000 rows, {variety}", ours, "", before, "100 rows"))


@pytest.mark.parametrize("variety", list(Variety))
def test_quote(benchmark: Benchmark, score: Callable[[Score], None], variety: Variety) -> None:
    """A keystroke on the page of a quote, with its concessions, beside the book's own month."""
    plan = new_quote(book(1000, variety), "Café")
    row = len(plan.clients) - 1

    def typed() -> Book:
        made = Book(with_own_terms(plan, row, services_price=30_000 + next(NUMBERS)))
        assert made.totals is not None
        return made

    def quoted() -> object:
        made = quote(typed(), row)
        assert made is not None
        return conceded(made.deal, usual(made.package), made.target)

    alone = once(typed)
    benchmark.pedantic(quoted, rounds=25, warmup_rounds=3)
    ours = float(benchmark.stats.stats.median)
    score(Score(f"quote in a book of 1,000 rows, {variety}", ours, "≤ 2×", alone, "the book"))
