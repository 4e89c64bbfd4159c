"""From the process's start to the first paint, and how deaf the window is after it."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

from tests.benchmarks.processes import Child
from tests.benchmarks.scores import Benchmark, Score

ROUNDS = 11


def test_start(benchmark: Benchmark, child: Child, score: Callable[[Score], None]) -> None:
    bare: list[float] = []
    ours: list[float] = []

    def start(program: str, into: list[float]) -> None:
        begun = time.monotonic()
        into.append(child.run(program) - begun)

    for program in ("bare", "ours"):
        start(program, [])  # makes the bytecode
    benchmark.pedantic(start, args=("ours", ours), setup=lambda: start("bare", bare), rounds=ROUNDS)
    paint, reference = median(ours), median(bare)
    score(Score("start → first paint", paint, "≤ 1.25×", reference, "bare window"))
    # The chart is painted by QPainter from plain data: it is live when the window is.
    score(Score("start → live chart", paint, "≤ 4.5×", reference, "bare window"))


def test_deaf(benchmark: Benchmark, child: Child, score: Callable[[Score], None]) -> None:
    heard = [benchmark.pedantic(child.run, args=("deaf",), rounds=1)]
    heard += [child.run("deaf") for _ in range(2)]
    longest = median(each["longest"] for each in heard)
    score(Score("longest deaf after start", longest, "≤ 40 ms"))
