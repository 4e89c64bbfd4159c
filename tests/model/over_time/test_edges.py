"""Books that have little or nothing, and months that cannot be computed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from planner.model.over_time.projection import Projection, project
from planner.model.over_time.timeline import timeline
from tests.model.over_time.books import (
    KEYS,
    MadeUp,
    book_to_come,
    months_of,
    projected,
    round_numbers,
)


def projection_of(**edits: Any) -> Projection | None:
    return project(book_to_come(round_numbers(edits)), 12)


def test_without_an_active_account_new_ones_are_of_each_package_alike_and_resold() -> None:
    document = round_numbers(
        {
            "clients.0.channel": "commission",
            "clients.0.status": "proposed",
            "packages.1": {
                "id": "q",
                "plan": "plus",
                "contacts": 1000,
                "software_price": "300.00",
            },
            "assumptions.new_accounts_per_month": "2",
        }
    )
    month = months_of(document, 1)[0]
    assert (month.resold, month.on_commission) == (2, 0)
    assert month.lines.software == 400_00


def test_disabled_accounts_are_nobody_s_model() -> None:
    document = round_numbers(
        {"clients.0.status": "disabled", "assumptions.new_accounts_per_month": "2"}
    )
    month = months_of(document, 1)[0]
    assert (month.resold, month.lines.vendor_cost) == (2, 12 * 50_00)


@pytest.mark.parametrize("packages", [0, 1])
def test_a_plan_without_clients_pays_its_overheads(packages: int) -> None:
    document = round_numbers({"clients": [], "agency.overheads": "20.00"})
    document["packages"] = document["packages"][:packages]
    months = months_of(document, 3)
    assert [month.profit for month in months] == [-20_00] * 3
    assert [month.accounts for month in months] == [0] * 3
    assert not any(any(month.lines) or any(month.setup) for month in months)


def test_without_a_package_nobody_can_join() -> None:
    document = round_numbers({"clients": [], "packages": []})
    document["assumptions"] = {"new_accounts_per_month": "5"}
    assert [month.joined for month in months_of(document, 2)] == [0, 0]


def test_where_all_leave_nothing_is_left() -> None:
    months = months_of(round_numbers({"assumptions.monthly_churn": "1"}), 2)
    assert [month.left for month in months] == [10, 0]
    assert [month.profit for month in months] == [0, 0]


def test_one_month_is_the_first_of_many() -> None:
    for seed in range(8):
        document = MadeUp(seed, *KEYS).document()
        assert projected(document, 1).months == projected(document, 36).months[:1]


def test_fewer_months_are_the_first_of_more() -> None:
    for seed in range(4):
        document = MadeUp(seed, *KEYS).document()
        few, many = projected(document, 24), projected(document, 120)
        for month, same in zip(few.months, many.months, strict=False):
            assert month[1:7] == pytest.approx(same[1:7])
            assert month[7:] == same[7:]


@pytest.mark.parametrize(
    "edits",
    [
        {"clients.0.package": "gone"},
        {"price_list.prices": {"plus": {"1000": None}}},
        {"clients.0.contacts": 5000},
        {"price_list.currency": "EUR"},
        {"assumptions.monthly_churn": "1.5"},
        {"assumptions.new_accounts_per_month": "-1"},
    ],
)
def test_without_figures_today_there_are_none_to_come(edits: dict[str, Any]) -> None:
    assert projection_of(**edits) is None


def test_a_wrong_comparison_of_channels_is_no_matter_of_the_months() -> None:
    assert projection_of(**{"assumptions.compare_months": -1}) is not None


UNPRICED = {"packages.1": {"id": "q", "plan": "plus", "contacts": 5000}}
PROSPECT = {"id": "h", "name": "H", "package": "q", "status": "proposed"}


def test_a_package_without_a_price_matters_once_somebody_joins_it() -> None:
    assert projection_of(**UNPRICED) is not None
    own = [{"package": "q", "new_accounts_per_month": "1"}]
    assert projection_of(**UNPRICED, **{"assumptions.packages": own}) is None
    assert projection_of(
        **UNPRICED, **{"assumptions.packages": [{**own[0], "new_accounts_per_month": "0"}]}
    )
    joining = [{"month": 3, "move": "join", "package": "q", "accounts": 1}]
    assert projection_of(**UNPRICED, **{"assumptions.planned": joining}) is None


def test_a_client_without_a_price_matters_once_it_is_to_join() -> None:
    assert projection_of(**UNPRICED, **{"clients.1": PROSPECT}) is not None
    joining = [{"month": 3, "move": "join", "client": "h"}]
    edits = {**UNPRICED, "clients.1": PROSPECT, "assumptions.planned": joining}
    assert projection_of(**edits) is None
    assert projection_of(**edits, **{"clients.1.list_price": "70.00"}) is not None


DEAR = {"packages.0.list_price": "999999999999999.00"}
RISES = [{"month": month, "whose": "vendor", "rate": "9"} for month in (1, 2)]


@pytest.mark.parametrize(
    "edits",
    [
        {"packages.0.software_price": {"list_times": "999999999999999"}, **DEAR},
        {"price_list.currency": "EUR", "price_list.exchange_rate": "999999999999999", **DEAR},
        {"currency": "TND", **DEAR, "assumptions.price_changes": RISES},
    ],
)
def test_amounts_that_nobody_can_add_up_have_no_months(edits: dict[str, Any]) -> None:
    assert projection_of(**edits) is None


def test_amounts_that_nobody_pays_have_theirs() -> None:
    month = months_of(round_numbers(DEAR), 1)[0]
    assert month.lines.vendor_cost == pytest.approx(10 * 999_999_999_999_999_00, rel=1e-12)


def test_a_list_that_shrinks_by_more_than_all_has_no_months() -> None:
    edits = {"clients.0.growth": "-1.5"}
    assert projection_of(**edits) is not None
    assert projection_of(**edits, **{"assumptions.contact_growth": "0"}) is None


class LeftError(Exception):
    """Nobody waits any more."""


def test_the_work_can_be_left_at_every_step() -> None:
    book = book_to_come(MadeUp(3, *KEYS).document())
    steps = 0

    def count() -> None:
        nonlocal steps
        steps += 1

    project(book, 24, count)
    assert steps > 24

    def leave_at(last: int) -> None:
        left = iter(range(last))

        def step() -> None:
            if next(left, None) is None:
                raise LeftError

        with pytest.raises(LeftError):
            project(book, 24, step)

    for last in range(steps):
        leave_at(last)


def test_a_worker_computes_the_same() -> None:
    books = [book_to_come(MadeUp(seed, *KEYS).document()) for seed in range(4)]
    here = [project(book, 36) for book in books]
    with ThreadPoolExecutor(4) as pool:
        there = list(pool.map(lambda book: project(book, 36), books))
    assert here == there


def test_a_timeline_names_each_situation_once() -> None:
    laid = timeline(book_to_come(MadeUp(5, *KEYS).document()), 24)
    assert laid is not None
    assert len(set(laid.situations)) == len(laid.situations) == len(laid.served)
    for stage in laid.stages:
        assert len(stage.situations) == 24
        assert [each >= 0 for each in stage.situations] == [
            month >= stage.first for month in range(1, 25)
        ]
