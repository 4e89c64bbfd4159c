"""A sheet as the files of a clipboard or of a folder: made beside the window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable
from html import escape
from importlib import import_module
from time import sleep
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QImage

from planner.export.sheet import Sheet
from planner.gui.exporting.audience import Audience
from planner.gui.exporting.options import Options
from planner.gui.garbage import left_alone
from planner.gui.page_pictures import image_of

PNG, SVG, PDF = "image/png", "image/svg+xml", "application/pdf"
DOTS_A_CM = 96 / 2.54
"""As pages of the web count them."""

PAINTED = 0.03
"""The seconds in which a new dialog is painted."""

DRAWS = (
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "matplotlib.backends.backend_pdf",
    "planner.charts.paper",
)


class Drawn(NamedTuple):
    """A sheet in every format, or what kept it from leaving.

    ``squares`` are the characters that no font at hand has.
    """

    sheet: Sheet
    options: Options
    png: bytes = b""
    svg: bytes = b""
    pdf: bytes = b""
    picture: QImage | None = None
    leaks: tuple[str, ...] = ()
    squares: str = ""


def load(names: Iterable[str] = DRAWS) -> None:
    """Load modules, once: all of them stay, and nobody need look for garbage in them.

    What the window has to say of it is painted first: a dialog that is new asks for its turn so
    often that to load beside it would keep it from painting for 80 ms.
    """
    missing = [name for name in names if name not in sys.modules]
    if missing:
        sleep(PAINTED)
        with left_alone():
            for name in missing:
                import_module(name)
            gc.freeze()


def file_of(sheet: Sheet, options: Options) -> bytes:
    """A sheet in the format of the options."""
    load()
    from planner.export import image

    match options.kind:
        case "svg":
            return image.svg(sheet, options.size, text_as_paths=options.paths)
        case "pdf":
            return image.pdf(sheet, options.size)
        case _:
            return image.png(sheet, options.size, transparent=options.transparent)


def squares_of(sheet: Sheet, options: Options) -> str:
    """The characters of a sheet that no font at hand has."""
    load()
    from planner.charts.lettering import lettering
    from planner.export import glyphs
    from planner.export.sheet import texts

    fonts = lettering(sheet.face)
    return glyphs.missing_in(texts(sheet, options.size, fonts.measure), fonts)


def drawn(audience: Audience, sheet: Sheet, options: Options, step: Callable[[], None]) -> Drawn:
    """A sheet in every format that another program may take.

    Args:
        audience: who gets it: what must not leave is found here.
        sheet: what to draw.
        options: how.
        step: is called between the formats; it raises where nobody waits any more.
    """
    load()
    from planner.export import image

    size = options.size
    found: list[str] = []
    made = {".svg": image.svg(sheet, size, text_as_paths=options.paths)}
    step()
    made[".png"] = image.png(sheet, size, transparent=options.transparent)
    step()
    made[".pdf"] = image.pdf(sheet, size)
    step()
    if audience.leaks is not None:
        # Letters drawn as shapes hide what they say: what is searched has text.
        searched = made | ({".svg": image.svg(sheet, size)} if options.paths else {})
        for suffix, data in searched.items():
            found += audience.leaks(data, suffix)
            step()
    if found:
        return Drawn(sheet, options, leaks=tuple(dict.fromkeys(found)))
    picture = image_of(made[".png"])
    squares = squares_of(sheet, options)
    return Drawn(sheet, options, made[".png"], made[".svg"], made[".pdf"], picture, (), squares)


def mime_of(made: Drawn) -> QMimeData:
    """All formats at once, so that each program takes what it can.

    Windows' programs ask for a bitmap: Qt makes it of the picture. What takes HTML before pictures
    finds the picture in it.
    """
    mime = QMimeData()
    said, alt = made.sheet.said, made.sheet.alt
    mime.setText(said)
    data = QByteArray(made.png).toBase64().toStdString()
    # Without its size each dot is taken for one of the screen: three times as large.
    across, down = (round(each * DOTS_A_CM) for each in made.options.size[:2])
    size = f'width="{across}" height="{down}"'
    mime.setHtml(f'<img src="data:{PNG};base64,{data}" {size} alt="{escape(alt)}">')
    for kind, content in ((PNG, made.png), (SVG, made.svg), (PDF, made.pdf)):
        mime.setData(kind, QByteArray(content))
    if made.picture is not None:
        mime.setImageData(made.picture)
    return mime
