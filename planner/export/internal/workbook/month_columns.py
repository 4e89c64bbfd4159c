"""The columns of the projection."""

from __future__ import annotations

from planner.export.internal.workbook.inputs import serial
from planner.export.internal.workbook.sheets import Style, Value
from planner.export.internal.workbook.source import Source
from planner.model.over_time.calendar import month_of
from planner.model.over_time.projection import Projection

NOTE, HEAD = 2, 4
FIRST = HEAD + 1

FIGURES = (
    "month",
    "date",
    "accounts",
    "counted",
    "reached",
    "discount",
    "revenue",
    "vendor",
    "profit",
    "cumulative_profit",
    "cash",
    "cumulative_cash",
)
COLUMN = {name: column for column, name in enumerate(FIGURES)}
HOLDS = {
    "month": "count",
    "date": "month",
    "accounts": "accounts",
    "counted": "count",
    "reached": "rate",
    "discount": "rate",
}
HELPERS = (
    "season",
    "begun",
    "prices",
    "unpriced",
    "resold",
    "direct",
    "billed",
    "level",
    "price",
    "received",
    "commission",
    "bill",
    "work",
)
HELPER = {name: len(FIGURES) + 1 + index for index, name in enumerate(HELPERS)}
BLOCK = len(FIGURES) + 1 + len(HELPERS) + 1
"""Where the columns of the tiers begin."""


def look(name: str) -> Style:
    """How a column looks."""
    return Style(HOLDS.get(name, "money"))


def figures(source: Source, made: Projection, index: int) -> dict[str, Value | None]:
    """What the model says of a month, by column."""
    month, start = made.months[index], made.start
    return {
        "month": month.month,
        "date": None if start is None else serial(month_of(start, month.month)),
        "accounts": month.accounts,
        "counted": month.counted,
        "reached": float(month.reached),
        "discount": float(month.discount),
        "revenue": source.money(month.revenue),
        "vendor": source.money(month.flows.vendor),
        "profit": source.money(month.profit),
        "cumulative_profit": source.money(made.cumulative_profit[index]),
        "cash": source.money(month.cash),
        "cumulative_cash": source.money(made.cumulative_cash[index]),
    }
