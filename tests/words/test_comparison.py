"""Differences in words, with signed figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.model.comparison import price_differences, programme_differences
from planner.model.money import Currency
from planner.model.programme import AdvertisedAgainst, Commission, Effective, Mode, Tier
from planner.model.vendor_edits import NOT_SOLD, Cells, with_cells
from planner.words.comparison import Row, Unit, row, setting
from tests.model.plans import example, plan_of

PLAN = plan_of(example())
OWN = PLAN.programme
DOLLAR = Currency.of("USD")
UNIT = Unit(DOLLAR, DOLLAR)
NAMES = {"plus": "Plus"}


def rows(**changes: object) -> list[Row]:
    theirs = replace(OWN, **changes)  # type: ignore[arg-type] # any field, one at a time
    return [
        row(each, PLAN.currency, UNIT, NAMES)
        for each in programme_differences(OWN, theirs, with_own=True)
    ]


def test_a_discount_differs_in_points() -> None:
    tiers = (*OWN.tiers[:2], replace(OWN.tiers[2], discount=Decimal("0.3")), *OWN.tiers[3:])
    assert rows(tiers=tiers) == [
        Row("Discount from 25 accounts", "35\xa0%", "30\xa0%", "−5 points"),
    ]
    more = (*OWN.tiers, Tier(200, Decimal("0.6")))
    assert rows(tiers=more) == [
        Row("Discount from 200 accounts", "no such tier", "60\xa0%", ""),
    ]


def test_rules_differ_in_words() -> None:
    assert rows(mode=Mode.GRADUATED)[0][1:3] == ("every account", "the accounts in that tier only")
    assert rows(effective=Effective.SAME_CYCLE)[0].theirs == "in the same cycle"
    assert rows(counts_disabled=True)[0][1:] == ("no", "yes", "")
    against = rows(minimum_advertised_price=AdvertisedAgainst.YEARLY)[0]
    assert against[1:3] == ("the higher of the two", "the price billed yearly")


def test_what_is_entered_differs_in_signed_figures() -> None:
    assert rows(monthly_fee=OWN.monthly_fee + 4900)[0].change == "+49.00"
    rate, months = rows(commission=Commission(None, None))
    assert (rate.own, rate.theirs, rate.change) == ("20\xa0%", "not entered", "")
    assert (months.own, months.theirs, months.change) == ("12 months", "for life", "")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (22900, ("$239.00", "$229.00", "−10.00")),
        (None, ("$239.00", "not published", "")),
        (NOT_SOLD, ("$239.00", "not sold", "")),
    ],
)
def test_a_price_differs_by_plan_and_band(cell: object, expected: tuple[str, str, str]) -> None:
    cells: Cells = {("plus", 10000): cell}  # type: ignore[dict-item] # one of the three kinds
    theirs = with_cells(PLAN, "prices", cells).price_list
    (found,) = price_differences(PLAN.price_list, theirs)
    assert row(found, PLAN.currency, UNIT, NAMES) == Row("Plus, 10,000 contacts", *expected)


def test_every_setting_has_a_name() -> None:
    with pytest.raises(KeyError):
        setting("colour")
