"""The documents that can be made, each with the functions that make it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from planner.charts.picture import Picture
from planner.gui.exporting.drawing import DRAWS
from planner.model.book import Book
from planner.model.offer import Offer
from planner.model.offering import Vendor, offer
from planner.model.plan import Plan
from planner.model.problems import Problem
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


Step = Callable[[], None]
"""A maker calls it between its steps: it ends a job that nobody waits for any more."""


def no_obstacles(order: Order) -> tuple[Problem, ...]:
    """Nothing keeps a document from being made."""
    del order
    return ()


@dataclass(frozen=True)
class Document:
    """A document.

    ``form`` is what a client's is kept as where it was sent; None: it is for us alone. ``pages``
    makes pictures of its pages, at so many dots per inch, where it has pages; ``picture`` a chart
    that is in it. ``obstacles`` says what is to be mended before it can be made. ``needs`` are the
    modules that it is made and read back with.
    """

    key: str
    suffix: str
    make: Callable[[Order, Step], bytes]
    form: Form | None = None
    pages: Callable[[Order, float, Step], list[bytes]] | None = None
    picture: Callable[[Order], Picture] | None = None
    obstacles: Callable[[Order], tuple[Problem, ...]] = no_obstacles
    needs: tuple[str, ...] = ()

    @property
    def for_client(self) -> bool:
        """Whether it leaves the house."""
        return self.form is not None


# For the client: of the offer and the brand alone.


def _proposal(order: Order, step: Step) -> bytes:
    from planner.export.client import proposal

    step()
    return proposal.proposal(order.offer, order.offer.starts, order.plan.brand)


def _proposal_pages(order: Order, dots: float, step: Step) -> list[bytes]:
    from planner.export.client import proposal

    step()
    return proposal.pages(order.offer, order.offer.starts, order.plan.brand, dots)


def _slides(order: Order, step: Step) -> bytes:
    from planner.export.client import slides

    step()
    return slides.slides(order.offer, order.offer.starts, order.plan.brand)


def _packages(order: Order) -> Picture:
    from planner.charts.client import packages

    return packages.picture(order.offer, order.offer.starts)


def _prices(order: Order, step: Step) -> bytes:
    from planner.export.client import tables

    step()
    return tables.workbook(order.offer, order.offer.starts, order.plan.brand)


def _prices_csv(order: Order, step: Step) -> bytes:
    from planner.export.client import tables

    step()
    return tables.csv(order.offer, order.offer.starts)


# For us: of the plan.


def _report(order: Order, step: Step) -> bytes:
    from planner.export.internal import report

    return report.report(order.book, order.plan.brand, order.today, step)


def _report_pages(order: Order, dots: float, step: Step) -> list[bytes]:
    from planner.export.internal import report

    return report.pages(order.book, order.plan.brand, order.today, dots, step)


def _our_slides(order: Order, step: Step) -> bytes:
    from planner.export.internal import slides

    step()
    return slides.slides(order.book, order.today)


def _our_workbook(order: Order, step: Step) -> bytes:
    from planner.export.internal import workbook

    return workbook.workbook(order.book, order.today, step)


def _workbook_obstacles(order: Order) -> tuple[Problem, ...]:
    from planner.export.internal.workbook import obstacles

    return obstacles(order.book)


def _our_tables(order: Order, step: Step) -> bytes:
    from planner.export.internal import tables

    step()
    return tables.archive(order.book)


READS = ("pypdf", "fontTools.ttLib")
PAGES, SLIDES, SHEETS = (*DRAWS, *READS), (*DRAWS, "pptx", "xlsxwriter"), (*DRAWS, "xlsxwriter")

DOCUMENTS: tuple[Document, ...] = (
    Document("proposal", ".pdf", _proposal, Form.PDF, pages=_proposal_pages, needs=PAGES),
    Document("slides", ".pptx", _slides, Form.SLIDES, picture=_packages, needs=(*SLIDES, *READS)),
    Document(
        "prices-xlsx", ".xlsx", _prices, Form.WORKBOOK, picture=_packages, needs=(*SHEETS, *READS)
    ),
    Document("prices-csv", ".csv", _prices_csv, Form.TABLE),
    Document("report", ".pdf", _report, pages=_report_pages, needs=PAGES),
    Document("our-slides", ".pptx", _our_slides, needs=SLIDES),
    Document("our-workbook", ".xlsx", _our_workbook, obstacles=_workbook_obstacles, needs=SHEETS),
    Document("our-tables", ".zip", _our_tables),
)
"""In the order of the dialog."""
