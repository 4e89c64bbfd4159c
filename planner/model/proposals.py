"""Proposals are kept in the plan, and say what has changed since: no figure is made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from planner.model.money import Currency
from planner.model.offer import Choice, Offer, OfferedPackage
from planner.model.offering import offer
from planner.model.plan import Plan
from planner.model.proposal import MOST_BYTES, Proposal, with_ids

MOST_TOGETHER = 25 * 2**20
"""How much all documents of a plan may take: each save and each version writes them."""

LONGEST_AMOUNT = 10**15
"""Amounts of a file have so many digits before the point; an offer of longer ones is not kept."""


def with_proposal(plan: Plan, proposal: Proposal) -> Plan:
    """The plan with what was sent, under an id of its own.

    A document that is too large is left out, its prices are kept. The same plan where an amount of
    the offer is longer than a file can hold.
    """
    if not _can_be_written(proposal.offer):
        return plan
    together = sum(len(each.file) for each in plan.proposals) + len(proposal.file)
    if len(proposal.file) > MOST_BYTES or together > MOST_TOGETHER:
        proposal = replace(proposal, file=b"")
    return replace(plan, proposals=with_ids((*plan.proposals, proposal)))


def _can_be_written(offer_: Offer) -> bool:
    units = 10**offer_.currency.exponent
    return all(abs(amount) < LONGEST_AMOUNT * units for amount in _amounts(offer_))


def _amounts(offer_: Offer) -> Iterator[int]:
    for package in offer_.packages:
        yield package.setup_fee
        yield from (each.price for each in package.options)
        for band in package.bands:
            for price in band.prices:
                yield price.software
                yield price.services


def without_proposal(plan: Plan, proposal_id: str) -> Plan:
    """The plan without one of them."""
    kept = tuple(each for each in plan.proposals if each.id != proposal_id)
    return replace(plan, proposals=kept)


def with_note(plan: Plan, proposal_id: str, note: str) -> Plan:
    """The plan with another note at one of them."""
    noted = tuple(
        replace(each, note=note) if each.id == proposal_id else each for each in plan.proposals
    )
    return replace(plan, proposals=noted)


def newest_first(plan: Plan, client: str | None = None) -> tuple[Proposal, ...]:
    """The proposals by their day, those of one day as they came, the last first.

    Args:
        plan: the plan.
        client: only those of the row with this id; None: all.
    """
    found = [each for each in plan.proposals if client is None or each.client == client]
    # Sorted from the oldest, then turned: those of one day turn, too.
    return tuple(sorted(found, key=lambda each: each.sent_on)[::-1])


# What has changed since.


class PriceChanged(NamedTuple):
    """A price a month, or that of the setup, then and now; None: on request.

    ``contacts`` is the band, None for the setup and for an ``option``, whose text that is: one that
    is gone is no longer offered. ``yearly``: it is that of the billing that was not chosen, paid at
    once. ``chosen``: it is what was offered, not what could have been chosen besides.
    """

    package: str
    contacts: int | None
    before: int | None
    now: int | None
    chosen: bool
    option: str | None = None
    yearly: bool = False


@dataclass(frozen=True, kw_only=True)
class Since:
    """What is different from a proposal today.

    ``prices`` are in ``currency``, that of the offer, for its accounts, without tax; what was
    offered comes first, the bands that were not come last. ``gone`` are packages that are sold no
    longer. ``sold_in`` is the plan's currency where it is another one: then no price is compared.
    ``taxed`` are the rates of tax then and now, ``prices_of`` the dates of the vendor's prices,
    where they differ. ``client_gone``: its row is.
    """

    currency: Currency
    valid_until: date
    is_over: bool
    prices: tuple[PriceChanged, ...] = ()
    gone: tuple[str, ...] = ()
    sold_in: Currency | None = None
    taxed: tuple[Decimal, Decimal] | None = None
    prices_of: tuple[date | None, date | None] | None = None
    client_gone: bool = False

    @property
    def has_changed(self) -> bool:
        """Whether the client would be offered something else today."""
        return bool(
            self.prices or self.gone or self.sold_in or self.taxed is not None or self.client_gone
        )


def since(plan: Plan, proposal: Proposal, today: date) -> Since:
    """Hold a proposal against an offer that is made of the plan today."""
    kept = proposal.offer
    row = _row(plan, proposal.client)
    gone = bool(proposal.client) and row is None
    same = plan.currency == kept.currency
    sold = {package.id for package in plan.packages}
    prices: tuple[PriceChanged, ...] = ()
    taxed = None
    if same and not gone:
        now = _today(plan, row, kept, today)
        prices = tuple(_prices(now, proposal))
        taxed = None if now.tax_rate == kept.tax_rate else (kept.tax_rate, now.tax_rate)
    dates = kept.prices_of, plan.price_list.as_of
    return Since(
        currency=kept.currency,
        valid_until=kept.valid_until,
        is_over=today > kept.valid_until,
        prices=tuple(sorted(prices, key=_weight)),
        gone=tuple(each.name for each in kept.packages if each.id not in sold),
        sold_in=None if same else plan.currency,
        taxed=taxed,
        prices_of=None if dates[0] == dates[1] else dates,
        client_gone=gone,
    )


def _weight(of: PriceChanged) -> tuple[bool, bool]:
    """What was offered first, then what holds for every list; the other bands come last."""
    return not of.chosen, of.contacts is not None and not of.yearly


def _row(plan: Plan, client: str) -> int | None:
    rows = (row for row, each in enumerate(plan.clients) if client and each.id == client)
    return next(rows, None)


def _today(plan: Plan, row: int | None, kept: Offer, today: date) -> Offer:
    """Today's offer of everything that is sold, to as many accounts as the kept one."""
    if row is not None:
        client = plan.clients[row]
        allowed = replace(client.allowed, packages=(), without_options=False)
        shown = replace(client, allowed=allowed)
        plan = replace(plan, clients=(*plan.clients[:row], shown, *plan.clients[row + 1 :]))
    return replace(offer(plan, row, today), accounts=kept.accounts)


