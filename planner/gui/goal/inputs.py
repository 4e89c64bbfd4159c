"""Which fields of the window can be sought, and what an answer does to the plan."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planner.gui.document import Document
from planner.gui.fields.number import NumberField
from planner.gui.fields.row import Input, Scope
from planner.gui.overview import fields
from planner.gui.packages import inputs
from planner.model.edits import is_quick
from planner.model.goal.levers import Key, Lever, changed, price_lever
from planner.words import goal as words

OF_A_PACKAGE = {
    fields.SERVICES: Key.SERVICES,
    fields.HOURS: Key.HOURS,
    fields.OTHER_COSTS: Key.OTHER_COSTS,
    fields.LIST_PRICE: Key.LIST_PRICE,
    inputs.OVER_LIST: Key.OVER_LIST,
    inputs.LIST_TIMES: Key.LIST_TIMES,
}
OF_THE_AGENCY = {
    fields.ONE_HOUR: Key.HOURLY_COST,
    fields.FEE_RATE: Key.FEE_RATE,
    fields.FEE_FIXED: Key.FEE_FIXED,
    fields.UNPAID: Key.UNPAID,
    fields.VENDOR_TAX: Key.VENDOR_TAX,
    fields.OVERHEADS: Key.OVERHEADS,
    fields.PROGRAMME_FEE: Key.PROGRAMME_FEE,
    fields.COMMISSION_RATE: Key.COMMISSION_RATE,
}


def lever_of(spec: Input, scope: Scope) -> Lever | None:
    """What a field is to goal seek; None where it cannot be sought.

    Fields are known by themselves, not by their keys: one like them may be about something else.
    """
    if spec in OF_THE_AGENCY:
        return Lever(OF_THE_AGENCY[spec])
    if scope.package is None:
        return None
    if scope.client is not None:
        return _lever_of_quote(spec, scope)
    if spec == fields.SOFTWARE:  # it shows what a rule comes to: sought is what the rule adds
        return price_lever(scope.package)
    key = OF_A_PACKAGE.get(spec)
    if key is None or (key is Key.LIST_PRICE and scope.package.list_price is None):
        return None
    return Lever(key, scope.package.id)


def _lever_of_quote(spec: Input, scope: Scope) -> Lever | None:
    """The same of a quoted client, whose page is loaded by then: no other field waits for it."""
    from planner.gui.quote import inputs as of_quote

    known = {
        of_quote.SOFTWARE: Key.SOFTWARE,
        of_quote.OVER_LIST: Key.OVER_LIST,
        of_quote.LIST_TIMES: Key.LIST_TIMES,
        of_quote.SERVICES: Key.SERVICES,
        of_quote.HOURS: Key.HOURS,
        of_quote.OTHER_COSTS: Key.OTHER_COSTS,
        of_quote.LIST_PRICE: Key.LIST_PRICE,
        of_quote.ACCOUNTS: Key.ROW,
    }
    row, key = of_quote.row_of(scope.plan, scope.key), known.get(spec)
    return None if row is None or key is None else Lever(key, row=row)


def field_in_hand(widget: QWidget | None) -> NumberField | None:
    """The field that has the focus, where it can be sought."""
    return widget if isinstance(widget, NumberField) and widget.seekable else None


def use(document: Document, lever: Lever, steps: int, today: int) -> None:
    """Let an input be what a goal needs: one step, or with named clients another number to look at.

    Args:
        document: its plan is edited.
        lever: the input.
        steps: its value.
        today: today's number of resold accounts.
    """
    plan = document.plan
    document.settle()
    if lever.key is Key.RESOLD and not is_quick(plan):
        document.look_at(None if steps == today else steps)
        return
    document.look_at(None)
    document.edit(lambda: words.step(lever, plan), changed(plan, lever, steps))
    document.settle()
