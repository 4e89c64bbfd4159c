"""Pages on paper: whole, in their proportions, and as large as there is room."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from planner.gui.exporting.printing import on_paper, printer_for
from planner.model.brand import Paper

pytestmark = pytest.mark.usefixtures("qapp")
A4 = QPageSize.sizePoints(QPageSize.PageSizeId.A4)


def page(wide: int, high: int) -> QImage:
    """White, with one red dot at its upper left."""
    made = QImage(wide, high, QImage.Format.Format_RGB32)
    made.fill(0xFFFFFF)
    made.setPixel(0, 0, 0xFF0000)
    return made


def test_a_page_that_lies_is_turned_and_fills_the_paper_as_one_that_stands_does() -> None:
    printer = printer_for(Paper.A4, "Report")
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    lying, turned = on_paper(printer, page(A4.height(), A4.width()))
    standing, left = on_paper(printer, page(A4.width(), A4.height()))
    for place in (lying, standing):
        assert place.width() == pytest.approx(paper.width(), rel=0.01)
        assert place.height() == pytest.approx(paper.height(), rel=0.01)
    # Turned to the right: what was at the upper left is at the upper right.
    assert turned.pixel(turned.width() - 1, 0) & 0xFFFFFF == 0xFF0000
    assert left.pixel(0, 0) & 0xFFFFFF == 0xFF0000


def test_on_paper_that_lies_nothing_is_turned() -> None:
    printer = printer_for(Paper.A4, "Report")
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    place, left = on_paper(printer, page(A4.height(), A4.width()))
    assert left.pixel(0, 0) & 0xFFFFFF == 0xFF0000
    assert place.width() > place.height()
