"""Killed at any moment: the file opens, and the last state that was safe is there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def spend(folder: Path, kills: int, seed: int) -> subprocess.Popen[str]:
    """Let a person with folders of their own be killed so many times."""
    folder.mkdir()
    homes = {f"XDG_{kind}_HOME": str(folder / "home") for kind in ("CONFIG", "DATA", "CACHE")}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.gui.files.kills", str(folder), str(kills), str(seed)],
        cwd=ROOT,
        env={**os.environ, **homes, "HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="lives are forks, which Windows has not")
def test_a_kill_takes_nothing_that_was_safe(tmp_path: Path) -> None:
    person = spend(tmp_path / "person", kills=10, seed=1)
    told, _ = person.communicate(timeout=60)
    assert person.returncode == 0, told
    assert told.startswith("10 kills"), told
