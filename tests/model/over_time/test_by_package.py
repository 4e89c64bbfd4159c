"""Whose accounts leave and join, by package: by hand, and as parts of the pieces."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from planner.model.over_time.bridge import Cause
from planner.model.over_time.by_package import by_package
from tests.model.over_time.test_bridge import ON_COMMISSION, amounts, moved, two
from tests.model.plans import cents, example, plan_of
from tests.model.reference import Reference

GONE = 1 - Fraction("0.98") ** 13
JOINED = Fraction("1.5") * GONE / Fraction("0.02") / 27


def test_the_worked_example_by_hand() -> None:
    document = example()
    reference = Reference(document)
    bridge = moved(document, 13).bridge(13)
    bring: dict[str, Fraction] = {}
    accounts: dict[str, int] = {}
    for row in document["clients"]:
        if reference.is_resold(row) or reference.is_on_commission(row):
            package, number = str(row["package"]), int(row["accounts"])
            one = reference.account(row, Fraction("0.25")).contribution
            bring[package] = bring.get(package, Fraction(0)) + one * number
            accounts[package] = accounts.get(package, 0) + number
    assert accounts == {"essential": 14, "growth": 12, "scale": 1}
    assert [each.package for each in bridge.packages] == ["essential", "growth", "scale"]
    for each in bridge.packages:
        mine = accounts[each.package]
        assert each.today == mine
        assert each.left == pytest.approx(float(mine * GONE))
        assert each.joined == pytest.approx(float(mine * JOINED))
        assert each.then == pytest.approx(float(mine * (1 - GONE + JOINED)))
        # The parts add up to whole pieces: a cent may lie with the largest.
        assert each.lost == pytest.approx(float(-bring[each.package] * GONE * 100), abs=2)
        assert each.gained == pytest.approx(float(bring[each.package] * JOINED * 100), abs=2)
    assert sum(each.lost or 0 for each in bridge.packages) == amounts(bridge)[Cause.LEAVING]
    assert sum(each.gained or 0 for each in bridge.packages) == amounts(bridge)[Cause.JOINING]


def test_only_packages_whose_accounts_move_are_there_the_most_first() -> None:
    second = {"id": "q", "name": "Other", "plan": "plus", "contacts": 1000, "services_price": "1"}
    third = {"id": "s", "plan": "plus", "contacts": 1000, "services_price": "500.00"}
    edits = {
        "packages.1": second,
        "packages.2": third,
        "clients.1": ON_COMMISSION,
        "assumptions.planned": [
            {"month": 1, "move": "leave", "client": "a", "accounts": 1},
            {"month": 2, "move": "join", "package": "s", "accounts": 3},
            {"month": 3, "move": "join", "client": "b", "accounts": 2},
        ],
    }
    found = moved(two(edits))
    (first,) = found.bridge(1).packages
    assert (first.title, first.today, first.left, first.joined) == ("p", 5, 1, 0)
    assert (first.lost, first.gained) == (-cents("120.00"), 0)
    most, least = found.bridge(2).packages
    # 500.00 less 80.00, three times; the name of a package without one is its id.
    assert (most.title, most.joined, most.gained) == ("s", 3, cents("1260.00"))
    assert (least.title, least.left, least.joined) == ("p", 1, 0)
    both = {each.title: each for each in found.bridge(3).packages}["p"]
    assert (both.left, both.joined, both.then) == (1, 2, 6)
    assert both.gained == cents("100.00")  # two on commission, of which only services are left


def test_disabled_accounts_stay_out_of_it() -> None:
    edits = {
        "clients.1": {"id": "d", "package": "p", "status": "disabled", "accounts": 4},
        "assumptions.monthly_churn": "0.5",
    }
    (only,) = moved(two(edits)).bridge(1).packages
    assert (only.today, only.left) == (2, 1)


def test_where_accounts_pay_by_their_order_no_amount_is_theirs() -> None:
    edits = {"programme.first_account_full_price": True, "assumptions.monthly_churn": "0.5"}
    (only,) = moved(two(edits)).bridge(1).packages
    assert (only.left, only.lost, only.gained) == (1, None, None)


def test_where_nobody_moves_there_is_no_package() -> None:
    assert moved(two({})).bridge(4).packages == ()


def test_work_that_nobody_waits_for_ends_before_all_accounts_are_laid_out() -> None:
    plan = plan_of(example())
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1

    by_package(plan, Decimal("0.25"), 2, step)
    assert steps >= len(plan.clients) + 2
