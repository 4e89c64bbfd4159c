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

from planner.model.account import Amounts
from planner.model.bands import Band, bands, contacts_of
from planner.model.book import Besides, Book
from planner.model.cautions import published_price
from planner.model.channels import rate_that_brings
from planner.model.deal import Deal
from planner.model.plan import Channel, Client, Package, Plan
from planner.model.problems import Problem, check_signed
from planner.model.programme import Effective, Mode
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
    among them. ``deal`` is the row in its own channel, from which concessions are made.
    ``margin`` is contribution / price. ``price_at_target`` is None where no target is set or no
    price reaches it, ``room`` (price − price at target) too. ``hours_at_zero`` is of one
    account. ``spare`` are the contacts up to the limit of its band, None where it is in none.
    ``on_commission`` and ``after_commission`` are what is kept of the same client on commission
    within its months and after them, ``break_even`` the least rate at which an account earns as
    much on commission as resold at the new discount, None where no rate would do. ``published`` is
    the vendor's price of one account that an advertised one is held against, None where there is
    none.
    """

    plan: Plan
    row: int
    client: Client
    package: Package
    deal: Deal
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
    published: int | None

    @property
    def is_below_target(self) -> bool:
        """Whether it keeps less of its price than the agency's target, exactly."""
        return self.deal.falls_short_of(self.target)

    @property
    def loses_money(self) -> bool:
        """Whether it costs more than it brings."""
        return self.contribution < 0

    @property
    def is_below_published(self) -> bool:
        """Whether the software is offered under the vendor's published price."""
        resold = self.deal.channel is Channel.RESALE
        return resold and self.published is not None and self.deal.terms.software < self.published


def quote(book: Book, row: int) -> Quote | None:
    """Hold a row that is neither active nor billed against the book; None: it has no figures."""
    plan = book.plan
    client = plan.clients[row]
    package, deal = plan.package(client.package), deal_if_signed(book, row)
    if package is None or deal is None:
        return None
    signed = _counted(book, row, deal.channel)
    sold = book.accounts(Kind.RESOLD)
    resold, on_commission = (_through(book, row, deal, channel) for channel in Channel)
    after = on_commission.lines(within_months=False).contribution
    lines, target = deal.lines(), plan.agency.target_margin
    least = deal.price_at(target)
    found = bands(plan, package, client, deal)
    contacts = contacts_of(package, client)
    return Quote(
        plan=plan,
        row=row,
        client=client,
        package=package,
        deal=deal,
        amounts=lines,
        counted_before=book.counted,
        counted=signed,
        sold_before=sold,
        sold=sold + (client.accounts if client.channel is Channel.RESALE else 0),
        discount_before=plan.programme.discount(book.counted),
        discount=plan.programme.discount(signed),
        price=lines.price,
        contribution=lines.contribution,
        margin=deal.margin,
        target=target,
        price_at_target=least,
        price_at_zero=deal.price_at_zero,
        room=None if least is None else lines.price - least,
        hours_at_zero=deal.hours_at_zero,
        first_year=deal.first_year,
        others=_others(book, row, signed),
        resold=resold.contribution,
        on_commission=on_commission.contribution,
        after_commission=after,
        break_even=rate_that_brings(deal.terms, resold.contribution - after, deal.accounts),
        purchases=_purchases(plan, package, client, resold, on_commission),
        contacts=contacts,
        bands=found,
        spare=next((each.contacts - contacts for each in found if each.is_current), None),
        published=published_price(plan, package, client.overrides),
    )


def obstacles(book: Book, row: int) -> tuple[Problem, ...]:
    """The problems of the book with the row active: those that leave it without figures too."""
    return (*book.problems, *check_signed(book.plan, row))


def deal_if_signed(book: Book, row: int) -> Deal | None:
    """The row in its own channel as if it were active; None where it has no figures."""
    client = book.plan.clients[row]
    package = book.plan.package(client.package)
    if package is None:
        return None
    account = book.account_of(package, client.overrides, client.billing)
    if account is None or not book.has_figures(row) or check_signed(book.plan, row):
        return None
    own = client.overrides.setup_fee
    return Deal(
        terms=account.terms,
        channel=client.channel,
        accounts=client.accounts,
        bill=_bill(book, row, client.channel),
        setup_fee=package.setup_fee if own is None else own,
        setup_hours=package.setup_hours,
        free_months=client.free_months,
        commission_months=book.plan.programme.commission.months,
    )


def _through(book: Book, row: int, deal: Deal, channel: Channel) -> Deal:
    """The same row in a channel, at the discount of the count with it there."""
    return replace(deal, channel=channel, bill=_bill(book, row, channel))


def _bill(book: Book, row: int, channel: Channel) -> tuple[tuple[int, Decimal], ...]:
    if channel is Channel.COMMISSION:
        return ()
    return tuple(book.runs_if_billed(row, _counted(book, row, channel)))


def _counted(book: Book, row: int, channel: Channel) -> int:
    """The accounts that count toward the tier with the row."""
    counts = channel is Channel.RESALE or book.plan.programme.counts_commission
    return book.counted + (book.plan.clients[row].accounts if counts else 0)


def _others(book: Book, row: int, signed: int) -> Others:
    """What a count with the row does to everybody else, and the tier above it."""
    programme, client = book.plan.programme, book.plan.clients[row]
    tier = programme.next_tier(signed)
    effect = at_next = None
    if book.complete:
        now = book.vendor_bill(book.counted).contribution
        resold = client.channel is Channel.RESALE
        besides = Besides(row, client.accounts) if resold else None
        effect = book.vendor_bill(signed, besides).contribution - now
        if tier is not None and programme.mode is Mode.GRADUATED:
            at_next = effect  # its discounts depend on places, not on the count
        elif tier is not None:
            at_next = book.vendor_bill(tier.start, besides).contribution - now
    return Others(
        effect=effect,
        effective=programme.effective,
        next_start=None if tier is None else tier.start,
        next_discount=None if tier is None else tier.discount,
        needed=None if tier is None else tier.start - signed,
        at_next=at_next,
    )


def _purchases(
    plan: Plan, package: Package, client: Client, resold: Deal, on_commission: Deal
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
