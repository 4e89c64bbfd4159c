"""``planner export``: charts and documents as files, for us or for a client, without a display."""

from __future__ import annotations

import argparse
import datetime
import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from planner.cli import quote as quoted
from planner.model.book import Book
from planner.model.money import Currency
from planner.model.offer import Offer
from planner.model.offering import Vendor, offer
from planner.model.problems import Problem
from planner.storage import shipped
from planner.storage.plan_file import write_atomically
from planner.words import leaks as leak_words
from planner.words.catalogue import text
from planner.words.sentences import one_line, sentence

if TYPE_CHECKING:  # matplotlib and the like are loaded once something is made
    from planner.charts.picture import Picture
    from planner.export.sheet import Size

    Commands = argparse._SubParsersAction[Any]

INTERNAL, CLIENT = "internal", "client"
AUDIENCES = (INTERNAL, CLIENT)
OF_CLIENTS = ("packages", "growth-price", "payback")
"""The only charts that may leave for a client."""

OWN = tuple(
    "margin profit bill bridge forecast tiers cash sensitivity heatmap channels worth "
    "scenarios".split()
)
"""The charts of the agency's own, which stay with it."""

PICTURES = (".png", ".svg", ".pdf")
DOCUMENTS = (".xlsx", ".pdf", ".pptx", ".csv")
MOST_LEAKS = 5
BELOW = "below-published"
OWN_SIZE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)x([0-9]{1,3}(?:\.[0-9]{1,2})?)")
USUAL_SIZE = "a4-width"


class NotExportedError(Exception):
    """Nothing was written: ``lines`` say why."""

    def __init__(self, *lines: str) -> None:
        self.lines = lines
        super().__init__("; ".join(lines))


class Asked(NamedTuple):
    """What is to be made, where to and for whom. ``chart`` is empty where it is a document."""

    to: Path
    chart: str
    for_client: bool
    client: str | None
    basket: Decimal | None
    order_margin: Decimal | None
    size: str

    @property
    def suffix(self) -> str:
        """What kind of file it is to be."""
        return self.to.suffix.lower()


def add_to(commands: Commands) -> argparse.ArgumentParser:
    """Say what the command takes."""
    made = commands.add_parser(
        "export", help=text("a chart or a document as a file"), allow_abbrev=False
    )
    made.add_argument("plan", metavar="PLAN", help=text("the plan's file"))
    made.add_argument(
        "--to",
        metavar="OUT",
        type=Path,
        required=True,
        help=text(
            "the file that is written: a chart as .png, .svg or .pdf, a document as .pdf, .pptx, "
            ".xlsx or .csv"
        ),
    )
    names = ", ".join((*OWN, *OF_CLIENTS))
    made.add_argument(
        "--chart",
        metavar="NAME",
        default="",
        help=text("which chart: {names}; without it a document").format(names=names),
    )
    made.add_argument(
        "--audience",
        choices=AUDIENCES,
        default=INTERNAL,
        help=text("who it is for: internal (as it is without it), or client"),
    )
    made.add_argument(
        "--client",
        metavar="NAME",
        help=text("the proposed client whose offer it is; without it nobody's in particular"),
    )
    made.add_argument(
        "--basket",
        metavar="AMOUNT",
        type=amount_of,
        help=text("what an order brings the client, for payback; without it the plan's"),
    )
    made.add_argument(
        "--order-margin",
        metavar="SHARE",
        type=share_of,
        help=text("what the client keeps of it, such as 0.3; without it the plan's"),
    )
    made.add_argument(
        "--size",
        metavar="SIZE",
        default=USUAL_SIZE,
        help=text(
            "the size of a chart: half-slide, full-slide, a4-column, a4-width, or centimetres "
            "such as 16x9"
        ),
    )
    return made


def amount_of(typed: str) -> Decimal:
    """Read an amount: a plain decimal above nothing.

    Raises:
        argparse.ArgumentTypeError: if it is none, with what to write instead.
    """
    if re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,3})?", typed) and Decimal(typed) > 0:
        return Decimal(typed)
    said = text('"{typed}" is no amount above 0: write it such as 59.90')
    raise argparse.ArgumentTypeError(said.format(typed=one_line(typed)))


