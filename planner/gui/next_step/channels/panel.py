"""Resell or commission, as a picture: one account at each tier, in a month and over many."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from planner.charts.channels import picture
from planner.charts.style import UNIT, Palette
from planner.gui.calculator import Results, is_quick_to_compute
from planner.gui.document import Document
from planner.gui.fields.number import ChoiceField
from planner.gui.fields.row import FieldRow, Scope
from planner.gui.latest import Latest
from planner.gui.next_step.channels.inputs import CHURN, COMPARE_MONTHS
from planner.gui.next_step.channels.tables import RateTable, TierTable
from planner.gui.overview.fields import COMMISSION_MONTHS, COMMISSION_RATE
from planner.gui.page import Page
from planner.gui.picture_view import PictureView
from planner.gui.segments import Segments
from planner.gui.tall_scroll import TallScroll
from planner.gui.widgets import Card, Note, label, set_words
from planner.model.channels import Channels, Compared, compare
from planner.model.plan import Plan
from planner.model.problems import Place, Problem
from planner.words import channels as words
from planner.words.catalogue import plural, text
from planner.words.numbers import count
from planner.words.sentences import sentence

LEFT_WIDTH = 264
NAME_WIDTH = LEFT_WIDTH - 9 * UNIT
MONTH, OVER = "month", "over"
LEAST_PICTURE = 264

FIELD_OF: dict[Place, str] = {
    ("assumptions", "compare_months"): COMPARE_MONTHS.key,
    ("assumptions", "monthly_churn"): CHURN.key,
    ("programme", "commission", "rate"): COMMISSION_RATE.key,
    ("programme", "commission", "months"): COMMISSION_MONTHS.key,
}


class ChannelsPanel(Page):
    """Resell or commission, as a picture."""

    def __init__(self, document: Document) -> None:
        """Build the panel."""
        super().__init__()
        self._document = document
        self._results: Results | None = None
        self._found: Channels | None = None
        self._package_id = ""  # empty: the average of the book
        self._latest = Latest(self)
        self._latest.done.connect(self._take)
        self.title, self.account_name = label("title"), label("muted")
        self.segments = Segments((MONTH, OVER))
        self.segments.chosen.connect(self._show)
        self.account = ChoiceField()
        self.account.setObjectName("account")
        self.account.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.account.setMinimumContentsLength(8)
        self.account.activated.connect(self._account_chosen)
        self.account_name.setBuddy(self.account)
        self.months_title, self.commission_title = label("section"), label("section")
        self.rows = {
            spec.key: FieldRow(document, spec)
            for spec in (COMPARE_MONTHS, CHURN, COMMISSION_RATE, COMMISSION_MONTHS)
        }
        self.whose = Note()
        self.picture = PictureView()
        self.picture.canvas.setMinimumHeight(LEAST_PICTURE)
        self.said = Note("muted")
        self.tiers = TierTable()
        self.rates_title, self.rates_note = label("title"), Note("muted")
        self.rates_title.setWordWrap(True)
        self.rates = RateTable()
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(UNIT // 2)
        columns.addWidget(self._left())
        columns.addWidget(self._right(), 1)
        document.begun.connect(self._begin)

    def _left(self) -> TallScroll:
        card = Card()
        card.setFixedWidth(LEFT_WIDTH)
        card.rows.addWidget(self.title)
        row = QHBoxLayout()
        row.addWidget(self.segments)
        row.addStretch(1)
        card.rows.addLayout(row)
        card.rows.addWidget(self.account_name)
        card.rows.addWidget(self.account)
        card.rows.addWidget(self.months_title)
        card.rows.addWidget(self.rows[COMPARE_MONTHS.key])
        card.rows.addWidget(self.rows[CHURN.key])
        card.rows.addWidget(self.commission_title)
        card.rows.addWidget(self.rows[COMMISSION_RATE.key])
        card.rows.addWidget(self.whose)
        card.rows.addWidget(self.rows[COMMISSION_MONTHS.key])
        scroll = TallScroll(_column(card))
        scroll.setFixedWidth(LEFT_WIDTH + UNIT + 4)
        return scroll

    def _right(self) -> TallScroll:
        shown = Card()
        shown.rows.addWidget(self.picture, 1)
        shown.rows.addWidget(self.said)
        shown.rows.addWidget(self.tiers)
        rates = Card()
        rates.rows.addWidget(self.rates_title)
        rates.rows.addWidget(self.rates)
        rates.rows.addWidget(self.rates_note)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, UNIT + 4, UNIT)
        column.setSpacing(UNIT + 4)
        column.addWidget(shown, 1)
        column.addWidget(rates)
        return TallScroll(body)

    # What the hand does.

    @Slot(int)
    def _account_chosen(self, index: int) -> None:
        self._package_id = str(self.account.itemData(index))
        self._document.settle()
        self._show()

    @Slot()
    def _begin(self) -> None:
        self._package_id, self._found = "", None
        for row in self.rows.values():
            row.field.forget()

    def reveal(self, place: Place) -> bool:
        """Put the focus on the input of a place; False where it has none here."""
        row = self.rows.get(FIELD_OF.get(place, ""))
        if row is not None:
            row.field.setFocus(Qt.FocusReason.TabFocusReason)
        return row is not None

    # What the eye sees.

    def show_results(self, results: Results) -> None:
        """Compare the channels for the book of these results."""
        self._results = results
        plan, curve = results.book.plan, results.curve
        # The results of a large book come late: what was typed since stays.
        late = plan is not self._document.plan
        for row in self.rows.values():
            if not (late and row.field.hasFocus()):
                row.show_scope(Scope(plan, None))
        self._mark(plan, results.book.problems)
        self._latest.request(lambda: compare(curve), at_once=is_quick_to_compute(plan))

    def _mark(self, plan: Plan, problems: tuple[Problem, ...]) -> None:
        wrong = {
            FIELD_OF[each.place]: sentence(each, place=False, currency=plan.currency)
            for each in problems
            if each.place in FIELD_OF
        }
        for key, row in self.rows.items():
            row.mark(wrong.get(key, ""), "")
        known = plan.programme.commission.rate is not None
        self.whose.say(
            text("Your input; not published.")
            if known
            else text("Not entered: the vendor publishes none. Ask for yours.")
        )

    @Slot(object)
    def _take(self, found: Channels) -> None:
        self._found = found
        self._show()

    @property
    def is_over(self) -> bool:
        """Whether the months are added up."""
        return self.segments.current == OVER

    @Slot()
    def _show(self) -> None:
        found, results = self._found, self._results
        if found is None or results is None:
            return
        plan, over = results.book.plan, self.is_over
        self._name_segments(plan)
        self._show_accounts(found)
        of = self._account(found)
        empty = words.nothing_to_show()
        if over and found.over is None:
            of, empty = None, words.no_months()
        shown = None if of is None else picture(found, of, plan.currency, over=over)
        self.picture.show_picture(shown, empty_words=empty)
        said = ""
        if of is not None:
            first = plan.programme.first_account_full_price
            said = words.sentences(found, of, plan.currency, first_at_list=first)
        self.said.say(said)
        self.tiers.show_tiers(found, of, plan.currency, over=over)
        over_rates = over and found.over is not None
        set_words(self.rates_title, words.rates_title(found, over=over_rates))
        self.rates_note.say(words.rates_note(found))
        self.rates.show_rates(found, over=over_rates)

    def _account(self, found: Channels) -> Compared | None:
        """The account that is looked at; None where it has no figures."""
        if not self._package_id:
            return found.average
        each = (made for package, made in found.packages if package.id == self._package_id)
        return next(each, None)

    def _show_accounts(self, found: Channels) -> None:
        named = [(words.average(), "")]
        metrics = self.account.fontMetrics()
        for package, _ in found.packages:
            name = words.package_name(package)
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, NAME_WIDTH)
            named.append((shown, package.id))
        there = [
            (self.account.itemText(index), self.account.itemData(index))
            for index in range(self.account.count())
        ]
        if there != named:
            self.account.clear()
            for name, package_id in named:
                self.account.addItem(name, package_id)
        index = self.account.findData(self._package_id)
        if index < 0:  # the package is gone
            self._package_id, index = "", 0
        self.account.setCurrentIndex(index)

    def _name_segments(self, plan: Plan) -> None:
        months = plan.assumptions.compare_months
        over = plural("over {months} month", "over {months} months", months)
        self.segments.name({MONTH: text("a month"), OVER: over.format(months=count(months))})

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        for part in (self.picture, self.tiers, self.rates):
            part.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.title, text("Resell or commission"))
        set_words(self.account_name, text("One account"))
        set_words(self.months_title, text("Over the months"))
        set_words(self.commission_title, text("Commission"))
        self.account.setAccessibleName(text("The account that is compared"))
        self.segments.setAccessibleName(text("What is compared"))
        self.tiers.setAccessibleName(text("Both ways at each tier"))
        self.rates.setAccessibleName(text("Break-even commission rates"))
        self._name_segments(self._document.plan)
        for row in self.rows.values():
            row.retranslate()


def _column(card: Card) -> QWidget:
    """A card at the top of a column."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    column.addStretch(1)
    return body
