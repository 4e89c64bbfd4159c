"""Tables of slides: quiet, with a line under each row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Emu, Inches

from planner.export.deck.deck import Place, Said, coloured, describe, write

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""What every program knows as a table without a style."""

Cell = Sequence[Said]
_LINE = Inches(0.01)
ROW = 0.3
"""How high a row is at least."""
SIDE, PADDING = 0.08, 0.05
"""What stays empty in a cell at its sides, and above and below."""


def table(
    slide: Slide,
    place: Place,
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    alt: str,
    *,
    strong: int | None = None,
    amounts: bool = False,
) -> None:
    """A table whose first row and first column are its heads.

    Args:
        slide: where it goes.
        place: where on it; rows may take more height than they need.
        rows: its cells.
        widths: of its columns, in inches.
        alt: what it holds, in words.
        strong: the column that stands out.
        amounts: all columns but the first hold amounts, at the right.
    """
    frame = slide.shapes.add_table(len(rows), len(widths), *place.emu)
    describe(frame, alt)
    made: Any = frame.table
    made.first_row, made.first_col, made.horz_banding = True, True, False
    style = frame._element.find(f".//{qn('a:tableStyleId')}")
    style.text = NO_STYLE
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Emu(round(width * 914400))
    for line, cells in zip(made.rows, rows, strict=True):
        line.height = Inches(ROW)
        for index, said in enumerate(cells):
            cell = line.cells[index]
            cell.margin_left = cell.margin_right = Inches(SIDE)
            cell.margin_top = cell.margin_bottom = Inches(PADDING)
            cell.vertical_anchor = MSO_ANCHOR.TOP
            write(cell.text_frame, said, PP_ALIGN.RIGHT if amounts and index else PP_ALIGN.LEFT)
            _ground(cell, "selection" if index == strong and index else "")
            _underline(cell)


def _ground(cell: Any, colour: str) -> None:
    if not colour:
        cell.fill.background()
        return
    cell.fill.solid()
    coloured(cell.fill.fore_color, colour)


def _underline(cell: Any) -> None:
    """A hairline below; it stands before the cell's ground."""
    properties = cell._tc.get_or_add_tcPr()
    properties.insert(
        0,
        parse_xml(
            f'<a:lnB {nsdecls("a")} w="{_LINE}"><a:solidFill><a:schemeClr val="tx2">'
            '<a:lumMod val="40000"/><a:lumOff val="60000"/></a:schemeClr></a:solidFill></a:lnB>'
        ),
    )