def _prices(now: Offer, proposal: Proposal) -> Iterator[PriceChanged]:
    kept, choice = proposal.offer, proposal.choice
    places = {package.id: place for place, package in enumerate(now.packages)}
    for place, package in enumerate(kept.packages):
        there = places.get(package.id)
        if there is not None:
            ours = place == choice.package
            today = now.packages[there]
            yield from _months(proposal, now, place, there)
            setups = package.setup_fee * kept.accounts, today.setup_fee * kept.accounts
            if setups[0] != setups[1]:
                yield PriceChanged(package.name, None, *setups, ours)
            ticked = choice.options if ours else frozenset()
            yield from _options(package, today, kept.accounts, ticked)


def _months(proposal: Proposal, now: Offer, place: int, there: int) -> Iterator[PriceChanged]:
    """What a month costs in each band with nothing off, billed as it was chosen.

    Where the client could be billed yearly besides, and a year costs other months, that too.
    """
    kept, choice = proposal.offer, proposal.choice
    package = kept.packages[place]
    chosen = kept.band(choice) if kept.has(choice) and place == choice.package else None
    for each in package.bands:
        pair = (
            _monthly(kept, place, each.contacts, yearly=choice.yearly),
            _monthly(now, there, each.contacts, yearly=choice.yearly),
        )
        if pair[0] != pair[1]:
            yield PriceChanged(package.name, each.contacts, *pair, each is chosen)
    other_year = package.months_paid != now.packages[there].months_paid
    if other_year and kept.yearly and now.yearly and not choice.yearly:
        contacts = package.contacts if choice.contacts is None else choice.contacts
        pair = (
            _monthly(kept, place, contacts, yearly=True),
            _monthly(now, there, contacts, yearly=True),
        )
        if pair[0] != pair[1]:
            yield PriceChanged(package.name, contacts, *pair, chosen=False, yearly=True)


def _options(
    package: OfferedPackage, today: OfferedPackage, accounts: int, ticked: frozenset[int]
) -> Iterator[PriceChanged]:
    """What could be added then: options are the same where their texts are."""
    for place, option in enumerate(package.options):
        prices = [each.price for each in today.options if each.text == option.text]
        if option.price not in prices:
            before, now = option.price * accounts, prices[0] * accounts if prices else None
            yield PriceChanged(package.name, None, before, now, place in ticked, option=option.text)


def _monthly(of: Offer, place: int, contacts: int, *, yearly: bool) -> int | None:
    pays = of.payments(Choice(package=place, contacts=contacts, yearly=yearly))
    return None if pays is None else pays.monthly.amount
