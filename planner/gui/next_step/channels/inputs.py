"""What the comparison of the channels asks for: over how many months, and how many leave."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from planner.gui.fields.row import Input, Scope
from planner.gui.overview.fields import HUNDRED_PER_CENT, RATE_DIGITS
from planner.model.channels import FARTHEST
from planner.model.plan import Plan
from planner.words import channels as words
from planner.words import entry, numbers
from planner.words.catalogue import text

USUAL_CHURN = Decimal("0.002")
"""Of every hundred accounts a fifth of one leaves in a month: what is far below is asked about."""


def _assumed(scope: Scope, **changes: Any) -> Plan:
    assumptions = replace(scope.plan.assumptions, **changes)
    return replace(scope.plan, assumptions=assumptions)


COMPARE_MONTHS = Input(
    key="compare_months",
    name=lambda: text("Compare over"),
    step=lambda: text("Change months compared"),
    get=lambda scope: scope.plan.assumptions.compare_months,
    put=lambda scope, value: _assumed(scope, compare_months=value),
    read=lambda typed, _plan: entry.read_count(typed, 1, FARTHEST),
    write=lambda value, _plan: numbers.count(value),
    unit=lambda _plan: text("months"),
    about=words.about_months,
)

CHURN = Input(
    key="monthly_churn",
    name=lambda: text("Accounts leaving a month"),
    step=lambda: text("Change accounts leaving"),
    get=lambda scope: scope.plan.assumptions.monthly_churn,
    put=lambda scope, value: _assumed(scope, monthly_churn=value),
    read=lambda typed, _plan: entry.read_rate(
        typed, low=Decimal(0), high=HUNDRED_PER_CENT, digits=RATE_DIGITS
    ),
    write=lambda value, _plan: numbers.percent(value).removesuffix("%").rstrip(),
    unit=lambda _plan: "%",
    about=words.about_churn,
    doubts=lambda typed, value: entry.per_cent_doubt(typed, value, USUAL_CHURN),
)
