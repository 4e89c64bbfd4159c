"""One door for what goes wrong: in words, once, and nothing is lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from planner.gui.errors import MOST_LINES, Unexpected, report_path, tell, tell_problems
from planner.gui.main_window import MainWindow
from planner.model.problems import Problem
from planner.words.sentences import sentence
from tests.gui.driving import answer, dialog, field, no_dialog, type_in


@pytest.fixture
def unexpected(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Unexpected:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    return Unexpected(window)


def fail(unexpected: Unexpected, error: BaseException) -> None:
    try:
        raise error
    except BaseException as caught:
        unexpected.report(type(caught), caught, caught.__traceback__)


def test_an_unexpected_error_is_kept_in_a_file_and_said(
    window: MainWindow, unexpected: Unexpected
) -> None:
    assert sys.excepthook == unexpected.report
    type_in(field(window, "overheads"), "500")
    plan = window.document.plan
    fail(unexpected, ZeroDivisionError("a mistake"))
    box = dialog(QMessageBox, window)
    assert str(report_path()) in box.text()
    kept = report_path().read_text("utf-8")
    assert kept.startswith("Traceback")
    assert "ZeroDivisionError: a mistake" in kept
    answer(box, "Close")
    assert window.document.plan == plan
    assert window.document.undo.count() == 1


def test_the_same_error_is_said_once(window: MainWindow, unexpected: Unexpected) -> None:
    for _ in range(3):
        fail(unexpected, ZeroDivisionError("again and again"))
    answer(dialog(QMessageBox, window), "Close")
    assert no_dialog(window)
    assert report_path().read_text("utf-8").count("Traceback") == 1
    fail(unexpected, ZeroDivisionError("another"))
    answer(dialog(QMessageBox, window), "Close")
    assert report_path().read_text("utf-8").count("Traceback") == 2


def test_where_nothing_can_be_kept_it_is_said_all_the_same(
    window: MainWindow,
    unexpected: Unexpected,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "a file").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "a file"))
    fail(unexpected, ZeroDivisionError("a mistake"))
    box = dialog(QMessageBox, window)
    assert "errors.log" in box.text()
    answer(box, "Close")
    assert "ZeroDivisionError: a mistake" in capsys.readouterr().err


def test_an_interrupt_is_no_error(
    window: MainWindow, unexpected: Unexpected, capsys: pytest.CaptureFixture[str]
) -> None:
    fail(unexpected, KeyboardInterrupt())
    assert no_dialog(window)
    assert not report_path().exists()
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_a_message_can_be_read_copied_and_closed(window: MainWindow) -> None:
    box = tell(window, "What happened", "What to do <b>now</b>")
    assert box.isVisible()
    assert box.text() == "What happened\n\nWhat to do <b>now</b>"
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert box.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    answer(box, "Close")
    assert no_dialog(window)


def test_many_problems_are_told_in_a_few_lines(window: MainWindow) -> None:
    problems = [Problem("no-contacts", ("packages", index, "contacts")) for index in range(40)]
    box = tell_problems(window, "Title", problems)
    lines = box.text().split("\n")[2:]
    assert lines[:-1] == [sentence(each) for each in problems[:MOST_LINES]]
    assert "28" in lines[-1]
    answer(box, "Close")
