"""The line under a chart or a page: what one has to know to read its amounts later."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.model.offer import Offer
from planner.words import exporting

if TYPE_CHECKING:  # what is made for a client reads only the offer
    from planner.model.plan import Plan


def client_footer(offer: Offer, *, with_tax: bool = False) -> str:
    """The line of what a client gets: the offer's date, currency, tax and date of the list prices.

    Args:
        offer: what the client may see.
        with_tax: whether the amounts above it hold the tax.
    """
    rate = offer.tax_rate if with_tax else None
    return exporting.footer(offer.made_on, offer.currency, rate, offer.prices_of, of_a_client=True)


def internal_footer(plan: Plan, today: date) -> str:
    """The line of what stays in the house; figures of the book hold no tax that is passed on."""
    as_of = plan.price_list.as_of
    return exporting.footer(today, plan.currency, None, as_of, of_a_client=False)
