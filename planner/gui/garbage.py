"""Looks for garbage on the window's thread alone.

Python looks wherever the threshold is passed, in a worker too. There it takes apart what is left of
a dialog that was closed while Qt still does, on the window's thread: the program crashed at a list
of thousands whose import was cancelled.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY = 100
"""Milliseconds from one look at the counts to the next.

With a book of 10,000 rows in the worker, the young are a hundred thousand by then: to look through
more of them at once would keep the window deaf.
"""


class Garbage(QObject):
    """Does what Python does by itself, between two events of the window.

    ``held``: how many make so much that stays that it is not looked through meanwhile.
    """

    held = 0

    def __init__(self, parent: QObject) -> None:
        """Look from here on; Python no longer does."""
        super().__init__(parent)
        gc.disable()
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.look)
        self.timer.start(EVERY)

    @Slot()
    def look(self) -> None:
        """Collect the oldest objects whose turn has come, and all that are younger."""
        if not Garbage.held:
            collect()


def collect() -> None:
    """Collect as far as Python would have by its thresholds."""
    due = [
        generation
        for generation, (count, most) in enumerate(
            zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        if count > most
    ]
    if due:
        gc.collect(due[-1])
