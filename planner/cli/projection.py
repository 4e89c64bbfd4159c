"""``planner projection``: the expected months, row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from planner.cli.summary import notes
from planner.model.money import exact_text, rate_text
from planner.model.over_time.calendar import FARTHEST
from planner.model.over_time.rounding import rounded
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.words.catalogue import plural, text
from planner.words.columns import aligned, widths
from planner.words.months import month_name
from planner.words.numbers import DASH, count, current, money, percent
from planner.words.sentences import one_line

if TYPE_CHECKING:
    from planner.model.over_time.projection import Projection

COLUMNS = ("month", "accounts", "discount", "revenue", "profit", "cumulative_profit")


def own_months(plan: Plan) -> int | None:
    """How many months a plan itself looks ahead; None where that is more or less than can be."""
    months = plan.assumptions.horizon_months
    return months if 1 <= months <= FARTHEST else None


def without_months(plan: Plan) -> str:
    """Why the plan's own number of months cannot be used."""
    return text("the plan looks {months} months ahead: give --months, from 1 to {most}").format(
        months=count(plan.assumptions.horizon_months), most=count(FARTHEST)
    )


def too_large() -> str:
    """Why a plan without problems has no months."""
    return text(
        "the amounts of this plan are too large to be added up over months: enter smaller prices, "
        "or fewer hours"
    )


def write_csv(projection: Projection, out: TextIO) -> None:
    """Write the months as CSV with a header; the discount is that of the month's bill.

    Args:
        projection: of every month that was asked for.
        out: a text file that leaves line ends as they are.
    """
    currency = projection.plan.currency
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for month, together in zip(projection.months, projection.cumulative_profit, strict=True):
        amounts = (exact_text(each, currency) for each in (month.revenue, month.profit, together))
        accounts = f"{month.accounts:.6f}"
        rows.writerow((month.month, accounts, rate_text(month.discount), *amounts))


def as_table(projection: Projection, warnings: tuple[Problem, ...]) -> Iterator[str]:
    """Write the months for a reader, line by line."""
    for line in _table(projection, warnings):
        yield f"{line}\n"


def _table(projection: Projection, warnings: tuple[Problem, ...]) -> Iterator[str]:
    plan, months = projection.plan, len(projection.months)
    yield plural(
        "{plan}: what is expected of the next month, in {currency}",
        "{plan}: what is expected of the next {months} months, in {currency}",
        months,
    ).format(
        plan=one_line(plan.name) or text("Your plan"),
        months=count(months),
        currency=plan.currency.code,
    )
    yield ""
    rows = [
        [
            text("Month"),
            text("Accounts"),
            text("Discount reached"),
            text("Discount billed"),
            text("Revenue"),
            text("Profit"),
            text("Profit so far"),
        ],
        *_rows(projection),
    ]
    yield from aligned(rows, widths(rows))
    if projection.is_estimate:
        yield ""
        yield text("The order of the accounts decides who pays what: this is an estimate.")
    yield from notes(warnings, plan.currency)


def _rows(projection: Projection) -> Iterator[list[str]]:
    from planner.model.over_time.turns import has_one_tier  # numpy, which no other command needs

    currency, one_tier = projection.plan.currency, has_one_tier(projection)
    for month, together in zip(projection.months, projection.cumulative_profit, strict=True):
        yield [
            month_name(projection.start, month.month),
            current().fixed(rounded(10 * month.accounts), 1),
            percent(month.reached),
            percent(month.discount) if one_tier else DASH,
            *(money(each, currency) for each in (month.revenue, month.profit, together)),
        ]
