"""What a client chose in the meeting, taken into its quote: a plan in, the edited one out."""

from __future__ import annotations

from planner.model import quote_edits as edits
from planner.model.account import terms
from planner.model.bands import contacts_of
from planner.model.gifts import Concession, Gift
from planner.model.offer import Choice, Offer, Reduction
from planner.model.plan import Billing, Plan
from planner.model.quote_package import with_package_offered


def with_choice(plan: Plan, row: int, offer: Offer, choice: Choice) -> Plan | None:
    """The plan with a quoted row on the terms that its client chose; None where it cannot hold it.

    Options are sold as services: their prices are added to the row's, and its note names them.

    Args:
        plan: the plan that the offer was made of.
        row: the client's row.
        offer: what the client could choose from.
        choice: what it chose.
    """
    chosen = offer.packages[choice.package]
    made: Plan | None = plan
    if plan.clients[row].package != chosen.id:
        made = with_package_offered(plan, row, chosen.id)
    made = _for_contacts(made or plan, row, offer.contacts_of(choice))
    if choice.reduction:
        made = _granted(made, row, _concession(offer.reductions[choice.reduction - 1]))
    if choice.setup_waived:
        made = _granted(made, row, Concession(Gift.SETUP_WAIVED))
    if choice.free_month:
        made = _granted(made, row, Concession(Gift.MONTHS_FREE, months=offer.free_months))
    if choice.options and made is not None:
        made = _with_options(made, row, offer, choice)
    if choice.yearly and plan.clients[row].billing is Billing.MONTHLY:
        made = _granted(made, row, Concession(Gift.PAID_AT_ONCE, months=chosen.months_paid))
    return made


def _for_contacts(plan: Plan, row: int, contacts: int) -> Plan:
    """The plan with a row for so many contacts; a list price of its own is that of its band."""
    client = plan.clients[row]
    package = plan.package(client.package)
    if package is None or contacts_of(package, client) == contacts:
        return plan
    name = client.overrides.plan or package.plan
    here = plan.price_list.band(name, contacts_of(package, client))
    same = here is not None and here == plan.price_list.band(name, contacts)
    listed = client.overrides.list_price if same else None
    own = None if contacts == package.contacts else contacts
    return edits.with_own_terms(plan, row, contacts=own, list_price=listed)


def _concession(reduction: Reduction) -> Concession:
    gift = Gift.ALL_OFF if reduction.of_all else Gift.SERVICES_OFF
    return Concession(gift, rate=reduction.rate)


def _granted(plan: Plan | None, row: int, concession: Concession) -> Plan | None:
    return None if plan is None else edits.with_concession(plan, row, concession)


def _with_options(plan: Plan, row: int, offer: Offer, choice: Choice) -> Plan | None:
    client = plan.clients[row]
    package = plan.package(client.package)
    one = None if package is None else terms(plan, package, client.overrides, client.billing)
    if one is None:
        return None
    options = offer.packages[choice.package].options
    added = [options[each] for each in sorted(choice.options)]
    services = one.services + sum(each.price for each in added)
    note = edits.NOTES.join(filter(None, (client.note, *(each.text for each in added))))
    return edits.with_client(
        edits.with_own_terms(plan, row, services_price=services), row, note=note
    )
