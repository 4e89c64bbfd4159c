"""What is said under a package's prices and under the commission rate."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from planner.model.account import terms
from planner.model.book import Book
from planner.model.channels import break_even_commission_rate
from planner.model.plan import ListTimes, OverList, Package, Plan
from planner.words.catalogue import text
from planner.words.numbers import fraction_percent, money, number, percent


class PackageNotes(NamedTuple):
    """What is said under a package's fields; amounts in minor units of the plan's currency."""

    list_price: int | None = None
    yearly_price: int | None = None
    break_even_rate: Fraction | None = None


def notes_of(book: Book, package: Package) -> PackageNotes:
    """What a book says of a package; nothing while something is wrong with the plan."""
    one = terms(book.plan, package)
    if one is None or book.problems:
        return PackageNotes()
    yearly = book.plan.price_list.yearly_price(package.plan, package.contacts)
    return PackageNotes(
        list_price=one.converted(one.list_price),
        yearly_price=None if yearly is None else one.converted(yearly),
        break_even_rate=break_even_commission_rate(one, book.discount),
    )


def software_words(plan: Plan, package: Package, notes: PackageNotes) -> str:
    """The list price, the price a client sees at the vendor's, and the rule that is followed."""
    if notes.list_price is None:
        return ""
    listed = (
        text("List price {price}")
        if package.list_price is None
        else text("Your own list price {price}")
    )
    parts = [listed.format(price=money(notes.list_price, plan.currency))]
    match package.software_price:
        case OverList(amount):
            rule = text("yours follows it: + {amount}")
            parts.append(rule.format(amount=money(amount, plan.currency)))
        case ListTimes(factor):
            parts.append(text("yours follows it: × {factor}").format(factor=number(factor)))
    if notes.yearly_price is not None:
        seen = text("client sees {price} a month, billed yearly")
        parts.append(seen.format(price=money(notes.yearly_price, plan.currency)))
    return " · ".join(parts)


def commission_words(book: Book, package: Package | None, notes: PackageNotes) -> str:
    """Whose the rate is, and from which rate on commission would win."""
    rate = book.plan.programme.commission.rate
    parts = [
        text("Not entered: the vendor publishes none. Ask for yours.")
        if rate is None
        else text("Your input; not published.")
    ]
    even = notes.break_even_rate
    if package is not None and even is not None:
        parts.append(_even_words(even, package, book.discount))
    return " ".join(parts)


def _even_words(even: Fraction, package: Package, discount: Decimal) -> str:
    if even == 0:
        words = text("At {discount} off, {package} earns no less on commission, at any rate.")
    elif even > 1:
        words = text("At {discount} off, reselling {package} wins at any rate.")
    else:
        words = text("At {discount} off, reselling {package} wins below {rate}.")
    return words.format(
        discount=percent(discount), package=package.title, rate=fraction_percent(even, 1)
    )
