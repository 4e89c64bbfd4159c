"""A client that is quoted, against the book: what the row brings, and what it does to the others.

The row is taken as active, at the discount of the count with it. Amounts are those of the row, the
account's times its accounts, in minor units of the plan's currency a month, unless said otherwise.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from planner.model.account import Amounts, billed, total
from planner.model.bands import Band, bands, contacts_of
from planner.model.book import Book
from planner.model.channels import rate_that_brings
from planner.model.offer import Offer
from planner.model.plan import Channel, Client, Package, Plan, Status
from planner.model.problems import Problem
from planner.model.programme import Effective
from planner.model.rows import Kind


class Others(NamedTuple):
    """What signing does to everybody else.

    ``effect`` is Σ their contribution at the new discount − at the old, to be seen from the cycle
    that ``effective`` says. ``next_start``, ``next_discount`` and ``needed`` are the tier above the
    count with the row and the accounts that it still takes; ``at_next`` is what the others would
    have gained on today by then. None at the top, amounts also where a row has no figures.
    """

    effect: int | None
    effective: Effective
    next_start: int | None
    next_discount: Decimal | None
    needed: int | None
    at_next: int | None


class Way(StrEnum):
    """How a client can get the software."""

    RESOLD = "resold"
    DIRECT_MONTHLY = "direct-monthly"
    DIRECT_YEARLY = "direct-yearly"


class Purchase(NamedTuple):
    """What a client pays a month in all one way, vendor and agency, and what the agency keeps.

    ``price`` is None where the vendor's price is not published. Directly the agency bills its
    services: ``contribution`` is within the months of the commission and ``after`` beyond them;
    both are None for the direct purchase by the year, as the vendor does not publish what its
    commission is then counted on. ``after`` is None where the commission has no end, is not
    entered or does not apply.
    """

    way: Way
    price: int | None
    contribution: int | None
    after: int | None


class Quote(NamedTuple):
    """One row against the book without it.

    Counts are accounts: ``counted`` those that count toward the tier, ``sold`` the resold ones
    among them. ``offer`` is the row in its own channel, from which concessions are made.
    ``margin`` is contribution / price. ``price_at_target`` is None where no target is set or no
    price reaches it, ``room`` (price − price at target) too. ``hours_at_zero`` is of one
    account. ``spare`` are the contacts up to the limit of its band, None where it is in none.
    ``on_commission`` and ``after_commission`` are what is kept of the same client on commission
    within its months and after them, ``break_even`` the least rate at which an account earns as
    much on commission as resold at the new discount, None where no rate would do.
    """

    plan: Plan
    row: int
    client: Client
    package: Package
    offer: Offer
    amounts: Amounts
    counted_before: int
    counted: int
    sold_before: int
    sold: int
    discount_before: Decimal
    discount: Decimal
    price: int
    contribution: int
    margin: Decimal | None
    target: Decimal | None
    price_at_target: int | None
    price_at_zero: int | None
    room: int | None
    hours_at_zero: Decimal | None
    first_year: int
    others: Others
    resold: int
    on_commission: int
    after_commission: int
    break_even: Fraction | None
    purchases: tuple[Purchase, ...]
    contacts: int
    bands: tuple[Band, ...]
    spare: int | None

    @property
    def is_below_target(self) -> bool:
        """Whether it keeps less of its price than the agency's target, exactly."""
        return self.offer.falls_short_of(self.target)

    @property
    def loses_money(self) -> bool:
        """Whether it costs more than it brings."""
        return self.contribution < 0


def quote(book: Book, row: int) -> Quote | None:
    """Hold a row that is neither active nor billed against the book; None: it has no figures."""
    plan = book.plan
    client = plan.clients[row]
    package = plan.package(client.package)
    signed = _signed(plan, row, client.channel)
    offer = None if package is None else _offer(signed, row, package)
    if package is None or offer is None:
        return None
    resold, on_commission = _channels(plan, row, package, offer)
    lines, target = offer.lines(), plan.agency.target_margin
    least = offer.price_at(target)
    after = on_commission.lines(within_months=False).contribution
    counted = book.counted
    found = bands(plan, package, client, offer)
    contacts = contacts_of(package, client)
    return Quote(
        plan=plan,
        row=row,
        client=client,
        package=package,
        offer=offer,
        amounts=lines,
        counted_before=counted,
        counted=signed.counted,
        sold_before=book.accounts(Kind.RESOLD),
        sold=signed.accounts(Kind.RESOLD),
        discount_before=plan.programme.discount(counted),
        discount=signed.discount,
        price=lines.price,
        contribution=lines.contribution,
        margin=offer.margin,
        target=target,
        price_at_target=least,
        price_at_zero=offer.price_at_zero,
        room=None if least is None else lines.price - least,
        hours_at_zero=offer.hours_at_zero,
        first_year=offer.first_year,
        others=_others(book, signed, row),
        resold=resold.contribution,
        on_commission=on_commission.contribution,
        after_commission=after,
        break_even=rate_that_brings(offer.terms, resold.contribution - after, offer.accounts),
        purchases=_purchases(plan, package, client, resold, on_commission),
        contacts=contacts,
        bands=found,
        spare=next((each.contacts - contacts for each in found if each.is_current), None),
    )


