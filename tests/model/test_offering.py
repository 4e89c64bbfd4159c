from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planner.model.account import served, terms
from planner.model.allowed import Allowed
from planner.model.brand import Wording
from planner.model.gifts import Concession, Gift
from planner.model.offer import BandPrice, Choice, Offer, Public, Reduction
from planner.model.offering import Vendor, offer
from planner.model.payments import Payments, Pays
from planner.model.plan import (
    Billing,
    Channel,
    Client,
    Option,
    OverList,
    Overrides,
    Plan,
    Status,
)
from tests.model.plans import cents, example, plan_of

TODAY = date(2026, 11, 26)
VENDOR = Vendor("ActiveCampaign", {"plus": "Plus", "starter": "Starter", "pro": "Pro"})


def quoted(allowed: Allowed | None = None, **details: object) -> Plan:
    plan = plan_of(example())
    own = Overrides(contacts=8000, software_price=OverList(cents("20.00")))
    row = Client(
        id="lumiere",
        name="Café Lumière",
        package="growth",
        status=Status.PROPOSED,
        overrides=own,
        growth=Decimal("0.02"),
        allowed=allowed or Allowed(),
    )
    return replace(plan, clients=(*plan.clients, replace(row, **details)))  # type: ignore[arg-type]  # fields of a row


def offered(allowed: Allowed | None = None, **details: object) -> Offer:
    plan = quoted(allowed, **details)
    return offer(plan, len(plan.clients) - 1, TODAY, VENDOR)


OFFERED = offered()


def test_the_quoted_client_of_the_economics_pays_what_they_say() -> None:
    made = offered()
    pays = made.payments(made.starts)
    assert made.client == "Café Lumière"
    assert pays is not None
    assert pays.monthly == Pays(cents("509.00"), cents("101.80"))
    assert pays.setup == Pays(cents("400.00"), cents("80.00"))
    assert pays.first_year == Pays(cents("6,508.00"), cents("1,301.60"))
    assert made.as_the_list_grows(made.starts)[1:] == (
        BandPrice(5000, cents("449.00"), None),
        BandPrice(10000, cents("509.00"), 0),
        BandPrice(25000, cents("759.00"), 12),
    )


def test_what_is_not_allowed_does_not_exist_in_it() -> None:
    made = offered()
    assert (made.monthly, made.yearly) == (True, False)
    assert made.reductions == ()
    assert (made.setup_can_be_waived, made.free_months) == (False, 0)
    assert not made.shows_direct
    assert {band.public for each in made.packages for band in each.bands} == {Public()}


def test_ticked_concessions_are_the_client_s_choices() -> None:
    ticked = (
        Concession(Gift.SERVICES_OFF, rate=Decimal("0.1")),
        Concession(Gift.PAID_AT_ONCE, months=10),
        Concession(Gift.SETUP_WAIVED),
        Concession(Gift.MONTHS_FREE, months=1),
    )
    made = offered(Allowed(concessions=ticked, direct=True))
    assert made.reductions == (Reduction(Decimal("0.1")),)
    choice = replace(made.starts, yearly=True, reduction=1, setup_waived=True, free_month=True)
    pays = made.payments(choice)
    # 259.00 + 225.00 = 484.00; ten of them for twelve, of which one is free
    assert pays == Payments(cents("484.00"), 0, Decimal("0.20"), 10, 1)
    assert pays.at_once is not None
    assert pays.at_once.amount == cents("4,436.67")
    assert made.band(choice).public == Public(cents("239.00"), None)  # type: ignore[union-attr]  # it has a band


def test_only_the_packages_that_are_allowed_and_the_client_s_own_are_shown() -> None:
    made = offered(Allowed(packages=("essential",)))
    assert [each.id for each in made.packages] == ["essential", "growth"]
    assert made.starts.package == 1


def test_packages_for_nobody_in_particular_are_those_of_the_plan() -> None:
    plan = replace(plan_of(example()), wording=Wording(valid_days=14))
    made = offer(plan, None, TODAY, VENDOR)
    assert made.client == ""
    assert made.valid_until == date(2026, 12, 10)
    assert [each.vendor_plan for each in made.packages] == ["Starter", "Plus", "Pro"]
    prices = [made.payments(Choice(index)) for index in range(3)]
    assert [pays.monthly.amount for pays in prices if pays] == [
        cents("85.00"),
        cents("449.00"),
        cents("1,189.00"),
    ]


def test_on_commission_the_vendor_bills_the_software() -> None:
    made = offered(channel=Channel.COMMISSION)
    pays = made.payments(made.starts)
    assert not made.includes_software
    assert pays is not None
    assert pays.monthly.amount == cents("250.00")


def test_on_commission_no_price_of_ours_stands_beside_the_published_ones() -> None:
    made = offered(Allowed(direct=True), channel=Channel.COMMISSION)
    assert not made.shows_direct
    assert {band.public for each in made.packages for band in each.bands} == {Public()}


@given(
    order=st.integers(1, 10**7),
    margin=st.decimals(Decimal("0.01"), Decimal(1), places=2),
)
def test_as_few_orders_as_pay_for_the_month(order: int, margin: Decimal) -> None:
    orders = OFFERED.orders_that_pay(OFFERED.starts, order, margin)
    assert orders is not None
    assert orders * order * margin >= cents("509.00") > (orders - 1) * order * margin


@given(
    software=st.integers(0, 10**6),
    services=st.integers(0, 10**6),
    tax=st.decimals(0, Decimal("0.3"), places=4),
    months=st.none() | st.integers(1, 12),
    accounts=st.integers(1, 9),
)
def test_a_month_costs_what_the_account_brings(
    software: int, services: int, tax: Decimal, months: int | None, accounts: int
) -> None:
    plan = plan_of(example())
    package = replace(
        plan.packages[0],
        software_price=software,
        services_price=services,
        yearly_months_paid=months or 12,
    )
    billing = Billing.MONTHLY if months is None else Billing.YEARLY
    one = terms(plan, package, billing=billing)
    assert one is not None
    pays = Payments(software + services, 0, tax, months, accounts=accounts).monthly
    assert pays.amount == served(one, Channel.RESALE).price * accounts


def test_an_option_adds_what_the_price_is_higher_by() -> None:
    plan = quoted(accounts=3, billing=Billing.YEARLY)
    packages = tuple(
        replace(each, options=(Option("SMS sending", cents("49.01")),), yearly_months_paid=10)
        for each in plan.packages
    )
    made = offer(replace(plan, packages=packages), len(plan.clients) - 1, TODAY, VENDOR)
    # 509.00 · 10 / 12 = 424.17 and 558.01 · 10 / 12 = 465.01, and the tax on them 84.83 and 93.00;
    # three times the difference.
    assert made.added(made.starts, 0) == Pays(cents("122.52"), cents("24.51"))
    assert made.added(replace(made.starts, options=frozenset({0})), 0) == Pays(12252, 2451)
    beyond = replace(made.starts, contacts=10**6)
    assert made.added(beyond, 0) == Pays(cents("122.52"), cents("24.51"))
