"""From a plan to JSON by its layout; what was read and not understood is written back."""

from __future__ import annotations

import base64
from dataclasses import MISSING, fields, replace
from dataclasses import Field as Attribute
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from planner.model.differences import OF_MANY, Change
from planner.model.money import Currency, exact_text, rate_text
from planner.model.plan import ListTimes, OverList, Plan, SoftwarePrice
from planner.storage.kinds import Bands, Difference, Kind, Many, Money, Record
from planner.storage.layout import FORMAT, PLAN, differing

Json = dict[str, Any]

Part = Any
"""An attribute of a plan, of the kind that its layout says."""

Written = Any
"""The same as JSON has it."""


def document(plan: Plan) -> Json:
    """The JSON document of a plan, in the first version of the format that has all its keys."""
    writer = _Writer(plan.currency, plan.price_list.currency)
    written = writer.record(PLAN, plan)
    return {"format": FORMAT, "version": writer.version, **written}


def written(layout: Record, value: object) -> Json:
    """The JSON of a record in which there are no amounts."""
    none = Currency.of("USD")
    return _Writer(none, none).record(layout, value)


@cache
def defaults(layout: Record) -> dict[str, Any]:
    """What the attributes of a record are where its file says nothing of them."""
    attributes: tuple[Attribute[Any], ...] = fields(layout.make)  # type: ignore[arg-type]  # makers are dataclasses
    return {
        each.name: each.default if each.default_factory is MISSING else each.default_factory()
        for each in attributes
    }


class _Key(NamedTuple):
    """A key of a record: where its value is, and what it is where the file says nothing."""

    key: str
    fills: str
    kind: Kind
    sparse: bool
    since: int
    usual: Part


class _Writer:
    def __init__(self, currency: Currency, list_currency: Currency) -> None:
        self.currency = currency
        self.list_currency = list_currency
        self.version = 1
        self._known: dict[int, tuple[_Key, ...]] = {}

    def _keys(self, layout: Record) -> tuple[_Key, ...]:
        """The keys of a layout, looked up by what it is: to hash one takes longer than a record."""
        found = self._known.get(id(layout))
        if found is None:
            usual = defaults(layout)
            found = self._known[id(layout)] = tuple(
                _Key(each.key, each.fills, each.kind, each.sparse, each.since, usual[each.fills])
                for each in layout.fields
            )
        return found

    def record(self, layout: Record, value: object) -> Json:
        if layout.currencies is not None:
            return self._of_its_own(layout, layout.currencies, value)
        written: Json = {}
        for key, fills, kind, sparse, since, usual in self._keys(layout):
            part = getattr(value, fills)
            if sparse and (part is usual or self._says_nothing(part, usual)):
                continue
            self.version = max(self.version, since)
            written[key] = None if part is None else self.value(kind, part)
        if layout.inlined is not None:
            attribute, inner = layout.inlined
            written |= self.record(inner, getattr(value, attribute))
        return written | dict(getattr(value, "unknown", {}))

    def _of_its_own(self, layout: Record, keys: tuple[str, str], value: object) -> Json:
        """What has currencies of its own."""
        own, listed = (getattr(value, key) for key in keys)
        writer = _Writer(own, own if listed is None else listed)
        written = writer.record(replace(layout, currencies=None), value)
        self.version = max(self.version, writer.version)
        return written

    def _says_nothing(self, part: Part, default: Part) -> bool:
        if isinstance(part, Currency):
            return part == self.currency
        return bool(part == default)

    def value(self, kind: Kind, part: Part) -> Written:
        match kind:
            case Record():
                return self.record(kind, part)
            case Many(of):
                return [self.value(of, one) for one in part]
            case Bands():
                return {plan: self._bands(bands) for plan, bands in part.items()}
            case Difference():
                return self._difference(part)
            case Money(listed):
                return exact_text(part, self.list_currency if listed else self.currency)
            case "number":
                return rate_text(part)
            case "date":
                return _date(part)
            case "month":
                return _date(part)[: len("2026-01")]
            case "currency":
                return part.code
            case "places":
                return sorted(part)
            case "bytes":
                return base64.b64encode(part).decode("ascii")
            case "software":
                return self._software(part)
            case _:
                return str(part) if isinstance(part, StrEnum) else part

    def _difference(self, change: Change) -> Json:
        written: Json = {"of": str(change.of)}
        if change.of in OF_MANY:
            written["id"] = change.id
        field = differing(change.of, change.key)
        value = None
        if field is not None:
            self.version = max(self.version, field.since)
            value = None if change.value is None else self.value(field.kind, change.value)
        return {**written, "key": change.key, "value": value, **change.unknown}

    def _bands(self, bands: dict[int, int | None]) -> Json:
        return {
            str(band): None if price is None else exact_text(price, self.list_currency)
            for band, price in bands.items()
        }

    def _software(self, price: SoftwarePrice) -> str | Json:
        match price:
            case OverList(amount):
                return {"over_list": exact_text(amount, self.currency)}
            case ListTimes(factor):
                return {"list_times": rate_text(factor)}
            case amount:
                return exact_text(amount, self.currency)


def _date(day: date) -> str:
    return day.isoformat()