def share_of(typed: str) -> Decimal:
    """Read a share of an order: a plain decimal above 0, up to 1.

    Raises:
        argparse.ArgumentTypeError: if it is none, with what to write instead.
    """
    if re.fullmatch(r"[01]?(\.[0-9]{1,6})?", typed) and typed and 0 < Decimal(typed) <= 1:
        return Decimal(typed)
    said = text('"{typed}" is no share above 0, up to 1: write 0.3 for 30 %')
    raise argparse.ArgumentTypeError(said.format(typed=one_line(typed)))


def asked(arguments: argparse.Namespace) -> Asked:
    """What the arguments ask for, where that can be.

    Raises:
        NotExportedError: if it cannot, before the plan is even read.
    """
    wanted = Asked(
        to=arguments.to,
        chart=arguments.chart,
        for_client=arguments.audience == CLIENT,
        client=arguments.client,
        basket=arguments.basket,
        order_margin=arguments.order_margin,
        size=arguments.size,
    )
    if wanted.chart and wanted.chart not in (*OWN, *OF_CLIENTS):
        said = text('"{chart}" is no chart: there are {charts}')
        charts = ", ".join((*OWN, *OF_CLIENTS))
        raise NotExportedError(said.format(chart=one_line(wanted.chart), charts=charts))
    if wanted.for_client and wanted.chart in OWN:
        said = text('"{chart}" stays with us: for a client there are {charts}')
        raise NotExportedError(said.format(chart=wanted.chart, charts=", ".join(OF_CLIENTS)))
    kinds = PICTURES if wanted.chart else DOCUMENTS
    if wanted.suffix not in kinds:
        said = text('"{file}": a chart is written as {kinds}')
        if not wanted.chart:
            said = text('"{file}": a document is written as {kinds}; for a chart give --chart')
        name = one_line(wanted.to.name)
        raise NotExportedError(said.format(file=name, kinds=", ".join(kinds)))
    _size(wanted)
    _same_file(wanted.to, Path(arguments.plan))
    return wanted


def _same_file(to: Path, plan: Path) -> None:
    try:
        same = to.exists() and to.samefile(plan)
    except (OSError, ValueError):
        return
    if same:
        said = text('"{file}" is the plan itself: write to another file')
        raise NotExportedError(said.format(file=one_line(to.name)))


def _size(wanted: Asked) -> Size:
    from planner.export.sheet import SIZES, own_size

    if wanted.size in SIZES:
        return SIZES[wanted.size]
    found = OWN_SIZE.fullmatch(wanted.size)
    if found is None:
        said = text('"{size}" is no size: write one of {sizes}, or centimetres such as 16x9')
        sizes = ", ".join(SIZES)
        raise NotExportedError(said.format(size=one_line(wanted.size), sizes=sizes))
    return own_size(float(found[1]), float(found[2]))


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
    """
    made = _Maker(wanted, book)
    content = made.client_file(plan) if wanted.for_client else made.own_file()
    _write(wanted.to, content)
    return [*_below(warnings, book), *made.warnings]


def _write(to: Path, content: bytes) -> None:
    """Write a file whole, or leave what is there as it is."""
    try:
        write_atomically(to, content)
    except (OSError, ValueError) as error:  # a null character in the path is no OSError
        said = text('"{file}" cannot be written ({reason})')
        reason = getattr(error, "strerror", None) or str(error)
        if not to.parent.is_dir():
            said = text('"{file}" cannot be written: there is no folder "{folder}"')
        folder = one_line(str(to.parent), 200)
        written = said.format(file=one_line(to.name), reason=reason, folder=folder)
        raise NotExportedError(written) from error


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
        self._warn_of_letters([sheet.said, sheet.alt, sheet.footer])
        size = _size(self.wanted)
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
        if self.wanted.suffix in {".pdf", ".pptx"}:
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

                return slides(shown, start, brand)

    def _own_document(self) -> bytes:
        match self.wanted.suffix:
            case ".csv":
                from planner.export.internal.tables import csv

                return csv(self.book)
            case ".xlsx":
                from planner.export.internal.workbook import workbook

                return workbook(self.book)
            case ".pdf":
                from planner.export.internal.report import report

                return report(self.book, self.plan.brand, self.today)
            case _:
                from planner.export.internal.slides import slides

                return slides(self.book, self.plan.brand, self.today)


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
