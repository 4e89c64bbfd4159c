"""What ships with the program: programmes, price lists and samples, read when first asked for.

The files are laid out as parts of a plan are, with their sources beside them. A mistake in one is a
mistake of the program: it raises, and the tests read every file. Their texts are English, with
those of other languages beside them, under the language's code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from planner import resource
from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.price_list import Bands as BandPrices
from planner.model.price_list import PriceList
from planner.model.programme import Programme
from planner.storage.kinds import Bands, Field, Many, Record
from planner.storage.layout import PROGRAMME
from planner.storage.plan_file import SUFFIX, PlanFileError, load
from planner.storage.reading import Made, Reader

MONTHLY, YEARLY = "monthly", "yearly"
FEE_CURRENCY = Currency.of("USD")
"""What the fees of the programmes are in."""
SUFFIXES = {".json", SUFFIX}
LANGUAGES = ("fr",)
"""The languages besides English in which texts may stand in the files."""

Words = Mapping[str, Mapping[str, str]]
"""Texts by language (ISO 639) and by the attribute that each of them stands for."""


@dataclass(frozen=True)
class Source:
    """Where a fact was read.

    ``kind`` is ``vendor`` or ``third party``; ``dated`` is the date that the source itself bears,
    as far as it goes, None where it bears none; ``read`` is the day on which it was read.
    """

    title: str
    url: str
    kind: str
    read: date
    dated: str | None = None
    id: str = ""
    note: str = ""
    words: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """A rule of the programme in words, the sources (by id) that state it, and one's own words.

    ``quote`` is empty where what was read is told and not quoted.
    """

    key: str
    rule: str
    source: str
    quote: str = ""
    also: tuple[str, ...] = ()
    words: Words = field(default_factory=dict)


@dataclass(frozen=True)
class OpenPoint:
    """What the vendor does not say, or says in two ways, and what the program takes for it.

    ``source`` is None where nothing was found.
    """

    key: str
    question: str
    status: str
    default: str
    source: str | None = None
    also: tuple[str, ...] = ()
    words: Words = field(default_factory=dict)


@dataclass(frozen=True)
class ShippedProgramme:
    """A vendor's programme, ready to be put in a plan, and how well each part of it is known."""

    name: str
    vendor: str
    as_of: date
    programme: Programme
    sources: tuple[Source, ...]
    rules: tuple[Rule, ...]
    open_points: tuple[OpenPoint, ...]
    note: str = ""
    words: Words = field(default_factory=dict)

    def in_language(self, language: str) -> ShippedProgramme:
        """All of it in a language; what is not written in that one stays English."""
        said = _said(self, language)
        return replace(
            said,
            programme=replace(
                said.programme, name=said.name, source=_where(_said(said.sources[0], language))
            ),
            sources=tuple(_said(each, language) for each in said.sources),
            rules=tuple(_said(each, language) for each in said.rules),
            open_points=tuple(_said(each, language) for each in said.open_points),
        )


@dataclass(frozen=True)
class ShippedPrices:
    """A vendor's published prices a month, in minor units of ``currency``.

    ``billing`` is ``monthly`` or ``yearly``; ``plans`` holds the vendor's plans by their key, with
    the names that people know. ``estimates`` fills some unpublished bands: derived, not published,
    to be shown as such and used only where the user takes one over.
    """

    name: str
    vendor: str
    currency: Currency
    billing: str
    as_of: date
    source: Source
    prices: Mapping[str, BandPrices]
    plans: Mapping[str, str] = field(default_factory=dict)
    estimates: Mapping[str, BandPrices] = field(default_factory=dict)
    note: str = ""
    estimates_note: str = ""
    words: Words = field(default_factory=dict)

    def in_language(self, language: str) -> ShippedPrices:
        """All of it in a language; what is not written in that one stays English."""
        said = _said(self, language)
        return replace(said, source=_said(said.source, language))


def _where(*sources: Source) -> str:
    """Where something was read, as a plan keeps it."""
    return "; ".join(f"{each.title}, {each.url}" for each in sources)


Said = TypeVar("Said", Source, Rule, OpenPoint, ShippedProgramme, ShippedPrices)


def _said(of: Said, language: str) -> Said:
    own: Mapping[str, Any] = of.words.get(language, {})
    return replace(of, **own)


def _words(*texts: str) -> tuple[str, Record]:
    """Where texts in other languages stand: beside the English ones, under the language's code."""
    said = Record(dict, tuple(Field(text, "text") for text in texts))
    return "words", Record(dict, tuple(Field(language, said) for language in LANGUAGES))


@dataclass(frozen=True)
class Sample:
    """A plan to look at, the file it is in, and the language it is written in (ISO 639)."""

    path: Path
    language: str
    plan: Plan


