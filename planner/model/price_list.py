"""What the vendor publishes: plan × contact band → list price a month."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.model.money import Currency
from planner.model.unknown import Unknown, none_unknown

Bands = Mapping[int, int | None]
"""Contact band → price in minor units a month; None where the band's price is not published."""


@dataclass(frozen=True)
class PriceList:
    """List prices a month in minor units of ``currency``, in the vendor's plans and bands.

    ``exchange_rate`` is the user's: units of the plan's currency for one unit of ``currency``,
    None where the two are the same. ``yearly`` holds the prices per month when billed yearly, for
    comparison only. ``source`` says in words where the prices were read.
    """

    prices: Mapping[str, Bands]
    currency: Currency
    name: str = ""
    as_of: date | None = None
    exchange_rate: Decimal | None = None
    exchange_as_of: date | None = None
    yearly: Mapping[str, Bands] | None = None
    source: str = ""
    unknown: Unknown = none_unknown()

    def band(self, plan: str, contacts: int) -> int | None:
        """The smallest band of a plan that holds so many contacts.

        None where the plan is unknown or its largest band is smaller.
        """
        return _band(self.prices.get(plan, {}), contacts)

    def next_band(self, plan: str, contacts: int) -> int | None:
        """The band above the one that holds so many contacts; None where that is the largest."""
        band = self.band(plan, contacts)
        return None if band is None else self.band(plan, band + 1)

    def list_price(self, plan: str, contacts: int) -> int | None:
        """The published price of that band, in minor units of the list's currency.

        None where there is no band, or its price is not published: it is never replaced by that of
        the next band.
        """
        bands = self.prices.get(plan, {})
        band = _band(bands, contacts)
        return None if band is None else bands[band]

    def yearly_price(self, plan: str, contacts: int) -> int | None:
        """The price per month when billed yearly, of the same band; None where not published."""
        bands = (self.yearly or {}).get(plan, {})
        band = _band(bands, contacts)
        return None if band is None else bands[band]


def _band(bands: Bands, contacts: int) -> int | None:
    sizes = sorted(bands)
    index = bisect_left(sizes, contacts)
    return sizes[index] if index < len(sizes) else None
