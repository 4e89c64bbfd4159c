"""What all tests share: no screen, commands in English, properties searched without a clock."""

from __future__ import annotations

import builtins
import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
settings.register_profile(
    "planner", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("planner")

PLAIN_IMPORT = builtins.__import__  # pytest-qt has not loaded Qt yet
WITHOUT_QT = {"model", "storage", "words"}


@pytest.fixture(scope="module", autouse=True)
def plain_import(request: pytest.FixtureRequest) -> Iterator[None]:
    """Give parts without Qt the language's own import statement: Qt puts a slow one in its place.

    Hypothesis has three of them in every draw, which is a tenth of all that its tests take.
    """
    qts = builtins.__import__
    if not WITHOUT_QT.isdisjoint(request.path.parts):
        builtins.__import__ = PLAIN_IMPORT
    yield
    builtins.__import__ = qts


def pytest_runtest_teardown() -> None:
    """Look for garbage between tests: those of the window let nobody look meanwhile."""
    garbage = sys.modules.get("planner.gui.garbage")
    if garbage is not None:
        garbage.look()
