"""The packages side by side."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.charts.style import LIGHT, UNIT, Palette
from planner.gui.client_view.card import WIDEST, PackageCard, price_size, price_words
from planner.gui.client_view.look import PRICE_SIZES
from planner.gui.tall_scroll import TallScroll
from planner.gui.widgets import label, set_words
from planner.model.choosing import Looking
from planner.words import client_view as words

GAP, SCROLL_BAR = 2 * UNIT, 10
FEW = 4
"""So many cards stand apart; more stand closer, and are wider for it."""


class PackagesPage(QWidget):
    """Every package of an offer.

    Signals:
        changed: fields of the choice, as a dictionary.
        ticked: an option: the package's place, its own, and whether it is wanted.
    """

    changed = Signal(object)
    ticked = Signal(int, int, bool)

    def __init__(self) -> None:
        """Begin without packages."""
        super().__init__()
        self.cards: list[PackageCard] = []
        self._palette, self._zoom, self._gap = LIGHT, 1.0, GAP
        self._shown: tuple[Looking, bool] | None = None
        self.empty = label("client-heading")
        body = QWidget()
        self._row = QHBoxLayout(body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.area = TallScroll(body)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.empty)
        rows.addWidget(self.area, 1)

    def recolour(self, palette: Palette, zoom: float) -> None:
        """Take another palette, and another size."""
        self._palette, self._zoom = palette, zoom
        self._lay_out(len(self.cards))
        for each in self.cards:
            each.recolour(palette, zoom)

    def show_choice(self, looking: Looking, *, with_tax: bool) -> None:
        """Show the packages with their prices as chosen."""
        packages = looking.offer.packages
        if len(packages) != len(self.cards):
            self._lay_out(len(packages))
        set_words(self.empty, "" if packages else words.nothing())
        self.empty.setVisible(not packages)
        self._shown = looking, with_tax
        self._write()

    def _lay_out(self, number: int) -> None:
        """As many cards as there are packages, in the middle."""
        self._gap = round((GAP if number <= FEW else UNIT) * self._zoom)
        for card in self.cards[number:]:
            card.hide()
            card.deleteLater()
        del self.cards[number:]
        while len(self.cards) < number:
            card = PackageCard()
            card.recolour(self._palette, self._zoom)
            card.wanted.connect(self._choose)
            card.ticked.connect(self._tick)
            self.cards.append(card)
        while self._row.takeAt(0) is not None:
            pass
        self._row.addStretch(1)
        for place, card in enumerate(self.cards):
            self._row.addSpacing(self._gap if place else 0)
            self._row.addWidget(card)
        self._row.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write prices as large as they fit."""
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        if not self.cards or self._shown is None:
            return
        looking, with_tax = self._shown
        room = self.area.width() - SCROLL_BAR - self._gap * (len(self.cards) - 1)
        widest = round(WIDEST * self._zoom)
        width = min(room // len(self.cards), widest)
        self._row.setStretch(0, int(width == widest))  # few in the middle, many from the left
        offer = looking.offer
        marked = any(each.recommended for each in offer.packages)
        for place, card in enumerate(self.cards):
            card.show_package(looking, place, width, with_tax=with_tax, marked=marked)
        places = range(len(self.cards))
        priced = [each for each in places if offer.payments(looking.of(each)) is not None]
        prices = [price_words(looking, each, with_tax=with_tax) for each in priced]
        size = price_size(prices, self.cards[0])
        for place, card in enumerate(self.cards):
            card.size_price(size if place in priced else PRICE_SIZES[-1])
        self._level()

    def _level(self) -> None:
        """Names, and what is under them, are as high in each card, so that prices stand in line."""
        for part in ("name", "vendor", "price"):
            labels: list[QLabel] = [getattr(card, part) for card in self.cards]
            room = self.cards[0].room
            for each in labels:
                each.ensurePolished()
                each.setMinimumHeight(0)
            tallest = max(each.heightForWidth(room) for each in labels)
            for each in labels:
                each.setMinimumHeight(tallest)

    @Slot()
    def _choose(self) -> None:
        card = self.sender()
        if isinstance(card, PackageCard):
            self.changed.emit({"package": self.cards.index(card)})

    @Slot(int, bool)
    def _tick(self, option: int, on: bool) -> None:
        card = self.sender()
        if isinstance(card, PackageCard):
            self.ticked.emit(self.cards.index(card), option, on)
