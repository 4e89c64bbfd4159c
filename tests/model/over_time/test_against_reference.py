"""The projection against one that goes cohort by cohort, in exact fractions, to the cent."""

from __future__ import annotations

from fractions import Fraction

import pytest

from planner.model.over_time.projection import Month, Projection
from tests.model.over_time.books import KEYS, MadeUp, projected
from tests.model.over_time.reference import Expected, Months
from tests.model.plans import minor_units
from tests.model.reference import Document

BOOKS, WITH_EVERY_KEY = 12, 70
NEAR = 1e-9


def numbers(month: Month) -> tuple[float, ...]:
    return month.resold, month.on_commission, month.paid, month.joined, month.left


def said(month: Month) -> dict[str, object]:
    """Every amount that the program gives for a month, in minor units."""
    lines = month.lines
    return {
        "counted": month.counted,
        "discount": Fraction(month.discount),
        "software": lines.software,
        "services": lines.services,
        "yearly": lines.yearly,
        "commission": lines.commission,
        "vendor cost": lines.vendor_cost,
        "vendor tax": lines.vendor_tax,
        "payment fee": lines.payment_fee,
        "unpaid": lines.unpaid,
        "setup": tuple(month.setup),
        "revenue": month.revenue,
        "profit": month.profit,
        "cash": month.cash,
    }


def expected(of: Expected, reference: Months, document: Document) -> dict[str, object]:
    def minor(amount: Fraction) -> int:
        return minor_units(reference.r(amount), document)

    lines = of.lines
    setup = of.setup_fee, of.setup_payment_fee, of.setup_work
    return {
        "counted": of.counted,
        "discount": of.discount,
        "software": minor(lines.software),
        "services": minor(lines.services),
        "yearly": minor(lines.price - lines.software - lines.services),
        "commission": minor(lines.commission),
        "vendor cost": minor(lines.vendor_cost),
        "vendor tax": minor(lines.vendor_tax),
        "payment fee": minor(lines.payment_fee),
        "unpaid": minor(lines.unpaid),
        "setup": tuple(map(minor, setup)),
        "revenue": minor(of.revenue),
        "profit": minor(of.profit),
        "cash": minor(of.cash),
    }


def compare(document: Document, months: int) -> Projection:
    projection, reference = projected(document, months), Months(document)
    made = reference.months(months)
    assert len(projection.months) == len(made)
    assert (projection.problem is None) == (len(made) == months)
    for month, of in zip(projection.months, made, strict=True):
        assert said(month) == expected(of, reference, document)
        delivery = minor_units(reference.r(of.lines.delivery), document)
        assert abs(month.lines.delivery - delivery) <= 1  # work and other costs, each rounded
        exact = of.resold, of.on_commission, of.paid, of.joined, of.left
        assert numbers(month) == pytest.approx(tuple(map(float, exact)), rel=NEAR, abs=NEAR)
    return projection


@pytest.mark.parametrize("keys", [(), *((key,) for key in KEYS), KEYS], ids="+".join)
def test_books_of_every_kind_month_by_month(keys: tuple[str, ...]) -> None:
    for seed in range(WITH_EVERY_KEY if keys == KEYS else BOOKS):
        compare(MadeUp(seed, *keys).document(), 24)


def test_ten_years() -> None:
    compare(MadeUp(1, *KEYS).document(), 120)
