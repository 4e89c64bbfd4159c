"""After a kill, the next start offers what was left behind, and neither answer loses it."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from planner.gui.files.folders import unsaved_folder, versions_folder
from planner.gui.main_window import MainWindow
from planner.model.edits import with_agency
from planner.model.plan import Plan
from planner.storage import plan_file
from planner.storage.plan_file import load
from planner.storage.recovery import Copy
from planner.storage.versions import earlier
from tests.gui.conftest import Opener
from tests.gui.driving import (
    answer,
    click,
    dialog,
    field,
    figures,
    let_it_write,
    no_dialog,
    seen,
    type_in,
    undo,
)
from tests.gui.plans import EXAMPLE, QUICK, SAMPLE
from tests.gui.room import faults, overlaps


def state(overheads: int) -> Plan:
    return with_agency(QUICK, overheads=overheads)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "Kept plan.agencyplan"
    path.parent.mkdir()
    plan_file.save(path, QUICK)
    return path


def leave_behind(plan: Plan, of: Path | None, seconds: float | None = None) -> Path:
    """What a program leaves that kept a plan and was killed."""
    copy = Copy(unsaved_folder())
    copy.keep(plan, of)
    assert copy._claim is not None and copy.file is not None
    copy._claim.lock.release()
    if seconds is not None:
        os.utime(copy.file, (seconds, seconds))
    return copy.file


def offered(window: MainWindow) -> str:
    let_it_write(window)
    return window.left_behind.words.text() if window.left_behind.isVisible() else ""


def set_aside(path: Path) -> list[Plan]:
    return [load(each.file).plan for each in earlier(path, versions_folder()) if not each.saved]


def hidden(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir() if each != path)


class TestOfAFile:
    def test_what_was_not_saved_is_offered_and_restored_as_one_step(
        self, open_window: Opener, kept: Path
    ) -> None:
        leave_behind(state(12345), kept)
        window = open_window(path=kept)
        assert window.document.plan == QUICK  # nothing is done unasked
        assert "Kept plan.agencyplan" in offered(window)
        click(window.left_behind.restore)
        assert window.document.plan == state(12345)
        assert seen(window) == figures(state(12345))
        assert window.document.unsaved
        assert offered(window) == ""
        assert window.document.undo.undoText() == "Restore unsaved work"
        undo(window)
        assert (window.document.plan, window.document.unsaved) == (QUICK, False)
        # The wrong answer loses nothing either: it is among the earlier versions.
        assert set_aside(kept) == [state(12345)]
        let_it_write(window)
        assert hidden(kept) == []

    def test_what_was_restored_is_safe_before_what_was_left_goes(
        self, open_window: Opener, kept: Path
    ) -> None:
        leave_behind(state(1), kept)
        window = open_window(path=kept)
        assert offered(window)
        click(window.left_behind.restore)
        window.disk.wait()
        (copy,) = [name for name in hidden(kept) if name.endswith(".agencyplan")]
        assert load(kept.parent / copy).plan == state(1)
        # A save takes its place, and a kill right after it would find nothing older.
        window.actions_.save.trigger()
        let_it_write(window)
        assert hidden(kept) == []
        assert load(kept).plan == state(1)

    def test_the_saved_file_can_be_kept(self, open_window: Opener, kept: Path) -> None:
        leave_behind(state(1), kept)
        window = open_window(path=kept)
        assert offered(window)
        assert window.left_behind.leave.text() == "Keep the saved file"
        click(window.left_behind.leave)
        assert offered(window) == ""
        assert (window.document.plan, window.document.unsaved) == (QUICK, False)
        assert set_aside(kept) == [state(1)]
        assert hidden(kept) == []
        again = open_window(path=kept)
        assert offered(again) == ""

    def test_no_answer_is_one_for_another_time(self, open_window: Opener, kept: Path) -> None:
        leave_behind(state(1), kept)
        window = open_window(path=kept)
        assert offered(window)
        window.close()
        assert offered(open_window(path=kept))

    @pytest.mark.parametrize("way", ["open", "recent"])
    def test_it_is_offered_however_the_file_is_opened(
        self, window: MainWindow, kept: Path, way: str
    ) -> None:
        leave_behind(state(1), kept)
        assert offered(window) == ""
        if way == "open":
            window.files.open(kept)
        else:
            window.open_recent(kept)
        assert offered(window)
        # What belongs to a file goes with it.
        window.document.begin(EXAMPLE, None, example=True)
        assert offered(window) == ""
        window.files.open(kept)
        assert offered(window)

    def test_it_is_offered_beside_what_was_done_since(
        self, open_window: Opener, kept: Path
    ) -> None:
        leave_behind(state(1), kept)
        window = open_window(path=kept)
        type_in(field(window, "overheads"), "500")
        window.files.autosave.keep_now()
        assert offered(window)
        click(window.left_behind.restore)
        assert window.document.plan == state(1)
        undo(window)
        assert window.document.plan.agency.overheads == 50000

    def test_the_newest_is_offered_and_older_ones_are_earlier_versions(
        self, open_window: Opener, kept: Path
    ) -> None:
        for number in (1, 3, 2):
            leave_behind(state(number), kept, seconds=1_800_000_000 + number)
        window = open_window(path=kept)
        assert offered(window)
        click(window.left_behind.restore)
        assert window.document.plan == state(3)
        assert offered(window) == ""
        assert set_aside(kept) == [state(3), state(2), state(1)]

    @pytest.mark.parametrize("newer", [False, True])
    def test_it_says_when_and_whether_the_file_is_newer(
        self, open_window: Opener, kept: Path, newer: bool
    ) -> None:
        then = datetime(2026, 11, 3, 14, 5)
        leave_behind(state(1), kept, seconds=then.timestamp())
        os.utime(kept, (0, then.timestamp() + (60 if newer else -60)))
        said = offered(open_window(path=kept))
        assert "3 November 2026, 14:05" in said
        assert ("The file was changed after them." in said) == newer

    def test_what_another_window_is_at_is_not_offered(
        self, open_window: Opener, kept: Path
    ) -> None:
        first = open_window(path=kept)
        type_in(field(first, "overheads"), "500")
        first.files.autosave.keep_now()
        let_it_write(first)
        second = open_window(path=kept)
        assert offered(second) == ""
        type_in(field(second, "overheads"), "600")
        second.files.autosave.keep_now()
        let_it_write(second)
        copies = [load(kept.parent / name).plan for name in hidden(kept) if "lock" not in name]
        assert {plan.agency.overheads for plan in copies} == {50000, 60000}

    def test_what_cannot_be_read_is_said_and_left_where_it_is(
        self, open_window: Opener, kept: Path
    ) -> None:
        file = leave_behind(state(1), kept)
        file.write_text('{"format": "agency-plan", "version": 99}')
        window = open_window(path=kept)
        assert offered(window)
        click(window.left_behind.restore)
        box = dialog(QMessageBox, window)
        assert "a newer version of the program" in box.text()
        answer(box, "Close")
        assert file.exists()
        assert window.document.plan == QUICK


class TestNeverSaved:
    def test_it_is_offered_at_the_next_start_and_restored_as_it_was(
        self, open_window: Opener
    ) -> None:
        leave_behind(state(1), None)
        window = open_window(SAMPLE, example=True)
        assert "Autumn pricing" in offered(window)
        assert window.left_behind.leave.text() == "Not now"
        click(window.left_behind.restore)
        assert window.document.plan == state(1)
        assert (window.document.path, window.document.example) == (None, False)
        assert window.document.unsaved
        assert offered(window) == ""
        # One copy is left: the window's own.
        assert len([each for each in unsaved_folder().iterdir() if each.suffix != ".lock"]) == 1

    def test_not_now_is_another_time(self, open_window: Opener) -> None:
        leave_behind(state(1), None)
        for _ in range(2):
            window = open_window(SAMPLE, example=True)
            assert offered(window)
            click(window.left_behind.leave)
            assert offered(window) == ""
            assert window.document.example

    def test_unsaved_work_is_asked_about_before_it_is_opened(
        self, open_window: Opener, kept: Path
    ) -> None:
        leave_behind(state(1), None)
        window = open_window(path=kept)
        type_in(field(window, "overheads"), "500")
        assert offered(window)
        click(window.left_behind.restore)
        answer(dialog(QMessageBox, window), "Cancel")
        assert window.document.plan.agency.overheads == 50000
        assert offered(window)
        click(window.left_behind.restore)
        answer(dialog(QMessageBox, window), "Save")
        assert window.document.plan == state(1)
        assert load(kept).plan.agency.overheads == 50000

    def test_what_belongs_to_a_file_that_is_gone_is_a_plan_without_one(
        self, open_window: Opener, tmp_path: Path
    ) -> None:
        leave_behind(state(1), tmp_path / "stick" / "Gone.agencyplan")
        window = open_window(SAMPLE, example=True)
        assert "Gone.agencyplan" in offered(window)
        click(window.left_behind.restore)
        assert (window.document.plan, window.document.path) == (state(1), None)
        let_it_write(window)
        assert window.document.unsaved

    def test_what_lies_where_a_file_was_is_offered_though_that_is_gone(
        self, open_window: Opener, kept: Path
    ) -> None:
        open_window(path=kept).close()
        leave_behind(state(7), kept)
        kept.rename(kept.with_name("Moved.agencyplan"))
        window = open_window()
        assert "Kept plan.agencyplan" in offered(window)
        click(window.left_behind.leave)  # another time
        again = open_window(SAMPLE, example=True)
        assert "Kept plan.agencyplan" in offered(again)
        click(again.left_behind.restore)
        assert (again.document.plan, again.document.path) == (state(7), None)
        assert again.document.unsaved
        let_it_write(again)
        assert hidden(kept.with_name("Moved.agencyplan")) == []

    def test_it_is_offered_when_the_file_that_is_gone_is_asked_for(
        self, window: MainWindow, kept: Path
    ) -> None:
        window.settings.opened(kept)
        leave_behind(state(7), kept)
        kept.unlink()
        window.open_recent(kept)
        dialog(QMessageBox, window).close()
        assert "Kept plan.agencyplan" in offered(window)
        assert kept in window.settings.recent  # until it is answered

    def test_what_lies_elsewhere_opens_its_file(self, open_window: Opener, kept: Path) -> None:
        # As where its folder took no copy: it lies in the program's own.
        file = leave_behind(state(1), None)
        file.with_suffix(".lock").write_bytes(os.fsencode(kept))
        window = open_window(SAMPLE, example=True)
        assert "Kept plan.agencyplan" in offered(window)
        click(window.left_behind.restore)
        assert (window.document.plan, window.document.path) == (state(1), kept)
        undo(window)
        assert window.document.plan == QUICK

    def test_the_plan_that_is_open_goes_first(self, open_window: Opener, kept: Path) -> None:
        leave_behind(state(1), None)
        leave_behind(state(2), kept)
        window = open_window(path=kept)
        assert "Kept plan" in offered(window)
        click(window.left_behind.leave)
        assert "Autumn pricing" in offered(window)


def test_discarded_work_is_not_offered(open_window: Opener, kept: Path) -> None:
    window = open_window(path=kept)
    type_in(field(window, "overheads"), "500")
    window.files.autosave.keep_now()
    window.close()
    answer(dialog(QMessageBox, window), "Discard changes")
    assert hidden(kept) == []
    assert offered(open_window(path=kept)) == ""


def test_a_copy_that_cannot_be_kept_is_said_in_one_line(open_window: Opener, qtbot: QtBot) -> None:
    unsaved_folder().parent.mkdir(parents=True)
    unsaved_folder().touch()  # in the way
    window = open_window(EXAMPLE)
    type_in(field(window, "overheads"), "500")
    window.files.autosave.keep_now()
    let_it_write(window)
    assert "no safe copy can be kept" in window.state.text()
    assert "never-saved" in window.state.toolTip()
    assert no_dialog(window)
    window.speak("fr")
    assert faults(window) == []
    window.speak("en")
    unsaved_folder().unlink()
    window.files.autosave.keep_now()
    let_it_write(window)
    assert "no safe copy can be kept" not in window.state.text()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_bar_has_its_room(open_window: Opener, kept: Path, language: str) -> None:
    leave_behind(state(1), kept, seconds=1_796_000_000)
    leave_behind(state(1), None)
    window = open_window(path=kept)
    window.speak(language)
    assert offered(window)
    for _ in range(2):
        for size in ((1024, 640), (1280, 720)):
            window.resize(*size)
            assert faults(window) + overlaps(window) == []
        click(window.left_behind.leave)
        let_it_write(window)
