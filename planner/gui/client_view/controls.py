"""What a client may change: each part is there only where the offer allows it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.charts.style import UNIT, Palette
from planner.gui.client_view.parts import Few, Tick, Typed
from planner.gui.widgets import label, set_words
from planner.model.choosing import Looking
from planner.model.offer import Offer
from planner.words import client_view as words
from planner.words.catalogue import text
from planner.words.entry import read_count
from planner.words.numbers import count

FIELD_WIDTH = 140
GAP = 3 * UNIT


class Controls(QWidget):
    """Contacts, billing, reductions, and how tax is shown.

    Signals:
        changed: fields of the choice, as a dictionary.
        taxed: whether prices are shown with tax.
    """

    changed = Signal(object)
    taxed = Signal(bool)

    def __init__(self) -> None:
        """Build everything; ``show_choice`` decides what is there."""
        super().__init__()
        self.contacts_name = label("client-words")
        self.contacts = Typed(FIELD_WIDTH)
        self.contacts_name.setBuddy(self.contacts)
        self.limits = label("complaint")
        self.limits.hide()
        self.billing, self.tax = Few("client-choice"), Few("client-choice")
        self.reductions = Few("client-choice")
        self.setup, self.free = Tick(wraps=False), Tick(wraps=False)
        self._first, self._second = QHBoxLayout(), QWidget()
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        self._first.setSpacing(GAP)
        second.setSpacing(GAP)
        field = QHBoxLayout()
        field.setSpacing(UNIT)
        field.addWidget(self.contacts_name)
        field.addWidget(self.contacts)
        field.addWidget(self.limits)
        self._first.addLayout(field)
        self._first.addWidget(self.billing)
        self._first.addWidget(self.tax)
        self._first.addStretch(1)
        second.addWidget(self.reductions)
        second.addWidget(self.setup)
        second.addWidget(self.free)
        second.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT + 4)
        rows.addLayout(self._first)
        rows.addWidget(self._second)
        self._wire()

    def _wire(self) -> None:
        self.contacts.entered.connect(self._for_contacts)
        self.contacts.wrong.connect(self._limit)
        self.billing.chosen.connect(self._bill)
        self.tax.chosen.connect(self._tax)
        self.reductions.chosen.connect(self._reduce)
        self.setup.ticked.connect(self._waive)
        self.free.ticked.connect(self._free)

    def recolour(self, palette: Palette, zoom: float) -> None:
        """Take another palette, and another size."""
        for each in (self.contacts, self.billing, self.tax, self.reductions):
            each.size_by(zoom)
        self.setup.recolour(palette)
        self.free.recolour(palette)

    def show_choice(self, looking: Looking, *, with_tax: bool) -> None:
        """Show what is chosen, and only what can be."""
        offer, choice = looking.offer, looking.choice
        self.setVisible(bool(offer.packages))
        if not offer.packages:
            return
        set_words(self.contacts_name, text("Contacts"))
        most = most_contacts(offer)
        self.contacts.read = partial(read_count, low=1, high=most)
        self.contacts.write = count
        self.contacts.steps = partial(step, offer)
        self.contacts.setAccessibleName(text("Contacts"))
        set_words(self.limits, words.most_contacts(most))
        self.contacts.show_value(offer.contacts_of(choice))
        for each in (self.contacts_name, self.contacts):
            each.setVisible(offer.contacts_can_change and bool(most))
        if not offer.contacts_can_change:
            self.limits.hide()
        self.billing.show_words((text("Monthly"), text("Yearly")), int(choice.yearly))
        self.billing.setVisible(offer.monthly and offer.yearly)
        self.tax.show_words((text("Without tax"), text("With tax")), int(with_tax))
        self.tax.setVisible(bool(offer.tax_rate))
        less = [text("Full price"), *(words.reduction(each) for each in offer.reductions)]
        self.reductions.show_words(less, choice.reduction)
        self.reductions.setVisible(bool(offer.reductions))
        self.setup.say(text("Without setup fee"), on=choice.setup_waived)
        self.setup.setVisible(offer.setup_can_be_waived)
        self.free.say(words.free_words(max(offer.free_months, 1)), on=choice.free_month)
        self.free.setVisible(bool(offer.free_months))
        more = offer.reductions or offer.setup_can_be_waived or offer.free_months
        self._second.setVisible(bool(more))

    @Slot(object)
    def _for_contacts(self, contacts: int) -> None:
        self.changed.emit({"contacts": contacts})

    @Slot(str)
    def _limit(self, why: str) -> None:
        self.limits.setVisible(bool(why))

    @Slot(int)
    def _bill(self, place: int) -> None:
        self.changed.emit({"yearly": bool(place)})

    @Slot(int)
    def _tax(self, place: int) -> None:
        self.taxed.emit(bool(place))

    @Slot(int)
    def _reduce(self, place: int) -> None:
        self.changed.emit({"reduction": place})

    @Slot(bool)
    def _waive(self, on: bool) -> None:
        self.changed.emit({"setup_waived": on})

    @Slot(bool)
    def _free(self, on: bool) -> None:
        self.changed.emit({"free_month": on})


def most_contacts(offer: Offer) -> int:
    """The largest list that any package is sold for."""
    return max((band.contacts for each in offer.packages for band in each.bands), default=0)


def step(offer: Offer, contacts: int, by: int) -> int:
    """The next larger or smaller list for which some package is priced otherwise."""
    sizes = sorted({band.contacts for each in offer.packages for band in each.bands})
    further = [each for each in sizes if (each > contacts if by > 0 else each < contacts)]
    if not further:
        return contacts
    return further[0] if by > 0 else further[-1]
