"""What is said where an owner decides what one client may see and choose."""

from __future__ import annotations

from collections.abc import Sequence

from planner.model.advertised import Below
from planner.model.directly import Directly, Missing
from planner.model.gifts import Concession
from planner.model.money import Currency
from planner.words.catalogue import text
from planner.words.documents import below
from planner.words.numbers import date, money
from planner.words.quote import concession


def step_of_tick(of: Concession, *, on: bool) -> str:
    """The name of the step that lets a client choose a concession, or does not."""
    said = (
        text("Let the client choose: {concession}")
        if on
        else text("No longer let the client choose: {concession}")
    )
    return said.format(concession=concession(of))


def about_ticks() -> str:
    """What the ticks are for."""
    return text("Ticked lines appear as choices in the client view, without these figures.")


def may_choose() -> str:
    """What a tick means, for who cannot see it."""
    return text("the client may choose it")


def about_prices(found: Sequence[Below], currency: Currency) -> str:
    """What is to be thought of where packages are shown below the published price."""
    if not found:
        return ""
    return text(
        "Below the published price for these contacts: {packages}. A fixed price stays the same "
        "whatever the list: price it by the list, or do not show it."
    ).format(packages=below(found, currency))


def about_direct(of: Directly, currency: Currency) -> str:
    """What the comparison with buying direct would say of us, or why there is none."""
    if of.missing is not None:
        return _missing(of.missing)
    values = {
        "ours": money(of.ours, currency, unit=True),
        "monthly": money(of.monthly, currency, unit=True),
        "yearly": money(of.yearly, currency, unit=True),
        "date": "" if of.as_of is None else date(of.as_of),
    }
    if of.is_dearer:
        said = text(
            "It would not flatter you: the software is {ours} a month with you, and published at "
            "{monthly} billed monthly and {yearly} billed yearly ({date})."
        )
    else:
        said = text(
            "The software is {ours} a month with you, and published at {monthly} billed monthly "
            "and {yearly} billed yearly ({date})."
        )
    return said.format(**values)


def _missing(why: Missing) -> str:
    match why:
        case Missing.ON_COMMISSION:
            return text(
                "On commission the client buys directly anyway: there is nothing to compare."
            )
        case Missing.NO_DATE:
            return text("The price list has no date: enter it on the page of prices.")
        case Missing.NO_MONTHLY:
            return text(
                "The vendor's price billed monthly is not published for these contacts: "
                "there is nothing to compare."
            )
        case Missing.NO_YEARLY:
            return text(
                "The vendor's price billed yearly is not in the price list: enter it on the page "
                "of prices."
            )
        case Missing.NO_PRICE:
            return text("The package has no price yet.")
