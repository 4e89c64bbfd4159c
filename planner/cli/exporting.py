"""``planner export``: charts and documents as files, for us or for a client, without a display."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli import quote as quoted
from planner.cli.export import OF_CLIENTS, Asked, NotExportedError, size_of
from planner.model.book import Book
from planner.model.money import Currency
from planner.model.offer import Offer
from planner.model.offering import Vendor, offer
from planner.model.problems import Problem
from planner.storage import shipped
from planner.storage.plan_file import save_bytes
from planner.words import leaks as leak_words
from planner.words.catalogue import text
from planner.words.sentences import one_line, sentence

if TYPE_CHECKING:  # matplotlib and the like are loaded once something is made
    from planner.charts.picture import Picture

MOST_LEAKS = 5
BELOW = "below-published"
LETTERED = {".pdf", ".pptx"}
"""Documents in fonts of ours: tables are shown in those of whoever opens them."""


def export(wanted: Asked, book: Book, warnings: Iterable[Problem], plan: Path) -> list[str]:
    """Make a file and write it, whole or not at all.

    Args:
        wanted: what is asked for.
        book: the plan's month.
        warnings: what is to be warned of in the plan.
        plan: the plan's own file.

    Returns:
        What to warn of.

    Raises:
        NotExportedError: if it cannot be made, or must not leave for a client.
        PlanFileError: if it cannot be written; what is there stays as it is.
    """
    made = _Maker(wanted, book)
    content = made.client_file(plan) if wanted.for_client else made.own_file()
    save_bytes(wanted.to, content)
    return [*_below(warnings, book), *made.warnings]


def _below(warnings: Iterable[Problem], book: Book) -> list[str]:
    """The warnings that whoever reads the prices should know of."""
    currency = book.plan.currency
    return [sentence(each, currency=currency) for each in warnings if each.code == BELOW]


class _Maker:
    """Makes one file of a book."""

    def __init__(self, wanted: Asked, book: Book) -> None:
        self.wanted, self.book, self.plan = wanted, book, book.plan
        self.today = datetime.datetime.now().astimezone().date()
        self.warnings: list[str] = []
        if wanted.client is None:
            self.row = None
        else:
            try:
                self.row = quoted.row_of(self.plan, wanted.client)
            except quoted.NotQuotedError as error:
                raise NotExportedError(str(error)) from error

    def offer(self) -> Offer:
        """What the client may see."""
        like = shipped.programme_like(self.plan.programme)
        names = {key: name for each in shipped.price_lists() for key, name in each.plans.items()}
        vendor = Vendor("" if like is None else like.vendor, names)
        made = offer(self.plan, self.row, self.today, vendor)
        if not made.packages:
            raise NotExportedError(text("there is no package to offer yet: add one"))
        if self.wanted.basket is not None:
            value = _minor(self.wanted.basket, self.plan.currency)
            made = replace(made, order_value=value)
        if self.wanted.order_margin is not None:
            made = replace(made, order_margin=self.wanted.order_margin)
        return made

    def client_file(self, plan: Path) -> bytes:
        """A file for a client, read back before anybody gets it."""
        from planner.export.audience import leaks
        from planner.model.secrets import secrets
        from planner.model.shown import typed

        shown = self.offer()
        if self.wanted.chart:
            content = self._drawn(self._client_picture(shown), shown)
        else:
            content = self._client_document(shown)
        hidden = secrets(self.book, shown, (plan.name, plan.stem))
        found = leaks(content, self.wanted.suffix, typed(shown, self.plan.brand), hidden)
        if found:
            said = [leak_words.sentence(*each) for each in found[:MOST_LEAKS]]
            raise NotExportedError(*dict.fromkeys(said))
        return content

    def own_file(self) -> bytes:
        """A file for us."""
        chart = self.wanted.chart
        if not chart:
            return self._own_document()
        if chart in OF_CLIENTS:
            shown = self.offer()
            return self._drawn(self._client_picture(shown), shown)
        from planner.export.internal.charts import NothingToDrawError, picture

        try:
            made = picture(chart, self.book)
        except NothingToDrawError as error:
            raise NotExportedError(str(error)) from error
        return self._drawn(made, None)

    def _client_picture(self, shown: Offer) -> Picture:
        from planner.charts.client import growth_price, packages, payback

        match self.wanted.chart:
            case "packages":
                return packages.picture(shown, shown.starts)
            case "growth-price":
                return growth_price.picture(shown, shown.starts)
            case _:
                value, kept = shown.order_value, shown.order_margin
                lacking = [
                    option
                    for option, given in (("--basket", value), ("--order-margin", kept))
                    if given is None
                ]
                if lacking:
                    said = text(
                        '"payback" needs to know what an order brings the client: give {options}'
                    )
                    raise NotExportedError(said.format(options=", ".join(lacking)))
                why = payback.why_not(shown, shown.starts, value, kept)
                if why:
                    raise NotExportedError(why)
                return payback.picture(shown, shown.starts, value, kept)

    def _drawn(self, picture: Picture, shown: Offer | None) -> bytes:
        from planner.charts.brand import brand_palette
        from planner.export import image
        from planner.export.footer import client_footer, internal_footer

        brand = self.plan.brand
        own = internal_footer(self.plan, self.today)
        sheet = image.Sheet(
            picture=picture,
            footer=own if shown is None else client_footer(shown),
            internal=not self.wanted.for_client,
            palette=brand_palette(brand),
            face=brand.font,
        )
        self._warn_of_letters([sheet.said, sheet.alt, sheet.foot])
        size = size_of(self.wanted)
        match self.wanted.suffix:
            case ".png":
                return image.png(sheet, size)
            case ".svg":
                return image.svg(sheet, size)
            case _:
                return image.pdf(sheet, size)

    def _warn_of_letters(self, texts: Iterable[str]) -> None:
        from planner.export.glyphs import missing

        lacking = missing(texts, self.plan.brand)
        if lacking:
            said = text("no font at hand has these characters: {characters}")
            self.warnings.append(said.format(characters=one_line(" ".join(lacking))))

    def _client_document(self, shown: Offer) -> bytes:
        from planner.export.client import tables
        from planner.model.shown import typed

        brand, start = self.plan.brand, shown.starts
        if self.wanted.suffix in LETTERED:
            self._warn_of_letters(each for each in typed(shown, brand) if isinstance(each, str))
        match self.wanted.suffix:
            case ".csv":
                return tables.csv(shown, start)
            case ".xlsx":
                return tables.workbook(shown, start, brand)
            case ".pdf":
                from planner.export.client.proposal import proposal

                return proposal(shown, start, brand)
            case _:
                from planner.export.client.slides import slides

                return slides(shown, start, brand, shown.order_value, shown.order_margin)

    def _own_document(self) -> bytes:
        from planner.model.own_words import own_words

        if self.wanted.suffix in LETTERED:
            self._warn_of_letters(own_words(self.plan))
        match self.wanted.suffix:
            case ".csv":
                from planner.export.internal.tables import csv

                return csv(self.book)
            case ".xlsx":
                from planner.export.internal.workbook import refusal, workbook

                why = refusal(self.book)
                if why is not None:
                    raise NotExportedError(why)
                return workbook(self.book, self.today)
            case ".pdf":
                from planner.export.internal.report import report

                return report(self.book, self.plan.brand, self.today)
            case _:
                from planner.export.internal.slides import slides

                return slides(self.book, self.today)


def _minor(amount: Decimal, currency: Currency) -> int:
    """An amount in minor units.

    Raises:
        NotExportedError: if it has more decimals than the currency.
    """
    minor = amount.scaleb(currency.exponent)
    if minor % 1:
        said = text('"{amount}" has more decimals than {currency} has')
        raise NotExportedError(said.format(amount=f"{amount:f}", currency=currency.code))
    return int(minor)
