"""Garbage is looked for in the window's own thread alone."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Thread, current_thread, main_thread
from weakref import finalize

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from planner.gui.garbage import LIMITS, Garbage, left_alone, look


class Loop(QObject):
    """What holds itself, as many a closed dialog does."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def garbage() -> Iterator[QObject]:
    """It is looked for now and then."""
    parent = QObject()
    gc.enable()  # as Python begins
    Garbage(parent)
    gc.unfreeze()
    yield parent
    parent.deleteLater()


@pytest.fixture
def gone_in() -> Iterator[list[Thread]]:
    """The thread in which a loop that nobody holds any more is taken apart."""
    threads: list[Thread] = []
    gc.collect()
    finalize(Loop(), lambda: threads.append(current_thread()))
    yield threads
    gc.collect()


def make_much() -> list[list[int]]:
    return [[number] for number in range(2 * LIMITS[0])]


def test_a_worker_that_makes_much_takes_nothing_apart(
    garbage: QObject, gone_in: list[Thread]
) -> None:
    assert garbage.children()
    worker = Thread(target=make_much)
    worker.start()
    worker.join()
    assert gone_in == []


def test_the_window_does_once_much_was_made(
    garbage: QObject, gone_in: list[Thread], qtbot: QtBot
) -> None:
    assert garbage.children()
    kept = make_much()
    qtbot.waitUntil(lambda: gone_in == [main_thread()])
    assert len(kept) == 2 * LIMITS[0]


def test_nothing_is_looked_for_while_it_is_left_alone(gone_in: list[Thread]) -> None:
    with left_alone():
        kept = make_much()
        look()
        assert gone_in == []
    look()
    assert gone_in == [main_thread()]
    assert kept
