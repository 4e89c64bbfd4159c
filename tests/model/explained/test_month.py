"""A figure of a month to come opens to its lines, and a line to the accounts that bring it."""

from __future__ import annotations

import pytest

from planner.model.curve import Curve
from planner.model.explained import explain
from planner.model.explained.month import MOST_ROWS, SUMS
from planner.model.explanation import Asked, Explanation, Formula
from planner.model.over_time.projection import project
from planner.words import catalogue
from planner.words import explanations as words
from planner.words.formulas import formula_words
from tests.model.explained.formulas import explained
from tests.model.plans import cents, curve_of, example, small

CURVE = curve_of(example())


def amounts(of: Explanation) -> dict[tuple[str, str | None], tuple[float, int]]:
    """Accounts and the amount of each, by what a line is and its package."""
    return {
        (each.code, each.package): (float(each.expected), int(each.each or 0))
        for each in of.entries
        if each.expected is not None
    }


def test_the_profit_of_the_worked_example_opens_to_its_lines() -> None:
    of = explained(CURVE, Asked("profit", month=5))
    assert of.value == cents("3,812.05")
    assert of.formula is Formula.EXPECTED
    found = {each.code: each for each in of.entries}
    assert (found["overheads"].value, found["overheads"].sign) == (cents("450.00"), -1)
    assert found["overheads"].place == ("agency", "overheads")
    # 1.5 accounts a month in the proportions of 14, 12 and 1 of 27.
    assert found["setup_fees"].value == cents("433.33")
    together = sum(each.sign * int(each.value or 0) for each in of.entries)
    assert abs(together - cents("3,812.05")) <= len(of.entries) / 2


def test_a_bill_is_accounts_times_what_one_costs_at_the_tier_that_is_billed() -> None:
    def joined(share: float) -> float:
        return 1.5 * share / 27

    def left(accounts: float, months: int, share: float) -> float:
        for _ in range(months):
            accounts = accounts * 0.98 + joined(share)
        return accounts

    for month, each in ((4, ("14.25", "134.25", "351.75")), (5, ("12.35", "116.35", "304.85"))):
        of = explained(CURVE, Asked("vendor_cost", month=month))
        found = amounts(of)
        assert [amount for _, amount in found.values()] == [cents(one) for one in each]
        # The disabled account of Essential stays, and costs as much.
        assert found["rows", "essential"][0] == pytest.approx(left(14, month, 14) + 1, abs=1e-5)
        assert found["rows", "growth"][0] == pytest.approx(left(7, month, 7), abs=1e-5)
        assert found["rows", "scale"][0] == pytest.approx(left(1, month, 1), abs=1e-5)
        bill = explained(CURVE, Asked("vendor_bill", month=month))
        assert bill.value == of.value


def test_a_commission_is_of_those_within_its_months() -> None:
    before = amounts(explained(CURVE, Asked("commission", month=12)))
    after = amounts(explained(CURVE, Asked("commission", month=13)))
    (rate,) = {each for _, each in before.values()}
    assert rate == cents("35.80")  # a fifth of 179.00
    assert before["commission_rows", "growth"][0] > 5 > after["commission_rows", "growth"][0]


@pytest.mark.parametrize("figure", [*SUMS, "software", "services", "payment_fee", "setup_work"])
@pytest.mark.parametrize("month", [1, 12, 13, 24])
def test_lines_add_up_but_for_their_own_rounding(figure: str, month: int) -> None:
    of = explained(CURVE, Asked(figure, month=month))
    lines = [each for each in of.entries if each.code != "discount"]
    together = sum(each.sign * int(each.value or 0) for each in lines)
    if figure == "costs":
        assert all(each.sign == 1 for each in of.entries)
    assert isinstance(of.value, int)
    assert abs(together - of.value) <= len(of.entries) / 2
    projection = project(CURVE.book, month)
    assert projection is not None
    if figure in SUMS and figure != "delivery":
        assert of.value == getattr(projection.months[-1], figure)
    for entry in of.entries:
        if entry.asked is not None:
            assert explained(CURVE, entry.asked).value == entry.value
    for asked in of.related:
        assert explained(CURVE, asked).value is not None


