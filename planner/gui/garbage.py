"""Garbage is looked for in the window's own thread, and nowhere else.

Python looks for it in whatever thread has just made enough objects. Found there, a dialog that was
closed long ago is taken apart by a worker: Qt holds a lock while it does so, and waits for Python,
which the window holds while it waits for that lock. Neither goes on, for ever.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer, Slot

LIMITS = (50_000, 20, 100)
"""New objects before the young are looked through, and how often before the older ones are.

With every edit of a book of 10,000 rows the worker makes some 100,000 objects. To look through
them 370 times kept the window deaf for up to 50 ms.
"""

OFTEN = 100
"""Milliseconds between two questions whether it is time to look.

What the worker of a large book makes in a whole second took 200 ms to look through.
"""

_busy = 0


def look() -> None:
    """Look for garbage here and now, as far back as it is time to."""
    if _busy:
        return
    counts = gc.get_count()
    for generation in (2, 1, 0):
        if counts[generation] > LIMITS[generation]:
            gc.collect(generation)
            return


@contextmanager
def left_alone() -> Iterator[None]:
    """Look for none meanwhile: what is made here stays, all of it."""
    global _busy  # noqa: PLW0603 - how many ask for it is known to the process, as its garbage is
    _busy += 1
    try:
        yield
    finally:
        _busy -= 1


class Garbage(QObject):
    """Looks for garbage now and then, from when it is made on."""

    def __init__(self, parent: QObject) -> None:
        """Begin; what is there already stays."""
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        timer = QTimer(self)
        timer.setInterval(OFTEN)
        timer.timeout.connect(self._look)
        timer.start()

    @Slot()
    def _look(self) -> None:
        look()
