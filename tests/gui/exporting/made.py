"""Documents for the tests of the dialog: each kind, made at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image

from planner.charts.picture import Picture
from planner.gui.exporting.documents import Document, Order, Step
from planner.model.proposal import Form


def page(colour: str) -> bytes:
    """A page of one colour."""
    data = BytesIO()
    Image.new("RGB", (210, 297), colour).save(data, "PNG")
    return data.getvalue()


PAGES = ("#0A5FC2", "#B04E05", "#17713F")


def pages(order: Order, dots: float, step: Step) -> list[bytes]:
    del order, dots
    step()
    return [page(colour) for colour in PAGES]


def picture(order: Order) -> Picture:
    del order
    return Picture("A conclusion", lambda *_: ())


@dataclass
class Maker:
    """Gives what it is told to, and keeps what it was asked for."""

    data: bytes = b"Package;Price\r\n"
    asked: list[Order] = field(default_factory=list)
    error: Exception | None = None

    def __call__(self, order: Order, step: Step) -> bytes:
        step()
        self.asked.append(order)
        if self.error is not None:
            raise self.error
        return self.data


def documents(client: Maker, ours: Maker) -> tuple[Document, ...]:
    """A document of each kind; a client's is a CSV, whatever it is called, so that it is read."""
    return (
        Document("proposal", ".csv", client, Form.PDF, pages=pages),
        Document("slides", ".pptx", client, Form.SLIDES, picture=picture),
        Document("prices-xlsx", ".xlsx", client, Form.WORKBOOK, picture=picture),
        Document("prices-csv", ".csv", client, Form.TABLE),
        Document("report", ".pdf", ours, pages=pages),
        Document("our-slides", ".pptx", ours),
        Document("our-workbook", ".xlsx", ours),
        Document("our-tables", ".zip", ours),
    )
