"""What waits for the disk, off the window's thread: one thing after another, in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

Made = TypeVar("Made")


class Disk(QObject):
    """A worker for everything that reads or writes beside the window's own work.

    Signals:
        done: the job, what the worker made of it, or the error that kept it from it.
    """

    done = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Prepare; nothing runs yet."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self.done.connect(self._follow)

    def do(
        self,
        job: Callable[[], Made],
        then: Callable[[Made], None] | None = None,
        *,
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Do a job when those before it are done, and then, on the window's thread, what follows.

        Args:
            job: uses nothing of the window's.
            then: takes what the job made.
            failed: is called where it made nothing, by an error that nobody expected.
        """
        self._pool.start(_Job(self, job, then, failed))

    @Slot(object, object, object)
    def _follow(self, job: _Job, made: Any, error: Exception | None) -> None:
        if error is not None:
            if job.failed is not None:
                job.failed()
            raise error
        if job.then is not None:
            job.then(made)

    def wait(self) -> None:
        """Wait until every job is done; what follows them comes later."""
        self._pool.waitForDone()


class _Job:
    """One job for the pool: what it makes goes out through the owner's signal."""

    def __init__(
        self,
        owner: Disk,
        job: Callable[[], Any],
        then: Callable[[Any], None] | None,
        failed: Callable[[], None] | None,
    ) -> None:
        self.then, self.failed = then, failed
        self._done = owner.done
        self._job = job

    def __call__(self) -> None:
        try:
            made = self._job()
        except Exception as error:
            self._done.emit(self, None, error)
        else:
            self._done.emit(self, made, None)
