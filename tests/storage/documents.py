"""Made-up plan documents: every key of the layout, there or not, and keys that nobody knows."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

from planner.model.differences import OF_MANY, Subject
from planner.model.money import EXPONENTS
from planner.storage.kinds import Bands, Choice, Difference, Field, Kind, Many, Money, Record
from planner.storage.layout import DIFFERING, FORMAT, PLAN, PRICE, VERSION
from planner.storage.reading import CONTROL

Document = dict[str, Any]
Draw = st.DrawFn

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)
COUNTS = st.integers(-(10**15) + 1, 10**15 - 1) | st.integers(-2, 30)
DECIMALS = st.decimals(
    Decimal("-999999999999999"), Decimal("999999999999999"), places=12
) | st.decimals(0, 1, places=4)
DATES = st.dates().map(lambda day: day.isoformat())
CODES = st.sampled_from(["USD", "EUR", "JPY", "TND"])
LISTED = st.sampled_from(["", "USD", "JPY"])
OTHERS = {
    code: st.sampled_from([None, code, "USD", "JPY"]) for code in ("USD", "EUR", "JPY", "TND")
}
SUBJECTS = st.sampled_from(list(Subject))
KEYS = {of: st.sampled_from(sorted(keys.items())) for of, keys in DIFFERING.items()}
BANDS = st.integers(0, 10**15 - 1).map(str)


@cache
def known(layout: Record) -> frozenset[str]:
    """The keys of a record's object."""
    keys = frozenset(field.key for field in layout.fields)
    return keys if layout.inlined is None else keys | known(layout.inlined[1])


@cache
def strange_keys(taken: frozenset[str], most: int) -> st.SearchStrategy[Document]:
    """Keys that nobody knows, with anything in them."""
    return st.dictionaries(TEXTS.filter(lambda key: key not in taken), JSON, max_size=most)


@st.composite
def documents(draw: Draw) -> Document:
    """A document whose form is right, whatever its figures say."""
    code = draw(CODES)
    listed = draw(LISTED) or code
    digits = (EXPONENTS[code], EXPONENTS[listed])
    document = draw(objects(PLAN, digits))
    document["currency"] = code
    document["price_list"]["currency"] = listed
    if listed == code and draw(st.booleans()):
        del document["price_list"]["currency"]
    document["format"], document["version"] = FORMAT, VERSION
    return document


@st.composite
def objects(draw: Draw, layout: Record, digits: tuple[int, int]) -> Document:
    """An object of a layout; ``digits`` are those of the plan's currency and of the list's."""
    own = {}
    if layout.currencies is not None:
        code = draw(CODES)
        listed = draw(OTHERS[code])
        own = dict(zip(layout.currencies, (code, listed), strict=True))
        digits = (EXPONENTS[code], EXPONENTS[listed or code])
    fields = layout.fields + (() if layout.inlined is None else layout.inlined[1].fields)
    made = {
        field.key: draw(values(field, digits))
        for field in fields
        if field.required or draw(st.booleans())
    }
    return made | draw(strange_keys(known(layout) | {"format", "version"}, 2)) | own


@cache
def values(field: Field, digits: tuple[int, int]) -> st.SearchStrategy[object]:
    """Values of a field."""
    each = kinds(field.kind, digits)
    return st.none() | each if field.nullable else each


@cache
def kinds(kind: Kind, digits: tuple[int, int]) -> st.SearchStrategy[object]:
    """Values of a kind."""
    match kind:
        case Record():
            return objects(kind, digits)
        case Many(Difference()):
            return st.lists(differences(digits), max_size=3, unique_by=_input)
        case Many(of):
            return st.lists(kinds(of, digits), max_size=3)
        case Difference():
            return differences(digits)
        case Choice(words):
            return st.sampled_from([str(word) for word in words])
        case Money(listed):
            return money(digits[listed])
        case Bands():
            return st.dictionaries(
                TEXTS,
                st.dictionaries(BANDS, st.none() | money(digits[1]), max_size=3),
                max_size=3,
            )
        case "software":
            return (
                money(digits[0])
                | money(digits[0]).map(lambda amount: {"over_list": amount})
                | DECIMALS.map(lambda factor: {"list_times": f"{factor:f}"})
            )
        case "number":
            return DECIMALS.map(lambda number: f"{number:f}")
        case "date":
            return DATES
        case "month":
            return DATES.map(lambda day: day[: len("2026-01")])
        case "currency":
            return st.just("USD")  # documents() decides
        case "count":
            return COUNTS
        case "flag":
            return st.booleans()
        case "bytes":
            return st.binary(max_size=6).map(lambda data: base64.b64encode(data).decode())
        case "places":
            return st.lists(COUNTS, max_size=3, unique=True)
        case "colour":
            return st.sampled_from(["", "#0A5FC2", "#FFFFFF"])
        case "text":
            return TEXTS


@st.composite
def differences(draw: Draw, digits: tuple[int, int]) -> Document:
    """A difference of a scenario, of any input."""
    of = draw(SUBJECTS)
    if of is Subject.PRICE:
        key, field = draw(BANDS), PRICE
    else:
        key, field = draw(KEYS[of])
    made: Document = {"of": str(of), "key": key, "value": draw(values(field, digits))}
    if of in OF_MANY:
        made["id"] = draw(TEXTS)
    return made | draw(strange_keys(frozenset({"of", "id", "key", "value"}), 1))


def _input(change: Document) -> tuple[object, ...]:
    # Control characters of an id are not kept: without them, two may be one.
    name = CONTROL.sub("", change.get("id", "")) if Subject(change["of"]) in OF_MANY else ""
    return change["of"], name, change["key"]


@cache
def money(digits: int) -> st.SearchStrategy[str]:
    """Amounts with as many digits as a currency has, now and then with zeros to spare."""
    units = st.integers(-(10**15) + 1, 10**15 - 1) | st.integers(0, 10**5)
    written = units.map(lambda minor: f"{Decimal(minor).scaleb(-digits):f}")
    return written | written.map(lambda text: text + ("0" if "." in text else ".0"))


def strangers(
    kind: Kind, value: Any, place: tuple[str | int, ...] = ()
) -> Iterator[tuple[Any, Any]]:
    """Each key that the layout does not know, by its place, with its value."""
    match kind:
        case Record() if isinstance(value, dict):
            for key, part in value.items():
                if key not in known(kind) and not (place == () and key in {"format", "version"}):
                    yield (*place, key), part
            layouts = [kind] if kind.inlined is None else [kind, kind.inlined[1]]
            for field in (field for layout in layouts for field in layout.fields):
                yield from strangers(field.kind, value.get(field.key), (*place, field.key))
        case Difference():
            own = {"of", "key", "value", *(("id",) if value["of"] in OF_MANY else ())}
            yield from (((*place, key), part) for key, part in value.items() if key not in own)
            if value["of"] != Subject.PRICE:
                field = DIFFERING[Subject(value["of"])][value["key"]]
                yield from strangers(field.kind, value["value"], (*place, "value"))
        case Many(of) if isinstance(value, list):
            for index, part in enumerate(value):
                yield from strangers(of, part, (*place, index))
