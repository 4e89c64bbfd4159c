"""The window. It reads the plan, asks the document for edits and shows results."""

from __future__ import annotations

import sys


def _keep_none_alive() -> None:
    """Give None references that are never used up.

    PySide6 6.12.0 loses one in every call that returns nothing. None has been immortal since
    Python 3.12; in 3.11 the process aborts once all are lost ("deallocating None"), after some
    hundred edits.
    """
    import ctypes

    ctypes.c_ssize_t.from_address(id(None)).value += sys.maxsize // 2


if sys.version_info < (3, 12):
    _keep_none_alive()
