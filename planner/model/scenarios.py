"""A base plan and named differences: the plan that a scenario stands for, and back again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum, StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from planner.model.differences import (
    EXCHANGE_RATE,
    KEYS,
    OVERRIDES,
    ROW,
    Change,
    Scenario,
    Subject,
    Target,
)
from planner.model.plan import Client, Package, Plan
from planner.model.price_list import PriceList
from planner.model.programme import Programme

IN_NO_MONTH = {
    (Subject.AGENCY, "target_margin"),
    (Subject.PACKAGE, "setup_fee"),
    (Subject.PACKAGE, "setup_hours"),
    (Subject.CLIENT, "setup_fee"),
    (Subject.CLIENT, "since"),
    (Subject.CLIENT, "free_months"),
    (Subject.CLIENT, "channel_locked"),
    (Subject.PROGRAMME, "effective"),
    (Subject.PROGRAMME, "minimum_advertised_price"),
    (Subject.COMMISSION, "months"),
    *((Subject.ASSUMPTIONS, key) for key in KEYS[Subject.ASSUMPTIONS]),
}
"""Inputs of which no figure of a month is made."""


class Nowhere(Enum):
    """Not a value: the plan has no such input."""

    GONE = "gone"


GONE = Nowhere.GONE


class State(StrEnum):
    """What a difference does to the plan that it is held against.

    ``gone``: what it names is no longer there, so that it does nothing; ``same``: the plan says
    the same by now.
    """

    DIFFERS = "differs"
    SAME = "same"
    GONE = "gone"


class Finding(NamedTuple):
    """A difference, what the plan has in its place, and what it does."""

    change: Change
    base: Any
    state: State


Named = TypeVar("Named", Package, Client)


def _by_id(each: Iterable[Named]) -> dict[str, Named]:
    found: dict[str, Named] = {}
    for one in each:
        found.setdefault(one.id, one)  # the first of an id wins, as everywhere
    return found


class Inputs:
    """The inputs of a plan by what scenarios call them."""

    def __init__(self, plan: Plan) -> None:
        """Look into a plan; what is not asked for is not indexed."""
        self.plan = plan

    @cached_property
    def packages(self) -> dict[str, Package]:
        """Its packages by their ids."""
        return _by_id(self.plan.packages)

    @cached_property
    def clients(self) -> dict[str, Client]:
        """Its client rows by their ids."""
        return _by_id(self.plan.clients)

    def value(self, target: Target) -> Any:
        """What the plan says of an input; GONE where it has none of that name."""
        of, name, key = target
        if of is Subject.PRICE:
            bands = self.plan.price_list.prices.get(name, {})
            return bands.get(int(key), GONE) if key.isdecimal() else GONE
        if of is Subject.TIER:
            tiers = (each for each in self.plan.programme.tiers if str(each.start) == name)
            return next((each.discount for each in tiers), GONE)
        if of is Subject.CLIENT:
            client = self.clients.get(name)
            if client is None:
                return GONE
            return getattr(client if key in ROW else client.overrides, key)
        owner = self._owner(of, name)
        return GONE if owner is None else getattr(owner, key)

    def _owner(self, of: Subject, name: str) -> object | None:
        plan = self.plan
        match of:
            case Subject.PACKAGE:
                return self.packages.get(name)
            case Subject.AGENCY:
                return plan.agency
            case Subject.COMMISSION:
                return plan.programme.commission
            case Subject.PRICE_LIST:
                return plan.price_list
            case Subject.ASSUMPTIONS:
                return plan.assumptions
            case _:
                return plan.programme

    def finding(self, change: Change) -> Finding:
        """What a difference does to the plan."""
        base = self.value(change.target)
        if base is GONE:
            return Finding(change, None, State.GONE)
        elsewhere = change.of is Subject.CLIENT and change.key == "package"
        if elsewhere and change.value != base and change.value not in self.packages:
            return Finding(change, base, State.GONE)
        return Finding(change, base, State.SAME if base == change.value else State.DIFFERS)


def findings(base: Plan, scenario: Scenario) -> tuple[Finding, ...]:
    """What each difference of a scenario does to the plan, in their order."""
    inputs = Inputs(base)
    return tuple(inputs.finding(change) for change in scenario.changes)


def scenario_plan(base: Plan, scenario: Scenario) -> Plan:
    """The plan that a scenario stands for: the base with every difference that still applies."""
    return with_changes(base, scenario.changes)


Values = dict[str, Any]


def with_changes(base: Plan, changes: Sequence[Change]) -> Plan:
    """The plan with other values of some inputs; what names nothing in it does nothing."""
    inputs = Inputs(base)
    told: dict[Subject, dict[str, Values]] = defaultdict(lambda: defaultdict(dict))
    for change in changes:
        if inputs.finding(change).state is State.DIFFERS:
            told[change.of][change.id][change.key] = change.value
    parts: Values = {}
    if packages := told.get(Subject.PACKAGE):
        parts["packages"] = tuple(
            replace(each, **packages[each.id]) if each.id in packages else each
            for each in base.packages
        )
    if rows := told.get(Subject.CLIENT):
        parts["clients"] = tuple(
            _row(each, rows[each.id]) if each.id in rows else each for each in base.clients
        )
    for of in (Subject.AGENCY, Subject.ASSUMPTIONS):
        if values := _only(told, of):
            parts[str(of)] = replace(getattr(base, of), **values)
    programme = _programme(base.programme, told)
    prices = _prices(base.price_list, told)
    if programme is not base.programme:
        parts["programme"] = programme
    if prices is not base.price_list:
        parts["price_list"] = prices
    return replace(base, **parts) if parts else base


def _only(told: Mapping[Subject, Mapping[str, Values]], of: Subject) -> Values:
    return told[of][""] if of in told else {}


def _row(client: Client, values: Values) -> Client:
    own = {key: value for key, value in values.items() if key in ROW}
    overrides = {key: value for key, value in values.items() if key not in ROW}
    if overrides:
        own["overrides"] = replace(client.overrides, **overrides)
    return replace(client, **own)


def _programme(programme: Programme, told: Mapping[Subject, Mapping[str, Values]]) -> Programme:
    values = dict(_only(told, Subject.PROGRAMME))
    if commission := _only(told, Subject.COMMISSION):
        values["commission"] = replace(programme.commission, **commission)
    if tiers := told.get(Subject.TIER):
        values["tiers"] = tuple(
            replace(each, **tiers[str(each.start)]) if str(each.start) in tiers else each
            for each in programme.tiers
        )
    return replace(programme, **values) if values else programme


def _prices(prices: PriceList, told: Mapping[Subject, Mapping[str, Values]]) -> PriceList:
    values = dict(_only(told, Subject.PRICE_LIST))
    if plans := told.get(Subject.PRICE):
        listed = dict(prices.prices)
        for plan, bands in plans.items():
            others = {int(band): price for band, price in bands.items()}
            listed[plan] = MappingProxyType({**listed[plan], **others})
        values["prices"] = MappingProxyType(listed)
    return replace(prices, **values) if values else prices


# From two plans to their differences.


class LeftOut(StrEnum):
    """What two plans have different that no scenario can name."""

    CLIENTS_ADDED = "clients-added"
    CLIENTS_REMOVED = "clients-removed"
    PACKAGES_ADDED = "packages-added"
    PACKAGES_REMOVED = "packages-removed"
    TIERS = "tiers"
    PRICES = "prices"
    MONTHS = "months"


class Differences(NamedTuple):
    """What leads from one plan to another, and of what kinds there is more than that."""

    changes: tuple[Change, ...]
    left_out: tuple[LeftOut, ...]


def differences(before: Plan, after: Plan) -> Differences:
    """Everything that a scenario can say of how two plans differ, and what it cannot.

    Amounts of two currencies are nothing to compare: what is in them is none of it.
    """
    if before is after or before.currency != after.currency:
        return Differences((), ())
    changes = tuple(changes_between(before, after))
    return Differences(changes, tuple(_left_out(before, after, Inputs(before), Inputs(after))))


def changes_between(before: Plan, after: Plan) -> Iterator[Change]:
    """Everything that a scenario can say of how two plans differ, one after the other."""
    if before is after or before.currency != after.currency:
        return
    one_list = before.price_list.currency == after.price_list.currency
    for each in _changes(before, after, Inputs(before), Inputs(after)):
        if one_list or not (each.target.is_listed or each.target == EXCHANGE_RATE):
            yield each


def _changes(before: Plan, after: Plan, old: Inputs, new: Inputs) -> Iterator[Change]:
    for target in _comparable(before, after):
        if old.value(target) != (now := new.value(target)):
            yield Change(*target, now)
    if before.packages is not after.packages:
        for package, was in _both(old.packages, new.packages):
            yield from _unlike(Subject.PACKAGE, package.id, was, package, KEYS[Subject.PACKAGE])
    if before.clients is not after.clients:  # an edit of something else leaves thousands alone
        for client, one in _both(old.clients, new.clients):
            yield from _unlike(Subject.CLIENT, client.id, one, client, ROW)
            if client.overrides is not one.overrides:
                own = one.overrides, client.overrides
                yield from _unlike(Subject.CLIENT, client.id, *own, OVERRIDES)


def _comparable(before: Plan, after: Plan) -> Iterator[Target]:
    """The inputs that both plans have, of what there is not a row of each."""
    for of in (
        Subject.AGENCY,
        Subject.PROGRAMME,
        Subject.COMMISSION,
        Subject.PRICE_LIST,
        Subject.ASSUMPTIONS,
    ):
        yield from (Target(of, "", key) for key in KEYS[of])
    for tier in after.programme.tiers:
        if any(each.start == tier.start for each in before.programme.tiers):
            yield Target(Subject.TIER, str(tier.start), "discount")
    if before.price_list.prices is not after.price_list.prices:
        for plan, bands in after.price_list.prices.items():
            there = before.price_list.prices.get(plan, {})
            yield from (Target(Subject.PRICE, plan, str(each)) for each in bands if each in there)


def _both(old: Mapping[str, Named], new: Mapping[str, Named]) -> Iterator[tuple[Named, Named]]:
    """What is in both plans and not one and the same: as it is now, and as it was."""
    for name, now in new.items():
        was = old.get(name, now)
        if was is not now:
            yield now, was


def _unlike(
    of: Subject, name: str, was: object, now: object, keys: Iterable[str]
) -> Iterator[Change]:
    for key in keys:
        value = getattr(now, key)
        if getattr(was, key) != value:
            yield Change(of, name, key, value)


def _left_out(before: Plan, after: Plan, old: Inputs, new: Inputs) -> Iterator[LeftOut]:
    if before.clients is not after.clients:
        yield from (LeftOut.CLIENTS_ADDED,) * bool(new.clients.keys() - old.clients.keys())
        yield from (LeftOut.CLIENTS_REMOVED,) * bool(old.clients.keys() - new.clients.keys())
    yield from (LeftOut.PACKAGES_ADDED,) * bool(new.packages.keys() - old.packages.keys())
    yield from (LeftOut.PACKAGES_REMOVED,) * bool(old.packages.keys() - new.packages.keys())
    if before.programme.starts != after.programme.starts:
        yield LeftOut.TIERS
    if _shape(before.price_list) != _shape(after.price_list):
        yield LeftOut.PRICES
    if _months(before) != _months(after):
        yield LeftOut.MONTHS


def _months(plan: Plan) -> object:
    assumed = plan.assumptions
    return assumed.seasonality, assumed.packages, assumed.price_changes, assumed.planned


def _shape(prices: PriceList) -> object:
    bands = {plan: tuple(each) for plan, each in prices.prices.items()}
    return prices.currency, bands
