"""``planner summary``: the month's figures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal

from planner.model.account import AMOUNTS, Amounts
from planner.model.book import Book, Row
from planner.model.money import Currency, exact_text, rate_text
from planner.model.plan import Client, Status
from planner.model.problems import Problem, path
from planner.words import names
from planner.words.catalogue import plural, text
from planner.words.columns import aligned, widths
from planner.words.numbers import count, money, percent
from planner.words.sentences import one_line, sentence

ALWAYS_SHOWN = {"revenue", "vendor_cost", "delivery", "contribution"}


def as_json(book: Book, warnings: tuple[Problem, ...]) -> Iterator[str]:
    """Write the month's figures as one JSON document, amounts and rates as decimal strings."""
    yield json.dumps(document(book, warnings), ensure_ascii=False, indent=2)
    yield "\n"


def document(book: Book, warnings: tuple[Problem, ...]) -> dict[str, object]:
    """The month's figures under their fixed keys."""
    currency = book.plan.currency
    return {
        "currency": currency.code,
        "counted_accounts": book.counted,
        "discount": rate_text(book.discount),
        "next_tier": _next_tier(book),
        "totals": {
            **_lines(book.totals, currency),
            "overheads": exact_text(book.overheads, currency),
            "profit": amount(book.profit, currency),
            "margin": six_decimals(book.margin),
            "markup": six_decimals(book.markup),
        },
        "clients": [
            _client(client, row, book)
            for client, row in zip(book.plan.clients, book.rows, strict=True)
        ],
        "warnings": warned(warnings, currency),
    }


def warned(warnings: tuple[Problem, ...], currency: Currency) -> list[dict[str, str]]:
    """Warnings as JSON has them."""
    return [
        {
            "code": warning.code,
            "place": path(warning.place),
            "message": sentence(warning, place=False, currency=currency),
        }
        for warning in warnings
    ]


def _next_tier(book: Book) -> dict[str, object] | None:
    tier = book.next_tier
    if tier is None:
        return None
    return {
        "from": tier.start,
        "discount": rate_text(tier.discount),
        "accounts_needed": tier.accounts_needed,
        "monthly_saving": amount(tier.monthly_saving, book.plan.currency),
    }


def _client(client: Client, row: Row, book: Book) -> dict[str, object]:
    return {
        "name": client.name,
        "channel": str(client.channel),
        "accounts": client.accounts,
        "list_price": amount(row.list_price, book.plan.price_list.currency),
        **_lines(row.amounts, book.plan.currency),
    }


def _lines(amounts: Amounts | None, currency: Currency) -> dict[str, object]:
    return {
        line: None if amounts is None else exact_text(getattr(amounts, line), currency)
        for line in AMOUNTS
    }


def amount(minor: int | None, currency: Currency) -> str | None:
    """An amount as JSON has it; None where there is none."""
    return None if minor is None else exact_text(minor, currency)


def six_decimals(ratio: Decimal | None) -> str | None:
    """A margin or markup as JSON has it; None where there is none."""
    return None if ratio is None else f"{ratio:f}"


def as_table(book: Book, warnings: tuple[Problem, ...]) -> Iterator[str]:
    """Write the month's figures for a reader, line by line."""
    for line in _table(book, warnings):
        yield f"{line}\n"


def _table(book: Book, warnings: tuple[Problem, ...]) -> Iterator[str]:
    plan, currency = book.plan, book.plan.currency
    yield text("{plan}: one month in {currency}, without setup fees").format(
        plan=one_line(plan.name) or text("Your plan"), currency=currency.code
    )
    yield ""
    shown = [
        line
        for line in AMOUNTS
        if line in ALWAYS_SHOWN or any(r.amounts and getattr(r.amounts, line) for r in book.rows)
    ]
    rows = [
        [text("Client"), text("Channel"), text("Accounts"), *map(names.amount, shown)],
        *(
            [
                one_line(client.name, 40),
                _channel(client),
                count(client.accounts),
                *_cells(row.amounts, shown, currency),
            ]
            for client, row in zip(plan.clients, book.rows, strict=True)
        ),
        [text("All"), "", "", *_cells(book.totals, shown, currency)],
    ]
    yield from aligned(rows, widths(rows), left=2)
    yield ""
    result = [
        [text("Overheads"), money(book.overheads, currency)],
        [text("Profit"), money(book.profit, currency)],
        [text("Margin"), percent(book.margin, 2)],
        [text("Markup"), percent(book.markup, 2)],
    ]
    yield from aligned(result, widths(result))
    yield ""
    yield from _tiers(book)
    yield from notes(warnings, currency)


def _channel(client: Client) -> str:
    name = names.channel(client.channel)
    if client.status is Status.ACTIVE:
        return name
    return f"{name} ({names.status(client.status)})"


def _cells(amounts: Amounts | None, shown: list[str], currency: Currency) -> list[str]:
    return [money(None if amounts is None else getattr(amounts, line), currency) for line in shown]


def _tiers(book: Book) -> Iterator[str]:
    yield plural(
        "{accounts} account counts: {discount} off the list price",
        "{accounts} accounts count: {discount} off the list price",
        book.counted,
    ).format(accounts=count(book.counted), discount=percent(book.discount))
    tier = book.next_tier
    if tier is not None and tier.discount > book.discount:
        yield plural(
            "{more} more reaches {discount}, which takes {saving} off today's vendor bill",
            "{more} more reach {discount}, which takes {saving} off today's vendor bill",
            tier.accounts_needed,
        ).format(
            more=count(tier.accounts_needed),
            discount=percent(tier.discount),
            saving=money(tier.monthly_saving, book.plan.currency),
        )


def notes(warnings: tuple[Problem, ...], currency: Currency) -> Iterator[str]:
    """The lines below a table that warn of something; none where there is nothing."""
    if warnings:
        yield ""
        yield text("Notes")
    for warning in warnings:
        yield f"- {sentence(warning, currency=currency)}"
