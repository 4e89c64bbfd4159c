"""Expected numbers, which are estimates, and why there are none."""

from __future__ import annotations

from planner.model.over_time.projection import Projection
from planner.model.over_time.rounding import rounded
from planner.model.problems import Problem
from planner.words import numbers
from planner.words.catalogue import language, text
from planner.words.numbers import count
from planner.words.sentences import one_line


def accounts(expected: float) -> str:
    """An expected number of accounts, with one decimal: ``31.6``."""
    return numbers.current().fixed(rounded(expected * 10), 1)


def number_of(expected: float) -> int:
    """The number by which the word after expected accounts is chosen: 1.0 account, 0.4 accounts.

    French has the singular up to 1.9.
    """
    tenths = rounded(expected * 10)
    one = tenths < 20 if language() == "fr" else tenths == 10
    return 1 if one else 2


def nothing(projection: Projection | None) -> str:
    """Why there are no months to show; empty where there are."""
    if projection is None:
        return text("Mend the problems of the plan first: without its figures there are no months.")
    if not projection.months:
        return shorter(projection.problem) or text("There is no month to look at.")
    return ""


def shorter(problem: Problem | None) -> str:
    """Why the months end before the last one that was asked for; empty where they do not."""
    if problem is None:
        return ""
    values, month = problem.values, problem.values["month"]
    assert isinstance(month, int)
    contacts = values["contacts"]
    assert isinstance(contacts, int)
    return text(
        "The months end before month {month}: the contacts of {package} grow to {contacts} then, "
        "for which {plan} has no price. Enter that price under Prices & tiers."
    ).format(
        month=count(month),
        package=one_line(str(values["package"])),
        contacts=count(contacts),
        plan=one_line(str(values["plan"])),
    )
