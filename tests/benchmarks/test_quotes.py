"""From an edit of a quote by hand to all that follows from it, painted."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from tests.benchmarks.processes import Child
from tests.benchmarks.scores import Benchmark, Score, percentile

TARGETS = {30: "p95 ≤ 8.3 ms", 1000: "p95 ≤ 16.7 ms", 10_000: "p95 ≤ 50 ms"}


def test_quotes(benchmark: Benchmark, child: Child, score: Callable[[Score], None]) -> None:
    for each in benchmark.pedantic(child.run, args=("quotes",), rounds=1):
        times, rows = each["times"], each["rows"]
        what = f"quote: {each['edit']}, {rows:,} rows, {each['variety']}"
        beside, p95 = median(each["beside"]), percentile(times, 0.95)
        score(Score(what, median(times), TARGETS[rows], beside, "price on the overview", p95))
        benchmark.extra_info[what] = times
