"""Each cause of a difference in words: in a cell of the table, and as a part of the summary."""

from __future__ import annotations

from planner.model.invoice.lines import Cause, Why
from planner.model.plan import Channel
from planner.words.catalogue import text


def short(cause: Cause, *, lags: bool) -> str:
    """A cause in a few words, with placeholders for its values.

    Args:
        cause: the cause.
        lags: whether a tier that is reached shows on the bill one cycle later.
    """
    match cause.why:
        case Why.TIER:
            return _tier(cause, lags=lags)
        case Why.FIRST_ACCOUNT if cause.discount == 0:
            return text("first account at full price")
        case Why.FIRST_ACCOUNT:
            return text("first account with the discount of {discount}")
        case Why.BAND:
            return text("another contact band: {contacts}")
        case Why.PLAN:
            return text("another plan: {plan}, {contacts} contacts")
        case Why.YEARLY:
            return text("the yearly price: {plan}, {contacts} contacts")
        case Why.RATE:
            return text("another exchange rate: {rate}")
        case Why.FACTOR:
            return text("a factor of {rate} on most lines")
        case Why.TAX if cause.rate is not None:
            return text("tax of {share}")
        case Why.NOT_BILLED if cause.channel is Channel.COMMISSION:
            return text("billed, though on commission")
        case Why.NOT_BILLED:
            return text("billed, though its status is {status}")
        case Why.NOT_IN_PLAN:
            return text("not in your plan: like {plan}, {contacts} contacts")
        case Why.PART_OF_MONTH:
            return text("part of a month: {days} of {of_days} days")
    return _plain(cause.why)


def _tier(cause: Cause, *, lags: bool) -> str:
    if lags:
        if not cause.discount:
            return text("tier of the cycle before: list price")
        return text("tier of the cycle before: {discount} off from {start}")
    if not cause.discount:
        return text("another tier: list price")
    return text("another tier: {discount} off from {start}")


def _plain(why: Why) -> str:
    match why:
        case Why.TAX:
            return text("tax")
        case Why.ROUNDING:
            return text("rounded another way")
        case Why.ADD_ON:
            return text("add-on")
        case Why.CREDIT:
            return text("credit")
        case Why.TWICE:
            return text("billed twice")
        case Why.MISSING:
            return text("not billed")
        case Why.NO_PRICE:
            return text("no price in your plan")
    return text("unexplained")


def part(cause: Cause) -> str:
    """What a kind of cause makes of the whole difference, with its amount and first values."""
    match cause.why:
        case Why.TIER if not cause.discount:
            return text("{amount} because list price was billed, without a tier's discount")
        case Why.TIER:
            return text("{amount} because another tier was billed: {discount} off from {start}")
        case Why.FIRST_ACCOUNT if cause.discount == 0:
            return text("{amount} for a first account at full price")
        case Why.FIRST_ACCOUNT:
            return text("{amount} for a first account with the discount")
        case Why.BAND:
            return text("{amount} for another contact band")
        case Why.PLAN:
            return text("{amount} for another plan")
        case Why.YEARLY:
            return text("{amount} for the yearly price")
        case Why.RATE:
            return text("{amount} by the exchange rate of {rate}")
        case Why.FACTOR:
            return text("{amount} by a factor of {rate} on most lines")
        case Why.TAX:
            return text("{amount} of tax")
        case Why.ROUNDING:
            return text("{amount} by rounding")
        case Why.ADD_ON:
            return text("{amount} of add-ons")
        case Why.CREDIT:
            return text("{amount} of credits")
    return _part_of_accounts(cause.why)


def _part_of_accounts(why: Why) -> str:
    match why:
        case Why.TWICE:
            return text("{amount} billed twice")
        case Why.NOT_BILLED:
            return text("{amount} for what should not be billed")
        case Why.MISSING:
            return text("{amount} not billed")
        case Why.NOT_IN_PLAN:
            return text("{amount} for accounts that are not in your plan")
        case Why.PART_OF_MONTH:
            return text("{amount} for parts of a month")
        case Why.NO_PRICE:
            return text("{amount} without a price in your plan")
    return text("{amount} unexplained")
