"""Whether a client can be shown what it costs to buy directly, and whether that flatters us."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from planner.model.account import terms
from planner.model.plan import Channel, Plan


class Missing(StrEnum):
    """Why the comparison cannot be shown."""

    ON_COMMISSION = "on-commission"
    NO_DATE = "no-date"
    NO_MONTHLY = "no-monthly"
    NO_YEARLY = "no-yearly"
    NO_PRICE = "no-price"


class Directly(NamedTuple):
    """Our software price beside the published ones, a month of one account.

    All in the plan's currency: ``ours``, and what the vendor publishes billed monthly and billed
    yearly, as of a day. ``missing`` says why they cannot be shown; None: they can.
    """

    missing: Missing | None
    as_of: date | None = None
    ours: int = 0
    monthly: int = 0
    yearly: int = 0

    @property
    def is_dearer(self) -> bool:
        """Whether the comparison speaks against us: our price is above a published one."""
        return self.missing is None and self.ours > min(self.monthly, self.yearly)


def directly(plan: Plan, row: int) -> Directly:
    """What a client would see of buying directly, for its own package and contacts."""
    client, listed = plan.clients[row], plan.price_list
    if client.channel is Channel.COMMISSION:
        return Directly(Missing.ON_COMMISSION)
    package = plan.package(client.package)
    one = None if package is None else terms(plan, package, client.overrides, client.billing)
    if package is None or one is None:
        return Directly(Missing.NO_PRICE)
    if listed.as_of is None:
        return Directly(Missing.NO_DATE)
    own = client.overrides
    name = own.plan or package.plan
    contacts = package.contacts if own.contacts is None else own.contacts
    monthly, yearly = listed.list_price(name, contacts), listed.yearly_price(name, contacts)
    if monthly is None:
        return Directly(Missing.NO_MONTHLY)
    if yearly is None:
        return Directly(Missing.NO_YEARLY)
    return Directly(None, listed.as_of, one.software, one.converted(monthly), one.converted(yearly))
