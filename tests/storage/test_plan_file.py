"""Opening and saving: a file is replaced whole or not at all, and an id is for life."""

from __future__ import annotations

import errno
import json
import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import pytest

from planner.model.plan import AS_THE_PACKAGE, Client
from planner.storage import plan_file
from planner.storage.plan_file import PlanFileError, content_of, load, parse, save, with_ids
from tests.model.plans import EXAMPLE, example

PLAN = parse(EXAMPLE.encode()).plan
OLD = b"what was there before"

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights or links")


def refused(call: Callable[[], object]) -> str:
    """The code of the one problem for which a call is refused."""
    with pytest.raises(PlanFileError) as caught:
        call()
    (problem,) = caught.value.problems
    assert problem.grade == "fault"
    return problem.code


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def failing(number: int) -> Callable[..., NoReturn]:
    """A system call that fails."""

    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


# Opening


def test_optional_lines_are_kept_and_say_nothing_where_there_are_none(tmp_path: Path) -> None:
    assert b'"options"' not in content_of(PLAN)
    lines = [{"text": "Second newsletter", "price": "80.00", "hours": "1.5"}, {"price": "0.00"}]
    written = json.dumps(example({"packages.1.options": lines})).encode()
    plan = parse(written).plan
    file = tmp_path / "Autumn.agencyplan"
    save(file, plan)
    assert load(file).plan == plan
    first, second = json.loads(file.read_bytes())["packages"][1]["options"]
    assert (first, second) == (lines[0], {"text": "", "price": "0.00"})


def test_a_note_on_a_package_is_kept_and_says_nothing_where_there_is_none() -> None:
    assert b'"note"' not in content_of(PLAN)
    plan = parse(json.dumps(example({"packages.1.note": "dearer in May"})).encode()).plan
    assert plan.packages[1].note == "dearer in May"
    assert json.loads(content_of(plan))["packages"][1]["note"] == "dearer in May"


def test_a_plan_is_the_same_after_saving_and_opening(tmp_path: Path) -> None:
    file = tmp_path / "Autumn.agencyplan"
    save(file, PLAN)
    assert load(file).plan == PLAN
    assert file.read_bytes() == content_of(PLAN)


def test_a_file_may_begin_with_a_byte_order_mark() -> None:
    assert parse(b"\xef\xbb\xbf" + EXAMPLE.encode()).plan == PLAN


