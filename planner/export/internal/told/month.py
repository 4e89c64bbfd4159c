"""The month: its headline, its lines, its packages and its clients."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planner.charts.layout import picture_of
from planner.charts.live import Chart, reach, view
from planner.export.internal.told.blocks import (
    Block,
    Drawn,
    Part,
    Row,
    Said,
    Strip,
    Table,
    said,
    table,
)
from planner.model.account import AMOUNTS, Amounts
from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.landmarks import turns
from planner.model.next_step import next_step
from planner.model.plan import Client, Status
from planner.model.tier_advice import tier_advice
from planner.words import findings, names, package_table
from planner.words import report as words
from planner.words.catalogue import text
from planner.words.figure_names import figure_name
from planner.words.numbers import DASH, count, money, percent
from planner.words.sentences import one_line

MOST_ROWS = 3000
"""So many client rows are told; more make a book of hundreds of pages."""

LONGEST_NAME = 120
ALWAYS = {"revenue", "vendor_cost", "delivery", "contribution"}


def in_short(book: Book, curve: Curve) -> Part:
    """The figures that answer first, and the best next step."""
    return Part(words.in_short(), tuple(_in_short(book, curve)))


def _in_short(book: Book, curve: Curve) -> Iterator[Block]:
    currency, totals, profit = book.plan.currency, book.totals, book.profit
    if totals is None or profit is None:
        yield Said(words.no_figures(), "lead")
        return

    def amount(minor: int) -> str:
        return money(minor, currency, unit=True)

    advice, above = tier_advice(book), DASH
    if advice is not None and advice.above:
        tier = advice.above[0]
        above = text("{more} more for {discount}").format(
            more=count(tier.needed), discount=percent(tier.discount)
        )
    yield Strip(
        (
            (figure_name("profit"), amount(profit), text("a month"), profit < 0),
            (figure_name("margin"), percent(book.margin, 2), text("of revenue"), False),
            (figure_name("revenue"), amount(totals.revenue), text("a month"), False),
            (figure_name("vendor_cost"), amount(totals.vendor_cost), text("a month"), False),
            (figure_name("discount"), percent(book.discount), words.counted(book.counted), False),
            (words.next_tier(), above, "", False),
        )
    )
    if curve.drawable:
        step = next_step(curve, curve.today)
        said_of_it = findings.step_headline(step), findings.step_reason(step, currency)
        yield Said(text("{step}: {reason}").format(step=said_of_it[0], reason=said_of_it[1]))
    yield Said(words.without_setup(), "quiet")


def lines(book: Book) -> Part:
    """The lines of the month, from what clients pay to the profit."""
    totals, profit, currency = book.totals, book.profit, book.plan.currency
    if totals is None or profit is None:
        return Part(words.month(), (Said(words.no_figures()),))
    heads = (words.what(), words.amounts_in(currency.code))
    made = [
        Row((name, money(amount, currency)), strong=strong)
        for name, amount, strong in _lines(book, totals, profit)
        if amount or strong
    ]
    return Part(words.month(), (Table(heads, tuple(made)),))


def _lines(book: Book, totals: Amounts, profit: int) -> Iterator[tuple[str, int, bool]]:
    yield figure_name("software"), totals.software, False
    yield figure_name("services"), totals.services, False
    yield figure_name("yearly"), totals.yearly, False
    yield figure_name("commission"), totals.commission, False
    yield figure_name("revenue"), totals.revenue, True
    for name in ("vendor_cost", "vendor_tax", "payment_fee", "unpaid", "work", "other_costs"):
        yield figure_name(name), -getattr(totals, name), False
    yield figure_name("contribution"), totals.contribution, True
    yield figure_name("overheads"), -book.plan.agency.overheads, False
    yield words.fee(), -book.plan.programme.monthly_fee, False
    yield figure_name("profit"), profit, True


def charts(curve: Curve) -> Part:
    """What the number of resold accounts brings: per account, in all, and on the bill."""
    if not curve.drawable:
        return Part(words.today(), (Said(words.nothing_to_sell()),))
    found = turns(curve, reach(curve, curve.today))
    views = (view(curve, found, each, curve.today) for each in Chart)
    return Part(words.today(), tuple(Drawn(picture_of(each)) for each in views))


def packages(book: Book, plan_names: Mapping[str, str]) -> Part:
    """Every package: its price, what is kept of it, and how far it may fall."""
    if not book.plan.packages:
        return Part(words.packages(), (Said(words.nothing_to_sell()),))
    rows = (package_table.cells(book, each, plan_names) for each in book.plan.packages)
    return Part(
        words.packages(),
        (
            table(package_table.heads(), rows, words=package_table.NAMES),
            Said(words.amounts_in(book.plan.currency.code), "quiet"),
        ),
    )


def clients(book: Book) -> Part:
    """Every client row and its lines, and all of them together."""
    plan = book.plan
    if not plan.clients:
        return Part(words.clients(), (Said(words.no_clients()),))
    shown = [
        line
        for line in AMOUNTS
        if line in ALWAYS or any(row.amounts and getattr(row.amounts, line) for row in book.rows)
    ]
    heads = (
        text("Client"),
        text("Package"),
        text("Channel"),
        text("Accounts"),
        *map(names.amount, shown),
        text("Margin"),
    )
    rows = list(_clients(book, shown))
    rows.append(
        Row(
            (words.all_rows(), "", "", "", *_cells(book.totals, shown, book), ""),
            strong=True,
        )
    )
    left = len(plan.clients) - MOST_ROWS
    notes = said(words.left_out(left) if left > 0 else "", kind="quiet")
    unit = Said(words.amounts_in(plan.currency.code), "quiet")
    return Part(words.clients(), (Table(heads, tuple(rows), 3), *notes, unit))


def _clients(book: Book, shown: list[str]) -> Iterator[Row]:
    titles = {each.id: one_line(each.title, LONGEST_NAME) for each in book.plan.packages}
    pairs = zip(book.plan.clients[:MOST_ROWS], book.rows[:MOST_ROWS], strict=True)
    for client, row in pairs:
        yield Row(
            (
                one_line(client.name, LONGEST_NAME),
                titles.get(client.package, one_line(client.package)),
                _channel(client),
                count(client.accounts),
                *_cells(row.amounts, shown, book),
                percent(row.margin, 1),
            )
        )


def _channel(client: Client) -> str:
    if client.status is Status.ACTIVE:
        return names.channel(client.channel)
    return names.status(client.status)


def _cells(amounts: Amounts | None, shown: list[str], book: Book) -> list[str]:
    currency = book.plan.currency
    return [money(None if amounts is None else getattr(amounts, line), currency) for line in shown]
