"""When the money moves, by hand, and from which month on it is never below nothing again.

Ten accounts at 100.00, list price 50.00: clients pay 1,000.00 a month, the vendor gets 500.00.
"""

from __future__ import annotations

from typing import Any

import pytest

from planner.model.over_time.projection import Flows, Month
from tests.model.over_time.books import months_of, projected, round_numbers
from tests.model.reference import Document


def cash(months: tuple[Month, ...]) -> list[int]:
    assert not any(month.cash % 100 for month in months)
    return [month.cash // 100 for month in months]


def test_at_once_cash_is_profit() -> None:
    assert cash(months_of(round_numbers(), 3)) == [500] * 3


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, [500, 500, 500, 500]),
        (1, [-500, 500, 500, 500]),
        (30, [-500, 500, 500, 500]),
        (31, [-500, -500, 500, 500]),
        (60, [-500, -500, 500, 500]),
        (90, [-500, -500, -500, 500]),
        (999, [-500, -500, -500, -500]),
    ],
)
def test_clients_pay_whole_months_later(days: int, expected: list[int]) -> None:
    months = months_of(round_numbers({"assumptions.paid_after_days": days}), 4)
    assert cash(months) == expected
    assert [month.profit for month in months] == [500_00] * 4


def test_the_vendor_the_work_and_the_overheads_are_paid_at_once() -> None:
    document = round_numbers(
        {
            "agency": {"overheads": "70.00", "hourly_cost": "10.00", "vendor_tax_rate": "0.1"},
            "programme.monthly_fee": "5.00",
            "packages.0.hours": "1",
            "packages.0.other_costs": "2.00",
            "assumptions.paid_after_days": 30,
        }
    )
    months = months_of(document, 2)
    # 500 and its tax, ten hours and ten times 2, 70 and 5; then 1,000 come in
    assert cash(months) == [-745, 255]
    assert months[1].flows == Flows(1000_00, 0, 550_00, 120_00, 75_00)
    assert months[0].flows == Flows(0, 0, 550_00, 120_00, 75_00)


def test_what_being_paid_costs_and_what_is_never_paid_come_off_when_clients_pay() -> None:
    document = round_numbers(
        {
            "agency": {"payment_fee": {"fixed": "3.00"}, "unpaid_rate": "0.1"},
            "assumptions.paid_after_days": 30,
        }
    )
    # 1,000 less ten fees of 3 and a tenth
    assert cash(months_of(document, 2)) == [-500, 370]


def test_a_setup_is_paid_by_the_client_later_and_worked_at_once() -> None:
    document = round_numbers(
        {
            "packages.0.setup_fee": "200.00",
            "packages.0.setup_hours": "2",
            "agency": {"hourly_cost": "30.00"},
            "clients": [],
            "assumptions": {
                "paid_after_days": 30,
                "planned": [{"month": 2, "move": "join", "package": "p", "accounts": 1}],
            },
        }
    )
    # Month 2: the vendor's 50 and two hours; month 3: the vendor's 50, then 100 and 200
    assert cash(months_of(document, 3)) == [0, -110, 250]


def commission(**more: Any) -> Document:
    edits = {
        "clients.0.channel": "commission",
        "packages.0.services_price": "10.00",
        "programme.commission": {"rate": "0.2"},
    }
    return round_numbers({**edits, **{f"assumptions.{key}": more[key] for key in more}})


@pytest.mark.parametrize(
    ("delays", "expected"),
    [
        ({}, [200, 200, 200, 200]),
        ({"commission_payout_months": 2}, [100, 100, 200, 200]),
        ({"paid_after_days": 30}, [100, 200, 200, 200]),
        ({"commission_payout_months": 2, "paid_after_days": 30}, [0, 100, 200, 200]),
    ],
)
def test_commissions_arrive_months_later(delays: dict[str, int], expected: list[int]) -> None:
    # Clients pay 100.00 a month for services, the vendor 100.00 of commission.
    assert cash(months_of(commission(**delays), 4)) == expected


def test_the_cumulative_cash_is_the_sum_of_the_rounded_months() -> None:
    document = round_numbers({"assumptions": {"paid_after_days": 30, "monthly_churn": "0.0333"}})
    projection = projected(document, 24)
    total = 0
    for month, cumulative in zip(projection.months, projection.cumulative_cash, strict=True):
        total += month.cash
        assert cumulative == total


# Break-even


def breaks_even(months: int, **edits: Any) -> int | None:
    return projected(round_numbers(edits), months).break_even


def test_cash_that_never_is_below_nothing_breaks_even_in_month_one() -> None:
    assert breaks_even(12) == 1
    assert breaks_even(12, **{"clients.0.accounts": 1, "agency.overheads": "50.00"}) == 1


def test_the_first_month_in_which_what_was_laid_out_is_back() -> None:
    # −500, 0
    assert breaks_even(12, **{"assumptions.paid_after_days": 30}) == 2
    # −500, −1,000, −500, 0
    assert breaks_even(12, **{"assumptions.paid_after_days": 60}) == 4


def test_what_is_not_back_within_the_months_never_breaks_even() -> None:
    assert breaks_even(3, **{"assumptions.paid_after_days": 60}) is None
    assert breaks_even(120, **{"agency.overheads": "501.00"}) is None


def test_cash_that_dips_again_breaks_even_only_after_its_last_dip() -> None:
    # Month 1 and 2 bring 500 each. All leave in month 3, and overheads of 400 go on: 100, 200,
    # −200, −600; thirty join in month 5: 1,100 a month.
    document = round_numbers(
        {
            "agency.overheads": "400.00",
            "assumptions.planned": [
                {"month": 3, "move": "leave", "client": "a"},
                {"month": 5, "move": "join", "client": "a", "accounts": 30},
            ],
        }
    )
    projection = projected(document, 8)
    cumulative = [amount // 100 for amount in projection.cumulative_cash]
    assert cumulative == [100, 200, -200, -600, 500, 1600, 2700, 3800]
    assert projection.break_even == 5
    assert projected(document, 4).break_even is None
    assert projected(document, 2).break_even == 1
