"""Work beside the window: one job at a time, and of those that wait only the last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal, Slot


class StaleError(Exception):
    """Ends a job that nobody waits for any more."""


class _Voice(QObject):
    """What a worker speaks through: it is there as long as the worker, whoever has gone.

    ``stale``: the job that is being done is not wanted any more.

    Signals:
        made: what the worker gave, or the error that kept it from it.
    """

    made = Signal(object, object)

    def __init__(self) -> None:
        """Make one for a job that is wanted."""
        super().__init__()
        self.stale = False

    @Slot()
    def end(self) -> None:
        """Let the job end at its next step."""
        self.stale = True


class Latest(QObject):
    """Does the latest job that was asked for; what is stale is dropped.

    Signals:
        begun: a job is being done beside the window, and nothing was before.
        done: what the latest job gave.
    """

    begun = Signal()
    done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Prepare a worker of its own."""
        super().__init__(parent)
        self._waiting: Callable[[], Any] | None = None
        self.busy = self._left = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._voice = _Voice()
        self._voice.made.connect(self._take)
        parent.destroyed.connect(self._voice.end)

    def request(self, job: Callable[[], Any], *, at_once: bool = False) -> None:
        """Ask for a job.

        Args:
            job: what to do; it touches no widget.
            at_once: whether it is quick enough to be done here.
        """
        if at_once and not self.busy:
            self._voice.stale = False
            self.done.emit(job())
            return
        self._waiting = job
        if self.busy:
            self._voice.stale = True
        else:
            self._start()
            self.begun.emit()

    def step(self) -> None:
        """A long job calls this between its steps: one that is not wanted any more ends there.

        Raises:
            StaleError: where it is not.
        """
        if self._voice.stale:
            raise StaleError

    def _start(self) -> None:
        job, self._waiting = self._waiting, None
        if job is not None:
            self.busy, self._voice.stale = True, False
            self._pool.start(_Job(job, self._voice))

    @Slot(object, object)
    def _take(self, result: Any, error: Exception | None) -> None:
        self.busy = False
        if self._left:
            self.deleteLater()
        elif self._waiting is not None:
            self._start()  # this one is stale
        elif error is None:
            self.done.emit(result)
        elif not isinstance(error, StaleError):
            raise error

    def leave(self) -> None:
        """Give up what is being done without waiting for it: whoever asked is about to go."""
        self._waiting, self._left = None, True
        if self.busy:
            self.setParent(QCoreApplication.instance())

    def wait(self) -> None:
        """Drop what waits, and wait for what is being done."""
        self._waiting = None
        self._voice.end()
        self._pool.waitForDone()


class _Job:
    """One job for the pool: its result is said where somebody may still listen."""

    def __init__(self, job: Callable[[], Any], voice: _Voice) -> None:
        self._job, self._voice = job, voice

    def __call__(self) -> None:
        try:
            result = self._job()
        except Exception as error:
            self._voice.made.emit(None, error)
        else:
            self._voice.made.emit(result, None)
