"""The program, with a pulse in its event loop; prints the longest that the window was deaf.

From the first paint on, for two seconds: what the window learns then must not be felt.
"""

import builtins
import json
import os
import sys
import time
from itertools import pairwise

usual_import = builtins.__import__

from PySide6 import QtWidgets  # noqa: E402 - the usual import has to be known before
from PySide6.QtCore import Qt, QTimer  # noqa: E402

from planner.app import QUIT_AFTER_PAINT, main  # noqa: E402
from planner.gui.main_window import MainWindow  # noqa: E402

builtins.__import__ = usual_import  # as planner.app has it

LISTENED = 2.0
beats: list[float] = []


class Application(QtWidgets.QApplication):
    """Beats once a millisecond, as far as anything lets it."""

    def exec(self) -> int:  # type: ignore[override]  # PySide6 declares it static
        pulse = QTimer(self)
        pulse.setTimerType(Qt.TimerType.PreciseTimer)
        pulse.timeout.connect(self._beat)
        pulse.start(1)
        return super().exec()

    def _beat(self) -> None:
        if beats:
            beats.append(time.monotonic())
            if beats[-1] - beats[0] > LISTENED:
                self.quit()


def settle_in(window: MainWindow) -> None:
    """The first paint is on screen: the pulse counts from here."""
    beats.append(time.monotonic())
    settle(window)


settle = MainWindow.settle_in
MainWindow.settle_in = settle_in  # type: ignore[assignment,method-assign]
QtWidgets.QApplication = Application  # type: ignore[misc]
os.environ.pop(QUIT_AFTER_PAINT, None)
status = main([])
gaps = [after - before for before, after in pairwise(beats)]
print(json.dumps({"longest": max(gaps), "beats": len(beats)}))
sys.exit(status)
