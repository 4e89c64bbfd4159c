"""The left column of the overview: clients, one package at a time, costs, commission."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from planner.charts.style import UNIT, Palette
from planner.gui import theme
from planner.gui.calculator import Results
from planner.gui.document import Document
from planner.gui.fields.asking import Asking
from planner.gui.fields.number import FIELD_WIDTH, ChoiceField, NumberField
from planner.gui.fields.row import FieldRow, Input, Scope
from planner.gui.overview import fields
from planner.gui.overview.marks import Marks, field_key
from planner.gui.overview.package_notes import (
    PackageNotes,
    band_words,
    commission_words,
    exchange_words,
    hour_words,
    notes_of,
    software_words,
)
from planner.gui.overview.whom import Whom
from planner.gui.widgets import Card, Note, Steady, label, plain_tip, set_mark, set_words
from planner.model.edits import is_quick, with_accounts, with_package
from planner.model.plan import Package, Plan
from planner.model.problems import Place
from planner.model.rows import Kind, kind_of
from planner.words import entry, what_is
from planner.words.catalogue import context, text
from planner.words.numbers import count
from planner.words.sentences import one_line

MOST_ACCOUNTS = 1_000_000
MOST_OF_A_NAME = 250
WIDTH = 264
STEP_SIZE = 24
HEAD_WIDTH = WIDTH - 4 * UNIT - 2 * STEP_SIZE - 2 * UNIT - 2


def change_clients() -> str:
    """What the undo menu calls another number of accounts."""
    return text("Change clients")


class Inputs(QScrollArea):
    """Everything of the overview that is typed.

    Signals:
        sold: another number of resold accounts, typed.
    """

    sold = Signal(object)

    def __init__(self, document: Document) -> None:
        """Build the column; ``plan_names`` are the vendor's own names of its plans, once read."""
        super().__init__()
        self._document = document
        self.plan_names: dict[str, str] = {}
        self._package_id = ""
        self._results: Results | None = None
        self._sections: list[QLabel] = []
        self.rows: dict[str, FieldRow] = {}

        card = Card()
        card.setFixedWidth(WIDTH)
        self._column = card.rows
        self.title = label("title")
        self._column.addWidget(self.title)
        self.resold, self.resold_name = self._number("resold", card)
        self.on_commission, self.commission_name = self._number("on_commission", card)
        self.resold.about, self.on_commission.about = what_is.resold, what_is.on_commission
        self.resold.entered.connect(self.sold)
        self.resold.settled.connect(document.settle)
        document.begun.connect(self.forget)
        self.on_commission.entered.connect(self._commission_entered)
        self.on_commission.settled.connect(document.settle)
        self.clients_note = Note()
        self._column.addWidget(self.clients_note)
        self._package_header()
        self._plan_choice()
        self.whom = Whom(document)
        for spec in fields.OF_A_PACKAGE:
            self._add(spec)
            if spec is fields.SERVICES:
                self._column.addWidget(self.whom)
        self.costs = self._section()
        for spec in (fields.ONE_HOUR, fields.FEE_RATE, fields.FEE_FIXED, fields.FEE_CAP):
            self._add(spec)
        for spec in (fields.SALES_TAX, fields.OVERHEADS, fields.EXCHANGE_RATE):
            self._add(spec)
        for spec in (fields.VENDOR_TAX, fields.UNPAID, fields.PROGRAMME_FEE):
            self._add(spec)
        self.commission = self._section()
        self._add(fields.COMMISSION_RATE)
        self._add(fields.COMMISSION_MONTHS)
        self.commission_note = Note()
        self._column.addWidget(self.commission_note)
        self._column.addStretch(1)

        self.setWidget(card)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH + UNIT + 4)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _number(self, key: str, parent: QWidget) -> tuple[NumberField, QLabel]:
        field = NumberField(self._read_count, self._write_count, parent)
        field.setObjectName(key)
        name = label("muted")
        name.setWordWrap(True)
        name.setBuddy(field)
        row = QHBoxLayout()
        row.setSpacing(UNIT // 2)
        row.addWidget(name, 1)
        row.addWidget(field)
        note = Note("complaint")
        field.complained.connect(note.say)
        self._column.addLayout(row)
        self._column.addWidget(note)
        self._column.addWidget(Asking(field))
        return field, name

    def _read_count(self, typed: str) -> int:
        return entry.read_count(typed, 0, MOST_ACCOUNTS)

    def _write_count(self, value: int | None) -> str:
        return "" if value is None else count(value)

    def _section(self) -> QLabel:
        head = label("section")
        self._column.addSpacing(UNIT // 2)
        self._column.addWidget(head)
        return head

    def _add(self, spec: Input) -> None:
        row = FieldRow(self._document, spec)
        self.rows[spec.key] = row
        self._column.addWidget(row)

    def _package_header(self) -> None:
        self.package_name = label("section")
        self.package_share = label("caption")
        self.before, self.after = QPushButton(), QPushButton()
        row = QHBoxLayout()
        row.setSpacing(UNIT // 2)
        row.addWidget(self.package_name)
        row.addWidget(Steady(self.package_share))
        row.addStretch(1)
        for button in (self.before, self.after):
            button.setProperty("kind", "step")
            button.setFixedSize(STEP_SIZE, STEP_SIZE)
            row.addWidget(button)
        self.before.clicked.connect(self._previous)
        self.after.clicked.connect(self._following)
        self._column.addSpacing(UNIT // 2)
        self._column.addLayout(row)

    def _plan_choice(self) -> None:
        self.plan_name = label("muted")
        self.plan = ChoiceField()
        self.plan.setFixedWidth(FIELD_WIDTH)
        self.plan.activated.connect(self._plan_chosen)
        self.plan_name.setBuddy(self.plan)
        row = QHBoxLayout()
        row.addWidget(self.plan_name, 1)
        row.addWidget(self.plan)
        self._column.addLayout(row)
        self.plan_problem = Note("problem")
        self._column.addWidget(self.plan_problem)

    # What the hand does.

    @Slot(object)
    def _commission_entered(self, accounts: int) -> None:
        merge = "accounts/commission"
        plan = with_accounts(self._document.base(merge), Kind.ON_COMMISSION, accounts)
        self._document.edit(change_clients, plan, merge=merge)

    @Slot(int)
    def _plan_chosen(self, index: int) -> None:
        plan = self._document.plan
        chosen = str(self.plan.itemData(index))
        edited = with_package(plan, self._package_id, plan=chosen, list_price=None)
        self._document.edit(lambda: text("Change plan"), edited)

    @Slot()
    def _previous(self) -> None:
        self._step(-1)

    @Slot()
    def _following(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        packages = self._document.plan.packages
        ids = list(dict.fromkeys(package.id for package in packages))  # a broken plan repeats them
        if ids:
            here = ids.index(self._package_id) if self._package_id in ids else 0
            self.show_package(ids[(here + by) % len(ids)])

    def show_package(self, package_id: str) -> None:
        """Show the fields of another package."""
        self._package_id = package_id
        self._document.settle()
        if self._results is not None:
            self.show_results(self._results)

    def reveal(self, place: Place) -> bool:
        """Put the focus on the field of a place of the plan; False where it has none here."""
        plan = self._document.plan
        field: QWidget | None = None
        match place:
            case ("packages", int(index), *_) if index >= len(plan.packages):
                return False  # it is gone by now
            case ("packages", int(index), "software_price", *_) if not isinstance(
                plan.packages[index].software_price, int
            ):
                return False  # a rule: here only what it comes to is seen, and typed over
            case ("clients", int(index), "accounts") if is_quick(plan):
                numbers = {Kind.RESOLD: self.resold, Kind.ON_COMMISSION: self.on_commission}
                field = numbers.get(kind_of(plan.clients[index]))
            case ("packages", int(index), *_):
                self.show_package(plan.packages[index].id)
        key = field_key(place)
        if key == "plan":
            field = self.plan
        elif key in self.rows:
            self.rows[key].show()  # a rare field is seen where it is typed
            field = self.rows[key].field
        if field is not None:
            self.ensureWidgetVisible(field)
            field.setFocus(Qt.FocusReason.TabFocusReason)
        return field is not None

    @Slot()
    def forget(self) -> None:
        """Drop what is typed and not taken: another plan is here."""
        for field in (self.resold, self.on_commission, *(row.field for row in self.rows.values())):
            field.forget()

    # What the eye sees.

    def _package(self, plan: Plan) -> Package | None:
        chosen = plan.package(self._package_id)
        if chosen is None and plan.packages:
            # The middle one is what most clients buy: the recommended, else the busiest.
            recommended = next((each for each in plan.packages if each.recommended), None)
            chosen = recommended or plan.packages[(len(plan.packages) - 1) // 2]
            self._package_id = chosen.id
        return chosen

    def show_results(self, results: Results) -> None:
        """Show the plan of these results, and what they say of it."""
        self._results = results
        plan = results.book.plan
        package = self._package(plan)
        self.whom.show_package(self._package_id)
        quick = is_quick(plan)
        # The results of a large book come late: what was typed since stays.
        late = plan is not self._document.plan or results.what_if != self._document.what_if
        on_commission = results.book.accounts(Kind.ON_COMMISSION)
        for field, accounts in ((self.resold, results.sold), (self.on_commission, on_commission)):
            if not (late and field.hasFocus()):
                field.set_value(accounts)
        self.on_commission.setReadOnly(not quick)
        self.on_commission.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if quick else Qt.FocusPolicy.NoFocus
        )
        looking = results.what_if is not None
        words = text("Your clients stay as they are: this is a what-if.")
        self.clients_note.say(words if looking else "")
        for row in self.rows.values():
            if not (late and row.field.hasFocus()):
                row.show_scope(Scope(plan, package))
        notes = PackageNotes() if package is None else notes_of(results.book, package)
        self._show_package(results, package, notes)
        self._show_rare(plan)
        self._mark(results, package)
        self.rows["exchange_rate"].note.say(exchange_words(plan))
        self.rows["hourly_cost"].note.say(hour_words(plan))
        self.commission_note.say(commission_words(results.book, package, notes))

    def _show_package(self, results: Results, package: Package | None, notes: PackageNotes) -> None:
        plan = results.book.plan
        for button in (self.before, self.after):
            button.setVisible(len(plan.packages) > 1)
        self._show_fields(package, plan)
        if package is None:
            set_words(self.package_name, text("No package yet"))
            set_words(self.package_share, "")
            return
        mine = sum(
            part.group.accounts
            for part in results.book.parts
            if part.group.alike.package == package.id and part.kind is Kind.RESOLD
        )
        of = text("{accounts} of {all}").format(
            accounts=count(mine), all=count(results.curve.today)
        )
        set_words(self.package_share, of if len(plan.packages) > 1 else "")
        self._name_package(one_line(package.title, MOST_OF_A_NAME))
        self._show_plans(plan, package)
        own = package.list_price is not None
        self.rows["list_price"].note.say(
            text("Your own figure, not a published price.") if own else ""
        )
        self.rows["contacts"].note.say(band_words(plan, package))
        software = self.rows["software_price"]
        software.note.say(software_words(plan, package, notes))

    def _mark(self, results: Results, package: Package | None) -> None:
        """Mark the fields where the plan has something wrong, for as long as it has."""
        marks = Marks.of_results(results, package)
        wrong_plan = marks.problems.get("plan", "")
        set_mark(self.plan, "problem" if wrong_plan else "")
        self.plan_problem.say(wrong_plan)
        for key, row in self.rows.items():
            row.mark(marks.problems.get(key, ""), marks.warnings.get(key, ""))

    def _show_rare(self, plan: Plan) -> None:
        """Fields of what few plans have: seen where it changes a figure, and where it is typed."""
        rare = {
            "exchange_rate": plan.buys_abroad,
            "vendor_tax_rate": bool(plan.agency.vendor_tax_rate),
            "unpaid_rate": bool(plan.agency.unpaid_rate),
            "monthly_fee": bool(plan.programme.monthly_fee),
        }
        for key, needed in rare.items():
            self.rows[key].setVisible(needed or self.rows[key].field.hasFocus())

    def _show_fields(self, package: Package | None, plan: Plan) -> None:
        """Without a package there is nothing to type; a list price only where none is published."""
        for part in (self.plan, self.plan_name):
            part.setVisible(package is not None)
        for spec in fields.OF_A_PACKAGE:
            wanted = package is not None
            if package is not None and spec is fields.LIST_PRICE:
                published = plan.price_list.list_price(package.plan, package.contacts)
                wanted = package.list_price is not None or published is None
            self.rows[spec.key].setVisible(wanted)

    def _name_package(self, name: str) -> None:
        """A long name is shortened; whole it is on hover, and to a screen reader."""
        room = HEAD_WIDTH - self.package_share.sizeHint().width()
        metrics = self.package_name.fontMetrics()
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        set_words(self.package_name, shown)
        self.package_name.setAccessibleName(name)
        self.package_name.setToolTip("" if shown == name else plain_tip(name))

    def _show_plans(self, plan: Plan, package: Package) -> None:
        names = list(plan.price_list.prices)
        if package.plan not in names:
            names.append(package.plan)
        titles = [self.plan_names.get(name, name.capitalize()) for name in names]
        there = [
            (self.plan.itemData(index), self.plan.itemText(index))
            for index in range(self.plan.count())
        ]
        if there != list(zip(names, titles, strict=True)):
            self.plan.clear()
            for name, title in zip(names, titles, strict=True):
                self.plan.addItem(title, name)
        self.plan.setCurrentIndex(names.index(package.plan))

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.before.setIcon(theme.icon("chevron-left", palette.muted))
        self.after.setIcon(theme.icon("chevron-right", palette.muted))

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.title, text("Your clients"))
        set_words(self.resold_name, context("beside its field", "Resold accounts"))
        set_words(self.commission_name, text("On commission"))
        set_words(self.plan_name, text("Plan"))
        set_words(self.costs, text("What it costs you"))
        set_words(self.commission, text("Commission"))
        self.resold.setAccessibleName(text("Resold accounts"))
        self.on_commission.setAccessibleName(text("Accounts on commission"))
        self.plan.setAccessibleName(text("Plan of the vendor"))
        self.plan.setToolTip(plain_tip(what_is.plan()))
        for button, words in (
            (self.before, text("Previous package")),
            (self.after, text("Next package")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        for field in (self.resold, self.on_commission):
            field.rewrite()
        self.whom.retranslate()
        for row in self.rows.values():
            row.retranslate()
