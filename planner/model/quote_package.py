"""Another package for a quoted client: what is the client's stays, what was offered goes."""

from __future__ import annotations

from planner.model.bands import contacts_of
from planner.model.plan import Overrides, Plan
from planner.model.quote_edits import with_client


def with_package_offered(plan: Plan, row: int, package_id: str) -> Plan:
    """The plan with another package offered in a row.

    Contacts, tax and payment are the client's and stay; prices, setup, hours and the vendor's plan
    of the offer before were stated for that, and are those of the new package.
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
