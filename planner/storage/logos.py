"""A logo from a file: a picture (PNG) or drawing (SVG), checked and written anew.

What is kept is drawn alike by window, pages, slides and charts, and holds nothing but what is seen:
a picture loses its notes, a drawing all that is no shape.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from planner.model.brand import Kind, Logo
from planner.model.problems import Grade, Problem, Value
from planner.storage.plan_file import PlanFileError, read_bytes

MOST_BYTES = 8 * 2**20
"""What a file may have before it is written anew."""

KEPT_BYTES = 2**20
LARGEST_SIDE = 10_000
MOST_PIXELS = 40_000_000
KEPT_SIDE = 1600
WIDEST = 20
PNG = b"\x89PNG\r\n\x1a\n"


def load(path: Path) -> Logo:
    """Read a logo from a file.

    Raises:
        PlanFileError: if it cannot be read or taken.
    """
    return logo_of(read_bytes(path, MOST_BYTES))


def logo_of(data: bytes) -> Logo:
    """Make a logo of the bytes of a file, whatever its name says.

    Raises:
        PlanFileError: if they are neither a PNG nor an SVG, or hold what cannot be taken.
    """
    if data.startswith(PNG):
        kept, kind = _picture(data), Kind.PNG
    elif b"<" in data[:4096].replace(b"\0", b"") and b"<svg" in data.replace(b"\0", b""):
        kept, kind = _drawing(data), Kind.SVG
    else:
        raise refused("not-a-logo")
    if len(kept) > KEPT_BYTES:
        raise refused("logo-too-large")
    return Logo(kind, kept)


def refused(code: str, **values: Value) -> PlanFileError:
    """Say what keeps a logo, a font or a brand's file from being taken."""
    return PlanFileError([Problem(code, (), values, Grade.FAULT)])


def _drawing(data: bytes) -> bytes:
    from planner.svg.rewritten import SvgError, clean  # no start waits for it

    try:
        return clean(data)
    except SvgError as error:
        raise refused(error.code, what=error.what) from error


def _picture(data: bytes) -> bytes:
    """The dots of a picture and nothing else, at most KEPT_SIDE of them along a side."""
    from warnings import catch_warnings, simplefilter

    from PIL import Image

    try:
        with catch_warnings():
            simplefilter("ignore")  # of very large pictures: those are refused below
            with Image.open(BytesIO(data), formats=("PNG",)) as found:
                width, height = found.size
                if max(width, height) > LARGEST_SIDE or width * height > MOST_PIXELS:
                    raise refused("picture-too-large")
                if max(width, height) > WIDEST * min(width, height):
                    raise refused("drawing-size")
                if found.mode.startswith("I"):  # greys in 16 bits, of which the upper 8 are kept
                    dots = found.convert("I").point(lambda grey: grey / 256).convert("RGBA")
                else:
                    dots = found.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise refused("damaged-picture") from error
    if dots.getchannel("A").getextrema() == (0, 0):
        raise refused("nothing-drawn")
    if max(dots.size) > KEPT_SIDE:
        dots.thumbnail((KEPT_SIDE, KEPT_SIDE))
    plain = Image.frombytes("RGBA", dots.size, dots.tobytes())  # what it was told of is left behind
    kept = BytesIO()
    plain.save(kept, "PNG", optimize=True)
    return kept.getvalue()
