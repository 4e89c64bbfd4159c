"""Constant growth and churn have formulas; so has what others publish of them."""

from __future__ import annotations

import pytest

from tests.model.over_time.books import months_of, projected, round_numbers
from tests.model.plans import cents, example


def accounts(start: int, arriving: float, churn: float, month: int) -> float:
    stay = (1 - churn) ** month
    return start * stay + (arriving * (1 - stay) / churn if churn else arriving * month)


@pytest.mark.parametrize("arriving", ["0", "1.5", "40"])
@pytest.mark.parametrize("churn", ["0", "0.02", "0.05", "0.3"])
def test_accounts_follow_the_formula(arriving: str, churn: str) -> None:
    assumed = {"new_accounts_per_month": arriving, "monthly_churn": churn}
    months = months_of(round_numbers({"assumptions": assumed}), 120)
    formula = [accounts(10, float(arriving), float(churn), month) for month in range(1, 121)]
    assert [month.accounts for month in months] == pytest.approx(formula, rel=1e-12)
    # Equal accounts at no discount: 100.00 − 50.00 each.
    assert [month.profit for month in months] == pytest.approx(
        [each * 5000 for each in formula], abs=0.5001
    )


# Monthly and yearly churn as vendors of subscription tools publish them side by side (Churnkey's
# table; "5 % a month is 46 % a year").
YEARLY_CHURN = {
    "0.01": "11.36",
    "0.02": "21.53",
    "0.03": "30.62",
    "0.04": "38.73",
    "0.05": "45.96",
    "0.07": "58.14",
    "0.1": "71.76",
    "0.15": "85.78",
    "0.2": "93.13",
    "0.29": "98.36",
}


@pytest.mark.parametrize(("monthly", "yearly"), YEARLY_CHURN.items())
def test_a_month_s_churn_is_a_year_s_as_published(monthly: str, yearly: str) -> None:
    document = round_numbers({"assumptions.monthly_churn": monthly, "clients.0.accounts": 10_000})
    last = months_of(document, 12)[-1]
    assert f"{100 - last.accounts / 100:.2f}" == yearly


def test_five_per_cent_a_month_are_forty_six_a_year_and_three_thirty_one() -> None:
    for monthly, yearly in (("0.05", 46), ("0.03", 31)):
        document = round_numbers({"assumptions.monthly_churn": monthly})
        assert round(100 - 10 * months_of(document, 12)[-1].accounts) == yearly


def test_the_defaults_of_a_reseller_s_calculator() -> None:
    """Nico Digital's reseller ROI calculator as it opens: 2.0 new a month, 5 % leave, 55 % margin.

    It prints 18 active clients at month 12, 25,280 gross profit then, 179,676 over the 12 months
    and a run rate of 303,362 a year. 25,280 of 18.39 clients is 1,375 each: a retainer of 2,500.
    """
    document = round_numbers(
        {
            "packages.0.software_price": "2500.00",
            "packages.0.list_price": "1125.00",
            "clients": [],
            "assumptions": {"new_accounts_per_month": "2", "monthly_churn": "0.05"},
        }
    )
    projection = projected(document, 12)
    last = projection.months[-1]
    assert round(last.accounts) == 18
    assert round(last.profit / 100) == 25_280
    assert round(projection.cumulative_profit[-1] / 100) == 179_676
    assert round(last.profit * 12 / 100) == 303_362


def test_the_table_of_a_calculator_that_rounds_its_customers_each_month() -> None:
    """Thomas Lilja's MRR projection as it opens: 100 customers, 20 new, 3 % leave, 49.00 each.

    It goes on from whole customers, so it is less than one customer beside the exact numbers.
    """
    printed = (117, 133, 149, 165, 180, 195, 209, 223, 236, 249, 262, 274)
    document = round_numbers(
        {
            "packages.0.software_price": "49.00",
            "clients.0.accounts": 100,
            "assumptions": {"new_accounts_per_month": "20", "monthly_churn": "0.03"},
        }
    )
    months = months_of(document, 12)
    assert [month.accounts for month in months] == pytest.approx(printed, abs=0.99)
    assert months[-1].revenue == pytest.approx(13_426_00, abs=49_00)


def test_recurring_commission_comes_to_a_plateau_where_as_many_leave_as_join() -> None:
    """Recurring-commission calculators call it the plateau point: new ones / churn."""
    document = round_numbers(
        {
            "programme.commission": {"rate": "0.3"},
            "clients.0.channel": "commission",
            "assumptions": {"new_accounts_per_month": "10", "monthly_churn": "0.1"},
        }
    )
    last = months_of(document, 120)[-1]
    assert last.accounts == pytest.approx(100, abs=0.001)
    assert last.joined == pytest.approx(last.left, abs=0.001)
    assert last.lines.commission == pytest.approx(100 * 15_00, abs=2)


# The worked example: accounts, discount, revenue, profit.
WORKED = {
    1: (27.96, "0.25", "7,631.48", "3,133.61"),
    4: (30.73, "0.25", None, "3,469.79"),
    5: (31.61, "0.35", None, "3,812.05"),
    12: (None, "0.35", None, "4,549.52"),
    13: (None, "0.35", "10,093.14", "4,501.16"),
}


def test_the_worked_example() -> None:
    projection = projected(example(), 24)
    for number, (accounts_then, discount, revenue, profit) in WORKED.items():
        month = projection.months[number - 1]
        assert month.month == number
        assert str(month.discount) == discount
        assert month.profit == cents(profit)
        assert revenue is None or month.revenue == cents(revenue)
        assert accounts_then is None or round(month.accounts, 2) == accounts_then
    assert projection.counted == 22
    assert projection.accounts == 27
    assert not projection.is_estimate
    assert projection.start is None


def test_the_worked_example_says_when_the_tier_is_reached_and_when_it_is_billed() -> None:
    months = projected(example(), 6).months
    assert [month.counted for month in months] == [22, 23, 24, 25, 25, 26]
    assert [str(month.reached) for month in months] == ["0.25"] * 3 + ["0.35"] * 3
    assert [str(month.discount) for month in months] == ["0.25"] * 4 + ["0.35"] * 2


def test_the_worked_example_s_first_commissions_end_after_a_year() -> None:
    months = projected(example(), 13).months
    # Those of today, and those of month 1: both are a month old in it.
    today, first = 5 * 0.98**13, 1.5 * 5 / 27 * 0.98**12
    assert months[11].paid == pytest.approx(months[11].on_commission)
    assert months[12].on_commission - months[12].paid == pytest.approx(today + first)


def test_cumulative_profit_is_the_sum_of_the_rounded_months() -> None:
    projection = projected(example(), 24)
    total = 0
    for month, cumulative in zip(projection.months, projection.cumulative_profit, strict=True):
        total += month.profit
        assert cumulative == total
    assert projection.cumulative_cash == projection.cumulative_profit  # nothing is paid later
