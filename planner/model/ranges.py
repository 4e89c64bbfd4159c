"""How far the user lets what moves the profit move: kept in the plan, and no figure of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.model.unknown import Unknown, none_unknown


class By(StrEnum):
    """Whether a range is a share of today's value, or an amount in its own unit."""

    SHARE = "share"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class DriverRange:
    """A range of one driver, as changes from today: ``low`` is usually below 0, ``high`` above.

    ``driver`` is its code and ``package`` the package it is about (empty: all of them). By amount,
    money is in units of the plan's currency, a rate is a share, hours and accounts are themselves.
    """

    driver: str
    low: Decimal
    high: Decimal
    by: By = By.SHARE
    package: str = ""
    unknown: Unknown = none_unknown()


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The ranges that differ from the usual ones."""

    ranges: tuple[DriverRange, ...] = ()
    unknown: Unknown = none_unknown()
