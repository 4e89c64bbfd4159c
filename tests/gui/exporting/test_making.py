"""What a worker does of a document: it loads first, and passes a gate before it writes."""

from __future__ import annotations

import datetime
import gc
import sys

import pytest
from pytestqt.qtbot import QtBot

from planner.gui import outgoing
from planner.gui.exporting import documents, making
from planner.gui.exporting.documents import Order
from planner.gui.exporting.drawing import load
from planner.gui.exporting.making import Gate
from planner.gui.latest import StaleError
from planner.gui.main_window import MainWindow
from tests.gui.exporting.made import Maker
from tests.gui.exporting.made import documents as made
from tests.gui.plans import EXAMPLE


def test_a_gate_lets_a_job_through_or_is_shut_and_never_both() -> None:
    shut, passed = Gate(), Gate()
    assert shut.shut()
    with pytest.raises(StaleError):
        shut.go()
    passed.go()
    assert not passed.shut()


def test_what_a_document_is_made_with_is_loaded_before_it_is_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded: list[tuple[str, ...]] = []
    monkeypatch.setattr(making, "load", loaded.append)
    order = Order(EXAMPLE, datetime.date.today())
    document = made(Maker(), Maker())[-1]
    making.look(document, order, lambda: None)
    assert loaded == [document.needs]
    plain = {each.key for each in documents.DOCUMENTS if not each.needs}
    assert plain == {"prices-csv", "our-tables"}


def test_what_opens_the_dialog_is_loaded_ahead_bit_by_bit(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(outgoing, "AT_EASE", 0)
    monkeypatch.setattr(outgoing, "import_module", loaded.append)
    window.outgoing.settle_in()
    assert loaded == []
    qtbot.waitUntil(lambda: loaded == list(outgoing.LOADED_AHEAD))


def test_what_is_loaded_is_not_looked_through_for_garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "this", raising=False)
    before = gc.get_freeze_count()
    monkeypatch.setattr("builtins.print", lambda *_: None)  # it says something
    load(["this"])
    assert gc.get_freeze_count() > before
