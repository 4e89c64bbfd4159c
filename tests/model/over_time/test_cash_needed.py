"""Cash of the months to come, against tables made by hand."""

from __future__ import annotations

from itertools import accumulate

import pytest

from planner.model.over_time.cash import Delays, Low, Owed, delays, low, owed
from planner.model.over_time.projection import Projection, project
from tests.model.plans import Edits, book_of, example, small

TWO = [
    {"id": "a", "name": "A", "package": "p"},
    {"id": "b", "name": "B", "package": "p", "channel": "commission"},
]
"""One resold for 200.00 at a cost of 100.00, one on commission: 50.00, and 20.00 of commission."""

BOOK: Edits = {
    "clients": TWO,
    "packages.0.software_price": "150.00",
    "packages.0.services_price": "50.00",
    "programme.commission.rate": "0.2",
    "agency.overheads": "30.00",
}


def projected(edits: Edits | None = None, months: int = 6) -> Projection:
    found = project(book_of(small({**BOOK, **(edits or {})})), months)
    assert found is not None
    return found


def test_without_delays_cash_is_profit() -> None:
    plain = projected()
    assert plain.cumulative_cash == plain.cumulative_profit
    assert [month.profit for month in plain.months] == [14000] * 6
    assert delays(plain) == Delays(0, 0)
    assert low(plain) is None
    assert owed(plain) == Owed(0, 0)
    assert plain.break_even == 1


def test_clients_who_pay_after_45_days_pay_two_months_later() -> None:
    late = projected({"assumptions.paid_after_days": 45})
    # 20 of commission at once, 130 paid out; the 250 of clients come from month 3 on.
    assert [month.cash for month in late.months] == [-11000, -11000, 14000, 14000, 14000, 14000]
    assert late.cumulative_cash == (-11000, -22000, -8000, 6000, 20000, 34000)
    assert low(late) == Low(2, -22000)
    assert late.break_even == 4
    assert owed(late) == Owed(clients=2 * 25000, vendor=0)


def test_commission_comes_later_by_itself() -> None:
    late = projected({"assumptions.commission_payout_months": 3})
    assert [month.cash for month in late.months] == [12000] * 3 + [14000] * 3
    assert [month.flows.commission for month in late.months] == [0] * 3 + [2000] * 3
    assert owed(late) == Owed(clients=0, vendor=3 * 2000)


def test_what_is_owed_is_told_apart_where_both_pay_later() -> None:
    late = projected({"assumptions.paid_after_days": 30, "assumptions.commission_payout_months": 4})
    assert delays(late) == Delays(1, 4)
    assert owed(late) == Owed(clients=25000, vendor=4 * 2000)
    assert owed(late).total == late.cumulative_profit[-1] - late.cumulative_cash[-1]


def test_flows_are_what_cash_is_made_of() -> None:
    late = projected({"assumptions.paid_after_days": 1})
    first, second = late.months[:2]
    assert first.flows == (0, 2000, 10000, 0, 3000)
    assert second.flows == (25000, 2000, 10000, 0, 3000)


def test_setups_are_paid_as_late_as_everything_else_by_clients() -> None:
    late = projected(
        {
            "agency.hourly_cost": "10.00",
            "packages.0.setup_fee": "70.00",
            "packages.0.setup_hours": "2",
            "assumptions.planned": [{"month": 2, "move": "join", "package": "p", "accounts": 1}],
            "assumptions.paid_after_days": 30,
        }
    )
    assert [month.flows.work for month in late.months[:4]] == [0, 2000, 0, 0]
    assert [month.flows.received for month in late.months[:4]] == [0, 25000, 52000, 45000]


@pytest.mark.parametrize("days", [0, 1, 30, 31, 90])
@pytest.mark.parametrize("payout", [0, 1, 5])
def test_the_example_adds_up(days: int, payout: int) -> None:
    edits = {
        "assumptions.paid_after_days": days,
        "assumptions.commission_payout_months": payout,
        "agency.overheads": "5000.00",
    }
    found = project(book_of(example(edits)), 30)
    assert found is not None
    later = -(-days // 30)
    for index, month in enumerate(found.months):
        flows = month.flows
        earned = found.months[index - later] if index >= later else None
        paid = 0
        if earned is not None:
            lines, setup = earned.lines, earned.setup
            paid = lines.price - lines.payment_fee - lines.unpaid + setup.fee - setup.payment_fee
        assert flows.received == pytest.approx(paid, abs=4)
        commission = found.months[index - payout].lines.commission if index >= payout else 0
        assert flows.commission == commission
        out = flows.vendor + flows.work + flows.overheads
        assert flows.received + flows.commission - out == pytest.approx(month.cash, abs=3)
        costs = month.lines.vendor_cost + month.lines.delivery + month.setup.work + 500_000
        assert out == pytest.approx(costs, abs=3)
    so_far = list(accumulate(month.cash for month in found.months))
    deepest = low(found)
    assert (0 if deepest is None else deepest.amount) == min(0, *so_far)
    stays = [m + 1 for m in range(30) if all(cash >= 0 for cash in so_far[m:])]
    assert found.break_even == (stays[0] if stays else None)


def test_no_month_owes_nothing() -> None:
    growing = {
        "assumptions.contact_growth": "0.5",
        "assumptions.paid_after_days": 30,
        "packages.0.contacts": 1000,
    }
    none = projected(growing)
    assert none.months == ()
    assert owed(none) == Owed(0, 0)
    assert low(none) is None
