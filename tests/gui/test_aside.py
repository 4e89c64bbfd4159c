"""A long job leaves the window alive, and what it gives or raises comes back to who asked."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from planner.gui.aside import aside

PATIENCE = 5


def test_the_window_lives_while_the_job_is_done(qtbot: QtBot) -> None:
    gate = threading.Event()
    seen: list[Qt.CursorShape | None] = []

    def tick() -> None:
        cursor = QGuiApplication.overrideCursor()
        seen.append(None if cursor is None else cursor.shape())
        gate.set()  # only a living window opens it

    QTimer.singleShot(0, tick)
    here = threading.current_thread()

    def job() -> bool:
        assert gate.wait(PATIENCE)
        return threading.current_thread() is not here

    assert aside(job)
    assert seen == [Qt.CursorShape.WaitCursor]
    assert QGuiApplication.overrideCursor() is None


def test_keys_of_meanwhile_come_after_it(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    assert aside(lambda: "done") == "done"
    QTest.keyClicks(field, "after")
    assert field.text() == "after"


def test_what_it_raises_is_raised_here(qtbot: QtBot) -> None:
    def job() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        aside(job)
    assert QGuiApplication.overrideCursor() is None
