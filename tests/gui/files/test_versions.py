"""Earlier versions in the program: listed with what is in them, and restored as one step."""

from __future__ import annotations

import os
from datetime import datetime
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication

from planner.gui.files.folders import versions_folder
from planner.gui.files.versions import VersionsDialog
from planner.gui.main_window import MainWindow
from planner.model.edits import with_agency
from planner.storage import plan_file
from planner.storage.versions import earlier, keep_replaced
from tests.gui.conftest import Opener
from tests.gui.driving import click, dialog, field, figures, seen, type_in, undo
from tests.gui.plans import EXAMPLE, QUICK
from tests.gui.room import faults, overlaps
from tests.model.plans import example
from tests.model.reference import Reference


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "Kept plan.agencyplan"
    path.parent.mkdir()
    plan_file.save(path, EXAMPLE)
    return path


@pytest.fixture
def saved(open_window: Opener, kept: Path) -> MainWindow:
    """A plan that was saved four times since it was opened."""
    window = open_window(path=kept)
    for overheads in ("100", "200", "300", "400"):
        type_in(field(window, "overheads"), overheads)
        window.actions_.save.trigger()
    return window


def listed(window: MainWindow) -> VersionsDialog:
    window.actions_.versions.trigger()
    opened = dialog(VersionsDialog, window)
    for _ in range(len(opened.model.versions) + 1):
        window.disk.wait()
        QApplication.processEvents()
    return opened


def cells(opened: VersionsDialog) -> list[list[str]]:
    model = opened.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def choose(opened: VersionsDialog, row: int) -> None:
    opened.table.selectionModel().setCurrentIndex(
        opened.model.index(row, 0), QItemSelectionModel.SelectionFlag.SelectCurrent
    )


def test_each_save_keeps_the_version_before_it_with_what_is_in_it(
    saved: MainWindow, kept: Path
) -> None:
    opened = listed(saved)
    found = cells(opened)
    # The example's month by an independent route, with the overheads that each of them had.
    document = example()
    overheads = ["300.00", "200.00", "100.00", document["agency"]["overheads"]]
    assert len(found) == len(overheads)
    for row, amount in zip(found, overheads, strict=True):
        document["agency"]["overheads"] = amount
        accounts = sum(client.get("accounts", 1) for client in document["clients"])
        assert row[1:3] == [str(len(document["clients"])), str(accounts)]
        assert Fraction(row[3].replace("$", "").replace(",", "")) == Reference(document).profit()
    opened.reject()


def test_saves_of_one_minute_are_told_apart(open_window: Opener, kept: Path) -> None:
    folder = versions_folder()
    for overheads, clock in enumerate([(9, 5, 7), (9, 5, 58), (9, 6, 0)]):
        content = plan_file.content_of(with_agency(EXAMPLE, overheads=overheads))
        kept.write_bytes(content)
        when = datetime(2026, 3, 2, *clock).timestamp()
        os.utime(kept, (when, when))
        keep_replaced(kept, folder)
    opened = listed(open_window(path=kept))
    assert [row[0] for row in cells(opened)] == [
        "2 March 2026, 09:06",
        "2 March 2026, 09:05:58",
        "2 March 2026, 09:05:07",
    ]


def test_one_is_restored_as_one_named_step(saved: MainWindow) -> None:
    now = saved.document.plan
    opened = listed(saved)
    choose(opened, 2)
    click(opened.restore)
    restored = with_agency(EXAMPLE, overheads=10000)
    assert (saved.document.plan, saved.document.unsaved) == (restored, True)
    assert seen(saved) == figures(restored)
    assert saved.document.undo.undoText().startswith("Restore the version of ")
    undo(saved)
    assert (saved.document.plan, saved.document.unsaved) == (now, False)


def test_one_that_cannot_be_read_says_why_and_cannot_be_restored(
    saved: MainWindow, kept: Path
) -> None:
    version = earlier(kept, versions_folder())[1]
    version.file.write_text("shopping list")
    opened = listed(saved)
    assert opened.restore.isEnabled()
    choose(opened, 1)
    assert not opened.restore.isEnabled()
    assert "The file is damaged" in opened.note.text()
    choose(opened, 0)
    assert opened.restore.isEnabled()
    assert not opened.note.isVisible()
    opened.reject()


def test_a_book_of_numbers_only_has_no_clients_to_count(open_window: Opener, kept: Path) -> None:
    plan_file.save(kept, QUICK)
    window = open_window(path=kept)
    type_in(field(window, "overheads"), "100")
    window.actions_.save.trigger()
    opened = listed(window)
    assert [row[1:3] for row in cells(opened)] == [["–", "27"]]
    opened.reject()


def test_a_plan_that_was_never_saved_over_says_that_there_are_none(
    open_window: Opener, kept: Path
) -> None:
    window = open_window(path=kept)
    opened = listed(window)
    assert cells(opened) == []
    assert not opened.restore.isEnabled()
    opened.reject()
    window.document.begin(QUICK, None)
    assert not window.actions_.versions.isEnabled()


def test_the_list_can_be_closed_while_it_is_still_read(saved: MainWindow) -> None:
    saved.actions_.versions.trigger()
    opened = dialog(VersionsDialog, saved)
    opened.reject()
    for _ in range(6):
        saved.disk.wait()
        QApplication.processEvents()
    assert saved.findChildren(VersionsDialog) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_in_it_has_its_room(saved: MainWindow, language: str) -> None:
    saved.speak(language)
    opened = listed(saved)
    assert faults(opened) + overlaps(opened) == []
    opened.reject()
