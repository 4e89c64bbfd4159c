"""What keeps a plan from being saved is said, and the plan is kept all the same."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from planner.gui.files.folders import versions_folder
from planner.gui.main_window import MainWindow
from planner.storage import plan_file
from planner.storage.plan_file import load
from tests.gui.conftest import Opener
from tests.gui.driving import answer, choose_file, dialog, field, let_it_write, type_in, undo
from tests.gui.plans import QUICK


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "Kept plan.agencyplan"
    path.parent.mkdir()
    plan_file.save(path, QUICK)
    return path


@pytest.fixture
def opened(open_window: Opener, kept: Path) -> MainWindow:
    """A plan that is open from its file, and edited."""
    window = open_window(path=kept)
    edit(window)
    return window


def edit(window: MainWindow, overheads: str = "500") -> None:
    type_in(field(window, "overheads"), overheads)


def test_a_failure_is_said_and_the_plan_stays_open_and_unsaved(
    opened: MainWindow, kept: Path
) -> None:
    kept.unlink()
    kept.mkdir()
    plan = opened.document.plan
    opened.actions_.save.trigger()
    box = dialog(QMessageBox, opened)
    assert "could not be saved" in box.text()
    assert "Kept plan.agencyplan" in box.text()
    answer(box, "Close")
    assert opened.document.plan == plan
    assert opened.document.unsaved
    assert opened.isWindowModified()
    undo(opened)
    assert opened.document.plan == QUICK


def test_nothing_else_is_done_when_saving_fails(opened: MainWindow, kept: Path) -> None:
    kept.unlink()
    kept.mkdir()
    opened.close()
    answer(dialog(QMessageBox, opened), "Save")
    assert opened.isVisible()
    answer(dialog(QMessageBox, opened), "Close")
    # What was to follow is forgotten: a later save does not close the window.
    kept.rmdir()
    opened.actions_.save.trigger()
    answer(dialog(QMessageBox, opened), "Save it there again")
    assert opened.isVisible()
    assert not opened.document.unsaved


def test_where_its_folder_vanished_too_another_name_is_asked_for(
    opened: MainWindow, kept: Path, tmp_path: Path
) -> None:
    opened.files.autosave.keep_now()
    let_it_write(opened)
    kept.parent.rename(tmp_path / "away")
    opened.actions_.save.trigger()
    box = dialog(QMessageBox, opened)
    assert "There is no folder" in box.text()
    answer(box, "Save under another name…")
    choose_file(opened, tmp_path / "mine.agencyplan")
    assert load(tmp_path / "mine.agencyplan").plan.agency.overheads == 50000
    assert not opened.document.unsaved


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EROFS, "may not be written here"),
        (errno.EIO, "could not be written"),
    ],
)
def test_a_disk_that_takes_nothing_is_said_and_the_plan_is_kept_elsewhere(
    opened: MainWindow,
    kept: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    said: str,
) -> None:
    plan = opened.document.plan
    with monkeypatch.context() as patch:
        refusing(patch, kept.parent, number)
        opened.actions_.save.trigger()
        box = dialog(QMessageBox, opened)
        assert said in box.text()
        answer(box, "Close")
        opened.files.autosave.keep_now()
        let_it_write(opened)
    assert (opened.document.plan, opened.document.unsaved) == (plan, True)
    assert load(kept).plan == QUICK
    assert opened.files.autosave.trouble is None
    copy = opened.files.autosave._copy.file
    assert copy is not None and not copy.is_relative_to(kept.parent)
    assert load(copy).plan == plan
    opened.actions_.save.trigger()
    assert load(kept).plan == plan
    let_it_write(opened)
    assert not copy.exists()


def test_a_version_that_cannot_be_kept_is_said_and_the_save_goes_on(
    opened: MainWindow, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        refusing(patch, versions_folder(), errno.ENOSPC)
        opened.actions_.save.trigger()
    assert load(kept).plan == opened.document.plan
    assert "the version before could not be kept" in opened.state.text()
    edit(opened, "600")
    opened.actions_.save.trigger()
    assert "could not" not in opened.state.text()


def refusing(patch: pytest.MonkeyPatch, below: Path, number: int) -> None:
    """Let no new file be written below a folder."""
    opened = Path.open

    def refuse(self: Path, mode: str = "r", *more: object, **named: object) -> object:
        if self.is_relative_to(below) and "x" in mode:
            raise OSError(number, os.strerror(number))
        return opened(self, mode, *more, **named)  # type: ignore[call-overload]  # as it was called

    patch.setattr(Path, "open", refuse)
