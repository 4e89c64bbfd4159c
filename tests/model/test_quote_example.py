"""The worked example's quote, and what becomes of it under other rules and books."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from planner.model.book import Book
from planner.model.deal import YearLine, YearPart
from planner.model.payments import Pays
from planner.model.plan import Status
from planner.model.problems import path
from planner.model.programme import Effective
from planner.model.quote import Purchase, Quote, Way, obstacles, quote
from tests.model.plans import Edits, cents, edited, plan_of
from tests.model.quotes import cafe, quoted

QUOTE = quoted(cafe())


def other(edits: Edits | None = None, **row: Any) -> Quote:
    """The example's quote with values of the plan and of the row changed."""
    return quoted(edited(cafe(**row), edits or {}))


def test_the_month() -> None:
    assert (QUOTE.counted_before, QUOTE.counted) == (22, 23)
    assert (QUOTE.sold_before, QUOTE.sold) == (22, 23)
    assert QUOTE.discount_before == QUOTE.discount == Decimal("0.25")
    assert QUOTE.price == cents("509.00")
    assert QUOTE.amounts.vendor_cost == cents("179.25")
    assert QUOTE.amounts.payment_fee == cents("18.01")
    assert QUOTE.amounts.delivery == cents("111.25")
    assert QUOTE.contribution == cents("200.49")
    assert QUOTE.margin is not None
    assert round(QUOTE.margin, 4) == Decimal("0.3939")
    assert not QUOTE.is_below_target and not QUOTE.loses_money


def test_the_price_it_must_have() -> None:
    assert QUOTE.price_at_target == cents("437.16")
    assert QUOTE.room == cents("71.84")
    assert QUOTE.price_at_zero == cents("301.28")
    assert QUOTE.hours_at_zero == Decimal("8.47")


def test_what_the_client_pays() -> None:
    deal = QUOTE.deal
    assert deal.payments.monthly == Pays(cents("509.00"), cents("101.80"))
    assert deal.payments.setup == Pays(cents("400.00"), cents("80.00"))
    assert deal.payments.at_once is None
    assert deal.payments.first_year == Pays(cents("6,508.00"), cents("1,301.60"))
    assert deal.payments.first_year.with_tax == cents("7,809.60")


def test_what_the_client_pays_by_the_year() -> None:
    deal = other({"packages.1.yearly_months_paid": 10}, billing="yearly").deal
    assert deal.payments.at_once == Pays(cents("5,090.00"), cents("1,018.00"))
    assert deal.payments.monthly.amount == cents("424.17")
    assert deal.payments.first_year == Pays(cents("5,490.00"), cents("1,098.00"))


def test_free_months_take_their_twelfths_off_a_year_at_once() -> None:
    edits: Edits = {"packages.1.yearly_months_paid": 10}
    deal = other(edits, billing="yearly", free_months=3).deal
    assert deal.payments.at_once == Pays(cents("3,817.50"), cents("763.50"))
    monthly = other(free_months=14).deal
    assert monthly.payments.first_year == monthly.payments.setup


def test_the_first_year_and_its_lines() -> None:
    assert QUOTE.first_year == cents("2,581.66")
    assert QUOTE.deal.year == (
        YearLine(YearPart.MONTHS, 12, cents("200.49")),
        YearLine(YearPart.SETUP_FEE, 1, cents("400.00")),
        YearLine(YearPart.SETUP_PAYMENT_FEE, 1, cents("-14.22")),
        YearLine(YearPart.SETUP_WORK, 1, cents("-210.00")),
    )


def test_a_free_month_has_lines_of_its_own() -> None:
    deal = other(free_months=2).deal
    # Nothing is paid, and no fee of it; the vendor and the work are.
    assert deal.year[:2] == (
        YearLine(YearPart.FREE_MONTHS, 2, -cents("179.25") - cents("111.25")),
        YearLine(YearPart.MONTHS, 10, cents("200.49")),
    )


def test_on_commission_the_year_has_months_within_and_after() -> None:
    edits: Edits = {"programme.commission.months": 5}
    deal = other(edits, channel="commission", free_months=6).deal
    # Services of 250.00 less their fee of 9.00 and the work of 111.25, and the commission of 47.80.
    assert deal.year[:3] == (
        YearLine(YearPart.FREE_MONTHS, 5, cents("47.80") - cents("111.25")),
        YearLine(YearPart.FREE_MONTHS_AFTER, 1, -cents("111.25")),
        YearLine(YearPart.MONTHS_AFTER, 6, cents("129.75")),
    )


def test_the_same_client_on_commission() -> None:
    assert QUOTE.resold == cents("200.49")
    assert QUOTE.on_commission == cents("177.55")
    assert QUOTE.after_commission == cents("129.75")
    # 70.74 more than without any commission: from 70.735 of 239.00 on it is rounded to that.
    assert QUOTE.break_even == Fraction("70.735") / 239


