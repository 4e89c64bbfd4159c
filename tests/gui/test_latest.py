"""Work beside the window: the last job lands, stale ones are dropped, errors are not hidden."""

from __future__ import annotations

from threading import Event, Thread, current_thread, main_thread
from weakref import finalize, ref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.gui.latest import Latest, StaleError


def test_the_last_of_the_jobs_that_wait_is_the_only_one_done(qtbot: QtBot) -> None:
    owner = QObject()
    latest = Latest(owner)
    done: list[int] = []
    run: list[int] = []
    latest.done.connect(done.append)
    gate = Event()

    def job(number: int) -> int:
        assert gate.wait(5)
        run.append(number)
        return number

    for number in range(5):
        latest.request(lambda number=number: job(number))  # type: ignore[misc]  # bound now, not when it is called
    gate.set()
    qtbot.waitUntil(lambda: bool(done))
    assert done == [4]
    assert run == [0, 4]


def test_what_is_quick_is_done_at_once(qtbot: QtBot) -> None:
    owner = QObject()
    latest = Latest(owner)
    done: list[str] = []
    latest.done.connect(done.append)
    latest.request(lambda: "now", at_once=True)
    assert done == ["now"]


def test_an_error_of_a_job_is_raised_where_errors_are_told(qtbot: QtBot) -> None:
    owner = QObject()
    latest = Latest(owner)

    def job() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as errors:
        latest.request(job)
        qtbot.waitUntil(lambda: bool(errors))
    assert errors[0][0] is ZeroDivisionError


def test_waiting_drops_what_waits(qtbot: QtBot) -> None:
    owner = QObject()
    latest = Latest(owner)
    run: list[int] = []
    gate = Event()
    latest.request(lambda: gate.wait(5))
    latest.request(lambda: run.append(1))
    gate.set()
    latest.wait()
    assert run == []


def test_what_is_left_is_never_said_and_the_next_job_does_not_wait_for_it(qtbot: QtBot) -> None:
    owner = QObject()
    latest = Latest(owner)
    done: list[int] = []
    gate = Event()
    latest.done.connect(done.append)

    def slow() -> int:
        assert gate.wait(5)
        return 1

    latest.request(slow)
    latest.request(lambda: 2)
    latest.leave()
    latest.request(lambda: 3)
    qtbot.waitUntil(lambda: bool(done))
    gate.set()
    latest.wait()
    assert done == [3]


def test_no_worker_takes_its_voice_apart(qtbot: QtBot) -> None:
    gone_in: list[Thread] = []
    gate = Event()

    def leave_behind() -> Thread:
        owner = QObject()
        latest = Latest(owner)
        latest.request(lambda: gate.wait(5))
        finalize(latest._voice, lambda: gone_in.append(current_thread()))
        assert latest._worker is not None
        return latest._worker

    worker = leave_behind()
    gate.set()
    worker.join()
    assert gone_in == []
    owner = QObject()
    another = Latest(owner)
    another.request(lambda: None)
    another.wait()
    assert gone_in == [main_thread()]


def test_no_owner_that_goes_waits_for_a_job(qtbot: QtBot) -> None:
    owner = QObject()
    latest = Latest(owner)
    gate, begun = Event(), Event()

    def job() -> None:
        begun.set()
        gate.wait(30)

    latest.request(job)
    assert begun.wait(5)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not isValid(owner))
    assert not gate.is_set()
    gate.set()


def test_what_is_done_when_its_owner_has_gone_is_dropped(qtbot: QtBot) -> None:
    owner = QObject()
    latest = Latest(owner)
    done: list[int] = []
    gate, begun = Event(), Event()
    latest.done.connect(done.append)

    def job() -> int:
        begun.set()
        assert gate.wait(5)
        return 1

    latest.request(job)
    assert begun.wait(5)
    owner.destroyed.connect(gate.set)  # the job ends while all goes
    owner.deleteLater()
    with qtbot.captureExceptions() as errors:
        qtbot.waitUntil(gate.is_set)
        qtbot.waitUntil(lambda: not isValid(latest))
    assert errors == []
    assert done == []


def test_leaving_waits_for_nothing_and_is_told_nothing(qtbot: QtBot) -> None:
    owner = QObject()
    latest = Latest(owner)
    done: list[bool] = []
    gate, begun, ended = Event(), Event(), Event()
    latest.done.connect(done.append)

    def job() -> bool:
        begun.set()
        gate.wait(5)
        ended.set()
        return True

    latest.request(job)
    latest.request(lambda: done.append(True))
    assert begun.wait(5)
    latest.leave()  # the gate is shut: waiting here would be for ever
    owner.deleteLater()
    qtbot.waitUntil(lambda: not isValid(owner))
    assert not ended.is_set()
    gate.set()
    qtbot.waitUntil(ended.is_set)
    assert done == []


def test_a_job_that_was_left_ends_at_its_next_step(qtbot: QtBot) -> None:
    owner = QObject()
    latest = Latest(owner)
    gate, begun, ended = Event(), Event(), Event()

    def job() -> None:
        begun.set()
        gate.wait(5)
        try:
            latest.step()
        except StaleError:
            ended.set()
            raise

    latest.request(job)
    assert begun.wait(5)
    latest.leave()
    latest.request(lambda: None)  # another job does not make the one before wanted again
    gate.set()
    qtbot.waitUntil(ended.is_set)


def test_leaving_with_nothing_to_do_leaves_nothing_behind(qtbot: QtBot) -> None:
    owner = QObject()
    latest = Latest(owner)
    latest.leave()
    owner.deleteLater()
    qtbot.waitUntil(lambda: not isValid(latest))


def test_a_result_on_its_way_when_its_job_is_left_reaches_nobody(qtbot: QtBot) -> None:
    owner = QObject()
    latest = Latest(owner)
    done: list[int] = []
    latest.done.connect(done.append)
    gate = Event()
    latest.request(lambda: 1)
    assert latest._worker is not None
    latest._worker.join()  # the result waits for the window to hear of it
    latest.leave()
    latest.request(lambda: 2 if gate.wait(5) else 0)
    QApplication.processEvents()
    assert (done, latest.busy) == ([], True)
    gate.set()
    qtbot.waitUntil(lambda: bool(done))
    assert done == [2]


def test_what_a_stale_job_had_made_goes_with_it(qtbot: QtBot) -> None:
    """No garbage is collected here: it would stay until then."""
    owner = QObject()
    latest = Latest(owner)
    done: list[str] = []
    latest.done.connect(done.append)
    gate = Event()
    held: list[ref[set[int]]] = []

    def job() -> None:
        made = {1}
        held.append(ref(made))
        assert gate.wait(5)
        latest.step()

    latest.request(job)
    latest.request(lambda: "next")
    gate.set()
    qtbot.waitUntil(lambda: done == ["next"])
    assert held[0]() is None
