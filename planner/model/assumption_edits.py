"""What is assumed of the months to come, edited: a frozen plan in, the edited one out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from planner.model.over_time.calendar import MONTHS_A_YEAR
from planner.model.plan import OfPackage, Plan, Planned, PriceChange

Entry = TypeVar("Entry")

AVERAGE = Decimal(1)
"""The factor of a month of the year like any other."""


def with_assumed(plan: Plan, **changes: Any) -> Plan:
    """The plan with other assumptions."""
    return replace(plan, assumptions=replace(plan.assumptions, **changes))


# The months of the year.


def seasons_of(plan: Plan) -> tuple[Decimal, ...]:
    """The factors of the twelve months of the year, January first; an average one where none is."""
    stated = plan.assumptions.seasonality[:MONTHS_A_YEAR]
    return (*stated, *(AVERAGE for _ in range(MONTHS_A_YEAR - len(stated))))


def with_seasons(plan: Plan, first: int, factors: Sequence[Decimal], this_month: date) -> Plan:
    """The plan with other factors of months of the year, from the one at ``first`` on.

    Seasons need a calendar: a plan that states no start gets one with the first of them. Where all
    months are alike there are no seasons.

    Args:
        plan: the plan.
        first: a month of the year, 0 for January.
        factors: of it and of the months that follow it.
        this_month: the first day of the month that is the start where none is stated.
    """
    others = list(seasons_of(plan))
    others[first : first + len(factors)] = factors
    if all(each == AVERAGE for each in others):
        return without_seasons(plan)
    start = plan.assumptions.start or this_month
    return with_assumed(plan, seasonality=tuple(others), start=start)


def without_seasons(plan: Plan) -> Plan:
    """The plan with all months of the year alike."""
    return with_assumed(plan, seasonality=())


# One package at a time.


def of_package(plan: Plan, package_id: str) -> OfPackage:
    """What is assumed of a package: of several that are stated the first counts."""
    found = (each for each in plan.assumptions.packages if each.package == package_id)
    return next(found, OfPackage(package=package_id))


def with_of_package(plan: Plan, package_id: str, /, **changes: Any) -> Plan:
    """The plan with other assumptions of one package; what says nothing any more goes."""
    before = of_package(plan, package_id)
    after = replace(before, **changes)
    kept = list(plan.assumptions.packages)
    at = next((at for at, each in enumerate(kept) if each.package == package_id), len(kept))
    kept[at : at + 1] = [] if after == OfPackage(package=package_id) else [after]
    return with_assumed(plan, packages=tuple(kept))


def without_package_at(plan: Plan, at: int) -> Plan:
    """The plan without what is assumed of one package, by its place among those stated."""
    packages = plan.assumptions.packages
    return with_assumed(plan, packages=(*packages[:at], *packages[at + 1 :]))


# Lists of what happens in a month.


def with_price_change(plan: Plan, at: int | None, change: PriceChange) -> Plan:
    """The plan with a price change in the place of another; None: with one more."""
    changes = _with(plan.assumptions.price_changes, at, change)
    return with_assumed(plan, price_changes=changes)


def without_price_change(plan: Plan, at: int) -> Plan:
    """The plan without one of its price changes."""
    changes = plan.assumptions.price_changes
    return with_assumed(plan, price_changes=(*changes[:at], *changes[at + 1 :]))


def with_planned(plan: Plan, at: int | None, event: Planned) -> Plan:
    """The plan with a planned event in the place of another; None: with one more."""
    return with_assumed(plan, planned=_with(plan.assumptions.planned, at, event))


def without_planned(plan: Plan, at: int) -> Plan:
    """The plan without one of its planned events."""
    planned = plan.assumptions.planned
    return with_assumed(plan, planned=(*planned[:at], *planned[at + 1 :]))


def _with(entries: tuple[Entry, ...], at: int | None, entry: Entry) -> tuple[Entry, ...]:
    """Entries with one more, or with another in a place; one that is gone by now comes back."""
    where = len(entries) if at is None else at
    return (*entries[:where], entry, *entries[where + 1 :])
