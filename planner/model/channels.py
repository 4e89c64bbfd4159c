"""Resale or commission for one account of a package."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from planner.model.account import Terms, month, served
from planner.model.money import Currency
from planner.model.plan import Channel


def break_even_commission_rate(of: Terms, discount: Decimal) -> Fraction | None:
    """The least commission rate at which an account earns as much as in resale.

    Exact: roundings of the commission and of its conversion are taken into account.

    Args:
        of: the account's terms.
        discount: the discount it is resold at.

    Returns:
        A share of the list price, from 0; None where no rate would do (a list price of 0).
    """
    resold = month(of, Channel.RESALE, discount).contribution
    without = served(of, Channel.COMMISSION, within_months=False).contribution
    return rate_that_brings(of, resold - without)


def rate_that_brings(of: Terms, wanted: int, accounts: int = 1) -> Fraction | None:
    """The least commission rate that brings at least so much a month on accounts together.

    Args:
        of: the terms of each account.
        wanted: minor units of the plan's currency.
        accounts: how many accounts the amount is for.

    Returns:
        A share of the list price, from 0; None where no rate would do (a list price of 0).
    """
    if wanted <= 0:
        return Fraction(0)
    if of.list_price <= 0:
        return None
    paid = _least_before(-(-wanted // accounts), of)
    # r(L · rate) reaches an amount from half a minor unit below it on.
    return Fraction(2 * paid - 1, 2 * of.list_price)


def _least_before(amount: int, of: Terms) -> int:
    """The least amount in the list's currency that converts to at least so much."""
    if of.exchange_rate is None:
        return amount
    rate = Fraction(of.exchange_rate) * _minor_units(of.currency) / _minor_units(of.list_currency)
    least = (amount - Fraction(1, 2)) / rate
    return -(-least.numerator // least.denominator)


def _minor_units(currency: Currency) -> int:
    return int(10**currency.exponent)