def obstacles(book: Book, row: int) -> tuple[Problem, ...]:
    """The problems of the book with the row active: those that leave it without figures too."""
    return _signed(book.plan, row, book.plan.clients[row].channel).problems


def _signed(plan: Plan, row: int, channel: Channel) -> Book:
    """The book with the row active."""
    clients = list(plan.clients)
    clients[row] = replace(clients[row], status=Status.ACTIVE, channel=channel)
    return Book(replace(plan, clients=tuple(clients)))


def _offer(signed: Book, row: int, package: Package) -> Offer | None:
    """The row of a book in which it is active; None where it has no figures."""
    account = signed.part_of(row).account
    if account is None or not signed.has_figures(row):
        return None
    client = signed.plan.clients[row]
    own = client.overrides.setup_fee
    return Offer(
        terms=account.terms,
        channel=client.channel,
        accounts=client.accounts,
        bill=tuple(signed.runs(row)),
        setup_fee=package.setup_fee if own is None else own,
        setup_hours=package.setup_hours,
        free_months=client.free_months,
        commission_months=signed.plan.programme.commission.months,
    )


def _channels(plan: Plan, row: int, package: Package, offer: Offer) -> tuple[Offer, Offer]:
    """The row resold, and on commission."""
    if offer.channel is Channel.RESALE:
        # On commission no discount of the row's own matters.
        return offer, offer._replace(channel=Channel.COMMISSION, bill=())
    resold = _offer(_signed(plan, row, Channel.RESALE), row, package)
    return (offer if resold is None else resold), offer


def _others(book: Book, signed: Book, row: int) -> Others:
    tier = book.plan.programme.next_tier(signed.counted)
    effect = at_next = None
    if book.complete:
        now = book.vendor_bill(book.counted).contribution
        effect = _bill_of_others(signed, row, signed.counted) - now
        if tier is not None:
            at_next = _bill_of_others(signed, row, tier.start) - now
    return Others(
        effect=effect,
        effective=book.plan.programme.effective,
        next_start=None if tier is None else tier.start,
        next_discount=None if tier is None else tier.discount,
        needed=None if tier is None else tier.start - signed.counted,
        at_next=at_next,
    )


def _bill_of_others(signed: Book, row: int, count: int) -> int:
    """What the vendor's bill of all rows but one takes, at the tier of a count: below 0."""
    account = signed.part_of(row).account
    own = Amounts()
    if account is not None:
        runs = signed.runs(row, count)
        own = total((billed(account.terms, discount), accounts) for accounts, discount in runs)
    return signed.vendor_bill(count).contribution - own.contribution


def _purchases(
    plan: Plan, package: Package, client: Client, resold: Offer, on_commission: Offer
) -> tuple[Purchase, ...]:
    """The ways in which the client can get the software."""
    one, accounts = on_commission.terms, on_commission.accounts
    name = client.overrides.plan or package.plan
    yearly = plan.price_list.yearly_price(name, contacts_of(package, client))
    services = on_commission.price
    commission = plan.programme.commission
    ends = commission.rate is not None and commission.months is not None
    after = on_commission.lines(within_months=False).contribution
    return (
        Purchase(Way.RESOLD, resold.price, resold.contribution, None),
        Purchase(
            Way.DIRECT_MONTHLY,
            services + accounts * one.converted(one.list_price),
            on_commission.contribution,
            after if ends else None,
        ),
        Purchase(
            Way.DIRECT_YEARLY,
            None if yearly is None else services + accounts * one.converted(yearly),
            None,
            None,
        ),
    )
