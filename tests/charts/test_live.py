"""What the charts say is so: titles, rings, notes and ranges against the model, count by count."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.charts.live import Chart, View, reach, round_up
from planner.model.curve import Curve
from planner.model.landmarks import next_tier_count, standing
from planner.words.numbers import count, money
from tests.charts.views import amount_at, curves, view_of
from tests.model.plans import curve_of, documents, example, small
from tests.model.reference import Document

CASES = sorted(set(curves()) - {"huge"})


def number(said: str) -> int:
    return int(said.replace(",", ""))


# Titles, read back as claims.


class Claims:
    """What a title says of a curve, each checked count by count."""

    def __init__(self, curve: Curve, shown: int, last: int) -> None:
        self.curve = curve
        self.shown = shown
        self.last = last
        self.far = reach(curve, shown)
        self.points = [curve.at(sold) for sold in range(self.far + 1)]
        self.bills = [curve.exact_bill(sold) for sold in range(self.far + 2)]

    def leads(self, since: int, last: int | None = None) -> set[int]:
        """Which channels lead per account from a count on: 1 resale, -1 commission."""
        end = None if last is None else last + 1
        return {
            (point.resale_per_account > point.commission_per_account)
            - (point.resale_per_account < point.commission_per_account)
            for point in self.points[since:end]
        }

    def starts(self, after: int) -> list[int]:
        tiers = self.curve.book.plan.programme.tiers
        starts = {tier.start - self.curve.counted_besides for tier in tiers}
        return sorted(start for start in starts if after < start <= self.far)

    def tiers_raise(self, since: int) -> bool:
        starts = self.starts(since)
        ends = [*(start - 1 for start in starts), self.far]
        earned = [self.points[end].resale_per_account for end in ends]
        return bool(starts) and all(before < after for before, after in pairwise(earned))

    def money(self, amount: int) -> str:
        return money(amount, self.curve.book.plan.currency, unit=True)

    # Per account.

    def lead(self, sold: int) -> int:
        (found,) = self.leads(sold, sold)
        return found

    def from_on(self, said: re.Match[str], lead: int) -> bool:
        since = number(said["since"])
        return since > 1 and self.leads(since) == {lead} and self.lead(since - 1) != lead

    def average(self, said: re.Match[str]) -> bool:
        return said["amount"] == self.money(self.points[max(self.shown, 1)].resale_per_account)

    def average_loss(self, said: re.Match[str]) -> bool:
        return said["amount"] == self.money(-self.points[max(self.shown, 1)].resale_per_account)

    # Profit.

    @cached_property
    def covered(self) -> list[bool]:
        """Whether each count on the chart covers its costs."""
        return [point.resale_profit >= 0 for point in self.points[: self.last + 1]]

    def begins(self) -> list[int]:
        """The counts at which profit begins."""
        before = [False, *self.covered]
        return [sold for sold, now in enumerate(self.covered) if now and not before[sold]]

    def amount_is(self, said: re.Match[str], sign: int) -> bool:
        earned = sign * standing(self.curve, self.shown).profit
        right = number(said["shown"]) == self.shown
        return right and earned >= 0 and said["amount"] == self.money(earned)

    def breaks_even(self, said: re.Match[str]) -> bool:
        return self.begins() == [number(said["even"])] and self.amount_is(said, 1)

    def earns_at_once(self, said: re.Match[str]) -> bool:
        return self.amount_is(said, 1) and (self.begins() == [0] or len(self.begins()) > 1)

    def loses(self, said: re.Match[str]) -> bool:
        return self.amount_is(said, -1) and max(self.begins(), default=0) <= self.shown

    def loses_until(self, said: re.Match[str]) -> bool:
        even = number(said["even"])
        return self.amount_is(said, -1) and even == next(
            sold for sold in self.begins() if sold > self.shown
        )

    def never_covered(self, said: re.Match[str]) -> bool:
        del said
        return not any(self.covered)

    def on_commission(self, said: re.Match[str]) -> bool:
        profit = self.curve.book.profit
        assert profit is not None
        return (
            self.curve.all_on_commission
            and number(said["accounts"]) == self.curve.size
            and said["amount"] == self.money(profit)
        )

    # Bill.

    def dearer(self, said: re.Match[str]) -> bool:
        first, after = number(said["first"]), number(said["next"])
        last = number(said["last"]) if said.re.groupindex.get("last") else first
        flags = self.curve.paying_more_for_less(self.far)
        return (
            first <= self.shown <= last == after - 1
            and all(self.bills[sold] > self.bills[after] for sold in range(first, last + 1))
            and (first == 0 or not flags[first - 1])
        )

    def steps(self) -> list[int]:
        return [after - before for before, after in pairwise(self.bills[:-1])]

    def falls(self, said: re.Match[str]) -> bool:
        counts = [number(each) for each in re.split(r", | and ", said["counts"])]
        return counts == [sold + 1 for sold, step in enumerate(self.steps()) if step < 0]


Claim = Callable[[Claims, re.Match[str]], bool]

N, A = r"[\d,]+", ".+"
SAID: dict[str, Claim] = {
    "Each tier makes every resold account worth more": lambda c, _: c.tiers_raise(1),
    rf"A resold account earns you (?P<amount>{A}) a month on average": Claims.average,
    rf"A resold account loses you (?P<amount>{A}) a month on average": Claims.average_loss,
    "Reselling and commission earn the same per account": lambda c, _: c.leads(1) == {0},
    rf"Reselling and commission earn the same per account from (?P<since>{N}) on": (
        lambda c, said: c.from_on(said, 0)
    ),
    "Commission earns more per account, whatever the number": lambda c, _: c.leads(1) == {-1},
    rf"Commission earns more per account from (?P<since>{N}) on": (
        lambda c, said: c.from_on(said, -1)
    ),
    "Reselling earns more per account, whatever the number": lambda c, _: c.leads(1) == {1},
    rf"Reselling earns more per account from (?P<since>{N}) on": (
        lambda c, said: c.from_on(said, 1) and not c.tiers_raise(number(said["since"]))
    ),
    rf"From (?P<since>{N}) accounts on, reselling earns more, and each tier widens it": (
        lambda c, said: c.from_on(said, 1) and c.tiers_raise(number(said["since"]))
    ),
    "No number of accounts on this chart covers your costs": Claims.never_covered,
    rf"You break even at (?P<even>{N}) resold accounts?; (?P<shown>{N}) earn "
    rf"(?P<amount>{A}) a month": Claims.breaks_even,
    rf"(?P<shown>{N}) resold accounts? earns? you (?P<amount>{A}) a month": Claims.earns_at_once,
    rf"(?P<shown>{N}) resold accounts? loses? you (?P<amount>{A}) a month": Claims.loses,
    rf"(?P<shown>{N}) resold accounts? loses? you (?P<amount>{A}) a month; "
    rf"you break even at (?P<even>{N})": Claims.loses_until,
    rf"(?P<accounts>{N}) accounts? on commission earns? you (?P<amount>{A}) a month": (
        Claims.on_commission
    ),
    rf"(?P<first>{N}) resold accounts? costs? more than (?P<next>{N}) do": Claims.dearer,
    rf"(?P<first>{N}) to (?P<last>{N}) resold accounts cost more than (?P<next>{N}) do": (
        Claims.dearer
    ),
    r"The bill falls when you reach (?P<counts>.+) resold accounts?": Claims.falls,
    "The bill grows with every resold account": lambda c, _: min(c.steps()) > 0,
    "The bill never falls as you resell more": lambda c, _: min(c.steps()) == 0,
}


def assert_title_is_true(curve: Curve, view: View, shown: int) -> None:
    claims = Claims(curve, shown, view.last)
    matches = [
        (claim, said)
        for pattern, claim in SAID.items()
        if (said := re.fullmatch(pattern, view.title))
    ]
    assert len(matches) == 1, view.title
    claim, said = matches[0]
    assert claim(claims, said), view.title


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("chart", Chart)
def test_titles_are_true(case: str, chart: Chart) -> None:
    curve = curves()[case]
    for wide in (True, False):
        for shown in {0, 1, curve.today, 24, 25, 43, 100}:
            assert_title_is_true(curve, view_of(curve, chart, shown, wide=wide), shown)


@given(document=documents(), shown=st.integers(0, 30), wide=st.booleans())
@settings(max_examples=150)
def test_titles_are_true_of_any_plan(document: Document, shown: int, wide: bool) -> None:
    curve = curve_of(document)
    assume(curve.drawable)
    for chart in Chart:
        for sold in (curve.today, shown):
            assert_title_is_true(curve, view_of(curve, chart, sold, wide=wide), sold)


# Rings.


@pytest.mark.parametrize("case", CASES)
class TestRings:
    def test_today_says_what_the_headline_says(self, case: str) -> None:
        curve = curves()[case]
        now, currency = standing(curve, curve.today), curve.book.plan.currency
        for chart, amount in ((Chart.PROFIT, now.profit), (Chart.BILL, now.vendor_bill)):
            (marker,) = view_of(curve, chart).markers
            kind = "on commission" if curve.all_on_commission else "resold"
            sold = curve.size if curve.all_on_commission else curve.today
            assert marker.text == f"Today: {count(sold)} {kind} · {money(amount, currency)}"
            assert (marker.accounts, marker.strong) == (sold, True)
            # The line has average accounts: where order decides, today's own differ a little.
            if not curve.book.plan.programme.depends_on_order:
                assert marker.amount == amount

    def test_a_what_if_leaves_a_small_one_today(self, case: str) -> None:
        curve = curves()[case]
        currency = curve.book.plan.currency
        shown = curve.today + 7
        point = curve.at(shown)
        for chart, amount in (
            (Chart.PER_ACCOUNT, point.resale_per_account),
            (Chart.PROFIT, point.resale_profit),
            (Chart.BILL, point.vendor_bill),
        ):
            *today, marker = view_of(curve, chart, shown).markers
            assert (marker.accounts, marker.amount, marker.strong) == (shown, amount, True)
            assert marker.text == f"What if: {count(shown)} resold · {money(amount, currency)}"
            assert [each.strong for each in today] == [False] * len(today)

    def test_nothing_resold_earns_nothing_per_account(self, case: str) -> None:
        curve = curves()[case]
        view = view_of(curve, Chart.PER_ACCOUNT, 0)
        assert all(marker.accounts > 0 for marker in view.markers)


# Notes.


@given(document=documents())
@settings(max_examples=60)
def test_notes_stand_where_the_curve_turns(document: Document) -> None:
    curve = curve_of(document)
    assume(curve.drawable)
    for wide in (True, False):
        view = view_of(curve, Chart.PROFIT, wide=wide)
        profits = [curve.at(sold).resale_profit for sold in range(view.last + 1)]
        begins = [
            sold
            for sold in range(1, view.last + 1)
            if profits[sold] >= 0 and (profits[sold - 1] < 0)
        ]
        said = {accounts: amount for accounts, amount, words in view.notes if "even" in words}
        assert said == {sold: profits[sold] for sold in begins}
        for chart in (Chart.PROFIT, Chart.PER_ACCOUNT):
            for accounts, amount, words in view_of(curve, chart, wide=wide).notes:
                point = curve.at(accounts)
                own, other = (
                    (point.resale_profit, point.commission_profit)
                    if chart is Chart.PROFIT
                    else (point.resale_per_account, point.commission_per_account)
                )
                assert amount == own
                if "reselling" in words:
                    assert own > other
                elif "commission" in words:
                    assert own < other
        assert view_of(curve, Chart.BILL, wide=wide).notes == ()


# Ranges.


@pytest.mark.parametrize("case", sorted(curves()))
@pytest.mark.parametrize("chart", Chart)
def test_the_range_follows_the_question(case: str, chart: Chart) -> None:
    curve = curves()[case]
    near, wide = view_of(curve, chart, wide=False), view_of(curve, chart)
    assert near.first == wide.first == (1 if chart is Chart.PER_ACCOUNT else 0)
    assert near.last <= wide.last
    besides = curve.counted_besides
    starts = [tier.start - besides for tier in curve.book.plan.programme.tiers]
    assert wide.last > max(*starts, curve.today)
    following = next_tier_count(curve, curve.today)
    assert near.last > (following or curve.today)
    for view in (near, wide):
        assert view.last == round_up(view.last)
        for line in view.lines:
            counts = [accounts for accounts, _ in line.points]
            assert (counts[0], counts[-1]) == (view.first, view.last)
            assert counts == sorted(counts)


def test_the_example_asks_about_its_next_tier() -> None:
    curve = curve_of(example())
    assert view_of(curve, Chart.PROFIT, wide=False).last == 30
    assert view_of(curve, Chart.PROFIT).last == 120
    assert view_of(curve, Chart.PROFIT, 200).last == 200


def test_the_range_ends_calmly() -> None:
    ends = {round_up(count) for count in range(10, 1001)}
    assert sorted(ends)[:10] == [10, 12, 15, 20, 25, 30, 40, 50, 60, 80]
    assert len(ends) == 21
    assert all(round_up(count) < 1.5 * count + 3 for count in range(10, 1001))


# Lines.


@pytest.mark.parametrize("case", CASES)
def test_lines_pass_through_every_figure_of_the_model(case: str) -> None:
    curve = curves()[case]
    for chart, names in LINES.items():
        view = view_of(curve, chart)
        for line, name in zip(view.lines, names, strict=False):
            for sold in range(view.first, view.last + 1):
                # Straight between tiers, but for the rounding of each figure.
                assert amount_at(line, sold) == pytest.approx(getattr(curve.at(sold), name), abs=1)


LINES = {
    Chart.PER_ACCOUNT: (
        "resale_per_account",
        "commission_per_account",
        "commission_per_account_after",
    ),
    Chart.PROFIT: ("resale_profit", "commission_profit", "commission_profit_after"),
    Chart.BILL: ("vendor_bill",),
}


def test_lines_without_a_rate() -> None:
    names = [line.name for line in view_of(curves()["no rate"], Chart.PROFIT).lines]
    assert names == ["Resold"]
    names = [line.name for line in view_of(curve_of(small()), Chart.BILL).lines]
    assert names == ["Resold", "All on commission"]
