"""A plan of which one thing is moved: prices, the discount.

A price is moved where it is stated: in its package, and in each client row that has its own. A
software price that follows the list price becomes what it comes to, moved and rounded once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from planner.model.money import times
from planner.model.plan import (
    Client,
    Overrides,
    Plan,
)
from planner.model.price_list import Bands
from planner.model.programme import Tier

NOTHING, ALL = Decimal(0), Decimal(1)

Money = Callable[[int], int]
"""Moves an amount in minor units."""

Number = Callable[[Decimal], Decimal]
"""Moves hours, a rate or a factor."""


def with_list_prices(plan: Plan, move: Money) -> Plan:
    """The plan with every list price moved, published or the user's own; ``move`` takes those.

    What clients pay stays, but where a software price follows the list price.
    """

    def bands(prices: Bands) -> Bands:
        return MappingProxyType(
            {band: None if price is None else move(price) for band, price in prices.items()}
        )

    def own(overrides: Overrides) -> Overrides:
        price = overrides.list_price
        return overrides if price is None else replace(overrides, list_price=move(price))

    listed = MappingProxyType({key: bands(each) for key, each in plan.price_list.prices.items()})
    moved = _with_rows(plan, own)
    return replace(
        moved,
        price_list=replace(plan.price_list, prices=listed),
        packages=tuple(
            each if each.list_price is None else replace(each, list_price=move(each.list_price))
            for each in plan.packages
        ),
    )


def with_discount(plan: Plan, discount: Decimal) -> Plan:
    """The plan with one discount for every account, whatever their number."""
    programme = replace(plan.programme, tiers=(Tier(0, discount),))
    return replace(plan, programme=programme)


def scaled(by: Decimal) -> Money:
    """Moves amounts by a share of themselves, rounded once; not below 0."""
    factor = max(ALL + by, NOTHING)
    return lambda amount: times(amount, factor)


def raised(by: int) -> Money:
    """Moves amounts by so many minor units; not below 0, where they are not below it already."""
    return lambda amount: max(amount + by, min(amount, 0))


def share(rate: Decimal) -> Decimal:
    """A rate that is one: from 0 to 1."""
    return min(max(rate, NOTHING), ALL)


def _with_rows(plan: Plan, own: Callable[[Overrides], Overrides], package: str = "") -> Plan:
    """The plan with what rows state of their own moved; rows that state nothing are the same."""
    moved: dict[int, Overrides] = {}
    rows = []
    for client in plan.clients:
        row = client
        if package in {"", client.package}:
            before = client.overrides
            after = moved.get(id(before))  # many rows share the one that states nothing
            if after is None:
                after = moved[id(before)] = own(before)
            row = client if after is before else replace(client, overrides=after)
        rows.append(row)
    return replace(plan, clients=_same_or(plan.clients, tuple(rows)))


def _same_or(before: tuple[Client, ...], after: tuple[Client, ...]) -> tuple[Client, ...]:
    """The rows of before where none is another: what is known of them then holds."""
    same = all(one is other for one, other in zip(before, after, strict=True))
    return before if same else after
