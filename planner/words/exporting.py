"""The words of what leaves the program: footers, sizes, marks."""

from __future__ import annotations

import datetime
from decimal import Decimal

from planner.model.money import Currency
from planner.words.catalogue import text
from planner.words.numbers import NO_BREAK_SPACE, date, percent

BETWEEN = f"{NO_BREAK_SPACE}· "
"""What stands between the parts of a footer; a row breaks after it."""


def internal() -> str:
    """What every internal chart and page says of itself."""
    return text("INTERNAL")


def footer(
    day: datetime.date,
    currency: Currency,
    tax_rate: Decimal | None,
    prices_of: datetime.date | None,
    *,
    of_a_client: bool,
) -> str:
    """The line under a chart: its date, its currency, what of tax, how old the price data is.

    Args:
        day: the day it was made.
        currency: what its amounts are in.
        tax_rate: the tax that its amounts hold; None: they hold none.
        prices_of: the date of the vendor's price data, None where it has none.
        of_a_client: whether the amounts are what a client pays.
    """
    known = {"currency": currency.code, "tax": percent(tax_rate)}
    if tax_rate is not None:
        amounts = text("prices in {currency} with {tax} tax")
    elif of_a_client:
        amounts = text("prices in {currency} without tax")
    else:
        amounts = text("amounts in {currency} without tax")
    parts = [date(day), amounts.format(**known)]
    if prices_of is not None:
        parts.append(text("list prices of {date}").format(date=date(prices_of)))
    return BETWEEN.join(part.replace(" ", NO_BREAK_SPACE) for part in parts)


def size_name(key: str) -> str:
    """What a size of a picture is good for; empty where it is one's own."""
    match key:
        case "half-slide":
            return text("Half a slide")
        case "full-slide":
            return text("A whole slide")
        case "a4-column":
            return text("A column of an A4 page")
        case "a4-width":
            return text("The width of an A4 page")
        case _:
            return ""


def broken_logo() -> str:
    """Why pages cannot be made with a logo, and the way out."""
    return text("The logo cannot be drawn: choose a PNG, or an SVG that is not made of other files")
