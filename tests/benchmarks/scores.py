"""What is measured, what it is held against, and how the table says it."""

from __future__ import annotations

from typing import Any, NamedTuple

Benchmark = Any
"""pytest-benchmark's fixture, which has no types."""

HEADS = ("what", "measured", "held against", "ratio", "target")


class Score(NamedTuple):
    """One line of the table: the median in seconds, and where it counts the 95th percentile."""

    what: str
    measured: float
    target: str
    reference: float | None = None
    against: str = ""
    p95: float | None = None

    def cells(self) -> tuple[str, ...]:
        measured = milliseconds(self.measured)
        if self.p95 is not None:
            measured += f", p95 {milliseconds(self.p95)}"
        if self.reference is None:
            return self.what, measured, "", "", self.target
        held = f"{self.against} {milliseconds(self.reference)}"
        return self.what, measured, held, times(self), self.target


class Memory(NamedTuple):
    """A line about memory: the most that was in use, in bytes."""

    what: str
    measured: int
    target: str
    reference: int
    against: str

    def cells(self) -> tuple[str, ...]:
        held = f"{self.against} {megabytes(self.reference)}"
        ratio = f"{self.measured / self.reference:.2f}×"
        return self.what, megabytes(self.measured), held, ratio, self.target


def megabytes(size: int) -> str:
    """To a tenth."""
    return f"{size / 2**20:.1f} MB"


def milliseconds(seconds: float) -> str:
    """Three figures are enough."""
    return f"{seconds * 1000:.3g} ms" if seconds < 1 else f"{seconds * 1000:.0f} ms"


def times(score: Score) -> str:
    """How often the lesser goes into the greater, and which of the two is ours."""
    assert score.reference is not None
    ratio = score.measured / score.reference
    return f"{ratio:.2f}×" if ratio > 0.5 else f"{1 / ratio:.3g}× faster"


def percentile(seconds: list[float], share: float) -> float:
    """The time that this share of them does not exceed."""
    return sorted(seconds)[min(int(len(seconds) * share), len(seconds) - 1)]
