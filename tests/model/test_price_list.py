"""The smallest band that holds the contacts, and no other."""

from __future__ import annotations

import pytest

from planner.model.money import Currency
from planner.model.price_list import PriceList

# Bands in no order, one without a price.
PRICES = PriceList(
    prices={"plus": {25000: 48900, 1000: 5900, 10000: None, 5000: 17900}, "empty": {}},
    currency=Currency.of("USD"),
    yearly={"plus": {1000: 4900, 5000: None}},
)


@pytest.mark.parametrize(
    ("contacts", "band"),
    [(0, 1000), (1, 1000), (1000, 1000), (1001, 5000), (5000, 5000), (8000, 10000), (25000, 25000)],
)
def test_smallest_band_that_holds_the_contacts(contacts: int, band: int) -> None:
    assert PRICES.band("plus", contacts) == band


@pytest.mark.parametrize(("plan", "contacts"), [("plus", 25001), ("empty", 1), ("pro", 1)])
def test_no_band(plan: str, contacts: int) -> None:
    assert PRICES.band(plan, contacts) is None
    assert PRICES.list_price(plan, contacts) is None
    assert PRICES.yearly_price(plan, contacts) is None


@pytest.mark.parametrize(("contacts", "price"), [(1000, 5900), (1001, 17900), (10001, 48900)])
def test_price_of_the_band(contacts: int, price: int) -> None:
    assert PRICES.list_price("plus", contacts) == price


@pytest.mark.parametrize("contacts", [5001, 8000, 10000])
def test_an_unpublished_band_is_never_replaced_by_the_next(contacts: int) -> None:
    assert PRICES.list_price("plus", contacts) is None


def test_prices_billed_yearly_are_beside_the_others() -> None:
    assert PRICES.yearly_price("plus", 900) == 4900
    assert PRICES.yearly_price("plus", 2000) is None
    assert PriceList(prices={}, currency=Currency.of("USD")).yearly_price("plus", 1) is None
