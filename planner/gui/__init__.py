"""The window. It reads the plan, asks the document for edits and shows results."""

from __future__ import annotations

import sys


def _keep_constants_alive() -> None:
    """Give None, True and False references that are never used up.

    PySide6 6.12.0 loses a reference to None in every call that returns nothing, and one to a truth
    value in every signal. They have been immortal since Python 3.12; in 3.11 the process aborts
    once all are lost ("deallocating None"): measured, after some hundred edits.
    """
    import ctypes

    for constant in (None, True, False):
        ctypes.c_ssize_t.from_address(id(constant)).value += sys.maxsize // 2


if sys.version_info < (3, 12):
    _keep_constants_alive()
