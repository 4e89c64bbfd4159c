"""What the first sheet of the internal workbook says: how it computes, and what it leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from planner.words.catalogue import text


class Section(NamedTuple):
    """A heading and what stands below it."""

    title: str
    paragraphs: tuple[str, ...]


def sections(names: Mapping[str, str]) -> tuple[Section, ...]:
    """The sections of the first sheet.

    Args:
        names: what the sheets are called, by their keys.
    """
    return (
        Section(text("How to use it"), tuple(each.format(**names) for each in _use())),
        Section(text("How it computes"), tuple(each.format(**names) for each in _rules())),
        Section(text("The sheets"), tuple(each.format(**names) for each in _sheets())),
        Section(text("What it leaves out"), tuple(each.format(**names) for each in _limits())),
    )


def _use() -> tuple[str, ...]:
    return (
        text(
            "Every figure is a live formula. Change a coloured cell in {inputs}, {tiers}, {list}, "
            "{packages}, {book} or {planned}, and everything follows, to the smallest unit as in "
            "the program."
        ),
        text(
            "The cells in {inputs} have names, such as tax_rate or hourly_cost, and formulas use "
            "them. An empty cell in {book} means: as in the package, or as in the agency. A "
            "software price without a rule beside it is a fixed amount."
        ),
    )


def _rules() -> tuple[str, ...]:
    return (
        text(
            "Each amount that appears on an invoice or a payment is rounded once, per account, "
            "halves away from zero; totals are sums of rounded amounts. The name half_up keeps a "
            "half a half where a spreadsheet's own arithmetic falls short of it."
        ),
        text(
            "Resale: the client pays software and services; the vendor bills the list price less "
            "the tier's discount. Commission: the client pays services only, and the vendor pays a "
            "share of the list price."
        ),
        text(
            "The tier is that of the active resold accounts, with disabled and commission ones "
            "where {inputs} says so. Disabled resold accounts are billed and earn nothing."
        ),
        text(
            "A payment fee is taken on the price with sales tax: a share and an amount, up to its "
            "limit. Billed yearly, the client pays so many months at once; a month is a twelfth."
        ),
        text(
            "Contribution is revenue less the vendor's bill and its tax, payment fees, unpaid, "
            "work and other costs. Profit is all of them less overheads and the programme fee."
        ),
        text(
            "Margin is profit / revenue, markup profit / costs. A dash stands where there is none, "
            "#N/A where a price is missing."
        ),
    )


def _sheets() -> tuple[str, ...]:
    return (
        text("{book}: your client rows, each line of their month, and the totals."),
        text(
            "{accounts}: one account of each package and row, in both channels and at every tier; "
            "the other sheets are sums of it."
        ),
        text(
            "{planned}: price changes, and who is known to join or to leave; below them how many "
            "of each are there, month by month."
        ),
        text("{curve}: the month by the number of resold accounts, with an average account."),
        text("{price}: what a package must cost for the target margin, tier by tier."),
        text(
            "{later} and {newcomers}: what an account brings as its list grows and prices change, "
            "and what those who join bring at each age."
        ),
        text("{months}: what is expected of the months to come, the sum of those sheets."),
    )


def _limits() -> tuple[str, ...]:
    return (
        text(
            "The number of rows is fixed: new clients, packages, tiers, bands, months, price "
            "changes and planned events come with the next export. Rows may be emptied by a status "
            "such as archived. Lists grow only where the plan says by how much."
        ),
        text(
            "{months} has a dash from the month on in which an account's list is beyond the bands "
            "that have a price; the program ends there."
        ),
        text("Currencies, quotes, the best mix, the simulation and scenarios stay in the program."),
    )
