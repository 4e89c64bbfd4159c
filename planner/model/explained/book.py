"""The whole book's figures, explained."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from planner.model.account import Account, Amounts, invoiced
from planner.model.book import Book
from planner.model.explained.account import SIGNS, SUMS, amount
from planner.model.explained.rows import OF_THE_BILL, by_package, unknown
from planner.model.explanation import Asked, Entry, Explanation, Formula, Unit
from planner.model.plan import Channel
from planner.model.programme import Programme
from planner.model.rows import Kind

OF_PROFIT = ("vendor_cost", "vendor_tax", "payment_fee", "unpaid", "delivery")
RATES = {"margin": ("profit", "revenue"), "markup": ("profit", "all_costs")}
UNITS = {
    "margin": Unit.RATE,
    "markup": Unit.RATE,
    "discount": Unit.RATE,
    "hours": Unit.HOURS,
    "counted": Unit.COUNT,
    "invoice": Unit.LISTED,
}
RELATED = {
    "profit": ("margin", "markup", "hours", "discount"),
    "contribution": ("profit", "hours"),
    "vendor_cost": ("discount",),
    "invoice": ("vendor_cost", "discount"),
    "revenue": ("margin",),
}

Billed = Iterable[tuple[Account, int, Decimal, Asked]]
"""One account, how many have its list price and discount, and how that one is asked about."""


def explain_book(book: Book, asked: Asked) -> Explanation:
    """Explain a figure of the whole book, as the summary has it."""
    figure = asked.figure
    unit = UNITS.get(figure, Unit.AMOUNT)
    if figure == "counted":
        return _counted(book, asked)
    if figure == "discount":
        return tier(book.plan.programme, asked, book.counted, Asked("counted"))
    if figure == "overheads":
        return Explanation(asked, book.overheads, unit, Formula.SUM, overheads(book, 1))
    totals = book.totals
    if totals is None:
        return unknown(book, asked, unit)
    related = tuple(Asked(each) for each in RELATED.get(figure, ()))
    if figure in RATES:
        share = book.margin if figure == "margin" else book.markup
        entries = tuple(
            Entry(code, _amount(book, totals, code), asked=Asked(code)) for code in RATES[figure]
        )
        return Explanation(asked, share, unit, Formula.RATIO, entries)
    if figure == "hours":
        entries = by_package(book, asked, unit)
        return Explanation(asked, book.hours, unit, Formula.SUM, entries)
    if figure == "invoice":
        return Explanation(asked, book.invoice, unit, Formula.SUM, _bill(book, figure))
    value = _amount(book, totals, figure)
    entries = _lines(book, totals, asked)
    return Explanation(asked, value, unit, Formula.SUM, entries, related=related)


def _amount(book: Book, totals: Amounts, figure: str) -> int:
    match figure:
        case "profit":
            return totals.contribution - book.overheads
        case "all_costs":
            return totals.revenue - totals.contribution + book.overheads
    return amount(totals, figure)


def _lines(book: Book, totals: Amounts, asked: Asked) -> tuple[Entry, ...]:
    figure = asked.figure
    if figure in OF_THE_BILL:
        return _bill(book, figure)
    if figure in {"profit", "contribution"}:
        found = _signed(totals, ("revenue",), 1) + _signed(totals, OF_PROFIT, -1)
        return found + (overheads(book, -1) if figure == "profit" else ())
    if figure in {"costs", "all_costs"}:
        found = _signed(totals, OF_PROFIT, 1)
        return found + (overheads(book, 1) if figure == "all_costs" else ())
    if figure in SUMS:
        return tuple(
            Entry(code, amount(totals, code), asked=Asked(code), sign=_sign(figure, code))
            for code in SUMS[figure]
            if amount(totals, code)
        )
    return by_package(book, asked, Unit.AMOUNT)


def _sign(figure: str, code: str) -> int:
    return 1 if figure == "delivery" else SIGNS[code]


def _signed(totals: Amounts, codes: tuple[str, ...], sign: int) -> tuple[Entry, ...]:
    return tuple(
        Entry(code, amount(totals, code), sign=sign, asked=Asked(code))
        for code in codes
        if amount(totals, code)
    )


def overheads(book: Book, sign: int) -> tuple[Entry, ...]:
    """The agency's overheads and the programme's own fee, where there are any."""
    plan = book.plan
    entries = (
        Entry("overheads", plan.agency.overheads, sign=sign, place=("agency", "overheads")),
        Entry(
            "monthly_fee", plan.programme.monthly_fee, sign=sign, place=("programme", "monthly_fee")
        ),
    )
    return tuple(entry for entry in entries if entry.value)


def _bill(book: Book, figure: str) -> tuple[Entry, ...]:
    """The vendor's bill, group by group of equal list price and discount."""
    billed = (
        (part.account, accounts, discount, Asked(figure, row=part.group.rows[0]))
        for part, accounts, discount in book.bill()
        if part.account is not None
    )
    return bill_groups(book, figure, billed)


