"""The program: opened, painted and left; prints when it was painted."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from planner import app

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


def painted(window: QObject) -> None:
    """What the program does first after its first paint, with the time before it."""
    print(time.monotonic(), flush=True)
    look(window)


look = app.look_for_garbage
app.look_for_garbage = painted
sys.exit(app.main([]))
