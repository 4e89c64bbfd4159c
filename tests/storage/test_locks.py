"""A lock is held by one at a time, says what for, and is let go of when its holder ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.storage.locks import Lock

HOLDS_AND_DIES = """
import os, signal, sys
from pathlib import Path
from planner.storage.locks import Lock
lock = Lock.take(Path(sys.argv[1]))
lock.write("dernières".encode())
print("held", flush=True)
sys.stdin.read()
"""


def taken(path: Path) -> Lock:
    lock = Lock.take(path)
    assert lock is not None
    return lock


def test_one_at_a_time_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    first = taken(path)
    assert Lock.take(path) is None
    first.release()
    second = taken(path)
    second.remove()
    assert not path.exists()


def test_what_it_is_for_stays_when_it_is_let_go_of(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    for words in (b"a longer reason", b"a reason", b""):
        lock = taken(path)
        lock.write(words)
        lock.release()
        again = taken(path)
        assert again.read() == words
        again.release()


def test_a_holder_that_is_killed_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDS_AND_DIES, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None and holder.stdin is not None
    assert holder.stdout.readline() == b"held\n"
    assert Lock.take(path) is None
    holder.kill()
    holder.wait(10)
    holder.stdin.close()
    holder.stdout.close()
    lock = taken(path)
    assert lock.read().decode() == "dernières"
    lock.remove()


def test_a_file_that_its_last_holder_removed_meanwhile_is_not_taken_for_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.lock"
    first = taken(path)
    opened = os.open

    def late(*arguments: object) -> int:
        handle = opened(*arguments)  # type: ignore[arg-type]  # whatever it was given
        monkeypatch.setattr(os, "open", opened)
        first.remove()  # between the opening and the locking
        return handle

    monkeypatch.setattr(os, "open", late)
    second = taken(path)
    assert path.exists()
    assert Lock.take(path) is None
    second.remove()


def test_there_is_no_lock_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Lock.take(tmp_path / "gone" / "a.lock")
