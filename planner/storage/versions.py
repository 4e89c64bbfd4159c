"""Earlier versions: what each save replaced, thinned out as it grows old.

They are plan files in a folder of the program's, one folder for each plan's file. The last ten
stay; of the others the last of each day for thirty days, and the last of each month after that.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from planner.storage.plan_file import SUFFIX, sweep, write_atomically
from planner.storage.recovery import key

LAST = 10
DAYS = 30
WRITTEN = "%Y-%m-%d %H.%M.%S.%f"
UNSAVED = " not saved"


@dataclass(frozen=True)
class Version:
    """A plan as it was: its file, its local time, and whether that was saved or only kept safe."""

    file: Path
    when: datetime
    saved: bool


def keep_replaced(plan: Path, folder: Path) -> None:
    """Keep what a file holds, since it is about to be replaced; nothing where there is none.

    Args:
        plan: the file.
        folder: the program's own.

    Raises:
        OSError: if it cannot be read or kept.
    """
    try:
        content, modified = plan.read_bytes(), plan.stat().st_mtime
    except FileNotFoundError:
        return
    _keep(content, datetime.fromtimestamp(modified), plan, folder, saved=True)


def set_aside(work: Path, when: datetime, plan: Path, folder: Path) -> None:
    """Keep unsaved work among the earlier versions of its file.

    Args:
        work: a plan file with the work.
        when: its local time.
        plan: the file that it belongs to.
        folder: the program's own.

    Raises:
        OSError: if it cannot be read or kept.
    """
    _keep(work.read_bytes(), when, plan, folder, saved=False)


def earlier(plan: Path, folder: Path) -> list[Version]:
    """The earlier versions of a file, newest first."""
    try:
        found = [_version(each) for each in (folder / key(plan)).iterdir()]
    except OSError:
        return []
    versions = [each for each in found if each is not None]
    return sorted(versions, key=lambda version: version.when, reverse=True)


def _version(file: Path) -> Version | None:
    name = file.name.removesuffix(SUFFIX)
    try:
        written = datetime.strptime(name.removesuffix(UNSAVED), WRITTEN).replace(tzinfo=UTC)
    except ValueError:
        return None  # a file of somebody else's
    return Version(file, written.astimezone().replace(tzinfo=None), not name.endswith(UNSAVED))


def _keep(content: bytes, when: datetime, plan: Path, folder: Path, *, saved: bool) -> None:
    known = earlier(plan, folder)
    if known and known[0].file.read_bytes() == content:
        return
    into = folder / key(plan)
    into.mkdir(parents=True, exist_ok=True, mode=0o700)
    sweep(into, time.time())
    while (file := _file(into, when, saved=saved)).exists():  # a disk may count in seconds
        when += timedelta(microseconds=1)
    write_atomically(file, content)
    _thin([*known, Version(file, when, saved)], datetime.now())


def _file(folder: Path, when: datetime, *, saved: bool) -> Path:
    name = when.astimezone(UTC).strftime(WRITTEN) + ("" if saved else UNSAVED)
    return folder / f"{name}{SUFFIX}"


def _thin(versions: list[Version], now: datetime) -> None:
    staying = spared((each.when for each in versions), now)
    for each in versions:
        if each.when not in staying:
            with contextlib.suppress(OSError):
                each.file.unlink()


def spared(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which of the times of versions stay.

    Args:
        times: local times.
        now: the local time.
    """
    newest_first = sorted(set(times), reverse=True)
    stay = set(newest_first[:LAST])
    periods = set()
    for each in newest_first:
        young = (now.date() - each.date()).days <= DAYS
        period = each.date() if young else (each.year, each.month)
        if period not in periods:
            periods.add(period)
            stay.add(each)
    return stay
