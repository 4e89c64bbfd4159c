"""The start script: ready at once the second time, and one plain line when something is wrong."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import checkout
import environment
import pytest
import system

ROOT = Path(__file__).parents[2]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out a checkout of its own, with the scripts working there and no environment yet."""
    shutil.copytree(ROOT / "packaging", tmp_path / "packaging")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    venv = tmp_path / ".venv"
    python = venv / "bin" / "python"
    for module in (checkout, environment):
        monkeypatch.setattr(module, "ROOT", tmp_path)
        monkeypatch.setattr(module, "VENV", venv)
        monkeypatch.setattr(module, "PYTHON", python)
    monkeypatch.setattr(checkout, "STAMP", venv / "ready.json")
    monkeypatch.setattr(environment, "UNFINISHED", venv / "unfinished")
    monkeypatch.setattr(environment, "LOG", venv / "setup.log")
    return tmp_path


@pytest.fixture
def steps(place: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let a set-up run without its slow steps, and tell which it took."""
    taken: list[str] = []

    def make_venv() -> None:
        taken.append("venv")
        checkout.PYTHON.parent.mkdir(parents=True)
        checkout.PYTHON.touch()

    monkeypatch.setattr(environment, "works", lambda: True)
    monkeypatch.setattr(environment, "make_venv", make_venv)
    monkeypatch.setattr(environment, "pip", lambda *words: taken.append(words[-1]))
    monkeypatch.setattr(environment, "compile_all", lambda: taken.append("compile"))
    monkeypatch.setattr(environment, "run", lambda *_: taken.append("fonts"))
    monkeypatch.setattr(system, "missing_libraries", list)
    return taken


def installed(place: Path, lock: str) -> list[str]:
    return [str(place / "packaging" / lock), str(place), "compile", "fonts"]


def test_a_set_up_is_done_once(place: Path, steps: list[str]) -> None:
    environment.set_up("run")
    assert steps == ["venv", *installed(place, "locked.txt")]
    assert checkout.is_current(checkout.read_stamp(), "run")
    assert not checkout.is_current(checkout.read_stamp(), "test")
    environment.set_up("run")  # as when another start did it meanwhile
    assert len(steps) == 5


def test_tests_bring_what_running_needs_too(steps: list[str]) -> None:
    environment.set_up("test")
    assert checkout.is_current(checkout.read_stamp(), "run")
    assert checkout.is_current(checkout.read_stamp(), "test")


@pytest.mark.parametrize("file", ["pyproject.toml", "packaging/locked.txt"])
def test_a_changed_lock_is_installed_into_the_same_environment(
    place: Path, steps: list[str], file: str
) -> None:
    environment.set_up("run")
    with (place / file).open("a") as text:
        text.write("# newer\n")
    assert not checkout.is_current(checkout.read_stamp(), "run")
    steps.clear()
    environment.set_up("run")
    assert steps == installed(place, "locked.txt")


def test_a_set_up_that_was_cut_off_begins_afresh(place: Path, steps: list[str]) -> None:
    environment.set_up("run")
    half = place / ".venv" / "half-installed"
    half.touch()
    checkout.STAMP.write_text('{"home": ', "utf-8")
    environment.UNFINISHED.touch()
    steps.clear()
    environment.set_up("run")
    assert not half.exists()
    assert steps[0] == "venv"


def test_a_folder_that_moved_gets_a_new_environment(place: Path, steps: list[str]) -> None:
    environment.set_up("run")
    stamp = checkout.read_stamp()
    checkout.STAMP.write_text(json.dumps({**stamp, "home": "elsewhere cpython-311"}), "utf-8")
    steps.clear()
    environment.set_up("run")
    assert steps[0] == "venv"


def test_a_second_start_says_nothing_and_becomes_the_planner(place: Path) -> None:
    checkout.PYTHON.parent.mkdir(parents=True)
    checkout.PYTHON.write_text('#!/bin/sh\necho "$@"\nexit 3\n', "utf-8")
    checkout.PYTHON.chmod(0o755)
    ready = {"home": checkout.home(), "run": checkout.wanted("run"), "missing": []}
    checkout.STAMP.write_text(json.dumps(ready), "utf-8")
    run = start(place, "summary", "my plan.agencyplan", "--json")
    assert run.stdout == "-P -m planner summary my plan.agencyplan --json\n"
    assert (run.returncode, run.stderr) == (3, "")


def start(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(place / "packaging" / "start.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")


def test_an_old_python_is_told_so_in_one_line() -> None:
    pretend = (
        "import runpy, sys; sys.version_info = (3, 10, 4); sys.version = '3.10.4 (main)';"
        f"runpy.run_path({str(ROOT / 'packaging' / 'start.py')!r}, run_name='__main__')"
    )
    command = [sys.executable, "-c", pretend]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.stderr == "start: this needs Python 3.11 or newer, not 3.10.4\n"
    assert run.returncode == 1


def test_a_folder_that_cannot_be_written_is_named(place: Path) -> None:
    (place / ".venv").write_text("a file where the folder should be", "utf-8")
    run = start(place, "setup")
    assert run.returncode == 1
    assert run.stderr.splitlines()[-1] == f"start: Not a directory: {place / '.venv'}"


def test_a_python_without_venv_is_told_what_to_install(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setattr(system, "may_install", lambda: False)
    with pytest.raises(SystemExit):
        environment.make_venv()
    package = f"python3.{sys.version_info[1]}-venv"
    assert capsys.readouterr().err == (
        f"start: this Python has no venv module; run: sudo apt-get install -y {package}\n"
    )


@pytest.mark.parametrize(
    ("log", "line"),
    [
        (
            "WARNING: Retrying … NewConnectionError('…')\nERROR: No matching distribution found",
            "cannot download: is this computer online?",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "a download is not the file that was locked; nothing of it was used",
        ),
        ("ERROR: Could not install: [Errno 28] No space left on device", "the disk is full"),
        ("ERROR: something new\nERROR: more of it", "ERROR: something new"),
        ("", "pip failed"),
    ],
)
def test_a_failed_installation_is_explained_in_one_line(log: str, line: str) -> None:
    assert environment.explain(log) == line


@pytest.mark.parametrize(
    ("installer", "command"),
    [
        ("apt-get", "sudo apt-get install -y libegl1 libxcb-cursor0"),
        ("dnf", "sudo dnf install -y 'libEGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'"),
        ("zypper", "sudo zypper install -y 'libEGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'"),
        ("pacman", f"sudo pacman -S --needed {system.ARCH_PACKAGES}"),
        (None, "your system's installer, for libEGL.so.1 libxcb-cursor.so.0"),
    ],
)
def test_missing_libraries_are_one_command_on_every_system(
    monkeypatch: pytest.MonkeyPatch, installer: str | None, command: str
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name if name == installer else None)
    assert system.libraries_command(["libEGL.so.1", "libxcb-cursor.so.0"]) == command


def test_missing_libraries_are_told_and_remembered(
    steps: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "missing_libraries", lambda: ["libEGL.so.1"])
    monkeypatch.setattr(system, "may_install", lambda: False)
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "apt-get" else None)
    environment.set_up("run")
    assert checkout.read_stamp()["missing"] == ["libEGL.so.1"]
    assert "run: sudo apt-get install -y libegl1\n" in capsys.readouterr().err
