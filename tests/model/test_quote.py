"""A quote against the whole book with and without the row, recomputed by the reference."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from planner.model.quote import Quote, Way
from tests.model.plans import as_expected, as_said, minor_units, written
from tests.model.quotes import Second, made_up, quoted, six_decimals
from tests.model.reference import DIGITS, Document, Reference

BATCH = 50
BOOKS = range(0, 1000, BATCH)
FOLLOWING = 2
"""How many prices above the answer are tried."""
SMALLEST = Decimal("0.01")


def the_same(made: Quote, document: Document, row: int, following: int = FOLLOWING) -> None:
    second = Second(document, row)
    before = Reference(document)

    def minor(amount: Fraction) -> int:
        return minor_units(amount, document)

    own = second.own
    assert as_said(made.amounts) == as_expected(own, document)
    assert (made.price, made.contribution) == (minor(own.price), minor(own.contribution))
    assert made.margin == six_decimals(own.contribution, own.price)
    counts = (before.counted(), second.reference.counted())
    assert (made.counted_before, made.counted) == counts
    assert made.discount_before == before.discount(counts[0])
    assert made.discount == second.reference.discount(counts[1])

    today = sum((each.contribution for each in before.book()), Fraction(0))
    assert made.others.effect == minor(second.others() - today)
    tier = next((t for t in before.programme["tiers"] if t["from"] > counts[1]), None)
    if tier is None:
        assert made.others[2:] == (None, None, None, None)
    else:
        assert made.others.next_start == tier["from"]
        assert made.others.needed == tier["from"] - counts[1]
        assert made.others.at_next == minor(second.others(tier["from"]) - today)

    resold = Second(document, row, channel="resale")
    on_commission = Second(document, row, channel="commission")
    assert made.resold == minor(resold.own.contribution)
    assert made.on_commission == minor(on_commission.own.contribution)
    assert made.after_commission == minor(on_commission.after())
    assert made.first_year == minor(second.year())
    listed = second.reference.conv(second.reference.listed(second.package, second.client))
    direct = second.accounts * listed + on_commission.own.price
    prices = {each.way: each.price for each in made.purchases}
    assert prices[Way.RESOLD] == minor(resold.own.price)
    assert prices[Way.DIRECT_MONTHLY] == minor(direct)
    as_much_at_the_rate(made, on_commission, resold.own.contribution)
    bands_are_the_same(made, document, row)
    hours_are_the_most(made, second)
    target = document["agency"]["target_margin"]
    price_is_the_least(made, second, made.price_at_target, Fraction(target), 1, following)
    price_is_the_least(made, second, made.price_at_zero, Fraction(0), 0, following)
    least = made.price_at_target
    assert made.room == (None if least is None else made.price - least)


def as_much_at_the_rate(made: Quote, on_commission: Second, resold: Fraction) -> None:
    """The break-even rate earns as much as reselling, and one that is a little less does not."""

    def earned(rate: Fraction) -> Fraction:
        one = on_commission.reference.month(
            on_commission.package, on_commission.client, "commission", Fraction(0), rate=rate
        )
        return on_commission.accounts * one.contribution

    if made.break_even is None:
        assert on_commission.reference.listed(on_commission.package, on_commission.client) == 0
        return
    assert earned(made.break_even) >= resold
    if made.break_even > 0:
        assert earned(made.break_even - Fraction(1, 10**9)) < resold


def bands_are_the_same(made: Quote, document: Document, row: int) -> None:
    second = Second(document, row)
    sold = {**second.package, **second.client}
    sizes = sorted(map(int, document["price_list"]["prices"][sold["plan"]]))
    current = next(size for size in sizes if size >= sold["contacts"])
    assert [band.contacts for band in made.bands] == sizes
    assert made.spare == current - sold["contacts"]
    software = second.reference.software_price(second.package, second.client)
    today = written(minor_units(software, document), DIGITS[document["currency"]])
    for band in made.bands:
        assert band.is_current == (band.contacts == current)
        changes = {} if band.is_current else {"contacts": band.contacts, "list_price": None}
        if not second.has_list_price(**changes):
            assert (band.price, band.contribution, band.unchanged) == (None, None, None)
            continue
        there, kept = second.alone(**changes), second.alone(**changes, software_price=today)
        assert band.price == minor_units(there.price, document)
        assert band.contribution == minor_units(there.contribution, document)
        assert band.unchanged == minor_units(kept.contribution, document)


def hours_are_the_most(made: Quote, second: Second) -> None:
    most = made.hours_at_zero
    if most is None:
        lost = second.alone(hours="0").contribution < 0
        assert lost or made.deal.terms.hourly_cost == 0
        return
    assert most.as_tuple().exponent == -2
    assert second.alone(hours=f"{most:f}").contribution >= 0
    assert second.alone(hours=f"{most + SMALLEST:f}").contribution < 0


def price_is_the_least(
    made: Quote,
    second: Second,
    answer: int | None,
    margin: Fraction,
    lowest: int,
    following: int,
) -> None:
    """Every price from the answer on keeps the share, and the one below does not."""
    one = made.deal.terms
    unpaid, fee = Fraction(one.unpaid_rate), one.payment_fee
    left = 1 - margin - unpaid
    if answer is None:
        assert left <= Fraction(fee.rate) * (1 + Fraction(one.tax_rate))
        assert fee.cap is None or left <= 0
        return

    def at(full: int) -> tuple[int, bool]:
        there = second.at_full_price(full)
        shown = minor_units(there.price, second.document)
        return shown, there.contribution >= margin * there.price

    # Billed yearly, several full prices are the same a month: one of them is the least.
    months = 12 if one.months_paid is None else one.months_paid
    near = answer // second.accounts * 12 // months
    reach = 0 if one.months_paid is None else 12 // months + 1
    first = max(lowest, near - reach)
    tried = {full: at(full) for full in range(max(first - 1, 0), near + reach + following)}
    falls = [full for full, (_, enough) in tried.items() if not enough]
    least = max(falls) + 1 if falls else first
    assert max(least, lowest) in tried
    assert tried[max(least, lowest)][0] == answer


@pytest.mark.parametrize("first", BOOKS)
def test_every_figure_is_that_of_the_whole_book_with_the_row(first: int) -> None:
    for seed in range(first, first + BATCH):
        document, row = made_up(seed)
        the_same(quoted(document, row), document, row)


@pytest.mark.parametrize("seed", range(1000, 1012))
def test_hundreds_of_prices_above_the_least_keep_the_share_too(seed: int) -> None:
    document, row = made_up(seed)
    the_same(quoted(document, row), document, row, following=200)
