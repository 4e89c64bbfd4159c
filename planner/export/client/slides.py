"""Slides for a client: its packages, its prices and its terms, in native charts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches, Pt

from planner.charts.client import direct, growth_price, packages, payback
from planner.export.client import packages_table
from planner.export.deck.data import major, money_format
from planner.export.deck.deck import BODY, Deck, Place, Said, title_of
from planner.export.deck.flow import flow, height
from planner.export.deck.native import Axis, Line, Values, columns, lines
from planner.export.deck.table import Cell, table
from planner.export.footer import client_footer
from planner.model.brand import Brand
from planner.model.offer import Choice, Offer
from planner.words import client_charts as said
from planner.words import client_slides as words
from planner.words.numbers import date

CONTACT_SIZES = 14.0, 12.0, 10.0, 8.0
"""The first that leaves the first slide its footer."""

NOTE = Place(0.6, 6.62, 12.1, 0.3)
ABOVE_NOTE = BODY._replace(height=4.7)


def slides(
    offer: Offer,
    choice: Choice,
    brand: Brand,
    order_value: int | None = None,
    order_margin: Decimal | None = None,
) -> bytes:
    """The presentation.

    Args:
        offer: what the client may see.
        choice: what was looked at.
        brand: the agency's looks.
        order_value: an order of the client's shop on average; None: the offer's, if it has one.
        order_margin: what of it the client keeps; likewise.
    """
    value = offer.order_value if order_value is None else order_value
    margin = offer.order_margin if order_margin is None else order_margin
    made = _Slides(offer, choice, brand)
    made.first()
    flow(made.deck, words.introduction(), offer.introduction)
    packages_table.add_to(made.deck, offer, choice, made.what)
    made.packages_chart()
    made.growth()
    if (
        value is not None
        and margin is not None
        and not payback.why_not(offer, choice, value, margin)
    ):
        made.payback(value, margin)
    made.direct()
    made.last()
    return made.deck.save(words.title(said.name(offer.client)), said.name(offer.agency))


class _Slides:
    """The slides of one offer."""

    def __init__(self, offer: Offer, choice: Choice, brand: Brand) -> None:
        self.offer, self.choice, self.brand = offer, choice, brand
        self.deck = Deck(brand, client_footer(offer))
        self.exact = money_format(offer.currency)
        self.round = money_format(offer.currency, decimals=False)
        self.what = said.what_prices_are(
            accounts=offer.accounts,
            yearly=choice.yearly,
            taxed=bool(offer.tax_rate),
            services_only=not offer.includes_software,
        )

    def first(self) -> None:
        """For whom it is, by whom, from when until when."""
        offer = self.offer
        slide = self.deck.slide(words.title(said.name(offer.client)), logo=False)
        title = title_of(slide)
        title.left, title.top = Inches(0.6), Inches(2.5)
        title.width, title.height = Inches(12.1), Inches(1.5)
        title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        title.text_frame.paragraphs[0].runs[0].font.size = Pt(40)
        self.deck.add_logo(slide, Inches(0.6), Inches(0.7), Inches(4), Inches(1.1))
        self.deck.add_line(slide, Place(0.6, 4.15, 1.2, 0.06))
        about = [
            Said(said.name(offer.agency), 20, bold=True, after=6),
            Said(f"{date(offer.made_on)} · {words.valid_until(offer.valid_until)}", 16, after=6),
        ]
        place = Place(0.6, 4.4, 12.1, 2.4)
        for size in CONTACT_SIZES:
            shown = [*about, *self._contact(size)]
            if height(shown, place.width) <= place.height:
                break
        self.deck.say(slide, place, shown)

    def packages_chart(self) -> None:
        """The price of each package."""
        picture = packages.picture(self.offer, self.choice)
        prices = packages.monthly_prices(self.offer, self.choice)
        if all(each is None for each in prices):
            return
        names = [
            words.asked(said.name(each.name), said.on_request())
            if amount is None
            else said.name(each.name)
            for each, amount in zip(self.offer.packages, prices, strict=True)
        ]
        self._bars(picture.title, picture.summary, names, prices, strong=self.choice.package)

    def _bars(
        self,
        title: str,
        alt: str,
        names: Sequence[str],
        prices: Sequence[int | None],
        *,
        strong: int,
        place: Place = BODY,
    ) -> None:
        """Lying bars, one of them strong."""
        values = Values(said.paid(), tuple(map(self._value, prices)))
        pale = [at for at in range(len(names)) if at != strong]
        axis = Axis(self.what, self.round)
        slide = self.deck.slide(title)
        columns(
            slide,
            place,
            names,
            [values],
            axis,
            alt,
            lying=True,
            gap=max(60, 300 - 60 * len(names)),
            pale=pale,
            labels=self.exact,
        )

    def _value(self, amount: int | None) -> float | None:
        return None if amount is None else major(amount, self.offer.currency)

    def growth(self) -> None:
        """What is paid in each band; today's stands out."""
        offer, choice = self.offer, self.choice
        bands = offer.as_the_list_grows(choice)
        if all(band.amount is None for band in bands):
            return
        picture = growth_price.picture(offer, choice)
        names = []
        for band in bands:
            when = growth_price.now(offer) if band.reached == 0 else ""
            if band.reached:
                when = said.month_name(offer.made_on, band.reached)
            limit = words.up_to(band.contacts)
            if band.amount is None:
                limit = words.asked(limit, said.on_request())
            names.append(words.band(limit, when))
        at = growth_price.current(bands, offer.contacts_of(choice))
        values = Values(said.paid(), tuple(self._value(band.amount) for band in bands))
        slide = self.deck.slide(picture.title)
        columns(
            slide,
            BODY,
            names,
            [values],
            Axis(self.what, self.round),
            picture.summary,
            names=said.contacts_axis(offer.contacts_of(choice)),
            gap=4,
            pale=[place for place in range(len(bands)) if place != at],
            labels=self.exact,
        )

    def payback(self, value: int, margin: Decimal) -> None:
        """What orders earn beside what is paid."""
        offer, choice = self.offer, self.choice
        pays, orders = offer.payments(choice), offer.orders_that_pay(choice, value, margin)
        if pays is None or orders is None:
            return
        picture = payback.picture(offer, choice, value, margin)
        currency = offer.currency
        price = major(pays.monthly.amount, currency)
        ring = (orders, major(payback.earned(orders, value, margin), currency))
        so_many = said.so_many_orders(orders)
        # No farther than to the ring: a figure beyond would be nobody's.
        shown = [
            Line(said.earned(), ((0, 0), ring)),
            Line(said.paid(), ((0, price), (orders, price)), "commission", "dashed"),
            Line(so_many, (ring,), "ink", ring=True, said=so_many),
        ]
        slide = self.deck.slide(picture.title)
        across = Axis(said.orders_axis(), "#,##0")
        amounts = Axis(self.what, self.round)
        lines(slide, BODY, shown, across, amounts, picture.summary)

    def direct(self) -> None:
        """Beside both public prices, where that was asked for and all are known."""
        offer = self.offer
        found, picture = direct.beside(offer, self.choice), direct.picture(offer, self.choice)
        if found is None or picture is None or offer.prices_of is None:
            return
        vendor = said.name(offer.vendor) or said.the_vendor()
        names = [said.with_us(), said.direct_monthly(vendor), said.direct_yearly(vendor)]
        dated = said.public_price(offer.prices_of)
        if offer.public_currency in {None, offer.currency}:
            prices = [found.ours, found.monthly, found.yearly]
            self._bars(picture.title, picture.summary, names, prices, strong=0, place=ABOVE_NOTE)
            slide = self.deck.made.slides[len(self.deck.made.slides) - 1]
            self.deck.say(slide, NOTE, [Said(dated, 11, "muted")])
        else:
            slide = self.deck.slide(picture.title)
            public = offer.public_currency
            amounts = [
                said.price(found.ours, offer.currency),
                *(said.price(each, public) for each in (found.monthly, found.yearly)),
            ]
            notes = [said.our_services(), dated, dated]
            rows: list[list[Cell]] = [
                [[Said(name, 16)], [Said(amount, 20, bold=True)], [Said(note, 14, "muted")]]
                for name, amount, note in zip(names, amounts, notes, strict=True)
            ]
            table(slide, BODY._replace(height=1.5), rows, (4, 2.5, 5.6), picture.summary)

    def last(self) -> None:
        """Terms, how long the offer holds, and whom to tell."""
        flow(self.deck, words.terms(), self.offer.terms, self._ends)

    def _ends(self, size: float) -> list[Said]:
        ends = [
            Said(words.valid_until(self.offer.valid_until), size, bold=True, after=size / 3),
            Said(words.next_step(), size, after=size * 2 / 3),
        ]
        return [*ends, *self._contact(min(size, CONTACT_SIZES[0]))]

    def _contact(self, size: float) -> list[Said]:
        return [Said(said.name(line), size, "muted") for line in self.brand.contact]
