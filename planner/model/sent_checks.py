"""What is wrong with a proposal that was sent: a file edited by hand may hold what never was."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from planner.model.offer import Choice, Offer, OfferedPackage
from planner.model.payments import MONTHS_A_YEAR
from planner.model.problems import Place, Problem
from planner.model.proposal import Proposal


def sent_problems(proposal: Proposal, place: Place = ()) -> Iterator[Problem]:
    """Find what no offer of the program's ever holds, in the order of the file."""
    offer = proposal.offer
    yield from _offer(offer, (*place, "offer"))
    yield from _choice(proposal.choice, (*place, "choice"))
    if not (offer.has(proposal.choice) and offer.has(offer.starts)):
        yield Problem("not-of-its-offer", (*place, "choice"))


def _offer(offer: Offer, place: Place) -> Iterator[Problem]:
    for index, package in enumerate(offer.packages):
        yield from _package(package, (*place, "packages", index))
    yield from _choice(offer.starts, (*place, "starts"))
    yield from _below(place, least=1, accounts=offer.accounts)
    yield from _no_share(place, tax_rate=offer.tax_rate)
    for index, reduction in enumerate(offer.reductions):
        yield from _no_share((*place, "reductions", index), rate=reduction.rate)
    yield from _below(place, free_months=offer.free_months, always_free=offer.always_free)
    yield from _no_share(place, order_margin=offer.order_margin)


def _package(package: OfferedPackage, place: Place) -> Iterator[Problem]:
    yield from _below(place, contacts=package.contacts)
    if not 1 <= package.months_paid <= MONTHS_A_YEAR:
        yield _impossible((*place, "months_paid"), package.months_paid)
    for index, band in enumerate(package.bands):
        yield from _below((*place, "bands", index), contacts=band.contacts)


def _choice(choice: Choice, place: Place) -> Iterator[Problem]:
    yield from _below(place, contacts=choice.contacts)


def _below(place: Place, least: int = 0, **counts: int | None) -> Iterator[Problem]:
    for key, value in counts.items():
        if value is not None and value < least:
            yield _impossible((*place, key), value)


def _no_share(place: Place, **rates: Decimal | None) -> Iterator[Problem]:
    for key, rate in rates.items():
        if rate is not None and not 0 <= rate <= 1:
            yield _impossible((*place, key), rate)


def _impossible(place: Place, value: int | Decimal) -> Problem:
    return Problem("never-offered", place, {"value": f"{Decimal(value):f}"})