def bill_groups(book: Book, figure: str, billed: Billed, sign: int = 1) -> tuple[Entry, ...]:
    """So many accounts of each list price and discount, and what one of them is billed.

    Args:
        book: whose accounts they are.
        figure: ``vendor_cost``, ``vendor_tax`` or ``invoice``.
        billed: the accounts.
        sign: how the groups enter the sum.
    """
    numbers: dict[tuple[int, Decimal], int] = {}
    first: dict[tuple[int, Decimal], tuple[Account, Asked]] = {}
    for one, accounts, discount, asked in billed:
        key = one.terms.list_price, discount
        numbers[key] = numbers.get(key, 0) + accounts
        first.setdefault(key, (one, asked))
    found = []
    for (listed, discount), accounts in sorted(numbers.items()):
        one, asked = first[listed, discount]
        each = (
            invoiced(one.terms, discount)
            if figure == "invoice"
            else amount(book.billed(one.terms, discount), figure)
        )
        if not accounts or not each:
            continue
        unit = Unit.LISTED if figure == "invoice" else Unit.AMOUNT
        found.append(
            Entry(
                "billed",
                each * accounts,
                unit,
                sign,
                accounts=accounts,
                each=each,
                asked=asked._replace(one=True, discount=discount, channel=Channel.RESALE),
                discount=discount,
                list_price=listed,
            )
        )
    return tuple(found)


def _counted(book: Book, asked: Asked) -> Explanation:
    """What counts toward the tier."""
    programme = book.plan.programme
    counts = (
        ("counted_resold", Kind.RESOLD, True, ()),
        (
            "counted_disabled",
            Kind.DISABLED,
            programme.counts_disabled,
            ("programme", "counts_disabled"),
        ),
        (
            "counted_commission",
            Kind.ON_COMMISSION,
            programme.counts_commission,
            ("programme", "counts_commission"),
        ),
    )
    entries = tuple(
        Entry(code, book.accounts(kind), Unit.COUNT, sign=int(counted), place=place)
        for code, kind, counted, place in counts
        if book.accounts(kind)
    )
    return Explanation(asked, book.counted, Unit.COUNT, Formula.SUM, entries)


def tier(programme: Programme, asked: Asked, count: int, counted: Asked | None) -> Explanation:
    """The discount of a count: the tier that it reaches, and the one after."""
    entries = [Entry("counted", count, Unit.COUNT, asked=counted)]
    reached = [index for index, each in enumerate(programme.tiers) if each.start <= count]
    for index in [*reached[-1:], *range(len(reached), len(reached) + 1)]:
        if index < len(programme.tiers):
            each = programme.tiers[index]
            code = "tier_reached" if each.start <= count else "tier_next"
            entries.append(
                Entry(
                    code,
                    each.discount,
                    Unit.RATE,
                    accounts=each.start,
                    place=("programme", "tiers", index, "discount"),
                )
            )
    value = programme.discount(count)
    return Explanation(asked, value, Unit.RATE, Formula.TIER, tuple(entries))
