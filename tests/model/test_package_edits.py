"""Packages as a list, ways of pricing, and prices for new clients only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.model.book import Book
from planner.model.differences import Change, Scenario, Subject
from planner.model.edits import with_package
from planner.model.package_edits import (
    duplicated,
    for_everyone,
    for_new_clients_only,
    moved,
    new_package,
    price_change,
    removed,
    rows_of,
    with_fixed_price,
    with_new_package,
    with_price_over_list,
    with_price_times_list,
    with_recommended,
    with_total_price,
)
from planner.model.plan import ListTimes, OverList, Plan
from planner.model.problems import path
from planner.model.ranges import DriverRange, Sensitivity
from tests.model.plans import cents, documents, example, plan_of
from tests.model.reference import Document

PLAN = plan_of(example())
GROWTH = PLAN.packages[1]


def ids(plan: Plan) -> list[str]:
    return [package.id for package in plan.packages]


def used(plan: Plan) -> set[str]:
    return {client.package for client in plan.clients}


def test_a_problem_of_an_optional_line_leaves_every_figure() -> None:
    lines = [{"text": "Newsletter", "price": "-1.00", "hours": "-1"}]
    book = Book(plan_of(example({"packages.1.options": lines})))
    assert [path(problem.place) for problem in book.problems] == [
        "packages[1].options[0].price",
        "packages[1].options[0].hours",
    ]
    assert book.totals == Book(PLAN).totals


class TestList:
    def test_a_new_one_has_an_id_that_nothing_means(self) -> None:
        plan = plan_of(example({"clients.0.package": "package-2"}))  # a row that means none
        added = with_new_package(plan, new_package(plan, "New"))
        assert ids(added) == [*ids(plan), "package-3"]
        again = with_new_package(added, new_package(added, "New"))
        assert len(set(ids(again))) == 5

    def test_a_new_one_costs_what_the_vendor_lists(self) -> None:
        plan = with_new_package(PLAN, new_package(PLAN, "New"))
        account = Book(plan).account_of(plan.packages[-1])
        assert account is not None
        assert account.terms.software == account.terms.list_price == cents("469.00")

    def test_the_first_of_a_plan_has_the_smallest_band(self) -> None:
        plan = plan_of(example({"packages": [], "clients": []}))
        added = with_new_package(plan, new_package(plan, "New"))
        assert Book(added).problems == ()
        assert (added.packages[0].plan, added.packages[0].contacts) == ("starter", 1000)

    def test_a_new_one_inherits_nothing_that_a_scenario_or_a_range_says_of_a_removed_one(
        self,
    ) -> None:
        first = duplicated(PLAN, 1, "Growth (2)")
        price = Change(Subject.PACKAGE, "growth-2", "services_price", 1)
        move = Change(Subject.CLIENT, PLAN.clients[0].id, "package", "growth-2")
        ranges = (DriverRange("software", Decimal(-1), Decimal(1), package="growth-2"),)
        for named in (
            {"scenarios": (Scenario("s1", changes=(price,)),)},
            {"scenarios": (Scenario("s1", changes=(move,)),)},
            {"sensitivity": Sensitivity(ranges)},
        ):
            left = replace(removed(first, 2), **named)
            assert duplicated(left, 1, "Growth (2)").packages[2].id == "growth-3"

    def test_a_copy_stands_after_its_original_with_an_id_of_its_own(self) -> None:
        plan = with_recommended(PLAN, 1)
        copied = duplicated(plan, 1, "Growth (2)")
        assert ids(copied) == ["essential", "growth", "growth-2", "scale"]
        copy = copied.packages[2]
        assert replace(copy, id="growth", name="Growth", recommended=True) == plan.packages[1]
        assert duplicated(copied, 1, "x").packages[2].id == "growth-3"

    @pytest.mark.parametrize(
        ("index", "to", "order"), [(0, 1, "ges"), (2, 0, "seg"), (1, 1, "egs"), (0, 2, "gse")]
    )
    def test_moving(self, index: int, to: int, order: str) -> None:
        plan = moved(PLAN, index, to)
        assert "".join(each[0] for each in ids(plan)) == order
        assert Book(plan).totals == Book(PLAN).totals

    def test_removing_gives_the_rows_to_another(self) -> None:
        plan = removed(PLAN, 1, heir="scale")
        assert ids(plan) == ["essential", "scale"]
        assert rows_of(plan, "scale") == [1, 2, 3, 4, 6]
        assert Book(plan).problems == ()

    def test_removing_takes_the_rows_along(self) -> None:
        plan = removed(PLAN, 1)
        assert used(plan) == {"essential", "scale"}
        assert [client.name for client in plan.clients] == [
            "Boulangerie Martin",
            "Clinique Saint-Roch",
            "Paused shop",
        ]
        assert Book(plan).problems == ()

    def test_removing_one_of_two_with_the_same_id_leaves_the_rows_the_other(self) -> None:
        plan = plan_of(example({"packages.2.id": "growth", "clients.2.package": "growth"}))
        mended = removed(plan, 2)
        assert mended.clients == plan.clients
        assert Book(mended).problems == ()

    def test_one_is_recommended_at_most(self) -> None:
        def recommended(plan: Plan) -> list[bool]:
            return [package.recommended for package in plan.packages]

        first = with_recommended(PLAN, 0)
        assert recommended(first) == [True, False, False]
        assert recommended(with_recommended(first, 2)) == [False, False, True]
        assert recommended(with_recommended(first, None)) == [False, False, False]


class TestWaysOfPricing:
    @pytest.mark.parametrize("way", [with_fixed_price, with_price_over_list, with_price_times_list])
    @pytest.mark.parametrize(
        "price", ["199.00", "200.01", {"over_list": "-20.00"}, {"list_times": "1.1"}]
    )
    def test_another_way_leaves_the_price_as_it_is(self, way: Any, price: object) -> None:
        plan = plan_of(example({"packages.1.software_price": price}))
        priced = way(plan, plan.packages[1])
        assert Book(priced).totals == Book(plan).totals
        kind = {with_fixed_price: int, with_price_over_list: OverList}.get(way, ListTimes)
        assert isinstance(priced.packages[1].software_price, kind)

    def test_the_factor_is_the_shortest(self) -> None:
        plan = with_package(PLAN, "growth", software_price=cents("196.90"))
        priced = with_price_times_list(plan, plan.packages[1])
        assert priced.packages[1].software_price == ListTimes(Decimal("1.10"))

    def test_without_a_list_price_there_is_nothing_to_follow(self) -> None:
        plan = plan_of(example({"packages.1.contacts": 900_000}))
        for way in (with_fixed_price, with_price_over_list, with_price_times_list):
            assert way(plan, plan.packages[1]) is plan
        free = plan_of(example({"price_list.prices.plus.5000": "0.00"}))
        assert with_price_times_list(free, free.packages[1]).packages[1].software_price == (
            ListTimes(Decimal(1))
        )

    def test_a_total_price_is_met_by_the_software(self) -> None:
        assert with_total_price(PLAN, GROWTH, 52838).packages[1].software_price == 27838
        assert with_total_price(PLAN, GROWTH, 20000).packages[1].software_price == 0


class TestNewClientsOnly:
    @pytest.mark.parametrize(
        "changes",
        [
            {"software_price": 25_000},
            {"services_price": 1},
            {"setup_fee": 0},
            {"software_price": 1, "services_price": 99_999, "setup_fee": 5},
            {"software_price": OverList(100)},
        ],
    )
    def test_the_book_of_today_stays_as_it_is(self, changes: Mapping[str, Any]) -> None:
        after = for_new_clients_only(PLAN, with_package(PLAN, "growth", **changes))
        assert Book(after).rows == Book(PLAN).rows
        for key, value in changes.items():
            assert getattr(after.packages[1], key) == value
            kept = [getattr(after.clients[row].overrides, key) for row in rows_of(after, "growth")]
            assert set(kept) == {getattr(GROWTH, key)}

    def test_what_a_row_has_of_its_own_and_other_packages_stay(self) -> None:
        plan = plan_of(example({"clients.1.services_price": "200.00"}))
        after = for_new_clients_only(plan, with_package(plan, "growth", services_price=30_000))
        assert after.clients[1] == plan.clients[1]
        assert after.clients[0] == plan.clients[0]
        assert after.clients[3].overrides.services_price == 25_000

    def test_a_price_that_follows_the_list_goes_on_following_it(self) -> None:
        rule = {"over_list": "20.00"}
        plan = plan_of(example({"packages.1.software_price": rule, "clients.1.contacts": 10_000}))
        after = for_new_clients_only(plan, with_package(plan, "growth", software_price=1))
        assert after.clients[1].overrides.software_price == OverList(2000)
        assert Book(after).totals == Book(plan).totals

        def dearer(of: Plan) -> Plan:
            prices = {**of.price_list.prices, "plus": {10_000: 50_000, 5000: 40_000}}
            return replace(of, price_list=replace(of.price_list, prices=prices))

        assert Book(dearer(after)).totals == Book(dearer(plan)).totals

    def test_a_proposed_client_is_a_new_one(self) -> None:
        plan = plan_of(example({"clients.6.status": "proposed"}))
        after = for_new_clients_only(plan, with_package(plan, "growth", services_price=30_000))
        assert after.clients[6] == plan.clients[6]

    def test_everyone_is_the_way_back(self) -> None:
        after = with_package(PLAN, "growth", services_price=30_000)
        assert for_everyone(PLAN, for_new_clients_only(PLAN, after)) == after

    def test_what_is_no_change_of_one_price_for_somebody(self) -> None:
        assert price_change(PLAN, PLAN) is None
        assert price_change(PLAN, with_package(PLAN, "growth", hours=Decimal(9))) is None
        assert price_change(PLAN, removed(PLAN, 0)) is None
        assert price_change(PLAN, moved(PLAN, 0, 1)) is None
        lonely = replace(PLAN, clients=())
        assert price_change(lonely, with_package(lonely, "growth", setup_fee=1)) is None
        both = with_package(with_package(PLAN, "growth", setup_fee=1), "scale", setup_fee=1)
        assert price_change(PLAN, both) is None
        unchanged = with_package(PLAN, "growth", hours=Decimal(9))
        assert for_new_clients_only(PLAN, unchanged) is unchanged

    def test_a_step_that_changed_no_price_is_not_taken_back(self) -> None:
        fewer = replace(PLAN, clients=PLAN.clients[:1])
        assert for_everyone(PLAN, fewer) is fewer
        assert for_new_clients_only(PLAN, fewer) is fewer

    @settings(max_examples=40)
    @given(documents(), st.integers(0, 60_000), st.integers(0, 60_000))
    def test_in_any_book(self, document: Document, software: int, services: int) -> None:
        plan = plan_of(document)
        changed = with_package(plan, "p0", software_price=software, services_price=services)
        assume(changed != plan)
        after = for_new_clients_only(plan, changed)
        assert Book(after).rows == Book(plan).rows
        assert Book(after).totals == Book(plan).totals
