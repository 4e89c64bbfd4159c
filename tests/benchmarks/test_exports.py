"""What leaves is made beside the window: how deaf that makes it."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

import pytest

from tests.benchmarks.processes import Child
from tests.benchmarks.scores import Benchmark, Score


@pytest.mark.parametrize("program", ["copying", "documents"])
def test_deaf(
    benchmark: Benchmark, child: Child, score: Callable[[Score], None], program: str
) -> None:
    heard = [benchmark.pedantic(child.run, args=(program,), rounds=1)]
    heard += [child.run(program) for _ in range(2)]
    for name in heard[0]:
        longest = median(each[name] for each in heard)
        score(Score(f"longest deaf, {name}", longest, "≤ 40 ms"))
