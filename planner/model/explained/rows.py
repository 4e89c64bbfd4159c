"""A client row, or the rows of a package together, explained."""

from __future__ import annotations

from decimal import Decimal

from planner.model.account import Amounts
from planner.model.book import BILLED, Book
from planner.model.explained.account import (
    RATIOS,
    SUMS,
    Sold,
    amount,
    explain_one,
    hours_of,
    sold,
    summed,
)
from planner.model.explanation import Asked, Entry, Explanation, Formula, Unit, Value
from planner.model.money import ratio
from planner.model.parts import Part
from planner.model.problems import Problem
from planner.model.rows import Kind

OF_ONE = {"list_price", "list_price_here"}
"""Figures that a row has once, whatever its number of accounts."""
OF_THE_BILL = {"vendor_cost", "vendor_tax"}


def missing(book: Book, row: int | None, package: str | None) -> tuple[Problem, ...]:
    """What keeps a row, a package or (neither given) the whole book without figures."""
    if row is None and package is None:
        return book.problems
    if row is not None:
        package = book.plan.clients[row].package
    kept = []
    for problem in book.problems:
        match problem.place:
            case ("clients", int(index), *_):
                mine = index == row
            case ("packages", int(index), *_):
                mine = book.plan.packages[index].id == package
            case _:
                mine = True
        if mine:
            kept.append(problem)
    return tuple(kept)


def unknown(book: Book, asked: Asked, unit: Unit = Unit.AMOUNT) -> Explanation:
    """A figure that cannot be made, and what keeps it from being made."""
    found = missing(book, asked.row, asked.package)
    return Explanation(asked, None, unit, Formula.NOTHING, missing=found)


def explain_row(book: Book, asked: Asked) -> Explanation | None:
    """Explain a figure of a client row, or of one account of a row or a package."""
    of = sold(book, asked)
    if of is None or of.account is None:
        idle = asked.row is not None and book.part_of(asked.row).kind is Kind.IDLE
        if idle and of is not None:
            return Explanation(asked, 0, Unit.AMOUNT, Formula.NOTHING)
        return unknown(book, asked)
    if asked.row is None or asked.one or asked.figure in OF_ONE:
        return explain_one(of)
    accounts = book.plan.clients[asked.row].accounts
    if accounts == 1:
        return explain_one(of)
    return _of_many(book, of, asked, asked.row, accounts)


def _of_many(book: Book, of: Sold, asked: Asked, row: int, accounts: int) -> Explanation:
    """A row of several accounts: so many times one of them."""
    figure, one = asked.figure, asked._replace(one=True)
    lines = row_amounts(book, row)
    if figure in RATIOS:
        part, whole = (
            Entry(code, amount(lines, code), asked=asked._replace(figure=code))
            for code in RATIOS[figure]
        )
        share = ratio(amount(lines, part.code), amount(lines, whole.code))
        return Explanation(asked, share, Unit.RATE, Formula.RATIO, (part, whole))
    if figure in SUMS:
        related = tuple(asked._replace(figure=each) for each in ("margin", "markup", "hours"))
        return Explanation(
            asked,
            amount(lines, figure),
            Unit.AMOUNT,
            Formula.SUM,
            summed(figure, lines, asked),
            related=related,
        )
    if figure in OF_THE_BILL:
        value = amount(lines, figure)
        found = []
        for number, discount in book.runs(row):
            each = amount(book.billed(of.terms, discount), figure)
            at = one._replace(discount=discount)
            found.append(_times(figure, number, each, at, row, discount))
        return Explanation(asked, value, Unit.AMOUNT, Formula.SUM, tuple(found))
    if figure == "hours":
        every = hours_of(of) * accounts
        entry = _times(figure, accounts, hours_of(of), one, row, unit=Unit.HOURS)
        return Explanation(asked, every, Unit.HOURS, Formula.SUM, (entry,))
    each = amount(of.amounts, figure)
    entry = _times(figure, accounts, each, one, row)
    return Explanation(asked, each * accounts, Unit.AMOUNT, Formula.SUM, (entry,))


def _times(
    code: str,
    accounts: int,
    each: Value,
    asked: Asked,
    row: int,
    discount: Decimal | None = None,
    *,
    unit: Unit = Unit.AMOUNT,
) -> Entry:
    return Entry(
        code,
        each * accounts,
        unit,
        asked=asked,
        accounts=accounts,
        each=each,
        row=row,
        discount=discount,
        place=("clients", row, "accounts"),
    )


def row_amounts(book: Book, row: int) -> Amounts:
    """All lines of a row that has figures."""
    part = book.part_of(row)
    lines = part.served.times(book.plan.clients[row].accounts)
    if part.kind in BILLED and part.account is not None:
        for number, discount in book.runs(row):
            lines = lines.plus(book.billed(part.account.terms, discount).times(number))
    return lines


# The whole book by package, and a package's rows.


def _served(part: Part, figure: str) -> Value:
    """What one account of a part has of a figure that no discount touches."""
    if figure == "hours":
        works = part.kind in {Kind.RESOLD, Kind.ON_COMMISSION}
        return part.account.terms.hours if works and part.account is not None else Decimal(0)
    return amount(part.served, figure)


def by_package(book: Book, asked: Asked, unit: Unit) -> tuple[Entry, ...]:
    """A figure that no discount touches, package by package; with one row, that row."""
    figure = asked.figure
    sums: dict[str, Value] = {}
    accounts: dict[str, int] = {}
    rows: dict[str, list[int]] = {}
    alike: dict[str, set[Value]] = {}
    for part in book.parts:
        each = _served(part, figure)
        if not each:
            continue
        package = part.group.alike.package
        sums[package] = sums.get(package, 0) + each * part.group.accounts
        accounts[package] = accounts.get(package, 0) + part.group.accounts
        rows.setdefault(package, []).extend(part.group.rows)
        alike.setdefault(package, set()).add(each)
    found = []
    for package, value in sums.items():
        one = min(alike[package]) if len(alike[package]) == 1 else None
        alone = rows[package][0] if len(rows[package]) == 1 else None
        ask = Asked(figure, rows_of=package) if alone is None else Asked(figure, row=alone)
        found.append(
            Entry(
                figure,
                value,
                unit,
                asked=ask,
                accounts=accounts[package],
                each=one,
                package=package,
                row=alone,
            )
        )
    return tuple(found)


def rows_of_package(book: Book, asked: Asked) -> Explanation:
    """A figure that no discount touches, row by row of one package."""
    figure = asked.figure
    unit = Unit.HOURS if figure == "hours" else Unit.AMOUNT
    found = []
    value: Value = 0
    for row, client in enumerate(book.plan.clients):
        if client.package != asked.rows_of:
            continue
        each = _served(book.part_of(row), figure)
        if each:
            value += each * client.accounts
            entry = _times(figure, client.accounts, each, Asked(figure, row=row), row, unit=unit)
            found.append(entry)
    return Explanation(asked, value, unit, Formula.SUM, tuple(found))
