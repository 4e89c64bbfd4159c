"""The kinds of values in a plan file, from amounts to whole records, and the form of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

Scalar = Literal[
    "text",
    "flag",
    "count",
    "number",
    "date",
    "month",
    "currency",
    "software",
    "bytes",
    "colour",
    "places",
]


@dataclass(frozen=True)
class Money:
    """A decimal string in the plan's currency, or in the price list's."""

    listed: bool = False


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    words: type[StrEnum]


@dataclass(frozen=True)
class Many:
    """A JSON array of one kind."""

    of: Kind


@dataclass(frozen=True)
class Bands:
    """Plan → band → price, null where a band's price is not published."""


@dataclass(frozen=True)
class Difference:
    """What a scenario says otherwise: a value of the kind of the input that it names."""


@dataclass(frozen=True)
class Field:
    """A key of an object, its kind, and the attribute it fills (the key, where not given).

    ``sparse`` keys are written only where they differ from their default. ``since`` is the version
    of the format that brought the key; one that came later than the first is sparse, so that a plan
    without it is written as the version before.
    """

    key: str
    kind: Kind
    attribute: str = ""
    required: bool = False
    nullable: bool = False
    sparse: bool = False
    since: int = 1

    @property
    def fills(self) -> str:
        """The attribute that the key fills."""
        return self.attribute or self.key


@dataclass(frozen=True)
class Record:
    """A JSON object: what it makes, and its fields. Keys beyond them are kept as they are.

    ``inlined`` is an attribute of the made value whose own fields stand among the record's.
    ``currencies`` are keys of it that name the currencies of the amounts in it, whatever those of
    the plan are: that of its own, and that of the vendor's (null: its own).
    """

    make: Callable[..., Any]
    fields: tuple[Field, ...]
    inlined: tuple[str, Record] | None = None
    currencies: tuple[str, str] | None = None


Kind = Scalar | Money | Choice | Many | Bands | Difference | Record

NUMBER = r"-?[0-9]{1,15}(\.[0-9]{1,12})?"
"""Decimals in strings: ASCII digits, one point, no exponent, no underscore."""

BAND = r"0|[1-9][0-9]{0,14}"
"""The size of a contact band: digits, written one way only."""

DATE = r"(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
"""A day; whether its month has it is for the calendar to say."""

MONTH = r"(?!0000)[0-9]{4}-(0[1-9]|1[0-2])"
"""A month; there is no year 0."""

COLOUR = r"(#[0-9A-Fa-f]{6})?"
"""Red, green and blue; empty: none."""

BASE64 = r"([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
"""The bytes of a file (RFC 4648), in one line."""

LONGEST_COUNT = 10**15
"""Counts stay below this, as numbers before the point do."""
