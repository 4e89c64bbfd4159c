"""What each row earns and is to be watched for, against the book and against sums by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from planner.model.book import Book
from planner.model.cautions import cautions
from planner.model.client_figures import ClientFigures, Dearer, Flag, soon_dearer
from planner.model.plan import Client, ListTimes, Overrides, Plan
from tests.model.plans import example, plan_of

EXAMPLE = plan_of(example())


def with_row(row: int, plan: Plan = EXAMPLE, **changes: Any) -> Plan:
    clients = list(plan.clients)
    clients[row] = replace(clients[row], **changes)
    return replace(plan, clients=tuple(clients))


def of(plan: Plan) -> ClientFigures:
    return ClientFigures(Book(plan)).make()


def near(contacts: int, plan: Plan = EXAMPLE, **own: Any) -> Dearer | None:
    """The second row, which is on Growth, with contacts of its own."""
    made = with_row(1, plan, overrides=Overrides(contacts=contacts, **own))
    return soon_dearer(Book(made), made.clients[1])


def test_the_rows_together_are_the_book() -> None:
    book = Book(EXAMPLE)
    assert book.totals is not None
    sums = of(EXAMPLE).all
    assert (sums.rows, sums.accounts) == (
        len(EXAMPLE.clients),
        sum(client.accounts for client in EXAMPLE.clients),
    )
    assert (sums.revenue, sums.vendor_cost, sums.contribution) == (695100, 150525, 326692)


def test_some_rows_are_added_up_alone() -> None:
    figures = of(EXAMPLE)
    amounts = [each.amounts for row, each in enumerate(figures.rows) if row in {0, 3}]
    sums = figures.sums([0, 3])
    assert sums.revenue == sum(each.revenue for each in amounts if each is not None)
    assert sums.rows == 2


def test_a_row_without_figures_leaves_no_sum() -> None:
    figures = of(with_row(0, package="gone"))
    assert figures.flags[0] == (Flag.PROBLEM,)
    assert figures.all.contribution is None
    assert figures.sums([1]).contribution is not None


@pytest.mark.parametrize(
    ("contacts", "close"),
    [(4499, False), (4500, True), (5000, True), (5001, False), (8999, False), (9000, True)],
)
def test_soon_dearer_begins_where_nine_tenths_of_the_band_are_full(
    contacts: int, close: bool
) -> None:
    assert (near(contacts) is not None) is close


def test_the_next_band_at_todays_price() -> None:
    # Growth is on Plus: 5,000 contacts cost 179.00, 10,000 239.00, at 25 % off 134.25 and 179.25.
    found = near(4700)
    assert found is not None
    assert (found.contacts, found.band, found.next_band) == (4700, 5000, 10000)
    assert (found.vendor_cost_now, found.vendor_cost) == (13425, 17925)
    # Only the vendor's bill is another one.
    assert found.kept is not None
    assert found.kept_now - found.kept == 17925 - 13425
    made = with_row(1, overrides=Overrides(contacts=4700))
    row = Book(made).rows[1].amounts
    assert row is not None
    assert found.kept_now * made.clients[1].accounts == row.contribution


def test_a_price_that_follows_the_list_stays_todays() -> None:
    found = near(4700, software_price=ListTimes(Decimal(1)))
    assert found is not None and found.kept is not None
    assert found.kept_now - found.kept == 17925 - 13425


def test_a_band_without_a_price_is_said_to_have_none() -> None:
    plan = plan_of(example({"price_list.prices.plus.10000": None}))
    found = near(4700, plan)
    assert found is not None
    assert (found.next_band, found.vendor_cost, found.kept) == (10000, None, None)


def test_the_largest_band_has_none_above_it() -> None:
    largest = max(EXAMPLE.price_list.prices["plus"])
    assert near(largest) is None


@pytest.mark.parametrize("row", [3, 6])  # on commission, on trial
def test_only_active_resold_rows_grow_dearer(row: int) -> None:
    made = with_row(row, overrides=Overrides(contacts=4700))
    assert soon_dearer(Book(made), made.clients[row]) is None


def test_the_contacts_of_a_package_are_not_those_of_a_list() -> None:
    assert soon_dearer(Book(EXAMPLE), EXAMPLE.clients[1]) is None


def test_a_software_price_below_the_published_one_is_flagged() -> None:
    published = EXAMPLE.price_list.list_price("plus", 5000)
    assert published == 17900
    for price, flagged in ((17899, True), (17900, False)):
        own = Overrides(software_price=price)
        assert (Flag.BELOW_PUBLISHED in of(with_row(1, overrides=own)).flags[1]) is flagged


def test_flags_of_money_are_those_of_the_cautions() -> None:
    plan = plan_of(example({"agency.target_margin": "0.45"}))
    plan = with_row(0, plan, overrides=Overrides(services_price=0, software_price=1))
    plan = with_row(1, plan, overrides=Overrides(hours=Decimal(3)))
    warned = {each.place: each.code for each in cautions(Book(plan))}
    figures = of(plan)
    packages = {package.id: index for index, package in enumerate(plan.packages)}
    for row, client in enumerate(plan.clients):
        own = warned.get(("clients", row))
        package = warned.get(("packages", packages[client.package]))
        money = {each.value for each in figures.flags[row]} & {"loses-money", "below-target"}
        if own is not None:
            assert money == {own}
        elif _as_its_package(client):
            assert money == ({package} if package is not None else set())


def test_the_extremes_of_each_figure_are_found() -> None:
    made = of(with_row(1, overrides=Overrides(services_price=0, software_price=1)))
    for key, column in made.amounts.items():
        known = [each for each in column if each is not None]
        assert [column[row] for row in made.extremes[key]] == [min(known), max(known)]
    assert made.extremes["margin"][0] == 1
    assert of(plan_of(example({"clients": []}))).extremes["revenue"] == ()


def _as_its_package(client: Client) -> bool:
    return (
        client.overrides == Overrides()
        and client.status.value == "active"
        and client.channel.value == "resale"
    )
