"""The door: which words are commands, and what a start brings onto the screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planner import app
from planner.app import FIRST_SAMPLE, example, is_headless
from planner.charts.style import DARK
from planner.gui.actions import LANGUAGES
from planner.gui.settings import Settings
from planner.storage.plan_file import load, save
from tests.model.plans import ORACLES

EXAMPLE = ORACLES / "example-plan.json"

# The window as a person starts it, and a word of it before it goes again.
STARTED = """
import json, sys
from PySide6.QtWidgets import QMessageBox
from planner.app import main
from planner.gui.main_window import MainWindow
settle_in = MainWindow.settle_in
def told(window):
    settle_in(window)
    boxes = [box.text() for box in window.findChildren(QMessageBox)]
    print(json.dumps({
        "title": window.windowHandle().title(),
        "example": window.document.example,
        "language": window.actions_.save.text(),
        "earned": window.headline.earn.figure.text(),
        "boxes": boxes,
        "ground": window.theme.palette.ground,
    }))
    for box in window.findChildren(QMessageBox):
        box.reject()
MainWindow.settle_in = told
sys.exit(main(sys.argv[1:]))
"""


def environment(home: Path) -> dict[str, str]:
    """A person's own folders, and a window that goes once it has been seen."""
    homes = {f"XDG_{kind}_HOME": str(home) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    return {
        **os.environ,
        **homes,
        "HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PLANNER_QUIT_AFTER_PAINT": "1",
        "LC_ALL": "C.UTF-8",
    }


def start(home: Path, *arguments: str) -> dict[str, Any]:
    run = subprocess.run(
        [sys.executable, "-c", STARTED, *arguments],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    # The offscreen platform says what it lacks.
    said = [line for line in run.stderr.splitlines() if "plugin does not support" not in line]
    assert (run.returncode, said) == (0, [])
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def test_ctrl_c_while_a_command_is_loaded_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupts:
        def find_spec(self, name: str, *_: object) -> None:
            raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "planner.cli", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Interrupts()])
    assert app.main(["summary", "plan"]) == 130


@pytest.mark.parametrize("word", ["summary", "curve", "--help", "-h", "--version", "-x", "--"])
def test_commands_and_options_need_no_window(word: str) -> None:
    assert is_headless(word)


@pytest.mark.parametrize("word", ["plan.agencyplan", "./summary", "Summary", "a plan", "/", ""])
def test_anything_else_is_the_path_of_a_plan(word: str) -> None:
    assert not is_headless(word)


def test_a_command_is_passed_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["summary", str(EXAMPLE), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["totals"]["profit"] == "2816.92"


def test_the_words_after_the_program_are_taken_where_none_are_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["planner", "--version"])
    assert app.main() == 0
    assert capsys.readouterr().out.startswith("planner ")


def test_every_language_begins_with_a_sample_of_its_own() -> None:
    assert set(FIRST_SAMPLE) == set(LANGUAGES)
    for language in LANGUAGES:
        assert example(language).clients


def test_a_first_start_shows_an_example(tmp_path: Path) -> None:
    told = start(tmp_path)
    assert told["example"]
    assert told["earned"].startswith("$")
    assert told["boxes"] == []
    assert told["language"] == "&Save"


def test_the_example_is_that_of_the_language(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "agency-profit-planner" / "planner.ini")
    settings.set("look/language", "fr")
    settings.set("look/theme", "dark")
    settings._store.sync()
    told = start(tmp_path)
    assert told["language"] != "&Save"
    assert told["ground"] == DARK.ground
    assert told["earned"].endswith("€")


def test_a_plan_is_opened_by_its_path_and_again_without(tmp_path: Path) -> None:
    path = tmp_path / "My & plan <1>.agencyplan"
    save(path, load(EXAMPLE).plan)
    for arguments in ([str(path)], []):
        told = start(tmp_path, *arguments)
        assert told["title"] == "Autumn pricing – Agency Profit Planner"
        assert (told["example"], told["earned"], told["boxes"]) == (False, "$2,816.92", [])


def test_a_plan_that_cannot_be_opened_is_told_of_over_the_example(tmp_path: Path) -> None:
    told = start(tmp_path, str(tmp_path / "nowhere.agencyplan"))
    assert told["example"]
    (box,) = told["boxes"]
    assert "nowhere.agencyplan" in box
