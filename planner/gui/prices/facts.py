"""What a price list is: its name, source and date, its currency and the user's own rate."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from planner.gui.document import Document
from planner.gui.fields.number import FIELD_WIDTH, ChoiceField
from planner.gui.fields.row import FieldRow, Input, Scope
from planner.gui.my_numbers import USUAL
from planner.gui.overview import fields as inputs
from planner.gui.prices.inputs import EXCHANGE_DATE, PRICES_DATE, name_row, source_row
from planner.gui.prices.tiers import problems_at
from planner.gui.widgets import Card, Note, label, set_mark, set_words
from planner.model.money import EXPONENTS, Currency
from planner.model.plan import Plan
from planner.model.problems import Place, Problem
from planner.model.vendor_edits import too_fine_in_a_scenario, with_list_currency
from planner.words.catalogue import text
from planner.words.sentences import sentence

WIDTH = 328


class PriceFacts(Card):
    """Everything of the price list but its prices.

    Signals:
        compare: what ships is to be held against the plan.
    """

    compare = Signal()

    def __init__(self, document: Document) -> None:
        """Build the card."""
        super().__init__()
        self._document = document
        self.setFixedWidth(WIDTH)
        self.name = name_row(document, "price_list")
        self.source = source_row(document, "price_list")
        self.numbers: dict[str, FieldRow] = {}
        self.title, self.currency_name = label("title"), label("muted")
        self.currency = ChoiceField()
        self.currency.setObjectName("price_list.currency")
        self.currency.setFixedWidth(FIELD_WIDTH)
        self.currency_name.setBuddy(self.currency)
        self.currency.activated.connect(self._currency_chosen)
        self.refusal, self.old = Note("complaint"), Note("warning")
        self.compare_button = QPushButton()
        self.compare_button.setProperty("kind", "link")
        self.compare_button.clicked.connect(self.compare)
        for part in (self.title, self.name, self.source, self._number(PRICES_DATE), self.old):
            self.rows.addWidget(part)
        self.rows.addWidget(self.compare_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.addWidget(self.currency_name, 1)
        row.addWidget(self.currency)
        self.rows.addLayout(row)
        self.rows.addWidget(self.refusal)
        self.rows.addWidget(self._number(inputs.EXCHANGE_RATE))
        self.rows.addWidget(self._number(EXCHANGE_DATE))

    def _number(self, spec: Input) -> FieldRow:
        row = FieldRow(self._document, spec)
        self.numbers[spec.key] = row
        return row

    @Slot(int)
    def _currency_chosen(self, index: int) -> None:
        plan = self._document.plan
        chosen = Currency.of(str(self.currency.itemData(index)))
        self.refusal.say("")
        if chosen == plan.price_list.currency:
            return
        edited = with_list_currency(plan, chosen)
        if edited is None:
            words = text("Some list prices have decimals that {currency} has not: mend them first.")
            if too_fine_in_a_scenario(plan, chosen):
                words = text(
                    "A list price in a scenario has decimals that {currency} has not: change it "
                    "there first."
                )
            self.refusal.say(words.format(currency=chosen.code))
            self.currency.setCurrentIndex(self.currency.findData(plan.price_list.currency.code))
            return
        self._document.settle()
        self._document.edit(lambda: text("Change currency of the list prices"), edited)

    # What the eye sees.

    def show_plan(self, plan: Plan, problems: tuple[Problem, ...]) -> None:
        """Show the price list of this plan."""
        self.name.show_plan(plan)
        self.source.show_plan(plan)
        for row in self.numbers.values():
            row.show_scope(Scope(plan, None))
        self.currency.setCurrentIndex(self.currency.findData(plan.price_list.currency.code))
        for spec in (inputs.EXCHANGE_RATE, EXCHANGE_DATE):
            row = self.numbers[spec.key]
            row.setVisible(plan.buys_abroad or row.field.hasFocus())
        rate = self.numbers[inputs.EXCHANGE_RATE.key]
        rate.note.say(text("Your own rate: nothing is looked up."))
        rate.mark(problems_at(problems, ("price_list", "exchange_rate")), "")

    def show_cautions(self, plan: Plan, cautions: tuple[Problem, ...]) -> None:
        """Say when the program brings newer prices."""
        old = [each for each in cautions if each.code == "old-prices"]
        words = [sentence(each, place=False, currency=plan.currency) for each in old]
        self.old.say("\n".join(words))
        set_mark(self.numbers[PRICES_DATE.key].field, "warning" if old else "")

    def forget(self) -> None:
        """Drop what is typed and not taken."""
        self.refusal.say("")
        for row in self.numbers.values():
            row.field.forget()

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.title, text("Price list"))
        set_words(self.currency_name, text("Currency"))
        set_words(self.compare_button, text("Compare with what ships…"))
        self.currency.setAccessibleName(text("Currency of the list prices"))
        if not self.currency.count():
            for code in (*USUAL, *sorted(EXPONENTS.keys() - set(USUAL))):
                self.currency.addItem(code, code)
        for part in (self.name, self.source):
            part.retranslate()
        for row in self.numbers.values():
            row.retranslate()

    def reveal(self, place: Place) -> bool:
        """Put the focus on the input of a place; False where it has none here."""
        fields = {
            "name": self.name.field,
            "source": self.source.field,
            "currency": self.currency,
            "as_of": self.numbers[PRICES_DATE.key].field,
            "exchange_rate": self.numbers[inputs.EXCHANGE_RATE.key].field,
            "exchange_as_of": self.numbers[EXCHANGE_DATE.key].field,
        }
        key = str(place[1]) if len(place) > 1 else "name"
        if key not in fields:
            return False
        for row in self.numbers.values():
            if row.field is fields[key]:
                row.show()  # a rate that is not needed is seen where it is gone to
        fields[key].setFocus(Qt.FocusReason.TabFocusReason)
        return True
