"""The step that the tiers suggest, at both edges of each rule."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.model.next_step import Step, StepKind, next_step
from tests.model.plans import (
    Edits,
    book_of,
    cents,
    curve_of,
    documents,
    example,
    minor_units,
    small,
)
from tests.model.reference import Document, Reference

SOLD_WELL: Edits = {"packages.0.software_price": "150.00"}


def step(sold: int, edits: Edits = SOLD_WELL) -> Step:
    return next_step(curve_of(small(edits)), sold)


@pytest.mark.parametrize(
    ("sold", "kind", "accounts"),
    [
        (0, StepKind.REACH_TIER, 2),
        (1, StepKind.REACH_TIER, 2),
        (2, StepKind.ONE_MORE, 3),
        (19, StepKind.ONE_MORE, 20),  # six away
        (20, StepKind.REACH_TIER, 25),  # five away
        (21, StepKind.REACH_TIER, 25),
        (22, StepKind.PAY_LESS_WITH_MORE, 25),
        (24, StepKind.PAY_LESS_WITH_MORE, 25),
        (25, StepKind.ONE_MORE, 26),
        (41, StepKind.ONE_MORE, 42),  # nine away, a fifth is eight
        (42, StepKind.REACH_TIER, 50),  # eight away
        (43, StepKind.PAY_LESS_WITH_MORE, 50),
        (49, StepKind.PAY_LESS_WITH_MORE, 50),
        (50, StepKind.ONE_MORE, 51),
        (81, StepKind.ONE_MORE, 82),
        (82, StepKind.PAY_LESS_WITH_MORE, 100),
        (99, StepKind.PAY_LESS_WITH_MORE, 100),
        (100, StepKind.ONE_MORE, 101),
        (101, StepKind.ONE_MORE, 102),
    ],
)
def test_the_step_under_the_vendors_tiers(sold: int, kind: StepKind, accounts: int) -> None:
    made = step(sold)
    assert (made.kind, made.start, made.accounts) == (kind, sold, accounts)


def test_what_the_step_brings() -> None:
    # Three more prices of 150.00, and the bill falls from 16.50 to 16.25 list prices.
    assert step(22) == Step(StepKind.PAY_LESS_WITH_MORE, 22, 25, cents("475.00"), -cents("25.00"))


def test_where_an_account_earns_nothing_prices_come_before_numbers() -> None:
    made = step(3, {"packages.0.software_price": "75.00"})
    assert made == Step(StepKind.RAISE_PRICES, 3, 4, 0, cents("75.00"))


def test_a_tier_that_brings_no_profit_is_not_worth_reaching() -> None:
    # Each account is sold at a loss that 35 % off does not cure.
    made = step(24, {"packages.0.software_price": "1.00", "programme.tiers.2.discount": "0.26"})
    assert made.kind is StepKind.RAISE_PRICES


def test_a_lower_bill_that_does_not_pay_for_the_work_is_not_worth_reaching() -> None:
    # The bill falls by 25.00 from 22 to 25; three more accounts lose 90.00 each.
    edits: Edits = {"packages.0.software_price": "10.00", "packages.0.other_costs": "100.00"}
    assert step(22, edits).kind is StepKind.RAISE_PRICES


@settings(max_examples=60)
@given(documents(), st.integers(0, 18))
def test_the_gain_and_the_bill_are_differences_of_the_reference(
    document: Document, sold: int
) -> None:
    curve = curve_of(document)
    assume(not (curve.all_on_commission and sold == 0))
    made = next_step(curve, sold)
    points = Reference(document).curve(made.accounts)
    here, there = points[sold], points[made.accounts]
    assert made.start == sold < made.accounts
    assert made.gain == minor_units(there.resale_profit - here.resale_profit, document)
    assert made.bill_change == minor_units(there.vendor_bill - here.vendor_bill, document)
    match made.kind:
        case StepKind.PAY_LESS_WITH_MORE:
            assert made.gain > 0
            assert there.exact_bill < here.exact_bill
        case StepKind.REACH_TIER:
            assert made.gain > 0
            assert there.discount > here.discount
            assert there.exact_bill >= here.exact_bill
        case StepKind.ONE_MORE:
            assert made.gain > 0
        case StepKind.RAISE_PRICES:
            assert made.gain <= 0


FOUR = {"package": "growth", "accounts": 4}


@pytest.mark.parametrize(
    ("rate", "kind"),
    [
        ("0.20", StepKind.RESELL_ALL),
        ("0.60", StepKind.KEEP_COMMISSION),
        (None, StepKind.ENTER_RATE),
    ],
)
def test_a_book_wholly_on_commission_is_held_against_the_same_accounts_resold(
    rate: str | None, kind: StepKind
) -> None:
    now = example(
        {"clients": [{**FOUR, "channel": "commission"}], "programme.commission.rate": rate}
    )
    resold = example({"clients": [{**FOUR, "channel": "resale"}]})
    made = next_step(curve_of(now), 0)
    assert (made.kind, made.accounts) == (kind, 4)
    assert made.gain == (book_of(resold).profit or 0) - (book_of(now).profit or 0)
