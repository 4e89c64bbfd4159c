"""Words after expected numbers, which have a decimal, and why expected months end early."""

from __future__ import annotations

from planner.model.over_time.rounding import rounded
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.words.catalogue import language
from planner.words.sentences import sentence


def number_of(expected: float) -> int:
    """The number by which the word after expected accounts is chosen: 1.0 account, 0.4 accounts.

    French has the singular up to 1.9.
    """
    tenths = rounded(expected * 10)
    one = tenths < 20 if language() == "fr" else tenths == 10
    return 1 if one else 2


def ended_early(problem: Problem | None, plan: Plan) -> str:
    """Why there are fewer months than were asked for; empty where there are not."""
    if problem is None:
        return ""
    return f"{sentence(problem, place=False, currency=plan.currency)}."
