"""Everything wrong with a plan: its month, what it assumes of those to come, what clients see."""

from __future__ import annotations

from planner.model.assumption_checks import check_assumptions
from planner.model.offer_checks import check_offers
from planner.model.plan import Plan
from planner.model.problems import Problem, check_month


def check(plan: Plan) -> tuple[Problem, ...]:
    """Find every problem of a plan, in the order of the file."""
    return (*check_month(plan), *check_assumptions(plan), *check_offers(plan))
