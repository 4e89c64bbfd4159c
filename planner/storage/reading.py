"""From JSON to a plan by its layout, collecting every fault with its place."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from planner.model.differences import OF_MANY, Change, Subject
from planner.model.money import EXPONENTS, Currency
from planner.model.plan import ListTimes, OverList
from planner.model.price_list import Bands as BandPrices
from planner.model.problems import Grade, Place, Problem, Value
from planner.storage.kinds import (
    BAND,
    COLOUR,
    DATE,
    LONGEST_COUNT,
    MONTH,
    NUMBER,
    Bands,
    Choice,
    Difference,
    Kind,
    Many,
    Money,
    Record,
)
from planner.storage.layout import differing

Raw = Any
"""A value as JSON has it."""

Made = Any
"""What a layout makes of a value, or UNKNOWN."""

JSON_TYPES = {dict: "object", list: "list", str: "text", bool: "yes-no", int: "count"}
UNKNOWN = object()
ANY_DECIMALS = Currency("USD", 12)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

STAND_INS: dict[Kind, Made] = {
    "text": "",
    "count": 1,
    "number": Decimal(0),
    "currency": Currency.of("USD"),
}
"""What stands for a value that cannot be read, so that the rest of the plan can be checked."""

DEEPEST = 50
"""How deep values of unknown keys may lie in each other: writing them back must be possible."""


def currency_of(code: object) -> Currency:
    """The currency with a code; a wrong one is a fault at its place, and has any decimals."""
    return Currency.of(code) if isinstance(code, str) and code in EXPONENTS else ANY_DECIMALS


@dataclass
class Reader:
    """Reads values of one file; ``faults`` and ``unknown_keys`` fill as it goes.

    What is made in spite of faults holds stand-ins and defaults: good for finding what else is
    wrong, and for nothing else.
    """

    currency: Currency
    list_currency: Currency
    faults: list[Problem] = field(default_factory=list)
    unknown_keys: list[Problem] = field(default_factory=list)

    def fault(self, code: str, place: Place, **values: Value) -> None:
        """Note one fault."""
        self.faults.append(Problem(code, place, values, Grade.FAULT))

    def is_type(self, value: object, wanted: type, place: Place) -> bool:
        """Whether a JSON value has the type, noting a fault where not; true is no count."""
        if type(value) is wanted:
            return True
        self.fault(
            "wrong-type",
            place,
            wanted=JSON_TYPES[wanted],
            got=JSON_TYPES.get(type(value), "nothing" if value is None else "number"),
        )
        return False

    def record(self, layout: Record, value: Raw, place: Place) -> Made:
        """Make what an object describes; UNKNOWN where it cannot be made."""
        if not self.is_type(value, dict, place):
            return UNKNOWN
        if layout.currencies is not None:
            return self._of_its_own(layout, layout.currencies, value, place)
        made = self._fields(layout, value, place)
        known = {each.key for each in layout.fields}
        if layout.inlined is not None:
            attribute, inner = layout.inlined
            stated = self._fields(inner, value, place)
            if stated:  # else the one object that states nothing is shared by all that do not
                made[attribute] = self._make(inner, stated)
            known |= {each.key for each in inner.fields}
        made |= self._unknown(value, known, place)
        return self._make(layout, made)

    def _of_its_own(
        self, layout: Record, keys: tuple[str, str], value: dict[str, Any], place: Place
    ) -> Made:
        """Make what has currencies of its own."""
        own, listed = (value.get(key) for key in keys)
        outside = self.currency, self.list_currency
        self.currency = currency_of(own)
        self.list_currency = self.currency if listed is None else currency_of(listed)
        try:
            return self.record(replace(layout, currencies=None), value, place)
        finally:
            self.currency, self.list_currency = outside

    def _unknown(self, value: Raw, known: set[str], place: Place) -> dict[str, Any]:
        """What is not known of an object, to be kept as it is; nothing where all is known."""
        unknown = {key: kept for key, kept in value.items() if key not in known}
        for key, kept in unknown.items():
            self.unknown_keys.append(Problem("unknown-key", (*place, key), {}, Grade.WARNING))
            if too_deep(kept):
                self.fault("too-deep", (*place, key))
        return {"unknown": MappingProxyType(unknown)} if unknown else {}

    def _fields(self, layout: Record, value: dict[str, Any], place: Place) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for each in layout.fields:
            here = (*place, each.key)
            if each.key in value:
                raw = value[each.key]
                absent = raw is None and each.nullable
                part = None if absent else self.value(each.kind, raw, here)
            elif each.required:
                part = UNKNOWN
                self.fault("missing-key", here)
            else:
                continue
            if part is UNKNOWN:
                part = STAND_INS.get(each.kind, UNKNOWN)
            if part is not UNKNOWN or each.required:
                made[each.fills] = part
        return made

    def _make(self, layout: Record, made: dict[str, Any]) -> Made:
        if any(part is UNKNOWN for part in made.values()):
            return UNKNOWN
        return layout.make(**made)

    def value(self, kind: Kind, raw: Raw, place: Place) -> Made:
        """Read one value of a kind; UNKNOWN where it is none."""
        match kind:
            case Record():
                return self.record(kind, raw, place)
            case Many(of):
                return self._many(of, raw, place)
            case Bands():
                return self._bands(raw, place)
            case Difference():
                return self._difference(raw, place)
            case Money(listed):
                return self.money(raw, self.list_currency if listed else self.currency, place)
            case Choice(words):
                return self._choice(words, raw, place)
            case _:
                return getattr(self, f"_{kind}")(raw, place)

    def _difference(self, raw: Raw, place: Place) -> Made:
        """A difference of a scenario; its value is of the kind of the input that it names."""
        if not self.is_type(raw, dict, place):
            return UNKNOWN
        of = self._part(Choice(Subject), raw, "of", place)
        if of is UNKNOWN:
            return UNKNOWN
        name = self._part("text", raw, "id", place) if of in OF_MANY else ""
        key = self._part("text", raw, "key", place)
        if UNKNOWN in (name, key):
            return UNKNOWN
        field = differing(of, key)
        if field is None:
            self.fault("unknown-input", (*place, "key"), input=key, of=str(of))
            return UNKNOWN
        value = None
        if not (field.nullable and raw.get("value", UNKNOWN) is None):
            value = self._part(field.kind, raw, "value", place)
        known = {"of", "key", "value", *(("id",) if of in OF_MANY else ())}
        unknown = self._unknown(raw, known, place)
        return UNKNOWN if value is UNKNOWN else Change(of, name, key, value, **unknown)

    def _part(self, kind: Kind, raw: dict[str, Any], key: str, place: Place) -> Made:
        """Read what an object must have."""
        if key not in raw:
            self.fault("missing-key", (*place, key))
            return UNKNOWN
        return self.value(kind, raw[key], (*place, key))

    def _many(self, of: Kind, raw: Raw, place: Place) -> Made:
        if not self.is_type(raw, list, place):
            return UNKNOWN
        each = tuple(self.value(of, one, (*place, index)) for index, one in enumerate(raw))
        return UNKNOWN if any(one is UNKNOWN for one in each) else each

    def _choice(self, words: type[StrEnum], raw: Raw, place: Place) -> Made:
        if not self.is_type(raw, str, place):
            return UNKNOWN
        if raw not in {str(word) for word in words}:
            self.fault("unknown-word", place, word=raw, words=", ".join(words))
            return UNKNOWN
        return words(raw)

    def _bands(self, raw: Raw, place: Place) -> Made:
        if not self.is_type(raw, dict, place):
            return UNKNOWN
        plans: dict[str, BandPrices] = {}
        for plan, bands in raw.items():
            here = (*place, plan)
            if not self.is_type(bands, dict, here):
                continue
            prices: dict[int, int | None] = {}
            for band, price in bands.items():
                if re.fullmatch(BAND, band) is None:
                    self.fault("not-a-band", (*here, band), band=band)
                    continue
                there = (*here, band)
                amount = None if price is None else self.money(price, self.list_currency, there)
                prices[int(band)] = None if amount is UNKNOWN else amount
            plans[plan] = MappingProxyType(dict(sorted(prices.items())))
        return MappingProxyType(plans)

    def decimal(self, raw: Raw, place: Place) -> Made:
        """Read a decimal string."""
        if type(raw) in {int, float}:
            self.fault("number-unquoted", place, text=str(raw))
            return UNKNOWN
        if not self.is_type(raw, str, place):
            return UNKNOWN
        if re.fullmatch(NUMBER, raw) is not None:
            return Decimal(raw) or Decimal(0)  # there is one zero: no -0
        too_long = re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", raw) is not None
        self.fault("number-too-long" if too_long else "not-a-number", place, text=raw)
        return UNKNOWN

    def money(self, raw: Raw, currency: Currency, place: Place) -> Made:
        """Read a decimal string as minor units of a currency."""
        number = self.decimal(raw, place)
        if number is UNKNOWN:
            return UNKNOWN
        minor = number.scaleb(currency.exponent)
        if minor != minor.to_integral_value():
            self.fault(
                "too-many-decimals",
                place,
                text=raw,
                currency=currency.code,
                digits=currency.exponent,
            )
            return UNKNOWN
        return int(minor)

    def _number(self, raw: Raw, place: Place) -> Made:
        return self.decimal(raw, place)

    def _count(self, raw: Raw, place: Place) -> Made:
        if not self.is_type(raw, int, place):
            return UNKNOWN
        if abs(raw) >= LONGEST_COUNT:
            self.fault("count-too-long", place, text=str(raw))
            return UNKNOWN
        return raw

    def _text(self, raw: Raw, place: Place) -> Made:
        if not self.is_type(raw, str, place):
            return UNKNOWN
        # Control characters do nothing good anywhere a text goes; people cannot see them.
        return CONTROL.sub("", raw)

    def _flag(self, raw: Raw, place: Place) -> Made:
        return raw if self.is_type(raw, bool, place) else UNKNOWN

    def _date(self, raw: Raw, place: Place) -> Made:
        if not self.is_type(raw, str, place):
            return UNKNOWN
        try:
            if re.fullmatch(DATE, raw) is None:  # Python reads weeks as well: 2026-W01-1
                raise ValueError(raw)
            return date.fromisoformat(raw)
        except ValueError:
            self.fault("not-a-date", place, text=raw)
            return UNKNOWN

    def _month(self, raw: Raw, place: Place) -> Made:
        if not self.is_type(raw, str, place):
            return UNKNOWN
        if re.fullmatch(MONTH, raw) is None:
            self.fault("not-a-month", place, text=raw)
            return UNKNOWN
        return date.fromisoformat(f"{raw}-01")

    def _bytes(self, raw: Raw, place: Place) -> Made:
        if not self.is_type(raw, str, place):
            return UNKNOWN
        try:
            return base64.b64decode(raw, validate=True)
        except ValueError:
            self.fault("not-base64", place)
            return UNKNOWN

    def _places(self, raw: Raw, place: Place) -> Made:
        found = self._many("count", raw, place)
        return UNKNOWN if found is UNKNOWN else frozenset(found)

    def _colour(self, raw: Raw, place: Place) -> Made:
        if not self.is_type(raw, str, place):
            return UNKNOWN
        if re.fullmatch(COLOUR, raw) is None:
            self.fault("not-a-colour", place, text=raw)
            return UNKNOWN
        return raw.upper()

    def _currency(self, raw: Raw, place: Place) -> Made:
        if not self.is_type(raw, str, place):
            return UNKNOWN
        if raw not in EXPONENTS:
            self.fault("unknown-currency", place, text=raw)
            return UNKNOWN
        return Currency.of(raw)

    def _software(self, raw: Raw, place: Place) -> Made:
        if isinstance(raw, str):
            return self.money(raw, self.currency, place)
        rules = {"over_list", "list_times"}
        if not isinstance(raw, dict) or len(raw) != 1 or not rules & raw.keys():
            self.fault("not-a-price", place)
            return UNKNOWN
        ((rule, amount),) = raw.items()
        here = (*place, rule)
        if rule == "over_list":
            extra = self.money(amount, self.currency, here)
            return UNKNOWN if extra is UNKNOWN else OverList(extra)
        factor = self.decimal(amount, here)
        return UNKNOWN if factor is UNKNOWN else ListTimes(factor)


def too_deep(value: Raw) -> bool:
    """Whether more than DEEPEST lists and objects lie in each other."""
    level = [value]
    for _ in range(DEEPEST + 1):
        containers = [each for each in level if isinstance(each, dict | list)]
        if not containers:
            return False
        level = [
            inner
            for each in containers
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
    return True
