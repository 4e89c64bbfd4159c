"""Five questions that make a plan of one's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import UNIT
from planner.gui.fields.asking import Asking
from planner.gui.fields.number import ChoiceField, NumberField
from planner.gui.overview.fields import MOST_CONTACTS, MOST_HOURS, RATE_DIGITS
from planner.gui.overview.inputs import MOST_ACCOUNTS
from planner.gui.widgets import Note, label
from planner.model.edits import MyNumbers, quick_plan, split
from planner.model.money import EXPONENTS, Currency
from planner.model.plan import Plan
from planner.model.price_list import PriceList
from planner.model.programme import Programme
from planner.storage import shipped
from planner.storage.shipped import ShippedPrices
from planner.words import entry, numbers, what_is
from planner.words.catalogue import language, text

USUAL = ("USD", "EUR", "GBP", "CAD", "AUD", "CHF", "BRL")
ANSWER_WIDTH = 148


class Question(QWidget):
    """A number that is asked for, and what is wrong with the answer."""

    def __init__(
        self, name: str, read: Callable[[str], Any], write: Callable[[Any], str], key: str
    ) -> None:
        """Ask."""
        super().__init__()
        self.field = NumberField(read, write)
        self.field.setObjectName(key)
        self.field.setFixedWidth(ANSWER_WIDTH)
        self.field.setAccessibleName(name)
        self.name = label("muted", name)
        self.name.setBuddy(self.field)
        self.note = Note()
        complaint = Note("complaint")
        self.field.complained.connect(complaint.say)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.field)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(row)
        rows.addWidget(complaint)
        rows.addWidget(Asking(self.field))
        rows.addWidget(self.note)


class MyNumbersDialog(QDialog):
    """Asks how many clients, their contacts and plan, the price, the hours, the currency.

    Signals:
        answered: the plan that the answers make.
    """

    answered = Signal(object)

    def __init__(
        self,
        programme: Programme,
        prices: PriceList,
        known: ShippedPrices,
        currency: Currency,
        parent: QWidget,
    ) -> None:
        """Ask with the vendor's programme, price list, and what ships with it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._programme, self._prices, self._known = programme, prices, known
        self._amounts_in = currency
        self._priced: tuple[str, int | None] | None = None  # the plan and size of the list price
        self.setWindowTitle(text("My numbers"))
        self.setMinimumWidth(460)
        self.currency, self.plan = ChoiceField(), ChoiceField()
        self._fill_choices(currency)
        amount = self._amount_text
        self.rate = Question(
            text("1 {unit} costs you").format(unit=prices.currency.code),
            self._read_rate,
            numbers.number,
            "rate",
        )
        self.accounts = Question(
            text("Clients you resell to"), self._read_accounts, numbers.count, "accounts"
        )
        self.contacts = Question(
            text("Contacts of each"), self._read_contacts, numbers.count, "contacts"
        )
        self.list_price = Question(
            text("List price a month"), self._read_listed, self._listed_text, "list_price"
        )
        self.all_in = Question(
            text("A client pays you a month, all in"), self._read_amount, amount, "all_in"
        )
        self.hours = Question(
            text("Your work on each (can wait)"), self._read_hours, numbers.hours, "hours"
        )
        for question, about in (
            (self.accounts, what_is.my_accounts),
            (self.contacts, what_is.contacts),
            (self.list_price, what_is.list_price),
            (self.all_in, what_is.all_in),
            (self.hours, what_is.hours),
            (self.rate, what_is.exchange_rate),
        ):
            question.field.about = about
        self.estimate = QPushButton()
        self.estimate.setProperty("kind", "link")
        self.estimate.setAutoDefault(False)
        self.estimate.clicked.connect(self._take_estimate)
        self.missing = Note()
        self._lay_out()
        self.currency.activated.connect(self._currency_chosen)
        for each in self._questions():
            each.field.entered.connect(self._changed)
            each.field.complained.connect(self._changed)
        self._changed()
        self.accounts.field.setFocus()

    @classmethod
    def of_shipped(cls, plan: Plan, parent: QWidget) -> MyNumbersDialog:
        """Ask with the programme and prices that ship, in the currency of the plan that is open."""
        prices = shipped.price_lists()[0]
        listed = shipped.newest_price_list(prices.currency, language())
        assert listed is not None  # its currency is that of a list that ships
        programme = shipped.programme_of(prices.vendor).in_language(language()).programme
        return cls(programme, listed, prices, plan.currency, parent)

    def _questions(self) -> tuple[Question, ...]:
        return (
            self.accounts, self.contacts, self.list_price, self.all_in, self.hours, self.rate,
        )  # fmt: skip

    def _fill_choices(self, currency: Currency) -> None:
        for code in (*USUAL, *sorted(EXPONENTS.keys() - set(USUAL))):
            self.currency.addItem(code, code)
        self.currency.setCurrentText(currency.code)
        for key in self._prices.prices:
            self.plan.addItem(self._known.plans.get(key, key), key)
        self.plan.setCurrentIndex(min(1, self.plan.count() - 1))
        for choice in (self.currency, self.plan):
            choice.setFixedWidth(ANSWER_WIDTH)
            choice.activated.connect(self._changed)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        rows.setSpacing(UNIT)
        rows.addWidget(label("title", text("Start with my numbers")))
        rows.addWidget(
            label("muted", text("Round figures will do: everything can be changed later."))
        )
        line = QFrame()
        line.setFixedHeight(UNIT // 2)
        rows.addWidget(line)
        rows.addWidget(self.accounts)
        rows.addLayout(self._choice(text("Their ActiveCampaign plan"), self.plan))
        rows.addWidget(self.contacts)
        rows.addWidget(self.list_price)
        rows.addWidget(self.estimate, 0, Qt.AlignmentFlag.AlignRight)
        rows.addLayout(self._choice(text("Your currency"), self.currency))
        rows.addWidget(self.rate)
        rows.addWidget(self.all_in)
        rows.addWidget(self.hours)
        rows.addStretch(1)
        rows.addWidget(self.missing)
        box = QDialogButtonBox()
        self.use = box.addButton(text("Use these numbers"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.use.setDefault(True)
        self.use.setProperty("kind", "primary")  # its width is that of its words in semi-bold
        box.addButton(text("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._answer)
        box.rejected.connect(self.reject)
        rows.addWidget(box)

    def _choice(self, name: str, choice: ChoiceField) -> QHBoxLayout:
        shown = label("muted", name)
        shown.setBuddy(choice)
        choice.setAccessibleName(name)
        row = QHBoxLayout()
        row.addWidget(shown, 1)
        row.addWidget(choice)
        return row

    # Reading and writing the answers.

    def _currency(self) -> Currency:
        return Currency.of(self.currency.currentData())

    def _read_accounts(self, typed: str) -> int:
        return entry.read_count(typed, 0, MOST_ACCOUNTS)

    def _read_contacts(self, typed: str) -> int:
        return entry.read_count(typed, 1, MOST_CONTACTS)

    def _read_amount(self, typed: str) -> int:
        return entry.read_money(typed, self._currency())

    def _read_listed(self, typed: str) -> int:
        return entry.read_money(typed, self._prices.currency)

    def _read_rate(self, typed: str) -> Decimal:
        least, most = Decimal("0.000001"), Decimal(1_000_000)
        return entry.read_decimal(typed, low=least, high=most, digits=RATE_DIGITS)

    def _read_hours(self, typed: str) -> Decimal:
        return entry.read_hours(typed, high=MOST_HOURS) if typed.strip() else Decimal(0)

    def _amount_text(self, value: int) -> str:
        return numbers.money(value, self._currency())

    def _listed_text(self, value: int) -> str:
        return numbers.money(value, self._prices.currency)

    # What follows from them.

    def _abroad(self) -> bool:
        return self._currency() != self._prices.currency

    def _missing(self) -> list[Question]:
        """The questions whose answers are needed and missing, or make no sense."""
        needed = [self.accounts, self.contacts]
        needed += [self.list_price] if self._unpublished() else []
        needed += [self.rate] if self._abroad() else []
        needed.append(self.all_in)
        missing = [each for each in needed if each.field.value is None or each.field.wrong]
        return [*missing, *([self.hours] if self.hours.field.wrong else [])]

    def numbers(self) -> MyNumbers | None:
        """The answers; None where one that is needed is missing or makes no sense."""
        abroad = self._abroad()
        if self._missing():
            return None
        return MyNumbers(
            accounts=self.accounts.field.value,
            plan=self.plan.currentData(),
            contacts=self.contacts.field.value,
            all_in=self.all_in.field.value,
            hours=self.hours.field.value or Decimal(0),
            currency=self._currency(),
            list_price=self.list_price.field.value if self._unpublished() else None,
            exchange_rate=self.rate.field.value if abroad else None,
            today=date.today(),
        )

    def _unpublished(self) -> bool:
        contacts = self.contacts.field.value
        if contacts is None:
            return False
        return self._prices.list_price(self.plan.currentData(), contacts) is None

    def _band(self) -> int | None:
        contacts = self.contacts.field.value
        return None if contacts is None else self._prices.band(self.plan.currentData(), contacts)

    def _estimate(self) -> int | None:
        plan, band = self.plan.currentData(), self._band()
        return None if band is None else self._known.estimates.get(plan, {}).get(band)

    @Slot()
    def _changed(self, _what: Any = None) -> None:
        currency = self._currency()
        unit = numbers.symbol(currency)
        self.all_in.field.set_unit(unit)
        self.hours.field.set_unit(text("h/month"))
        self.rate.field.set_unit(unit)
        self.list_price.field.set_unit(numbers.symbol(self._prices.currency))
        self.rate.setVisible(currency != self._prices.currency)
        size = (self.plan.currentData(), self._band())
        if size != self._priced:
            self._priced = size
            self.list_price.field.set_value(None)  # it was that of another size
        unpublished = self._unpublished()
        self.list_price.setVisible(unpublished)
        self.list_price.note.say(
            text("The vendor has published no price for this size: take it from your invoice.")
            if unpublished
            else ""
        )
        estimate = self._estimate() if unpublished else None
        self.estimate.setVisible(estimate is not None)
        if estimate is not None:
            words = text("Use an estimate, not a published price: {amount}")
            amount = numbers.money(estimate, self._prices.currency, unit=True)
            self.estimate.setText(words.format(amount=amount))
        answers = self.numbers()
        self.use.setEnabled(answers is not None)
        names = ", ".join(each.name.text() for each in self._missing())
        self.missing.say(text("Still needed: {names}").format(names=names) if names else "")
        self.all_in.note.say(self._split_words(answers))

    def _split_words(self, answers: MyNumbers | None) -> str:
        listed = None if answers is None else answers.listed(self._prices)
        if answers is None or listed is None:
            return ""
        shares = split(answers.all_in, listed)
        if shares.services == 0 and shares.software < listed:
            return text("Less than the list price of {list}: all of it is software.").format(
                list=numbers.money(listed, answers.currency, unit=True)
            )
        return text("That is software at list, {software}, and your services, {services}.").format(
            software=numbers.money(shares.software, answers.currency, unit=True),
            services=numbers.money(shares.services, answers.currency, unit=True),
        )

    @Slot()
    def _currency_chosen(self) -> None:
        """The amount stays the one that is read, 449.00 being 449 in yen; a rate was another's."""
        before, now = self._amounts_in, self._currency()
        if before == now:
            return
        self._amounts_in = now
        amount = self.all_in.field.value
        same = Decimal(amount or 0).scaleb(now.exponent - before.exponent)
        if amount is None or same != int(same):
            self.all_in.field.read_again()
        else:
            self.all_in.field.set_value(int(same))
        self.rate.field.set_value(None)
        self._changed()

    @Slot()
    def _take_estimate(self) -> None:
        self.list_price.field.set_value(self._estimate())
        self._changed()

    @Slot()
    def _answer(self) -> None:
        answers = self.numbers()
        if answers is not None:
            plan = quick_plan(answers, self._programme, self._prices, text("My package"))
            self.answered.emit(plan)
            self.accept()
