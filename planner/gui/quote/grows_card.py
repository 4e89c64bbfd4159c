"""What a quoted client costs once its list grows, what signing does to the others, and the year."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton

from planner.charts.style import UNIT, Palette
from planner.gui.plain_table import Head, Line, PlainTable
from planner.gui.widgets import Card, Note, label, set_words
from planner.model.bands import Band
from planner.model.quote import Quote
from planner.words import quote as words
from planner.words import quote_page
from planner.words.catalogue import text
from planner.words.numbers import count, money, percent


class GrowsCard(Card):
    """The contact bands of a quote, the others, and the first year line by line.

    Signals:
        wanted: the input at a place of the plan is wanted.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        """Build the card."""
        super().__init__()
        self._quote: Quote | None = None
        self.title, self.others_title = label("title"), label("section")
        self.year_title = label("section")
        self.bands, self.others, self.year = (PlainTable(whole=True) for _ in range(3))
        for table in (self.others, self.year):
            table.horizontalHeader().hide()
        self.growth, self.effect = Note(), Note()
        self.enter_price = QPushButton()
        self.enter_price.setProperty("kind", "link")
        self.enter_price.clicked.connect(self._want_price)
        self.rows.addWidget(self.title)
        self.rows.addWidget(self.bands)
        self.rows.addWidget(self.growth)
        self.rows.addWidget(self.enter_price)
        self.rows.addSpacing(UNIT)
        self.rows.addWidget(self.others_title)
        self.rows.addWidget(self.others)
        self.rows.addWidget(self.effect)
        self.rows.addSpacing(UNIT)
        self.rows.addWidget(self.year_title)
        self.rows.addWidget(self.year)
        self.rows.addStretch(1)

    def _unpublished(self) -> Band | None:
        """The first band of those shown that has no price."""
        if self._quote is None:
            return None
        shown = _shown(self._quote)
        return next((each for each in shown if each.price is None), None)

    @Slot()
    def _want_price(self) -> None:
        quote, band = self._quote, self._unpublished()
        if quote is not None and band is not None:
            plan = quote.client.overrides.plan or quote.package.plan
            self.wanted.emit(("price_list", "prices", plan, str(band.contacts)))

    def show_quote(self, quote: Quote | None) -> None:
        """Show what follows from a quote; without figures, nothing."""
        self._quote = quote
        heads = (
            Head(text("Contacts"), figures=False),
            Head(text("Client pays")),
            Head(text("You keep")),
        )
        shown = () if quote is None else _shown(quote)
        self.bands.show_lines(
            heads, [] if quote is None else [_band(each, quote) for each in shown]
        )
        others = [] if quote is None else _others(quote)
        self.others.show_lines((Head("", figures=False), Head("")), others)
        year = [] if quote is None else _year(quote)
        self.year.show_lines((Head("", figures=False), Head("")), year)
        self.growth.say(_growth(quote))
        self.enter_price.setVisible(self._unpublished() is not None)
        self.effect.say("" if quote is None else words.on_the_others(quote))

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        for table in (self.bands, self.others, self.year):
            table.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.title, text("When the list grows"))
        set_words(self.others_title, text("What signing does to the others"))
        set_words(self.enter_price, text("Enter a list price"))
        self.bands.setAccessibleName(text("When the list grows"))
        self.others.setAccessibleName(text("What signing does to the others"))
        set_words(self.year_title, text("What the first year leaves"))
        self.year.setAccessibleName(text("What the first year leaves"))
        self.show_quote(self._quote)


def _growth(quote: Quote | None) -> str:
    if quote is None:
        return ""
    if not quote.client.growth and words.current_band(quote) is not None:
        return text("Say how much the list grows a month, and it says when the next band comes.")
    return words.growth(quote)


def _shown(quote: Quote) -> tuple[Band, ...]:
    """The band of today, the one below it, and all above."""
    current = words.current_band(quote)
    first = 0 if current is None else max(quote.bands.index(current) - 1, 0)
    return quote.bands[first:]


def _band(of: Band, quote: Quote) -> Line:
    currency = quote.plan.currency
    cells = (words.band(of), money(of.price, currency), money(of.contribution, currency))
    lost = of.contribution is not None and of.contribution < 0
    when = "" if of.is_current else words.reached(of)
    unpublished = text("not published") if of.price is None else ""
    return Line(
        cells,
        bold=3 if of.is_current else 0,
        under=(when, unpublished, "") if when or unpublished else (),
        tones=("", "", "loss") if lost else (),
        tinted=of.is_current,
    )


def _others(quote: Quote) -> list[Line]:
    others = quote.others
    lines = [
        Line(
            (
                text("Resold accounts"),
                quote_page.change(count(quote.sold_before), count(quote.sold)),
            )
        )
    ]
    if (quote.counted_before, quote.counted) != (quote.sold_before, quote.sold):
        counted = quote_page.change(count(quote.counted_before), count(quote.counted))
        lines.append(Line((text("Accounts that count"), counted)))
    discounts = percent(quote.discount_before), percent(quote.discount)
    lines.append(Line((words.discount_of(quote), quote_page.change(*discounts))))
    if others.effect:
        lines.append(_gain(text("Your other clients"), others.effect, quote))
    if others.at_next is not None and others.next_start is not None:
        lines.append(_gain(quote_page.when_reached(others.next_start), others.at_next, quote))
    return lines


def _gain(name: str, amount: int, quote: Quote) -> Line:
    tone = "gain" if amount > 0 else "loss" if amount < 0 else ""
    return Line((name, quote_page.a_month(amount, quote.plan.currency)), tones=("", tone))


def _year(quote: Quote) -> list[Line]:
    currency = quote.plan.currency
    lines = [
        Line((words.year_part(each), money(each.amount, currency))) for each in quote.deal.year
    ]
    all_ = money(quote.first_year, currency)
    tone = "loss" if quote.first_year < 0 else ""
    return [*lines, Line((text("All"), all_), bold=2, tones=("", tone), tinted=True)]
