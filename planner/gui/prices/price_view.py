"""The vendor's price list: what it is left, its prices by plan and band right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from PySide6.QtCore import QItemSelection, Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import UNIT, Palette
from planner.gui.document import Document
from planner.gui.fields.text import TextField
from planner.gui.prices.facts import PriceFacts
from planner.gui.prices.sheet import PriceModel, PricePanel
from planner.gui.prices.vendor_view import VendorView
from planner.gui.segments import Segment
from planner.gui.sheet.sheet import Sheet
from planner.gui.widgets import Card, Note, label, set_words
from planner.model.plan import Plan
from planner.model.problems import Place, Problem
from planner.model.vendor_edits import (
    Table,
    plans_of,
    with_plan,
    without_band,
    without_plan,
)
from planner.storage import shipped
from planner.words import numbers
from planner.words.catalogue import plural, text
from planner.words.cells import plain, text_of
from planner.words.places import said
from planner.words.price_table import plan_title
from planner.words.sentences import one_line

PLAN_WIDTH = 120
LONGEST_NAME = 60
MOST_SAID = 3


class PriceView(VendorView):
    """Name, source, date, currency, and the two tables of prices."""

    def __init__(self, document: Document) -> None:
        """Build the view."""
        super().__init__()
        self._document = document
        self._palette: Palette | None = None
        self.table: Table = "prices"
        self.facts = PriceFacts(document)
        self.facts.compare.connect(self.compare)
        self.title = label("title")
        self.problems = Note("complaint")
        self.legend = Note()
        self.take, self.take_all = QPushButton(), QPushButton()
        self.take.clicked.connect(self._take)
        self.take_all.clicked.connect(self._take_all)
        self.plan_name, self.add_plan = TextField(), QPushButton()
        self.remove_plan, self.remove_band = QPushButton(), QPushButton()
        self.plan_name.setMaxLength(LONGEST_NAME)
        self.plan_name.setFixedWidth(PLAN_WIDTH)
        self.plan_name.returnPressed.connect(self._add_plan)
        self.add_plan.clicked.connect(self._add_plan)
        self.remove_plan.clicked.connect(self._remove_plan)
        self.remove_band.clicked.connect(self._remove_band)
        self.tables: dict[Table, QPushButton] = {}
        document.finishing.connect(self._finish)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, UNIT + 4, UNIT)
        columns.setSpacing(UNIT)
        left = QVBoxLayout()
        left.addWidget(self.facts)
        left.addStretch(1)
        columns.addLayout(left)
        columns.addWidget(self._right(), 1)
        self._order()

    def _right(self) -> Card:
        card = Card()
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._segments())
        self.model = PriceModel(self._document)
        self.panel = self._panel()
        self._rows = card.rows
        estimates = QHBoxLayout()
        estimates.setSpacing(UNIT)
        for button in (self.take, self.take_all):
            button.setProperty("kind", "link")
            estimates.addWidget(button)
        estimates.addStretch(1)
        for button in (self.remove_plan, self.remove_band):
            button.setProperty("kind", "link")
        bar = QHBoxLayout()
        bar.setSpacing(UNIT)
        bar.addWidget(self.plan_name)
        bar.addWidget(self.add_plan)
        bar.addStretch(1)
        bar.addWidget(self.remove_plan)
        bar.addWidget(self.remove_band)
        card.rows.addLayout(head)
        card.rows.addWidget(self.legend)
        card.rows.addWidget(self.panel, 1)
        card.rows.addWidget(self.problems)
        card.rows.addLayout(estimates)
        card.rows.addLayout(bar)
        return card

    def _segments(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "segments")
        row = QHBoxLayout(frame)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        group = QButtonGroup(self)
        tables: tuple[Table, ...] = ("prices", "yearly")
        for table in tables:
            button = Segment()
            button.setChecked(table == self.table)
            group.addButton(button)
            row.addWidget(button)
            self.tables[table] = button
        group.buttonClicked.connect(self._table_clicked)
        return frame

    def _panel(self) -> PricePanel:
        sheet = Sheet(self.model)
        sheet.numbers.hide()
        sheet.setAccessibleName(text("List prices by plan and contacts"))
        sheet.selectionModel().selectionChanged.connect(self._selected)
        if self._palette is not None:
            sheet.recolour(self._palette)
        return PricePanel(sheet)

    def _order(self) -> None:
        """Tab goes as the eye does, also once the grid is made anew."""
        parts: list[QWidget] = [*self.tables.values(), self.sheet, self.take, self.take_all]
        parts += [self.plan_name, self.add_plan, self.remove_plan, self.remove_band]
        for first, second in pairwise(parts):
            QWidget.setTabOrder(first, second)

    @property
    def sheet(self) -> Sheet:
        """The grid of prices."""
        return self.panel.sheet

    # What the hand does.

    @Slot()
    def _finish(self) -> None:
        """Take the price in hand: the plan is about to be kept or left."""
        self.sheet.settle()

    @Slot(object)
    def _table_clicked(self, button: QPushButton) -> None:
        self.choose_table("yearly" if button is self.tables["yearly"] else "prices")

    def choose_table(self, table: Table) -> None:
        """Look at the prices billed monthly, or yearly."""
        self.table = table
        self.tables[table].setChecked(True)
        self._show_prices(self._document.plan)

    @Slot()
    def _take(self) -> None:
        self.model.take_estimates(self._chosen_estimates())
        self.sheet.setFocus()

    def _chosen_estimates(self) -> list[tuple[str, int]]:
        """The selected cells for which there is an estimate."""
        places = [self.model.place(*cell) for cell in self.sheet.selected()]
        return [each for each in places if each is not None and each in self.model.estimates]

    @Slot()
    def _take_all(self) -> None:
        self.model.take_estimates(list(self.model.estimates))
        self.sheet.setFocus()

    @Slot()
    def _add_plan(self) -> None:
        name = text_of(self.plan_name.text())
        if not name:
            self.plan_name.setFocus()
            return
        self.plan_name.clear()
        names = self._names()
        known = {plain(plan_title(key, names)): key for key in self.model.plans}
        key = known.get(plain(name), name)
        self._edit(lambda: text("Add a plan of the vendor"), with_plan(self._document.plan, key))
        self.sheet.setFocus()
        self.sheet.go(0, self.model.plans.index(key) + 1)

    @Slot()
    def _remove_plan(self) -> None:
        here = self.sheet.here
        if here is not None and here[1] > 0:
            plan = without_plan(self._document.plan, self.model.plans[here[1] - 1])
            self._edit(lambda: text("Remove a plan of the vendor"), plan)

    @Slot()
    def _remove_band(self) -> None:
        here = self.sheet.here
        if here is not None and not self.model.blank(here[0]):
            plan = without_band(self._document.plan, self.model.bands[here[0]])
            self._edit(lambda: text("Remove a band of contacts"), plan)

    def _edit(self, step: Callable[[], str], plan: Plan) -> None:
        self._document.settle()
        self._document.edit(step, plan)

    # What the eye sees.

    def show_plan(self, plan: Plan, problems: tuple[Problem, ...]) -> None:
        """Show the price list of this plan."""
        self.facts.show_plan(plan, problems)
        tables = {("price_list", "prices"), ("price_list", "yearly")}
        wrong = [each for each in problems if each.place[:2] in tables]
        self.problems.say("\n".join(said(each, plan) for each in wrong[:MOST_SAID]))
        self.model.wrong_at = frozenset(each.place for each in wrong)
        self._show_prices(plan)

    def _names(self) -> Mapping[str, str]:
        return {key: name for each in shipped.price_lists() for key, name in each.plans.items()}

    def _show_prices(self, plan: Plan) -> None:
        newest = shipped.newest_for(plan)
        estimates = {} if newest is None else newest.estimates
        if plans_of(plan.price_list) != self.model.plans:
            self._anew()
        before, row = self.sheet.here, self.model.bands
        self.model.show_plan(plan, self.table, self._names(), estimates)
        if before is not None and self.sheet.here is None:
            self._return_to(before, row)
        unit = numbers.symbol(plan.price_list.currency)
        words = text("{unit} a month, billed monthly")
        if self.table == "yearly":
            words = text("{unit} a month, billed yearly, for comparison only")
        set_words(self.title, words.format(unit=unit))
        self._say_legend()
        self._show_here()

    def _say_legend(self) -> None:
        words = [
            text("Empty: not published. Write “not sold” where a plan has no such size."),
            text("A table copied with its headers can be pasted anywhere here."),
        ]
        if self.model.estimates:
            words.insert(1, text("≈: an estimate, not published and used nowhere."))
        self.legend.say(" ".join(words))

    def _return_to(self, before: tuple[int, int], bands: list[int]) -> None:
        """The hand stays at its band, or goes with the one that it has just added."""
        size, self.model.placed = self.model.placed, None
        if size is None and before[0] < len(bands):
            size = bands[before[0]]
        there = self.model.bands
        row = there.index(size) if size in there else min(before[0], len(there))
        self.sheet.go(row, min(before[1], self.model.columnCount() - 1))

    def _anew(self) -> None:
        """Make the grid anew: its columns stay those that it begins with."""
        before = self.panel
        focus = QApplication.focusWidget()
        had_focus = focus is not None and before.isAncestorOf(focus)
        self.model = PriceModel(self._document)
        self.panel = self._panel()
        self._rows.replaceWidget(before, self.panel)
        self._rows.setStretchFactor(self.panel, 1)
        before.hide()
        before.deleteLater()
        self._order()
        if had_focus:
            self.sheet.setFocus()

    @Slot(QItemSelection, QItemSelection)
    def _selected(self, now: QItemSelection, before: QItemSelection) -> None:
        del now, before
        self._show_here()

    def _show_here(self) -> None:
        """What can be done where the hand is."""
        here, model = self.sheet.here, self.model
        chosen, many = self._chosen_estimates(), len(model.estimates)
        self.take.setVisible(0 < len(chosen) < max(many, 2))
        words = plural("Take {count} estimate", "Take {count} estimates", len(chosen))
        set_words(self.take, words.format(count=numbers.count(len(chosen))))
        if len(chosen) == 1:
            amount = numbers.money(
                model.estimates[chosen[0]], self._document.plan.price_list.currency, unit=True
            )
            set_words(self.take, text("Take the estimate of {amount}").format(amount=amount))
        self.take_all.setVisible(many > 1)
        words = text("Take all {count} estimates").format(count=numbers.count(many))
        set_words(self.take_all, words)
        on_plan = here is not None and here[1] > 0
        on_band = here is not None and not model.blank(here[0])
        self.remove_plan.setEnabled(on_plan)
        self.remove_band.setEnabled(on_band)
        names = self._names()
        remove_plan, remove_band = text("Remove plan"), text("Remove row")
        if here is not None and on_plan:
            name = one_line(plan_title(model.plans[here[1] - 1], names), 16)
            remove_plan = text("Remove {plan}").format(plan=name.replace("&", "&&"))
        if here is not None and on_band:
            remove_band = text("Remove {band}").format(band=numbers.count(model.bands[here[0]]))
        set_words(self.remove_plan, remove_plan)
        set_words(self.remove_band, remove_band)

    def show_cautions(self, plan: Plan, cautions: tuple[Problem, ...]) -> None:
        """Say when the program brings newer prices."""
        self.facts.show_cautions(plan, cautions)

    def forget(self) -> None:
        """Drop what is typed and not taken."""
        self.plan_name.clear()
        self.sheet.give_up()
        self.facts.forget()

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self._palette = palette
        self.sheet.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        self.facts.retranslate()
        self._anew()  # its titles, and what it complained of, were said in another language
        set_words(self.tables["prices"], text("Monthly"))
        set_words(self.tables["yearly"], text("Yearly"))
        set_words(self.add_plan, text("Add plan"))
        self.plan_name.setPlaceholderText(text("Plan's name"))
        self.plan_name.setAccessibleName(text("Name of another plan of the vendor"))
        self.sheet.setAccessibleName(text("List prices by plan and contacts"))

    def reveal(self, place: Place) -> bool:
        """Put the focus on the input of a place of the price list."""
        match place:
            case ("price_list", "prices" | "yearly" as table, *rest):
                self.choose_table("yearly" if table == "yearly" else "prices")
                self.sheet.setFocus(Qt.FocusReason.TabFocusReason)
                plan, band = (*map(str, rest), "", "")[:2]
                size = int(band) if band.isdecimal() else -1
                cell = self.model.cell_at(plan, size)
                self.sheet.go(*(cell or (0, min(1, self.model.columnCount() - 1))))
                return True
        return self.facts.reveal(place)
