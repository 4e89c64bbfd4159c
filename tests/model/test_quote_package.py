"""Another package for a quoted client, and ways of its own to price the software."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.account import terms
from planner.model.bands import contacts_of
from planner.model.plan import Client, ListTimes, OverList, Overrides, Plan
from planner.model.quote_package import (
    fixed_price,
    price_over_list,
    price_times_list,
    with_package_offered,
)
from tests.model.plans import example, plan_of


def quoted(**row: object) -> Plan:
    document = example()
    document["clients"].append(
        {"id": "q1", "name": "Velo", "package": "growth", "status": "proposed", **row}
    )
    return plan_of(document)


def offered(plan: Plan, package: str) -> Client:
    return with_package_offered(plan, len(plan.clients) - 1, package).clients[-1]


def test_what_was_offered_goes_and_what_is_the_client_s_stays() -> None:
    plan = quoted(
        contacts=7000,
        plan="pro",
        list_price="1.00",
        software_price="2.00",
        services_price="3.00",
        setup_fee="4.00",
        hours="5",
        other_costs="6.00",
        tax_rate="0.07",
        payment_fee={"rate": "0.01"},
        billing="yearly",
        free_months=2,
    )
    before, after = plan.clients[-1], offered(plan, "scale")
    assert after.package == "scale"
    assert after.overrides == Overrides(
        contacts=7000,
        tax_rate=Decimal("0.07"),
        payment_fee=before.overrides.payment_fee,
    )
    assert (after.billing, after.free_months, after.name) == (before.billing, 2, "Velo")


@pytest.mark.parametrize("contacts", [None, 1000, 5000, 8000])
def test_the_client_has_as_many_contacts_as_before(contacts: int | None) -> None:
    plan = quoted(**({} if contacts is None else {"contacts": contacts}))
    for there in plan.packages:
        after = offered(plan, there.id)
        before = plan.clients[-1]
        growth = plan.package("growth")
        assert growth is not None
        assert contacts_of(there, after) == contacts_of(growth, before)
        assert after.overrides.contacts != there.contacts


@given(
    price=st.one_of(
        st.integers(0, 10**7),
        st.integers(-(10**4), 10**6).map(OverList),
        st.integers(0, 10**6).map(lambda n: ListTimes(Decimal(n).scaleb(-4))),
    )
)
def test_every_way_of_pricing_keeps_the_price(price: int | OverList | ListTimes) -> None:
    plan = quoted()
    package = plan.package("growth")
    assert package is not None
    one = terms(plan, package, Overrides(software_price=price))
    assert one is not None
    for way in (fixed_price, price_over_list, price_times_list):
        assert one._replace(software_price=way(one)).software == one.software
