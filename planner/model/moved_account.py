"""One account of which one thing is moved that no discount touches: prices, hours, rates.

The vendor's bill stays as it is, so a book of thousands of rows need not be made anew to know what
such a move does to its profit: each different account is, once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from planner.model.account import Amounts, Terms, served
from planner.model.curve import Sums
from planner.model.moved import NOTHING, Money, Number, share
from planner.model.parts import Part
from planner.model.plan import Channel
from planner.model.rows import Kind

Move = Callable[[Terms], Terms]
"""What an account is after a move."""

CHANNELS = {Kind.RESOLD: Channel.RESALE, Kind.ON_COMMISSION: Channel.COMMISSION}


def software(move: Money) -> Move:
    """Move the software price; one that follows the list price becomes what it comes to, moved."""
    return lambda of: of._replace(software_price=move(of.software))


def services(move: Money) -> Move:
    """Move the services price."""
    return lambda of: of._replace(services=move(of.services))


def prices(move: Money) -> Move:
    """Move both prices."""
    return lambda of: of._replace(software_price=move(of.software), services=move(of.services))


def hours(move: Number) -> Move:
    """Move the hours of work."""
    return lambda of: of._replace(hours=max(move(of.hours), NOTHING))


def hourly_cost(move: Money) -> Move:
    """Move what an hour costs."""
    return lambda of: of._replace(hourly_cost=move(of.hourly_cost))


def fee_rate(move: Number) -> Move:
    """Move the share that every payment costs."""

    def moved(of: Terms) -> Terms:
        fee = of.payment_fee
        return of._replace(payment_fee=replace(fee, rate=share(move(fee.rate))))

    return moved


def unpaid(move: Number) -> Move:
    """Move the share that is never paid."""
    return lambda of: of._replace(unpaid_rate=share(move(of.unpaid_rate)))


def commission_rate(move: Number) -> Move:
    """Move the commission's rate, where one is entered."""

    def moved(of: Terms) -> Terms:
        rate = of.commission_rate
        return of if rate is None else of._replace(commission_rate=share(move(rate)))

    return moved


def tax_rate(move: Number) -> Move:
    """Move the tax on top of prices."""
    return lambda of: of._replace(tax_rate=share(move(of.tax_rate)))


class Served(NamedTuple):
    """Alike accounts of a package that are served by a channel, and what one brings today."""

    package: str
    accounts: int
    channel: Channel
    terms: Terms
    today: Amounts


def served_of(parts: Iterable[Part]) -> list[Served]:
    """The accounts of parts that are served."""
    return [
        Served(
            part.group.alike.package,
            part.group.accounts,
            CHANNELS[part.kind],
            part.account.terms,
            part.served,
        )
        for part in parts
        if part.kind in CHANNELS and part.account is not None
    ]


def gain(of: Iterable[Served], move: Move, package: str = "") -> Sums:
    """What a move adds to contribution and revenue, in accounts of a package or of all."""
    contribution = revenue = 0
    for mine, accounts, channel, terms, today in of:
        if package in {"", mine}:
            after = served(move(terms), channel)
            contribution += (after.contribution - today.contribution) * accounts
            revenue += (after.revenue - today.revenue) * accounts
    return Sums(contribution, revenue)
