"""What a sound plan is warned of, and what not."""

from __future__ import annotations

import inspect
import re
from datetime import date
from decimal import Decimal

import pytest

from planner.model import cautions as module
from planner.model.cautions import cautions, published_price
from planner.model.problems import Grade, Problem, path
from tests.model.plans import Edits, book_of, cents, edited, example, plan_of, small

QUIET: Edits = {
    "programme.commission.rate": "0.1",
    "packages.0.software_price": "150.00",
    "clients": [],
}


def found(*edits: Edits, newest: date | None = None) -> list[Problem]:
    document = small(QUIET)
    for each in edits:
        document = edited(document, each)
    return list(cautions(book_of(document), newest))


def said(*edits: Edits) -> list[tuple[str, str]]:
    return [(problem.code, path(problem.place)) for problem in found(*edits)]


def test_a_plan_may_have_nothing_to_be_warned_of() -> None:
    assert found() == []


def test_every_caution_is_a_warning_made_by_some_plan() -> None:
    made = [
        *found({"programme.commission.rate": None}),
        *found({"price_list.as_of": "2026-01-31"}, newest=date(2026, 2, 1)),
        *found({"packages.0.software_price": "99.99"}),
        *found({"agency.target_margin": "0.34"}),
    ]
    assert {problem.grade for problem in made} == {Grade.WARNING}
    known = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', inspect.getsource(module)))
    assert {problem.code for problem in made} == known


def test_no_commission_rate() -> None:
    assert said({"programme.commission.rate": None}) == [
        ("no-commission-rate", "programme.commission.rate")
    ]
    assert said({"programme.commission.rate": "0"}) == []


@pytest.mark.parametrize(
    ("as_of", "newest", "old"),
    [
        ("2026-01-31", date(2026, 2, 1), True),
        ("2026-02-01", date(2026, 2, 1), False),
        ("2026-02-02", date(2026, 2, 1), False),
        ("2026-01-31", None, False),
        (None, date(2026, 2, 1), False),
    ],
)
def test_prices_older_than_those_that_ship(
    as_of: str | None, newest: date | None, old: bool
) -> None:
    made = found({"price_list.as_of": as_of}, newest=newest)
    assert [problem.code for problem in made] == ["old-prices"] * old
    if old:
        assert path(made[0].place) == "price_list.as_of"
        assert made[0].values == {"as_of": "2026-01-31", "newest": "2026-02-01"}


# Losses and targets, at the discount of today's count

TWO_RESOLD: Edits = {"clients": [{"id": "a", "name": "A", "package": "p", "accounts": 2}]}


@pytest.mark.parametrize(("costs", "warned"), [("0.00", []), ("0.01", ["loses-money"])])
def test_a_package_that_loses_money(costs: str, warned: list[str]) -> None:
    edits: Edits = {"packages.0.software_price": "100.00", "packages.0.other_costs": costs}
    assert [code for code, _ in said(edits)] == warned


def test_the_loss_is_that_of_one_account_today() -> None:
    below: Edits = {"packages.0.software_price": {"over_list": "-30.00"}}
    loss = next(p for p in found(below) if p.code == "loses-money")
    assert (path(loss.place), loss.values) == ("packages[0]", {"loss": cents("30.00")})
    # Two accounts are billed 75.00 each, 24 of them too, 25 of them 65.00.
    losses = {
        accounts: [
            problem.values["loss"]
            for problem in found(below, {"clients": [{"package": "p", "accounts": accounts}]})
            if problem.code == "loses-money"
        ]
        for accounts in (1, 2, 24, 25)
    }
    assert losses == {1: [3000], 2: [500], 24: [500], 25: []}


@pytest.mark.parametrize(
    ("target", "below"), [("0.333333", False), ("0.333334", True), ("0", False), (None, False)]
)
def test_a_margin_below_the_target(target: str | None, below: bool) -> None:
    made = found({"agency.target_margin": target})  # 50.00 of 150.00
    assert [problem.code for problem in made] == ["below-target"] * below
    if below:
        assert path(made[0].place) == "packages[0]"
        assert made[0].values == {"margin": Decimal("0.333333"), "target": Decimal("0.333334")}


def test_a_loss_is_not_said_twice() -> None:
    edits: Edits = {"packages.0.other_costs": "60.00", "agency.target_margin": "0.5"}
    assert [code for code, _ in said(edits)] == ["loses-money"]


def test_a_row_that_is_sold_as_its_package_says_nothing_of_its_own() -> None:
    edits: Edits = {"packages.0.other_costs": "200.00"}
    assert said(edits, TWO_RESOLD) == [("loses-money", "packages[0]")]


