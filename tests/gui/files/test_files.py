"""Opening, saving and leaving: nothing is lost unasked, and whoever says no stays there."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from planner.gui.main_window import MainWindow
from planner.gui.my_numbers import MyNumbersDialog
from planner.storage import plan_file
from planner.storage.plan_file import content_of, load
from planner.storage.shipped import samples
from tests.gui.conftest import Opener
from tests.gui.driving import (
    answer,
    choose_file,
    dialog,
    field,
    figures,
    no_dialog,
    press,
    seen,
    type_in,
)
from tests.gui.plans import EXAMPLE, QUICK, SAMPLE
from tests.model.plans import example

LOST = "Without saving, they are lost."


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A plan in a file."""
    path = tmp_path / "Kept plan.agencyplan"
    plan_file.save(path, QUICK)
    return path


@pytest.fixture
def opened(open_window: Opener, kept: Path) -> MainWindow:
    """The window on a plan in a file."""
    return open_window(path=kept)


def edit(window: MainWindow) -> None:
    type_in(field(window, "overheads"), "500")


def cancel(window: MainWindow) -> None:
    """Close the file dialog that is open without a choice."""
    press(dialog(QFileDialog, window), Qt.Key.Key_Escape)
    QApplication.processEvents()


def question(window: MainWindow) -> QMessageBox:
    box = dialog(QMessageBox, window)
    assert LOST in box.text()
    return box


class TestOpening:
    def test_a_plan_is_opened_through_the_dialog(self, window: MainWindow, kept: Path) -> None:
        window.actions_.open.trigger()
        choose_file(window, kept)
        assert (window.document.plan, window.document.path) == (load(kept).plan, kept)
        assert seen(window) == figures(QUICK)
        assert window.settings.recent == [kept]
        assert no_dialog(window)

    def test_the_dialog_can_be_left(self, window: MainWindow) -> None:
        window.actions_.open.trigger()
        cancel(window)
        assert window.document.plan == EXAMPLE
        assert no_dialog(window)

    def test_a_file_that_is_no_plan_leaves_the_open_one(
        self, window: MainWindow, tmp_path: Path
    ) -> None:
        path = tmp_path / "notes.agencyplan"
        path.write_text("shopping list")
        edit(window)
        plan = window.document.plan
        assert not window.files.open(path)
        box = dialog(QMessageBox, window)
        assert "notes.agencyplan" in box.text()
        assert "The file is damaged at line 1, character 1" in box.text()
        answer(box, "Close")
        assert no_dialog(window)
        assert (window.document.plan, window.document.undo.count()) == (plan, 1)

    def test_a_key_that_the_program_does_not_know_is_said_once(
        self, window: MainWindow, tmp_path: Path
    ) -> None:
        path = tmp_path / "newer.agencyplan"
        path.write_bytes(json.dumps(example({"mood": 1})).encode())
        assert window.files.open(path)
        assert window.problems.isVisible()
        assert "mood" in window.problems.words.text()
        QTest.mouseClick(window.problems.close_button, Qt.MouseButton.LeftButton)
        edit(window)
        assert not window.problems.isVisible()
        window.actions_.save.trigger()
        assert '"mood": 1' in path.read_text("utf-8")


