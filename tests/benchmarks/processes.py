"""Processes of their own, for what must begin from nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(__file__).parent / "programs"
OWN = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")


class Child(NamedTuple):
    """Runs a program of this folder as a person would: a new process, new settings, bytecode."""

    bytecode: Path

    def run(self, program: str, *arguments: str, scale: int = 1) -> Any:
        """What the program printed, as JSON."""
        with tempfile.TemporaryDirectory() as home:
            ran = subprocess.run(
                [sys.executable, str(PROGRAMS / f"{program}.py"), *arguments],
                env=self._environment(home, scale),
                cwd=ROOT,
                stdout=subprocess.PIPE,
                check=True,
            )
        return json.loads(ran.stdout)

    def _environment(self, home: str, scale: int) -> dict[str, str]:
        environment = dict(os.environ)
        # An installed program has its bytecode; where none may be written, each start compiles.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        return (
            environment
            | dict.fromkeys(OWN, home)
            | {
                "LC_ALL": "C.UTF-8",
                "PLANNER_QUIT_AFTER_PAINT": "1",
                "PYTHONPATH": str(ROOT),
                "PYTHONPYCACHEPREFIX": str(self.bytecode),
                "MPLCONFIGDIR": str(self.bytecode),  # its fonts, too, were looked up once
                "QT_QPA_PLATFORM": "offscreen",
                "QT_SCALE_FACTOR": str(scale),
            }
        )
