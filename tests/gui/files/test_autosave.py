"""What is not saved is kept within seconds, by a worker, and no longer than it is needed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.gui.document import Document
from planner.gui.files.autosave import LATEST, REST, Autosave
from planner.gui.files.disk import Disk
from planner.gui.files.folders import unsaved_folder
from planner.model.edits import with_agency
from planner.model.plan import Plan
from planner.storage import plan_file
from planner.storage.plan_file import load
from tests.gui.plans import QUICK

Maker = Callable[..., Autosave]
NEVER = 3_600_000


def state(overheads: int) -> Plan:
    return with_agency(QUICK, overheads=overheads)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "Kept.agencyplan"
    path.parent.mkdir()
    plan_file.save(path, QUICK)
    return path


@pytest.fixture
def document(file: Path, nothing_left: None) -> Iterator[Document]:
    """A plan that is open from its file."""
    document = Document(QUICK)
    document.begin(QUICK, file)
    yield document
    document.undo.clear()


@pytest.fixture
def disk() -> Iterator[Disk]:
    disk = Disk()
    yield disk
    disk.wait()


@pytest.fixture
def autosave(document: Document, disk: Disk, qtbot: QtBot) -> Autosave:
    """One that keeps a plan when it is told to."""
    return Autosave(document, disk, rest=NEVER, latest=NEVER)


def edit(document: Document, overheads: int) -> None:
    document.edit(lambda: "Change overheads", state(overheads))


def keep(autosave: Autosave, qtbot: QtBot) -> None:
    with qtbot.waitSignal(autosave.kept):
        autosave.keep_now()


def copies(file: Path) -> list[Plan]:
    return [
        load(each).plan for each in file.parent.iterdir() if each != file and each.suffix != ".lock"
    ]


def test_a_second_after_the_hand_rests_and_three_into_a_run() -> None:
    assert (REST, LATEST) == (1000, 3000)


def test_an_edit_is_kept_once_the_hand_rests(
    document: Document, disk: Disk, file: Path, qtbot: QtBot
) -> None:
    autosave = Autosave(document, disk, rest=1, latest=NEVER)
    with qtbot.waitSignal(autosave.kept) as told:
        edit(document, 1)
    assert told.args == [state(1)]
    assert copies(file) == [state(1)]
    assert load(file).plan == QUICK
    autosave.leave()


def test_a_hand_that_never_rests_is_not_waited_for(
    document: Document, disk: Disk, file: Path, qtbot: QtBot
) -> None:
    autosave = Autosave(document, disk, rest=NEVER, latest=1)
    with qtbot.waitSignal(autosave.kept):
        for overheads in range(1, 9):
            edit(document, overheads)
    assert copies(file) == [document.plan]
    autosave.leave()


def test_the_window_waits_for_no_disk(
    document: Document, autosave: Autosave, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, over = threading.Event(), threading.Event()
    save = plan_file.save

    def slow(*arguments: object, **named: object) -> object:
        assert threading.current_thread() is not threading.main_thread()
        begun.set()
        assert over.wait(10)
        return save(*arguments, **named)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(plan_file, "save", slow)
    edit(document, 1)
    autosave.keep_now()
    assert begun.wait(10)
    for overheads in range(2, 5):
        edit(document, overheads)  # while the disk is still at the first
    with qtbot.waitSignal(autosave.kept) as told:
        over.set()
    assert told.args == [state(1)]
    keep(autosave, qtbot)
    autosave.leave()


def test_what_is_saved_undone_or_left_needs_no_copy(
    document: Document, autosave: Autosave, file: Path, qtbot: QtBot
) -> None:
    for end in (
        document.undo.undo,
        lambda: document.save(file),
        lambda: document.begin(QUICK, file),
    ):
        edit(document, document.plan.agency.overheads + 1)
        keep(autosave, qtbot)
        assert copies(file) == [document.plan]
        with qtbot.waitSignal(autosave.dropped):
            end()
        assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_what_was_saved_and_is_undone_is_unsaved_again(
    document: Document, autosave: Autosave, file: Path, qtbot: QtBot
) -> None:
    edit(document, 1)
    document.save(file)
    document.undo.undo()
    keep(autosave, qtbot)
    assert copies(file) == [QUICK]
    autosave.leave()
    assert copies(file) == []


def test_a_plan_that_has_no_file_is_kept_at_once(
    document: Document, autosave: Autosave, qtbot: QtBot
) -> None:
    edit(document, 1)
    keep(autosave, qtbot)
    with qtbot.waitSignal(autosave.kept):
        document.begin(state(2), None)
    kept = [each for each in unsaved_folder().iterdir() if each.suffix == ".agencyplan"]
    assert [load(each).plan for each in kept] == [state(2)]
    autosave.leave()
    assert list(unsaved_folder().iterdir()) == []


def test_an_example_is_kept_once_it_is_edited(
    document: Document, autosave: Autosave, qtbot: QtBot
) -> None:
    document.begin(QUICK, None, example=True)
    assert not unsaved_folder().exists()
    edit(document, 1)
    keep(autosave, qtbot)
    assert len(list(unsaved_folder().iterdir())) == 2  # with its lock
    autosave.leave()


def test_before_a_save_the_copy_says_what_is_saved(
    document: Document, autosave: Autosave, file: Path, qtbot: QtBot
) -> None:
    edit(document, 1)
    autosave.before_saving()
    assert copies(file) == []  # nothing older is there that could be taken for newer
    keep(autosave, qtbot)
    edit(document, 2)
    autosave.before_saving()
    assert copies(file) == [state(2)]
    autosave.leave()


def test_trouble_is_told_once_and_ends_when_it_ends(
    document: Document, autosave: Autosave, disk: Disk, qtbot: QtBot
) -> None:
    told: list[str | None] = []
    autosave.troubled.connect(
        lambda: told.append(None if autosave.trouble is None else autosave.trouble.code)
    )
    unsaved_folder().parent.mkdir(parents=True)
    unsaved_folder().touch()  # in the way
    document.begin(QUICK, None)
    for overheads in (1, 2):
        edit(document, overheads)
        autosave.keep_now()
        disk.wait()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["write-failed"]
    unsaved_folder().unlink()
    keep(autosave, qtbot)
    assert told == ["write-failed", None]
    autosave.leave()


def test_it_is_tried_again_without_another_edit(
    document: Document, disk: Disk, qtbot: QtBot
) -> None:
    unsaved_folder().parent.mkdir(parents=True)
    unsaved_folder().touch()
    autosave = Autosave(document, disk, rest=1, latest=1)
    with qtbot.waitSignal(autosave.troubled):
        document.begin(QUICK, None)
    unsaved_folder().unlink()
    with qtbot.waitSignal(autosave.kept) as kept:
        pass
    assert kept.args == [QUICK]
    autosave.leave()
