"""What may be given to a client that is quoted, and what the other ways to buy would leave."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from planner.charts.style import UNIT, Palette
from planner.gui.fields.asking import Asking
from planner.gui.fields.number import NumberField
from planner.gui.overview.fields import RATE_DIGITS
from planner.gui.plain_table import Head, Line, PlainTable
from planner.gui.widgets import Card, Note, label, set_words
from planner.model.allowed_edits import is_ticked, with_ticks
from planner.model.concessions import Conceded, conceded, usual
from planner.model.gifts import Concession, Gift
from planner.model.offer_checks import MOST_LISTED
from planner.model.plan import Billing, Channel
from planner.model.problems import Place, Problem
from planner.model.quote import Quote
from planner.model.quote_edits import changes_package, with_concession
from planner.words import entry, quote_page, shown_to_client
from planner.words import quote as words
from planner.words.catalogue import text
from planner.words.numbers import money, percent
from planner.words.places import sentence_of

COMMISSION: Place = ("programme", "commission", "rate")
MARGIN_DIGITS = 1


class GiveCard(Card):
    """Concessions with what each costs, and the ways in which the client can buy.

    Signals:
        granted: a concession is granted.
        ticked: the client may choose a concession, or may not.
        channel_chosen: the client is to be offered another channel.
        wanted: the input at a place of the plan is wanted.
    """

    granted = Signal(object)
    ticked = Signal(object, bool)
    channel_chosen = Signal(object)
    wanted = Signal(object)

    def __init__(self) -> None:
        """Build the card."""
        super().__init__()
        self._quote: Quote | None = None
        self._share: Decimal | None = None
        self.conceded: tuple[Conceded, ...] = ()
        self._picked: Concession | None = None
        self.title = label("title")
        self.table = PlainTable(whole=True)
        self.table.opened.connect(self._opened)
        self.table.ticked.connect(self._tick)
        self.table.selectionModel().currentRowChanged.connect(self._pick)
        self.about_ticks, self.ticks_wrong = Note(), Note("problem")
        self.sees = QPushButton()
        self.sees.setProperty("kind", "link")
        self.share_name = label("muted")
        self.share = NumberField(_read_share, _share_text)
        self.share.setObjectName("share")
        self.share.doubts = entry.per_cent_doubt
        self.share.entered.connect(self._share_typed)
        self.share.set_unit("%")
        self.share_name.setBuddy(self.share)
        self.share_wrong = Note("complaint")
        self.share.complained.connect(self.share_wrong.say)
        self.grant = QPushButton()
        self.grant.clicked.connect(self._grant)
        self.grant_note = Note()
        self.direct = label("section")
        self.ways = PlainTable(whole=True)
        self.commission, self.even = Note(), Note()
        self.enter_rate, self.channel = QPushButton(), QPushButton()
        for link in (self.enter_rate, self.channel):
            link.setProperty("kind", "link")
        self.enter_rate.clicked.connect(self._want_rate)
        self.channel.clicked.connect(self._choose_channel)
        self._lay_out()

    def _lay_out(self) -> None:
        own, give, links, sees = (QHBoxLayout() for _ in range(4))
        sees.addWidget(self.sees)
        sees.addStretch(1)
        own.addWidget(self.share_name, 1)
        own.addWidget(self.share)
        give.setSpacing(UNIT)
        give.addWidget(self.grant_note, 1)
        give.addWidget(self.grant, 0, Qt.AlignmentFlag.AlignRight)
        links.setSpacing(2 * UNIT)
        links.addWidget(self.enter_rate)
        links.addWidget(self.channel)
        links.addStretch(1)
        self.rows.addWidget(self.title)
        self.rows.addWidget(self.table)
        self.rows.addWidget(self.about_ticks)
        self.rows.addWidget(self.ticks_wrong)
        self.rows.addLayout(sees)
        self.rows.addLayout(own)
        self.rows.addWidget(self.share_wrong)
        self.rows.addWidget(Asking(self.share))
        self.rows.addLayout(give)
        self.rows.addSpacing(UNIT)
        self.rows.addWidget(self.direct)
        self.rows.addWidget(self.ways)
        self.rows.addWidget(self.commission)
        self.rows.addWidget(self.even)
        self.rows.addLayout(links)
        self.rows.addStretch(1)

    # What the hand does.

    @Slot(object)
    def _share_typed(self, share: Decimal | None) -> None:
        self._share = share
        if self._quote is not None:
            self.show_quote(self._quote)

    @Slot(QModelIndex, QModelIndex)
    def _pick(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        index = now.row() - 1
        self._picked = self.conceded[index].concession if 0 <= index < len(self.conceded) else None
        self._show_grant()

    @Slot(int)
    def _opened(self, row: int) -> None:
        if 0 < row <= len(self.conceded):
            self._picked = self.conceded[row - 1].concession
            self._show_grant()
            self._grant()

    @Slot(int, bool)
    def _tick(self, row: int, on: bool) -> None:
        if 0 < row <= len(self.conceded):
            self.ticked.emit(self.conceded[row - 1].concession, on)

    @Slot()
    def _grant(self) -> None:
        if self._picked is not None and self.grant.isEnabled():
            self.granted.emit(self._picked)

    @Slot()
    def _want_rate(self) -> None:
        self.wanted.emit(COMMISSION)

    @Slot()
    def _choose_channel(self) -> None:
        if self._quote is not None:
            resold = self._quote.deal.channel is Channel.RESALE
            self.channel_chosen.emit(Channel.COMMISSION if resold else Channel.RESALE)

    # What the eye sees.

    def show_quote(self, quote: Quote | None) -> None:
        """Show what each concession of a quote leaves; without figures, nothing."""
        self._quote = quote
        shares = (Gift.SERVICES_OFF, Gift.ALL_OFF) if self._share else ()
        if quote is None:
            self.conceded = ()
            lines, ways = [], []
        else:
            own = [Concession(gift, rate=self._share or Decimal(0)) for gift in shares]
            ticked = quote.client.allowed.concessions[:MOST_LISTED]
            asked = with_ticks((*usual(quote.package), *own), ticked)
            self.conceded = conceded(quote.deal, asked, quote.target)
            lines = [_as_it_is(quote), *(_line(each, quote) for each in self.conceded)]
            ways = _ways(quote)
        picked = self._picked
        self.about_ticks.say(shown_to_client.about_ticks() if self.conceded else "")
        self.table.show_lines(
            (
                Head(text("If they ask for"), figures=False),
                Head(text("You keep")),
                Head(text("Margin")),
            ),
            lines,
        )
        self.ways.show_lines(
            (Head("", figures=False), Head(text("Client pays")), Head(text("You keep"))), ways
        )
        self._pick_again(picked)
        self._show_commission(quote)

    def mark(self, wrong: Sequence[Problem]) -> None:
        """Say what is wrong with what the client may see, for as long as it is."""
        said = [] if self._quote is None else [
            sentence_of(each, self._quote.plan.currency) for each in wrong
        ]  # fmt: skip
        self.ticks_wrong.say("\n".join(dict.fromkeys(said)))

    def _pick_again(self, picked: Concession | None) -> None:
        """Keep in hand what was, whatever its row is now."""
        rows = [each.concession for each in self.conceded]
        if picked in rows:
            self._picked = picked
            row = rows.index(picked) + 1
            if self.table.currentIndex().row() != row:
                self.table.selectRow(row)
        elif picked is not None or self.table.currentIndex().row() > 0:
            self._picked = None
            self.table.setCurrentIndex(QModelIndex())
        self._show_grant()

    def _show_grant(self) -> None:
        """Say what would be granted, or why that cannot be."""
        quote, picked = self._quote, self._picked
        made = None
        if quote is None or picked is None:
            said = "" if quote is None else text("Choose a line to grant it.")
        else:
            made = with_concession(quote.plan, quote.row, picked)
            if made is None:
                said = quote_page.shared_package()
            elif changes_package(quote.plan, quote.row, picked):
                said = quote_page.also_in_the_package(picked.months)
            else:
                said = words.concession(picked)
        self.grant_note.say(said)
        self.grant.setEnabled(made is not None)
        named = text("Grant it") if made is None or picked is None else words.step(picked)
        self.grant.setAccessibleName(named)

    def _show_commission(self, quote: Quote | None) -> None:
        rate = None if quote is None else quote.plan.programme.commission.rate
        self.commission.say("" if quote is None else quote_page.commission_said(rate))
        self.even.say("" if quote is None or rate is not None else words.break_even(quote))
        self.enter_rate.setVisible(quote is not None and rate is None)
        self.channel.setVisible(quote is not None)
        if quote is not None:
            resold = quote.deal.channel is Channel.RESALE
            set_words(self.channel, text("Offer it on commission") if resold else text("Resell it"))

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.table.recolour(palette)
        self.ways.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.title, text("What you may give"))
        set_words(self.sees, text("What the client sees…"))
        self.table.shown.tick_words = shown_to_client.may_choose()
        set_words(self.share_name, text("Another percentage off"))
        set_words(self.direct, text("Resell, or let them buy direct"))
        set_words(self.grant, text("Grant it"))
        set_words(self.enter_rate, text("Enter your commission rate"))
        self.share.setAccessibleName(text("Another percentage off"))
        self.table.setAccessibleName(text("What you may give"))
        self.ways.setAccessibleName(text("Resell, or let them buy direct"))
        self.share.rewrite()
        self.show_quote(self._quote)


def _read_share(typed: str) -> Any:
    if not typed.strip():
        return None
    return entry.read_rate(typed, low=Decimal(0), high=Decimal(1), digits=RATE_DIGITS)


def _share_text(share: Decimal | None) -> str:
    return "" if share is None else percent(share).removesuffix("%").rstrip()


def _as_it_is(quote: Quote) -> Line:
    kept = money(quote.contribution, quote.plan.currency)
    tone = "loss" if quote.loses_money else "warning" if quote.is_below_target else ""
    if not tone and quote.target is not None:
        tone = "gain"
    said = text("▼ below cost") if quote.loses_money else text("▲ below target")
    under = said if tone in {"loss", "warning"} else ""
    return Line(
        (text("nothing off"), kept, percent(quote.margin, MARGIN_DIGITS)),
        bold=3,
        under=("", "", under) if under else (),
        tones=("", "", tone),
        under_tones=("", "", tone) if under else (),
        tinted=True,
    )


def _line(of: Conceded, quote: Quote) -> Line:
    currency = quote.plan.currency
    name, more = quote_page.asked_for(of.concession)
    said, tone = quote_page.verdict(of)
    cost = quote_page.cost(of, quote.contribution, currency)
    fine = "gain" if quote.target is not None else ""
    client, asked = quote.client, of.concession
    # Who pays by the year already has no other billing to choose.
    tick = None
    if client.billing is Billing.MONTHLY or asked.gift is not Gift.PAID_AT_ONCE:
        tick = is_ticked(client.allowed.concessions, asked)
    return Line(
        (name, money(of.contribution, currency), percent(of.margin, MARGIN_DIGITS)),
        under=(more, cost, said),
        tones=("", "", tone or fine),
        under_tones=("", "", tone),
        tick=tick,
    )


def _ways(quote: Quote) -> list[Line]:
    currency, lines = quote.plan.currency, []
    resold = quote.deal.channel is Channel.RESALE
    for index, each in enumerate(quote.purchases):
        name, more = quote_page.way(each.way)
        cells = (name, money(each.price, currency), money(each.contribution, currency))
        here = index == (0 if resold else 1)
        under = (more, "", words.beside(each, quote.plan))
        lines.append(Line(cells, bold=3 if here else 0, under=under, tinted=here))
    return lines
