"""Edits that more than one field asks for: a frozen plan in, the edited one out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from planner.model.client_edits import first_package, new_ids
from planner.model.money import Currency, convert
from planner.model.named import following
from planner.model.plan import Channel, Client, Package, Plan, Status
from planner.model.price_list import PriceList
from planner.model.programme import Programme
from planner.model.rows import Kind, kind_of

OWN_PACKAGE = "own"


def is_quick(plan: Plan) -> bool:
    """Whether the clients are numbers only: no row has a name but those that are only quoted."""
    return not any(client.name and client.status is not Status.PROPOSED for client in plan.clients)


def with_package(base: Plan, package_id: str, /, **changes: Any) -> Plan:
    """The plan with fields of one package changed."""
    packages = tuple(
        replace(package, **changes) if package.id == package_id else package
        for package in base.packages
    )
    return replace(base, packages=packages)


def with_agency(plan: Plan, **changes: Any) -> Plan:
    """The plan with fields of the agency changed."""
    return replace(plan, agency=replace(plan.agency, **changes))


def with_commission(plan: Plan, **changes: Any) -> Plan:
    """The plan with the commission's rate or months changed."""
    programme = plan.programme
    changed = replace(programme, commission=replace(programme.commission, **changes))
    return replace(plan, programme=changed)


def with_accounts(base: Plan, kind: Kind, accounts: int) -> Plan:
    """The plan with so many accounts of a kind, in quick mode.

    The rows follow in proportion, by largest remainder, from ``base``: the plan from where the
    drag or the typing began. Rows without accounts go, and what is planned of them; where there
    were none, the recommended package gets them all.
    """
    rows = [index for index, client in enumerate(base.clients) if kind_of(client) is kind]
    if not rows:
        return replace(base, clients=(*base.clients, *_first_row(base, kind, accounts)))
    shares = proportional(accounts, [base.clients[row].accounts for row in rows])
    counts = dict(zip(rows, shares, strict=True))
    clients = (
        replace(client, accounts=counts.get(index, client.accounts))
        for index, client in enumerate(base.clients)
    )
    kept = tuple(client for client in clients if client.accounts)
    return following(base, replace(base, clients=kept))


def with_mix_of(plan: Plan, mixed: Plan) -> Plan:
    """The plan with another's resold rows where it has none: a mix outlives a visit to nothing.

    What is planned of those rows comes back with them.
    """
    if any(kind_of(client) is Kind.RESOLD for client in plan.clients):
        return plan
    packages = {package.id for package in plan.packages}
    taken = {client.id for client in plan.clients}
    rows = tuple(
        client
        for client in mixed.clients
        if kind_of(client) is Kind.RESOLD and client.package in packages and client.id not in taken
    )
    back = {client.id for client in rows} - {""}
    planned = (
        *plan.assumptions.planned,
        *(
            event
            for event in mixed.assumptions.planned
            if event.client in back
            and event.package in packages | {""}
            and event not in plan.assumptions.planned
        ),
    )
    assumed = replace(plan.assumptions, planned=planned)
    return replace(plan, clients=(*rows, *plan.clients), assumptions=assumed)


def _first_row(plan: Plan, kind: Kind, accounts: int) -> tuple[Client, ...]:
    package = first_package(plan)
    if accounts == 0 or package is None:
        return ()
    (own_id,) = new_ids(plan, 1)
    channel = Channel.RESALE if kind is Kind.RESOLD else Channel.COMMISSION
    row = Client(id=own_id, package=package.id, channel=channel, accounts=accounts)
    return (row,)


def proportional(total: int, weights: list[int]) -> list[int]:
    """Split a whole number in proportion to weights, by largest remainder, earlier ones first."""
    whole = sum(weights)
    shares = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda index: -(total * weights[index] % whole))
    for index in by_remainder[: total - sum(shares)]:
        shares[index] += 1
    return shares


class Split(NamedTuple):
    """A price a client pays all in, as software and services, in minor units a month."""

    software: int
    services: int


def split(all_in: int, listed: int) -> Split:
    """Split a price into software at list and services; what is below list is all software."""
    software = min(all_in, listed)
    return Split(software, all_in - software)


class MyNumbers(NamedTuple):
    """What a person knows of their own book: accounts, contacts and plan, price, hours, currency.

    ``list_price`` is theirs where the vendor has published none, in minor units of the list's
    currency; ``exchange_rate`` is needed where the currencies differ, theirs as of ``today``.
    """

    accounts: int
    plan: str
    contacts: int
    all_in: int
    hours: Decimal
    currency: Currency
    list_price: int | None
    exchange_rate: Decimal | None
    today: date

    def listed(self, prices: PriceList) -> int | None:
        """The list price in the plan's currency; None where it cannot be known yet."""
        listed = self.list_price
        if listed is None:
            listed = prices.list_price(self.plan, self.contacts)
        if listed is None or prices.currency == self.currency:
            return listed
        if self.exchange_rate is None:
            return None
        return convert(listed, self.exchange_rate, prices.currency, self.currency)


def quick_plan(
    numbers: MyNumbers, programme: Programme, prices: PriceList, package_name: str
) -> Plan:
    """A plan of one's own from five numbers: one package, one unnamed row of accounts."""
    listed = numbers.listed(prices)
    shares = split(numbers.all_in, 0 if listed is None else listed)
    abroad = prices.currency != numbers.currency
    package = Package(
        id=OWN_PACKAGE,
        name=package_name,
        plan=numbers.plan,
        contacts=numbers.contacts,
        software_price=shares.software,
        services_price=shares.services,
        hours=numbers.hours,
        list_price=numbers.list_price,
        recommended=True,
    )
    rows = (Client(id="c1", package=OWN_PACKAGE, accounts=numbers.accounts, status=Status.ACTIVE),)
    return Plan(
        currency=numbers.currency,
        programme=programme,
        price_list=replace(
            prices,
            exchange_rate=numbers.exchange_rate if abroad else None,
            exchange_as_of=numbers.today if abroad else None,
        ),
        packages=(package,),
        clients=rows if numbers.accounts else (),
    )
