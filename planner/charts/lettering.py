"""The fonts that pictures are drawn with on paper: the program's, or an agency's own.

A text is drawn in one font. Where the agency's lacks one of its characters the whole text is in
the program's, and a white square stands for a character that neither has.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import category

from matplotlib.font_manager import get_font
from matplotlib.ft2font import LoadFlags

from planner import resource
from planner.charts.style import FAMILY
from planner.model.brand import Face

FIGURES = ("tnum",)
"""Figures of one width, as on screen."""

REPLACEMENT = "\N{WHITE SQUARE}"

_FINE = 120
"""The size at which text is measured: fine enough to scale."""


@dataclass(frozen=True)
class Lettering:
    """A family of fonts by its files; ``spare`` is what stands in for characters it lacks."""

    family: str
    regular: str
    bold: str
    spare: Lettering | None = None

    def of(self, text: str) -> Lettering:
        """The one whose fonts have every character of a text; else the last there is."""
        if self.spare is None or (lacks(self.regular, text) == lacks(self.bold, text) == ""):
            return self
        return self.spare.of(text)

    def file(self, bold: bool) -> str:
        """The file of a weight."""
        return self.bold if bold else self.regular

    def missing(self, text: str) -> str:
        """The characters of a text that none of its fonts has."""
        lacked = lacks(self.regular, text)
        return lacked if self.spare is None else self.spare.missing(lacked)

    def shown(self, text: str) -> str:
        """A text as it can be drawn: a square for each character that no font has.

        What is never seen, such as a control character, is left out.
        """
        lacked = self.missing(text)
        return "".join(REPLACEMENT if each in lacked else each for each in text if _seen(each))

    def measure(self, text: str, size: int, bold: bool) -> float:
        """The width of a text in points."""
        return _width(self, text, bold) * size / _FINE


INTER = Lettering(
    FAMILY, str(resource("fonts/Inter-Regular.ttf")), str(resource("fonts/Inter-SemiBold.ttf"))
)


@lru_cache(maxsize=8192)
def _width(lettering: Lettering, text: str, bold: bool) -> float:
    font = get_font(lettering.of(text).file(bold))
    font.set_size(_FINE, 72.0)
    font.set_text(lettering.shown(text), flags=LoadFlags.NO_HINTING, features=FIGURES)
    return float(font.get_width_height()[0]) / 64


@lru_cache(maxsize=8192)
def lacks(file: str, text: str) -> str:
    """The characters of a text that a font has not, each once."""
    font = get_font(file)
    seen = filter(_seen, dict.fromkeys(text))
    return "".join(each for each in seen if not font.get_char_index(ord(each)))


def _seen(character: str) -> bool:
    """Whether a character is one to be drawn: no control, no direction, no half of a pair."""
    return category(character)[0] != "C"


_kept: list[TemporaryDirectory[str]] = []
"""Where the agency's fonts lie while the program runs: matplotlib reads fonts from files only."""


@lru_cache(maxsize=8)
def lettering(face: Face | None) -> Lettering:
    """The fonts of an agency; the program's where it has none, or one that cannot be read.

    Without a bold one of its own the regular stands for it.
    """
    if face is None:
        return INTER
    folder = TemporaryDirectory(prefix="planner-font-", ignore_cleanup_errors=True)
    _kept.append(folder)
    files = []
    for name, data in (("regular", face.regular), ("bold", face.bold or face.regular)):
        file = Path(folder.name, f"{name}.ttf")
        file.write_bytes(data)
        files.append(str(file))
    try:
        for each in files:
            get_font(each)
    except (OSError, RuntimeError):
        return INTER
    regular, bold = files
    return Lettering(_plain(face.family), regular, bold, spare=INTER)


def _plain(family: str) -> str:
    """The name of a family as any format can hold it."""
    kept = "".join(each if each.isalnum() or each in " -_" else " " for each in family)
    return " ".join(kept.split()) or "Agency"
