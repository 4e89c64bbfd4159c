"""The agency's own font on screen."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase

from planner.charts.style import FAMILY
from planner.gui import scene_painter, theme
from planner.model.brand import Face


class BrandFont:
    """A font that Qt knows for as long as somebody shows words in it.

    ``family`` is the name by which Qt knows it; the program's own where there is none, or one that
    Qt cannot read.
    """

    def __init__(self) -> None:
        """Begin with the program's own."""
        self.family = FAMILY
        self._face: Face | None = None
        self._known: list[int] = []

    def show(self, face: Face | None) -> str:
        """Take another font, and let go of the one before; returns its family."""
        if face != self._face:
            self.leave()
            self._face = face
            files = () if face is None else (face.regular, face.bold)
            added = (QFontDatabase.addApplicationFontFromData(QByteArray(each)) for each in files)
            self._known = [each for each in added if each >= 0]
            names = [*map(QFontDatabase.applicationFontFamilies, self._known)]
            self.family = names[0][0] if names and names[0] else FAMILY
        return self.family

    @property
    def rule(self) -> str:
        """What a style sheet says so that every word is in it.

        Where there is a style sheet, no font is handed down from a widget to those in it.
        """
        if self.family == FAMILY:
            return ""
        name = "".join(filter(str.isprintable, self.family))
        quoted = name.replace("\\", r"\\").replace('"', r"\"")
        return f'* {{ font-family: "{quoted}"; }}\n'

    def leave(self) -> None:
        """Let go of it: nobody looks any more."""
        for each in self._known:
            QFontDatabase.removeApplicationFont(each)
        self.family, self._face, self._known = FAMILY, None, []
        # Another of the same name has other letters.
        theme.font.cache_clear()
        scene_painter.measure.cache_clear()
