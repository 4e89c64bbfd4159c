"""The window on a real screen, as a person starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


@pytest.mark.outside
@pytest.mark.parametrize("plan", [[], [str(SAMPLES / "en-studio.agencyplan")]], ids=["new", "plan"])
def test_the_window_opens_paints_and_quits_in_silence(
    screen: str, tmp_path: Path, plan: list[str]
) -> None:
    environment = {
        **os.environ,
        "DISPLAY": screen,
        "QT_QPA_PLATFORM": "xcb",
        "PLANNER_QUIT_AFTER_PAINT": "1",
        # settings, recent plans and recovery files of its own
        **{f"XDG_{kind}_HOME": str(tmp_path) for kind in ("CONFIG", "DATA", "STATE")},
        "XDG_RUNTIME_DIR": str(tmp_path),
    }
    tmp_path.chmod(0o700)
    run = subprocess.run(
        [sys.executable, "-m", "planner", *plan],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
