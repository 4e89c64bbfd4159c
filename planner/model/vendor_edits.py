"""Edits of what the vendor says, its programme and prices: a plan in, the edited one out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any, Literal

from planner.model.differences import EXCHANGE_RATE, Scenario
from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.price_list import Bands, PriceList
from planner.model.programme import Programme, Tier

FURTHER = 25
"""How far beyond the last tier a new one begins, until it is told otherwise."""

Table = Literal["prices", "yearly"]
"""The prices billed monthly, or those billed yearly."""


class Gap(Enum):
    """A plan that is not sold in a size: there is no such band, and so no price."""

    NOT_SOLD = "not sold"


NOT_SOLD = Gap.NOT_SOLD

Cell = int | Gap | None
"""A price in minor units; None where the band's price is not published; or not sold at all."""

Cells = Mapping[tuple[str, int], Cell]
"""Prices to put by plan and band."""


# The programme.


def with_programme(plan: Plan, **changes: Any) -> Plan:
    """The plan with fields of the programme changed."""
    return replace(plan, programme=replace(plan.programme, **changes))


def with_tier(plan: Plan, index: int, **changes: Any) -> Plan:
    """The plan with one tier changed; where there is no such tier it stays as it is."""
    tiers = tuple(
        replace(tier, **changes) if number == index else tier
        for number, tier in enumerate(plan.programme.tiers)
    )
    return with_programme(plan, tiers=tiers)


def with_new_tier(plan: Plan) -> Plan:
    """The plan with a tier behind its last one, at the same discount until another is entered."""
    tiers = plan.programme.tiers
    if not tiers:
        return with_programme(plan, tiers=(Tier(1, Decimal(0)),))
    last = tiers[-1]
    start = 2 if last.start < 2 else last.start + FURTHER
    return with_programme(plan, tiers=(*tiers, Tier(start, last.discount)))


def without_tier(plan: Plan, index: int) -> Plan:
    """The plan without one of its tiers."""
    tiers = plan.programme.tiers
    return with_programme(plan, tiers=(*tiers[:index], *tiers[index + 1 :]))


# The price list.


def with_prices(plan: Plan, **changes: Any) -> Plan:
    """The plan with fields of the price list changed."""
    return replace(plan, price_list=replace(plan.price_list, **changes))


def plans_of(prices: PriceList) -> list[str]:
    """The vendor's plans, in the order of the list: those billed monthly, then yearly only."""
    return list(dict.fromkeys((*prices.prices, *(prices.yearly or {}))))


def bands_of(prices: PriceList) -> list[int]:
    """Every band of the list, the smallest first."""
    tables = (*prices.prices.values(), *(prices.yearly or {}).values())
    return sorted({band for bands in tables for band in bands})


def table_of(prices: PriceList, table: Table) -> Mapping[str, Bands]:
    """One of the two tables; the yearly one may be empty."""
    return prices.prices if table == "prices" else prices.yearly or {}


def cell_of(prices: PriceList, table: Table, plan: str, band: int) -> Cell:
    """What a table says of a plan and band.

    A plan that a table leaves out altogether has no published prices in it.
    """
    bands = table_of(prices, table).get(plan)
    if bands is None:
        return None
    return bands.get(band, NOT_SOLD)


def with_cells(plan: Plan, table: Table, cells: Cells) -> Plan:
    """The plan with prices put into one of its tables; plans and bands are added as needed.

    A plan that is new to the yearly table gets all its bands there, without a price: else a price
    that is not published would be taken from the next band.
    """
    prices = plan.price_list
    there = {name: dict(bands) for name, bands in table_of(prices, table).items()}
    for (name, band), cell in cells.items():
        if name not in there:
            if cell is None and name in prices.prices:
                continue  # without any price it need not be there
            there[name] = dict.fromkeys(prices.prices.get(name, {}))
        if isinstance(cell, Gap):
            there[name].pop(band, None)
        else:
            there[name][band] = cell
    return _with_table(plan, table, there)


def with_plan(plan: Plan, name: str) -> Plan:
    """The plan with another plan of the vendor, in every band and without a published price."""
    prices = plan.price_list
    if name in prices.prices:
        return plan
    there: dict[str, Bands] = {**prices.prices, name: dict.fromkeys(bands_of(prices))}
    return _with_table(plan, "prices", there)


def without_plan(plan: Plan, name: str) -> Plan:
    """The plan without one of the vendor's plans, billed monthly or yearly."""
    return _changed(plan, lambda other, bands: None if other == name else bands)


def with_band(plan: Plan, band: int) -> Plan:
    """The plan with another band of every plan of the vendor, without a published price."""
    return _changed(plan, lambda _name, bands: {band: None, **bands})


def with_band_size(plan: Plan, before: int, size: int) -> Plan:
    """The plan with a band of another size, at the same prices."""
    return _changed(
        plan,
        lambda _name, bands: {
            size if band == before else band: price for band, price in bands.items()
        },
    )


def without_band(plan: Plan, band: int) -> Plan:
    """The plan without a band, of no plan of the vendor."""
    return _changed(
        plan,
        lambda _name, bands: {size: price for size, price in bands.items() if size != band},
    )


def _changed(plan: Plan, change: Callable[[str, Bands], Bands | None]) -> Plan:
    made = plan
    tables: tuple[Table, ...] = ("prices", "yearly")
    for table in tables:
        changed = (
            (name, change(name, bands)) for name, bands in table_of(plan.price_list, table).items()
        )
        kept = {name: bands for name, bands in changed if bands is not None}
        made = _with_table(made, table, kept)
    return made


