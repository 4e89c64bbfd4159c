"""Edits of the agency's looks and of its proposals' wording: a plan in, the edited one out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.model.brand import Brand
from planner.model.plan import Plan


def with_brand(plan: Plan, **changes: Any) -> Plan:
    """The plan with parts of its brand changed."""
    return replace(plan, brand=replace(plan.brand, **changes))


def with_whole_brand(plan: Plan, brand: Brand) -> Plan:
    """The plan with another brand: one that was shared."""
    return replace(plan, brand=brand)


def with_wording(plan: Plan, **changes: Any) -> Plan:
    """The plan with parts of what its proposals say changed."""
    return replace(plan, wording=replace(plan.wording, **changes))
