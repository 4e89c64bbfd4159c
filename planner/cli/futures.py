"""How many months and possible futures a command may be asked for, and which draws.

It is read before the command is known: it loads nothing that computes them.
"""

from __future__ import annotations

import argparse
import re

from planner.model.over_time.calendar import FARTHEST
from planner.storage.kinds import LONGEST_COUNT
from planner.words.catalogue import text
from planner.words.numbers import count
from planner.words.sentences import one_line

MOST_PATHS = 1_000_000


def months_of(typed: str) -> int:
    """The number of months to come that an argument means."""
    return _whole(typed, 1, FARTHEST)


def paths_of(typed: str) -> int:
    """The number of possible futures that an argument means."""
    return _whole(typed, 1, MOST_PATHS)


def seed_of(typed: str) -> int:
    """The seed that an argument means."""
    return _whole(typed, 0, LONGEST_COUNT - 1)  # as a plan may have


def _whole(typed: str, low: int, high: int) -> int:
    if re.fullmatch("[0-9]{1,16}", typed) and low <= int(typed) <= high:
        return int(typed)
    raise argparse.ArgumentTypeError(
        text('"{typed}" is not a whole number from {low} to {high}').format(
            typed=one_line(typed), low=count(low), high=count(high)
        )
    )
