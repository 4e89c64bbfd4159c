"""The clients' table with thousands of rows: edits, scrolling, sorting, filtering."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

import pytest

from tests.benchmarks.books import Variety
from tests.benchmarks.processes import Child
from tests.benchmarks.scores import Benchmark, Score, percentile

ROWS = 10_000
FRAME = "p95 ≤ 16.7 ms"
DEAF = "≤ 40 ms"


@pytest.mark.parametrize("variety", list(Variety))
def test_clients(
    benchmark: Benchmark, child: Child, score: Callable[[Score], None], variety: Variety
) -> None:
    ran = benchmark.pedantic(child.run, args=("clients", str(ROWS), variety), rounds=1)
    book = f"{ROWS:,} clients, {variety}"
    for what, key, target in (
        ("typed cell on screen", "typed", FRAME),
        ("its figures on screen", "figures", ""),
        ("a frame of scrolling", "scrolls", FRAME),
    ):
        times = ran[key]
        score(Score(f"{what}, {book}", median(times), target, p95=percentile(times, 0.95)))
    for key in ("edit", "sort", "filter"):
        score(Score(f"longest deaf, {key}, {book}", max(ran[key]), DEAF))
    benchmark.extra_info[book] = ran
