"""The client of a quote, and what is offered: everything of it that is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from planner.charts.style import UNIT, Palette
from planner.gui.document import Document
from planner.gui.fields.number import FIELD_WIDTH, ChoiceField
from planner.gui.fields.row import FieldRow, Input, Scope
from planner.gui.fields.text import TextRow
from planner.gui.quote import inputs
from planner.gui.quote.own_row import OwnRow
from planner.gui.quote.package_choice import PackageChoice
from planner.gui.quote.price import CHOICE_WIDTH, RowPrice
from planner.gui.widgets import Card, Note, label, plain_tip, set_mark, set_words
from planner.model.account import list_price
from planner.model.plan import Billing, Plan
from planner.model.problems import Problem
from planner.model.quote import Quote
from planner.model.quote_edits import with_client
from planner.model.quote_package import with_package_offered
from planner.words import quote as words
from planner.words import quote_page, what_is
from planner.words.catalogue import text
from planner.words.client_rows import step_of_change
from planner.words.places import sentence_of

BILLINGS = (Billing.MONTHLY, Billing.YEARLY)


class ClientCard(Card):
    """The inputs of one quote."""

    def __init__(self, document: Document, plan_names: dict[str, str]) -> None:
        """Build the card; ``plan_names`` are the vendor's own names of its plans."""
        super().__init__()
        self._document, self._plan_names = document, plan_names
        self._scope = Scope(document.plan, None)
        self._heads: list[tuple[QLabel, Callable[[], str]]] = []
        self.fields: dict[str, FieldRow] = {}
        self._wrong_price = ""
        self._head("title", lambda: text("The client"))
        self.name = self._words("name", lambda: text("Name"))
        self.rows.addWidget(self.name)
        self._add(inputs.CONTACTS, inputs.GROWTH, inputs.ACCOUNTS)
        self.rows.addSpacing(UNIT // 2)
        self._head("section", lambda: text("What you offer"))
        self.package = PackageChoice()
        self.package.chosen.connect(self._package_chosen)
        self.package_problem = Note("problem")
        self.rows.addWidget(self.package)
        self.rows.addWidget(self.package_problem)
        self.plan_name, self.plan = label("muted"), ChoiceField()
        self.plan.setObjectName("plan")
        self.plan.activated.connect(self._plan_chosen)
        self._choice(self.plan_name, self.plan)
        self.plan_problem = Note("problem")
        self.rows.addWidget(self.plan_problem)
        self._add(inputs.LIST_PRICE)
        self.price = RowPrice(document)
        self.rows.addWidget(self.price)
        self._add(inputs.SERVICES, inputs.SETUP, inputs.HOURS)
        self.loss = Note()
        self.rows.addWidget(self.loss)
        self._add(inputs.OTHER_COSTS)
        self.pays_name, self.pays = label("muted"), ChoiceField()
        self.pays.setObjectName("billing")
        self.pays.activated.connect(self._pays_chosen)
        self._choice(self.pays_name, self.pays, CHOICE_WIDTH)
        self._add(inputs.FREE_MONTHS, inputs.FEE)
        self.note = self._words("note", lambda: text("Note"))
        self.rows.addWidget(self.note)
        self.rows.addStretch(1)

    def _words(self, key: str, name: Callable[[], str]) -> TextRow:
        """A line of the row's own words, by its key."""

        def written(plan: Plan) -> str:
            row = inputs.row_of(plan, self._scope.key)
            return "" if row is None else str(getattr(plan.clients[row], key))

        def changed(plan: Plan, words_: str) -> Plan:
            row = inputs.row_of(plan, self._scope.key)
            return plan if row is None else with_client(plan, row, **{key: words_})

        return TextRow(self._document, key, name, lambda: step_of_change(key), written, changed)

    def _head(self, kind: str, said: Callable[[], str]) -> None:
        head = label(kind)
        self._heads.append((head, said))
        self.rows.addWidget(head)

    def _add(self, *specs: Input) -> None:
        for spec in specs:
            row = (
                OwnRow(self._document, spec, spec.key, wide=spec is inputs.FEE)
                if spec.key in inputs.RETURNABLE
                else FieldRow(self._document, spec)
            )
            self.fields[spec.key] = row
            self.rows.addWidget(row)

    def _choice(self, name: QLabel, choice: ChoiceField, width: int = FIELD_WIDTH) -> None:
        choice.setFixedWidth(width)
        name.setBuddy(choice)
        row = QHBoxLayout()
        row.addWidget(name, 1)
        row.addWidget(choice)
        self.rows.addLayout(row)

    # What the hand does.

    def _edit(self, step: Callable[[], str], make: Callable[[Plan, int], Plan]) -> None:
        """Make an edit of the row that no typing is part of."""
        self._document.settle()
        plan = self._document.plan
        row = inputs.row_of(plan, self._scope.key)
        if row is not None:
            self._document.edit(step, make(plan, row))
        self._document.settle()

    @Slot(str)
    def _package_chosen(self, package_id: str) -> None:
        self._edit(
            lambda: step_of_change("package"),
            lambda plan, row: with_package_offered(plan, row, package_id),
        )

    @Slot(int)
    def _plan_chosen(self, index: int) -> None:
        chosen = str(self.plan.itemData(index))
        self._edit(
            lambda: step_of_change("plan"),
            lambda plan, row: inputs.changed(inputs.scope_of(plan, row), "plan", chosen),
        )

    @Slot(int)
    def _pays_chosen(self, index: int) -> None:
        self._edit(
            lambda: step_of_change("billing"),
            lambda plan, row: with_client(plan, row, billing=BILLINGS[index]),
        )

    # What the eye sees.

    def show_row(self, plan: Plan, row: int) -> None:
        """Show the inputs of a row."""
        scope = inputs.scope_of(plan, row)
        if scope.key != self._scope.key:
            for field in self._all():
                field.field.forget()
        self._scope = scope
        self.name.show_plan(plan)
        self.note.show_plan(plan)
        for field in self.fields.values():
            field.show_scope(scope)
        self.price.show_scope(scope)
        self.package.show_packages(plan, plan.clients[row].package)
        self._show_plans(scope)
        self._show_pays(scope)
        self._show_list_price(scope)

    def _show_plans(self, scope: Scope) -> None:
        names = list(scope.plan.price_list.prices)
        here = str(inputs.value(scope, "plan") or "")
        if here and here not in names:
            names.append(here)
        titles = [self._plan_names.get(name, name.capitalize()) for name in names]
        there = [
            (self.plan.itemData(each), self.plan.itemText(each))
            for each in range(self.plan.count())
        ]
        if there != list(zip(names, titles, strict=True)):
            self.plan.clear()
            for name, title in zip(names, titles, strict=True):
                self.plan.addItem(title, name)
        self.plan.setCurrentIndex(names.index(here) if here in names else -1)
        self.plan.setEnabled(scope.package is not None)

    def _show_pays(self, scope: Scope) -> None:
        if scope.client is None:
            return
        shown = [quote_page.billing(each, scope.package) for each in BILLINGS]
        if [self.pays.itemText(each) for each in range(self.pays.count())] != shown:
            self.pays.clear()
            self.pays.addItems(shown)
        self.pays.setCurrentIndex(BILLINGS.index(scope.client.billing))

    def _show_list_price(self, scope: Scope) -> None:
        """A list price is typed only where none is published, or another one is given."""
        field = self.fields["list_price"]
        stated = inputs.own(scope, "list_price") is not None
        package = scope.package
        unknown = (
            package is not None
            and scope.client is not None
            and list_price(scope.plan, package, scope.client.overrides) is None
        )
        wanted = stated or unknown or field.field.hasFocus()
        if field.isHidden() == wanted:
            field.setVisible(wanted)
        field.note.say(text("Your own figure, not a published price.") if stated else "")

    def show_quote(self, quote: Quote | None) -> None:
        """Say what the figures say of the inputs."""
        self.fields["contacts"].note.say("" if quote is None else words.spare(quote))
        self.loss.say("" if quote is None else words.loss_from(quote))
        wrong = self._wrong_price
        warning = "" if quote is None or wrong else words.below_published(quote)
        for row in self.price.fields.values():
            shown = row is self.price.shown
            row.mark(wrong if shown else "", warning if shown else "")

    def mark(self, wrong: Sequence[Problem]) -> None:
        """Mark the fields whose values are wrong, for as long as they are; the figures follow."""
        currency = self._document.plan.currency
        said: dict[str, str] = {}
        for each in wrong:
            key = str(each.place[2]) if len(each.place) > 2 else "package"
            words_ = sentence_of(each, currency)
            said[key] = f"{said[key]}\n{words_}" if key in said else words_
        if "contacts" in said and not self.fields["list_price"].isHidden():
            said["list_price"] = said.pop("contacts")  # where it can be mended
        for key, row in self.fields.items():
            row.mark(said.pop(key, ""), "")
        self._wrong_price = said.pop("software_price", "")
        set_mark(self.plan, "problem" if "plan" in said else "")
        self.plan_problem.say(said.pop("plan", ""))
        self.package_problem.say("\n".join(said.values()))

    def _all(self) -> list[FieldRow]:
        return [*self.fields.values(), *self.price.fields.values()]

    def field_of(self, key: str) -> QWidget | None:
        """The input of a key of the row; None where the card has none."""
        whole = {
            "": self.name.field,
            "name": self.name.field,
            "note": self.note.field,
            "package": self.package.input,
            "plan": self.plan,
            "billing": self.pays,
            "software_price": self.price.shown.field,
        }
        if key in whole:
            return whole[key]
        row = self.fields.get(key)
        if row is None:
            return None
        row.show()
        return row.field

    def forget(self) -> None:
        """Drop what is typed and not taken: another plan is here."""
        for row in self._all():
            row.field.forget()

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.price.recolour(palette)
        for row in self.fields.values():
            if isinstance(row, OwnRow):
                row.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        for head, said in self._heads:
            set_words(head, said())
        set_words(self.plan_name, text("Plan"))
        set_words(self.pays_name, text("Pays"))
        self.plan.setAccessibleName(text("Plan of the vendor"))
        self.plan.setToolTip(plain_tip(what_is.plan()))
        self.pays.setAccessibleName(text("How the client pays"))
        self.name.retranslate()
        self.note.retranslate()
        self.package.retranslate()
        self.price.retranslate()
        for row in self.fields.values():
            row.retranslate()
