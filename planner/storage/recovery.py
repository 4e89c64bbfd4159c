"""Unsaved work kept safe: a copy beside the plan's file, and what a killed program left behind.

The copy is a plan file of its own. It lies hidden beside the file it belongs to; for a plan without
a file, or whose folder takes none, in a folder of the program's. A lock beside the copy says that a
program is at work on it: what is locked is not offered to others, nor written by them. Each program
that has the same plan open has a copy of its own.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from planner.model.plan import Plan
from planner.storage import plan_file
from planner.storage.locks import Lock
from planner.storage.on_disk import is_file
from planner.storage.plan_file import SUFFIX, PlanFileError

MOST_PROGRAMS = 8
NEVER_SAVED = "never-saved"
LOCK = ".lock"


class Slot(NamedTuple):
    """A place for a copy, and for its lock."""

    file: Path
    lock: Path


def key(of: Path) -> str:
    """A short name for a plan file, by where it lies."""
    import hashlib  # no start waits for it

    real = os.path.normcase(os.path.realpath(of))
    digest = hashlib.blake2b(os.fsencode(real), digest_size=8).hexdigest()
    return f"{of.stem[:40]}-{digest}"


def beside(of: Path) -> Iterator[Slot]:
    """The places beside a plan's file."""
    real = Path(os.path.realpath(of))
    return _slots(real.parent, f".{real.name}.autosave")


def elsewhere(of: Path | None, folder: Path) -> Iterator[Slot]:
    """The places in the program's folder."""
    return _slots(folder, NEVER_SAVED if of is None else key(of))


def _slots(folder: Path, name: str) -> Iterator[Slot]:
    for number in range(1, MOST_PROGRAMS + 1):
        mark = name if number == 1 else f"{name}-{number}"
        yield Slot(folder / f"{mark}{SUFFIX}", folder / f"{mark}{LOCK}")


class Claim(NamedTuple):
    """A place for a copy that no other program has, and the plan's file."""

    slot: Slot
    lock: Lock
    of: Path | None

    def remove(self) -> None:
        """Remove the copy and give its place back."""
        with contextlib.suppress(OSError):
            self.slot.file.unlink(missing_ok=True)
        self.lock.remove()


class Copy:
    """The copy of one open plan's unsaved work: none, or one that is always whole."""

    def __init__(self, folder: Path) -> None:
        """Begin without a copy; ``folder`` is the program's own, ``plan`` what the copy holds."""
        self.plan: Plan | None = None
        self._folder = folder
        self._claim: Claim | None = None

    @property
    def file(self) -> Path | None:
        """Where the copy lies; None while there is none."""
        return None if self._claim is None else self._claim.slot.file

    def keep(self, plan: Plan, of: Path | None) -> None:
        """Keep a plan, durably: once this returns, a kill cannot take it away.

        Args:
            plan: the plan as it stands.
            of: its file; None where it has none yet.

        Raises:
            PlanFileError: if it can be kept nowhere; a copy from before stays.
        """
        claim = self._claim
        if claim is not None and claim.of == of:
            with contextlib.suppress(PlanFileError):
                plan_file.save(claim.slot.file, plan)
                self.plan = plan
                return
        self._claim = self._kept_anew(plan, of)
        self.plan = plan
        if claim is not None:
            claim.remove()

    def _kept_anew(self, plan: Plan, of: Path | None) -> Claim:
        if of is not None:
            with contextlib.suppress(PlanFileError):
                return _kept(plan, of, beside(of))
        slots = list(elsewhere(of, self._folder))
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise plan_file.unwritten(slots[0].file, error) from error
        return _kept(plan, of, slots)

    def drop(self) -> None:
        """Remove the copy: its plan is saved, or not wanted."""
        if self._claim is not None:
            self._claim.remove()
            self._claim = self.plan = None


def _kept(plan: Plan, of: Path | None, slots: Iterable[Slot]) -> Claim:
    claim = _claimed(slots, of)
    rights_of = of if of is not None and is_file(of) else None
    try:
        plan_file.save(claim.slot.file, plan, rights_of=rights_of)
    except PlanFileError:
        claim.remove()
        raise
    return claim


