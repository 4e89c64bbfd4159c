"""The figures of the strip above a quote, and what stands under each."""

from __future__ import annotations

from planner.model.plan import Channel
from planner.model.quote import Quote
from planner.words import quote as words
from planner.words.catalogue import text
from planner.words.numbers import DASH, NO_BREAK_SPACE, money, percent

MARGIN_DIGITS = 2


def price(quote: Quote) -> str:
    """What the client pays a month."""
    return money(quote.price, quote.plan.currency, unit=True)


def tax(quote: Quote) -> str:
    """Whether tax comes on top."""
    return text("+ tax") if quote.deal.terms.tax_rate else ""


def price_detail(quote: Quote) -> str:
    """What is paid once, and in all of the first year."""
    currency, deal = quote.plan.currency, quote.deal
    parts = []
    payments = deal.payments
    at_once = payments.at_once
    if at_once is not None:
        parts.append(
            text("{amount} for the first year at once").format(
                amount=money(at_once.amount, currency, unit=True)
            )
        )
    if payments.setup.amount:
        parts.append(
            text("setup {amount} once").format(
                amount=money(payments.setup.amount, currency, unit=True)
            )
        )
    if at_once is None or payments.setup.amount:
        parts.append(
            text("first year {amount}").format(
                amount=money(payments.first_year.amount, currency, unit=True)
            )
        )
    return " · ".join(parts)


def kept(quote: Quote) -> str:
    """What is kept a month."""
    return money(quote.contribution, quote.plan.currency, unit=True)


def kept_detail(quote: Quote) -> str:
    """The margin, and what it should be."""
    parts = [percent(quote.margin, MARGIN_DIGITS)]
    if quote.target is not None:
        parts.append(text("target {margin}").format(margin=percent(quote.target)))
    if quote.loses_money:
        parts.append(text("▼ below cost"))
    elif quote.is_below_target:
        parts.append(text("▲ below target"))
    return " · ".join(parts)


def room(quote: Quote) -> str:
    """How far the price may fall before it meets the target."""
    if quote.target is None or quote.room is None:
        return DASH
    return money(quote.room, quote.plan.currency, unit=True)


def room_detail(quote: Quote) -> str:
    """Down to which price the target is met, and from which one nothing is kept."""
    currency, parts = quote.plan.currency, []
    if quote.target is not None and quote.price_at_target is None:
        parts.append(text("no price reaches your target"))
    elif quote.price_at_target is not None and quote.room is not None:
        said = (
            text("down to {price}")
            if quote.room >= 0
            else text("below target, which takes {price}")
        )
        parts.append(said.format(price=money(quote.price_at_target, currency)))
    if quote.price_at_zero is None:
        parts.append(text("a loss at any price"))
    else:
        parts.append(text("no profit: {price}").format(price=money(quote.price_at_zero, currency)))
    return " · ".join(parts)


def first_year(quote: Quote) -> str:
    """What the first year leaves."""
    return money(quote.first_year, quote.plan.currency, unit=True)


def standing(quote: Quote) -> str:
    """Which resold account it would be, and how far the next tier is then."""
    parts = [words.position(quote)]
    if quote.deal.channel is Channel.RESALE:
        # Its last two words stay on one line.
        parts.append(NO_BREAK_SPACE.join(words.next_tier(quote).rsplit(" ", 1)))
    return " · ".join(filter(None, parts))
