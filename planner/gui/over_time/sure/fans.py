"""What the fan shows of an outlook: profit, accounts or cash, with the levels to hold them to."""

from __future__ import annotations

from planner.charts.fan import Fan, Level
from planner.gui.over_time.sure.tables import ACCOUNTS, CASH, PROFIT, spreads
from planner.model.book import Book
from planner.model.over_time.projection import Projection
from planner.model.over_time.simulation import Simulation
from planner.model.rows import Kind
from planner.words import sure as words


def fan_of(book: Book, projection: Projection, simulation: Simulation, view: str) -> Fan:
    """The fan of a view; the expected months are as many as the possible ones."""
    title = {
        PROFIT: words.spread,
        ACCOUNTS: words.spread_of_accounts,
        CASH: words.spread_of_cash,
    }[view](simulation)
    possible = spreads(simulation, view)
    return Fan(
        title=title,
        start=projection.start,
        spreads=possible,
        expected=_expected(projection, view)[: len(possible)],
        levels=_levels(book, simulation, view),
        currency=None if view == ACCOUNTS else simulation.plan.currency,
    )


def _expected(projection: Projection, view: str) -> tuple[float, ...]:
    if view == CASH:
        return projection.cumulative_cash
    if view == PROFIT:
        return tuple(month.profit for month in projection.months)
    return tuple(month.accounts for month in projection.months)


def _levels(book: Book, simulation: Simulation, view: str) -> tuple[Level, ...]:
    goal = simulation.plan.assumptions.profit_goal
    if view == CASH:
        return (Level(0, words.level_of_nothing()),)
    if view == PROFIT:
        return () if goal is None else (Level(goal, words.level_of_goal()),)
    if not _all_count(book):
        return ()
    return tuple(
        Level(tier.start, words.level_of_tier(tier.start, tier.discount))
        for tier in simulation.plan.programme.tiers
        if tier.discount
    )


def _all_count(book: Book) -> bool:
    """Whether the number of active accounts is the one that tiers are given for."""
    programme = book.plan.programme
    others = (
        (programme.counts_commission, Kind.ON_COMMISSION, True),
        (programme.counts_disabled, Kind.DISABLED, False),
    )
    return all(counts is wanted or not book.accounts(kind) for counts, kind, wanted in others)
