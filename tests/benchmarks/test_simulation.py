"""The possible months: against numpy's own samplers alone, and how the work grows."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from statistics import median

import numpy as np

from planner.app import example
from planner.model.book import Book
from planner.model.over_time.draws.samplers import DIRECT, Leaving, joining, leaving
from planner.model.over_time.draws.words import Words
from planner.model.over_time.simulation import PATHS, simulate
from planner.model.plan import Plan
from tests.benchmarks.books import Variety, book
from tests.benchmarks.scores import Benchmark, Memory, Score
from tests.benchmarks.test_model import once

MONTHS = 60
CHURN, NEW = 0.02, 1.5
TODAY = 22

Scored = Callable[[Score | Memory], None]


def with_chances(plan: Plan) -> Plan:
    """A plan with the example's churn and arrivals."""
    assumed = replace(
        plan.assumptions,
        monthly_churn=Decimal(str(CHURN)),
        new_accounts_per_month=Decimal(str(NEW)),
    )
    return replace(plan, assumptions=assumed)


def one_group() -> Book:
    """As many accounts as the example counts, all of them alike."""
    plan = example("en")
    client = replace(plan.clients[1], accounts=TODAY)
    return Book(with_chances(replace(plan, clients=(client,))))


def samplers() -> None:
    """What numpy takes for as many draws of its own, of accounts that come and go as ours do."""
    draws = np.random.default_rng(1)
    accounts = np.full(PATHS, TODAY)
    for _ in range(MONTHS):
        accounts -= draws.binomial(accounts, CHURN)
        accounts += draws.poisson(NEW, PATHS)


def test_one_group(benchmark: Benchmark, score: Scored) -> None:
    made, reference = one_group(), list[float]()

    def draw() -> None:
        reference.append(once(samplers, 1))

    benchmark.pedantic(simulate, args=(made, MONTHS), setup=draw, rounds=25, warmup_rounds=2)
    assert benchmark.stats is not None
    ours = float(benchmark.stats.stats.median)
    what = f"simulation, {PATHS:,} paths × {MONTHS} months, one group"
    score(Score(what, ours, "≤ 0.5×", median(reference), "numpy's samplers alone"))


def test_tables(benchmark: Benchmark, score: Scored) -> None:
    words, accounts = Words(1), np.arange(DIRECT)
    ours = once(lambda: Leaving(CHURN).drawn(accounts, words), 5)
    score(Score(f"tables of all numbers of accounts below {DIRECT:,}", ours, "≤ 45 ms"))

    def forget() -> None:
        leaving.cache_clear()
        joining.cache_clear()

    made = one_group()
    benchmark.pedantic(simulate, args=(made, MONTHS), setup=forget, rounds=9)
    assert benchmark.stats is not None
    first = float(benchmark.stats.stats.median)
    again = seconds(made, MONTHS)
    score(Score("simulation with tables to be made", first, "", again, "tables at hand"))


def test_the_example(benchmark: Benchmark, score: Scored) -> None:
    made = Book(example("en"))
    benchmark.pedantic(simulate, args=(made, 24), rounds=15, warmup_rounds=1)
    assert benchmark.stats is not None
    ours = float(benchmark.stats.stats.median)
    score(Score(f"simulation of the example, {PATHS:,} paths × 24 months", ours, "≤ 300 ms"))


def test_growth(score: Scored) -> None:
    made = one_group()
    small, large = (Book(with_chances(book(rows, Variety.DISTINCT))) for rows in (25, 200))
    few = seconds(made, MONTHS, PATHS)
    many = seconds(made, MONTHS, 8 * PATHS)
    score(Score(f"simulation, {8 * PATHS:,} paths", many, "8×", few, f"{PATHS:,} paths"))
    few, many = seconds(made, 30), seconds(made, 120)
    score(Score("simulation, 120 months", many, "4×", few, "30 months"))
    few, many = seconds(small, 12), seconds(large, 12)
    score(Score("simulation, 200 rows, all distinct", many, "8×", few, "25 rows"))


def seconds(made: Book, months: int, paths: int = PATHS) -> float:
    return once(lambda: simulate(made, months, paths), 7)


def test_memory(score: Scored) -> None:
    for what, made in (("one group", one_group()), ("the example", Book(example("en")))):
        few, many = peak(made, 60), peak(made, 120)
        score(
            Memory(f"memory of the simulation, 120 months, {what}", many, "flat", few, "60 months")
        )


def peak(made: Book, months: int) -> int:
    """The most bytes that were in use at a time, tables included."""
    leaving.cache_clear()
    joining.cache_clear()
    tracemalloc.start()
    try:
        simulate(made, months)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
