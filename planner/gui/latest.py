"""Work beside the window: one job at a time, and of those that wait only the last."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread, current_thread, main_thread
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

ENDED = Event()
"""Set once the program ends: from then on nobody listens, and nothing is said any more."""


class StaleError(Exception):
    """Ends a job that nobody waits for any more."""


def safely(job: Callable[[], Any]) -> Any:
    """What a job gives, or what kept it from that: who waits has to hear of either."""
    try:
        return job()
    except StaleError:
        raise
    except Exception as error:
        return error


class _Voice(QObject):
    """What a worker speaks through: it is there as long as the worker, whoever has gone.

    ``stale``: the job that is being done is not wanted any more.

    Signals:
        made: the voice's mark, and what the worker gave, or the error that kept it from it.
    """

    made = Signal(object, object, object)

    def __init__(self) -> None:
        """Make one for a job that is wanted."""
        super().__init__()
        self.stale = False
        self.mark = object()

    @Slot()
    def end(self) -> None:
        """Let the job end at its next step."""
        self.stale = True


_at_work: list[tuple[_Voice, Thread]] = []
"""Voices, kept for as long as their workers live: a worker that held the last of one took it apart
in its own thread, and that crashed now and then."""


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
        self.busy = False
        self._worker: Thread | None = None
        self._listen()

    def _listen(self) -> None:
        self._voice = _Voice()
        self._voice.made.connect(self._take)
        self.destroyed.connect(self._voice.end)

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
        left_behind = current_thread() not in {main_thread(), self._worker}
        if self._voice.stale or left_behind:
            raise StaleError

    def _start(self) -> None:
        job, self._waiting = self._waiting, None
        if job is not None:
            self.busy, self._voice.stale = True, False
            # A thread that is left behind, since no window and no end of the program waits for it:
            # a pool would, and what has no taker may take a minute in a book of thousands.
            worker = self._worker = Thread(target=_Job(job, self._voice), daemon=True)
            worker.start()
            _at_work[:] = [each for each in _at_work if each[1].is_alive()]
            _at_work.append((self._voice, worker))

    @Slot(object, object, object)
    def _take(self, mark: object, result: Any, error: Exception | None) -> None:
        if mark is not self._voice.mark:
            return  # it was on its way while the job was left
        self.busy = False
        if self._waiting is not None:
            self._start()  # this one is stale
        elif error is None:
            self.done.emit(result)
        elif not isinstance(error, StaleError):
            raise error

    def wait(self) -> None:
        """Drop what waits, and wait for what is being done."""
        self._waiting = None
        self._voice.end()
        if self._worker is not None:
            self._worker.join()

    def leave(self) -> None:
        """Drop what waits, and what is being done: nobody asks for it any more."""
        self._waiting = None
        self._voice.made.disconnect(self._take)
        self._voice.end()
        self._worker, self.busy = None, False
        self._listen()


class _Job:
    """One job for the worker: its result is said where somebody may still listen."""

    def __init__(self, job: Callable[[], Any], voice: _Voice) -> None:
        self._job, self._voice = job, voice

    def __call__(self) -> None:
        result, error = None, None
        try:
            result = self._job()
        except Exception as raised:
            error = raised
        if not ENDED.is_set():
            self._voice.made.emit(self._voice.mark, result, error)
        # An error holds this frame, and all that the job had made so far: with the frame holding
        # the error, both would stay until somebody looks for garbage.
        del error