def test_what_the_programme_costs_is_a_line_of_its_own() -> None:
    curve = curve_of(example({"programme.monthly_fee": "99.00"}))
    for figure, sign in (("profit", -1), ("costs", 1), ("overheads", 1)):
        of = explained(curve, Asked(figure, month=5))
        found = {each.place: (each.value, each.sign) for each in of.entries if each.place}
        assert found == {
            ("agency", "overheads"): (cents("450.00"), sign),
            ("programme", "monthly_fee"): (cents("99.00"), sign),
        }
        if figure == "overheads":
            assert of.value == cents("549.00")


def test_fees_and_work_of_a_month_are_those_of_all_kinds() -> None:
    def of(figure: str) -> int:
        return int(explained(CURVE, Asked(figure, month=5)).value or 0)

    assert of("payment_fees") == of("payment_fee") + of("setup_payment_fee")
    # 1.5 accounts join as 14, 12 and 1 of 27: their fees are 150, 400 and 900, taxed by a fifth,
    # and 2.9 % and 0.30 of what they pay goes.
    fee = (14 * 5.52 + 12 * 14.22 + 31.62) * 1.5 / 27
    assert of("setup_payment_fee") == round(100 * fee)
    assert of("delivery") == of("work") + of("other_costs")
    # 2.50 for Essential, 15.00 for Growth and 40.00 for Scale, of the accounts of the month.
    accounts = 0.98**5 + 1.5 / 27 * (1 - 0.98**5) / 0.02
    assert of("other_costs") == round(100 * accounts * (14 * 2.50 + 12 * 15 + 40))


def test_the_fewest_accounts_have_their_line_too() -> None:
    curve = curve_of(example({"assumptions.new_accounts_per_month": "0.1"}))
    of = explained(curve, Asked("setup_fees", month=3))
    # 0.1 accounts in the proportions of 14, 12 and 1 of 27, at 150, 400 and 900.
    assert [each.value for each in of.entries] == [cents("7.78"), cents("17.78"), cents("3.33")]
    assert of.value == cents("28.89")
    said = words.entry_detail(of.entries[-1], curve.book.plan)
    assert said == "under 0.1 accounts × 900.00"


def test_where_the_order_decides_who_pays_what_a_bill_has_the_mean() -> None:
    curve = curve_of(small({"programme.mode": "graduated", "clients.0.accounts": 30}))
    of = explained(curve, Asked("vendor_cost", month=2))
    assert of.value == cents("2,215.00")  # 100.00 + 23 × 75.00 + 6 × 65.00
    assert amounts(of) == {("rows", "p"): (30, cents("73.83"))}
    assert of.entries[0].value == of.value


def test_a_month_that_is_not_there_has_no_answer() -> None:
    for month in (0, 121):
        assert explain(CURVE, Asked("profit", month=month)) is None
    nobody = curve_of(example({"clients.0.package": "gone"}))
    assert explain(nobody, Asked("profit", month=1)) is None
    row = example()["clients"][0]
    large = example({"clients": [row] * (MOST_ROWS + 1)})
    assert explain(Curve(curve_of(large).book), Asked("profit", month=1)) is None


def test_it_is_said_whose_and_how() -> None:
    of = explained(CURVE, Asked("vendor_cost", month=5))
    plan = CURVE.book.plan
    assert words.title(of.asked, plan) == "Vendor bill · Month 5"
    said = [(words.entry_name(e, plan), words.entry_detail(e, plan)) for e in of.entries]
    assert said[0] == ("Package “Essential”", "about 17.4 accounts × 12.35")
    assert said[-1][0] == "Discount"
    assert formula_words(of, plan).startswith("Expected accounts, times the amount of one of them")
    catalogue.use("fr")
    try:
        assert words.entry_detail(of.entries[0], plan) == "environ 17,4 comptes × 12,35"
    finally:
        catalogue.use("en")
