"""Export and print: what is chosen is seen, checked, written whole or not at all, remembered."""

from __future__ import annotations

import datetime
import errno
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from planner.gui.exporting import making
from planner.gui.exporting.dialog import ExportDialog
from planner.gui.exporting.documents import DOCUMENTS, Document, Order, Step
from planner.gui.exporting.making import Gate
from planner.gui.latest import _at_work
from planner.gui.main_window import MainWindow
from planner.model.brand import Paper
from planner.model.plan import Plan
from planner.storage import plan_file
from tests.gui.conftest import Opener
from tests.gui.driving import click, dialog, press
from tests.gui.exporting.desk import Desk
from tests.gui.exporting.made import PAGES
from tests.gui.plans import EXAMPLE
from tests.gui.room import faults, overlaps
from tests.model.plans import example, plan_of

PATIENCE = 5000


def no_step() -> None:
    """The job is wanted."""


def order() -> Order:
    return Order(EXAMPLE, datetime.date.today())


def on(open_window: Opener, qtbot: QtBot, plan: Plan) -> Desk:
    return Desk(open_window(plan), qtbot)


def test_the_menu_opens_it_and_print_means_the_printer(window: MainWindow) -> None:
    for action, wanted in ((window.actions_.export, "save"), (window.actions_.print_, "print_")):
        action.trigger()
        made = dialog(ExportDialog, window)
        assert getattr(made, wanted).isDefault()
        made.reject()
        QApplication.processEvents()


def test_pages_are_seen_before_anything_is_saved(desk: Desk) -> None:
    shown = desk.dialog.view.pages
    assert [image.pixelColor(9, 9) for image in shown.images] == [QColor(each) for each in PAGES]
    assert shown.where.text() == "Page 1 of 3"
    click(shown.on)
    assert shown.sheet.image is shown.images[1]
    press(shown.sheet, Qt.Key.Key_PageDown)
    assert shown.where.text() == "Page 3 of 3"
    assert not shown.on.isEnabled()
    assert desk.client.asked == []


def test_a_preview_that_takes_a_while_shows_that_it_does(desk: Desk) -> None:
    desk.dialog._show()
    desk.dialog._unseen.timeout.emit()
    assert desk.dialog.progress.isVisible()
    desk.ready()
    assert not desk.dialog.progress.isVisible() and not desk.dialog._unseen.isActive()


def test_what_has_no_pages_says_what_is_in_it(desk: Desk) -> None:
    desk.choose("our-workbook")
    assert not desk.dialog.view.pages.isVisible()
    assert any("Live formulas" in line.text() for line in desk.dialog.view.lines)  # type: ignore[attr-defined]  # labels
    assert not desk.dialog.print_.isEnabled()
    desk.choose("slides")
    assert desk.dialog.view.chart.isVisible()
    assert desk.dialog.view.chart.title.text() == "A conclusion"


def test_a_client_is_chosen_for_what_it_gets_and_for_nothing_else(desk: Desk) -> None:
    choice = desk.dialog.choices.client
    named = [each.name for each in EXAMPLE.clients if each.name]
    assert choice.count() == 1 + len(named)
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    desk.ready()
    assert desk.dialog._order().offer.client == choice.currentText()
    desk.choose("report")
    assert not choice.isEnabled() and desk.dialog._order().row is None


def test_a_document_for_us_is_saved_under_the_plans_name(desk: Desk, tmp_path: Path) -> None:
    desk.choose("our-workbook")
    path = tmp_path / "x.xlsx"
    proposed = desk.save(path)
    day = datetime.date.today().isoformat()
    assert proposed == f"{EXAMPLE.name} – Workbook – {day}.xlsx"
    assert path.read_bytes() == b"for us: margin 42 %"
    assert desk.said == "Saved: x.xlsx"
    assert not desk.dialog.sent.isVisible()
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".tmp"] == []


