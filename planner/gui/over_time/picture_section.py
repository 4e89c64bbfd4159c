"""A section that is a picture with its sentences, and a table of the same below."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from planner.charts.picture import Picture
from planner.charts.style import Palette
from planner.gui.document import Document
from planner.gui.over_time.foreseen import Outlook
from planner.gui.over_time.kept_table import KeptTable
from planner.gui.over_time.section import Section
from planner.gui.picture_view import PictureView
from planner.gui.plain_table import Head, Line, PlainTable
from planner.gui.tall_scroll import CardColumn
from planner.gui.widgets import Card, Note

TALL, EMPTY, MOST_LINES = 280, 120, 12


class PictureSection(Section):
    """The widgets of such a section, and how they are filled."""

    def __init__(self, document: Document) -> None:
        """Build it, with nothing in it yet."""
        super().__init__()
        self._document = document
        self.outlook: Outlook | None = None
        self.chart = PictureView()
        self.chart.canvas.setFixedHeight(TALL)
        self.sentence, self.meaning = Note("muted"), Note()
        self.table = self._make_table()
        self.shown, self.details = Card(), Card()
        self.shown.rows.addWidget(self.chart)
        self.shown.rows.addWidget(self.sentence)
        self.details.rows.addWidget(self.table)
        self.details.rows.addWidget(self.meaning)
        self.details.hide()  # until there are figures
        self.area = CardColumn(self.shown, self.details)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.area)

    def _make_table(self) -> PlainTable:
        """The table; one of its own where it has more to it."""
        return KeptTable()

    def show_outlook(self, outlook: Outlook) -> None:
        """Show these months."""
        self.outlook = outlook
        self._write()

    def _write(self) -> None:
        """Write what is known of the months."""
        raise NotImplementedError

    def _say_nothing(self, why: str) -> None:
        """There is nothing to show, and why."""
        self.chart.canvas.setFixedHeight(EMPTY)
        self.chart.show_picture(None, empty_words=why)
        self.sentence.say("")
        self.details.hide()

    def _say(self, picture: Picture | None, sentence: str, meaning: str) -> None:
        """Show a picture and what is said of it."""
        self.chart.canvas.setFixedHeight(TALL)
        self.chart.show_picture(picture)
        self.sentence.say(sentence)
        self.meaning.say(meaning)
        self.details.show()

    def _fill(self, heads: tuple[Head, ...], lines: list[Line], most: int = MOST_LINES) -> None:
        """Fill the table; it scrolls where it has more lines than this."""
        self.table.show_lines(heads, lines)
        header = self.table.horizontalHeader().sizeHint().height()
        seen = sum(line.height for line in lines[:most])
        rest = self.table.full_height() - sum(line.height for line in lines) - header
        self.table.setFixedHeight(header + seen + rest)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.chart.recolour(palette)
        self.table.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        if self.outlook is not None:
            self._write()
