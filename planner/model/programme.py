"""The vendor's programme: tiers, what counts, what is billed, commission terms.

The rules are data. Their sources are kept with the shipped file (``resources/programmes``).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from planner.model.unknown import Unknown, none_unknown


class Mode(StrEnum):
    """Whether every account gets the tier's discount, or the k-th account that of tier(k)."""

    VOLUME = "volume"
    GRADUATED = "graduated"


class Effective(StrEnum):
    """When a tier that is reached shows on the bill."""

    NEXT_CYCLE = "next-cycle"
    SAME_CYCLE = "same-cycle"


class AdvertisedAgainst(StrEnum):
    """Which published price an advertised one is held against."""

    HIGHER = "higher"
    MONTHLY = "monthly"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class Tier:
    """A threshold and its discount: the first count that reaches it, and a rate from 0 to 1."""

    start: int
    discount: Decimal
    unknown: Unknown = none_unknown()


@dataclass(frozen=True, slots=True)
class Commission:
    """What the vendor pays on an account that it bills itself.

    ``rate`` is a share of the list price, None where the user has not entered one (the vendor
    publishes none for agencies); ``months`` is how long it is paid, None for life.
    """

    rate: Decimal | None = None
    months: int | None = None
    unknown: Unknown = none_unknown()


@dataclass(frozen=True)
class Programme:
    """The rules by which the vendor discounts, bills and pays.

    ``monthly_fee`` is in minor units of the plan's currency. ``source`` says in words where the
    rules were read. ``unknown`` keeps keys of the file that this program does not know.
    """

    tiers: tuple[Tier, ...]
    name: str = ""
    as_of: date | None = None
    mode: Mode = Mode.VOLUME
    effective: Effective = Effective.NEXT_CYCLE
    first_account_full_price: bool = False
    counts_disabled: bool = False
    counts_commission: bool = False
    monthly_fee: int = 0
    minimum_advertised_price: AdvertisedAgainst = AdvertisedAgainst.HIGHER
    commission: Commission = field(default_factory=Commission)
    source: str = ""
    unknown: Unknown = none_unknown()

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The first count of each tier."""
        return tuple(tier.start for tier in self.tiers)

    def discount(self, count: int) -> Decimal:
        """The discount of the last tier whose start is at most the count; 0 below the first."""
        index = bisect_right(self.starts, count) - 1
        return self.tiers[index].discount if index >= 0 else Decimal(0)

    def billed_count(self, count_before: int, count: int) -> int:
        """The count that decides the discount billed in a cycle, rising and falling alike.

        Args:
            count_before: the counted accounts at the end of the cycle before.
            count: those at the end of this one.
        """
        return count_before if self.effective is Effective.NEXT_CYCLE else count

    def next_tier(self, count: int) -> Tier | None:
        """The first tier that the count has not reached; None at the top."""
        index = bisect_right(self.starts, count)
        return self.tiers[index] if index < len(self.tiers) else None

    @property
    def depends_on_order(self) -> bool:
        """Whether the order of the rows decides who pays what."""
        return self.mode is Mode.GRADUATED or self.first_account_full_price

    def position_discount(self, position: int, count: int) -> Decimal:
        """The discount of one billed account.

        Args:
            position: which billed account it is in row order, from 1.
            count: the counted accounts, which decide the tier under ``volume``.
        """
        if position == 1 and self.first_account_full_price:
            return Decimal(0)
        return self.discount(position if self.mode is Mode.GRADUATED else count)

    def spread(self, first: int, accounts: int, count: int) -> list[tuple[int, Decimal]]:
        """Split consecutive billed accounts by the discount they get.

        Args:
            first: the position of the first of them in row order, from 1.
            accounts: how many they are.
            count: the counted accounts.

        Returns:
            Runs of (accounts, discount), in order; together they are all the accounts.
        """
        if accounts <= 0:
            return []
        if not self.depends_on_order:
            return [(accounts, self.discount(count))]
        runs: list[tuple[int, Decimal]] = []
        last = first + accounts - 1
        # A new run can begin only where the full-price account ends or a tier starts.
        graduated = self.starts if self.mode is Mode.GRADUATED else ()
        cuts = sorted({first, *(c for c in (2, *graduated) if first < c <= last)})
        for cut, following in zip(cuts, [*cuts[1:], last + 1], strict=True):
            runs.append((following - cut, self.position_discount(cut, count)))
        return runs