def test_it_can_be_bought_direct() -> None:
    yearly = quoted(edited(cafe(), {"price_list.yearly": {"plus": {"10000": "189.00"}}}))
    assert yearly.purchases == (
        Purchase(Way.RESOLD, cents("509.00"), cents("200.49"), None),
        Purchase(Way.DIRECT_MONTHLY, cents("489.00"), cents("177.55"), cents("129.75")),
        Purchase(Way.DIRECT_YEARLY, cents("439.00"), None, None),
    )
    assert QUOTE.purchases[2] == Purchase(Way.DIRECT_YEARLY, None, None, None)


@pytest.mark.parametrize(
    "edits", [{"programme.commission.rate": None}, {"programme.commission.months": None}]
)
def test_a_commission_without_rate_or_end_has_nothing_after_it(edits: Edits) -> None:
    assert other(edits).purchases[1].after is None


def test_on_commission_its_figures_are_those_of_commission() -> None:
    made = other(channel="commission")
    assert (made.price, made.contribution) == (cents("250.00"), cents("177.55"))
    assert (made.resold, made.on_commission) == (cents("200.49"), cents("177.55"))
    assert (made.counted, made.sold, made.others.effect) == (22, 22, 0)
    assert made.break_even == QUOTE.break_even
    assert made.purchases == QUOTE.purchases


# What signing does to the others.


def test_two_more_reach_the_next_tier() -> None:
    others = QUOTE.others
    assert others.effect == 0
    assert others.effective is Effective.NEXT_CYCLE
    assert (others.next_start, others.next_discount) == (25, Decimal("0.35"))
    assert (others.needed, others.at_next) == (2, cents("200.70"))


def test_three_accounts_reach_it_themselves() -> None:
    made = other({"programme.effective": "same-cycle"}, accounts=3)
    assert (made.counted, made.discount) == (25, Decimal("0.35"))
    assert made.others.effect == cents("200.70")
    assert made.others.effective is Effective.SAME_CYCLE
    # list 239.00 at 35 % off, three times
    assert made.amounts.vendor_cost == 3 * cents("155.35")
    assert made.price == 3 * cents("509.00")
    assert made.hours_at_zero is not None
    # 23.90 more is left of each account than at 25 %: at 35.00 an hour
    assert Decimal("9.14") <= made.hours_at_zero <= Decimal("9.17")


def test_at_the_top_there_is_no_next_tier() -> None:
    others = other({"clients.0.accounts": 200}).others
    assert (others.next_start, others.needed, others.at_next) == (None, None, None)


def test_under_graduated_a_row_before_others_moves_them_into_the_next_tier() -> None:
    document = edited(cafe(), {"programme.mode": "graduated", "clients.1.accounts": 9})
    document["clients"].insert(0, document["clients"].pop())
    made = quoted(document, 0)
    # The first of Essential no longer pays list but 25 % less of 19.00, and the one Scale account,
    # once the 24th, is the 25th: 35 % off 469.00 instead of 25 %.
    assert made.deal.bill == ((1, Decimal(0)),)
    assert made.others.effect == cents("4.75") + cents("46.90")
    assert made.others.at_next == made.others.effect


def test_the_first_account_pays_list_and_frees_another_from_it() -> None:
    document = edited(cafe(), {"programme.first_account_full_price": True})
    document["clients"].insert(0, document["clients"].pop())
    made = quoted(document, 0)
    assert made.amounts.vendor_cost == cents("239.00")
    assert made.others.effect == cents("4.75")


# Where there is nothing to say.


def test_without_a_target_there_is_no_price_for_it() -> None:
    made = other({"agency.target_margin": None})
    assert (made.target, made.price_at_target, made.room) == (None, None, None)
    assert made.price_at_zero == cents("301.28")


def test_a_target_that_no_price_reaches() -> None:
    made = other({"agency.target_margin": "0.99"})
    assert (made.price_at_target, made.room) == (None, None)
    assert made.is_below_target


def test_work_that_costs_nothing_has_no_limit_and_losses_have_none_either() -> None:
    assert other({"agency.hourly_cost": "0"}).hours_at_zero is None
    made = other(software_price="0", services_price="100.00")
    assert made.loses_money and made.hours_at_zero is None


def test_free_of_charge_has_no_margin() -> None:
    made = other(software_price="0", services_price="0")
    assert (made.price, made.margin) == (0, None)


def test_a_row_without_a_list_price_has_no_figures_and_says_why() -> None:
    plan = plan_of(cafe(contacts=99_000))
    book = Book(plan)
    assert book.problems == ()
    assert quote(book, 7) is None
    assert [path(each.place) for each in obstacles(book, 7)] == ["clients[7].contacts"]


def test_a_row_of_no_package_has_no_figures() -> None:
    plan = plan_of(cafe())
    lost = replace(plan.clients[7], package="gone")
    book = Book(replace(plan, clients=(*plan.clients[:7], lost)))
    assert quote(book, 7) is None


def test_another_row_s_problem_leaves_the_quote_its_own_figures() -> None:
    made = other({"clients.0.hours": "-1"})
    assert made.contribution == cents("200.49")
    assert (made.others.effect, made.others.at_next) == (None, None)


def test_nothing_of_the_plan_is_changed() -> None:
    plan = plan_of(cafe())
    book = Book(plan)
    before = book.profit
    assert quote(book, 7) is not None
    assert plan.clients[7].status is Status.PROPOSED
    assert Book(plan).profit == before == cents("2,816.92")