def test_a_pair_of_surrogates_is_one_character() -> None:
    document = json.dumps(example({"name": "\N{ROCKET} agency"}))
    assert "\\ud83d\\ude80" in document
    assert parse(document.encode()).plan.name == "\N{ROCKET} agency"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOENT, "no-such-file"),
        (errno.EACCES, "no-permission"),
        (errno.EPERM, "no-permission"),
        (errno.EISDIR, "is-a-folder"),
        (errno.EIO, "unreadable"),
        (errno.ENAMETOOLONG, "unreadable"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    monkeypatch.setattr(Path, "open", failing(number))
    assert refused(lambda: load(tmp_path / "plan.agencyplan")) == code


def test_paths_that_are_no_files_are_refused(tmp_path: Path) -> None:
    assert refused(lambda: load(tmp_path)) == "is-a-folder"
    assert refused(lambda: load(Path())) == "is-a-folder"
    assert refused(lambda: load(tmp_path / "missing")) == "no-such-file"
    assert refused(lambda: load(tmp_path / "missing" / "plan.json")) == "no-such-file"
    assert refused(lambda: load(Path("nul\0l"))) == "no-such-file"


@posix
def test_what_is_no_regular_file_is_neither_read_nor_replaced(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe.agencyplan", tmp_path / "link.agencyplan"
    os.mkfifo(pipe)
    link.symlink_to(pipe.name)
    for path in (pipe, link, Path("/dev/full")):
        assert refused(partial(load, path)) == "not-a-file"
        assert refused(partial(save, path, PLAN)) == "not-a-file"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert names(tmp_path) == ["link.agencyplan", "pipe.agencyplan"]


def test_a_file_without_end_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What a device's size says is not asked: it has none.
    monkeypatch.setattr(plan_file, "MOST_BYTES", 1000)
    file = tmp_path / "plan.agencyplan"
    file.write_bytes(b" " * 1001)
    assert refused(lambda: load(file)) == "too-large"
    file.write_bytes(b" " * 1000)
    assert refused(lambda: load(file)) == "empty-file"


# Ids


def ids(*given: str) -> list[str]:
    return [client.id for client in with_ids(tuple(Client(id=each, package="p") for each in given))]


def test_rows_without_an_id_get_one_that_no_other_row_has() -> None:
    assert ids("", "", "") == ["c1", "c2", "c3"]
    assert ids("", "c1", "", "c3", "") == ["c2", "c1", "c4", "c3", "c5"]
    assert ids("hotel", "") == ["hotel", "c1"]


def test_rows_that_state_nothing_of_their_own_share_what_says_so() -> None:
    silent = [row for row in PLAN.clients if row.overrides == AS_THE_PACKAGE]
    assert silent
    assert all(row.overrides is AS_THE_PACKAGE for row in silent)


def test_ids_are_kept_for_life(tmp_path: Path) -> None:
    file = tmp_path / "plan.agencyplan"
    first, second, third, *rest = PLAN.clients
    save(file, replace(PLAN, clients=(third, first, *rest)))
    again = load(file).plan
    assert [client.id for client in again.clients[:2]] == [third.id, first.id]
    joined = with_ids((*again.clients, Client(package="growth")))
    assert joined[-1].id == second.id  # free again: its row is gone
    assert [client.id for client in joined[:-1]] == [client.id for client in again.clients]


# Saving


class Disk:
    """A file of which one step fails, as on a full disk."""

    def __init__(self, file: Any, step: str, fail: Callable[..., NoReturn]) -> None:
        self.file = file
        self.step = step
        self.fail = fail

    def __enter__(self) -> Disk:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, content: bytes) -> None:
        self.file.write(content[: len(content) // 2])
        if self.step == "write":
            self.fail()

    def flush(self) -> None:
        self.file.flush()
        if self.step == "flush":
            self.fail()

    def fileno(self) -> int:
        return int(self.file.fileno())


STEPS = ["open", "write", "flush", "sync", "rights", "replace"]


def break_step(step: str, fail: Callable[..., NoReturn], patch: pytest.MonkeyPatch) -> None:
    """Make a step of saving fail."""
    opened = Path.open
    match step:
        case "open":
            patch.setattr(Path, "open", fail)
        case "write" | "flush":
            patch.setattr(Path, "open", lambda *args: Disk(opened(*args), step, fail))
        case "sync":
            patch.setattr(os, "fsync", fail)
        case "rights":
            patch.setattr(Path, "chmod", fail)
        case "replace":
            patch.setattr(Path, "replace", fail)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """A file that is already there, alone in its folder: nothing may be left beside it."""
    file = tmp_path / "plan.agencyplan"
    file.write_bytes(OLD)
    yield file
    assert names(tmp_path) == [file.name]


@pytest.mark.parametrize("step", STEPS)
def test_a_failure_at_any_step_leaves_the_old_file_and_nothing_beside_it(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    with monkeypatch.context() as patch:
        break_step(step, failing(errno.ENOSPC), patch)
        assert refused(lambda: save(file, PLAN)) == "disk-full"
    assert file.read_bytes() == OLD


@pytest.mark.parametrize("step", STEPS)
def test_an_interruption_at_any_step_leaves_the_old_file_and_nothing_beside_it(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def interrupted(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        break_step(step, interrupted, patch)
        with pytest.raises(KeyboardInterrupt):
            save(file, PLAN)
    assert file.read_bytes() == OLD


@pytest.mark.parametrize("step", [step for step in STEPS if step != "rights"])
def test_a_failure_leaves_no_new_file_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    with monkeypatch.context() as patch:
        break_step(step, failing(errno.ENOSPC), patch)
        assert refused(lambda: save(tmp_path / "new.agencyplan", PLAN)) == "disk-full"
    assert names(tmp_path) == []


def test_what_is_in_its_place_was_saved(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Some network folders cannot be flushed; by then the file is there.
    monkeypatch.setattr(plan_file, "_flush_folder", failing(errno.EINVAL))
    save(file, PLAN)
    assert load(file).plan == PLAN


def test_the_content_is_on_the_disk_before_it_takes_its_place(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = []
    sync, replaced = os.fsync, Path.replace

    def synced(handle: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"
        steps.append(f"{kind} of {os.fstat(handle).st_size}" if kind == "file" else kind)
        sync(handle)

    def in_place(self: Path, target: Path) -> Path:
        steps.append("replace")
        return replaced(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", in_place)
    save(file, PLAN)
    folder = [] if sys.platform == "win32" else ["folder"]
    assert steps == [f"file of {len(content_of(PLAN))}", "replace", *folder]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOENT, "folder-takes-none"),  # the folder is there
        (errno.EACCES, "cannot-write"),
        (errno.EROFS, "cannot-write"),
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.ENAMETOOLONG, "name-too-long"),
        (errno.EIO, "write-failed"),
    ],
)
def test_a_file_that_cannot_be_written_says_why(
    file: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing(number))
        assert refused(lambda: save(file, PLAN)) == code
    assert file.read_bytes() == OLD


def test_a_folder_that_is_not_there_or_in_the_way_says_so(tmp_path: Path) -> None:
    with pytest.raises(PlanFileError) as caught:
        save(tmp_path / "gone" / "plan.agencyplan", PLAN)
    (problem,) = caught.value.problems
    assert problem.code == "no-folder"
    assert problem.values["folder"] == os.path.realpath(tmp_path / "gone")
    (tmp_path / "folder").mkdir()
    assert refused(lambda: save(tmp_path / "folder", PLAN)) == "folder-in-the-way"
    assert names(tmp_path) == ["folder"]


def test_a_name_with_a_null_character_cannot_be_saved(tmp_path: Path) -> None:
    assert refused(lambda: save(tmp_path / "nul\0l", PLAN)) == "name-unusable"
    assert names(tmp_path) == []


def test_a_name_that_just_fits_can_be_saved(tmp_path: Path) -> None:
    name = "é" * 116 + ".agencyplan"  # 243 bytes: more than any name beside it may add to
    save(tmp_path / name, PLAN)
    assert names(tmp_path) == [name]


def test_half_a_character_cannot_be_saved(file: Path) -> None:
    cut = replace(PLAN, name="half \ud83d")
    assert refused(lambda: save(file, cut)) == "half-a-character"
    assert file.read_bytes() == OLD


def test_a_file_marked_read_only_is_not_replaced(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Asked through os.access, since an administrator may write anything.
    monkeypatch.setattr(os, "access", lambda path, mode: (path, mode) != (file, os.W_OK))
    assert refused(lambda: save(file, PLAN)) == "cannot-write"
    assert file.read_bytes() == OLD


def test_a_folder_that_is_read_only_says_so(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", failing(errno.EACCES))
        assert refused(lambda: save(file, PLAN)) == "cannot-write"
    assert file.read_bytes() == OLD


@posix
def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    target = tmp_path / "shared" / "plan.agencyplan"
    target.write_bytes(OLD)
    link = tmp_path / "link.agencyplan"
    link.symlink_to(Path("shared") / target.name)
    save(link, PLAN)
    assert link.is_symlink()
    assert load(target).plan == PLAN
    assert names(tmp_path) == ["link.agencyplan", "shared"]
    assert names(tmp_path / "shared") == [target.name]


@posix
def test_a_link_to_nowhere_is_filled_and_one_to_itself_is_replaced(tmp_path: Path) -> None:
    nowhere, itself = tmp_path / "nowhere", tmp_path / "itself"
    nowhere.symlink_to("new")
    itself.symlink_to("itself")
    for link in (nowhere, itself):
        save(link, PLAN)
        assert load(link).plan == PLAN
    assert nowhere.is_symlink()


@posix
@pytest.mark.parametrize("rights", [0o600, 0o640, 0o664])
def test_the_rights_of_a_file_are_kept(file: Path, rights: int) -> None:
    file.chmod(rights)
    save(file, PLAN)
    assert stat.S_IMODE(file.stat().st_mode) == rights


@posix
@pytest.mark.parametrize(("mask", "rights"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_new_file_has_the_rights_that_its_owner_gives_files(
    tmp_path: Path, mask: int, rights: int
) -> None:
    before = os.umask(mask)
    try:
        save(tmp_path / "new.agencyplan", PLAN)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.agencyplan").stat().st_mode) == rights


def test_two_savings_at_once_do_not_meet(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync = os.fsync
    other = replace(PLAN, name="Other")

    def meanwhile(handle: int) -> None:
        monkeypatch.setattr(os, "fsync", sync)
        save(file, other)
        sync(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    save(file, PLAN)
    assert load(file).plan == PLAN
