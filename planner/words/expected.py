"""Words after expected numbers, which have a decimal, and why expected months end early."""

from __future__ import annotations

from planner.model.over_time.rounding import rounded
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.words.catalogue import language, text
from planner.words.months import from_month
from planner.words.numbers import count
from planner.words.sentences import one_line, sentence


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
    start, month = plan.assumptions.start, problem.values.get("month")
    if problem.code != "outgrows-bands" or not isinstance(month, int):
        return f"{sentence(problem, place=False, currency=plan.currency)}."
    values = {key: one_line(str(problem.values[key])) for key in ("package", "plan")}
    said = text(
        '{from_month} an account of package "{package}" has {contacts} contacts, for which '
        'plan "{plan}" has no price: enter one, or another growth'
    ).format(
        from_month=from_month(start, month),
        contacts=count(int(str(problem.values["contacts"]))),
        **values,
    )
    return f"{said[:1].upper()}{said[1:]}."
