"""What a start must not wait for: the heavy libraries, and for commands all of Qt."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import planner
from tests.model.plans import ORACLES
from tests.test_app import environment

EXAMPLE = str(ORACLES / "example-plan.json")
SAMPLE = str(planner.resource("samples/en-studio.agencyplan"))

HEAVY = {"numpy", "pandas", "matplotlib", "babel", "PIL", "hypothesis", "pytest"}
LATER = (
    "planner.cli",
    "planner.export",
    "planner.gui.client_view",
    "planner.gui.exporting",
    "planner.gui.goal",
    "planner.gui.meeting",
    "planner.gui.next_step",
    "planner.gui.quote",
    "planner.model.deal",
    "planner.model.goal",
    "planner.model.mix.in_order",
    "planner.model.offering",
    "planner.model.quote",
    "planner.model.scenarios",
    "planner.model.sensitivity",
    "planner.model.tier_bill",
    "planner.model.worth",
)
"""What only commands need, and pages that are not the first."""

ITS_QT = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"}

# What is loaded when the window has just been painted for the first time.
PAINTED = """
import json, sys
from planner.app import main
from planner.gui.main_window import MainWindow
def painted(window):
    assert window.isVisible() and window.headline.earn.figure.text()
    print(json.dumps(sorted(sys.modules)))
MainWindow.settle_in = painted
sys.exit(main(sys.argv[1:]))
"""

COMMAND = """
import json, sys
from planner.app import main
status = main(sys.argv[1:])
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
sys.exit(status)
"""

# A worker is in the middle of something long when the window is closed.
WORKING = """
import sys, time
from planner.app import main
from planner.gui.latest import Latest
from planner.gui.main_window import MainWindow
def work():
    end = time.monotonic() + 120
    while time.monotonic() < end:
        pass
settle_in = MainWindow.settle_in
def settle(window):
    settle_in(window)
    window.work = Latest(window)
    window.work.request(work)
MainWindow.settle_in = settle
sys.exit(main([]))
"""

# Before Python 3.12, None and True can be used up: each call of PySide6 6.12 loses a reference.
MANY_CALLS = """
import sys
import planner.gui
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel
class Sender(QObject):
    sent = Signal()
app, sender = QApplication([]), Sender()
label = QLabel()
for _ in range(30_000):
    label.setText("x")
    sender.sent.emit()
print("alive")
"""


def run(home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def roots(modules: list[str]) -> set[str]:
    return {module.partition(".")[0] for module in modules}


@pytest.mark.parametrize("plan", [[], [EXAMPLE]], ids=["example", "plan"])
def test_the_first_paint_waits_for_no_heavy_library(tmp_path: Path, plan: list[str]) -> None:
    painted = run(tmp_path, "-c", PAINTED, *plan)
    assert (painted.returncode, painted.stderr) == (0, "")
    loaded = json.loads(painted.stdout)
    assert roots(loaded) & HEAVY == set()
    of_qt = {module for module in loaded if module.startswith("PySide6.Qt")}
    assert of_qt == ITS_QT
    assert [module for module in loaded if module.startswith(LATER)] == []


@pytest.mark.parametrize(
    "command",
    [
        ["summary", EXAMPLE],
        ["curve", EXAMPLE, "--max", "30", "--csv"],
        ["quote", SAMPLE, "--client", "Lighthouse Café"],
        ["--help"],
        ["summary"],
    ],
    ids=lambda command: command[0] + str(len(command)),
)
def test_commands_load_nothing_of_qt(tmp_path: Path, command: list[str]) -> None:
    ran = run(tmp_path, "-c", COMMAND, *command)
    *_, last = ran.stderr.splitlines()
    assert roots(json.loads(last)) & {"PySide6", "shiboken6", "matplotlib", "pandas"} == set()
    assert ran.returncode == (2 if command == ["summary"] else 0)


@pytest.mark.parametrize("plan", [[], [EXAMPLE]], ids=["example", "plan"])
def test_the_program_starts_paints_and_quits_in_silence(tmp_path: Path, plan: list[str]) -> None:
    ran = run(tmp_path, "-m", "planner", *plan)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_the_program_ends_in_silence_while_a_worker_works(tmp_path: Path) -> None:
    ran = run(tmp_path, "-c", WORKING)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_a_long_day_does_not_end_the_program(tmp_path: Path) -> None:
    ran = run(tmp_path, "-c", MANY_CALLS)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "alive\n", "")
