"""What all tests share: no screen, commands in English, properties searched without a clock."""

from __future__ import annotations

import os
import sys

from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
settings.register_profile(
    "planner", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("planner")


def pytest_runtest_teardown() -> None:
    """Look for garbage between tests: those of the window let nobody look meanwhile."""
    garbage = sys.modules.get("planner.gui.garbage")
    if garbage is not None:
        garbage.look()
