"""What the owner is told of a meeting."""

from __future__ import annotations

from decimal import Decimal

from planner.model.choosing import Looking
from planner.model.money import Currency
from planner.words.catalogue import text
from planner.words.client_view import free_words, reduction, shown
from planner.words.numbers import count, money, percent

MARGIN_DIGITS = 2


def kept(contribution: int, margin: Decimal | None, currency: Currency) -> str:
    """What a month leaves, and which share of the price that is."""
    return text("{amount} a month · {margin}").format(
        amount=money(contribution, currency, unit=True), margin=percent(margin, MARGIN_DIGITS)
    )


def chosen(looking: Looking) -> str:
    """What was chosen otherwise than the quote says."""
    offer, choice, starts = looking.offer, looking.choice, looking.offer.starts
    package = offer.packages[choice.package]
    parts = []
    if choice.package != starts.package:
        parts.append(shown(package.name))
    contacts = offer.contacts_of(choice)
    if contacts != offer.contacts_of(starts):
        parts.append(text("{contacts} contacts").format(contacts=count(contacts)))
    if choice.yearly != starts.yearly:
        parts.append(text("paid yearly") if choice.yearly else text("paid monthly"))
    if choice.reduction:
        parts.append(reduction(offer.reductions[choice.reduction - 1]))
    if choice.setup_waived:
        parts.append(text("without setup fee"))
    if choice.free_month:
        parts.append(free_words(offer.free_months))
    parts += [shown(package.options[each].text) for each in sorted(choice.options)]
    return text("In the meeting {client} looked at: {what}").format(
        client=shown(offer.client) or text("the client"), what=" · ".join(parts)
    )
