"""The plan report: everything the plan says, for the agency alone, and INTERNAL on every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from planner.export import typeset
from planner.export.drawing import Look, drawing
from planner.export.footer import internal_footer
from planner.export.internal.told import choices, future, inputs, month
from planner.export.internal.told.blocks import (
    Block,
    Drawn,
    Facts,
    Heading,
    Part,
    Row,
    Said,
    Strip,
    Table,
)
from planner.export.internal.told.table_size import fit
from planner.export.typeset import SCREEN, Document, look_of, one_line, paragraphs
from planner.model.book import Book
from planner.model.brand import Brand
from planner.model.curve import Curve
from planner.storage import shipped
from planner.words import report as words
from planner.words.exporting import internal

WIDTH = 640.0


def report(book: Book, brand: Brand, today: date, step: Callable[[], None] = lambda: None) -> bytes:
    """The report as a tagged PDF.

    Args:
        book: today's.
        brand: the agency's looks.
        today: the day of the report.
        step: called between parts and pictures; what it raises ends the work.
    """
    return typeset.pdf(document(book, brand, today, step))


def pages(
    book: Book,
    brand: Brand,
    today: date,
    ppi: float = SCREEN,
    step: Callable[[], None] = lambda: None,
) -> list[bytes]:
    """A PNG of each page of the same report."""
    return typeset.pages(document(book, brand, today, step), ppi)


def document(book: Book, brand: Brand, today: date, step: Callable[[], None]) -> Document:
    """What the report says, ready to be set."""
    plan = book.plan
    facts = [words.made_on(today), words.prices_of(plan), (words.agency(), plan.agency.name)]
    setter = _Setter(look_of(brand), step)
    parts = [setter.part(each) for each in _parts(book, today, step)]
    step()
    return Document(
        template="report.typ",
        title=words.title(plan),
        author=plan.agency.name,
        day=today,
        brand=brand,
        paper=plan.wording.paper,
        pictures=setter.pictures,
        data={
            "page": words.page(),
            "facts": internal_footer(plan, today),
            "internal": internal(),
            "for-us": words.for_us(),
            "kind": words.kind(),
            "name": words.plan_name(plan),
            "facts-of-cover": [
                (label, one_line(value)) for label, value in filter(None, facts) if value
            ],
            "parts": parts,
            "notes": {"heading": words.notes(), "paragraphs": paragraphs(plan.notes)},
        },
    )


def _parts(book: Book, today: date, step: Callable[[], None]) -> Iterator[Part]:
    plan, curve = book.plan, Curve(book)
    names = _plan_names()
    makers: tuple[Callable[[], Part | None], ...] = (
        lambda: month.in_short(book, curve),
        lambda: month.lines(book),
        lambda: month.packages(book, names),
        lambda: month.charts(curve),
        lambda: choices.next_tier(book),
        lambda: choices.best_mix(book),
        lambda: choices.channels(curve),
        lambda: choices.worth(book),
        lambda: choices.moves(book, step),
        lambda: choices.scenarios(plan),
        lambda: future.future(book, step),
        lambda: month.clients(book),
        lambda: inputs.to_mend(book),
        lambda: inputs.to_watch(book),
        lambda: inputs.inputs(plan),
        lambda: inputs.programme(plan),
        lambda: inputs.price_list(plan, names),
        lambda: inputs.not_confirmed(plan),
        lambda: inputs.how_to_read(plan, today),
    )
    for make in makers:
        step()
        part = make()
        if part is not None:
            yield part


def _plan_names() -> dict[str, str]:
    """The vendor's own names of its plans, by their keys."""
    return {key: name for each in shipped.price_lists() for key, name in each.plans.items()}


class _Setter:
    """Turns parts into what a template reads, and draws their pictures."""

    def __init__(self, look: Look, step: Callable[[], None]) -> None:
        self._look, self._step = look, step
        self.pictures: dict[str, bytes] = {}

    def part(self, part: Part) -> dict[str, object]:
        """A part with its blocks, on pages that stand and pages that lie on their side."""
        leaves: list[dict[str, Any]] = [{"lying": False, "blocks": []}]
        for each in map(self._block, part.blocks):
            last = leaves[-1]
            wide = each.get("lying", False)
            if wide and not last["lying"]:
                blocks = last["blocks"]
                above = [blocks.pop()] if blocks and blocks[-1]["is"] == "heading" else []
                leaves.append({"lying": True, "blocks": [*above, each]})
            elif last["lying"] and not wide and each.get("kind") != "quiet":
                leaves.append({"lying": False, "blocks": [each]})
            else:
                last["blocks"].append(each)
        return {"heading": part.heading, "leaves": [each for each in leaves if each["blocks"]]}

    def _block(self, block: Block) -> dict[str, object]:
        match block:
            case Said(words=said, kind=kind):
                return {"is": "said", "words": one_line(said), "kind": kind}
            case Heading(words=said):
                return {"is": "heading", "words": said}
            case Facts(rows=rows):
                return {"is": "facts", "rows": rows}
            case Strip(figures=figures):
                return {"is": "strip", "figures": figures}
            case Drawn():
                return self._drawn(block)
            case Table():
                return self._table(block)

    def _table(self, table: Table) -> dict[str, object]:
        made = fit(table, self._look.lettering.measure)
        return {
            "is": "table",
            "heads": table.heads,
            "rows": [_row(each) for each in table.rows],
            "words": table.words,
            "size": made.size,
            "widths": made.widths,
            "lying": made.lying,
        }

    def _drawn(self, block: Drawn) -> dict[str, object]:
        self._step()
        picture, name = block.picture, f"chart-{len(self.pictures) + 1}.svg"
        self.pictures[name] = drawing(picture, self._look, WIDTH, block.height)
        alt = one_line(picture.summary or picture.title)
        return {"is": "chart", "file": name, "title": one_line(picture.title), "alt": alt}


def _row(row: Row) -> dict[str, object]:
    under = row.under if any(row.under) else ()
    return {"cells": row.cells, "under": under, "strong": row.strong, "tinted": row.tinted}