def test_a_clients_document_names_no_plan_and_can_be_remembered(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    proposed = desk.save(path)
    assert EXAMPLE.name not in proposed and "Proposal" in proposed
    assert path.read_bytes() == desk.client.data
    sent = desk.dialog.sent
    assert sent.isVisible()
    sent.day.setText("yesterday")
    click(sent.remember)
    assert sent.complaint.text()
    sent.to.setText("marie@example.com")
    sent.day.setText("2026-11-20")
    sent.day.setFocus()
    press(sent.day, Qt.Key.Key_Return)
    assert not [each for each in desk.dialog.findChildren(QFileDialog) if each.isVisible()]
    (kept,) = desk.window.document.plan.proposals
    assert (kept.to, kept.sent_on, kept.file) == (
        "marie@example.com",
        datetime.date(2026, 11, 20),
        desk.client.data,
    )
    assert not sent.remember.isEnabled()
    assert desk.window.document.steps(1)[0][0] == "Remember a proposal"


def test_a_proposal_that_no_plan_can_hold_is_not_said_to_be_remembered(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.save(tmp_path / "x.csv")
    monkeypatch.setattr("planner.gui.exporting.sent.with_proposal", lambda plan, _proposal: plan)
    click(desk.dialog.sent.remember)
    assert "too long for a plan file" in desk.dialog.sent.complaint.text()
    assert desk.dialog.sent.remember.isEnabled()
    assert not desk.window.document.undo.canUndo()


def test_a_document_that_gives_something_away_is_not_written(desk: Desk, tmp_path: Path) -> None:
    other = next(each.name for each in EXAMPLE.clients if each.name)
    desk.client.data = f"Package;Price;{other}\r\n".encode()
    path = tmp_path / "x.csv"
    path.write_bytes(b"the one before")
    click(desk.dialog.save)
    files = dialog(QFileDialog, desk.dialog)
    files.fileSelected.emit(str(path))
    files.reject()
    desk.qtbot.waitUntil(lambda: bool(desk.said), timeout=PATIENCE)
    assert desk.said.startswith("Not written for a client") and other in desk.said
    assert path.read_bytes() == b"the one before"
    assert not desk.dialog.sent.isVisible()


def test_a_full_disk_is_said_in_one_sentence(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(plan_file, "write_atomically", full)
    desk.save(tmp_path / "x.csv")
    assert desk.said == 'The disk is full: make room for "x.csv" or save it elsewhere.'
    assert list(tmp_path.glob("x.csv")) == []


def test_a_maker_that_fails_is_told_and_kept_for_repair(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.client.error = RuntimeError("broken")
    with qtbot.captureExceptions() as caught:
        desk.save(tmp_path / "x.csv")
    assert [str(error) for _, error, _ in caught] == ["broken"]
    assert "could not be made" in desk.said
    desk.client.error = None
    desk.save(tmp_path / "x.csv")
    assert (tmp_path / "x.csv").exists()


def test_a_price_below_the_published_one_has_to_be_accepted(
    open_window: Opener, qtbot: QtBot
) -> None:
    desk = on(open_window, qtbot, plan_of(example({"packages.0.software_price": "1.00"})))
    assert "published at" in desk.dialog.below.text()
    assert not desk.dialog.save.isEnabled() and not desk.dialog.print_.isEnabled()
    desk.dialog.accept_below.setChecked(True)
    assert desk.dialog.save.isEnabled()
    desk.choose("report")
    assert not desk.dialog.accept_below.isVisible() and desk.dialog.save.isEnabled()
    desk.dialog.reject()


def test_characters_that_no_font_has_are_named_before(open_window: Opener, qtbot: QtBot) -> None:
    wording = replace(EXAMPLE.wording, introduction="Bonjour 漢")
    desk = on(open_window, qtbot, replace(EXAMPLE, wording=wording))
    assert "漢" in desk.dialog.missing.text()
    assert desk.dialog.save.isEnabled()
    desk.dialog.reject()


def test_paper_and_days_are_steps_of_the_plan(desk: Desk) -> None:
    desk.dialog.choices.paper.choice.setCurrentIndex(1)
    desk.dialog.choices.paper.choice.activated.emit(1)
    assert desk.window.document.plan.wording.paper is Paper.LETTER
    desk.ready()
    assert desk.dialog._order().offer.paper is Paper.LETTER


def test_what_is_being_written_is_not_said_to_be_cancelled(desk: Desk) -> None:
    desk.dialog._gate_of_its_own().go()
    desk.dialog._call_off()
    assert desk.said.startswith("Too late to cancel")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [(1024, 640), (1280, 720)])
def test_nothing_is_cut_in_any_language_at_any_size(
    open_window: Opener, qtbot: QtBot, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    plan = plan_of(example({"packages.0.software_price": "1.00"}))
    window = open_window(replace(plan, wording=replace(plan.wording, introduction="漢字")))
    window.resize(*size)
    window.speak(language)
    desk = Desk(window, qtbot)
    if size[0] == 1024:
        desk.dialog.resize(desk.dialog.minimumSize())
    desk.dialog.accept_below.setChecked(True)
    desk.save(tmp_path / "x.csv")
    assert desk.dialog.sent.isVisible()
    for key in ("proposal", "slides", "our-workbook"):
        desk.choose(key)
        assert faults(desk.dialog) == []
        assert overlaps(desk.dialog) == []
    desk.dialog.reject()


QUICK = [each for each in DOCUMENTS if each.for_client or each.key == "our-tables"]
"""Those that are made in a moment; the others are made in tests of their own."""


@pytest.mark.parametrize("document", QUICK, ids=[each.key for each in QUICK])
def test_each_document_as_it_ships_is_made_and_read_back(
    document: Document, tmp_path: Path
) -> None:
    order = Order(EXAMPLE, datetime.date(2026, 11, 26))
    path = tmp_path / f"x{document.suffix}"
    made = making.save(document, order, path, no_step, Gate())
    assert made.refused == () and made.problems == ()
    head = path.read_bytes()[:4]
    assert head == {".pdf": b"%PDF", ".csv": b"\xef\xbb\xbfP"}.get(document.suffix, b"PK\x03\x04")


def test_a_workbook_of_a_plan_with_problems_says_what_to_mend(
    open_window: Opener, qtbot: QtBot
) -> None:
    window = open_window(plan_of(example({"packages.0.contacts": 0})))
    made = ExportDialog(window.document, window.theme, window)
    made.choices.buttons["our-workbook"].setChecked(True)
    made.choices.changed.emit()
    made.open()
    qtbot.waitUntil(lambda: "First mend" in made.said.text(), timeout=PATIENCE)
    assert not made.save.isEnabled()
    made.reject()


def test_work_that_nobody_wants_any_more_ends(desk: Desk, tmp_path: Path) -> None:
    begun, go_on = Event(), Event()

    def slow(order: Order, step: Step) -> bytes:
        del order
        begun.set()
        go_on.wait(PATIENCE / 1000)
        step()
        return b"late"

    document = replace(desk.dialog.choices.document, make=slow)
    path = tmp_path / "x.csv"
    step = desk.dialog._working.step
    gate = desk.dialog._gate_of_its_own()
    desk.dialog._work(partial(making.save, document, desk.dialog._order(), path, step, gate))
    desk.dialog._late.timeout.emit()
    assert begun.wait(PATIENCE / 1000)
    click(desk.dialog.close_)  # what is asked for is not dropped without a word
    desk.dialog.close()
    assert desk.dialog.isVisible() and "cancel it first" in desk.said
    click(desk.dialog.cancel)
    go_on.set()
    assert "nothing was written" in desk.said
    for _, worker in list(_at_work):
        worker.join(PATIENCE / 1000)
    assert not path.exists()
    assert desk.dialog.save.isEnabled() and not desk.dialog.progress.isVisible()
