"""The documents that can be made, each with the functions that make it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from planner.charts.picture import Picture
from planner.model.book import Book
from planner.model.offer import Offer
from planner.model.offering import Vendor, offer
from planner.model.plan import Plan
from planner.model.proposal import Form


@dataclass(frozen=True)
class Order:
    """What a document is to be made of.

    ``row`` is the client's, None for nobody in particular; ``files`` are names that no client's
    document may hold.
    """

    plan: Plan
    today: datetime.date
    row: int | None = None
    vendor: Vendor = field(default_factory=Vendor)
    files: tuple[str, ...] = ()

    @cached_property
    def offer(self) -> Offer:
        """What the client may see."""
        return offer(self.plan, self.row, self.today, self.vendor)

    @cached_property
    def book(self) -> Book:
        """The plan's month."""
        return Book(self.plan)


@dataclass(frozen=True)
class Document:
    """A document.

    ``form`` is what a client's is kept as where it was sent; None: it is for us alone. ``pages``
    makes pictures of its pages, at so many dots per inch, where it has pages; ``picture`` a chart
    that is in it.
    """

    key: str
    suffix: str
    make: Callable[[Order], bytes]
    form: Form | None = None
    pages: Callable[[Order, float], list[bytes]] | None = None
    picture: Callable[[Order], Picture] | None = None

    @property
    def for_client(self) -> bool:
        """Whether it leaves the house."""
        return self.form is not None


# For the client: of the offer and the brand alone.


def _proposal(order: Order) -> bytes:
    from planner.export.client import proposal

    return proposal.proposal(order.offer, order.offer.starts, order.plan.brand)


def _proposal_pages(order: Order, dots: float) -> list[bytes]:
    from planner.export.client import proposal

    return proposal.pages(order.offer, order.offer.starts, order.plan.brand, dots)


DOCUMENTS: tuple[Document, ...] = (
    Document("proposal", ".pdf", _proposal, Form.PDF, pages=_proposal_pages),
)
"""In the order of the dialog."""
