"""``planner mix``: the best mix of resale and commission."""

from __future__ import annotations

import json
from collections.abc import Iterator

from planner.cli.summary import notes
from planner.model.book import Book
from planner.model.mix.best import Mix, shares
from planner.model.money import exact_text, rate_text
from planner.model.plan import Status
from planner.model.problems import Problem, path
from planner.words import mix as words
from planner.words.catalogue import text
from planner.words.columns import aligned, widths
from planner.words.numbers import DASH, count, money, percent
from planner.words.sentences import one_line, sentence


def as_json(book: Book, mix: Mix, warnings: tuple[Problem, ...]) -> Iterator[str]:
    """Write the mix as one JSON document, amounts and rates as decimal strings."""
    yield json.dumps(document(book, mix, warnings), ensure_ascii=False, indent=2)
    yield "\n"


def document(book: Book, mix: Mix, warnings: tuple[Problem, ...]) -> dict[str, object]:
    """The mix under its fixed keys; every row in order, those that are not active with nothing."""
    currency = book.plan.currency
    return {
        "currency": currency.code,
        "profit": exact_text(mix.profit, currency),
        "current_profit": exact_text(mix.current_profit, currency),
        "gain": exact_text(mix.gain, currency),
        "resold_accounts": mix.resold,
        "discount": rate_text(mix.discount),
        "reason": str(mix.reason),
        "estimate": mix.estimate,
        "clients": [
            {"name": client.name, "resale": share.resale, "commission": share.commission}
            for client, share in zip(book.plan.clients, shares(book.plan, mix), strict=True)
        ],
        "warnings": [
            {
                "code": warning.code,
                "place": path(warning.place),
                "message": sentence(warning, place=False, currency=currency),
            }
            for warning in warnings
        ],
    }


def as_table(book: Book, mix: Mix, warnings: tuple[Problem, ...]) -> Iterator[str]:
    """Write the mix for a reader, line by line."""
    for line in _table(book, mix, warnings):
        yield f"{line}\n"


def _table(book: Book, mix: Mix, warnings: tuple[Problem, ...]) -> Iterator[str]:
    plan, currency = book.plan, book.plan.currency
    yield text("{plan}: the best mix of resale and commission, one month in {currency}").format(
        plan=one_line(plan.name) or text("Your plan"), currency=currency.code
    )
    yield ""
    yield words.sentence(book, mix)
    yield from filter(None, (words.later(mix, currency), words.estimate(mix)))
    yield ""
    rows = [
        [text("Client"), text("Resold"), text("On commission"), text("Changes")],
        *_rows(book, mix),
    ]
    yield from aligned(rows, widths(rows))
    yield ""
    result = [
        [text("Profit today"), money(mix.current_profit, currency)],
        [text("Profit with this mix"), money(mix.profit, currency)],
        [text("Gain"), money(mix.gain, currency, sign=True)],
        [text("Resold accounts"), count(mix.resold)],
        [text("Discount"), percent(mix.discount)],
    ]
    yield from aligned(result, widths(result))
    yield from notes(warnings, currency)


def _rows(book: Book, mix: Mix) -> Iterator[list[str]]:
    moved = {move.row: move for move in mix.moves}
    for row, (client, share) in enumerate(
        zip(book.plan.clients, shares(book.plan, mix), strict=True)
    ):
        name = one_line(client.name, 40)
        if client.status is not Status.ACTIVE:
            yield [name, DASH, DASH, ""]
            continue
        change = words.move_of(moved[row]) if row in moved else ""
        if client.channel_locked:
            change = text("locked")
        yield [name, count(share.resale), count(share.commission), change]