SOURCE = Record(
    Source,
    (
        Field("id", "text"),
        Field("title", "text", required=True),
        Field("url", "text", required=True),
        Field("kind", "text", required=True),
        Field("dated", "text", nullable=True),
        Field("read", "date", required=True),
        Field("note", "text"),
    ),
    inlined=_words("title", "note"),
)
RULE = Record(
    Rule,
    (
        Field("key", "text", required=True),
        Field("rule", "text", required=True),
        Field("source", "text", required=True),
        Field("also", Many("text")),
        Field("quote", "text"),
    ),
    inlined=_words("rule"),
)
OPEN_POINT = Record(
    OpenPoint,
    (
        Field("key", "text", required=True),
        Field("question", "text", required=True),
        Field("status", "text", required=True),
        Field("default", "text", required=True),
        Field("source", "text", nullable=True),
        Field("also", Many("text")),
    ),
    inlined=_words("question", "status", "default"),
)
SHIPPED_PROGRAMME = Record(
    ShippedProgramme,
    (
        Field("name", "text", required=True),
        Field("vendor", "text", required=True),
        Field("as_of", "date", required=True),
        Field("note", "text"),
        Field("sources", Many(SOURCE), required=True),
        Field("programme", PROGRAMME, required=True),
        Field("rules", Many(RULE), required=True),
        Field("open_points", Many(OPEN_POINT), required=True),
    ),
    inlined=_words("name", "note"),
)
SHIPPED_PRICES = Record(
    ShippedPrices,
    (
        Field("name", "text", required=True),
        Field("vendor", "text", required=True),
        Field("currency", "currency", required=True),
        Field("billing", "text", required=True),
        Field("as_of", "date", required=True),
        Field("source", SOURCE, required=True),
        Field("note", "text"),
        Field("prices", Bands(), required=True),
        Field("estimates", Bands()),
        Field("estimates_note", "text"),
    ),
    inlined=_words("name", "note", "estimates_note"),
)


@cache
def programmes() -> tuple[ShippedProgramme, ...]:
    """The programmes that ship, by file name."""
    return tuple(_programme(_json(path)) for path in _files("programmes"))


def programme_of(vendor: str) -> ShippedProgramme:
    """The programme of a vendor whose prices ship."""
    return next(each for each in programmes() if each.vendor == vendor)


def programme_like(programme: Programme) -> ShippedProgramme | None:
    """The programme that a plan's was taken from: by its name, else by the vendor named in it."""
    name = programme.name.casefold()
    for each in programmes():
        named = (each.name, *(words["name"] for words in each.words.values()))
        if name in {one.casefold() for one in named}:
            return each
    return next((each for each in programmes() if each.vendor.casefold() in name), None)


@cache
def price_lists() -> tuple[ShippedPrices, ...]:
    """The price lists that ship, by file name: those billed monthly and those billed yearly."""
    return tuple(_prices(_json(path)) for path in _files("price_lists"))


@cache
def samples() -> tuple[Sample, ...]:
    """The samples that ship, by file name, which begins with the language."""
    return tuple(
        Sample(path, path.name.partition("-")[0], load(path).plan) for path in _files("samples")
    )


def newest_price_list(currency: Currency, language: str = "en") -> PriceList | None:
    """The newest prices billed monthly, for a plan, with the newest yearly ones to compare with.

    None where none ship in that currency. Their name is in the language, where it has one in it.
    """
    monthly, yearly = newest(MONTHLY, currency), newest(YEARLY, currency)
    if monthly is None:
        return None
    lists = [each.in_language(language) for each in (monthly, yearly) if each is not None]
    return PriceList(
        monthly.prices,
        currency,
        name=lists[0].name,
        as_of=monthly.as_of,
        yearly=None if yearly is None else yearly.prices,
        source=_where(*(each.source for each in lists)),
    )


def newest_for(plan: Plan) -> ShippedPrices | None:
    """The newest prices billed monthly of a plan's vendor, in the currency of its price list.

    None where none ship: another vendor's prices are no news. A programme that none of those that
    ship is like may be anyone's, and is taken for that of the vendor whose prices ship.
    """
    prices, like = newest(MONTHLY, plan.price_list.currency), programme_like(plan.programme)
    return prices if prices is None or like is None or like.vendor == prices.vendor else None


def newest_date_for(plan: Plan) -> date | None:
    """The date of the newest prices of a plan's vendor; None where none ship."""
    prices = newest_for(plan)
    return None if prices is None else prices.as_of


def newest(billing: str, currency: Currency | None) -> ShippedPrices | None:
    """The newest prices of a kind of billing; in a currency, or in any; None where none ship."""
    fitting = [
        prices
        for prices in price_lists()
        if prices.billing == billing and currency in {None, prices.currency}
    ]
    return max(fitting, key=lambda prices: prices.as_of, default=None)


def _files(folder: str) -> list[Path]:
    return sorted(path for path in resource(folder).iterdir() if path.suffix in SUFFIXES)


def _json(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return {key: value for key, value in document.items() if key not in {"format", "version"}}


def _programme(document: dict[str, Any]) -> ShippedProgramme:
    made: ShippedProgramme = _made(SHIPPED_PROGRAMME, document, FEE_CURRENCY)
    return replace(made, programme=replace(made.programme, source=_where(made.sources[0])))


def _prices(document: dict[str, Any]) -> ShippedPrices:
    names = MappingProxyType(document.pop("plans"))
    prices: ShippedPrices = _made(SHIPPED_PRICES, document, Currency.of(document["currency"]))
    return replace(prices, plans=names)


def _made(layout: Record, document: dict[str, Any], currency: Currency) -> Made:
    reader = Reader(currency, currency)
    made = reader.record(layout, document, ())
    if reader.faults or reader.unknown_keys:
        raise PlanFileError([*reader.faults, *reader.unknown_keys])
    return made
