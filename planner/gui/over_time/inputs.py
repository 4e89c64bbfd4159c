"""What is assumed of the months to come: the left column of their page."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT, Palette
from planner.gui.calculator import Results
from planner.gui.document import Document
from planner.gui.fields.row import FieldRow, Input, Scope
from planner.gui.over_time.assumed import fields
from planner.gui.over_time.assumed.entries import PlannedEvents, PriceChanges
from planner.gui.over_time.assumed.fold import Fold
from planner.gui.over_time.assumed.growth import Growth
from planner.gui.over_time.assumed.of_packages import OfPackages
from planner.gui.over_time.assumed.seasons import Seasons, this_month
from planner.gui.over_time.assumed.wrong import Wrong
from planner.gui.tall_scroll import TallScroll
from planner.gui.widgets import Card, label, set_words
from planner.model.over_time.assumed import churn_a_year, months_later, new_in_all, share_of_new
from planner.model.plan import Plan
from planner.model.problems import Place
from planner.words import assumed as words
from planner.words.catalogue import text

WIDTH = 264
PACKAGES, SEASONS, PRICES = "packages", "seasonality", "price_changes"
GROWTH, PLANNED, PAYMENT = "contact_growth", "planned", "payment"
PART_OF = {
    "packages": PACKAGES,
    "seasonality": SEASONS,
    "price_changes": PRICES,
    "contact_growth": GROWTH,
    "planned": PLANNED,
    "paid_after_days": PAYMENT,
    "commission_payout_months": PAYMENT,
}
"""The folded part in which a key of the assumptions is typed."""


class Assumed(TallScroll):
    """Everything that is assumed of the months to come.

    Signals:
        wanted: the input of a place of the plan is wanted, wherever it is.
    """

    wanted = Signal(object)

    def __init__(self, document: Document) -> None:
        """Build the column."""
        self._card = card = Card()
        card.setFixedWidth(WIDTH)
        super().__init__(card)
        self.setFixedWidth(WIDTH + UNIT + 4)
        self._document = document
        self._results: Results | None = None
        self.title = label("title")
        card.rows.addWidget(self.title)
        self.rows: dict[str, FieldRow] = {}
        for spec in fields.SEEN:
            card.rows.addWidget(self._row(spec))
        self.packages = OfPackages(document)
        self.seasons = Seasons(document)
        self.prices = PriceChanges(document)
        self.growth = Growth(document)
        self.planned = PlannedEvents(document)
        self.folds = {
            PACKAGES: Fold(self.packages),
            SEASONS: Fold(self.seasons),
            PRICES: Fold(self.prices),
            GROWTH: Fold(self.growth),
            PLANNED: Fold(self.planned),
            PAYMENT: Fold(self._payment()),
        }
        card.rows.addSpacing(UNIT // 2)
        for fold in self.folds.values():
            card.rows.addWidget(fold)
        card.rows.addStretch(1)
        self.packages.wanted.connect(self.wanted)
        for part in (self.packages, self.seasons, self.prices, self.growth, self.planned):
            part.changed.connect(self._follow)
        for fold in self.folds.values():
            fold.opened.connect(self._show_opened)
        document.begun.connect(self.forget)

    def _row(self, spec: Input) -> FieldRow:
        row = self.rows[spec.key] = FieldRow(self._document, spec)
        return row

    def _payment(self) -> QWidget:
        """When money arrives, and the commission with the way to where it is typed."""
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT)
        rows.addWidget(self._row(fields.PAID))
        rows.addWidget(self._row(fields.PAYOUT))
        self.commission_name: QLabel = label("muted")
        self.commission = QPushButton()
        self.commission.setProperty("kind", "link")
        self.commission.clicked.connect(self._want_commission)
        self.commission_name.setBuddy(self.commission)
        line = QHBoxLayout()
        line.addWidget(self.commission_name, 1)
        line.addWidget(self.commission)
        rows.addLayout(line)
        return body

    @Slot()
    def _want_commission(self) -> None:
        self.wanted.emit(("programme", "commission", "rate"))

    # What the eye sees.

    def show_results(self, results: Results) -> None:
        """Show what the plan assumes.

        The results of a large book come late: what is typed is of the plan as it is now.
        """
        self._results = results
        self._follow()

    @Slot()
    def _follow(self) -> None:
        plan, book = self._document.plan, None if self._results is None else self._results.book
        for row in self.rows.values():
            row.show_scope(Scope(plan, None))
        self._say(plan)
        self.rows["new_accounts_per_month"].note.say(
            words.in_all(None if book is None else new_in_all(book))
        )
        self.packages.show_plan(plan, self._share)
        self.seasons.show_plan(plan)
        self.growth.show_plan(plan)
        wrong = Wrong(() if book is None else book.problems, plan.currency)
        self.prices.show_plan(plan, wrong.entries("price_changes"))
        self.planned.show_plan(plan, wrong.entries("planned"))
        for key, row in self.rows.items():
            row.mark(wrong.of(key), "")
        self.packages.mark(wrong.package(plan, self.packages.package_id))
        self.seasons.mark(wrong.seasons())
        self.growth.mark(wrong.of("contact_growth"))
        self._name_folds(plan, wrong)

    def _share(self, package_id: str) -> Decimal | None:
        """A package's part of the new accounts of all, where it is seen and there are figures."""
        if self._results is None or self.folds[PACKAGES].is_folded:
            return None
        return share_of_new(self._results.book, package_id)

    def _say(self, plan: Plan) -> None:
        """What the numbers come to, under them."""
        assumed = plan.assumptions
        churn = assumed.monthly_churn
        sound = 0 <= churn <= 1
        self.rows["horizon_months"].note.say(words.months_shown(assumed))
        self.rows["start"].note.say(words.first_month(assumed.start, this_month()))
        self.rows["monthly_churn"].note.say(
            words.a_year(churn, churn_a_year(churn)) if sound else ""
        )
        days = assumed.paid_after_days
        self.rows["paid_after_days"].note.say(words.paid(days, months_later(days)))
        set_words(self.commission, words.commission(plan))

    def _name_folds(self, plan: Plan, wrong: Wrong) -> None:
        assumed = plan.assumptions
        said = {
            PACKAGES: (text("By package"), words.packages_state(assumed)),
            SEASONS: (text("Seasons"), words.seasons_state(assumed)),
            PRICES: (text("Price changes"), words.number_state(len(assumed.price_changes))),
            GROWTH: (text("List growth"), words.growth_state(assumed.contact_growth)),
            PLANNED: (text("Planned events"), words.number_state(len(assumed.planned))),
            PAYMENT: (text("Payment"), words.payment_state(assumed)),
        }
        bad = {PART_OF.get(key) for key in wrong.keys}
        for key, (title, state) in said.items():
            self.folds[key].say(title, state, wrong=key in bad)

    # The way to an input.

    def reveal(self, place: Place) -> bool:
        """Put the focus on the input of a place; False where there is none."""
        if not (len(place) > 1 and place[0] == "assumptions"):
            return False
        key = str(place[1])
        if key in PART_OF:
            self.folds[PART_OF[key]].unfold()
            self._follow()
        elif key not in self.rows:
            return False
        field = self._input(place[1:])
        self._card.rows.activate()
        self._fit()  # what was unfolded has its place before it is scrolled to
        self.ensureWidgetVisible(field)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _input(self, place: Place) -> QWidget:
        """The input at a place below the assumptions, in a part that is unfolded."""
        match place:
            case ("packages", *rest):
                return self._of_package(tuple(rest))
            case ("seasonality", int(index), *_):
                return self.seasons.field_of(index)
            case ("seasonality", *_):
                return self.seasons.field_of(0)
            case ("price_changes", *rest):
                return self.prices.choose(_index(tuple(rest)))
            case ("planned", *rest):
                return self.planned.choose(_index(tuple(rest)))
            case ("contact_growth", *_):
                return self.growth.input
        return self.rows[str(place[0])].field

    def _of_package(self, place: Place) -> QWidget:
        stated = self._document.plan.assumptions.packages
        match place:
            case (int(index), *rest) if index < len(stated):
                self.packages.show_package(stated[index].package)
                return self.packages.field_of(str(rest[0]) if rest else "")
        return self.packages.choice

    @Slot()
    def _show_opened(self) -> None:
        """Scroll to what was unfolded, its own line above all."""
        fold = self.sender()
        self._follow()
        if isinstance(fold, Fold):
            self._card.rows.activate()
            self._fit()
            self.ensureWidgetVisible(fold)
            self.ensureWidgetVisible(fold.head)

    @Slot()
    def forget(self) -> None:
        """Drop what is typed and not taken: another plan is here."""
        for row in self.rows.values():
            row.field.forget()
        for part in (self.packages, self.seasons, self.growth):
            part.forget()

    # How it looks, and in which language.

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        for fold in self.folds.values():
            fold.recolour(palette)
        self.prices.recolour(palette)
        self.planned.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.title, text("What you assume"))
        self.rows["start"].field.setPlaceholderText(text("today"))
        set_words(self.commission_name, text("Commission"))
        says: list[Callable[[], None]] = [row.retranslate for row in self.rows.values()]
        for part in (self.packages, self.seasons, self.prices, self.growth, self.planned):
            says.append(part.retranslate)
        for say in says:
            say()
        self._follow()


def _index(place: Place) -> int:
    """Which entry of a list a place is in; the first where it is the whole list."""
    return place[0] if place and isinstance(place[0], int) else 0
