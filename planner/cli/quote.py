"""``planner quote``: one client being quoted, against the book."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from planner.cli.summary import amount, notes, six_decimals, warned
from planner.model.concessions import conceded, usual
from planner.model.money import Currency, rate_text
from planner.model.payments import Pays
from planner.model.plan import Client, Plan
from planner.model.problems import Problem
from planner.model.quote import Quote
from planner.model.quote_edits import proposed_rows
from planner.words import names
from planner.words import quote as words
from planner.words.catalogue import text
from planner.words.columns import aligned, widths
from planner.words.numbers import count, money, percent
from planner.words.sentences import one_line

MOST_NAMED = 12
COSTS = ("vendor_cost", "vendor_tax", "payment_fee", "unpaid", "delivery")
MARGIN_DIGITS = 2

Cells = list[list[str]]


class NotQuotedError(Exception):
    """No one client being quoted is meant: the message says what there is."""


def row_of(plan: Plan, asked: str) -> int:
    """The proposed row of exactly this name or id.

    Raises:
        NotQuotedError: if there is none, or more than one.
    """
    proposed = proposed_rows(plan)
    found = [row for row in proposed if asked in _called(plan.clients[row])]
    client = one_line(asked)
    if len(found) > 1:
        said = text('"{client}" is the name of several clients being quoted: use an id of {ids}')
        ids = _listed([plan.clients[row].id for row in found])
        raise NotQuotedError(said.format(client=client, ids=ids))
    if found:
        return found[0]
    there = _listed([_called(plan.clients[row])[0] for row in proposed])
    other = next((each for each in plan.clients if asked in _called(each)), None)
    if other is not None and there:
        said = text('"{client}" is {status}, not proposed: the clients being quoted are {names}')
        status = names.status(other.status)
        raise NotQuotedError(said.format(client=client, status=status, names=there))
    if other is not None:
        said = text('"{client}" is {status}, not proposed: no client of this plan is being quoted')
        raise NotQuotedError(said.format(client=client, status=names.status(other.status)))
    if there:
        said = text('there is no client "{client}": the clients being quoted are {names}')
        raise NotQuotedError(said.format(client=client, names=there))
    said = text('there is no client "{client}": no client of this plan is being quoted')
    raise NotQuotedError(said.format(client=client))


def _called(client: Client) -> tuple[str, ...]:
    """What a client can be asked for by: its name, where it has one, and its id."""
    return (client.name, client.id) if client.name else (client.id,)


def _listed(named: Sequence[str]) -> str:
    shown = [one_line(each, 40) for each in named[:MOST_NAMED]]
    return ", ".join([*shown, "…"] if len(named) > MOST_NAMED else shown)


def as_json(quote: Quote, warnings: tuple[Problem, ...]) -> Iterator[str]:
    """Write the quote as one JSON document, amounts and rates as decimal strings."""
    yield json.dumps(document(quote, warnings), ensure_ascii=False, indent=2)
    yield "\n"


def document(quote: Quote, warnings: tuple[Problem, ...]) -> dict[str, object]:
    """The quote under its fixed keys."""
    currency = quote.plan.currency
    most = quote.hours_at_zero
    return {
        "client": quote.client.name,
        "currency": currency.code,
        "discount": rate_text(quote.discount),
        "price": amount(quote.price, currency),
        "contribution": amount(quote.contribution, currency),
        "margin": six_decimals(quote.margin),
        "price_at_target": amount(quote.price_at_target, currency),
        "price_at_zero": amount(quote.price_at_zero, currency),
        "room": amount(quote.room, currency),
        "hours_at_zero": None if most is None else f"{most:f}",
        "first_year": amount(quote.first_year, currency),
        "effect_on_others": amount(quote.others.effect, currency),
        "commission_contribution": amount(quote.on_commission, currency),
        "commission_contribution_after": amount(quote.after_commission, currency),
        "bands": [
            {
                "contacts": band.contacts,
                "price": amount(band.price, currency),
                "contribution": amount(band.contribution, currency),
            }
            for band in quote.bands
        ],
        "warnings": warned(warnings, currency),
    }


def as_table(quote: Quote, warnings: tuple[Problem, ...]) -> Iterator[str]:
    """Write the quote for a reader, line by line."""
    for line in _table(quote, warnings):
        yield f"{line}\n"


def _table(quote: Quote, warnings: tuple[Problem, ...]) -> Iterator[str]:
    currency = quote.plan.currency
    yield text("{client}, {package}: a quote in {currency}").format(
        client=words.name_of(quote),
        package=one_line(quote.package.title, 40),
        currency=currency.code,
    )
    heads = (words.conclusion, words.room, words.loss_from, words.below_published)
    yield from filter(None, (each(quote) for each in heads))
    for part in (_payments, _month, _year, _concessions, _purchases, _bands, _others):
        lines = part(quote, currency)
        yield ""
        yield from aligned(lines, widths(lines))
    said = (words.break_even, words.spare, words.growth, words.on_the_others)
    yield ""
    yield from filter(None, (each(quote) for each in said))
    yield from notes(warnings, currency)


def _payments(quote: Quote, currency: Currency) -> Cells:
    deal = quote.deal

    def line(what: str, pays: Pays) -> list[str]:
        return [what, money(pays.amount, currency), money(pays.with_tax, currency)]

    return [
        [text("The client pays"), text("without tax"), text("with tax")],
        line(words.a_month(quote), deal.payments.monthly),
        line(text("setup, once"), deal.payments.setup),
        line(text("first year"), deal.payments.first_year),
    ]


def _month(quote: Quote, currency: Currency) -> Cells:
    lines = quote.amounts
    rows = [[text("You keep a month"), ""], [text("Price"), money(lines.price, currency)]]
    if lines.commission:
        rows.append([names.amount("commission"), money(lines.commission, currency)])
    rows += [
        [names.amount(code), money(-getattr(lines, code), currency)]
        for code in COSTS
        if getattr(lines, code)
    ]
    rows += [
        [names.amount("contribution"), money(lines.contribution, currency)],
        [text("Margin"), percent(quote.margin, MARGIN_DIGITS)],
    ]
    if quote.target is not None:
        at_target = text("Price at {target}").format(target=percent(quote.target))
        rows.append([at_target, money(quote.price_at_target, currency)])
    return [*rows, [text("Price at no profit"), money(quote.price_at_zero, currency)]]


def _year(quote: Quote, currency: Currency) -> Cells:
    return [
        [text("First year"), ""],
        *([words.year_part(line), money(line.amount, currency)] for line in quote.deal.year),
        [text("All"), money(quote.first_year, currency)],
    ]


def _concessions(quote: Quote, currency: Currency) -> Cells:
    asked = conceded(quote.deal, usual(quote.package), quote.target)
    heads = [
        text("If they ask for"),
        text("Client pays"),
        text("You keep"),
        text("Margin"),
        text("Once"),
        text("First year"),
        "",
    ]
    return [
        heads,
        *(
            [
                words.concession(each.concession),
                money(each.price, currency),
                money(each.contribution, currency),
                percent(each.margin, MARGIN_DIGITS),
                money(each.once, currency) if each.once else "",
                money(each.first_year, currency),
                words.verdict(each),
            ]
            for each in asked
        ),
    ]


def _purchases(quote: Quote, currency: Currency) -> Cells:
    return [
        [text("Resell, or let them buy direct"), text("Client pays"), text("You keep"), ""],
        *(
            [
                words.way(each.way),
                money(each.price, currency),
                money(each.contribution, currency),
                words.beside(each, quote.plan),
            ]
            for each in quote.purchases
        ),
    ]


def _bands(quote: Quote, currency: Currency) -> Cells:
    return [
        [text("Contacts"), text("Client pays"), text("You keep"), ""],
        *(
            [
                words.band(each),
                money(each.price, currency),
                money(each.contribution, currency),
                words.reached(each),
            ]
            for each in quote.bands
        ),
    ]


def _others(quote: Quote, currency: Currency) -> Cells:
    others = quote.others
    rows = [
        [text("What signing does to the others"), ""],
        [text("Resold accounts"), f"{count(quote.sold_before)} → {count(quote.sold)}"],
        [
            words.discount_of(quote),
            f"{percent(quote.discount_before)} → {percent(quote.discount)}",
        ],
        [text("Others, a month"), money(others.effect, currency, sign=True)],
    ]
    if others.next_start is not None:
        at_next = money(others.at_next, currency, sign=True)
        rows.append([words.when_reached(quote), at_next])
    return rows
