"""A plan opened straight in the client view: the window is not seen before Escape twice."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planner import app
from planner.gui.settings import YES, Settings
from planner.storage.plan_file import save
from tests.gui.meeting.meetings import meeting_plan
from tests.test_app import environment

# What is on screen when the view has just been painted, and after Escape twice.
STARTED = """
import json, sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from planner.app import main
from planner.gui.main_window import MainWindow
settle_in = MainWindow.settle_in
def seen():
    return [each.windowTitle() for each in QApplication.topLevelWidgets() if each.isVisible()]
def told(window):
    settle_in(window)
    QTimer.singleShot(0, lambda: escape(window))
def escape(window):
    view = window.on_demand.meeting.view
    heavy = sorted({"numpy", "matplotlib", "pandas"} & set(sys.modules))
    first = seen(), [each.title() for each in QGuiApplication.topLevelWindows()]
    said = view.packages.empty.text(), [card.price.text() for card in view.packages.cards]
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Escape)
    QApplication.processEvents()
    print(json.dumps([*first, *said, seen(), heavy]))
    for each in QApplication.topLevelWidgets():
        if each is not window:
            each.close()
MainWindow.settle_in = told
sys.exit(main(sys.argv[1:]))
"""


def run(home: Path, *arguments: str, program: str = STARTED) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def start(home: Path, *arguments: str) -> list[Any]:
    done = run(home, *arguments)
    said = [line for line in done.stderr.splitlines() if "plugin does not support" not in line]
    assert (done.returncode, said) == (0, [])
    told: list[Any] = json.loads(done.stdout)
    return told


def test_a_plan_is_opened_straight_in_the_client_view(tmp_path: Path) -> None:
    path = tmp_path / "secret name.agencyplan"
    save(path, meeting_plan())
    seen, windows, _, prices, after, heavy = start(tmp_path, "--client", str(path))
    assert seen == windows == ["Atelier Nord"]
    assert prices == ["$85.00", "$449.00", "$1,189.00"]
    assert after == ["Geheimplan 2027[*] – Agency Profit Planner"]
    assert heavy == []


def test_the_last_plan_is_where_that_is_set(tmp_path: Path) -> None:
    path = tmp_path / "a.agencyplan"
    save(path, meeting_plan())
    settings = Settings(tmp_path / "agency-profit-planner" / "planner.ini")
    settings.set("meeting/first", YES)
    settings.opened(path)
    settings._store.sync()
    assert start(tmp_path)[0] == ["Atelier Nord"]


def test_where_that_is_gone_nothing_is_shown_and_nothing_said(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "agency-profit-planner" / "planner.ini")
    settings.set("meeting/first", YES)
    settings._store.sync()
    gone = str(tmp_path / "secret name.agencyplan")
    seen, windows, said, prices, after, _ = start(tmp_path, gone)
    assert seen == windows == ["Offer"]
    assert (said, prices) == ("There is nothing to show yet.", [])
    assert len(after) == 2  # the window, and what it has to say


def test_a_plan_that_is_none_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.agencyplan"
    done = run(tmp_path, "--client", str(path))
    (line,) = [each for each in done.stderr.splitlines() if "plugin does not" not in each]
    assert (done.returncode, done.stdout) == (2, "")
    assert line.startswith("planner: ")
    assert "a.agencyplan" in line


def test_it_takes_one_plan(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--client"], ["--client", "a", "b"]):
        assert app.main(arguments) == 2
        assert capsys.readouterr().err.startswith("planner: ")
