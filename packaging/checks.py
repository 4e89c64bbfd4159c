"""Run the tests and the checks that stand beside them, all of them whatever one says."""

from __future__ import annotations

import os
import subprocess

import system
from checkout import PYTHON, ROOT, stop

CHECKS = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy"],
    "import-linter": [
        "-c",
        "from importlinter.cli import lint_imports_command as c; c(['--no-logo'])",
    ],
}


def run(arguments: list[str]) -> int:
    """Run what was asked for and return the exit status; pytest comes last and closes."""
    if "--outside" in arguments:
        by_hand = system.add_programs()
        if by_hand:
            stop(f"the outside tests need programs of the system; run: {by_hand}")
        rest = [argument for argument in arguments if argument != "--outside"]
        return step("pytest -m outside", ["-m", "pytest", "-m", "outside", *rest])
    failed = [name for name, command in CHECKS.items() if step(name, command)]
    if failed:
        print(f"\n== failed so far: {', '.join(failed)}", flush=True)
    # The whole suite goes to every core; what was asked for by name runs where it can be watched.
    everywhere = [] if arguments else ["--numprocesses", "auto", "--dist", "worksteal"]
    return step("pytest", ["-m", "pytest", *everywhere, *arguments]) or bool(failed)


def step(name: str, command: list[str]) -> int:
    print(f"\n== {name}", flush=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # tests are prepared once
    return subprocess.run([PYTHON, *command], cwd=ROOT, env=environment, check=False).returncode
