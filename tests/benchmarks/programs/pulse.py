"""The program with a pulse in its event loop, while things are done in it; prints how deaf it was.

Deaf is the longest that the pulse was kept from beating: at rest, and from one act to the next.
"""

import builtins
import json
import os
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

usual_import = builtins.__import__

from PySide6 import QtWidgets  # noqa: E402 - the usual import has to be known before
from PySide6.QtCore import Qt, QTimer  # noqa: E402

from planner.app import QUIT_AFTER_PAINT, main  # noqa: E402
from planner.gui.main_window import MainWindow  # noqa: E402

builtins.__import__ = usual_import  # as planner.app has it

RESTED = 2.5


class Act(NamedTuple):
    """What is done in the window, and whether all that follows from it has."""

    name: str
    do: Callable[[MainWindow], object]
    is_done: Callable[[MainWindow], bool]


beats: list[float] = []
begun: list[float] = []
windows: list[MainWindow] = []


def run(*acts: Act) -> None:
    """Do one after the other, with rests between, and say how deaf the window was meanwhile."""

    def beat() -> None:
        if not windows:
            return
        now = time.monotonic()
        beats.append(now)
        window, done = windows[0], len(begun)
        resting = now - (begun or beats[:1])[-1] < RESTED
        if resting or (begun and not acts[done - 1].is_done(window)):
            return
        begun.append(now)
        if done < len(acts):
            acts[done].do(window)
        else:
            QtWidgets.QApplication.quit()

    class Application(QtWidgets.QApplication):
        """Beats once a millisecond, as far as anything lets it."""

        def exec(self) -> int:  # type: ignore[override]  # PySide6 declares it static
            pulse = QTimer(self)
            pulse.setTimerType(Qt.TimerType.PreciseTimer)
            pulse.timeout.connect(beat)
            pulse.start(1)
            return super().exec()

    settle = MainWindow.settle_in

    def settle_in(window: MainWindow) -> None:
        """The window is there: the pulse counts from here."""
        settle(window)
        windows.append(window)

    MainWindow.settle_in = settle_in  # type: ignore[assignment,method-assign]
    QtWidgets.QApplication = Application  # type: ignore[misc]
    os.environ.pop(QUIT_AFTER_PAINT, None)
    status = main([])
    names = ("rest", *(act.name for act in acts))
    spans = zip(names, pairwise([beats[0], *begun]), strict=True)
    print(json.dumps({name: _longest(start, end) for name, (start, end) in spans}))
    sys.exit(status)


def _longest(start: float, end: float) -> float:
    return max(after - before for before, after in pairwise(beats) if start <= before < end)
