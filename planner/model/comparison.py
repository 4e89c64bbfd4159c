"""How a plan's programme and prices differ from others: differences as values, without words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.model.money import Currency
from planner.model.price_list import PriceList
from planner.model.problems import Place
from planner.model.programme import Programme
from planner.model.vendor_edits import NOT_SOLD, Cell, Table, bands_of, cell_of, plans_of

RULES = (
    "mode",
    "effective",
    "first_account_full_price",
    "counts_disabled",
    "counts_commission",
    "minimum_advertised_price",
)
OWN = ("monthly_fee",)
"""What the user enters of their own, besides the commission's terms."""

Value = str | int | Decimal | date | Currency | Cell


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the two say otherwise.

    ``place`` is that of the plan, but a tier is named by its first count:
    ``("programme", "tiers", 25, "discount")``. ``change`` is theirs − own where both are figures
    of one kind: a rate, or minor units of one currency.
    """

    place: Place
    own: Value
    theirs: Value
    change: int | Decimal | None = None


def programme_differences(
    own: Programme, theirs: Programme, *, with_own: bool
) -> tuple[Difference, ...]:
    """Everything that two programmes say otherwise.

    Args:
        own: the plan's.
        theirs: what it is held against.
        with_own: also what users enter of their own: commission terms and fee.
    """
    return tuple(_programme(own, theirs, with_own=with_own))


def _programme(own: Programme, theirs: Programme, *, with_own: bool) -> Iterator[Difference]:
    for key in ("name", "as_of"):
        yield from _unlike(("programme", key), getattr(own, key), getattr(theirs, key))
    mine, other = ({tier.start: tier.discount for tier in each.tiers} for each in (own, theirs))
    for start in sorted({*mine, *other}):
        place: Place = ("programme", "tiers", start, "discount")
        yield from _unlike(place, mine.get(start), other.get(start))
    for key in RULES:
        yield from _unlike(("programme", key), getattr(own, key), getattr(theirs, key))
    if not with_own:
        return
    for key in OWN:
        yield from _unlike(("programme", key), getattr(own, key), getattr(theirs, key))
    for key in ("rate", "months"):
        place = ("programme", "commission", key)
        yield from _unlike(place, getattr(own.commission, key), getattr(theirs.commission, key))


def price_differences(own: PriceList, theirs: PriceList) -> tuple[Difference, ...]:
    """Everything that two price lists say otherwise, each price by its plan and band."""
    return tuple(_prices(own, theirs))


def _prices(own: PriceList, theirs: PriceList) -> Iterator[Difference]:
    for key in ("name", "as_of", "currency"):
        yield from _unlike(("price_list", key), getattr(own, key), getattr(theirs, key))
    same = own.currency == theirs.currency
    plans = dict.fromkeys((*plans_of(own), *plans_of(theirs)))
    bands = sorted({*bands_of(own), *bands_of(theirs)})
    tables: tuple[Table, ...] = ("prices", "yearly")
    for table in tables:
        for plan in plans:
            for band in bands:
                mine, other = (_cell(each, table, plan, band) for each in (own, theirs))
                place: Place = ("price_list", table, plan, str(band))
                yield from _unlike(place, mine, other, alike=same)


def _cell(prices: PriceList, table: Table, plan: str, band: int) -> Cell:
    """What a list says of a price; a plan that it does not have is not sold by it.

    What is not sold has no yearly price either: that is said once.
    """
    cell = cell_of(prices, table, plan, band)
    if table == "yearly":
        return None if cell is NOT_SOLD else cell
    return cell if plan in prices.prices else NOT_SOLD


def _unlike(place: Place, own: Value, theirs: Value, *, alike: bool = True) -> Iterator[Difference]:
    """A difference, where there is one; of amounts only where their currencies are alike."""
    if own != theirs or (isinstance(own, int) and not alike):
        yield Difference(place, own, theirs, _change(own, theirs) if alike else None)


def _change(own: Value, theirs: Value) -> int | Decimal | None:
    if isinstance(own, bool) or isinstance(theirs, bool):
        return None
    if isinstance(own, int) and isinstance(theirs, int):
        return theirs - own
    if isinstance(own, Decimal) and isinstance(theirs, Decimal):
        return theirs - own
    return None
