"""What the vendor would bill for an account, in the currency of the invoice."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from planner.model.account import discounted
from planner.model.book import Book
from planner.model.invoice.lines import Share
from planner.model.money import Currency, convert


class Band(NamedTuple):
    """A published price: of a plan and a band, billed monthly or (per month) yearly."""

    plan: str
    contacts: int
    list_price: int
    yearly: bool = False


class Pricing:
    """Prices of a book's price list as an invoice in some currency has them."""

    def __init__(self, book: Book, currency: Currency) -> None:
        """Take the book; the invoice is in the list's currency, or converted into the plan's."""
        plan = book.plan
        self.book = book
        self._listed, self._own = plan.price_list.currency, plan.currency
        self.rate = plan.price_list.exchange_rate
        self.converts = plan.buys_abroad and currency == plan.currency and self.rate is not None
        # Minor units of the plan's currency in one of the list's, at a rate of 1.
        self._units = Fraction(10**plan.currency.exponent, 10**plan.price_list.currency.exponent)
        self._amounts: dict[tuple[int, Decimal], int] = {}
        self._by_amount: dict[Decimal, dict[int, list[Band]]] = {}

    def amount(self, list_price: int, discount: Decimal) -> int:
        """One account's amount on the invoice."""
        key = (list_price, discount)
        found = self._amounts.get(key)
        if found is None:
            found = self.converted(discounted(list_price, discount), self.rate)
            self._amounts[key] = found
        return found

    def converted(self, amount: int, rate: Decimal | None) -> int:
        """An amount of the list's currency as the invoice has it, at some exchange rate."""
        if not self.converts or rate is None:
            return amount
        return convert(amount, rate, self._listed, self._own)

    def in_list_units(self, list_price: int, discount: Decimal) -> Fraction:
        """The amount that a factor is applied to: before conversion, in units of the invoice's."""
        amount = discounted(list_price, discount)
        if not self.converts:
            return Fraction(amount)
        return amount * self._units

    def exact(self, list_price: int, discount: Decimal) -> Fraction:
        """The amount before any rounding."""
        exact = Fraction(list_price) * Fraction(1 - discount)
        if not self.converts:
            return exact
        return exact * Fraction(self.rate or 1) * self._units

    def of(self, shares: tuple[Share, ...], discount: Decimal | None = None) -> int | None:
        """What accounts cost together, at their own discounts or at another; None: no price."""
        amount = 0
        for share in shares:
            if share.list_price is None:
                return None
            own = share.discount if discount is None else discount
            amount += share.accounts * self.amount(share.list_price, own)
        return amount

    @cached_property
    def billed_rows(self) -> frozenset[int]:
        """The rows whose accounts the vendor bills."""
        return frozenset(row for row, _ in self.book.bill_by_row())

    @cached_property
    def discounts(self) -> tuple[Decimal, ...]:
        """The discounts that a tier may give, and none."""
        given = {tier.discount for tier in self.book.plan.programme.tiers}
        return tuple(sorted({Decimal(0), *given}))

    def bands(self, discount: Decimal, amount: int) -> list[Band]:
        """The published prices that give exactly this amount at a discount."""
        known = self._by_amount.get(discount)
        if known is None:
            known = {}
            for band in self._published():
                known.setdefault(self.amount(band.list_price, discount), []).append(band)
            self._by_amount[discount] = known
        return known.get(amount, [])

    def _published(self) -> Iterator[Band]:
        prices = self.book.plan.price_list
        for yearly, plans in ((False, prices.prices), (True, prices.yearly or {})):
            for plan, bands in plans.items():
                for contacts, price in sorted(bands.items()):
                    if price is not None:
                        yield Band(plan, contacts, price, yearly)
