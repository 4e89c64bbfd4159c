"""The formulas of explanations a second time, in exact fractions, for the tests to compare with."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from planner.model.curve import Curve
from planner.model.explained import explain
from planner.model.explanation import Asked, Entry, Explanation, Formula, Unit
from tests.model.reference import DIGITS, rounded

ZERO = Fraction(0)


def explained(curve: Curve, asked: Asked) -> Explanation:
    found = explain(curve, asked)
    assert found is not None, asked
    return found


def value_of(entry: Entry) -> Fraction:
    assert entry.value is not None, entry
    return Fraction(entry.value)


def by_formula(of: Explanation, currency: str, listed: str) -> Fraction | None:
    """The figure again, from its entries and the name of its formula alone."""
    values = {entry.code: value_of(entry) for entry in of.entries}
    entries = of.entries

    def whole(amount: Fraction) -> Fraction:
        return rounded(amount, 0)

    def converted(amount: Fraction) -> Fraction:
        if of.unit is Unit.LISTED or "exchange_rate" not in values:
            return amount
        scale = Fraction(10) ** (DIGITS[currency] - DIGITS[listed])
        return whole(amount * values["exchange_rate"] * scale)

    match of.formula:
        case Formula.NOTHING:
            return ZERO
        case Formula.INPUT:
            return value_of(entries[0])
        case Formula.SUM:
            return sum((entry.sign * value_of(entry) for entry in entries), ZERO)
        case Formula.RATIO:
            part, divisor = map(value_of, entries)
            return rounded(part / divisor, 6) if divisor else None
        case Formula.PRODUCT:
            first, second = map(value_of, entries)
            return whole(first * second)
        case Formula.VENDOR_COST:
            return converted(whole(values["list_price"] * (1 - values["discount"])))
        case Formula.COMMISSION:
            return converted(whole(values["list_price"] * values["commission_rate"]))
        case Formula.CONVERTED:
            return converted(values["list_price"])
        case Formula.YEARLY:
            price = values["full_price"]
            return whole(price * values["yearly_months_paid"] / 12) - price
        case Formula.FEE:
            return _fee(values)
        case Formula.AVERAGE | Formula.EACH:
            return _average(of)
        case Formula.TIER:
            reached = [each for each in entries if each.code == "tier_reached"]
            assert all(each.accounts <= values["counted"] for each in reached)  # type: ignore[operator]  # a tier has its start there
            return value_of(reached[0]) if reached else ZERO
        case Formula.TURN:
            return Fraction(entries[0].accounts or 0)
        case Formula.LEAST:
            raise AssertionError(of)  # found by a search: it is compared with the quote's
        case Formula.EXPECTED | Formula.EACH_EXPECTED:
            raise AssertionError(of)  # rounded line by line: see test_month


def _fee(values: dict[str, Fraction]) -> Fraction:
    months = values.get("yearly_months_paid")
    at_once = values["full_price"] * (months or 1)
    payment = at_once + rounded(at_once * values["tax_rate"], 0)
    if not payment:
        return ZERO
    fee = rounded(payment * values["fee_rate"], 0) + values["fee_fixed"]
    fee = min(fee, values.get("fee_cap", fee))
    return fee if months is None else rounded(fee / 12, 0)


def _average(of: Explanation) -> Fraction:
    at = [entry.code for entry in of.entries].index("sample_size")
    size, after = value_of(of.entries[at]), of.entries[at + 1 :]
    together = sum(
        (e.sign * value_of(e) * (e.accounts or 0) for e in of.entries[:at]), ZERO
    )  # fmt: skip
    if of.formula is Formula.EACH:
        return rounded(together / (size * value_of(after[0])), 0)
    exact = together / size + sum((value_of(each) for each in after), ZERO)
    return rounded(exact, 2 if of.unit is Unit.HOURS else 0)


def check(curve: Curve, asked: Asked) -> Explanation:
    """One figure adds up, and its entries have their rows' parts right."""
    of = explained(curve, asked)
    plan = curve.book.plan
    made = by_formula(of, plan.currency.code, plan.price_list.currency.code)
    assert (None if of.value is None else Fraction(of.value)) == made, of
    for entry in of.entries:
        if entry.each is not None and entry.accounts is not None:
            assert value_of(entry) == Fraction(entry.each) * entry.accounts, entry
    return of


def all_below(curve: Curve, asked: Asked) -> Iterator[tuple[Entry | None, Explanation]]:
    """A figure and whatever it is made of, down to the inputs; each question once."""
    waiting: list[tuple[Entry | None, Asked]] = [(None, asked)]
    seen: set[Asked] = set()
    while waiting:
        entry, question = waiting.pop()
        found = check(curve, question)
        yield entry, found
        if question in seen:
            continue
        seen.add(question)
        waiting += [(each, each.asked) for each in found.entries if each.asked is not None]
        waiting += [(None, each) for each in found.related if each not in seen]


def told(entry: Entry) -> Decimal | int | None:
    """What an explanation of an entry's question has to come to: that of one where it is of one."""
    one = entry.asked is not None and entry.asked.one
    return entry.each if one and entry.each is not None else entry.value
