"""Garbage is collected by the window's thread and no other, as often as Python would."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from threading import Thread, get_ident

import pytest
from pytestqt.qtbot import QtBot

from planner.gui.garbage import Garbage
from planner.gui.importing.dialog import ImportDialog
from planner.gui.main_window import MainWindow
from tests.gui.conftest import PATIENCE
from tests.gui.driving import dialog


class Ring:
    """Garbage as soon as it is let go of; says which thread took it apart."""

    def __init__(self, said: list[int]) -> None:
        self.said, self.ring = said, self

    def __del__(self) -> None:
        self.said.append(get_ident())


@pytest.fixture
def garbage(monkeypatch: pytest.MonkeyPatch, window: MainWindow) -> Iterator[Garbage]:
    """What collects in the program, where one new object is worth a look."""
    usual = gc.get_threshold()
    monkeypatch.setattr(Garbage, "held", 0)
    gc.enable()
    made = Garbage(window)
    gc.set_threshold(1, *usual[1:])
    yield made
    gc.set_threshold(*usual)


def test_a_worker_makes_garbage_and_the_window_collects_it(garbage: Garbage, qtbot: QtBot) -> None:
    said: list[int] = []
    worker = Thread(target=lambda: [Ring(said) for _ in range(500)])
    worker.start()
    worker.join()
    assert said == []
    garbage.timer.setInterval(0)
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert set(said) == {get_ident()}
    assert len(said) == 500


def test_only_what_is_due_is_looked_through(
    garbage: Garbage, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    monkeypatch.setattr(gc, "collect", looked.append)
    for count in ((1, 10, 10), (2, 10, 10), (2, 11, 10), (0, 11, 0), (2, 11, 11)):
        monkeypatch.setattr(gc, "get_count", lambda count=count: count)
        garbage.look()
    assert looked == [0, 1, 1, 2]


def test_nothing_is_collected_while_a_list_is_read(
    garbage: Garbage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Client;Package\n" + "One;Growth\n" * 20, encoding="utf-8")
    window.import_clients(path)
    assert Garbage.held == 1
    shown = dialog(ImportDialog, window)
    qtbot.waitUntil(shown.take.isEnabled, timeout=PATIENCE)
    assert Garbage.held == 0
    assert not gc.isenabled()
