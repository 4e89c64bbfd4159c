"""Another package for a quoted client, and ways of its own to price the software."""

from __future__ import annotations

from planner.model.account import Terms
from planner.model.bands import contacts_of
from planner.model.package_edits import times_list
from planner.model.plan import OverList, Overrides, Plan, SoftwarePrice
from planner.model.quote_edits import with_client


def with_package_offered(plan: Plan, row: int, package_id: str) -> Plan:
    """The plan with another package offered in a row.

    Contacts, tax and payment are the client's and stay; prices, setup, hours and the vendor's plan
    of the deal before were stated for that, and are those of the new package.
    """
    client, package = plan.clients[row], plan.package(package_id)
    before = plan.package(client.package)
    contacts = client.overrides.contacts if before is None else contacts_of(before, client)
    if package is not None and contacts == package.contacts:
        contacts = None
    own = Overrides(
        contacts=contacts,
        tax_rate=client.overrides.tax_rate,
        payment_fee=client.overrides.payment_fee,
    )
    return with_client(plan, row, package=package_id, overrides=own)


# How the software of an account may be priced; the price stays what it is now.


def fixed_price(one: Terms) -> SoftwarePrice:
    """A fixed price."""
    return one.software


def price_over_list(one: Terms) -> SoftwarePrice:
    """List + amount."""
    return OverList(one.software - one.converted(one.list_price))


def price_times_list(one: Terms) -> SoftwarePrice:
    """List × factor: the shortest that gives the price, else the nearest."""
    return times_list(one, one.software)
