"""What a plan's file held when it was last read or written, and whether it holds that still."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.storage import plan_file
from planner.storage.plan_file import Loaded, PlanFileError


class Stamp(NamedTuple):
    """How a file is told from another of its name: when it was written (ns), and its bytes."""

    modified: int
    size: int

    @classmethod
    def of(cls, said: os.stat_result) -> Stamp:
        """The stamp in what the system says of a file."""
        return cls(said.st_mtime_ns, said.st_size)


def stamp(path: Path) -> Stamp | None:
    """The stamp of a file; None where there is none to be seen."""
    try:
        return Stamp.of(path.stat())
    except (OSError, ValueError):
        return None


def is_file(path: Path) -> bool:
    """Whether there is such a file; False, and no error, where nobody may look."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises there


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; False, and no error, where nobody may look."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises there


class OnDisk(NamedTuple):
    """What a file held, None where that was no plan, and the stamp it had."""

    plan: Plan | None
    stamp: Stamp | None


@dataclass(frozen=True)
class Change:
    """What another program did to the file: what was known of it, and what it is now.

    With no stamp it is gone; with no plan it is none any more, and ``problems`` say why.
    ``loaded`` is the plan it holds, with its warnings.
    """

    known: OnDisk
    now: OnDisk
    loaded: Loaded | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def same(self) -> bool:
        """Whether it was written, and says what it said before."""
        return self.loaded is None and self.now.plan is not None

    @property
    def gone(self) -> bool:
        """Whether there is no such file any more."""
        return self.now.stamp is None


def change(path: Path, known: OnDisk) -> Change | None:
    """Look whether a file is another than the one that is known; None: it was not touched."""
    now = stamp(path)
    if now == known.stamp:
        return None
    if now is None:
        return Change(known, OnDisk(None, None))
    try:
        loaded = plan_file.load(path)
    except PlanFileError as error:
        return Change(known, OnDisk(None, now), problems=error.problems)
    if known.plan is not None and _same(known.plan, loaded.plan):
        return Change(known, OnDisk(known.plan, now))
    return Change(known, OnDisk(loaded.plan, now), loaded)


def _same(known: Plan, found: Plan) -> bool:
    return known == found or plan_file.content_of(known) == plan_file.content_of(found)
