"""A copy to try things on, and a plan's names and notes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton

from planner.gui.files.plan_details import PlanDetails
from planner.gui.main_window import MainWindow
from planner.storage import plan_file
from planner.storage.plan_file import content_of, load, parse
from planner.words import catalogue
from planner.words.names import copy_of
from tests.gui.conftest import Opener
from tests.gui.driving import answer, click, dialog, field, no_dialog, press, type_in, undo
from tests.gui.plans import EXAMPLE, QUICK, SAMPLE
from tests.gui.room import faults, overlaps


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "Harbour.agencyplan"
    plan_file.save(path, replace(QUICK, name="Harbour"))
    return path


@pytest.fixture
def opened(open_window: Opener, kept: Path) -> MainWindow:
    return open_window(path=kept)


def title(window: MainWindow) -> tuple[str, bool, str]:
    """The title, whether it says that something is not saved, and the state line's words."""
    return window.windowTitle(), window.isWindowModified(), window.state.text()


class TestCopies:
    def test_a_copy_has_no_file_and_is_not_saved(self, opened: MainWindow, kept: Path) -> None:
        before = opened.document.plan
        opened.actions_.duplicate.trigger()
        assert no_dialog(opened)
        document = opened.document
        assert document.plan == replace(before, name="Harbour (copy)")
        assert (document.path, document.example, document.unsaved) == (None, False, True)
        name, marked, state = title(opened)
        assert name.startswith("Harbour (copy)[*] – ")
        assert marked
        assert "Harbour (copy) • not saved" in state
        assert load(kept).plan == before
        opened.close()  # a copy that nobody has in a file is asked about
        answer(dialog(QMessageBox, opened), "Cancel")

    @pytest.mark.parametrize("choice", ["Save", "Only in the copy", "Cancel"])
    def test_unsaved_work_is_saved_or_goes_along(
        self, opened: MainWindow, kept: Path, choice: str
    ) -> None:
        type_in(field(opened, "overheads"), "500")
        edited, saved = opened.document.plan, load(kept).plan
        opened.actions_.duplicate.trigger()
        box = dialog(QMessageBox, opened)
        assert "The copy has them either way." in box.text()
        assert "lost" not in box.text()
        answer(box, choice)
        assert load(kept).plan == (edited if choice == "Save" else saved)
        copied = choice != "Cancel"
        name = "Harbour (copy)" if copied else "Harbour"
        assert opened.document.plan == replace(edited, name=name)
        assert opened.document.path == (None if copied else kept)

    def test_a_copy_of_an_example_is_ones_own(self, open_window: Opener) -> None:
        window = open_window(SAMPLE, example=True)
        window.actions_.duplicate.trigger()
        assert not window.document.example
        assert not window.example.isVisible()
        assert window.document.plan.name == f"{SAMPLE.name} (copy)"
        assert window.isWindowModified()

    @pytest.mark.parametrize(
        ("language", "names"),
        [
            ("en", ["Spring", "Spring (copy)", "Spring (copy 2)", "Spring (copy 3)"]),
            ("fr", ["Été", "Été (copie)", "Été (copie 2)", "Été (copie 3)"]),
            ("en", ["(copy 9) x", "(copy 9) x (copy)"]),
            ("en", ["a {name} (copy 9)", "a {name} (copy 10)"]),
            ("en", ["a.b*\n(copy)", "a.b*\n(copy) (copy)"]),
        ],
    )
    def test_copies_of_copies_are_counted(self, language: str, names: list[str]) -> None:
        catalogue.use(language)
        for name, copy in pairwise(names):
            assert copy_of(name) == copy


class TestNamesAndNotes:
    def ask(self, window: MainWindow) -> PlanDetails:
        window.actions_.details.trigger()
        return dialog(PlanDetails, window)

    def use(self, asked: PlanDetails) -> None:
        (button,) = [each for each in asked.findChildren(QPushButton) if each.isDefault()]
        click(button)

    def test_all_three_are_one_step(self, opened: MainWindow) -> None:
        before = opened.document.plan
        asked = self.ask(opened)
        assert (asked.name.text(), asked.name.selectedText()) == ("Harbour", "Harbour")
        QTest.keyClicks(asked.name, "Harbour Lane")
        press(asked.name, Qt.Key.Key_Tab)
        assert asked.agency.hasFocus()
        QTest.keyClicks(asked.agency, "Nord & Co")
        press(asked.agency, Qt.Key.Key_Tab)
        assert asked.notes.hasFocus()
        QTest.keyClicks(asked.notes, "Ask Ana")
        press(asked.notes, Qt.Key.Key_Return)
        QTest.keyClicks(asked.notes, "about May")
        press(asked.notes, Qt.Key.Key_Tab)
        assert not asked.notes.hasFocus()
        self.use(asked)
        plan = opened.document.plan
        assert (plan.name, plan.agency.name) == ("Harbour Lane", "Nord & Co")
        assert plan.notes == "Ask Ana\nabout May"
        assert opened.windowTitle().startswith("Harbour Lane[*]")
        assert "Harbour Lane • not saved" in opened.state.text()
        assert opened.actions_.undo.text() == "Undo: Change name and notes"
        undo(opened)
        assert opened.document.plan == before
        assert opened.windowTitle().startswith("Harbour[*]")

    def test_what_is_left_alone_stays_sign_by_sign(self, open_window: Opener) -> None:
        odd = replace(EXAMPLE, name="two  spaces\u00a0", notes="a\tb\r\n\n\u200b")
        window = open_window(odd)
        self.use(self.ask(window))
        assert window.document.plan == odd
        assert not window.actions_.undo.isEnabled()

    def test_leaving_changes_nothing(self, opened: MainWindow) -> None:
        before = opened.document.plan
        asked = self.ask(opened)
        QTest.keyClicks(asked.name, "Other")
        press(asked, Qt.Key.Key_Escape)
        assert opened.document.plan == before

    def test_what_nobody_can_see_does_not_get_in(self, opened: MainWindow) -> None:
        asked = self.ask(opened)
        asked.name.selectAll()
        asked.name.insert("a\tb\x07c ")
        asked.notes.insertPlainText("one\x00\n  two\x1b\n")
        self.use(asked)
        assert opened.document.plan.name == "a b c"
        assert opened.document.plan.notes == "one\n  two"

    def test_notes_are_kept_in_the_file_and_a_plan_without_has_no_key(self) -> None:
        noted = replace(EXAMPLE, notes="Ask Ana\nabout <May> & \\n")
        assert parse(content_of(noted)).plan == noted
        assert b'"notes"' not in content_of(EXAMPLE)

    @pytest.mark.parametrize("language", ["en", "fr"])
    def test_it_has_room_and_names(self, opened: MainWindow, language: str) -> None:
        opened.speak(language)
        asked = self.ask(opened)
        assert faults(asked) == []
        assert overlaps(asked) == []
        for each in (asked.name, asked.agency, asked.notes):
            assert each.accessibleName()