def test_a_row_with_terms_of_its_own_is_warned_of_by_name() -> None:
    rows = [
        {"name": "A", "package": "p", "other_costs": "90.00"},
        {"name": "B", "package": "p"},
        {"name": "C", "package": "p", "other_costs": "90.00"},
    ]
    made = found({"clients": rows})
    assert [path(problem.place) for problem in made] == ["clients[0]", "clients[2]"]
    assert made[0].values == {"loss": cents("15.00"), "name": "A"}
    assert {problem.code for problem in made} == {"loses-money"}


def test_a_row_billed_yearly_can_lose_what_its_package_does_not() -> None:
    rows = [{"name": "A", "package": "p", "billing": "yearly"}]
    edits: Edits = {"packages.0.yearly_months_paid": 7, "clients": rows}
    assert said(edits) == [("loses-money", "clients[0]")]  # 87.50 for 100.00


def test_a_row_on_commission_is_warned_of_as_such() -> None:
    rows = [{"name": "A", "package": "p", "channel": "commission"}]
    edits: Edits = {"clients": rows, "packages.0.other_costs": "10.01"}
    assert said(edits) == [("loses-money", "clients[0]")]  # the commission is 10.00


@pytest.mark.parametrize("status", ["disabled", "trial", "proposed", "cancelled"])
def test_rows_that_earn_nothing_are_not_warned_of(status: str) -> None:
    rows = [{"name": "A", "package": "p", "status": status, "other_costs": "900.00"}]
    assert said({"clients": rows}) == []


# What has no figures is not warned of


@pytest.mark.parametrize(
    "problem",
    [
        {"packages.0.services_price": "-900.00"},
        {"packages.0.plan": "unknown", "clients": []},
        {"packages.0.software_price": "1.00", "programme.tiers.0.discount": "2"},
        {"packages.0.software_price": "1.00", "price_list.currency": "EUR"},
    ],
    ids=str,
)
def test_packages_without_figures_are_not_warned_of(problem: Edits) -> None:
    assert said(TWO_RESOLD, problem) == []


def test_a_row_without_figures_is_not_warned_of_and_its_like_is() -> None:
    rows = [
        {"id": "same", "name": "A", "package": "p", "other_costs": "900.00"},
        {"id": "same", "name": "B", "package": "p", "other_costs": "900.00"},
    ]
    assert said({"clients": rows}) == [("loses-money", "clients[0]")]


# The vendor's published price


@pytest.mark.parametrize(
    ("against", "yearly", "published"),
    [
        ("higher", "90.00", "100.00"),
        ("higher", "110.00", "110.00"),
        ("higher", None, "100.00"),
        ("monthly", "110.00", "100.00"),
        ("yearly", "90.00", "90.00"),
        ("yearly", "110.00", "110.00"),
        ("yearly", None, None),
    ],
)
def test_the_published_price_that_counts(
    against: str, yearly: str | None, published: str | None
) -> None:
    edits: Edits = {
        "programme.minimum_advertised_price": against,
        "price_list.yearly": {"plus": {"1000": yearly}},
    }
    plan = plan_of(edited(small(QUIET), edits))
    price = published_price(plan, plan.packages[0])
    assert price == (None if published is None else cents(published))
    if price is not None:
        for software, below in ((price - 1, True), (price, False)):
            sold: Edits = {"packages.0.software_price": f"{Decimal(software) / 100:.2f}"}
            made = [p for p in found(edits, sold) if p.code == "below-published"]
            assert [path(p.place) for p in made] == ["packages[0].software_price"] * below
            assert [p.values for p in made] == [{"price": software, "published": price}] * below


def test_the_published_price_counts_where_the_user_pays_another() -> None:
    own: Edits = {"packages.0.list_price": "80.00", "packages.0.software_price": "90.00"}
    assert said(own) == [("below-published", "packages[0].software_price")]


def test_nothing_is_below_a_price_that_is_not_published() -> None:
    edits: Edits = {
        "price_list.prices.plus.1000": None,
        "packages.0.list_price": "80.00",
        "packages.0.software_price": "80.00",
    }
    assert said(edits) == []


def test_the_published_price_is_converted() -> None:
    edits: Edits = {"price_list.currency": "EUR", "price_list.exchange_rate": "1.2"}
    plan = plan_of(edited(small(QUIET), edits))
    assert published_price(plan, plan.packages[0]) == cents("120.00")


def test_the_worked_example_is_warned_of_nothing() -> None:
    assert cautions(book_of(example()), date(2026, 6, 4)) == ()
