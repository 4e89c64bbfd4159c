"""Broken plans in the window: what is none is refused in words, what is one has dashes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from planner.gui.errors import MOST_LINES
from planner.gui.main_window import MainWindow
from planner.model.book import Book
from planner.model.problems import Grade
from planner.words.numbers import DASH
from planner.words.places import said
from tests.gui.driving import dialog, figures, findings, no_dialog, seen
from tests.gui.plans import EXAMPLE
from tests.storage.test_broken_plans import BROKEN, Broken

FAULTS = [each for each in BROKEN if each.grade is Grade.FAULT]
PROBLEMS = [each for each in BROKEN if each.grade is Grade.PROBLEM]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "broken.agencyplan"


def test_there_are_enough_of_them() -> None:
    assert len(FAULTS) >= 20
    assert len(PROBLEMS) >= 10


def test_a_fault_is_one_message_of_clear_sentences_and_leaves_the_open_plan(
    window: MainWindow, path: Path
) -> None:
    for broken in FAULTS:
        path.write_bytes(broken.content)
        assert not window.files.open(path), broken.name
        box = dialog(QMessageBox, window)
        assert box.text().startswith("broken.agencyplan could not be opened.\n\n"), broken.name
        lines = box.text().split("\n")[2:]
        # A sentence that begins with no place begins with a capital letter.
        expected = [
            line[:1].upper() + line[1:] if " " in line.split(": ")[0] else line
            for line in broken.lines
        ]
        if len(expected) > MOST_LINES:
            assert lines[:-1] == expected[:MOST_LINES], broken.name
        else:
            assert lines == expected, broken.name
        assert "Traceback" not in box.text()
        box.reject()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert no_dialog(window)
        assert window.document.plan is EXAMPLE, broken.name
        assert path.read_bytes() == broken.content
    assert seen(window) == figures(EXAMPLE)
    assert window.settings.recent == []
    assert not window.problems.isVisible()


def test_a_problem_opens_with_dashes_and_is_listed(window: MainWindow, path: Path) -> None:
    for broken in PROBLEMS:
        path.write_bytes(broken.content)
        assert window.files.open(path), broken.name
        assert no_dialog(window), broken.name
        assert window.problems.isVisible(), broken.name
        problems = Book(window.document.plan).problems
        assert window.problems.words.text() == said(problems[0], window.document.plan)
        assert seen(window) == figures(window.document.plan), broken.name
        if Book(window.document.plan).profit is None:
            assert seen(window).earned == DASH, broken.name
        assert listed(window, broken) == [without_place(each) for each in broken.lines]
        assert not window.isWindowModified()
    assert seen(window) != figures(EXAMPLE)


def listed(window: MainWindow, broken: Broken) -> list[str]:
    """What is listed as a problem, without where; a single one is in the bar itself."""
    if not window.problems.button.isVisible():
        lines = [window.problems.words.text()]
    else:
        lines = findings(window)[1 : 1 + len(broken.lines)]
        window.problems.fold()
    for line in lines:
        assert not set("[]_") & set(line.split(" – ")[0]), line  # words, and no path
    return [line.split(" – ", 1)[1] for line in lines]


def without_place(line: str) -> str:
    """What a command says of a problem after its path."""
    what = line.split(": ", 1)[1]
    return what[0].upper() + what[1:]


def test_every_part_of_the_window_can_be_used_with_each(window: MainWindow, path: Path) -> None:
    inputs = window.overview.inputs
    for broken in PROBLEMS:
        path.write_bytes(broken.content)
        window.files.open(path)
        for chart in ("profit", "bill", "margin"):
            window.actions_.chart_chosen.emit(chart)
        for _ in window.document.plan.packages:
            inputs.after.click()
        for row in inputs.rows.values():
            text = row.field.text()
            row.field.setText(text + "1")
            row.field.textEdited.emit(text + "1")
        for _ in range(window.document.undo.count()):
            window.document.undo.undo()
        assert not window.document.unsaved, broken.name
