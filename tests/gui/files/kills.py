"""A person who edits and saves, killed at random moments; after each kill, what a start would find.

Run as a program, it prints what went wrong, and one line of numbers at the end. Each life of the
person is a fork of it, so that none has to load the libraries anew. All lives are spent in one
folder: what one of them leaves behind, the next one finds.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import traceback
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from planner.gui.document import Document
from planner.gui.files.autosave import Autosave
from planner.gui.files.disk import Disk
from planner.gui.files.files import Files
from planner.gui.files.folders import unsaved_folder, versions_folder
from planner.gui.files.recovery import Recovery, RecoveryBar
from planner.gui.settings import Settings
from planner.model.edits import with_agency
from planner.model.plan import Plan
from planner.storage import plan_file, versions
from planner.storage.recovery import left_of
from tests.gui.plans import QUICK

NAME = "Kept plan.agencyplan"
TOUCHES = {"open", "os.rename", "os.remove", "os.mkdir", "os.truncate", "os.chmod", "fcntl.flock"}
MOST_TOUCHES, MOST_SECONDS = 120, 0.2
SLOWEST = 0.02  # seconds for a flush of a slow disk
PULSE = 1  # milliseconds
MOST_TOLD = 1 << 16
REST, LATEST = 2, 5  # milliseconds too; the window's are hundreds of times as long


def number(plan: Plan) -> int:
    """What tells the states of the plan apart."""
    return plan.agency.overheads


class Person(QObject):
    """Edits, takes back and saves, and tells each state before it is and once it is safe."""

    def __init__(self, folder: Path, first: int, seed: int, out: int) -> None:
        super().__init__()
        self.random, self.out, self.next = Random(seed), out, first
        self.window = QWidget()
        self.document = Document(QUICK)
        self.disk = Disk()
        autosave = Autosave(self.document, self.disk, rest=REST, latest=LATEST)
        settings = Settings(folder / "settings.ini")
        self.files = Files(self.window, self.document, settings, autosave, self.disk)
        self.bar = RecoveryBar()
        self.bar.setParent(self.window)
        self.recovery = Recovery(self.files, self.document, self.disk, self.bar)
        autosave.kept.connect(self.kept)
        self.files.open(folder / NAME)
        self.recovery.settle_in()
        self.settle()
        self.choose()
        self.pulse = QTimer(self)
        self.pulse.timeout.connect(self.act)
        self.pulse.start(PULSE)

    def settle(self) -> None:
        self.disk.wait()
        QApplication.processEvents()

    def say(self, word: str, plan: Plan) -> None:
        os.write(self.out, f"{word} {number(plan)}\n".encode())

    @Slot(object)
    def kept(self, plan: Plan) -> None:
        self.say("safe", plan)

    def choose(self) -> None:
        """Take what was left behind, or leave it."""
        offer = self.recovery.offered
        if offer is None or offer.plan is None:
            self.say("safe", self.document.plan)
        elif self.random.random() < 0.7:
            self.say("at", offer.plan)
            self.bar.restore.click()
        else:
            self.say("at", self.document.plan)
            self.bar.leave.click()
            self.settle()
            self.say("safe", self.document.plan)

    @Slot()
    def act(self) -> None:
        stack = self.document.undo
        match self.random.choices(["edit", "run", "undo", "save", "rest"], [6, 4, 2, 1, 12])[0]:
            case "edit":
                self.edit("")
            case "run":
                self.edit("overheads")
            case "undo" if stack.canUndo():
                # Qt keeps no plans; the step that is taken back does.
                before = getattr(stack.command(stack.index() - 1), "before", self.document.plan)
                self.say("at", before)
                stack.undo()
            case "save":
                self.files.save()
                assert not self.document.unsaved  # no question came up
                self.say("safe", self.document.plan)

    def edit(self, merge: str) -> None:
        self.next += 1
        plan = with_agency(self.document.plan, overheads=self.next)
        self.say("at", plan)
        self.document.edit(lambda: "Change overheads", plan, merge=merge)


class Fate(NamedTuple):
    """How a life is spent: what ends it, and whether its disk is slow.

    It ends after so many seconds, or, where these are None, at so many touches of the disk.
    """

    seconds: float | None
    touches: int
    slow: bool

    @classmethod
    def drawn(cls, random: Random) -> Fate:
        seconds = random.choice([None, random.uniform(0, MOST_SECONDS)])
        return cls(seconds, random.randint(1, MOST_TOUCHES), random.random() < 0.4)


def live(folder: Path, first: int, seed: int, out: int, fate: Fate) -> None:
    """Spend a life; somebody else ends it, or a touch of the disk does."""
    if fate.slow:
        flush, random = os.fsync, Random(seed)

        def slowly(fd: Any) -> None:
            select.select([], [], [], random.uniform(0, SLOWEST))
            flush(fd)

        os.fsync = slowly
    if fate.seconds is None:
        left = [fate.touches]

        def count(event: str, _: tuple[object, ...]) -> None:
            if event in TOUCHES:
                left[0] -= 1
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
    app = QApplication([])
    person = Person(folder, first, seed, out)
    app.exec()
    del person


class Found(NamedTuple):
    """What a start finds: the state it opens or offers, and whether it was offered."""

    state: int
    offered: bool


def find(folder: Path) -> Found:
    """What a start finds; every file that is there has to be a whole plan."""
    path = folder / NAME
    saved = plan_file.load(path).plan
    for version in versions.earlier(path, versions_folder()):
        plan_file.load(version.file)
    offers = left_of(path, unsaved_folder())
    kept = [plan_file.load(left.file).plan for left in offers]
    for left in offers:
        left.release()
    return Found(number(kept[0] if kept else saved), bool(kept))


def allowed(told: list[str], before: int) -> list[int]:
    """The states that may be found: the last one that was safe, and what was begun after it."""
    states, safe = [before], 0
    for line in told:
        word, value = line.split()
        if word == "at":
            states.append(int(value))
        elif int(value) in states[safe:]:  # else word of a copy comes after that of a later save
            safe = states.index(int(value), safe)
    return states[safe:]


def kill(folder: Path, first: int, seed: int, fate: Fate) -> list[str]:
    """Spend a life and end it; what it told until then."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            live(folder, first, seed, writing, fate)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)  # nobody goes by themselves
    os.close(writing)
    told = b""
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        if fate.seconds is not None:
            told += pipe.read(MOST_TOLD)  # it lives
            select.select([], [], [], fate.seconds)
            os.kill(child, signal.SIGKILL)
        while more := pipe.read(MOST_TOLD):
            told += more
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, status
    return told.decode().splitlines()


def main(folder: Path, kills: int, seed: int) -> None:
    QCoreApplication.setApplicationName("planner")  # for the folders; each life has it too
    random = Random(seed)
    before = 1
    plan_file.save(folder / NAME, with_agency(QUICK, overheads=before))
    offered = acknowledged = 0
    for life in range(kills):
        fate = Fate.drawn(random)
        told = kill(folder, 1000 * (life + 1), seed * 10_000 + life, fate)
        found = find(folder)
        may_be = allowed(told, before)
        if found.state not in may_be:
            print(f"life {life} of {seed}: found {found.state}, not one of {may_be}")
        offered += found.offered
        acknowledged += sum(line.startswith("safe") for line in told)
        before = found.state
    kept = len(versions.earlier(folder / NAME, versions_folder()))
    print(f"{kills} kills, {acknowledged} states safe, {offered} offered, {kept} versions")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
