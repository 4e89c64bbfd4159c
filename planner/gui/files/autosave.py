"""Unsaved work is kept within seconds: a copy that a kill or a power cut cannot take away."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from planner.gui.document import Document
from planner.gui.files.disk import Disk
from planner.gui.files.folders import unsaved_folder
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.storage.plan_file import PlanFileError

if TYPE_CHECKING:
    from planner.storage.recovery import Copy

REST, LATEST = 1000, 3000


class Autosave(QObject):
    """Follows a document; the disk's worker writes, and the window never waits for it.

    Signals:
        kept: the plan that is safe by now.
        dropped: there is no copy any more, and none is needed.
        troubled: ``trouble`` is another.
    """

    kept = Signal(object)
    dropped = Signal()
    troubled = Signal()

    def __init__(
        self,
        document: Document,
        disk: Disk,
        parent: QObject | None = None,
        *,
        rest: int = REST,
        latest: int = LATEST,
    ) -> None:
        """Follow a document.

        Args:
            document: its unsaved work is kept.
            disk: its worker writes.
            parent: the owner.
            rest: keep it once no edit has come for so many milliseconds,
            latest: and at the latest so long after one.
        """
        super().__init__(parent)
        self.trouble: Problem | None = None
        self._document = document
        self._disk = disk
        self._asked: Plan | None = None  # the newest plan that was given to be kept
        self._begun = False  # there may be a copy
        self._busy = False
        self._rest, self._latest = QTimer(self), QTimer(self)
        for timer, pause in ((self._rest, rest), (self._latest, latest)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(self._keep)
        document.begun.connect(self._another)
        document.changed.connect(self.follow)
        document.renamed.connect(self.follow)

    @cached_property
    def _copy(self) -> Copy:
        from planner.storage.recovery import Copy  # no start waits for it

        return Copy(unsaved_folder())

    @Slot()
    def _another(self) -> None:
        """Another plan is open: one that is unsaved from the start is kept before the old one goes.

        A copy of a plan may hold what the plan itself was not saved with.
        """
        if self._document.unsaved:
            self.keep_now()
        else:
            self._drop()

    @Slot()
    def follow(self) -> None:
        """See whether there is unsaved work, and whether it is kept."""
        if not self._document.unsaved:
            self._drop()
        elif self._document.plan is not self._asked:
            self._rest.start()
            if not self._latest.isActive():
                self._latest.start()

    @Slot()
    def _keep(self) -> None:
        if not self._busy and self._document.unsaved and self._document.plan is not self._asked:
            self.keep_now()

    def keep_now(self, then: Callable[[], None] | None = None) -> None:
        """Have the plan kept without waiting for a rest.

        Args:
            then: what the worker does once it is safe; where it cannot be kept, nothing.
        """
        self._pause()
        self._busy = self._begun = True
        plan = self._asked = self._document.plan
        job = partial(_kept, self._copy, plan, self._document.path, then)
        self._disk.do(job, partial(self._told, plan), failed=self._failed)

    def _failed(self) -> None:
        self._busy = False

    def _told(self, plan: Plan, trouble: Problem | None) -> None:
        self._busy = False
        self._say(trouble)
        if trouble is not None:
            self._asked = None
        else:
            self.kept.emit(plan)
        if self._begun:
            self.follow()

    def _say(self, trouble: Problem | None) -> None:
        if trouble != self.trouble:
            self.trouble = trouble
            self.troubled.emit()

    def _pause(self) -> None:
        self._rest.stop()
        self._latest.stop()

    @Slot()
    def _drop(self) -> None:
        self._pause()
        if self._begun:
            self._begun, self._asked = False, None
            self._disk.do(self._copy.drop, self._told_dropped)

    def _told_dropped(self, _: None) -> None:
        self._say(None)
        self.dropped.emit()

    def before_saving(self) -> None:
        """Let the copy, if there is one, hold what is about to be saved.

        Whenever the program is killed then, before the copy is removed, the two say the same.
        """
        self._pause()
        self._disk.wait()
        if self._copy.file is not None and self._copy.plan is not self._document.plan:
            with contextlib.suppress(PlanFileError):  # saving will say so
                self._copy.keep(self._document.plan, self._document.path)
                self._asked = self._document.plan

    def leave(self) -> None:
        """Forget the copy: the plan was saved, or is not wanted."""
        self._pause()
        self._disk.wait()
        if self._begun:
            self._begun, self._asked = False, None
            self._copy.drop()


def _kept(
    copy: Copy, plan: Plan, of: Path | None, then: Callable[[], None] | None
) -> Problem | None:
    try:
        copy.keep(plan, of)
    except PlanFileError as error:
        return error.problems[0]
    if then is not None:
        then()
    return None
