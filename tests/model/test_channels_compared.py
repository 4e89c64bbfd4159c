"""Both channels for one account, against explicit months in exact fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.channels import (
    FARTHEST,
    AtTier,
    Channels,
    Compared,
    ahead_from,
    compare,
    survivors,
)
from planner.model.plan import Channel
from tests.model.plans import Edits, curve_of, documents, example, minor_units, small
from tests.model.reference import Document, Part, Reference, rounded

A_HAIR = Fraction(1, 10**15)

CHURN = st.one_of(
    st.sampled_from(["0", "0.02", "0.5", "1", "0.000001"]),
    st.integers(0, 10**6).map(lambda n: str(Decimal(n).scaleb(-6))),
)


@st.composite
def books(draw: st.DrawFn) -> Document:
    """Random books that look ahead."""
    document = draw(documents())
    document["assumptions"] = {
        "monthly_churn": draw(CHURN),
        "compare_months": draw(st.integers(1, 48)),
    }
    return document


def left(document: Document, months: int) -> list[Fraction]:
    """How much of one account is left in each month, the first of which sees all of it."""
    stays = 1 - Fraction(document["assumptions"]["monthly_churn"])
    found = [Fraction(1)]
    for _ in range(months - 1):
        found.append(found[-1] * stays)
    return found


def earned(document: Document, each_month: list[Fraction]) -> Fraction:
    """What amounts of one month after the other come to, for what is left of the account."""
    pairs = zip(left(document, len(each_month)), each_month, strict=True)
    return sum((share * amount for share, amount in pairs), Fraction(0))


def by_month(document: Document, paid: Fraction, after: Fraction, months: int) -> list[Fraction]:
    """What one account earns on commission, month by month."""
    ends = document["programme"].get("commission", {}).get("months")
    return [paid if ends is None or age <= ends else after for age in range(1, months + 1)]


class Brute:
    """One account of a package, or the average, from the reference alone."""

    def __init__(self, document: Document, package: Part | None) -> None:
        self.document, self.package = document, package
        self.reference = Reference(document)

    def month(self, channel: str, discount: Fraction, *, within: bool = True, **rate: Any) -> Any:
        if self.package is None:
            mean = self.reference.mean(channel, discount, within=within)
            return self.reference.r(mean.contribution)
        found = self.reference.month(self.package, {}, channel, discount, within=within, **rate)
        return found.contribution

    def minor(self, amount: Fraction) -> int:
        return minor_units(amount, self.document)

    def total(self, each_month: list[Fraction]) -> int:
        return self.minor(self.reference.r(earned(self.document, each_month)))

    def lead(self, discount: Fraction, rate: Fraction, months: int) -> Fraction:
        """What commission at a rate earns more than resale over the months."""
        paid = self.month("commission", Fraction(0), rate=rate)
        after = self.month("commission", Fraction(0), within=False)
        resold = [self.month("resale", discount)] * months
        return earned(self.document, by_month(self.document, paid, after, months)) - earned(
            self.document, resold
        )


def all_of(found: Channels) -> list[Compared]:
    assert found.average is not None
    packages = [made for _, made in found.packages]
    assert None not in packages
    return [found.average, *(made for made in packages if made is not None)]


def brute_of(document: Document, of: Compared) -> Brute:
    if of.package is None:
        return Brute(document, None)
    key = of.package.id
    return Brute(document, next(each for each in document["packages"] if each["id"] == key))


@settings(max_examples=300, deadline=None)
@given(books())
def test_every_amount_is_that_of_explicit_months(document: Document) -> None:
    found = compare(curve_of(document))
    months = document["assumptions"]["compare_months"]
    rate = document["programme"].get("commission", {}).get("rate")
    assert (found.rate is None) == (rate is None)
    for of in all_of(found):
        brute = brute_of(document, of)
        paid = brute.month("commission", Fraction(0))
        after = brute.month("commission", Fraction(0), within=False)
        on_commission = by_month(document, paid, after, months)
        assert of.after == brute.minor(after)
        known = rate is not None
        assert of.within == (brute.minor(paid) if known else None)
        assert of.commission_total == (brute.total(on_commission) if known else None)
        for tier in of.tiers:
            resold = brute.month("resale", Fraction(tier.discount))
            assert tier.resale == brute.minor(resold)
            assert tier.resale_total == brute.total([resold] * months)
            better = of.better(tier, over=True)
            if known:
                lead = tier.resale_total - brute.total(on_commission)
                assert better is (
                    None if not lead else Channel.RESALE if lead > 0 else Channel.COMMISSION
                )
            else:
                assert better is None


@settings(max_examples=100, deadline=None)
@given(books())
def test_resale_is_ahead_from_the_first_month_in_which_its_total_stays_higher(
    document: Document,
) -> None:
    found = compare(curve_of(document))
    if found.rate is None:
        assert {tier.ahead_from for of in all_of(found) for tier in of.tiers} == {None}
        return
    for of in all_of(found)[1:]:
        brute = brute_of(document, of)
        paid = brute.month("commission", Fraction(0))
        after = brute.month("commission", Fraction(0), within=False)
        on_commission = by_month(document, paid, after, FARTHEST)
        weights = left(document, FARTHEST)
        for tier in of.tiers:
            resold = brute.month("resale", Fraction(tier.discount))
            lead, ahead, since = Fraction(0), False, None
            for number in range(FARTHEST):
                lead += (resold - on_commission[number]) * weights[number]
                if (lead > 0) != ahead:
                    ahead = lead > 0
                    since = number + 1 if ahead else None
            assert tier.ahead_from == since


@settings(max_examples=100, deadline=None)
@given(books())
def test_the_rate_over_the_months_is_the_least_that_will_do(document: Document) -> None:
    found = compare(curve_of(document))
    months = document["assumptions"]["compare_months"]
    for of in all_of(found)[1:]:
        brute = brute_of(document, of)
        for tier in of.tiers:
            discount = Fraction(tier.discount)
            for rate, over in ((tier.even, 1), (tier.even_over, months)):
                if rate is None:
                    assert brute.lead(discount, Fraction(10**6), over) < 0
                    continue
                assert brute.lead(discount, rate, over) >= 0
                if rate > 0:
                    assert brute.lead(discount, rate - A_HAIR, over) < 0


@given(CHURN, st.integers(0, 200))
def test_survivors_are_the_sum_of_what_is_left(churn: str, months: int) -> None:
    document = {"assumptions": {"monthly_churn": churn}}
    exact = sum(left(document, months), Fraction(0)) if months else Fraction(0)
    assert abs(survivors(Decimal(churn), months) - exact) <= exact / 10**95


def test_an_endless_look_ahead_takes_no_time() -> None:
    assert survivors(Decimal("0.02"), 10**12) == 50
    assert survivors(Decimal(0), 10**12) == 10**12


# The worked example.


def tiers_of(of: Compared | None) -> tuple[AtTier, ...]:
    assert of is not None
    return of.tiers


def test_the_worked_example() -> None:
    found = compare(curve_of(example()))
    assert found.average is not None
    assert [tier.resale for tier in found.average.tiers] == [8893, 11152, 12056, 12959, 13863]
    assert (found.average.within, found.average.after) == (9944, 8137)
    assert [(tier.first, tier.last) for tier in found.average.tiers] == [
        (1, 1),
        (2, 24),
        (25, 49),
        (50, 99),
        (100, None),
    ]
    rates = {}
    for package, of in found.packages:
        even = tiers_of(of)[found.today].even
        assert even is not None
        rates[package.name] = rounded(even * 100, 1)
    assert rates == {
        "Essential": Fraction("52.0"),
        "Growth": Fraction("32.3"),
        "Scale": Fraction("25.6"),
    }
    assert found.average.tiers[found.today].discount == Decimal("0.25")


def test_over_36_months_at_2_per_cent_by_a_spreadsheets_formula() -> None:
    found = compare(curve_of(example()))
    # Σ 0.98^(k−1): =(1-0.98^36)/0.02 and =(1-0.98^12)/0.02
    lived, paid = (1 - 0.98**36) / 0.02, (1 - 0.98**12) / 0.02
    assert found.average is not None
    assert found.average.commission_total == round(9944 * paid + 8137 * (lived - paid))
    assert found.average.tiers[1].resale_total == round(11152 * lived)


def test_without_a_rate_nothing_is_better() -> None:
    found = compare(curve_of(example({"programme.commission.rate": None})))
    assert found.average is not None
    for tier in found.average.tiers:
        assert found.average.better(tier, over=False) is None
        assert found.average.better(tier, over=True) is None
    assert tiers_of(found.packages[0][1])[1].even is not None


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ({}, [(1, 1), (2, 24), (25, 49), (50, 99), (100, None)]),
        # The commission accounts count: the average is resold beside them.
        ({"programme.counts_commission": True}, [(1, 19), (20, 44), (45, 94), (95, None)]),
        ({"programme.counts_disabled": True}, [(1, 23), (24, 48), (49, 98), (99, None)]),
        ({"programme.mode": "graduated", "programme.counts_disabled": True}, [(1, 1), (2, 24)]),
    ],
)
def test_tiers_are_said_in_resold_accounts(
    edits: Edits, expected: list[tuple[int, int | None]]
) -> None:
    found = compare(curve_of(example(edits)))
    spans = [(tier.first, tier.last) for tier in tiers_of(found.average)]
    assert spans[: len(expected)] == expected


@pytest.mark.parametrize(("accounts", "today"), [(1, 0), (2, 1), (24, 1), (25, 2), (1000, 4)])
def test_today_is_the_tier_of_the_book(accounts: int, today: int) -> None:
    found = compare(curve_of(small({"clients.0.accounts": accounts})))
    assert found.today == today
    on_commission = {"clients.0.accounts": accounts, "clients.0.channel": "commission"}
    assert compare(curve_of(small(on_commission))).today == today


@pytest.mark.parametrize(
    ("resale", "within", "after", "months", "churn", "expected"),
    [
        (101, 100, 50, 12, "0", 1),
        (100, 100, 50, 12, "0", 13),
        (90, 100, 50, 12, "0", 16),  # 120 behind, then 40 a month: 3 months make it even
        (90, 100, 50, 12, "1", None),
        (50, 100, 50, 12, "0", None),
        (90, 100, 50, None, "0", None),
        (90, 100, 89, 12, "0", None),  # 120 behind, and 1 a month from the 13th on
        (91, 100, 90, 12, "0", None),  # the 121st month comes too late
        (90, 100, 80, 60, "0", None),
        (91, 100, 80, 60, "0", 110),
        (90, 100, 50, 10**9, "0", None),
    ],
)
def test_when_resale_gets_ahead(
    resale: int, within: int, after: int, months: int | None, churn: str, expected: int | None
) -> None:
    assert ahead_from(resale, within, after, months, Decimal(churn)) == expected


@pytest.mark.parametrize(
    "assumed", [{"compare_months": 0}, {"monthly_churn": "1.5"}, {"monthly_churn": "-0.1"}]
)
def test_without_months_or_with_no_such_churn_only_a_month_is_compared(assumed: Part) -> None:
    found = compare(curve_of(example({"assumptions": assumed})))
    assert found.over is None
    tier = tiers_of(found.average)[1]
    assert (tier.resale, tier.resale_total, tier.ahead_from) == (11152, None, None)
    assert tiers_of(found.packages[0][1])[1].even_over is None


def test_a_package_without_figures_has_no_comparison() -> None:
    found = compare(curve_of(example({"packages.1.contacts": 900_000})))
    assert found.average is None
    assert [made is None for _, made in found.packages] == [False, True, False]


def test_a_book_without_packages_has_none_at_all() -> None:
    found = compare(curve_of(example({"packages": [], "clients": []})))
    assert (found.average, found.packages) == (None, ())
