"""The strip above every page: what is earned, what is billed, what the next account brings."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget

from planner.charts.style import Palette
from planner.gui.calculator import Results, Shown
from planner.gui.headline_cell import Cell
from planner.gui.widgets import set_words
from planner.model.book import Book
from planner.model.explanation import Asked
from planner.model.mix.best import Mix
from planner.model.money import Currency
from planner.model.next_step import StepKind
from planner.model.plan import Status
from planner.model.programme import Effective
from planner.model.rows import Kind
from planner.words import findings
from planner.words import mix as words
from planner.words.catalogue import plural, text
from planner.words.numbers import DASH, count, money, percent, whole_hours

VENDOR = "ActiveCampaign"


def counts_work(book: Book) -> bool:
    """Whether the hours of work are in the profit: some are given, and what one costs."""
    given = bool(book.hours) or any(package.hours for package in book.plan.packages)
    return bool(book.plan.agency.hourly_cost) and given


class Headline(QFrame):
    """Four figures, always visible.

    Signals:
        shown: the best next step is to be seen, as a number of resold accounts.
        mix_wanted: the best next step is to be seen, which is another mix of channels.
        explained: one of the figures is to be explained, as an ``Asked``.
    """

    shown = Signal(int)
    mix_wanted = Signal()
    explained = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the strip."""
        super().__init__(parent)
        self.setProperty("kind", "strip")
        self.show_me = QPushButton()
        self.show_me.setProperty("kind", "link")
        self.show_me.clicked.connect(self._show_step)
        self.earn, self.bill, self.next = Cell("first"), Cell(), Cell()
        self.step = Cell(beside=self.show_me)
        self._results: Results | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 1)  # the strip's own line stays to be seen
        row.setSpacing(0)
        for cell, stretch in ((self.earn, 10), (self.bill, 10), (self.next, 10), (self.step, 14)):
            row.addWidget(cell, stretch)
            cell.asked.connect(self._ask)

    @Slot()
    def rest(self) -> None:
        """Be no taller than the figures need."""
        for cell in self.cells:
            cell.rest()

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The four figures."""
        return self.earn, self.bill, self.next, self.step

    def asked(self, cell: QObject | None = None) -> Asked | None:
        """The figure of a cell, or of the one that has the focus; None where there is none."""
        if cell is None:
            here = QApplication.focusWidget()
            cell = next((each for each in self.cells if here and each.isAncestorOf(here)), None)
        results = self._results
        if cell is None or results is None:
            return None
        if results.shown is None:
            return Asked("profit")
        sold, step = results.sold, results.shown.step
        if cell is self.step and better_mix(results) is not None:
            return Asked("mix_gain")
        if cell is self.earn:
            return Asked("profit", accounts=sold)
        if cell is self.bill:
            abroad = results.book.plan.buys_abroad and results.what_if is None
            return Asked("invoice") if abroad else Asked("vendor_cost", accounts=sold)
        instead = results.curve.all_on_commission and results.what_if is None
        prices = cell is self.step and step.kind is StepKind.RAISE_PRICES
        if prices or (cell is self.next and not instead):
            return Asked("next_account", accounts=sold)
        if instead:
            return Asked("against_today", accounts=step.accounts)
        return Asked("gain", accounts=step.accounts, since=step.start)

    @Slot()
    def _ask(self) -> None:
        asked = self.asked(self.sender())
        if asked is not None:
            self.explained.emit(asked)

    def retranslate(self) -> None:
        """Write what can be done with a figure anew."""
        for cell in self.cells:
            cell.retranslate()

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        for cell in self.cells:
            cell.recolour(palette)

    @Slot()
    def _show_step(self) -> None:
        results = self._results
        if results is not None and (better_mix(results) is not None or keeps_some(results)):
            self.mix_wanted.emit()
        elif results is not None and results.shown is not None:
            self.shown.emit(results.shown.step.accounts)

    def show_results(self, results: Results) -> None:
        """Write the figures of these results."""
        self._results = results
        shown = results.shown
        self._earned(results)
        self._billed(results)
        mix = better_mix(results)
        number = shown is not None and shown.step.kind.is_a_number
        self.show_me.setVisible(mix is not None or number or keeps_some(results))
        if shown is None:
            self.next.say(text("The next resold account brings"), DASH, "")
            self.step.say(text("Best next step"), DASH, "")
            return
        self._next(results, shown)
        if mix is None:
            self._best(results, shown)
        else:
            self._best_mix(results.book, mix)

    def _earned(self, results: Results) -> None:
        plan, shown = results.book.plan, results.shown
        before_work = not counts_work(results.book)
        if results.what_if is not None:
            name = text("You would earn a month")
        else:
            name = text("You earn a month")
        if before_work:
            name = text("{name}, before your work").format(name=name)
        if shown is None:
            self.earn.say(name, DASH, text("Not every figure is known yet"))
            return
        standing = shown.standing
        parts = []
        if standing.margin is not None:
            parts.append(text("{margin} margin").format(margin=percent(standing.margin, 1)))
        if not before_work:
            parts.append(text("{hours} h of work").format(hours=whole_hours(standing.hours)))
        detail = " · ".join(parts)
        figure = money(standing.profit, plan.currency, unit=True)
        self.earn.say(name, figure, detail, tone="loss" if standing.profit < 0 else "")

    def _billed(self, results: Results) -> None:
        plan, shown = results.book.plan, results.shown
        vendor = VENDOR if VENDOR in plan.programme.name else text("The vendor")
        name = text("{vendor} bills you").format(vendor=vendor)
        if shown is None:
            self.bill.say(name, DASH, "")
            return
        standing = shown.standing
        sold = plural("{accounts} resold", "{accounts} resold", standing.accounts)
        parts = [sold.format(accounts=count(standing.accounts))]
        disabled = results.book.accounts(Kind.DISABLED)
        if disabled:
            idle = plural("{accounts} disabled", "{accounts} disabled", disabled)
            parts[0] += f", {idle.format(accounts=count(disabled))}"
        parts.append(text("{discount} off list").format(discount=percent(standing.discount)))
        figure = money(standing.vendor_bill, plan.currency, unit=True)
        abroad = plan.buys_abroad and results.what_if is None
        invoice = results.book.invoice if abroad else None
        if invoice is not None:
            # The invoice is in the list's currency: that is the figure to hold against it.
            parts.append(text("{amount} at your rate").format(amount=figure))
            figure = money(invoice, plan.price_list.currency, unit=True)
        totals = results.book.totals
        if results.what_if is None and totals is not None and totals.vendor_tax:
            tax = money(totals.vendor_tax, plan.currency, unit=True)
            parts.append(text("+ {amount} tax").format(amount=tax))
        self.bill.say(name, figure, " · ".join(parts))

    def _next(self, results: Results, shown: Shown) -> None:
        currency = results.book.plan.currency
        if results.curve.all_on_commission and results.what_if is None:
            self._instead(shown, currency)
            return
        late = results.book.plan.programme.effective is Effective.NEXT_CYCLE
        detail = ""
        if shown.tier_at is not None and shown.tier_at > shown.standing.accounts + 1:
            gain = money(shown.tier_gain, currency, unit=True, sign=True)
            pattern = (
                text("the one that reaches {accounts}: {gain}, one cycle later")
                if late
                else text("the one that reaches {accounts}: {gain}")
            )
            detail = pattern.format(accounts=count(shown.tier_at), gain=gain)
        elif shown.tier_at is not None:
            detail = (
                text("it reaches the next tier, which is billed one cycle later")
                if late
                else text("it reaches the next tier")
            )
        self.next.say(
            text("The next resold account brings"),
            money(shown.next_account, currency, unit=True, sign=True),
            detail,
            text("on average"),
            tone="loss" if shown.next_account < 0 else "",
        )

    def _instead(self, shown: Shown, currency: Currency) -> None:
        """What reselling would bring a book that is wholly on commission."""
        self.next.say(
            text("Reselling them would bring"),
            money(shown.step.gain, currency, unit=True, sign=True),
            text("the same accounts, instead of commission"),
            tone="loss" if shown.step.gain < 0 else "",
        )

    def _best(self, results: Results, shown: Shown) -> None:
        step, currency = shown.step, results.book.plan.currency
        if keeps_some(results):
            # What is locked stays, whatever it would bring.
            step = step._replace(kind=StepKind.KEEP_LOCKED)
        reason = findings.step_reason(step, currency)
        set_words(self.show_me, text("Show me"))
        gains = step.kind.is_a_number and step.gain > 0
        figure = findings.step_headline(step)
        self.step.say(text("Best next step"), figure, reason, tone="gain" if gains else "")

    def _best_mix(self, book: Book, mix: Mix) -> None:
        """The clients that earn more on the other channel; the whole sentence is on hover."""
        set_words(self.show_me, text("Show me"))
        self.step.say(
            text("Best next step"),
            words.headline(book.plan, mix),
            words.headline_detail(book, mix),
            tone="gain",
            more=words.sentence(book, mix),
            shorter=words.shortest(mix),
        )


def keeps_some(results: Results) -> bool:
    """Whether reselling all would bring more, and clients that are locked keep it from being so."""
    mix, shown = results.mix, results.shown
    if mix is None or shown is None or results.what_if is not None:
        return False
    clients = results.book.plan.clients
    locked = any(each.channel_locked and each.status is Status.ACTIVE for each in clients)
    return locked and shown.step.kind is StepKind.RESELL_ALL and mix.gain <= 0


def better_mix(results: Results) -> Mix | None:
    """The mix that is the best next step; None where none brings more, or a what-if is looked at.

    It comes before a tier within reach, even one that would bring more: it is the clients that
    there are, and can be had this month, where a tier asks for new ones. What it brings is exact,
    and with the mix the tier may come by itself.
    """
    mix = results.mix
    if mix is None or mix.gain <= 0 or results.what_if is not None or results.shown is None:
        return None
    return mix
