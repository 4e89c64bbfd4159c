"""``planner export``: what may be asked for, and for whom."""

from __future__ import annotations

import argparse
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from planner.words.catalogue import text
from planner.words.sentences import one_line

if TYPE_CHECKING:  # matplotlib and the like are loaded once something is made
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
    made: argparse.ArgumentParser = commands.add_parser(
        "export", help=text("a chart or a document as a file")
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
        metavar=f"{{{','.join(AUDIENCES)}}}",
        type=audience_of,
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
        help=text(
            "the size of a chart: half-slide, full-slide, a4-column, a4-width, or centimetres "
            "such as 16x9"
        ),
    )
    return made


def audience_of(typed: str) -> str:
    """Read for whom a file is.

    Raises:
        argparse.ArgumentTypeError: if it is for neither.
    """
    if typed in AUDIENCES:
        return typed
    said = text('"{typed}" is no audience: write {audiences}')
    typed, audiences = one_line(typed), ", ".join(AUDIENCES)
    raise argparse.ArgumentTypeError(said.format(typed=typed, audiences=audiences))


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
        size=USUAL_SIZE if arguments.size is None else arguments.size,
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
    size_of(wanted)
    _all_of_use(wanted, arguments)
    _same_file(wanted.to, Path(arguments.plan))
    return wanted


def _all_of_use(wanted: Asked, arguments: argparse.Namespace) -> None:
    """Refuse what would change nothing: whoever wrote it expects another file than they would get.

    Above all a client's name without its audience, which would make a file of our own figures.
    """
    of_an_offer = wanted.for_client or wanted.chart in OF_CLIENTS
    if wanted.client is not None and not of_an_offer:
        raise NotExportedError(
            text("--client makes a client's own offer: add --audience client, or leave it out")
        )
    for option, given, used in (
        ("--basket", wanted.basket, of_an_offer),
        ("--order-margin", wanted.order_margin, of_an_offer),
        ("--size", arguments.size, wanted.chart),
    ):
        if given is not None and not used:
            said = text("{option} changes nothing in such a file: leave it out")
            raise NotExportedError(said.format(option=option))


def _same_file(to: Path, plan: Path) -> None:
    try:
        same = to.exists() and to.samefile(plan)
    except (OSError, ValueError):
        return
    if same:
        said = text('"{file}" is the plan itself: write to another file')
        raise NotExportedError(said.format(file=one_line(to.name)))


def size_of(wanted: Asked) -> Size:
    """The size of a chart, by its name or in centimetres.

    Raises:
        NotExportedError: if it is none.
    """
    from planner.export.sheet import LEAST, MOST, SIZES, own_size

    if wanted.size in SIZES:
        return SIZES[wanted.size]
    found = OWN_SIZE.fullmatch(wanted.size)
    if found is None:
        said = text('"{size}" is no size: write one of {sizes}, or centimetres such as 16x9')
        sizes = ", ".join(SIZES)
        raise NotExportedError(said.format(size=one_line(wanted.size), sizes=sizes))
    width, height = float(found[1]), float(found[2])
    if not (LEAST[0] <= width <= MOST[0] and LEAST[1] <= height <= MOST[1]):
        said = text('"{size}" cannot be drawn: write centimetres from {least} to {most}')
        least, most = (f"{across:g}x{down:g}" for across, down in (LEAST, MOST))
        raise NotExportedError(said.format(size=wanted.size, least=least, most=most))
    return own_size(width, height)
