"""The program: opened, painted and left; prints when it was painted."""

import sys
import time

from planner import app


def painted() -> None:
    """What the program does first after its first paint, with the time before it."""
    print(time.monotonic(), flush=True)
    collect()


collect = app.collect_garbage
app.collect_garbage = painted
sys.exit(app.main([]))
