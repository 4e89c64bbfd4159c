"""What is planned: who joins in which month and who leaves, by hand.

Ten accounts of A at 100.00, list price 50.00, no costs: an account is 50.00 a month.
"""

from __future__ import annotations

from typing import Any

import pytest

from planner.model.over_time.projection import Month
from tests.model.over_time.books import months_of, round_numbers
from tests.model.plans import Edits, edited
from tests.model.reference import Document

PROSPECT = {
    "id": "h",
    "name": "Hotel",
    "package": "p",
    "status": "proposed",
    "accounts": 3,
    "software_price": "150.00",
}


def planned(*events: dict[str, Any], more: Edits | None = None) -> Document:
    document = round_numbers({"clients.1": PROSPECT, "assumptions.planned": list(events)})
    return edited(document, more or {})


def join(month: int, **what: Any) -> dict[str, Any]:
    return {"month": month, "move": "join", **what}


def leave(month: int, **what: Any) -> dict[str, Any]:
    return {"month": month, "move": "leave", **what}


def accounts(months: tuple[Month, ...]) -> list[float]:
    return [month.accounts for month in months]


def test_a_client_being_quoted_joins_in_its_month_with_all_its_accounts() -> None:
    months = months_of(planned(join(3, client="h")), 4)
    assert accounts(months) == [10, 10, 13, 13]
    assert [month.joined for month in months] == [0, 0, 3, 0]
    # Ten at 50.00 and three at 150.00 − 50.00
    assert [month.profit for month in months] == [500_00, 500_00, 800_00, 800_00]


def test_so_many_of_a_client_join() -> None:
    months = months_of(planned(join(2, client="h", accounts=6)), 2)
    assert accounts(months) == [10, 16]
    assert months[1].profit == 1100_00


def test_more_of_a_client_that_is_there_join() -> None:
    assert accounts(months_of(planned(join(2, client="a", accounts=6)), 3)) == [10, 16, 16]


def test_accounts_of_a_package_join_as_it_is_sold() -> None:
    months = months_of(planned(join(2, package="p", accounts=4)), 2)
    assert (months[1].resold, months[1].profit) == (14, 700_00)


def test_accounts_of_a_package_join_on_commission() -> None:
    document = planned(
        join(2, package="p", channel="commission", accounts=4),
        more={"programme.commission": {"rate": "0.2", "months": 2}},
    )
    months = months_of(document, 4)
    assert [month.on_commission for month in months] == [0, 4, 4, 4]
    assert [month.lines.commission for month in months] == [0, 40_00, 40_00, 0]


def test_each_that_joins_pays_its_own_setup() -> None:
    document = planned(join(2, client="h"), more={"clients.1.setup_fee": "70.00"})
    assert [month.setup.fee for month in months_of(document, 3)] == [0, 210_00, 0]


def test_planned_joinings_know_no_season() -> None:
    assumed = {"start": "2026-03", "seasonality": ["0"] * 12}
    document = planned(join(2, client="h"))
    document["assumptions"] |= assumed
    assert accounts(months_of(document, 2)) == [10, 13]


def test_those_who_joined_leave_like_all_others() -> None:
    document = planned(join(1, client="h"), more={"assumptions.monthly_churn": "0.5"})
    months = months_of(document, 3)
    # 5 + 3, then half of both each month
    assert accounts(months) == [8, 4, 2]
    assert [month.left for month in months] == [5, 4, 2]


@pytest.mark.parametrize(
    ("leaving", "left"),
    [({}, 10), ({"accounts": 4}, 4), ({"accounts": 10}, 10), ({"accounts": 99}, 10)],
)
def test_all_leave_or_some_or_as_many_as_there_are(leaving: dict[str, int], left: int) -> None:
    months = months_of(planned(leave(2, client="a", **leaving)), 3)
    assert accounts(months) == [10, 10 - left, 10 - left]
    assert [month.left for month in months] == [0, left, 0]


