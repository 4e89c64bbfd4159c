"""Which numbers, dates and words the page of prices and tiers asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Literal

from planner.gui.document import Document
from planner.gui.fields.row import Input, Scope
from planner.gui.fields.text import TextRow
from planner.model.plan import Plan
from planner.model.vendor_edits import with_prices, with_programme
from planner.words import what_is
from planner.words.catalogue import text
from planner.words.dates import read_date

Part = Literal["programme", "price_list"]
Change = Callable[..., Plan]


def _part(plan: Plan, part: Part) -> Any:
    return plan.programme if part == "programme" else plan.price_list


def _change(part: Part) -> Change:
    return with_programme if part == "programme" else with_prices


def _date_of(part: Part, key: str, name: Callable[[], str], about: Callable[[], str]) -> Input:
    def get(scope: Scope) -> date | None:
        day: date | None = getattr(_part(scope.plan, part), key)
        return day

    return Input(
        key=f"{part}.{key}",
        name=name,
        step=lambda: text("Change date"),
        get=get,
        put=lambda scope, value: _change(part)(scope.plan, **{key: value}),
        read=lambda typed, _plan: read_date(typed) if typed.strip() else None,
        write=lambda value, _plan: "" if value is None else value.isoformat(),
        unit=lambda _plan: "",
        about=about,
    )


PROGRAMME_DATE = _date_of("programme", "as_of", lambda: text("As of"), what_is.programme_date)
PRICES_DATE = _date_of("price_list", "as_of", lambda: text("As of"), what_is.price_date)
EXCHANGE_DATE = _date_of(
    "price_list", "exchange_as_of", lambda: text("Rate as of"), what_is.exchange_date
)


def _text_row(
    document: Document, part: Part, key: str, name: Callable[[], str], step: Callable[[], str]
) -> TextRow:
    return TextRow(
        document,
        f"{part}.{key}",
        name,
        step,
        lambda plan: str(getattr(_part(plan, part), key)),
        lambda plan, words: _change(part)(plan, **{key: words}),
    )


def name_row(document: Document, part: Part) -> TextRow:
    """The name of the programme or the price list."""
    return _text_row(document, part, "name", lambda: text("Name"), lambda: text("Change name"))


def source_row(document: Document, part: Part) -> TextRow:
    """Where the programme or the price list was read."""
    return _text_row(
        document, part, "source", lambda: text("Source"), lambda: text("Change source")
    )
