"""A logo as slides can show it everywhere: as a PNG, drawn large where it is made of shapes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from PIL import Image

from planner.model.brand import Kind, Logo

HEIGHT = 72
"""How high a drawn logo is, in points; at 300 dots per inch that is 300 dots."""
PPI = 300.0

_PAGE = f"""#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image("logo.svg", height: {HEIGHT}pt)
"""


def as_png(logo: Logo) -> bytes | None:
    """The logo's PNG; None where it is not what it says it is, as a file can have been given."""
    try:
        made = logo.data if logo.kind is Kind.PNG else _drawn(logo)
        with Image.open(BytesIO(made)) as image:
            image.verify()
    except (typst.TypstError, OSError, SyntaxError, ValueError):  # what the two libraries raise
        return None
    return made


def _drawn(logo: Logo) -> bytes:
    with TemporaryDirectory(prefix="planner-") as folder:
        root = Path(folder)
        (root / "logo.svg").write_bytes(logo.data)
        page = root / "page.typ"
        page.write_text(_PAGE, encoding="utf-8")
        made = typst.compile(page, root=root, format="png", ppi=PPI)
    if not isinstance(made, bytes):
        raise TypeError("a logo is one page")
    return made
