"""What only a quote has, explained: its first year, its room, and the prices that bound it."""

from __future__ import annotations

from collections.abc import Iterator

from planner.model.book import Book
from planner.model.deal import YearLine, YearPart
from planner.model.explained.account import LINES, amount
from planner.model.explained.rows import unknown
from planner.model.explanation import Asked, Entry, Explanation, Formula, Unit
from planner.model.problems import Place
from planner.model.quote import Quote, quote
from planner.model.quote_edits import won

OF_A_QUOTE = {"first_year", "room", "price_at_target", "price_at_zero"}
"""Figures that a client has only while it is quoted."""
WHATEVER_THE_PRICE = {"commission", "vendor_cost", "vendor_tax", "work", "other_costs"}


def explain_quote(book: Book, asked: Asked, row: int) -> Explanation:
    """Explain a figure of a quoted row, which is one of the plan's."""
    made = quote(book, row)
    if made is None:
        return unknown(Book(won(book.plan, row)), asked._replace(row=row))._replace(asked=asked)
    match asked.figure:
        case "first_year":
            entries = tuple(_year(made, asked))
            return Explanation(asked, made.first_year, Unit.AMOUNT, Formula.SUM, entries)
        case "room":
            return _room(made, asked)
        case "price_at_target":
            return _least(made, asked, made.price_at_target)
    return _least(made, asked, made.price_at_zero)


def _room(of: Quote, asked: Asked) -> Explanation:
    if of.room is None:
        return _least(of, asked, None)
    entries = (
        Entry("price", of.price, asked=asked._replace(figure="price")),
        Entry(
            "price_at_target",
            of.price_at_target,
            sign=-1,
            asked=asked._replace(figure="price_at_target"),
        ),
    )
    related = (asked._replace(figure="price_at_zero"),)
    return Explanation(asked, of.room, Unit.AMOUNT, Formula.SUM, entries, related=related)


def _least(of: Quote, asked: Asked, value: int | None) -> Explanation:
    """A least price: what it has to keep, and the lines that are the same at any price."""
    entries = [
        Entry(code, amount(of.amounts, code), sign=sign, asked=asked._replace(figure=code))
        for code, sign in LINES
        if code in WHATEVER_THE_PRICE and amount(of.amounts, code)
    ]
    if asked.figure != "price_at_zero" and of.target is not None:
        place: Place = ("agency", "target_margin")
        entries.insert(0, Entry("target_margin", of.target, Unit.RATE, sign=0, place=place))
    return Explanation(asked, value, Unit.AMOUNT, Formula.LEAST, tuple(entries))


def _year(of: Quote, asked: Asked) -> Iterator[Entry]:
    """The lines of the first year; a month leads to its own lines, the rest to what is typed."""
    for line in of.deal.year:
        month = line.part is YearPart.MONTHS
        yield Entry(
            line.part.value,
            line.amount,
            accounts=line.times,
            each=line.each,
            place=_place(of, line),
            asked=asked._replace(figure="contribution") if month else None,
        )


def _place(of: Quote, line: YearLine) -> Place:
    package: Place = ("packages", of.plan.packages.index(of.package))
    row: Place = ("clients", of.row)
    own = of.client.overrides
    match line.part:
        case YearPart.MONTHS:
            return ()
        case YearPart.MONTHS_AFTER:
            return ("programme", "commission", "months")
        case YearPart.FREE_MONTHS | YearPart.FREE_MONTHS_AFTER:
            return (*row, "free_months")
        case YearPart.SETUP_FEE:
            return (*(package if own.setup_fee is None else row), "setup_fee")
        case YearPart.SETUP_PAYMENT_FEE:
            return ("agency", "payment_fee") if own.payment_fee is None else (*row, "payment_fee")
        case YearPart.SETUP_WORK:
            return (*package, "setup_hours")
