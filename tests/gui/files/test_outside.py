"""What other programs do to the file is noticed and asked about before it is written over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.files.folders import versions_folder
from planner.gui.main_window import MainWindow
from planner.model.edits import with_agency
from planner.model.plan import Plan
from planner.storage import plan_file
from planner.storage.plan_file import load
from planner.storage.versions import earlier
from tests.gui.conftest import Opener
from tests.gui.driving import (
    answer,
    choose_file,
    dialog,
    field,
    figures,
    let_it_write,
    no_dialog,
    press,
    redo,
    seen,
    type_in,
    undo,
)
from tests.gui.plans import QUICK

THEIRS = with_agency(QUICK, overheads=77700)
CHANGED = "was changed by another program"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "Kept plan.agencyplan"
    path.parent.mkdir()
    plan_file.save(path, QUICK)
    return path


@pytest.fixture
def opened(open_window: Opener, kept: Path) -> MainWindow:
    window = open_window(path=kept)
    let_it_write(window)
    return window


@pytest.fixture
def other(nothing_left: None) -> Iterator[QWidget]:
    """Another program's window."""
    widget = QWidget()
    yield widget
    widget.close()
    widget.deleteLater()


def come_back(window: MainWindow, other: QWidget, qtbot: QtBot) -> None:
    """Go to another program, and come back to the window."""
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    window.activateWindow()
    # By then a question may have come up before it.
    qtbot.waitUntil(lambda: QApplication.activeWindow() not in {None, other})
    let_it_write(window)


def changed(path: Path, plan: Plan = THEIRS) -> None:
    plan_file.save(path, plan)
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))


def edit(window: MainWindow, overheads: str = "500") -> None:
    type_in(field(window, "overheads"), overheads)


def question(window: MainWindow) -> QMessageBox:
    box = dialog(QMessageBox, window)
    assert CHANGED in box.text() and "Kept plan.agencyplan" in box.text()
    return box


class TestComingBack:
    def test_a_file_that_is_as_it_was_asks_nothing(
        self, opened: MainWindow, kept: Path, other: QWidget, qtbot: QtBot
    ) -> None:
        edit(opened)
        come_back(opened, other, qtbot)
        assert no_dialog(opened)
        opened.actions_.save.trigger()
        come_back(opened, other, qtbot)
        assert no_dialog(opened)

    def test_the_same_plan_written_anew_asks_nothing(
        self, opened: MainWindow, kept: Path, other: QWidget, qtbot: QtBot
    ) -> None:
        changed(kept, QUICK)
        come_back(opened, other, qtbot)
        assert no_dialog(opened)
        edit(opened)
        opened.actions_.save.trigger()
        assert no_dialog(opened)
        assert load(kept).plan == opened.document.plan

    def test_theirs_is_taken_as_one_step_and_is_saved(
        self, opened: MainWindow, kept: Path, other: QWidget, qtbot: QtBot
    ) -> None:
        edit(opened)
        mine = opened.document.plan
        changed(kept)
        come_back(opened, other, qtbot)
        answer(question(opened), "Take the changed file")
        assert (opened.document.plan, opened.document.unsaved) == (THEIRS, False)
        assert seen(opened) == figures(THEIRS)
        assert opened.document.undo.undoText() == "Take the changed file"
        undo(opened)
        assert (opened.document.plan, opened.document.unsaved) == (mine, True)
        redo(opened)
        assert not opened.document.unsaved
        come_back(opened, other, qtbot)
        assert no_dialog(opened)

    @pytest.mark.parametrize("how", ["button", "Escape"])
    def test_mine_is_kept_unsaved_and_asked_about_no_more(
        self, opened: MainWindow, kept: Path, other: QWidget, qtbot: QtBot, how: str
    ) -> None:
        changed(kept)
        come_back(opened, other, qtbot)
        if how == "button":
            answer(question(opened), "Keep mine")
        else:
            press(question(opened), Qt.Key.Key_Escape)
        assert (opened.document.plan, opened.document.unsaved) == (QUICK, True)
        assert load(kept).plan == THEIRS  # nothing is written by an answer
        come_back(opened, other, qtbot)
        assert no_dialog(opened)
        opened.actions_.save.trigger()
        assert no_dialog(opened)
        assert load(kept).plan == QUICK
        (version,) = earlier(kept, versions_folder())
        assert load(version.file).plan == THEIRS  # theirs is not lost
        # It is asked about again when they change it again.
        changed(kept)
        come_back(opened, other, qtbot)
        answer(question(opened), "Take the changed file")

    def test_mine_is_saved_under_another_name(
        self, opened: MainWindow, kept: Path, other: QWidget, qtbot: QtBot, tmp_path: Path
    ) -> None:
        edit(opened)
        changed(kept)
        come_back(opened, other, qtbot)
        answer(question(opened), "Save mine under another name…")
        choose_file(opened, tmp_path / "mine.agencyplan")
        assert opened.document.path == tmp_path / "mine.agencyplan"
        assert load(tmp_path / "mine.agencyplan").plan.agency.overheads == 50000
        assert load(kept).plan == THEIRS

    def test_a_file_that_is_no_plan_any_more(
        self, opened: MainWindow, kept: Path, other: QWidget, qtbot: QtBot
    ) -> None:
        kept.write_text("shopping list")
        come_back(opened, other, qtbot)
        box = question(opened)
        assert "The file is damaged at line 1, character 1" in box.text()
        answer(box, "Keep mine")
        assert opened.document.unsaved
        opened.actions_.save.trigger()
        assert load(kept).plan == QUICK
        (version,) = earlier(kept, versions_folder())
        assert version.file.read_text() == "shopping list"

    def test_a_file_that_is_gone_is_no_matter_until_it_is_saved(
        self, opened: MainWindow, kept: Path, other: QWidget, qtbot: QtBot
    ) -> None:
        kept.unlink()
        come_back(opened, other, qtbot)
        assert no_dialog(opened)

    def test_an_open_dialog_is_not_disturbed(
        self, opened: MainWindow, kept: Path, other: QWidget, qtbot: QtBot
    ) -> None:
        opened.actions_.about.trigger()
        changed(kept)
        opened.files.outside.look()
        let_it_write(opened)
        assert opened.findChildren(QMessageBox) == []
        press(QApplication.activeModalWidget() or opened, Qt.Key.Key_Escape)
        come_back(opened, other, qtbot)
        answer(question(opened), "Take the changed file")


