"""The strip above a quote, in the headline's place: price, what is kept, the room, the year."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton

from planner.charts.style import CAPTION, Palette
from planner.gui import theme
from planner.gui.headline_cell import Cell
from planner.gui.widgets import plain_tip, set_words
from planner.model.explanation import Asked
from planner.model.plan import Client
from planner.model.problems import Place
from planner.model.quote import Quote
from planner.words import quote_page
from planner.words import quote_strip as words
from planner.words.catalogue import text
from planner.words.numbers import DASH

NAME_WIDTH = 96
FIGURES = ("price", "contribution", "room", "first_year")
"""What each cell shows, as it is asked for."""
TARGET: Place = ("agency", "target_margin")


class QuoteStrip(QFrame):
    """Four figures of the quote that is shown.

    Signals:
        explained: one of the figures is to be explained, as an ``Asked``.
        wanted: the input at a place of the plan is wanted.
    """

    explained = Signal(object)
    wanted = Signal(object)

    def __init__(self) -> None:
        """Build the strip."""
        super().__init__()
        self.setProperty("kind", "strip")
        self._quote: Quote | None = None
        self.set_target = QPushButton()
        self.set_target.setProperty("kind", "link")
        self.set_target.clicked.connect(self._want_target)
        self.set_target.hide()
        self.pays, self.keep = Cell("first"), Cell()
        self.room, self.year = Cell(beside=self.set_target), Cell()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 1)  # the strip's own line stays to be seen
        row.setSpacing(0)
        for cell in self.cells:
            row.addWidget(cell, 1)
            cell.asked.connect(self._ask)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The four figures."""
        return self.pays, self.keep, self.room, self.year

    @Slot()
    def rest(self) -> None:
        """Be no taller than the figures need."""
        for cell in self.cells:
            cell.rest()

    @Slot()
    def _want_target(self) -> None:
        self.wanted.emit(TARGET)

    @Slot()
    def _ask(self) -> None:
        asked = self.asked(self.sender())
        if asked is not None:
            self.explained.emit(asked)

    def asked(self, cell: QObject | None = None) -> Asked | None:
        """The figure of a cell, or of the one that has the focus; None where there is none."""
        if cell is None:
            here = QApplication.focusWidget()
            cell = next((each for each in self.cells if here and each.isAncestorOf(here)), None)
        if self._quote is None or cell is None:
            return None
        figures = zip(self.cells, FIGURES, strict=True)
        figure = next(figure for each, figure in figures if each is cell)
        if figure == "room" and self._quote.target is None:
            figure = "price_at_zero"
        return Asked(figure, row=self._quote.row, quoted=self._quote.row)

    def show_nothing(self, client: Client | None, why: str) -> None:
        """Show that there are no figures.

        Args:
            client: the one that is quoted; None where none is.
            why: what is to be known of it.
        """
        self._quote = None
        self.set_target.hide()
        self._name(client)
        self.pays.say(self._pays_name(client), DASH, why)
        for cell, name in (
            (self.keep, text("You keep a month")),
            (self.room, text("Room to give")),
            (self.year, text("First year, setup and work counted")),
        ):
            cell.say(name, DASH)

    def show_quote(self, quote: Quote) -> None:
        """Write the figures of a quote."""
        self._quote = quote
        self._name(quote.client)
        name = self._pays_name(quote.client)
        self.pays.say(name, words.price(quote), words.price_detail(quote), words.tax(quote))
        lost = "loss" if quote.loses_money else ""
        self.keep.say(
            text("You keep a month"), words.kept(quote), words.kept_detail(quote), tone=lost
        )
        self.set_target.setVisible(quote.target is None)
        tone = "" if not quote.room else "gain" if quote.room > 0 else "loss"
        self.room.say(text("Room to give"), words.room(quote), words.room_detail(quote), tone=tone)
        year = "loss" if quote.first_year < 0 else ""
        self.year.say(
            text("First year, setup and work counted"),
            words.first_year(quote),
            words.standing(quote),
            tone=year,
        )

    def _pays_name(self, client: Client | None) -> str:
        """What a client pays; a long name is shortened, whole it is on hover."""
        if client is None:
            return text("A client pays you a month")
        metrics = QFontMetrics(theme.font(CAPTION))
        name = metrics.elidedText(
            quote_page.client_name(client), Qt.TextElideMode.ElideRight, NAME_WIDTH
        )
        return text("{client} pays a month").format(client=name)

    def _name(self, client: Client | None) -> None:
        tip = "" if client is None or not client.name else plain_tip(client.name)
        self.pays.name.setToolTip(tip)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        for cell in self.cells:
            cell.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.set_target, text("Set a target margin"))
        for cell in self.cells:
            cell.retranslate()
