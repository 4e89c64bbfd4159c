"""The best mix in tables: the month before and after, and each client that moves."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from planner.model.explanation import Unit, Value
from planner.model.mix.best import Reason
from planner.model.mix.changes import Change, Paid
from planner.model.mix.effect import Answer, Effect, OnBoth
from planner.model.money import Currency
from planner.model.plan import Plan, Status
from planner.model.programme import Mode
from planner.words import names
from planner.words.catalogue import context, plural, text
from planner.words.figure_names import figure_name
from planner.words.findings import listed
from planner.words.mix import LONGEST_NAME, MOST_NAMED
from planner.words.numbers import DASH, count, hours, money, percent
from planner.words.places import client_name
from planner.words.sentences import one_line

ARROW = "→"
MARGIN_DIGITS = 1


def effect_heads() -> tuple[str, ...]:
    """The columns of the month before and after."""
    return text("A month"), text("Today"), text("With this mix"), text("Change")


def effect_cells(effect: Effect, currency: Currency) -> tuple[str, ...]:
    """A figure of the month today, with the mix, and how it changes."""
    return (
        _name(effect.code),
        _value(effect.before, effect, currency),
        _value(effect.after, effect, currency),
        _more(effect, currency),
    )


def _name(code: str) -> str:
    match code:
        case "profit":
            return text("You earn")
        case "vendor_cost":
            return text("The vendor bills you")
        case "commission":
            return text("The vendor pays you")
        case "discount":
            return text("Discount")
        case "hours":
            return text("Hours of work")
    return figure_name(code)


def _value(value: Value | None, effect: Effect, currency: Currency) -> str:
    if value is None:
        return DASH
    match effect.unit:
        case Unit.AMOUNT:
            return money(int(value), currency)
        case Unit.RATE:
            return percent(Decimal(value), MARGIN_DIGITS if effect.code == "margin" else None)
        case Unit.HOURS:
            return hours(Decimal(value))
    return count(int(value))


def _more(effect: Effect, currency: Currency) -> str:
    """The difference, where there is one; shares say enough side by side."""
    more = effect.more
    if not more or effect.unit is Unit.RATE:
        return ""
    if effect.unit is Unit.AMOUNT:
        return money(int(more), currency, sign=True)
    return f"{'+' if more > 0 else ''}{_value(more, effect, currency)}"


def change_heads() -> tuple[str, ...]:
    """The columns of those who move: the first two are words."""
    return (
        text("Client"),
        text("From → to"),
        text("Accounts"),
        text("They pay, an account"),
        context("head of a column", "You keep"),
        text("Change"),
    )


def change_cells(change: Change, plan: Plan) -> tuple[str, ...]:
    """A client that moves; its price and what is kept of it today and then."""
    move, currency = change.move, plan.currency
    row = plan.clients[move.row]
    accounts = count(move.accounts)
    if move.accounts < row.accounts:
        accounts = text("{some} of {all}").format(some=accounts, all=count(row.accounts))
    return (
        one_line(row.name, LONGEST_NAME) or client_name(plan, move.row),
        from_to(names.channel(row.channel), names.channel(move.to)),
        accounts,
        from_to(money(change.before.total, currency), money(change.after.total, currency)),
        from_to(money(change.kept_before, currency), money(change.kept_after, currency)),
        money(change.more, currency, sign=True),
    )


def more_cells(changes: Sequence[Change], currency: Currency) -> tuple[str, ...]:
    """All those that are not told one by one."""
    rows = plural("{rows} more client row", "{rows} more client rows", len(changes))
    before = sum(each.kept_before for each in changes)
    after = sum(each.kept_after for each in changes)
    return (
        rows.format(rows=count(len(changes))),
        "",
        count(sum(each.move.accounts for each in changes)),
        "",
        from_to(money(before, currency), money(after, currency)),
        money(after - before, currency, sign=True),
    )


def change_under(change: Change, currency: Currency) -> tuple[str, ...]:
    """Who is paid, under what is paid."""
    paid = from_to(_to_whom(change.before, currency), _to_whom(change.after, currency))
    return "", "", "", paid, "", ""


def from_to(before: str, after: str) -> str:
    """A value and the one that takes its place."""
    return f"{before} {ARROW} {after}"


def _to_whom(paid: Paid, currency: Currency) -> str:
    if not paid.vendor:
        return text("to you")
    if not paid.agency:
        return text("to the vendor")
    return text("{amount} of it to the vendor").format(amount=money(paid.vendor, currency))


def others_cells(answer: Answer) -> tuple[str, ...]:
    """What the accounts that stay bring more, since the discount or their place is another."""
    plan, book, mix = answer.book.plan, answer.book, answer.mix
    others = money(answer.changes.others, plan.currency, sign=True)
    if plan.programme.mode is Mode.GRADUATED:
        return text("All others, by their place on the bill"), "", "", "", "", others
    if mix is None or book.discount == mix.discount:
        return text("All others"), "", "", "", "", others
    discounts = from_to(percent(book.discount), percent(mix.discount))
    return text("All others, by the discount"), discounts, "", "", "", others


def gain_cells(answer: Answer) -> tuple[str, ...]:
    """All of it together."""
    gain = None if answer.mix is None else answer.mix.gain
    total = money(gain, answer.book.plan.currency, sign=True)
    return text("All together"), "", "", "", "", total


def both_title(answer: Answer) -> str:
    """What the comparison of the channels is about."""
    discount = None if answer.mix is None else answer.mix.discount
    return text(
        "What one account brings on each channel, at {discount} off list and while "
        "commission is paid"
    ).format(discount=percent(discount))


def both_heads() -> tuple[str, ...]:
    """The columns of the comparison: the first two are words."""
    return (
        text("Client"),
        text("Today"),
        text("Accounts"),
        text("Resold"),
        text("On commission"),
        text("Resold, more"),
    )


def both_cells(each: OnBoth, plan: Plan) -> tuple[str, ...]:
    """A client, and what one of its accounts brings on each channel."""
    row, currency = plan.clients[each.row], plan.currency
    channel = names.channel(row.channel)
    if row.channel_locked:
        channel = text("{channel}, locked").format(channel=channel)
    return (
        one_line(row.name, LONGEST_NAME) or client_name(plan, each.row),
        channel,
        count(row.accounts),
        money(each.resale, currency),
        money(each.commission, currency),
        money(each.more, currency, sign=True),
    )


def state(reason: Reason) -> str:
    """Why nobody moves, in a few words."""
    match reason:
        case Reason.NO_RATE:
            return text("Enter your rate")
        case Reason.LOCKED:
            return text("Every client is locked")
        case Reason.NO_CLIENTS:
            return text("No active clients yet")
    return text("Your mix is the best already")


def kept_locked(plan: Plan) -> str:
    """Whom the mix leaves where they are, since their channel is locked; nothing for none."""
    rows = [row for row in plan.clients if row.channel_locked and row.status is Status.ACTIVE]
    accounts = sum(row.accounts for row in rows)
    if not accounts:
        return ""
    named = list(dict.fromkeys(one_line(row.name, LONGEST_NAME) for row in rows))
    if "" in named or len(named) > MOST_NAMED:
        return plural(
            "{accounts} account is locked to its channel and stays there",
            "{accounts} accounts are locked to their channel and stay there",
            accounts,
        ).format(accounts=count(accounts))
    return plural(
        "{clients} is locked to its channel and stays there",
        "{clients} are locked to their channel and stay there",
        len(named),
    ).format(clients=listed(named))