class TestSaving:
    def test_a_plan_in_a_file_is_saved_there(self, opened: MainWindow, kept: Path) -> None:
        assert not opened.actions_.save.isEnabled()
        edit(opened)
        assert opened.actions_.save.isEnabled()
        press(opened, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert load(kept).plan == opened.document.plan
        assert not opened.isWindowModified()
        assert no_dialog(opened)

    def test_an_example_asks_for_a_name_and_becomes_ones_own(
        self, first_start: MainWindow, tmp_path: Path
    ) -> None:
        first_start.actions_.save.trigger()
        assert dialog(QFileDialog, first_start).selectedFiles()[0].endswith("My plan.agencyplan")
        choose_file(first_start, tmp_path / "Harbour Lane")
        path = tmp_path / "Harbour Lane.agencyplan"
        assert load(path).plan.name == "Harbour Lane"
        assert first_start.document.path == path
        assert not first_start.document.example
        assert not first_start.example.isVisible()
        assert first_start.windowTitle().startswith("Harbour Lane[*]")
        assert first_start.settings.recent == [path]
        assert first_start.document.undo.undoText() == "Name the plan"

    def test_a_name_is_proposed_that_every_system_takes(self, window: MainWindow) -> None:
        window.document.edit(str, replace(EXAMPLE, name='Q1/Q2: "50 %" <x> | a\\b*?\n. '))
        window.actions_.save_as.trigger()
        proposed = Path(dialog(QFileDialog, window).selectedFiles()[0]).name
        assert proposed == "Q1-Q2- -50 %- -x- - a-b---.agencyplan"
        cancel(window)

    def test_saving_as_goes_on_with_the_new_file(
        self, opened: MainWindow, kept: Path, tmp_path: Path
    ) -> None:
        edit(opened)
        opened.actions_.save_as.trigger()
        choose_file(opened, tmp_path / "second.agencyplan")
        assert opened.document.path == tmp_path / "second.agencyplan"
        assert load(tmp_path / "second.agencyplan").plan.agency.overheads == 50000
        assert load(kept).plan == QUICK
        assert opened.settings.recent == [tmp_path / "second.agencyplan", kept]


class TestUnsavedWork:
    """Before a plan with unsaved changes goes: save, discard or stay."""

    def test_an_untouched_plan_or_example_goes_unasked(
        self, open_window: Opener, kept: Path
    ) -> None:
        for window in (open_window(path=kept), open_window(SAMPLE, example=True)):
            assert window.close()
            assert no_dialog(window)

    def test_quit_and_save(self, opened: MainWindow, kept: Path) -> None:
        edit(opened)
        opened.actions_.quit.trigger()
        assert opened.isVisible()
        answer(question(opened), "Save")
        assert not opened.isVisible()
        assert load(kept).plan.agency.overheads == 50000

    def test_quit_and_discard(self, opened: MainWindow, kept: Path) -> None:
        edit(opened)
        opened.close()
        answer(question(opened), "Discard changes")
        assert not opened.isVisible()
        assert load(kept).plan == QUICK

    @pytest.mark.parametrize("how", ["button", "Escape"])
    def test_quit_and_stay(self, opened: MainWindow, how: str) -> None:
        edit(opened)
        opened.close()
        if how == "button":
            answer(question(opened), "Cancel")
        else:
            press(question(opened), Qt.Key.Key_Escape)
        assert opened.isVisible()
        assert opened.document.unsaved
        assert no_dialog(opened)

    def test_enter_saves(self, opened: MainWindow, kept: Path) -> None:
        edit(opened)
        opened.close()
        press(question(opened), Qt.Key.Key_Return)
        assert not opened.isVisible()
        assert load(kept).plan.agency.overheads == 50000

    def test_quit_and_save_what_has_no_name_yet(self, window: MainWindow, tmp_path: Path) -> None:
        edit(window)
        window.close()
        answer(question(window), "Save")
        choose_file(window, tmp_path / "mine.agencyplan")
        assert not window.isVisible()
        assert load(tmp_path / "mine.agencyplan").plan.agency.overheads == 50000

    def test_no_name_is_no_reason_to_lose_it(self, window: MainWindow, tmp_path: Path) -> None:
        edit(window)
        window.close()
        answer(question(window), "Save")
        cancel(window)
        assert window.isVisible()
        assert window.document.unsaved
        # What was to follow is forgotten: saving later does not close the window.
        window.actions_.save.trigger()
        choose_file(window, tmp_path / "mine.agencyplan")
        assert window.isVisible()

    def test_open_and_save_first(self, opened: MainWindow, kept: Path, tmp_path: Path) -> None:
        other = tmp_path / "other.agencyplan"
        plan_file.save(other, EXAMPLE)
        edit(opened)
        opened.actions_.open.trigger()
        answer(question(opened), "Save")
        choose_file(opened, other)
        assert opened.document.path == other
        assert load(kept).plan.agency.overheads == 50000

    def test_open_and_discard(self, opened: MainWindow, kept: Path, tmp_path: Path) -> None:
        other = tmp_path / "other.agencyplan"
        plan_file.save(other, EXAMPLE)
        edit(opened)
        opened.actions_.open.trigger()
        answer(question(opened), "Discard changes")
        choose_file(opened, other)
        assert opened.document.plan == load(other).plan
        assert not opened.document.unsaved
        assert load(kept).plan == QUICK

    def test_what_was_to_be_discarded_is_kept_when_no_other_plan_is_chosen(
        self, opened: MainWindow
    ) -> None:
        edit(opened)
        opened.actions_.open.trigger()
        answer(question(opened), "Discard changes")
        cancel(opened)
        assert opened.document.plan.agency.overheads == 50000
        assert opened.document.unsaved
        opened.close()
        assert opened.isVisible()
        answer(question(opened), "Cancel")

    def test_open_and_stay(self, opened: MainWindow) -> None:
        edit(opened)
        opened.actions_.open.trigger()
        answer(question(opened), "Cancel")
        assert no_dialog(opened)
        assert opened.document.unsaved

    @pytest.mark.parametrize("choice", ["Save", "Discard changes", "Cancel"])
    def test_beginning_ones_own(self, opened: MainWindow, kept: Path, choice: str) -> None:
        edit(opened)
        opened.actions_.new.trigger()
        answer(question(opened), choice)
        if choice == "Cancel":
            assert no_dialog(opened)
        else:
            dialog(MyNumbersDialog, opened).reject()
        assert opened.document.plan.agency.overheads == 50000
        assert opened.document.unsaved == (choice != "Save")
        assert load(kept).plan.agency.overheads == (50000 if choice == "Save" else 45000)


class TestRecent:
    def open_menu(self, window: MainWindow) -> list[QAction]:
        menu = window.actions_.recent
        menu.popup(QPoint(10, 10))
        menu.close()
        files = [each for each in menu.actions() if each.data() is not None]
        return files or menu.actions()

    def test_the_newest_comes_first(self, window: MainWindow, tmp_path: Path) -> None:
        (nothing,) = self.open_menu(window)
        assert not nothing.isEnabled()
        names = [f"plan {number}.agencyplan" for number in range(10)]
        for name in [*names, names[3]]:
            plan_file.save(tmp_path / name, QUICK)
            window.files.open(tmp_path / name)
        listed = [action.text() for action in self.open_menu(window)]
        assert listed == [names[at] for at in (3, 9, 8, 7, 6, 5, 4, 2)]

    def test_the_list_can_be_cleared(self, window: MainWindow, kept: Path) -> None:
        window.files.open(kept)
        self.open_menu(window)
        clear = window.actions_.recent.actions()[-1]
        assert clear.text() == "Clear this list"
        clear.trigger()
        assert window.settings.recent == []
        (nothing,) = self.open_menu(window)
        assert not nothing.isEnabled()

    def test_files_of_one_name_say_their_folders_and_hover_the_whole_path(
        self, window: MainWindow, tmp_path: Path
    ) -> None:
        paths = [tmp_path / folder / "plan.agencyplan" for folder in ("this year", "last year")]
        for path in paths:
            path.parent.mkdir()
            plan_file.save(path, QUICK)
            window.files.open(path)
        listed = self.open_menu(window)
        assert [each.text() for each in listed] == [
            "plan.agencyplan – last year",
            "plan.agencyplan – this year",
        ]
        assert str(paths[1]) in listed[0].toolTip()
        assert window.actions_.recent.toolTipsVisible()

    def test_one_is_opened_again(self, window: MainWindow, kept: Path) -> None:
        window.files.open(kept)
        window.document.begin(EXAMPLE, None, example=True)
        (action,) = self.open_menu(window)
        action.trigger()
        assert window.document.path == kept

    def test_unsaved_work_is_asked_about_first(self, window: MainWindow, kept: Path) -> None:
        window.files.open(kept)
        edit(window)
        (action,) = self.open_menu(window)
        action.trigger()
        answer(question(window), "Discard changes")
        assert window.document.plan == load(kept).plan
        assert not window.document.unsaved

    def test_a_file_that_vanished_is_said_and_forgotten(
        self, window: MainWindow, kept: Path
    ) -> None:
        window.files.open(kept)
        kept.unlink()
        (action,) = self.open_menu(window)
        action.trigger()
        box = dialog(QMessageBox, window)
        assert "Kept plan.agencyplan" in box.text()
        answer(box, "Close")
        assert window.settings.recent == []
        assert window.document.plan == QUICK
        (nothing,) = self.open_menu(window)
        assert not nothing.isEnabled()

    def test_a_file_that_is_there_stays_in_the_list_whatever_is_in_it(
        self, window: MainWindow, kept: Path
    ) -> None:
        window.files.open(kept)
        kept.write_text("half a pla")
        (action,) = self.open_menu(window)
        action.trigger()
        answer(dialog(QMessageBox, window), "Close")
        assert window.settings.recent == [kept]


class TestSamples:
    def test_one_is_opened_as_an_example(self, window: MainWindow) -> None:
        menu = window.actions_.samples
        menu.popup(QPoint(10, 10))
        menu.close()
        listed = [action.text().replace("&&", "&") for action in menu.actions()]
        assert len(listed) == len(samples())
        for title, sample in zip(listed, samples(), strict=True):
            assert sample.plan.agency.name in title
            assert sample.plan.name in title
        menu.actions()[-1].trigger()
        assert window.document.plan == samples()[-1].plan
        assert window.document.example
        assert window.document.path is None
        assert window.example.isVisible()
        assert window.settings.recent == []


def test_the_saved_file_is_that_of_the_plan(opened: MainWindow, kept: Path) -> None:
    edit(opened)
    opened.actions_.save.trigger()
    assert kept.read_bytes() == content_of(opened.document.plan)
