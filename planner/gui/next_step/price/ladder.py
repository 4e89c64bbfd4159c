"""The rows of the price finder: one tier each."""

from __future__ import annotations

from decimal import Decimal

from planner.gui.plain_table import Head, Line
from planner.model.plan import Plan
from planner.model.price_ladder import Rung, Rungs
from planner.words import goal as words
from planner.words.catalogue import text
from planner.words.numbers import money, percent


def heads(target: Decimal | None) -> tuple[Head, ...]:
    """The titles of the columns."""
    return (
        Head(text("Accounts"), figures=False),
        Head(text("Discount")),
        Head(text("Vendor bill")),
        Head(text("You keep")),
        Head(text("Floor")),
        Head(words.target_head(target)),
        Head(text("Room")),
    )


def line_of(rung: Rung, rungs: Rungs, plan: Plan) -> Line:
    """What a tier does to a package."""
    at, currency = rung.at, plan.currency
    today = rung is rungs.today
    amount, said = words.room(at.room, plan.agency.target_margin, currency)
    lacks = at.room is not None and at.room < 0
    return Line(
        cells=(
            words.first_account(rung.start, today=today),
            percent(at.discount),
            money(at.vendor_cost, currency),
            money(at.contribution, currency),
            money(at.floor, currency),
            money(at.target, currency),
            amount,
        ),
        bold=1 if today else 0,
        under=("", "", "", percent(at.margin, 1), "", "", said),
        tones=("", "", "", "", "", "", "loss" if lacks else ""),
        tinted=today,
    )
