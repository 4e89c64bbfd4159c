"""What ships, held against the plan: ready programmes and prices, and taking them over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.fields.number import ChoiceField
from planner.gui.prices.differences import DifferencesTable
from planner.gui.prices.vendor_view import VendorView
from planner.gui.tall_scroll import TallScroll
from planner.gui.widgets import Card, Note, label, set_words
from planner.model.comparison import Difference, price_differences, programme_differences
from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.price_list import PriceList
from planner.model.problems import Problem
from planner.model.programme import Programme
from planner.model.vendor_edits import (
    own_list_prices,
    too_fine_in_a_scenario,
    with_ready_prices,
    with_ready_programme,
)
from planner.storage import shipped
from planner.storage.shipped import ShippedProgramme
from planner.words.catalogue import language, plural, text
from planner.words.comparison import Row, Unit, row
from planner.words.numbers import count, date

LEFT_WIDTH = 328
SPOKEN = ("en", *shipped.LANGUAGES)


class ReadyView(VendorView):
    """Ready programmes and prices beside the plan's own."""

    def __init__(self, document: Document) -> None:
        """Build the view."""
        super().__init__()
        self._document = document
        self._vendor = ""  # the one chosen here; empty: that of the plan's programme
        self._keep: bool | None = None  # as chosen here; None: as fits the vendor
        self.title, self.conclusion = label("title"), label("title")
        self.conclusion.setWordWrap(True)
        self.ready_name, self.own_name = label("muted"), label("muted")
        self.ready, self.own = ChoiceField(), ChoiceField()
        self.ready.setObjectName("ready")
        self.own.setObjectName("own")
        self.ready_name.setBuddy(self.ready)
        self.own_name.setBuddy(self.own)
        self.ready.activated.connect(self._ready_chosen)
        self.own.activated.connect(self._own_chosen)
        self.note, self.prices_note, self.refusal = Note(), Note(), Note("complaint")
        self.programme_button, self.prices_button = QPushButton(), QPushButton()
        self.both_button, self.all_sources = QPushButton(), QPushButton()
        self.all_sources.setProperty("kind", "link")
        self.programme_button.clicked.connect(self._take_programme)
        self.prices_button.clicked.connect(self._take_prices)
        self.both_button.clicked.connect(self._take_both)
        self.all_sources.clicked.connect(self._show_sources)
        self.table = DifferencesTable()
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, UNIT + 4, UNIT)
        columns.setSpacing(UNIT // 2)
        columns.addWidget(self._left())
        right = Card()
        right.rows.addWidget(self.conclusion)
        right.rows.addWidget(self.table, 1)
        columns.addWidget(right, 1)
        self.setFocusProxy(self.ready)

    def _left(self) -> TallScroll:
        card = Card()
        card.setFixedWidth(LEFT_WIDTH)
        card.rows.addWidget(self.title)
        for name, choice in ((self.ready_name, self.ready), (self.own_name, self.own)):
            rows = QVBoxLayout()
            rows.setSpacing(2)
            rows.addWidget(name)
            rows.addWidget(choice)
            card.rows.addLayout(rows)
        card.rows.addWidget(self.refusal)
        for button in (self.programme_button, self.prices_button, self.both_button):
            card.rows.addWidget(button)
        card.rows.addWidget(self.prices_note)
        card.rows.addWidget(self.note)
        card.rows.addWidget(self.all_sources)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        scroll = TallScroll(body)
        scroll.setFixedWidth(LEFT_WIDTH + UNIT + 4)
        return scroll

    # What is chosen.

    def _chosen(self) -> ShippedProgramme:
        """The programme that is chosen here, else the one that the plan's is like."""
        for each in shipped.programmes():
            if each.vendor == self._vendor:
                return each
        like = shipped.programme_like(self._document.plan.programme)
        return shipped.programmes()[0] if like is None else like

    def _prices(self, of: ShippedProgramme) -> PriceList | None:
        """The newest prices of a vendor, in the plan's currency where they ship in it.

        They keep the plan's name where that is theirs in another language.
        """
        vendors = {each.vendor for each in shipped.price_lists()}
        if of.vendor not in vendors:
            return None
        own = self._document.plan.price_list.currency
        found = shipped.newest_price_list(own, language())
        newest = shipped.newest(shipped.MONTHLY, None)
        if found is None and newest is not None:
            found = shipped.newest_price_list(newest.currency, language())
        if found is None:
            return None
        known = {each.in_language(said).name for each in shipped.price_lists() for said in SPOKEN}
        name = self._document.plan.price_list.name
        return replace(found, name=name) if name in known else found

    def _programme(self, of: ShippedProgramme) -> Programme:
        """A programme as it is taken; it keeps the plan's name where that is its own."""
        known = {of.in_language(said).name for said in SPOKEN}
        name, ready = self._document.plan.programme.name, of.in_language(language()).programme
        return replace(ready, name=name) if name in known else ready

    def _keeps_own(self, of: ShippedProgramme) -> bool:
        """Whether commission and fee stay: what was entered for another vendor does not."""
        if self._keep is not None:
            return self._keep
        like = shipped.programme_like(self._document.plan.programme)
        return like is None or like.vendor == of.vendor

    @Slot(int)
    def _ready_chosen(self, index: int) -> None:
        self.choose_vendor(str(self.ready.itemData(index)))

    def choose_vendor(self, vendor: str) -> None:
        """Hold what ships of this vendor against the plan; empty: of the plan's own."""
        self._vendor, self._keep = vendor, None
        self._compare_plan(self._document.plan)

    @Slot(int)
    def _own_chosen(self, index: int) -> None:
        self._keep = index == 0
        self._compare_plan(self._document.plan)

    # Taking over.

    @Slot()
    def _take_programme(self) -> None:
        plan = self._with_programme(self._document.plan)
        self._take(lambda: text("Take over the programme"), plan)

    @Slot()
    def _take_prices(self) -> None:
        plan = self._with_prices(self._document.plan)
        self._take(lambda: text("Take over the list prices"), plan)

    @Slot()
    def _take_both(self) -> None:
        plan = self._with_prices(self._with_programme(self._document.plan))
        self._take(lambda: text("Take over programme and prices"), plan)

    def _with_programme(self, plan: Plan) -> Plan:
        of = self._chosen()
        return with_ready_programme(plan, self._programme(of), keep_own=self._keeps_own(of))

    def _with_prices(self, plan: Plan) -> Plan | None:
        """The plan with the chosen vendor's prices; None where they cannot be taken."""
        prices = self._prices(self._chosen())
        return plan if prices is None else with_ready_prices(plan, prices)

    def _take(self, label: Callable[[], str], plan: Plan | None) -> None:
        if plan is not None:
            self._vendor, self._keep = self._chosen().vendor, self._keeps_own(self._chosen())
            self._document.settle()
            self._document.edit(label, plan)

    @Slot()
    def _show_sources(self) -> None:
        from planner.gui import reading

        reading.show_sources(self.window())

    # What the eye sees.

    def show_plan(self, plan: Plan, problems: tuple[Problem, ...]) -> None:
        """Hold what ships against this plan."""
        del problems
        self._compare_plan(plan)

    def _compare_plan(self, plan: Plan) -> None:
        of = self._chosen()
        ready, prices = self._programme(of), self._prices(of)
        keeps = self._keeps_own(of)
        self.ready.setCurrentIndex(self.ready.findData(of.vendor))
        self.own.setCurrentIndex(0 if keeps else 1)
        rules = programme_differences(plan.programme, ready, with_own=not keeps)
        figures = () if prices is None else price_differences(plan.price_list, prices)
        self._show_differences(plan, (*rules, *figures), prices)
        dated = text("As of {date}. Source: {source}").format(
            date=date(of.as_of), source=ready.source
        )
        self.note.say("\n".join(filter(None, (dated, of.in_language(language()).note))))
        refused = prices is not None and with_ready_prices(plan, prices) is None
        self._say_prices(plan, of, prices, refused=refused)
        self.programme_button.setEnabled(bool(rules))
        self.prices_button.setEnabled(bool(figures) and not refused)
        self.both_button.setEnabled(bool(rules) and bool(figures) and not refused)

    def _show_differences(
        self, plan: Plan, found: tuple[Difference, ...], prices: PriceList | None
    ) -> None:
        own = plan.price_list.currency
        unit = Unit(own, own if prices is None else prices.currency)
        names = {key: name for each in shipped.price_lists() for key, name in each.plans.items()}
        lines = [row(each, plan.currency, unit, names) for each in found]
        self.table.show_lines(lines)
        words = text("Nothing differs from your plan")
        if lines:
            words = plural(
                "{count} thing differs from your plan",
                "{count} things differ from your plan",
                len(lines),
            ).format(count=count(len(lines)))
        set_words(self.conclusion, words)

    def _say_prices(
        self, plan: Plan, of: ShippedProgramme, prices: PriceList | None, *, refused: bool
    ) -> None:
        newest = None if prices is None else shipped.newest(shipped.MONTHLY, prices.currency)
        if prices is None or newest is None:
            words = text("No list prices of {vendor} ship: yours stay as they are.").format(
                vendor=of.vendor
            )
        else:
            words = text("Its list prices: {name}, as of {date}.").format(
                name=newest.in_language(language()).name, date=date(newest.as_of)
            )
        lines = [words]
        if prices is not None and prices.currency != plan.price_list.currency:
            lines.append(
                text("They are in {currency}: your exchange rate has to be entered anew.").format(
                    currency=prices.currency.code
                )
            )
            if own_list_prices(plan) and not refused:
                lines.append(
                    text("List prices of your own keep their number: check them afterwards.")
                )
        self.prices_note.say("\n".join(lines))
        self.refusal.say(_refusal(plan, prices.currency) if prices and refused else "")

    def forget(self) -> None:
        """Begin anew with another plan."""
        self._vendor, self._keep = "", None

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.title, text("Programmes and prices that ship"))
        set_words(self.ready_name, text("Hold against your plan"))
        set_words(self.own_name, text("Your commission and programme fee"))
        set_words(self.programme_button, text("Take over the programme"))
        set_words(self.prices_button, text("Take over the list prices"))
        set_words(self.both_button, text("Take over both"))
        set_words(self.all_sources, text("All rules, open points and sources…"))
        self.ready.setAccessibleName(text("Programme that ships"))
        self.own.setAccessibleName(text("Your commission and programme fee"))
        self.ready.clear()
        for each in shipped.programmes():
            self.ready.addItem(each.in_language(language()).name, each.vendor)
        self.own.clear()
        self.own.addItems([text("keep mine"), text("take those of the programme")])
        self.table.setAccessibleName(text("Differences"))
        across = Qt.Orientation.Horizontal
        self.table.differences.headerDataChanged.emit(across, 0, len(Row._fields) - 1)


def _refusal(plan: Plan, currency: Currency) -> str:
    """Why list prices in this currency cannot be taken over."""
    words = text("A list price of your own has decimals that {currency} has not: change it first.")
    if too_fine_in_a_scenario(plan, currency):
        words = text(
            "A list price in a scenario has decimals that {currency} has not: change it there "
            "first."
        )
    return words.format(currency=currency.code)
