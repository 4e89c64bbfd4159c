"""The table of the scores at the end of a run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.benchmarks.processes import Child
from tests.benchmarks.scores import HEADS, Memory, Score

SCORES = pytest.StashKey[list[Score | Memory]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[SCORES] = []


@pytest.fixture
def score(request: pytest.FixtureRequest) -> Callable[[Score | Memory], None]:
    """Put a line into the table."""
    return request.config.stash[SCORES].append


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    rows = [HEADS, *(each.cells() for each in config.stash[SCORES])]
    if len(rows) == 1:
        return
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    terminalreporter.section("scores: ratios hold, times are this machine's")
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        terminalreporter.line("  ".join(cells).rstrip())


@pytest.fixture(scope="session")
def child(tmp_path_factory: pytest.TempPathFactory) -> Child:
    return Child(tmp_path_factory.mktemp("bytecode"))
