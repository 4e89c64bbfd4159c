"""What a client pays for a package: ways of pricing, prices, and whom a change concerns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.fields.number import ChoiceField
from planner.gui.fields.row import FieldRow, Input, Scope
from planner.gui.overview import fields as shared
from planner.gui.overview.package_notes import notes_of, software_words
from planner.gui.packages import inputs as own
from planner.gui.packages.menu import below, popup
from planner.gui.packages.price_choice import PriceChoice
from planner.gui.widgets import label, set_words
from planner.model import package_edits as edits
from planner.model.book import Book
from planner.model.package_edits import PriceChange
from planner.model.plan import ListTimes, OverList, Package, Plan
from planner.model.pricing import Priced, endings, rounded_up
from planner.model.problems import MONTHS_A_YEAR
from planner.words import packages as words
from planner.words.catalogue import text

CHOICE_WIDTH = 148

WAYS = (edits.with_fixed_price, edits.with_price_over_list, edits.with_price_times_list)
"""How the software may be priced, in the order of the choice."""

FIELDS = (shared.SOFTWARE, own.OVER_LIST, own.LIST_TIMES)
"""The field of each way."""


def way_of(package: Package) -> int:
    """Which way of pricing a package has."""
    match package.software_price:
        case OverList():
            return 1
        case ListTimes():
            return 2
        case _:
            return 0


def one_step(document: Document, step: Callable[[], str], plan: Plan, package_id: str) -> None:
    """Edit a package, as a step that no typing is part of."""
    document.settle()
    document.edit(step, plan, merge=f"package/{package_id}")
    document.settle()


class PackagePrice(QWidget):
    """The prices of one package."""

    def __init__(self, document: Document) -> None:
        """Build the section."""
        super().__init__()
        self._document = document
        self._package: Package | None = None
        self._priced: Priced | None = None
        self.fields: dict[str, FieldRow] = {}
        self.title = label("section")
        self.way_name, self.way = label("muted"), ChoiceField()
        self.way.setFixedWidth(CHOICE_WIDTH)
        self.way.activated.connect(self._way_chosen)
        self.way_name.setBuddy(self.way)
        self.to_target, self.round_up = QPushButton(), QPushButton()
        self.to_target.clicked.connect(self._offer_target)
        self.round_up.clicked.connect(self._offer_endings)
        self.choice = PriceChoice(document)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(UNIT)
        self._lay_out()

    def _lay_out(self) -> None:
        self._rows.addWidget(self.title)
        way = QHBoxLayout()
        way.addWidget(self.way_name, 1)
        way.addWidget(self.way)
        self._rows.addLayout(way)
        self._add(*FIELDS, shared.SERVICES)
        links = QHBoxLayout()
        links.setSpacing(2 * UNIT)
        for button in (self.to_target, self.round_up):
            button.setProperty("kind", "link")
            links.addWidget(button)
        links.addStretch(1)
        self._rows.addLayout(links)
        self._add(own.SETUP_FEE, own.YEARLY_MONTHS)
        self._rows.addWidget(self.choice)

    def _add(self, *specs: Input) -> None:
        for spec in specs:
            self.fields[spec.key] = row = FieldRow(self._document, spec)
            self._rows.addWidget(row)

    # What the hand does.

    def _now(self) -> Package | None:
        """The package as it is in the plan now; a large book's figures come late."""
        return None if self._package is None else self._document.plan.package(self._package.id)

    @Slot(int)
    def _way_chosen(self, index: int) -> None:
        package = self._now()
        if package is not None and index != way_of(package):
            edited = WAYS[index](self._document.plan, package)
            one_step(self._document, lambda: text("Change way of pricing"), edited, package.id)

    @Slot()
    def _offer_target(self) -> None:
        at = None if self._priced is None else self._priced.today.target
        if at is not None:
            self._offer(at, self.to_target, exact=True)

    @Slot()
    def _offer_endings(self) -> None:
        if self._priced is not None:
            self._offer(self._priced.price, self.round_up, exact=False)

    def _offer(self, price: int, button: QPushButton, *, exact: bool) -> None:
        """Offer a price and those above it with an ending, each with what it comes to."""
        currency = self._document.plan.currency
        menu = popup(self)
        if exact:
            menu.addAction(words.ending_choice(None, price, currency)).setData(price)
        for ending in endings(currency):
            rounded = rounded_up(price, ending, currency)
            if exact or rounded != price:
                menu.addAction(words.ending_choice(ending, rounded, currency)).setData(rounded)
        menu.triggered.connect(self._price_chosen)
        menu.popup(below(button))

    @Slot(QAction)
    def _price_chosen(self, action: QAction) -> None:
        package = self._now()
        if package is not None:
            edited = edits.with_total_price(self._document.plan, package, int(action.data()))
            one_step(self._document, lambda: text("Change software price"), edited, package.id)

    # What the eye sees.

    def show_price(
        self, book: Book, package: Package, priced: Priced | None, *, late: bool
    ) -> None:
        """Show the prices of a package; ``late`` figures leave a field in hand alone."""
        self._package, self._priced = package, priced
        scope = Scope(book.plan, package)
        for row in self.fields.values():
            if not (late and row.field.hasFocus()):
                row.show_scope(scope)
        way, services = way_of(package), package.services_price
        self.way.setCurrentIndex(way)
        self.way.setEnabled(priced is not None)
        for index, spec in enumerate(FIELDS):
            self.fields[spec.key].setVisible(index == way)
        at = None if priced is None else priced.today.target
        self.to_target.setVisible(at is not None and at >= services)
        self.round_up.setVisible(priced is not None)
        self.fields[FIELDS[way].key].note.say(self._words(book, package, priced))
        yearly = package.yearly_months_paid != MONTHS_A_YEAR
        self.fields["yearly_months_paid"].note.say(
            text("For clients who are billed yearly.") if yearly else ""
        )

    def _words(self, book: Book, package: Package, priced: Priced | None) -> str:
        notes, currency = notes_of(book, package), book.plan.currency
        fixed = isinstance(package.software_price, int)
        if fixed or priced is None or notes.list_price is None:
            return software_words(book.plan, package, notes)
        return words.followed(priced, notes.list_price, notes.yearly_price, currency)

    def show_change(self, change: PriceChange | None, *, new_only: bool) -> None:
        """Ask whom the last change of price concerns, where it was one of this package."""
        mine = "" if self._package is None else self._package.id
        same = change is not None and change.package_id == mine
        self.choice.show_change(change if same else None, new_only=new_only)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.title, text("Prices"))
        set_words(self.way_name, text("Pricing"))
        self.way.setAccessibleName(text("How the software is priced"))
        chosen = self.way.currentIndex()
        self.way.clear()
        self.way.addItems([text("Fixed price"), text("List + amount"), text("List × factor")])
        self.way.setCurrentIndex(max(chosen, 0))
        set_words(self.to_target, text("Meet your target…"))
        set_words(self.round_up, text("Round up…"))
        self.to_target.setToolTip(text("Set a fixed software price that meets the target"))
        self.round_up.setToolTip(
            text("Set a fixed software price, so that the total ends in 9 or 5")
        )
        for row in self.fields.values():
            row.retranslate()
        self.choice.retranslate()