def test_a_client_s_leaving_leaves_the_others_alone() -> None:
    other = {"id": "b", "name": "B", "package": "p", "accounts": 7}
    document = planned(leave(2, client="b"), more={"clients.2": other})
    assert accounts(months_of(document, 2)) == [17, 10]


def test_churn_comes_before_a_planned_leaving() -> None:
    document = planned(leave(2, client="a", accounts=2), more={"assumptions.monthly_churn": "0.1"})
    # 9, then 8.1 less 2
    months = months_of(document, 2)
    assert accounts(months) == pytest.approx([9, 6.1])
    assert [month.left for month in months] == pytest.approx([1, 2.9])


def test_new_accounts_are_not_the_client_s_and_stay() -> None:
    document = planned(leave(3, client="a"), more={"assumptions.new_accounts_per_month": "1"})
    assert accounts(months_of(document, 4)) == [11, 12, 3, 4]


def test_who_joined_by_its_name_leaves_by_it_too() -> None:
    document = planned(join(2, client="h"), leave(4, client="h"))
    assert accounts(months_of(document, 5)) == [10, 13, 13, 10, 10]


def test_the_oldest_leave_first() -> None:
    # Two months are paid. Ten of today and four that join in month 2: eleven leave in month 3, the
    # ten of today among them, and three of the four.
    document = planned(
        join(2, client="a", accounts=4),
        leave(3, client="a", accounts=11),
        more={"clients.0.channel": "commission", "programme.commission": {"rate": "0.2"}},
    )
    document["programme"]["commission"]["months"] = 2
    months = months_of(document, 4)
    assert [month.on_commission for month in months] == [10, 14, 3, 3]
    assert [month.paid for month in months] == [10, 14, 3, 0]


def test_of_those_that_joined_since_the_oldest_leave_first() -> None:
    document = planned(
        join(1, client="h", accounts=2),
        join(3, client="h", accounts=2),
        leave(4, client="h", accounts=2),
        more={"clients.1.channel": "commission", "programme.commission": {"rate": "0.2"}},
    )
    document["programme"]["commission"]["months"] = 3
    # In month 4 the two of month 1 would be past their months; they are gone.
    assert [month.paid for month in months_of(document, 6)] == [2, 2, 4, 2, 2, 0]


def test_in_one_month_leavings_come_before_joinings() -> None:
    document = planned(join(2, client="a", accounts=5), leave(2, client="a"))
    assert accounts(months_of(document, 3)) == [10, 5, 5]


def test_two_leavings_in_a_month_are_one() -> None:
    some = planned(leave(2, client="a", accounts=3), leave(2, client="a", accounts=4))
    assert accounts(months_of(some, 2)) == [10, 3]
    everyone = planned(leave(2, client="a", accounts=3), leave(2, client="a"))
    assert accounts(months_of(everyone, 2)) == [10, 0]


def test_who_is_disabled_stays_whatever_is_planned() -> None:
    document = planned(leave(2, client="a"), more={"clients.0.status": "disabled"})
    months = months_of(document, 2)
    assert [month.lines.vendor_cost for month in months] == [500_00, 500_00]


def test_a_disabled_client_s_joining_is_of_active_accounts() -> None:
    document = planned(join(2, client="a", accounts=1), more={"clients.0.status": "disabled"})
    months = months_of(document, 2)
    assert accounts(months) == [0, 1]
    assert [month.lines.vendor_cost for month in months] == [500_00, 550_00]


def test_what_is_planned_after_the_last_month_waits() -> None:
    assert accounts(months_of(planned(join(9, client="h"), leave(9, client="a")), 3)) == [10] * 3


def test_a_client_planned_for_later_takes_no_part_before() -> None:
    # New accounts come in today's proportions: all like A.
    document = planned(join(9, client="h"), more={"assumptions.new_accounts_per_month": "1"})
    assert [month.profit for month in months_of(document, 2)] == [550_00, 600_00]
