"""Lines that bill no expected account: add-ons, taxes, credits, what is billed twice."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from planner.model.invoice.common import MOST_TAX, TAX_STEP, Common, shortest
from planner.model.invoice.lines import Cause, Entry, Explanation, Invoice, LineKind, Why
from planner.model.invoice.pricing import Pricing


def beside_accounts(
    pricing: Pricing, common: Common, invoice: Invoice, entries: Sequence[Entry]
) -> dict[int, tuple[Explanation, ...]]:
    """What lines without an account are likely to be, by the index of their entry."""
    taxed = sum(
        entry.billed or 0
        for entry in entries
        if entry.line is not None and invoice.lines[entry.line].kind is not LineKind.TAX
    )
    billed = {
        (entry.row, entry.billed): entry.line
        for entry in entries
        if entry.shares and entry.line is not None
    }
    found: dict[int, tuple[Explanation, ...]] = {}
    for number, entry in enumerate(entries):
        if entry.line is None or entry.shares or not entry.billed:
            continue  # a tax of 0.00 is no difference
        amount = entry.billed
        kind = invoice.lines[entry.line].kind
        twice = billed.get((entry.row, entry.billed))
        if kind is LineKind.TAX:
            causes = [Cause(why=Why.TAX, amount=amount, rate=_tax_rate(amount, taxed))]
        elif amount < 0:
            causes = [Cause(why=Why.CREDIT, amount=amount)]
        elif kind is LineKind.ADD_ON:
            causes = [Cause(why=Why.ADD_ON, amount=amount, line=entry.line)]
        elif entry.row is None:
            causes = _like_an_account(pricing, common, amount)
            causes = causes or [Cause(why=Why.UNKNOWN, amount=amount)]
        elif not _is_billed(pricing, entry.row):
            causes = [_not_billed(pricing, common, entry.row, amount)]
        elif twice is not None:
            causes = [Cause(why=Why.TWICE, amount=amount, line=twice)]
        else:
            causes = _like_an_account(pricing, common, amount)
            causes.append(Cause(why=Why.ADD_ON, amount=amount, line=entry.line))
        found[number] = tuple((cause,) for cause in causes)
    return found


def _tax_rate(tax: int, taxed: int) -> Decimal | None:
    """The round rate that makes a tax of the other lines, where there is one."""
    if taxed <= 0 or tax <= 0:
        return None
    half = Fraction(1, 2)
    rate = shortest((tax - half) / taxed, (tax + half) / taxed)
    return None if rate is None or rate > MOST_TAX or rate % TAX_STEP else rate


def _is_billed(pricing: Pricing, row: int) -> bool:
    return row in pricing.billed_rows


def _not_billed(pricing: Pricing, common: Common, row: int, amount: int) -> Cause:
    """A row that the programme does not bill, and at which price it was billed all the same."""
    client = pricing.book.plan.clients[row]
    listed = pricing.book.listed(row)
    discount = _fitting_discount(pricing, common, listed, amount)
    return Cause(
        why=Why.NOT_BILLED,
        amount=amount,
        status=client.status,
        channel=client.channel,
        list_price=None if discount is None else listed,
        discount=discount,
    )


def _fitting_discount(
    pricing: Pricing, common: Common, listed: int | None, amount: int
) -> Decimal | None:
    if listed is None:
        return None
    fits = (
        discount
        for discount in _discounts(pricing, common)
        if pricing.amount(listed, discount) == amount
    )
    return next(fits, None)


def _discounts(pricing: Pricing, common: Common) -> list[Decimal]:
    own = [pricing.book.discount, *pricing.discounts]
    return own if common.discount is None else [common.discount, *own]


def _like_an_account(pricing: Pricing, common: Common, amount: int) -> list[Cause]:
    """An account that the plan does not have: what it could be, at the discount of the others."""
    discount = _discounts(pricing, common)[0]
    return [
        Cause(
            why=Why.NOT_IN_PLAN,
            amount=amount,
            plan=band.plan,
            contacts=band.contacts,
            list_price=band.list_price,
            discount=discount,
        )
        for band in pricing.bands(discount, amount)
        if not band.yearly
    ]
