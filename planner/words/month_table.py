"""The expected months as a table of words: the few columns that tell the story, or every line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from planner.model.money import Currency
from planner.model.over_time.projection import Month, Projection
from planner.model.over_time.turns import has_one_tier
from planner.words.catalogue import context, plural, text
from planner.words.months import month_name, short_month
from planner.words.numbers import DASH, count, expected, money, percent


class Column(NamedTuple):
    """A column by its key; ``amount`` gives what is in it, where that is money of the month."""

    key: str
    title: str
    amount: Callable[[Month], int] | None = None


SHORT = ("month", "accounts", "reached", "billed", "revenue", "profit", "cash")
"""The columns that tell the story."""
ALWAYS = {*SHORT, "costs", "cumulative_profit"}


def columns(projection: Projection) -> list[Column]:
    """Every column that has something to say: an amount that is never there has none."""
    return [
        each
        for each in _all(fee=bool(projection.plan.programme.monthly_fee))
        if each.key in ALWAYS
        or (each.amount is not None and any(map(each.amount, projection.months)))
    ]


def short(projection: Projection) -> list[Column]:
    """The columns that tell the story."""
    return [each for each in columns(projection) if each.key in SHORT]


def _all(*, fee: bool) -> tuple[Column, ...]:
    overheads = text("Overheads and programme fee") if fee else text("Overheads")
    return (
        Column("month", context("a column", "Month")),
        Column("accounts", text("Accounts")),
        Column("reached", context("a tier, in a column", "Reached")),
        Column("billed", context("a tier, in a column", "Billed")),
        Column("software", text("Software"), lambda month: month.lines.software),
        Column("services", text("Services"), lambda month: month.lines.services),
        Column("yearly", text("Yearly billing"), lambda month: month.lines.yearly),
        Column("commission", text("Commission"), lambda month: month.lines.commission),
        Column("setup_fees", text("Setup fees"), lambda month: month.setup.fee),
        Column("revenue", text("Revenue"), lambda month: month.revenue),
        Column("vendor_bill", text("Vendor bill"), lambda month: month.vendor_bill),
        Column("payment_fees", text("Payment fees"), lambda month: month.payment_fees),
        Column("unpaid", text("Unpaid"), lambda month: month.lines.unpaid),
        Column("delivery", text("Work and other costs"), lambda month: month.lines.delivery),
        Column("setup_work", text("Setup work"), lambda month: month.setup.work),
        Column("overheads", overheads, lambda month: month.overheads),
        Column("costs", text("All costs"), lambda month: month.costs),
        Column("profit", text("Profit"), lambda month: month.profit),
        Column("cumulative_profit", text("Profit so far")),
        Column("cash", text("Cash so far")),
    )


def cells(
    projection: Projection, of: Sequence[Column], *, brief: bool = False
) -> list[tuple[str, ...]]:
    """The rows of these columns, a month each; by their ``brief`` names where room is short."""
    currency, start = projection.plan.currency, projection.start
    profits, cash = projection.cumulative_profit, projection.cumulative_cash
    one_tier = has_one_tier(projection)
    name = brief_month if brief else month_name
    return [
        tuple(
            name(start, month.month)
            if each.key == "month"
            else _cell(each, month, currency, so_far, one_tier)
            for each in of
        )
        for month, so_far in zip(projection.months, zip(profits, cash, strict=True), strict=True)
    ]


def _cell(
    column: Column,
    month: Month,
    currency: Currency,
    so_far: tuple[int, int],
    one_tier: bool,
) -> str:
    if column.amount is not None:
        return money(column.amount(month), currency)
    match column.key:
        case "accounts":
            return expected(month.accounts)
        case "reached":
            return percent(month.reached)
        case "billed":
            return percent(month.discount) if one_tier else DASH
        case "cumulative_profit":
            return money(so_far[0], currency)
        case _:
            return money(so_far[1], currency)


def brief_month(start: date | None, month: int) -> str:
    """A month in a narrow column: short by the calendar, never a bare number."""
    return month_name(start, month) if start is None else short_month(start, month)


def break_even() -> str:
    """What is said of the month from which cash stays at 0 or above."""
    return text("break-even")


def before(discount: str) -> str:
    """What is said under a discount that is billed for the first time."""
    return text("was {discount}").format(discount=discount)


def not_explained(rows: int) -> str:
    """Why the figures of the months of a large book do not open."""
    return plural(
        "In a book of more than {rows} row the figures of a month do not open to their lines. "
        "Today's do: choose them at the top, or under Overview.",
        "In a book of more than {rows} rows the figures of a month do not open to their lines. "
        "Today's do: choose them at the top, or under Overview.",
        rows,
    ).format(rows=count(rows))
