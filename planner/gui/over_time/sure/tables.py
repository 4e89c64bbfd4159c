"""The tables of how sure it is: the chance of each tier by a few months, and all months."""

from __future__ import annotations

from collections.abc import Iterator

from planner.gui.plain_table import Head, Line
from planner.model.over_time.chances import chances, milestones
from planner.model.over_time.simulation import Simulation, Spread
from planner.words import sure as words
from planner.words.catalogue import context, text
from planner.words.months import month_name, short_month
from planner.words.numbers import DASH, count, money

PROFIT, ACCOUNTS, CASH = "profit", "accounts", "cash"


def spreads(simulation: Simulation, view: str) -> tuple[Spread, ...]:
    """The spreads of a figure, by month."""
    return tuple(getattr(month, view) for month in simulation.months)


def chance_heads(simulation: Simulation) -> tuple[Head, ...]:
    """The months by which tiers are looked at, and from when on they are more likely than not."""
    start = simulation.plan.assumptions.start
    named = "{month}" if start is not None else context("by a month", "month {month}")
    return (
        Head(text("Reached by"), figures=False),
        *(
            Head(named.format(month=short_month(start, month)))
            for month in milestones(len(simulation.months))
        ),
        Head(text("Half by")),
    )


def chance_lines(simulation: Simulation, counted: int) -> Iterator[Line]:
    """A row for each tier above today's, and one for the goal."""
    start, shown = simulation.plan.assumptions.start, milestones(len(simulation.months))
    rows = [
        (words.tier_name(each), each.paths, each.half_by) for each in chances(simulation, counted)
    ]
    by = tuple(month.goal_by for month in simulation.months if month.goal_by is not None)
    if by:
        halves = (month for month, n in enumerate(by, start=1) if 2 * n >= simulation.paths)
        rows.append((words.goal_name(simulation), by, next(halves, None)))
    for name, paths, half_by in rows:
        cells = (words.share_cell(simulation.chance(paths[month - 1])) for month in shown)
        half = DASH if half_by is None else short_month(start, half_by)
        yield Line((name, *cells, half))


def month_heads() -> tuple[Head, ...]:
    """The columns of all months."""
    return (
        Head(text("Month"), figures=False),
        Head(text("Low (P10)")),
        Head(text("Middle (P50)")),
        Head(text("High (P90)")),
        Head(text("Mean")),
    )


def month_lines(simulation: Simulation, view: str) -> Iterator[Line]:
    """A row for each month."""
    start, currency = simulation.plan.assumptions.start, simulation.plan.currency
    for number, spread in enumerate(spreads(simulation, view), start=1):
        if view == ACCOUNTS:
            cells = (*map(count, spread[1:]), words.mean_of_accounts(spread))
        else:
            whole = (*spread[1:], spread.rounded_mean)
            cells = tuple(money(each, currency) for each in whole)
        yield Line((month_name(start, number), *cells))
