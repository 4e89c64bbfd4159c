"""Charts as PNG, SVG and PDF: drawn by matplotlib, the same bytes every time.

matplotlib's settings belong to the process: they are changed for one picture at a time, behind a
lock, and put back. Nothing of the machine, of the day or of a library's version is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from planner.export.sheet import (
    A4_COLUMN,
    A4_WIDTH,
    FULL_SLIDE,
    HALF_SLIDE,
    SIZES,
    Sheet,
    Size,
    own_size,
    parts,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = [
    "A4_COLUMN",
    "A4_WIDTH",
    "DOTS_AN_INCH",
    "FULL_SLIDE",
    "HALF_SLIDE",
    "SIZES",
    "Sheet",
    "Size",
    "own_size",
    "pdf",
    "pixels",
    "png",
    "svg",
]

DOTS_AN_INCH = 300
CM_AN_INCH = 2.54

_SETTINGS: dict[Any, Any] = {
    "svg.hashsalt": "planner",
    "svg.image_inline": True,
    "pdf.fonttype": 42,
    "pdf.compression": 6,
    "savefig.bbox": None,
    "savefig.facecolor": "auto",
    "savefig.transparent": False,
}
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_one_at_a_time = Lock()


def pixels(size: Size) -> tuple[int, int]:
    """How many dots a PNG of a size has."""
    return (
        round(size.width / CM_AN_INCH * DOTS_AN_INCH),
        round(size.height / CM_AN_INCH * DOTS_AN_INCH),
    )


def png(sheet: Sheet, size: Size, transparent: bool = False) -> bytes:
    """Draw a sheet as PNG with 300 dots an inch, on white or without a ground."""
    file = BytesIO()
    with _drawn(sheet, size) as figure:
        across, down = pixels(size)
        figure.set_size_inches(across / DOTS_AN_INCH, down / DOTS_AN_INCH)
        about = {"Title": _plain(sheet.said), "Description": _plain(sheet.alt), "Software": None}
        figure.savefig(
            file, format="png", dpi=DOTS_AN_INCH, transparent=transparent, metadata=about
        )
    return file.getvalue()


def svg(sheet: Sheet, size: Size, text_as_paths: bool = False) -> bytes:
    """Draw a sheet as SVG.

    Its text is text, in fonts that come along with the letters it needs, or shapes: those look the
    same in every program, and nobody can search them.
    """
    from planner.export.embedded import font_faces

    file = BytesIO()
    with _drawn(sheet, size, {"svg.fonttype": "path" if text_as_paths else "none"}) as figure:
        about = {"Title": _plain(sheet.said), "Date": None, "Creator": None, "Format": None}
        figure.savefig(file, format="svg", metadata={**about, "Type": None})
    drawn = file.getvalue().decode()
    told = f"<desc>{escape(_plain(sheet.alt), quote=False)}</desc>"
    drawn = drawn.replace("</title>", f"</title>\n {told}", 1)
    drawn = drawn.replace("<svg ", '<svg role="img" ', 1)
    if not text_as_paths:
        faces = font_faces(sheet, size)
        drawn = drawn.replace("</style>", f"{faces}</style>", 1)
    return drawn.encode()


def pdf(sheet: Sheet, size: Size) -> bytes:
    """Draw a sheet as a page of its own size, with its fonts in it and text that can be taken."""
    from planner.export.embedded import arranged

    file = BytesIO()
    with _drawn(sheet, size) as figure, arranged():
        about = {"Title": _plain(sheet.said), "Subject": _plain(sheet.alt)}
        nothing = {"Creator": None, "Producer": None, "CreationDate": None}
        figure.savefig(file, format="pdf", metadata={**about, **nothing})
    return file.getvalue()


@contextmanager
def _drawn(sheet: Sheet, size: Size, settings: dict[Any, Any] | None = None) -> Iterator[Figure]:
    """A fresh figure with a sheet on it, while matplotlib's settings are those of an export."""
    with alone(settings):
        from matplotlib.figure import Figure

        from planner.charts.lettering import lettering
        from planner.charts.paper import paint

        fonts = lettering(sheet.face)
        figure = Figure(figsize=(size.width / CM_AN_INCH, size.height / CM_AN_INCH))
        figure.set_facecolor(sheet.palette.surface)
        for left, top, items in parts(sheet, size, fonts.measure):
            paint(
                figure,
                items,
                sheet.palette,
                left=left,
                top=top,
                scale=size.scale,
                lettering=fonts,
            )
        yield figure


@contextmanager
def alone(settings: dict[Any, Any] | None = None) -> Iterator[None]:
    """Have matplotlib for oneself, with the settings of an export."""
    with _one_at_a_time:
        from matplotlib import rc_context

        with rc_context({**_SETTINGS, **(settings or {})}):
            yield


def _plain(words: str) -> str:
    """Words as any of the formats can hold them."""
    return _NOT_IN_XML.sub("", words)