def _claimed(slots: Iterable[Slot], of: Path | None) -> Claim:
    """Take the first place that is free: nobody is at it, and nobody's work lies in it."""
    last = Path()
    for slot in slots:
        last = slot.file
        try:
            lock = Lock.take(slot.lock)
            if lock is None:
                continue
            if slot.file.exists():
                lock.release()
                continue
            lock.write(b"" if of is None else os.fsencode(of))
        except OSError as error:
            raise plan_file.unwritten(slot.file, error) from error
        return Claim(slot, lock, of)
    raise plan_file.unwritten(last, FileExistsError())


@dataclass(frozen=True)
class Left:
    """Unsaved work that a program left behind; while it is held, nobody else is offered it.

    ``of`` is the file it belongs to, None where its plan never had one; ``when`` is the local time
    at which it was kept.
    """

    file: Path
    of: Path | None
    when: datetime
    lock: Lock | None

    @property
    def older_than_its_file(self) -> bool:
        """Whether the file was written after this was kept."""
        try:
            return self.of is not None and self.of.stat().st_mtime > self.when.timestamp()
        except OSError:
            return False

    @property
    def says_what_its_file_says(self) -> bool:
        """Whether nothing in it is unsaved."""
        try:
            return (
                self.of is not None
                and self.of.is_file()
                and self.of.stat().st_size == self.file.stat().st_size
                and self.of.read_bytes() == self.file.read_bytes()
            )
        except OSError:
            return False

    def remove(self) -> None:
        """Remove it: it is kept elsewhere by now."""
        with contextlib.suppress(OSError):
            self.file.unlink(missing_ok=True)
        if self.lock is not None:
            self.lock.remove()

    def release(self) -> None:
        """Leave it where it is, for another time."""
        if self.lock is not None:
            self.lock.release()


def anything_left(of: Path, folder: Path) -> bool:
    """Whether unsaved work of a plan's file lies anywhere, held by somebody or not.

    Args:
        of: the plan's file, which may be gone.
        folder: the program's own.
    """
    return any(is_file(slot.file) for slot in (*beside(of), *elsewhere(of, folder)))


def left_of(of: Path, folder: Path) -> list[Left]:
    """Find the unsaved work of a plan's file that nobody is at, newest first.

    Args:
        of: the plan's file.
        folder: the program's own.
    """
    slots = [*beside(of), *elsewhere(of, folder)]
    real = Path(os.path.realpath(of))
    for each in (real, slots[0].file):
        plan_file.sweep(real.parent, time.time(), of=each)
    return _newest_first(_left(slot, of) for slot in slots)


def left_elsewhere(folder: Path) -> list[Left]:
    """Find all unsaved work in the program's folder that nobody is at, newest first."""
    try:
        files = sorted(each for each in folder.iterdir() if each.suffix == SUFFIX)
    except OSError:
        return []
    plan_file.sweep(folder, time.time())
    return _newest_first(_left(Slot(each, each.with_suffix(LOCK)), None) for each in files)


def _newest_first(found: Iterable[Left | None]) -> list[Left]:
    held = [each for each in found if each is not None]
    return sorted(held, key=lambda left: left.when, reverse=True)


def _left(slot: Slot, of: Path | None) -> Left | None:
    """What lies in a place; None where that is nothing, in use, or what its file says too."""
    if not any(map(os.path.exists, slot)):  # which, unlike Path.exists, never raises
        return None
    try:
        lock = Lock.take(slot.lock)
        if lock is None:
            return None
    except OSError:
        lock = None  # a folder that takes no lock: no program writes there either
    if of is None and lock is not None:
        named = lock.read()
        of = Path(os.fsdecode(named)) if named else None
    try:
        left = Left(slot.file, of, datetime.fromtimestamp(slot.file.stat().st_mtime), lock)
    except OSError:  # there is no copy: a program was killed before it wrote one
        if lock is not None:
            lock.remove()
        return None
    if left.says_what_its_file_says:
        left.remove()  # it was saved, and its program killed before it could take this away
        return None
    return left
