"""The packages' cards, as many side by side as find their room."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from planner.charts.style import UNIT, Palette
from planner.gui.calculator import Results
from planner.gui.document import Document
from planner.gui.packages.card import PackageCard, Shown
from planner.gui.packages.price_choice import last_change
from planner.gui.widgets import Note
from planner.model.rows import Kind
from planner.words.catalogue import text

LEAST_CARD, MOST_CARD = 256, 400


class PackageCards(QScrollArea):
    """A card for each package.

    Signals:
        asked: something is to be done with a package, by name and index.
        explained: a figure is to be explained, as an ``Asked``.
    """

    asked = Signal(str, int)
    explained = Signal(object)

    def __init__(self, document: Document, plan_names: dict[str, str]) -> None:
        """Begin without cards; ``plan_names`` are the vendor's own names of its plans."""
        super().__init__()
        self._document, self._plan_names = document, plan_names
        self._palette: Palette | None = None
        self._beside, self._moved = 1, False
        self._asked: int | None = None
        self.cards: list[PackageCard] = []
        # Once the words that have changed have found their place.
        self._levelling = QTimer(self)
        self._levelling.setSingleShot(True)
        self._levelling.timeout.connect(self._level)
        self._seeking = QTimer(self)
        self._seeking.setSingleShot(True)
        self._seeking.timeout.connect(self._seek)
        self._sought: QWidget | None = None
        self._empty = Note("muted")
        inside = QWidget()
        self._grid = QGridLayout()
        self._grid.setSpacing(UNIT)
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, UNIT // 2, UNIT)
        self._rows.addWidget(self._empty)
        self._rows.addLayout(self._grid)
        self._rows.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def focus(self, on: QWidget) -> None:
        """Put the focus on a part of a card, where it is seen."""
        self._rows.activate()  # a card that has just been made has no place yet
        self.ensureWidgetVisible(on, 0, 6 * UNIT)
        on.setFocus(Qt.FocusReason.TabFocusReason)
        self._sought = on  # where the cards have yet to find their height, it is looked for again
        self._levelling.start()

    @Slot()
    def _seek(self) -> None:
        if self._sought is not None:
            self.ensureWidgetVisible(self._sought, 0, 6 * UNIT)
            self._sought = None

    @Slot(object)
    def _explain(self, asked: object) -> None:
        """Ask; the answer takes room, and the card that was asked stays in view."""
        card = self.sender()
        self._asked = self.cards.index(card) if isinstance(card, PackageCard) else None
        self.explained.emit(asked)

    def show_results(self, results: Results) -> None:
        """Show the packages of these results."""
        book, plan = results.book, results.book.plan
        late = plan is not self._document.plan
        self._keep(len(plan.packages))
        change, new_only = last_change(self._document, plan)
        resold = dict.fromkeys((package.id for package in plan.packages), 0)
        for part in book.parts:
            if part.kind is Kind.RESOLD and part.group.alike.package in resold:
                resold[part.group.alike.package] += part.group.accounts
        for index, (card, package) in enumerate(zip(self.cards, plan.packages, strict=True)):
            here = ("packages", index)
            cautions = tuple(each for each in results.cautions if each.place[:2] == here)
            mine, everyone = resold[package.id], results.curve.today
            card.show_package(
                Shown(book, index, package, mine, everyone, cautions, change, new_only, late)
            )
        self._levelling.start()

    def _keep(self, number: int) -> None:
        """Have so many cards."""
        if number == len(self.cards):
            return
        self._sought = None
        while len(self.cards) > number:
            card = self.cards.pop()
            card.hide()
            self._grid.removeWidget(card)
            card.deleteLater()
        while len(self.cards) < number:
            self._make()
        self._lay_out()
        self._say_empty()

    def _make(self) -> None:
        card = PackageCard(self._document, self._plan_names)
        card.setMaximumWidth(MOST_CARD)
        card.asked.connect(self.asked)
        card.explained.connect(self._explain)
        card.retranslate()
        if self._palette is not None:
            card.recolour(self._palette)
        self.cards.append(card)

    def _say_empty(self) -> None:
        words = text(
            "There is no package yet. A package is what you sell: a plan, prices, your work."
        )
        self._empty.say("" if self.cards else words)

    def _room(self) -> int:
        """The width that the cards share."""
        return self.viewport().width() - UNIT // 2

    def _fitting(self) -> int:
        """How many cards fit side by side: long figures and words need wider ones."""
        least = max([LEAST_CARD, *(card.minimumSizeHint().width() for card in self.cards)])
        return max(1, min(len(self.cards), (self._room() + UNIT) // (least + UNIT)))

    def _card_width(self) -> int:
        """How wide a card is: few of them begin at the left, as everything does."""
        gaps = UNIT * (self._beside - 1)
        return min((self._room() - gaps) // self._beside, MOST_CARD)

    def _lay_out(self) -> None:
        """Put as many cards side by side as find their room."""
        before, self._beside = self._beside, self._fitting()
        self._moved = self._moved or before != self._beside
        for index, card in enumerate(self.cards):
            self._grid.addWidget(card, *divmod(index, self._beside))
            card.show()  # its words have their sizes from here on
        for column in range(max(self._grid.columnCount(), self._beside + 1)):
            shared = column < self._beside
            self._grid.setColumnMinimumWidth(column, self._card_width() if shared else 0)
            self._grid.setColumnStretch(column, int(column == self._beside))  # what is left over

    @Slot()
    def _level(self) -> None:
        """Let the parts of cards side by side begin at the same height."""
        if self._fitting() != self._beside:
            self._lay_out()
        width = self._card_width() - 4 * UNIT - 2
        for first in range(0, len(self.cards), self._beside):
            row = self.cards[first : first + self._beside]
            for parts in zip(*[card.parts for card in row], strict=True):
                tallest = max(_height(part, width) for part in parts)
                for part in parts:
                    if part.minimumHeight() != tallest:
                        part.setMinimumHeight(tallest)
        if self._moved and self._asked is not None and self._asked < len(self.cards):
            self._rows.activate()
            self.ensureWidgetVisible(self.cards[self._asked].figures, 0, 2 * UNIT)
        self._moved, self._asked = False, None
        if self._sought is not None:
            self._seeking.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out anew."""
        super().resizeEvent(event)
        self._lay_out()
        self._levelling.start()

    def forget(self) -> None:
        """Drop what is typed and not taken: another plan is here."""
        for card in self.cards:
            card.forget()

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self._palette = palette
        for card in self.cards:
            card.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        for card in self.cards:
            card.retranslate()
        self._say_empty()


def _height(part: QWidget, width: int) -> int:
    """How tall a part of a card has to be where it is so wide."""
    layout = part.layout()
    if layout is None or not layout.hasHeightForWidth():
        return part.sizeHint().height()
    return layout.totalHeightForWidth(width)
