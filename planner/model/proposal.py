"""A proposal that was sent: to whom, when, and exactly what."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import count

from planner.model.offer import Choice, Offer
from planner.model.unknown import Unknown, none_unknown

MOST_BYTES = 5 * 2**20
"""The largest document that is kept; of a larger one the prices are."""


class Form(StrEnum):
    """What kind of file was sent: the ones that are made for a client, and no other."""

    PDF = "pdf"
    SLIDES = "pptx"
    WORKBOOK = "xlsx"
    TABLE = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a client was sent, as it was.

    ``client`` is the id of its row, empty for the offer to nobody in particular; ``name`` is what
    it was called at that time. ``offer`` and ``choice`` are what it was made of, ``file`` is the
    document byte for byte (empty: it was too large to be kept). ``note`` is for the agency alone.
    """

    id: str = ""
    client: str = ""
    name: str = ""
    to: str = ""
    sent_on: date
    kind: Form
    offer: Offer
    choice: Choice = field(default_factory=Choice)
    file: bytes = b""
    note: str = ""
    unknown: Unknown = none_unknown()


def with_ids(proposals: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """Give each proposal an id that no other before it has."""
    taken = {each.id for each in proposals} - {""}
    seen: set[str] = set()
    numbers = count(1)
    made = []
    for each in proposals:
        own = each.id
        if not own or own in seen:
            own = next(name for name in (f"p{n}" for n in numbers) if name not in taken)
            taken.add(own)
        seen.add(own)
        made.append(each if own == each.id else replace(each, id=own))
    return tuple(made)
