"""A document before it is saved: its pages, or a chart and what is in it."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.charts.style import UNIT, Palette
from planner.gui.brand_font import BrandFont
from planner.gui.exporting.documents import Document
from planner.gui.exporting.making import Look
from planner.gui.page_pictures import Ground, PagePictures
from planner.gui.picture_view import PictureView
from planner.gui.widgets import Card, label
from planner.words import documents as words


class DocumentView(Card):
    """Shows one document."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.title = label("section")
        self.pages = PagePictures()
        self.chart = PictureView()
        self._font = BrandFont()
        self.ground = Ground(self.chart)
        self.lines: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(UNIT // 2)
        self._rest = QWidget()
        self.rows.addWidget(self.title)
        self.rows.addWidget(self.pages, 1)
        self.rows.addLayout(self._list)
        self.rows.addWidget(self.ground, 1)
        self.rows.addWidget(self._rest, 1)
        for each in (self.ground, self._rest):
            each.hide()

    def begin(self, document: Document) -> None:
        """Say which document it is: its pages follow."""
        self.title.setText(words.name(document.key))
        self.pages.setVisible(document.pages is not None)
        if document.pages is not None:
            self.pages.show_images(())
        self.ground.hide()
        self._rest.setVisible(document.pages is None)
        self._say(() if document.pages is not None else words.contents(document.key))

    def _say(self, said: tuple[str, ...]) -> None:
        for each in self.lines:
            self._list.removeWidget(each)
            each.deleteLater()
        self.lines = []
        for words_ in said:
            line = label("muted", f"•  {words_}")
            line.setWordWrap(True)
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
            self._list.addWidget(line)
            self.lines.append(line)

    def show_look(self, found: Look) -> None:
        """Show the pages or the chart of a document."""
        if found.document.pages is not None:
            self.pages.show_images(found.pages)
        elif found.picture is not None:
            self._font.show(found.face)
            self.chart.setStyleSheet(self._font.rule)
            self.chart.recolour(found.palette)
            self.chart.show_picture(found.picture)
            self.ground.show()
            self._rest.hide()

    def leave(self) -> None:
        """Let go of the font: nobody looks any more."""
        self._font.leave()

    def recolour(self, palette: Palette) -> None:
        """Take another palette; what is shown stays as it will be saved."""
        self.pages.recolour(palette)