def _with_table(plan: Plan, table: Table, there: Mapping[str, Bands]) -> Plan:
    sorted_bands = {name: _frozen(bands) for name, bands in there.items()}
    empty = table == "yearly" and not any(
        price is not None for bands in there.values() for price in bands.values()
    )
    return with_prices(plan, **{table: None if empty else MappingProxyType(sorted_bands)})


def _frozen(bands: Bands) -> Bands:
    return MappingProxyType(dict(sorted(bands.items())))


# Another currency of the list.


def with_list_currency(plan: Plan, currency: Currency) -> Plan | None:
    """The plan with its list prices read in another currency: 449.00 stays 449.

    The exchange rate was that of the currency before, and goes. None where an amount has more
    decimals than the other currency.
    """
    digits = currency.exponent - plan.price_list.currency.exponent
    tables = (plan.price_list.prices, plan.price_list.yearly or {})
    amounts = [price for table in tables for bands in table.values() for price in bands.values()]
    if not all(_fits(amount, digits) for amount in (*amounts, *own_list_prices(plan))):
        return None

    def read(table: Mapping[str, Bands]) -> Mapping[str, Bands]:
        return MappingProxyType(
            {
                name: MappingProxyType(
                    {band: _scaled(price, digits) for band, price in bands.items()}
                )
                for name, bands in table.items()
            }
        )

    yearly = plan.price_list.yearly
    return with_prices(
        _own_scaled(plan, digits),
        prices=read(plan.price_list.prices),
        yearly=None if yearly is None else read(yearly),
        currency=currency,
        exchange_rate=None,
        exchange_as_of=None,
    )


def own_list_prices(plan: Plan) -> list[int]:
    """The list prices that packages, rows and scenarios state of their own."""
    stated = [
        *(package.list_price for package in plan.packages),
        *(client.overrides.list_price for client in plan.clients),
        *_in_scenarios(plan),
    ]
    return [price for price in stated if price is not None]


def _in_scenarios(plan: Plan) -> list[int | None]:
    changes = (each for scenario in plan.scenarios for each in scenario.changes)
    return [each.value for each in changes if each.target.is_listed]


def too_fine_in_a_scenario(plan: Plan, currency: Currency) -> bool:
    """Whether a list price in a scenario has more decimals than another currency of the list."""
    digits = currency.exponent - plan.price_list.currency.exponent
    return not all(_fits(amount, digits) for amount in _in_scenarios(plan))


def _fits(amount: int | None, digits: int) -> bool:
    return amount is None or digits >= 0 or amount % 10**-digits == 0


def _scaled(amount: int | None, digits: int) -> int | None:
    if amount is None:
        return None
    scaled: int = amount * 10**digits if digits >= 0 else amount // 10**-digits
    return scaled


def _scenario_scaled(scenario: Scenario, digits: int) -> Scenario:
    """A scenario under another currency of the list; its exchange rate was of the one before."""
    changes = tuple(
        replace(each, value=_scaled(each.value, digits)) if each.target.is_listed else each
        for each in scenario.changes
        if each.target != EXCHANGE_RATE
    )
    return scenario if changes == scenario.changes else replace(scenario, changes=changes)


def _own_scaled(plan: Plan, digits: int) -> Plan:
    scenarios = tuple(_scenario_scaled(each, digits) for each in plan.scenarios)
    plan = plan if scenarios == plan.scenarios else replace(plan, scenarios=scenarios)
    if not digits or not own_list_prices(plan):
        return plan
    return replace(
        plan,
        packages=tuple(
            replace(package, list_price=_scaled(package.list_price, digits))
            for package in plan.packages
        ),
        clients=tuple(
            client
            if client.overrides.list_price is None
            else replace(
                client,
                overrides=replace(
                    client.overrides, list_price=_scaled(client.overrides.list_price, digits)
                ),
            )
            for client in plan.clients
        ),
    )


# What ships, taken over.


def with_ready_programme(plan: Plan, ready: Programme, *, keep_own: bool) -> Plan:
    """The plan with another programme in the place of its own.

    Args:
        plan: the plan; keys of its programme that this program does not know stay.
        ready: the programme to take.
        keep_own: keep what the user entered of their own: commission terms and monthly fee.
    """
    own = plan.programme
    taken = replace(ready, unknown=own.unknown)
    if keep_own:
        taken = replace(taken, commission=own.commission, monthly_fee=own.monthly_fee)
    return replace(plan, programme=taken)


def with_ready_prices(plan: Plan, ready: PriceList) -> Plan | None:
    """The plan with another price list in the place of its own, which keeps its exchange rate.

    In another currency the rate goes, and own list prices keep their number; None where one has
    more decimals than that currency.
    """
    own = plan.price_list
    if ready.currency != own.currency:
        digits = ready.currency.exponent - own.currency.exponent
        if not all(_fits(amount, digits) for amount in own_list_prices(plan)):
            return None
        plan = _own_scaled(plan, digits)
        return replace(plan, price_list=replace(ready, unknown=own.unknown))
    kept = replace(
        ready,
        unknown=own.unknown,
        exchange_rate=own.exchange_rate,
        exchange_as_of=own.exchange_as_of,
    )
    return replace(plan, price_list=kept)


def unpublished_with(plan: Plan, estimates: Mapping[str, Bands]) -> dict[tuple[str, int], int]:
    """The estimates of bands that have no price in the plan, billed monthly."""
    return {
        (name, band): estimate
        for name, band, estimate in _each(estimates)
        if estimate is not None
        and cell_of(plan.price_list, "prices", name, band) is None
        and name in plan.price_list.prices
    }


def _each(table: Mapping[str, Bands]) -> Iterable[tuple[str, int, int | None]]:
    return ((name, band, price) for name, bands in table.items() for band, price in bands.items())
