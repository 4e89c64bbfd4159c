"""One account of which one thing is moved that no discount touches: prices, hours, rates.

The vendor's bill stays as it is, so a book of thousands of rows need not be made anew to know what
such a move does to its profit: each different account is, once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from planner.model.account import Terms, served
from planner.model.book import Book
from planner.model.moved import NOTHING, Money, Number, share
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


class Served:
    """The accounts of a book that are served, to be moved again and again."""

    def __init__(self, book: Book) -> None:
        """Take a book that has a profit."""
        self._each = [
            (
                part.group.alike.package,
                part.group.accounts,
                part.served.contribution,
                CHANNELS[part.kind],
                part.account.terms,
            )
            for part in book.parts
            if part.kind in CHANNELS and part.account is not None
        ]

    def gain(self, move: Move, package: str = "") -> int:
        """What a move adds to the profit, in accounts of a package or of all."""
        return sum(
            (served(move(of), channel).contribution - before) * accounts
            for mine, accounts, before, channel, of in self._each
            if package in {"", mine}
        )
