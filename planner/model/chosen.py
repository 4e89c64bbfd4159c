"""What a client chose in the meeting, taken into its quote: a plan in, the edited one out."""

from __future__ import annotations

from dataclasses import replace

from planner.model import quote_edits as edits
from planner.model.account import list_price, terms
from planner.model.gifts import Concession, Gift
from planner.model.offer import Choice, Offer, Reduction
from planner.model.plan import Billing, Client, Overrides, Plan
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
    offered = plan
    if plan.clients[row].package != chosen.id:
        offered = with_package_offered(plan, row, chosen.id)
    made: Plan | None = _for_contacts(offered, row, plan.clients[row], offer.contacts_of(choice))
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


def _for_contacts(plan: Plan, row: int, before: Client, contacts: int) -> Plan:
    """The plan with a row for so many contacts, at the list price that was shown for them.

    A list price of the row's or the package's own is that of the band that it was stated for.
    """
    client = plan.clients[row]
    package = plan.package(client.package)
    if package is None:
        return plan
    other = before.package != client.package
    own = Overrides(contacts=before.overrides.contacts) if other else before.overrides
    name = own.plan or package.plan
    today = package.contacts if own.contacts is None else own.contacts
    if not other and contacts == today:
        return plan
    size = plan.price_list.band(name, contacts)
    there = own
    if size != plan.price_list.band(name, today):
        there = replace(own, contacts=size, list_price=None)
    shown = list_price(plan, package, there)
    made = replace(
        client.overrides,
        contacts=None if contacts == package.contacts else contacts,
        list_price=None,
    )
    if list_price(plan, package, made) != shown:
        made = replace(made, list_price=shown)
    return edits.with_client(plan, row, overrides=made)


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
