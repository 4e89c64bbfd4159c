"""Jobs for the disk are done in order by a worker, and what follows comes back to the window."""

from __future__ import annotations

import threading
from functools import partial

from pytestqt.qtbot import QtBot

from planner.gui.files.disk import Disk


def test_jobs_are_done_in_order_elsewhere_and_followed_here(qtbot: QtBot) -> None:
    disk = Disk()
    elsewhere: list[int] = []
    here: list[tuple[int, bool]] = []

    def job(number: int) -> int:
        assert threading.current_thread() is not threading.main_thread()
        elsewhere.append(number)
        return number

    def follow(number: int) -> None:
        here.append((number, threading.current_thread() is threading.main_thread()))

    for number in range(20):
        disk.do(partial(job, number), follow)
    disk.wait()
    assert (elsewhere, here) == (list(range(20)), [])
    qtbot.waitUntil(lambda: len(here) == 20)
    assert here == [(number, True) for number in range(20)]


def test_an_error_that_nobody_expected_is_not_swallowed_and_the_next_job_is_done(
    qtbot: QtBot,
) -> None:
    disk = Disk()
    told: list[str] = []
    with qtbot.capture_exceptions() as caught:
        disk.do(lambda: 1 // 0, failed=lambda: told.append("failed"))
        disk.do(lambda: 7, lambda made: told.append(str(made)))
        qtbot.waitUntil(lambda: "7" in told)
    assert told == ["failed", "7"]
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
