"""What a worker does of a document: looks at it, makes it, checks it, writes or prints it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from PySide6.QtGui import QImage

from planner.charts.brand import brand_palette
from planner.charts.picture import Picture
from planner.charts.style import LIGHT, Palette
from planner.gui.exporting.documents import Document, Order, Step
from planner.gui.exporting.drawing import load
from planner.gui.latest import StaleError
from planner.gui.page_pictures import image_of
from planner.model.brand import Face
from planner.model.problems import Problem
from planner.words import documents as words

SCREEN, PRINTER = 110.0, 300.0
"""Dots per inch of a page that is looked at, and of one that is printed."""


@dataclass(frozen=True)
class Look:
    """A document as it is shown before it is saved.

    ``missing`` and ``below`` say what is amiss: characters that no font has, prices below the
    published ones. ``problems`` keep it from being made.
    """

    document: Document
    pages: tuple[QImage, ...] = ()
    picture: Picture | None = None
    palette: Palette = LIGHT
    face: Face | None = None
    missing: str = ""
    below: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What became of a document: written or printed, or why not.

    ``refused`` is what the audience check found: nothing was written. ``problems`` keep it from
    the disk. ``lacks``: it has only so many pages, and none of those that were to be printed.
    """

    document: Document
    order: Order
    data: bytes = b""
    path: Path | None = None
    pages: int = 0
    lacks: int = 0
    refused: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class Gate:
    """What a job passes before it writes: it can be called off before, and not after."""

    def __init__(self) -> None:
        """Let through who comes."""
        self._lock = Lock()
        self._passed = self._shut = False

    def go(self) -> None:
        """Pass.

        Raises:
            StaleError: where it was shut before.
        """
        with self._lock:
            if self._shut:
                raise StaleError
            self._passed = True

    def shut(self) -> bool:
        """Let nobody through any more; False: somebody has passed already."""
        with self._lock:
            self._shut = not self._passed
            return self._shut


def look(document: Document, order: Order, step: Step) -> Look:
    """Show a document: its pages, or a chart that is in it."""
    load(document.needs)
    brand = order.plan.brand
    found = Look(document, palette=brand_palette(brand), face=brand.font)
    problems = document.obstacles(order)
    if problems:
        return replace(found, problems=problems)
    if document.for_client:
        below = _below(order)
        found = replace(found, below=below)
    found = replace(found, missing=_missing(document, order))
    step()
    if document.pages is not None:
        pages = document.pages(order, SCREEN, step)
        step()
        return replace(found, pages=tuple(map(image_of, pages)))
    if document.picture is not None:
        return replace(found, picture=document.picture(order))
    return found


def _below(order: Order) -> str:
    from planner.model.advertised import below_published

    packages = (each.id for each in order.offer.packages)
    found = below_published(order.plan, order.row, packages)
    return words.below(found, order.plan.currency) if found else ""


def _missing(document: Document, order: Order) -> str:
    from planner.export.glyphs import missing
    from planner.model.own_words import own_words
    from planner.model.shown import typed

    plan = order.plan
    if document.for_client:
        texts = [each for each in typed(order.offer, plan.brand) if isinstance(each, str)]
    else:
        texts = [*own_words(plan)]
    found = missing(texts, plan.brand)
    return words.no_signs(found) if found else ""


def make(document: Document, order: Order, step: Step) -> Outcome:
    """Make a document; a client's is read back, and kept only where nothing is found in it."""
    data = document.make(order, step)
    step()
    refused = _leaks(document, order, data) if document.for_client else ()
    step()
    return Outcome(document, order, b"" if refused else data, refused=refused)


def _leaks(document: Document, order: Order, data: bytes) -> tuple[str, ...]:
    from planner.export.audience import leaks
    from planner.model.secrets import secrets
    from planner.model.shown import typed
    from planner.words.leaks import sentence

    secret = secrets(order.book, order.offer, order.files)
    said = typed(order.offer, order.plan.brand)
    found = leaks(data, document.suffix, said, secret)
    return tuple(sentence(str(each.kind), each.where, each.found) for each in found)


def save(document: Document, order: Order, path: Path, step: Step, gate: Gate) -> Outcome:
    """Make a document and write it, whole or not at all."""
    from planner.storage.plan_file import PlanFileError, save_bytes

    made = make(document, order, step)
    if made.refused:
        return made
    gate.go()
    try:
        save_bytes(path, made.data)
    except PlanFileError as error:
        return replace(made, problems=error.problems)
    return replace(made, path=path)
