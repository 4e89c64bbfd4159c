"""A file dropped on the window: a plan opens, a list is imported, all else is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from planner.gui.files.drops import What, dropped
from planner.gui.main_window import MainWindow
from planner.storage import plan_file
from planner.storage.plan_file import load
from tests.gui.driving import answer, dialog, field, no_dialog, type_in
from tests.gui.plans import EXAMPLE, QUICK


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "Kept & plan.agencyplan"
    plan_file.save(path, QUICK)
    return path


def drop(on: QWidget, *files: Path | str) -> bool:
    """Drag files over a part of the window and let go; whether they were taken."""
    carried = QMimeData()
    carried.setUrls([QUrl(each) if isinstance(each, str) else local(each) for each in files])
    where = QPointF(on.rect().center())
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    enter = QDragEnterEvent(where, action, carried, buttons, modifiers)
    QApplication.sendEvent(on, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(where, action, carried, buttons, modifiers)
    QApplication.sendEvent(on.window(), event)
    assert event.dropAction() is Qt.DropAction.CopyAction  # whoever drags keeps the file
    return event.isAccepted()


def local(path: Path) -> QUrl:
    return QUrl.fromLocalFile(str(path))


@pytest.mark.parametrize("over", ["window", "field"])
def test_a_plan_is_opened_wherever_it_is_dropped(window: MainWindow, kept: Path, over: str) -> None:
    assert drop(window if over == "window" else field(window, "hours"), kept)
    assert (window.document.plan, window.document.path) == (load(kept).plan, kept)
    assert no_dialog(window)


@pytest.mark.parametrize("choice", ["Save", "Discard changes", "Cancel"])
def test_unsaved_work_is_asked_about_first(
    window: MainWindow, kept: Path, tmp_path: Path, choice: str
) -> None:
    mine = tmp_path / "mine.agencyplan"
    plan_file.save(mine, EXAMPLE)
    window.files.open(mine)
    type_in(field(window, "overheads"), "500")
    drop(window, kept)
    answer(dialog(QMessageBox, window), choice)
    assert window.document.path == (mine if choice == "Cancel" else kept)
    assert load(mine).plan.agency.overheads == (50000 if choice == "Save" else 45000)


def test_what_only_looks_like_a_plan_leaves_the_open_one(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "notes.json"
    path.write_text("[]")
    drop(window, path)
    box = dialog(QMessageBox, window)
    assert "notes.json" in box.text()
    answer(box, "Close")
    assert window.document.plan == EXAMPLE


@pytest.mark.parametrize("name", ["clients.csv", "Clients.XLSX", "clients.tsv"])
def test_a_client_list_is_offered_for_import(window: MainWindow, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Name\nAna\n")
    asked = QSignalSpy(window.list_dropped)
    drop(window, tmp_path / name)
    assert asked.count() == 1
    assert asked.at(0) == [tmp_path / name]


def test_anything_else_is_refused_in_a_sentence(
    window: MainWindow, kept: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "logo.png"
    picture.write_bytes(b"")
    for files, said in (
        ([picture], "logo.png"),
        ([tmp_path], "is a folder"),
        ([kept, picture], "2 files were dropped"),
        ([kept, kept], "2 files were dropped"),
        (["https://example.invalid/a.agencyplan"], "not a file on this computer"),
    ):
        drop(window, *files)
        box = dialog(QMessageBox, window)
        assert said in box.text()
        answer(box, "Close")
        QApplication.processEvents()
    assert window.document.plan == EXAMPLE
    assert window.settings.recent == []


def test_words_are_no_file(window: MainWindow) -> None:
    carried = QMimeData()
    carried.setText("12")
    event = QDragEnterEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    window.dragEnterEvent(event)
    assert not event.isAccepted()


def test_a_name_of_any_kind_is_looked_at_as_it_is(tmp_path: Path) -> None:
    for name, what in (
        ("a.b.AGENCYPLAN", What.PLAN),
        (".agencyplan", What.NOTHING),
        ("no suffix", What.NOTHING),
        ("<b>.csv", What.LIST),
        ("été # 1 %.txt", What.LIST),
    ):
        found = dropped([local(tmp_path / name)])
        assert found.what is what, name
        assert found.path in {tmp_path / name, Path()}
    assert dropped([]).what is What.NOTHING
