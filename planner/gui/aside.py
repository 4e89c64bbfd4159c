"""A long job that somebody waits for is done beside the window, which lives on meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QThreadPool, Signal
from PySide6.QtGui import QGuiApplication

Result = TypeVar("Result")


class _Told(QObject):
    """Tells the window's thread that the worker is done."""

    done = Signal()


class _Job(Generic[Result]):
    """The job, and what came of it."""

    def __init__(self, job: Callable[[], Result], told: _Told) -> None:
        self._job, self._told = job, told
        self.result: Result
        self.error: Exception | None = None

    def __call__(self) -> None:
        try:
            self.result = self._job()
        except Exception as error:
            self.error = error
        self._told.done.emit()


def aside(job: Callable[[], Result]) -> Result:
    """Do a job in a worker and return what it gives; what is typed meanwhile comes after it.

    The window is painted and its clocks go on, so nothing looks frozen. For what takes a second or
    two and changes nothing by itself; what takes longer has a progress bar and can be cancelled.

    Args:
        job: what to do; it touches no widget.
    """
    told, loop, pool = _Told(), QEventLoop(), QThreadPool()
    told.done.connect(loop.quit)
    doing = _Job(job, told)
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        pool.start(doing)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        pool.waitForDone()  # the program may be told to end before
    finally:
        QGuiApplication.restoreOverrideCursor()
    if doing.error is not None:
        raise doing.error
    return doing.result
