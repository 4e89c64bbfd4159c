"""A value of an input in words, with its unit."""

from __future__ import annotations

from typing import Any

from planner.model.differences import Target
from planner.model.plan import Plan
from planner.model.scenarios import GONE
from planner.words import scenario_inputs
from planner.words.numbers import DASH, current, symbol


def value_of(plan: Plan, target: Target, value: Any) -> str:
    """The value; an amount with its currency, which a field would have beside it."""
    if value is GONE:
        return DASH
    shown = scenario_inputs.value_words(plan, target, value)
    currency = plan.price_list.currency if target.is_listed else plan.currency
    in_money = scenario_inputs.kind(target).unit(plan) == symbol(currency)
    if not (isinstance(value, int) and in_money):
        return shown
    return current().with_symbol(shown, currency.code)
