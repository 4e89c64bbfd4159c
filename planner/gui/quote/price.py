"""What a quoted client pays for the software: as the package says, or in a way of its own."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.charts.style import UNIT, Palette
from planner.gui.document import Document
from planner.gui.fields.number import ChoiceField
from planner.gui.fields.row import Scope
from planner.gui.quote import inputs
from planner.gui.quote.own_row import OwnRow
from planner.gui.widgets import label, set_words
from planner.model.plan import ListTimes, OverList
from planner.model.quote_package import fixed_price, price_over_list, price_times_list
from planner.words import quote_page
from planner.words.catalogue import text

CHOICE_WIDTH = 160
WAYS = (fixed_price, price_over_list, price_times_list)
"""How the row's software may be priced, in the order of the choice."""

FIELDS = (inputs.SOFTWARE, inputs.OVER_LIST, inputs.LIST_TIMES)
"""The field of each way, after that of the package."""


def way_of(scope: Scope) -> int:
    """How the row's software is priced: 0 as its package, then in the order of ``WAYS``."""
    match inputs.own(scope, "software_price"):
        case None:
            return 0
        case OverList():
            return 2
        case ListTimes():
            return 3
        case _:
            return 1


class RowPrice(QWidget):
    """The software price of one row."""

    def __init__(self, document: Document) -> None:
        """Build the section."""
        super().__init__()
        self._document = document
        self._scope = Scope(document.plan, None)
        self.way_name, self.way = label("muted"), ChoiceField()
        self.way.setObjectName("way")
        self.way.setFixedWidth(CHOICE_WIDTH)
        self.way.activated.connect(self._way_chosen)
        self.way_name.setBuddy(self.way)
        self.fields = {spec.key: OwnRow(document, spec, "software_price") for spec in FIELDS}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT)
        row = QHBoxLayout()
        row.addWidget(self.way_name, 1)
        row.addWidget(self.way)
        rows.addLayout(row)
        for field in self.fields.values():
            rows.addWidget(field)

    @Slot(int)
    def _way_chosen(self, index: int) -> None:
        """Price it so; chosen, a way is the row's own even where it gives what the package gives.

        The package may change, and the keys go through the list one by one.
        """
        document = self._document
        scope = self._scope.on(document.plan)
        one = inputs.terms_of(scope)
        if scope.client is not None and one is not None and index != way_of(scope):
            document.settle()
            price = WAYS[index - 1](one) if index else None
            own = replace(scope.client.overrides, software_price=price)
            edited = inputs.with_row(scope, replace(scope.client, overrides=own))
            document.edit(lambda: text("Change way of pricing"), edited)
            document.settle()

    @property
    def shown(self) -> OwnRow:
        """The field that is seen."""
        return self.fields[FIELDS[max(way_of(self._scope) - 1, 0)].key]

    def show_scope(self, scope: Scope) -> None:
        """Show how the row is priced."""
        self._scope = scope
        way = way_of(scope)
        self.way.setCurrentIndex(way)
        self.way.setEnabled(inputs.terms_of(scope) is not None)
        for index, spec in enumerate(FIELDS):
            field = self.fields[spec.key]
            field.show_scope(scope)
            seen = index == max(way - 1, 0)
            if field.isHidden() == seen:
                field.setVisible(seen)
        self.shown.note.say(self._words(scope))

    def _words(self, scope: Scope) -> str:
        one = inputs.terms_of(scope)
        if one is None:
            return ""
        listed = one.converted(one.list_price)
        price = inputs.price_of(scope)
        of_package = inputs.own(scope, "software_price") is None
        return quote_page.price_rule(
            price, listed, one.software, scope.plan.currency, of_package=of_package
        )

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        for field in self.fields.values():
            field.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.way_name, text("Pricing"))
        self.way.setAccessibleName(text("How the software is priced"))
        chosen = self.way.currentIndex()
        self.way.clear()
        self.way.addItems(
            [
                text("As the package"),
                text("Fixed price"),
                text("List + amount"),
                text("List × factor"),
            ]
        )
        self.way.setCurrentIndex(max(chosen, 0))
        for field in self.fields.values():
            field.retranslate()
