"""``planner curve``: profit against the number of resold accounts, row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TextIO

from planner.cli.summary import notes
from planner.model.curve import Curve, Point
from planner.model.money import exact_text, rate_text
from planner.model.problems import Problem
from planner.words import findings
from planner.words.catalogue import text
from planner.words.columns import aligned, widths
from planner.words.numbers import count, money, percent
from planner.words.sentences import one_line

AMOUNTS = (
    "resale_profit",
    "resale_revenue",
    "resale_per_account",
    "commission_profit",
    "commission_revenue",
    "commission_per_account",
    "vendor_bill",
)
SHOWN = (
    "resale_profit",
    "resale_per_account",
    "commission_profit",
    "commission_per_account",
    "vendor_bill",
)


def write_csv(curve: Curve, most: int, out: TextIO) -> None:
    """Write the points 0..most as CSV with a header, each as soon as it is made.

    Args:
        curve: the book's curve, which must be drawable.
        most: the last number of resold accounts.
        out: a text file that leaves line ends as they are.
    """
    currency = curve.book.plan.currency
    rows = csv.writer(out)
    rows.writerow(("accounts", "discount", *AMOUNTS, "paying_more_for_less"))
    for point, dearer in _points(curve, most):
        rows.writerow(
            (
                point.accounts,
                rate_text(point.discount),
                *(exact_text(getattr(point, name), currency) for name in AMOUNTS),
                "true" if dearer else "false",
            )
        )


def _points(curve: Curve, most: int) -> Iterator[tuple[Point, bool]]:
    for accounts, dearer in enumerate(curve.paying_more_for_less(most)):
        yield curve.at(accounts), dearer


def as_table(curve: Curve, most: int, warnings: tuple[Problem, ...]) -> Iterator[str]:
    """Write the points 0..most for a reader, line by line."""
    for line in _table(curve, most, warnings):
        yield f"{line}\n"


def _table(curve: Curve, most: int, warnings: tuple[Problem, ...]) -> Iterator[str]:
    plan = curve.book.plan
    yield text("{plan}: one month in {currency} by the number of resold accounts").format(
        plan=one_line(plan.name) or text("Your plan"), currency=plan.currency.code
    )
    yield ""
    header = [
        text("Accounts"),
        text("Discount"),
        text("Profit, resold"),
        text("an account"),
        text("Profit, on commission"),
        text("an account"),
        text("Vendor bill"),
    ]
    sizes = widths([header, *_widest(curve, most)])
    yield from aligned([header], sizes)
    for point, dearer in _points(curve, most):
        (line,) = aligned([_cells(point, curve)], sizes, left=0)
        yield f"{line}  {findings.paying_more_for_less()}" if dearer else line
    yield from notes(warnings, plan.currency)


def _cells(point: Point, curve: Curve) -> list[str]:
    currency = curve.book.plan.currency
    amounts = (money(getattr(point, name), currency) for name in SHOWN)
    return [count(point.accounts), percent(point.discount), *amounts]


def _widest(curve: Curve, most: int) -> list[list[str]]:
    """Rows that are at least as wide as any: found first, so that none waits for the last."""
    first = curve.at(0)
    lowest = highest = [getattr(first, name) for name in SHOWN]
    for point, _ in _points(curve, most):
        amounts = [getattr(point, name) for name in SHOWN]
        lowest = list(map(min, lowest, amounts))
        highest = list(map(max, highest, amounts))
    tiers = curve.book.plan.programme.tiers
    discount = max((percent(tier.discount) for tier in tiers), key=len)
    currency = curve.book.plan.currency
    return [
        [count(most), discount, *(money(amount, currency) for amount in extremes)]
        for extremes in (lowest, highest)
    ]
