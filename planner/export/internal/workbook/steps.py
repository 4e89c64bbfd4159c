"""The bands that a growing contact list passes: from which month of its growth it is in each."""

from __future__ import annotations

from collections.abc import Iterator
from math import log
from typing import NamedTuple

from planner.export.internal.workbook.source import Source
from planner.model.over_time.rounding import HAIR
from planner.model.plan import Overrides, Package

NEVER = 99999
"""The month of what does not come."""

_NEARLY = 1e-6
"""What a logarithm may be short of the whole number of months that it stands for."""


class Step(NamedTuple):
    """A band on the way: months of growth from ``start`` on, before ``until``; its list price.

    ``crossed`` is when the list leaves it behind, growing or shrinking. A price is None where the
    band has none.
    """

    crossed: int
    start: int
    until: int
    price: int | None


def crossing(contacts: int, growth: float, bound: int) -> int:
    """After how many months of growth a list is on the other side of a band's end.

    A growing list has more contacts than ``bound`` then, a shrinking one no more than that; 0: it
    has today.
    """
    beyond = contacts > bound
    if growth < 0:
        if not beyond:
            return 0
        if growth <= -1:
            return 1
    elif beyond:
        return 0
    elif not growth:
        return NEVER
    end = bound + HAIR
    months = min(NEVER, int(log(end / contacts) / log(1 + growth) + _NEARLY))
    there = contacts * (1 + growth) ** months > end
    return months + (there if growth < 0 else not there)


def crossing_formula(contacts: str, growth: str, bound: str) -> str:
    """The same of cells."""
    end = f"({bound}+{HAIR:.0E})"
    months = f"MIN({NEVER},INT(LN({end}/{contacts})/LN(1+{growth})+{_NEARLY:.0E}))"
    there = f"IF({contacts}*(1+{growth})^{months}>{end},"
    return (
        f"IF({growth}<0,IF({contacts}<={bound},0,IF({growth}<=-1,1,{months}+{there}1,0))),"
        f"IF({contacts}>{bound},0,IF({growth}=0,{NEVER},{months}+{there}0,1))))"
    )


def steps_of(
    source: Source, package: Package, own: Overrides, growth: float, price: int | None
) -> Iterator[Step]:
    """The bands of an account, the smallest first, and at last what lies beyond all.

    Args:
        source: the plan.
        package: its package.
        own: what its row states otherwise.
        growth: of its list, a month.
        price: its present list price; None: it has none.
    """
    if not source.grows:
        yield Step(NEVER, 0, NEVER, price)
        return
    prices = source.plan.price_list
    name = package.plan if own.plan is None else own.plan
    contacts = package.contacts if own.contacts is None else own.contacts
    present, before = prices.band(name, contacts), 0 if growth >= 0 else NEVER
    for size in (*source.bands, None):
        crossed = NEVER if size is None else crossing(contacts, growth, size)
        last = 0 if size is None and growth < 0 else crossed
        start, until = (before, last) if growth >= 0 else (last, before)
        of_band = None if size is None else prices.list_price(name, size)
        band = None if size is None else prices.band(name, size)
        yield Step(crossed, start, until, price if band == present else of_band)
        before = crossed
