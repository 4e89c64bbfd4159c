"""Charts are drawn beside the window: how deaf copying one makes it."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from tests.benchmarks.processes import Child
from tests.benchmarks.scores import Benchmark, Score


def test_copying(benchmark: Benchmark, child: Child, score: Callable[[Score], None]) -> None:
    heard = [benchmark.pedantic(child.run, args=("copying",), rounds=1)]
    heard += [child.run("copying") for _ in range(2)]
    for name in heard[0]:
        longest = median(each[name] for each in heard)
        score(Score(f"longest deaf, {name} of a chart", longest, "≤ 40 ms"))
