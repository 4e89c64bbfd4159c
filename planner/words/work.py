"""What is said while the window works on a large book."""

from __future__ import annotations

from planner.words.catalogue import text


def at_work() -> str:
    """In place of figures that are being made, or above those of before."""
    return text("Being computed for all your rows… You can go on working meanwhile.")
