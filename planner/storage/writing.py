"""From a plan to JSON by its layout; what was read and not understood is written back."""

from __future__ import annotations

from dataclasses import MISSING, fields
from dataclasses import Field as Attribute
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from planner.model.money import Currency, exact_text, rate_text
from planner.model.plan import ListTimes, OverList, Plan, SoftwarePrice
from planner.storage.layout import FORMAT, PLAN, VERSION, Bands, Kind, Many, Money, Record

Json = dict[str, Any]

Part = Any
"""An attribute of a plan, of the kind that its layout says."""

Written = Any
"""The same as JSON has it."""


def document(plan: Plan) -> Json:
    """The JSON document of a plan."""
    writer = _Writer(plan.currency, plan.price_list.currency)
    return {"format": FORMAT, "version": VERSION, **writer.record(PLAN, plan)}


@cache
def defaults(layout: Record) -> dict[str, Any]:
    """What the attributes of a record are where its file says nothing of them."""
    attributes: tuple[Attribute[Any], ...] = fields(layout.make)  # type: ignore[arg-type]  # makers are dataclasses
    return {
        each.name: each.default if each.default_factory is MISSING else each.default_factory()
        for each in attributes
    }


class _Writer:
    def __init__(self, currency: Currency, list_currency: Currency) -> None:
        self.currency = currency
        self.list_currency = list_currency

    def record(self, layout: Record, value: object) -> Json:
        written: Json = {}
        usual = defaults(layout)
        for each in layout.fields:
            part = getattr(value, each.fills)
            if each.sparse and self._says_nothing(part, usual[each.fills]):
                continue
            written[each.key] = None if part is None else self.value(each.kind, part)
        if layout.inlined is not None:
            attribute, inner = layout.inlined
            written |= self.record(inner, getattr(value, attribute))
        return written | dict(getattr(value, "unknown", {}))

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
            case "software":
                return self._software(part)
            case _:
                return str(part) if isinstance(part, StrEnum) else part

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
