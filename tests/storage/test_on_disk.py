"""Whether a file still holds what it held: not by its time alone."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from planner.model.edits import with_agency
from planner.storage import plan_file
from planner.storage.on_disk import OnDisk, Stamp, change, is_file, is_folder, stamp
from tests.gui.plans import QUICK

OTHER = with_agency(QUICK, overheads=7)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.agencyplan"


@pytest.fixture
def known(file: Path) -> OnDisk:
    return OnDisk(QUICK, Stamp.of(plan_file.save(file, QUICK)))


def test_what_was_written_is_what_is_there(file: Path, known: OnDisk) -> None:
    assert stamp(file) == known.stamp
    assert change(file, known) is None


def test_another_plan_is_a_change(file: Path, known: OnDisk) -> None:
    plan_file.save(file, OTHER)
    os.utime(file, ns=(0, 5))
    found = change(file, known)
    assert found is not None
    assert (found.now, found.gone, found.same) == (OnDisk(OTHER, stamp(file)), False, False)
    assert found.loaded is not None and found.loaded.plan == OTHER
    assert change(file, found.now) is None


def test_the_same_plan_written_anew_is_the_same(file: Path, known: OnDisk) -> None:
    file.write_bytes(file.read_bytes() + b"\n")
    found = change(file, known)
    assert found is not None
    assert (found.same, found.now) == (True, OnDisk(QUICK, stamp(file)))


def test_a_file_that_is_gone(file: Path, known: OnDisk) -> None:
    file.unlink()
    found = change(file, known)
    assert found is not None
    assert (found.gone, found.same, found.loaded) == (True, False, None)


def test_a_file_that_is_no_plan_any_more(file: Path, known: OnDisk) -> None:
    file.write_text("shopping list")
    found = change(file, known)
    assert found is not None
    assert (found.gone, found.same, found.loaded) == (False, False, None)
    assert [problem.code for problem in found.problems] == ["not-json"]
    assert change(file, found.now) is None


def test_a_name_that_no_file_can_have_has_no_stamp() -> None:
    assert stamp(Path("nul\0l")) is None


def test_where_nobody_may_look_there_is_nothing_and_no_error(
    file: Path, known: OnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "stat", refuse)
    assert (is_file(file), is_folder(file.parent), stamp(file)) == (False, False, None)
