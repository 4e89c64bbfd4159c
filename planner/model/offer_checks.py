"""What is wrong with what clients may see, the agency's looks and wording, and what was sent.

No figure of a plan is made of these. A package that is to be shown and is not there is left out of
the offer, and only warned of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sized

from planner.model.allowed import AS_IT_IS, Allowed
from planner.model.brand import Brand, Wording
from planner.model.gifts import Concession, Gift
from planner.model.memory import kept
from planner.model.payments import MONTHS_A_YEAR
from planner.model.plan import Client, Plan
from planner.model.problems import Grade, Place, Problem, negative, not_a_share
from planner.model.proposal import MOST_BYTES, Proposal
from planner.model.sent_checks import sent_problems

MEBIBYTE = 2**20
LARGEST_LOGO, LARGEST_FONT = MEBIBYTE, 2 * MEBIBYTE
MOST_DAYS = 3650
MOST_LISTED = 100
"""How many packages or concessions one client may be shown."""

MOST_LINES = 20
LONGEST_TEXT = 20_000


def check_offers(plan: Plan) -> Iterator[Problem]:
    """Find every problem of what clients see, in the order of the file."""
    for row, problem in _of_clients(plan.clients):
        yield Problem(problem.code, ("clients", row, *problem.place), problem.values)
    yield from _brand(plan.brand)
    yield from _wording(plan.wording)
    yield from _of_proposals(plan.proposals)


# Rows change far less often than figures, and a book may have ten thousand of them.
@kept
def _of_clients(clients: tuple[Client, ...]) -> tuple[tuple[int, Problem], ...]:
    return tuple(
        (row, problem)
        for row, client in enumerate(clients)
        if client.allowed is not AS_IT_IS
        for problem in _allowed(client.allowed, ("allowed",))
    )


def _allowed(allowed: Allowed, place: Place) -> Iterator[Problem]:
    yield from _too_many((*place, "packages"), allowed.packages, MOST_LISTED)
    yield from _too_many((*place, "concessions"), allowed.concessions, MOST_LISTED)
    for index, concession in enumerate(allowed.concessions[:MOST_LISTED]):
        yield from concession_problems(concession, (*place, "concessions", index))
    yield from negative(place, order_value=allowed.order_value)
    yield from not_a_share(place, order_margin=allowed.order_margin)


def concession_problems(concession: Concession, place: Place = ()) -> Iterator[Problem]:
    """Find what is wrong with a choice that a client may have."""
    if concession.gift in {Gift.PAID_AT_ONCE, Gift.MONTHS_FREE}:
        if not 1 <= concession.months <= MONTHS_A_YEAR:
            values = {"months": concession.months}
            yield Problem("months-of-a-year", (*place, "months"), values)
    elif concession.gift is not Gift.SETUP_WAIVED:
        yield from not_a_share(place, rate=concession.rate)


def _brand(brand: Brand) -> Iterator[Problem]:
    place: Place = ("brand",)
    if brand.logo is not None:
        yield from _too_large((*place, "logo", "data"), brand.logo.data, LARGEST_LOGO)
    if brand.font is not None:
        font: Place = (*place, "font")
        yield from _too_large((*font, "regular"), brand.font.regular, LARGEST_FONT)
        yield from _too_large((*font, "bold"), brand.font.bold, LARGEST_FONT)
    yield from _too_many((*place, "contact"), brand.contact, MOST_LINES)
    for index, line in enumerate(brand.contact[:MOST_LINES]):
        yield from _too_long((*place, "contact", index), line)
    yield from _too_long((*place, "footer"), brand.footer)


def _wording(wording: Wording) -> Iterator[Problem]:
    place: Place = ("wording",)
    yield from _too_long((*place, "introduction"), wording.introduction)
    yield from _too_long((*place, "terms"), wording.terms)
    days: Place = (*place, "valid_days")
    yield from negative(place, valid_days=wording.valid_days)
    if wording.valid_days > MOST_DAYS:
        values = {"value": wording.valid_days, "most": MOST_DAYS}
        yield Problem("out-of-reach", days, values)


@kept  # they never change, and each has many figures
def _of_proposals(proposals: tuple[Proposal, ...]) -> tuple[Problem, ...]:
    return tuple(
        problem
        for index, proposal in enumerate(proposals)
        for problem in _proposal(proposal, ("proposals", index))
    )


def _proposal(proposal: Proposal, place: Place) -> Iterator[Problem]:
    yield from sent_problems(proposal, place)
    yield from _too_large((*place, "file"), proposal.file, MOST_BYTES)


def _too_many(place: Place, listed: Sized, most: int) -> Iterator[Problem]:
    if len(listed) > most:
        yield Problem("too-many-listed", place, {"count": len(listed), "most": most})


def _too_long(place: Place, words: str) -> Iterator[Problem]:
    if len(words) > LONGEST_TEXT:
        yield Problem("text-too-long", place, {"count": len(words), "most": LONGEST_TEXT})


def _too_large(place: Place, data: bytes, most: int) -> Iterator[Problem]:
    if len(data) > most:
        # Rounded up: what is too large never reads as if it were not.
        hundredths = -(-len(data) * 100 // MEBIBYTE)
        size = f"{hundredths // 100}.{hundredths % 100:02}"
        yield Problem("file-too-heavy", place, {"size": size, "most": most // MEBIBYTE})


def offer_cautions(plan: Plan) -> Iterator[Problem]:
    """Find what clients are to be shown and cannot be: it is left out."""
    listed = _listed(plan.clients)
    sold = {package.id for package in plan.packages} if listed else set()
    for row, index, package in listed:
        if package not in sold:
            place: Place = ("clients", row, "allowed", "packages", index)
            yield Problem("shown-package-unknown", place, {"package": package}, Grade.WARNING)


@kept
def _listed(clients: tuple[Client, ...]) -> tuple[tuple[int, int, str], ...]:
    """The packages that clients are to be shown: the row, the place in its list, and the id."""
    return tuple(
        (row, index, package)
        for row, client in enumerate(clients)
        for index, package in enumerate(client.allowed.packages[:MOST_LISTED])
    )
