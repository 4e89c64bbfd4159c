"""What is said under a package's prices and under the commission rate."""

from __future__ import annotations

from fractions import Fraction

from planner.gui.calculator import PackageNotes
from planner.model.plan import ListTimes, OverList, Package, Plan
from planner.words.catalogue import text
from planner.words.numbers import fraction_percent, money, number


def software_words(plan: Plan, package: Package, notes: PackageNotes) -> str:
    """The list price, the price a client sees at the vendor's, and the rule that is followed."""
    if notes.list_price is None:
        return ""
    parts = [text("List price {price}").format(price=money(notes.list_price, plan.currency))]
    match package.software_price:
        case OverList(amount):
            rule = text("yours follows it: + {amount}")
            parts.append(rule.format(amount=money(amount, plan.currency)))
        case ListTimes(factor):
            parts.append(text("yours follows it: × {factor}").format(factor=number(factor)))
    if notes.yearly_price is not None:
        seen = text("client sees {price} billed yearly")
        parts.append(seen.format(price=money(notes.yearly_price, plan.currency)))
    return " · ".join(parts)


def commission_words(plan: Plan, package: Package | None, notes: PackageNotes | None) -> str:
    """Whose the rate is, and from which rate on commission would win."""
    rate = plan.programme.commission.rate
    parts = [
        text("Not entered: the vendor publishes none. Ask for yours.")
        if rate is None
        else text("Your input; not published.")
    ]
    even = None if notes is None else notes.break_even_rate
    if package is not None and even is not None:
        parts.append(_even_words(even, package))
    return " ".join(parts)


def _even_words(even: Fraction, package: Package) -> str:
    if even == 0:
        return text("On {package} commission wins at any rate.").format(package=package.title)
    return text("Reselling wins below {rate} on {package}.").format(
        rate=fraction_percent(even, 1), package=package.title
    )
