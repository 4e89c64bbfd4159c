"""What waits for the disk, off the window's thread: one thing after another, in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

Made = TypeVar("Made")


class Disk(QObject):
    """A worker for everything that reads or writes beside the window's own work.

    Signals:
        done: what is to follow, what the worker made, or the error that kept it from it.
    """

    done = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Prepare; nothing runs yet."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self.done.connect(self._follow)

    def do(self, job: Callable[[], Made], then: Callable[[Made], None] | None = None) -> None:
        """Do a job when those before it are done, and then, on the window's thread, what follows.

        Args:
            job: uses nothing of the window's.
            then: takes what the job made.
        """
        self._pool.start(_Job(self, job, then))

    @Slot(object, object, object)
    def _follow(
        self, then: Callable[[Any], None] | None, made: Any, error: Exception | None
    ) -> None:
        if error is not None:
            raise error
        if then is not None:
            then(made)

    def wait(self) -> None:
        """Wait until every job is done; what follows them comes later."""
        self._pool.waitForDone()


class _Job:
    """One job for the pool: what it makes goes out through the owner's signal."""

    def __init__(
        self, owner: Disk, job: Callable[[], Any], then: Callable[[Any], None] | None
    ) -> None:
        self._done = owner.done
        self._job = job
        self._then = then

    def __call__(self) -> None:
        try:
            made = self._job()
        except Exception as error:
            self._done.emit(None, None, error)
        else:
            self._done.emit(self._then, made, None)
