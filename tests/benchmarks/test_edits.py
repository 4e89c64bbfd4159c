"""From an edit by hand to the repainted chart, headline and figures, the model included."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

import pytest

from tests.benchmarks.processes import Child
from tests.benchmarks.scores import Benchmark, Score, percentile

TARGETS = {
    (30, 1): "p95 ≤ 8.3 ms",
    (30, 2): "p95 ≤ 16.7 ms",
    (1000, 1): "p95 ≤ 16.7 ms",
    (1000, 2): "p95 ≤ 25 ms",
    (10_000, 1): "p95 ≤ 50 ms",
    (10_000, 2): "p95 ≤ 50 ms",
}
FASTER = "≥ 15× faster"


@pytest.mark.parametrize("scale", [1, 2])
def test_edits(
    benchmark: Benchmark, child: Child, score: Callable[[Score], None], scale: int
) -> None:
    ran = benchmark.pedantic(child.run, args=("edits",), kwargs={"scale": scale}, rounds=1)
    reference = median(ran["draws"])
    for each in ran["edits"]:
        times = each["times"]
        book = f"{each['rows']:,} rows, {each['variety']}{'' if each['named'] else ', no names'}"
        what = f"{each['edit']}, {book}, scale {scale}"
        target = f"{TARGETS[each['rows'], scale]}, {FASTER}"
        p95 = percentile(times, 0.95)
        score(Score(what, median(times), target, reference, "matplotlib draw", p95))
        benchmark.extra_info[what] = times
