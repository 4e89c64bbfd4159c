"""The program, with a pulse in its event loop while charts are copied; prints how deaf it was.

The first copy loads matplotlib; the second one draws only.
"""

import json
import os
import sys
import time
from itertools import pairwise

from PySide6 import QtWidgets
from PySide6.QtCore import Qt, QTimer

from planner.app import QUIT_AFTER_PAINT, main
from planner.gui.main_window import MainWindow

RESTED = 2.5
COPIES = ("first copy", "second copy")
beats: list[float] = []
begun: list[float] = []
windows: list[MainWindow] = []


class Application(QtWidgets.QApplication):
    """Beats once a millisecond, as far as anything lets it."""

    def exec(self) -> int:  # type: ignore[override]  # PySide6 declares it static
        pulse = QTimer(self)
        pulse.setTimerType(Qt.TimerType.PreciseTimer)
        pulse.timeout.connect(self._beat)
        pulse.start(1)
        return super().exec()

    def _beat(self) -> None:
        if not windows:
            return
        now = time.monotonic()
        beats.append(now)
        chart = windows[0].overview.chart.view
        if chart.said.startswith("Copying") or now - (begun or beats[:1])[-1] < RESTED:
            return
        begun.append(now)
        if len(begun) > len(COPIES):
            self.quit()
        else:
            chart.copy_chart()


def settle_in(window: MainWindow) -> None:
    """The window is there: the pulse counts from here."""
    settle(window)
    windows.append(window)


settle = MainWindow.settle_in
MainWindow.settle_in = settle_in  # type: ignore[assignment,method-assign]
QtWidgets.QApplication = Application  # type: ignore[misc]
os.environ.pop(QUIT_AFTER_PAINT, None)
status = main([])
rest = max(after - before for before, after in pairwise(beats) if before < begun[0])
longest = {
    name: max(after - before for before, after in pairwise(beats) if start <= before < end)
    for name, start, end in zip(COPIES, begun, begun[1:], strict=False)
}
print(json.dumps({"rest": rest} | longest))
sys.exit(status)
