"""The words of what leaves the program: footers, sizes, marks."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.model.money import Currency
from planner.words.catalogue import text
from planner.words.inline import one_line
from planner.words.numbers import NO_BREAK_SPACE, date, number, percent

if TYPE_CHECKING:  # what is made for a client says these words, too, and cannot reach the plan
    from planner.model.problems import Problem

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


def about_format(kind: str, paths: bool, family: str) -> str:
    """What a format is good for, in a sentence.

    Args:
        kind: ``png``, ``svg`` or ``pdf``.
        paths: whether the letters of an SVG are shapes.
        family: the font of its text.
    """
    if kind == "png":
        return text("A picture of 300 dots an inch, which every program takes.")
    if kind == "pdf":
        return text("A page with text to select, in the font {font}, which comes along.").format(
            font=family
        )
    if paths:
        return text("Sharp in any size; its letters look the same everywhere.")
    return text(
        "Sharp in any size; its text can be searched and changed. The font {font} comes along for "
        "browsers; office programs need it installed."
    ).format(font=family)


def centimetres(width: float, height: float) -> str:
    """A size, ``16 × 9 cm``."""
    across, down = (number(Decimal(f"{each:.1f}").normalize()) for each in (width, height))
    said = text("{width} × {height} cm").format(width=across, height=down)
    return said.replace(" ", NO_BREAK_SPACE)


def copied(width: float, height: float) -> str:
    """What is on the clipboard now."""
    return text("Copied: {size}, 300 dpi.").format(size=centimetres(width, height))


def squares(characters: str) -> str:
    """Which characters stand as squares; empty where there are none."""
    if not characters:
        return ""
    return text("No font here has {characters}: a square stands in its place.").format(
        characters=one_line(" ".join(characters))
    )


def title_was_for_others() -> str:
    """Why a title of one's own was not taken."""
    return text("Your own title was for other figures and was left out.")


def held_back(leaks: Sequence[str]) -> str:
    """Why a chart for a client was not let out."""
    return text("It would show the client what is not meant for it: {found}.").format(
        found=one_line("; ".join(leaks), 300)
    )


def unwritten(problem: Problem) -> str:
    """Why a chart could not be written, and what to do."""
    known = {key: one_line(str(value), 240) for key, value in problem.values.items()}
    return _unwritten(problem.code).format_map(known)


def _unwritten(code: str) -> str:
    match code:
        case "no-folder":
            return text('There is no folder "{folder}": save the chart elsewhere.')
        case "folder-takes-none" | "cannot-write":
            return text('No file can be written to "{folder}": save the chart elsewhere.')
        case "folder-in-the-way":
            return text('There is a folder of the name "{file}": choose another name.')
        case "disk-full":
            return text('The disk is full: make room for "{file}" or save the chart elsewhere.')
        case "name-too-long" | "name-unusable":
            return text('No file can have the name "{file}": choose another.')
        case _:
            return text('"{file}" could not be written ({reason}): save the chart elsewhere.')


def no_such_name(name: str) -> str:
    """Why a chart could not be written: there can be no such file."""
    return _unwritten("name-unusable").format(file=one_line(name))


def broken_logo() -> str:
    """Why pages cannot be made with a logo, and the way out."""
    return text("The logo cannot be drawn: choose a PNG, or an SVG that is not made of other files")


def logo_name() -> str:
    """What is said of a logo where its agency has no name."""
    return text("Logo")
