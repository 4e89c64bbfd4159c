"""Unsaved work is kept where it can be, found again, and never another program's."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from planner.model.edits import with_agency
from planner.model.plan import Plan
from planner.storage import plan_file
from planner.storage.plan_file import PlanFileError, load
from planner.storage.recovery import Copy, Left, left_elsewhere, left_of
from tests.gui.plans import QUICK

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights or links")


def state(overheads: int) -> Plan:
    return with_agency(QUICK, overheads=overheads)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The program's own folder, not there yet."""
    return tmp_path / "own" / "unsaved"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A plan in a file, in a folder of its own."""
    path = tmp_path / "plans" / "Kept plan.agencyplan"
    path.parent.mkdir()
    plan_file.save(path, QUICK)
    return path


def killed(copy: Copy) -> None:
    """Do what a kill does: the system lets go of the lock, and nothing is tidied up."""
    claim = copy._claim
    assert claim is not None
    claim.lock.release()


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir()) if folder.exists() else []


@contextmanager
def looking(lefts: list[Left]) -> Iterator[list[tuple[Plan, Path | None]]]:
    """What was found, and its file; let go of afterwards."""
    yield [(load(left.file).plan, left.of) for left in lefts]
    for left in lefts:
        left.release()


class TestKeeping:
    def test_the_copy_lies_hidden_beside_the_file_and_is_a_plan_file(
        self, file: Path, folder: Path
    ) -> None:
        copy = Copy(folder)
        for overheads in (1, 2):
            copy.keep(state(overheads), file)
            assert copy.file is not None
            assert copy.file.parent == file.parent
            assert copy.file.name.startswith(".") and copy.file.suffix == ".agencyplan"
            assert load(copy.file).plan == copy.plan == state(overheads)
        assert load(file).plan == QUICK
        copy.drop()
        assert (names(file.parent), names(folder)) == ([file.name], [])
        assert copy.file is None

    def test_a_plan_without_a_file_is_kept_in_the_programs_folder(self, folder: Path) -> None:
        copy = Copy(folder)
        copy.keep(state(1), None)
        assert copy.file is not None and copy.file.parent == folder
        if sys.platform != "win32":
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        copy.drop()
        assert names(folder) == []

    @posix
    def test_what_others_may_not_read_they_may_not_read_in_the_copy(
        self, file: Path, folder: Path
    ) -> None:
        file.chmod(0o600)
        copy = Copy(folder)
        copy.keep(state(1), file)
        assert copy.file is not None
        assert stat.S_IMODE(copy.file.stat().st_mode) == 0o600
        copy.drop()

    @pytest.mark.parametrize("when", ["at once", "later"])
    def test_a_folder_that_takes_none_is_stood_in_for_by_the_programs(
        self, file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, when: str
    ) -> None:
        copy = Copy(folder)
        if when == "later":
            copy.keep(state(1), file)
        with monkeypatch.context() as patch:
            full(patch, file.parent)
            copy.keep(state(2), file)
        assert copy.file is not None and copy.file.parent == folder
        # One copy is enough: the older one is gone where it can be.
        assert names(file.parent) == [file.name]
        killed(copy)
        with looking(left_of(file, folder)) as found:
            assert found == [(state(2), file)]

    def test_where_nothing_can_be_kept_it_says_so_and_the_copy_from_before_stays(
        self, file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        copy = Copy(folder)
        copy.keep(state(1), file)
        with monkeypatch.context() as patch:
            full(patch, file.parent.parent)
            with pytest.raises(PlanFileError) as caught:
                copy.keep(state(2), file)
        assert [problem.code for problem in caught.value.problems] == ["disk-full"]
        assert (copy.plan, copy.file and load(copy.file).plan) == (state(1), state(1))
        copy.keep(state(3), file)
        killed(copy)
        with looking(left_of(file, folder)) as found:
            assert found == [(state(3), file)]

    def test_a_name_that_is_too_long_beside_its_file_is_kept_elsewhere(
        self, tmp_path: Path, folder: Path
    ) -> None:
        path = tmp_path / ("é" * 116 + ".agencyplan")
        plan_file.save(path, QUICK)
        copy = Copy(folder)
        copy.keep(state(1), path)
        killed(copy)
        with looking(left_of(path, folder)) as found:
            assert found == [(state(1), path)]

    @posix
    def test_what_a_link_names_is_kept_beside_the_file_it_leads_to(
        self, file: Path, tmp_path: Path, folder: Path
    ) -> None:
        link = tmp_path / "link.agencyplan"
        link.symlink_to(file)
        copy = Copy(folder)
        copy.keep(state(1), link)
        killed(copy)
        assert names(tmp_path) == ["link.agencyplan", "plans"]
        with looking(left_of(file, folder)) as found:
            assert found == [(state(1), file)]


def full(patch: pytest.MonkeyPatch, below: Path) -> None:
    """Let everything below a folder be on a disk that is full."""
    opened = Path.open

    def refusing(self: Path, mode: str = "r", *more: object, **named: object) -> object:
        if self.is_relative_to(below) and "x" in mode:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return opened(self, mode, *more, **named)  # type: ignore[call-overload]  # as it was called

    patch.setattr(Path, "open", refusing)


class TestFinding:
    def test_nothing_is_found_where_nothing_was_left(self, file: Path, folder: Path) -> None:
        assert left_of(file, folder) == left_elsewhere(folder) == []
        assert names(file.parent) == [file.name]

    def test_what_a_killed_program_left_is_found_with_its_time(
        self, file: Path, folder: Path
    ) -> None:
        copy = Copy(folder)
        copy.keep(state(1), file)
        assert copy.file is not None
        os.utime(copy.file, (0, 1_800_000_000))
        killed(copy)
        (left,) = left_of(file, folder)
        assert (load(left.file).plan, left.of) == (state(1), file)
        assert left.when == datetime.fromtimestamp(1_800_000_000)
        older = []
        for seconds in (1_799_999_999, 1_800_000_001):
            os.utime(file, (0, seconds))
            older.append(left.older_than_its_file)
        assert older == [False, True]
        left.remove()
        assert names(file.parent) == [file.name]

    def test_what_is_let_go_of_is_found_another_time(self, file: Path, folder: Path) -> None:
        copy = Copy(folder)
        copy.keep(state(1), file)
        killed(copy)
        for _ in range(2):
            with looking(left_of(file, folder)) as found:
                assert found == [(state(1), file)]

    def test_a_copy_that_says_what_the_file_says_is_tidied_away(
        self, file: Path, folder: Path
    ) -> None:
        copy = Copy(folder)
        copy.keep(state(1), file)
        plan_file.save(file, state(1))
        killed(copy)
        assert left_of(file, folder) == []
        assert names(file.parent) == [file.name]

    def test_a_lock_without_a_copy_is_tidied_away(self, file: Path, folder: Path) -> None:
        copy = Copy(folder)
        copy.keep(state(1), file)
        assert copy.file is not None
        copy.file.unlink()
        killed(copy)
        assert left_of(file, folder) == []
        assert names(file.parent) == [file.name]

    def test_plans_that_were_never_saved_are_found_by_themselves(self, folder: Path) -> None:
        copies = [Copy(folder) for _ in range(3)]
        for overheads, copy in enumerate(copies):
            copy.keep(state(overheads), None)
            assert copy.file is not None
            os.utime(copy.file, (0, 1000 + overheads))
        for copy in copies:
            killed(copy)
        with looking(left_elsewhere(folder)) as found:
            assert found == [(state(overheads), None) for overheads in (2, 1, 0)]

    def test_what_lies_elsewhere_is_found_with_the_name_of_its_file(
        self, tmp_path: Path, folder: Path
    ) -> None:
        gone = tmp_path / "stick" / "A plan.agencyplan"
        copy = Copy(folder)
        copy.keep(state(1), gone)
        killed(copy)
        with looking(left_elsewhere(folder)) as found:
            assert found == [(state(1), gone)]
        with looking(left_of(gone, folder)) as found:
            assert found == [(state(1), gone)]

    def test_so_is_what_was_being_written_in_the_programs_folder(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        left = folder / ".never-saved.agencyplan.0123456789abcdef.tmp"
        for path in (left, folder / "notes.tmp"):
            path.touch()
            os.utime(path, (0, 1000))
        assert left_elsewhere(folder) == []
        assert names(folder) == ["notes.tmp"]

    def test_what_was_being_written_at_a_kill_is_tidied_away_after_an_hour(
        self, file: Path, folder: Path
    ) -> None:
        ours = [f".{file.name}.0123456789abcdef.tmp", f"..{file.name}.autosave.agencyplan"[:41]]
        ours[1] += ".fedcba9876543210.tmp"
        others = [f".{file.name}.notes.tmp", ".other.agencyplan.0123456789abcdef.tmp"]
        for name in (*ours, *others):
            (file.parent / name).touch()
            os.utime(file.parent / name, (0, 1000))
        new = file.parent / f".{file.name}.0000000000000000.tmp"
        new.touch()
        assert left_of(file, folder) == []
        assert names(file.parent) == sorted([*others, new.name, file.name])


class TestTwoPrograms:
    def test_what_is_in_use_is_not_found_and_not_written_by_another(
        self, file: Path, folder: Path
    ) -> None:
        first, second = Copy(folder), Copy(folder)
        for overheads, copy in enumerate((first, second)):
            copy.keep(state(overheads), file)
        assert left_of(file, folder) == []
        assert first.file is not None and second.file is not None
        assert (load(first.file).plan, load(second.file).plan) == (state(0), state(1))
        killed(first)
        with looking(left_of(file, folder)) as found:
            assert found == [(state(0), file)]
        second.drop()

    def test_what_one_program_is_asked_about_is_not_offered_by_another(
        self, file: Path, folder: Path
    ) -> None:
        copy = Copy(folder)
        copy.keep(state(1), file)
        killed(copy)
        (left,) = left_of(file, folder)
        assert left_of(file, folder) == []
        left.remove()

    def test_work_that_nobody_was_asked_about_is_not_written_over(
        self, file: Path, folder: Path
    ) -> None:
        first, second = Copy(folder), Copy(folder)
        first.keep(state(1), file)
        killed(first)
        second.keep(state(2), file)
        killed(second)
        with looking(left_of(file, folder)) as found:
            assert sorted(plan.agency.overheads for plan, _ in found) == [1, 2]

    def test_when_every_place_is_taken_it_says_so(self, folder: Path) -> None:
        copies = [Copy(folder) for _ in range(9)]
        for copy in copies[:8]:
            copy.keep(QUICK, None)
        with pytest.raises(PlanFileError):
            copies[8].keep(QUICK, None)
        for copy in copies[:8]:
            copy.drop()