class TestSaving:
    @pytest.fixture(autouse=True)
    def edited(self, opened: MainWindow) -> None:
        edit(opened)

    def test_it_is_asked_before_theirs_is_written_over(
        self, opened: MainWindow, kept: Path
    ) -> None:
        changed(kept)
        opened.actions_.save.trigger()
        assert load(kept).plan == THEIRS
        answer(question(opened), "Keep mine")
        assert load(kept).plan == opened.document.plan
        assert opened.document.plan.agency.overheads == 50000
        assert not opened.document.unsaved

    @pytest.mark.parametrize("how", ["button", "Escape"])
    def test_it_can_be_called_off(self, opened: MainWindow, kept: Path, how: str) -> None:
        changed(kept)
        opened.close()
        answer(dialog(QMessageBox, opened), "Save")
        if how == "button":
            answer(question(opened), "Cancel")
        else:
            press(question(opened), Qt.Key.Key_Escape)
        assert opened.isVisible() and opened.document.unsaved
        assert load(kept).plan == THEIRS

    def test_quitting_goes_on_after_mine_is_kept(self, opened: MainWindow, kept: Path) -> None:
        changed(kept)
        opened.close()
        answer(dialog(QMessageBox, opened), "Save")
        answer(question(opened), "Keep mine")
        assert not opened.isVisible()
        assert load(kept).plan.agency.overheads == 50000

    def test_theirs_taken_stays_open_to_be_looked_at(self, opened: MainWindow, kept: Path) -> None:
        changed(kept)
        opened.close()
        answer(dialog(QMessageBox, opened), "Save")
        answer(question(opened), "Take the changed file")
        assert opened.isVisible()
        assert opened.document.plan == THEIRS

    def test_a_file_that_vanished_is_said(self, opened: MainWindow, kept: Path) -> None:
        kept.unlink()
        opened.actions_.save.trigger()
        box = dialog(QMessageBox, opened)
        assert "is no longer where it was" in box.text()
        answer(box, "Save it there again")
        assert load(kept).plan == opened.document.plan

    def test_two_windows_on_one_file_do_not_write_over_each_other_unasked(
        self, opened: MainWindow, open_window: Opener, kept: Path
    ) -> None:
        second = open_window(path=kept)
        edit(second, "600")
        opened.actions_.save.trigger()
        assert load(kept).plan.agency.overheads == 50000
        second.actions_.save.trigger()
        assert load(kept).plan.agency.overheads == 50000
        answer(question(second), "Take the changed file")
        assert second.document.plan == opened.document.plan
        undo(second)
        assert second.document.plan.agency.overheads == 60000
