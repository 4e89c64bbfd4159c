"""Differences between a plan's programme and prices and others, in words and signed figures."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from planner.model.comparison import Difference, Value
from planner.model.money import Currency
from planner.model.programme import AdvertisedAgainst, Effective, Mode
from planner.model.vendor_edits import Gap
from planner.words.catalogue import context, plural, text
from planner.words.numbers import DASH, count, date, money, percent
from planner.words.price_table import not_sold, place_words
from planner.words.sentences import one_line


class Row(NamedTuple):
    """One difference: what it is about, both sides, and theirs − own where that is a figure."""

    what: str
    own: str
    theirs: str
    change: str


class Unit(NamedTuple):
    """What the amounts of a difference are in, on either side."""

    own: Currency
    theirs: Currency


def row(difference: Difference, fee: Currency, prices: Unit, names: Mapping[str, str]) -> Row:
    """A difference in words.

    Args:
        difference: what the two say otherwise.
        fee: the currency of the programme's fee.
        prices: those of the two price lists.
        names: the vendor's own names of its plans, by key.
    """
    place = difference.place
    unit = prices if place[0] == "price_list" else Unit(fee, fee)
    listed = place[0] == "price_list" and place[1] in {"prices", "yearly"}
    return Row(
        what(difference, names),
        _side(difference.own, place[-1], unit.own, listed=listed),
        _side(difference.theirs, place[-1], unit.theirs, listed=listed),
        _change(difference, unit.own),
    )


def what(difference: Difference, names: Mapping[str, str]) -> str:
    """What a difference is about."""
    match difference.place:
        case ("programme", "tiers", int(start), _):
            return plural(
                "Discount from {accounts} account", "Discount from {accounts} accounts", start
            ).format(accounts=count(start))
        case ("price_list", "prices", str(plan), str(band)):
            return place_words(plan, int(band), names)
        case ("price_list", "yearly", str(plan), str(band)):
            place = place_words(plan, int(band), names)
            return text("{place}, billed yearly").format(place=place)
        case (part, "name"):
            named = text("Name of the programme")
            return named if part == "programme" else text("Name of the price list")
        case (part, "as_of"):
            dated = text("Date of the programme")
            return dated if part == "programme" else text("Date of the price list")
        case (*_, key):
            return setting(str(key))
    raise KeyError(difference.place)


def setting(key: str) -> str:
    """What a setting of the programme or the price list is called."""
    match key:
        case "currency":
            return text("Currency of the list prices")
        case "mode":
            return text("A tier's discount is for")
        case "effective":
            return text("A new tier is billed")
        case "first_account_full_price":
            return text("The first account pays the full list price")
        case "counts_disabled":
            return text("Disabled accounts count toward the tier")
        case "counts_commission":
            return text("Accounts on commission count toward the tier")
        case "minimum_advertised_price":
            return text("Advertised prices are held against")
        case "monthly_fee":
            return text("What the programme costs a month")
        case "rate":
            return text("Commission rate")
        case "months":
            return text("Commission is paid for")
    raise KeyError(key)


def mode(of: Mode) -> str:
    """Whom a tier's discount is for."""
    return text("every account") if of is Mode.VOLUME else text("the accounts in that tier only")


def effective(of: Effective) -> str:
    """When a tier that is reached shows on the bill."""
    if of is Effective.NEXT_CYCLE:
        return text("from the next cycle")
    return text("in the same cycle")


def advertised(of: AdvertisedAgainst) -> str:
    """Which published price an advertised one is held against."""
    match of:
        case AdvertisedAgainst.MONTHLY:
            return text("the price billed monthly")
        case AdvertisedAgainst.YEARLY:
            return text("the price billed yearly")
        case AdvertisedAgainst.HIGHER:
            return text("the higher of the two")


def yes_no(of: bool) -> str:
    """A switch in words."""
    return text("yes") if of else text("no")


def months(of: int | None) -> str:
    """For how long a commission is paid."""
    if of is None:
        return text("for life")
    return plural("{months} month", "{months} months", of).format(months=count(of))


def _side(value: Value, key: str | int, unit: Currency, *, listed: bool) -> str:
    match value:
        case Gap():
            return not_sold()
        case None:
            return _nothing(str(key), listed=listed)
        case Mode():
            return mode(value)
        case Effective():
            return effective(value)
        case AdvertisedAgainst():
            return advertised(value)
        case bool():
            return yes_no(value)
        case int():
            return months(value) if key == "months" else money(value, unit, unit=True)
        case Decimal():
            return percent(value)
        case datetime.date():
            return date(value)
        case Currency():
            return value.code
        case _:
            return one_line(str(value)) or DASH


def _nothing(key: str, *, listed: bool) -> str:
    """What it means that a side says nothing."""
    if listed:
        return text("not published")
    match key:
        case "discount":
            return text("no such tier")
        case "rate":
            return text("not entered")
        case "months":
            return text("for life")
        case _:
            return DASH


def _change(difference: Difference, unit: Currency) -> str:
    change = difference.change
    if isinstance(change, Decimal):
        points = percent(abs(change)).removesuffix("%").rstrip()
        sign = "+" if change > 0 else "\N{MINUS SIGN}"
        return context("percentage points", "{points} points").format(points=sign + points)
    if change is None or difference.place[-1] == "months":
        return ""
    return money(change, unit, sign=True)
