"""What is said of documents before and after they are written: names, contents, what is amiss."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from planner.model.advertised import Below
from planner.model.money import Currency
from planner.words.catalogue import plural, text
from planner.words.numbers import count, money
from planner.words.sentences import one_line

MOST_OF_A_NAME = 40
MOST_SIGNS = 20


def name(key: str) -> str:
    """What a document is called.

    Raises:
        KeyError: if there is no such document.
    """
    return {
        "proposal": text("Proposal (PDF)"),
        "slides": text("Slides (PPTX)"),
        "prices-xlsx": text("Packages and prices (XLSX)"),
        "prices-csv": text("Packages and prices (CSV)"),
        "report": text("Plan report (PDF)"),
        "our-slides": text("Slides of all charts (PPTX)"),
        "our-workbook": text("Workbook with formulas (XLSX)"),
        "our-tables": text("Every table (CSV)"),
    }[key]


def short_name(key: str) -> str:
    """What the name of a file says it is.

    Raises:
        KeyError: if there is no such document.
    """
    return {
        "proposal": text("Proposal"),
        "slides": text("Slides"),
        "prices-xlsx": text("Prices"),
        "prices-csv": text("Prices"),
        "report": text("Plan report"),
        "our-slides": text("Charts"),
        "our-workbook": text("Workbook"),
        "our-tables": text("Tables"),
    }[key]


def contents(key: str) -> tuple[str, ...]:
    """What is in a document that has no pages to show.

    Raises:
        KeyError: if there is no such document.
    """
    return {
        "slides": (
            text("A title with your logo, the packages, what is chosen, and the client’s charts."),
            text("Charts stay editable: a click on one shows its figures."),
        ),
        "prices-xlsx": (
            text("The packages with what is included, options, setup and billing."),
            text("The price of each package at each contact band, with and without tax."),
            text("Values only: no formula leads back to your costs."),
        ),
        "prices-csv": (
            text("One table: a line for each package and contact band."),
            text("Safe to open in a spreadsheet: no cell can start a formula."),
        ),
        "our-slides": (
            text("A slide for each chart of your plan, its conclusion as the title."),
            text("Charts stay editable: a click on one shows its figures."),
            text("INTERNAL stands on every slide."),
        ),
        "our-workbook": (
            text("Inputs, book, prices, curve and months ahead, a sheet each."),
            text("Live formulas: change a coloured cell, and everything follows to the cent."),
            text("A sheet says how it computes. INTERNAL stands on every sheet."),
        ),
        "our-tables": (
            text("Every table of your plan as a CSV file, all in one ZIP file."),
            text("Safe to open in a spreadsheet: no cell can start a formula."),
        ),
    }[key]


def file_parts(key: str, client: str | None, plan: str, day: datetime.date) -> tuple[str, str, str]:
    """What the name of a file is made of: whom or which plan it is about, what it is, and when.

    Args:
        key: the document.
        client: the client's name, empty for nobody in particular; None: it is for us.
        plan: the plan's name, which no client's file may have.
        day: the day.
    """
    about = plan if client is None else client
    return about, short_name(key), day.isoformat()


def for_whom(*, client: bool) -> str:
    """Above the documents of an audience."""
    return text("For the client") if client else text("For us · INTERNAL")


def no_signs(missing: str) -> str:
    """Characters that no font has, named."""
    shown = " ".join(missing[:MOST_SIGNS]) + (" …" if len(missing) > MOST_SIGNS else "")
    return text("No font here has {signs}: a mark will stand in its place.").format(signs=shown)


def below(found: Sequence[Below], currency: Currency) -> str:
    """Prices below the published ones."""
    said = (
        text("{package}: software at {price}, published at {published}").format(
            package=one_line(each.package, MOST_OF_A_NAME),
            price=money(each.price, currency, unit=True),
            published=money(each.published, currency, unit=True),
        )
        for each in found
    )
    return " · ".join(said)


def below_asked() -> str:
    """What has to be accepted before such a price goes out."""
    return text("Send it all the same: it is below the vendor’s published price")


def saved(file: str) -> str:
    """A document was written."""
    return text("Saved: {file}").format(file=one_line(file, 60))


def refused(found: Sequence[str]) -> str:
    """Why a client's document was not written: the first of what was found."""
    first = found[0]
    said = first[:1].upper() + first[1:] + "."
    if len(found) > 1:
        rest = text("{count} more like this.").format(count=len(found) - 1)
        return f"{said} {rest}"
    return said


def printed(name_: str) -> str:
    """A document went to the printer."""
    return text("Sent to the printer: {document}").format(document=name_)


def no_such_page(pages: int) -> str:
    """A printer was asked for pages that a document does not have."""
    said = plural(
        "This document has one page only: print that one.",
        "This document has {count} pages: print some of those.",
        pages,
    )
    return said.format(count=count(pages))


def remembered(to: str) -> str:
    """A proposal is kept as sent."""
    if not to:
        return text("Remembered as sent.")
    return text("Remembered as sent to {receiver}.").format(receiver=one_line(to, MOST_OF_A_NAME))
