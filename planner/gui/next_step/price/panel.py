"""The price finder: what a package must cost at each tier, and what an input must be."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT, Palette
from planner.gui.calculator import Results
from planner.gui.document import Document
from planner.gui.fields.number import ChoiceField
from planner.gui.fields.row import FieldRow, Scope
from planner.gui.goal.form import GoalForm
from planner.gui.next_step.price.ladder import heads, line_of
from planner.gui.packages.inputs import TARGET_MARGIN
from planner.gui.packages.price import one_step
from planner.gui.packages.price_choice import PriceChoice, last_change
from planner.gui.page import Page
from planner.gui.plain_table import PlainTable
from planner.gui.tall_scroll import TallScroll
from planner.gui.widgets import Card, label, set_words
from planner.model.package_edits import with_total_price
from planner.model.plan import Package, Plan
from planner.model.price_ladder import Rungs, rungs_of
from planner.model.problems import Place
from planner.words import goal as words
from planner.words.catalogue import text
from planner.words.numbers import money
from planner.words.places import sentence_of
from planner.words.sentences import one_line

SIDE_BY_SIDE = 1000
GOAL_WIDTH = 344
TARGET_WIDTH = 216
CHOICE_WIDTH = 176
MOST_OF_A_NAME = 60
TARGET_PLACE: Place = ("agency", "target_margin")


class PricePanel(Page):
    """The price finder: what a package must cost at each tier, and what an input must be."""

    def __init__(self, document: Document) -> None:
        """Build the panel."""
        super().__init__()
        self._document = document
        self._results: Results | None = None
        self._rungs: Rungs | None = None
        self._package_id = ""
        self.title, self.finding = label("title"), label("muted")
        self.finding.setWordWrap(True)
        self.package_name, self.package = label("muted"), ChoiceField()
        self.package.setFixedWidth(CHOICE_WIDTH)
        self.package_name.setBuddy(self.package)
        self.package.activated.connect(self._package_chosen)
        self.target = FieldRow(document, TARGET_MARGIN)
        self.target.setFixedWidth(TARGET_WIDTH)
        self.table = PlainTable()
        self.table.opened.connect(self._use_row)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.note = label("caption")
        self.note.setWordWrap(True)
        self.use = QPushButton()
        self.use.clicked.connect(self._use)
        self.whom = PriceChoice(document)
        self.goal_title = label("title")
        self.goal = GoalForm(document, chooses=True)
        self._body = QWidget()
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._cards.setContentsMargins(0, 0, UNIT + 4, UNIT)
        self._cards.setSpacing(UNIT + 4)
        self._goal_card = self._goals()
        self._cards.addWidget(self._prices(), 1, Qt.AlignmentFlag.AlignTop)
        self._cards.addWidget(self._goal_card, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(TallScroll(self._body))
        document.begun.connect(self.target.field.forget)
        document.begun.connect(self.goal.forget)

    def _prices(self) -> QWidget:
        card = Card()
        asked = QHBoxLayout()
        asked.setSpacing(UNIT)
        asked.addWidget(self.package_name)
        asked.addWidget(self.package)
        asked.addSpacing(UNIT)
        asked.addWidget(self.target)
        asked.addStretch(1)
        done = QHBoxLayout()
        done.addWidget(self.use)
        done.addStretch(1)
        card.rows.addWidget(self.title)
        card.rows.addLayout(asked)
        card.rows.addWidget(self.finding)
        card.rows.addWidget(self.table)
        card.rows.addWidget(self.note)
        card.rows.addLayout(done)
        card.rows.addWidget(self.whom)
        card.rows.addStretch(1)
        return card

    def _goals(self) -> Card:
        card = Card()
        card.rows.addWidget(self.goal_title)
        card.rows.addWidget(self.goal)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards side by side where there is room, else one below the other."""
        super().resizeEvent(event)
        beside = event.size().width() >= SIDE_BY_SIDE
        way = QBoxLayout.Direction
        self._cards.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._goal_card.setMinimumWidth(GOAL_WIDTH)
        self._goal_card.setMaximumWidth(GOAL_WIDTH if beside else event.size().width())

    # What the hand does.

    @Slot(int)
    def _package_chosen(self, index: int) -> None:
        self._document.settle()
        self._package_id = str(self.package.itemData(index))
        if self._results is not None:
            self.show_results(self._results)

    @Slot(QModelIndex, QModelIndex)
    def _row_chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._name_use()

    @Slot()
    def _use(self) -> None:
        self._use_row(self.table.currentIndex().row())

    @Slot(int)
    def _use_row(self, row: int) -> None:
        """Let the package cost what meets the target at a tier."""
        package = self._document.plan.package(self._package_id)
        price = self._price_of(row)
        if package is not None and price is not None:
            edited = with_total_price(self._document.plan, package, price)
            one_step(self._document, lambda: text("Change software price"), edited, package.id)

    def _price_of(self, row: int) -> int | None:
        """The price at a tier that can be used; of no row, today's."""
        rungs, package = self._rungs, self._document.plan.package(self._package_id)
        if rungs is None or package is None:
            return None
        price = (rungs.all[row] if 0 <= row < len(rungs.all) else rungs.today).at.target
        return None if price is None or price < package.services_price else price

    # What the eye sees.

    def show_results(self, results: Results) -> None:
        """Show these results."""
        self._results = results
        plan = results.book.plan
        late = plan is not self._document.plan
        if not (late and self.target.field.hasFocus()):
            self.target.show_scope(Scope(plan, None))
        wrong = (each for each in results.book.problems if each.place == TARGET_PLACE)
        self.target.mark("\n".join(sentence_of(each, plan.currency) for each in wrong), "")
        package = self._chosen(plan)
        self._list_packages(plan)
        self._rungs = None if package is None else rungs_of(results.book, package)
        self._show_ladder(results, package)
        change, new_only = last_change(self._document, plan)
        mine = change is not None and change.package_id == self._package_id
        self.whom.show_change(change if mine else None, new_only=new_only)
        self.goal.show_book(results.book)

    def _chosen(self, plan: Plan) -> Package | None:
        chosen = plan.package(self._package_id)
        if chosen is None and plan.packages:
            recommended = next((each for each in plan.packages if each.recommended), None)
            chosen = recommended or plan.packages[(len(plan.packages) - 1) // 2]
            self._package_id = chosen.id
        return chosen

    def _list_packages(self, plan: Plan) -> None:
        titles = [(one_line(each.title, MOST_OF_A_NAME), each.id) for each in plan.packages]
        choice = self.package
        there = [(choice.itemText(each), choice.itemData(each)) for each in range(choice.count())]
        if there != titles:
            choice.clear()
            for title, key in titles:
                choice.addItem(title, key)
        choice.setCurrentIndex(choice.findData(self._package_id))

    def _show_ladder(self, results: Results, package: Package | None) -> None:
        plan, rungs = results.book.plan, self._rungs
        self.table.setVisible(rungs is not None)
        self.note.setVisible(rungs is not None)
        self.use.setVisible(rungs is not None)
        if rungs is None or package is None:
            said = text(
                "There is no package yet. A package is what you sell: a plan, prices, your work."
            )
            if package is not None:
                said = text("{package} has no list price: without it there is no price to find.")
            name = "" if package is None else one_line(package.title, MOST_OF_A_NAME)
            set_words(self.finding, said.format(package=name))
            return
        set_words(self.finding, words.finding(package, rungs, plan))
        lines = [line_of(rung, rungs, plan) for rung in rungs.all]
        self.table.show_lines(heads(plan.agency.target_margin), lines)
        self.table.setMinimumHeight(self.table.full_height())  # what scrolls is the page
        self._name_use()

    def _name_use(self) -> None:
        price = self._price_of(self.table.currentIndex().row())
        currency = self._document.plan.currency
        amount = money(price, currency, unit=True)
        said = text("Apply the price") if price is None else text("Apply {price}")
        set_words(self.use, said.format(price=amount))
        self.use.setEnabled(price is not None)

    def reveal(self, place: Place) -> bool:
        """Put the focus on the target margin."""
        if place != TARGET_PLACE:
            return False
        self.target.field.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.table.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.title, text("What a package has to cost"))
        set_words(self.package_name, text("Package"))
        self.package.setAccessibleName(text("Package"))
        self.table.setAccessibleName(text("Prices by tier"))
        set_words(
            self.note,
            text(
                "Software and services a month, billed monthly and resold. What you keep is at "
                "today's price. Applying a price sets the software price; services stay."
            ),
        )
        set_words(self.goal_title, text("Find the value for a goal"))
        self.target.retranslate()
        self.whom.retranslate()
        self.goal.retranslate()
        if self._results is not None:
            self.show_results(self._results)
