"""The simulation where there is little, much, or nothing to draw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from planner.model.over_time import simulation
from planner.model.over_time.draws.chance import BLOCK, Chance
from planner.model.over_time.living import Living
from planner.model.over_time.projection import project
from planner.model.over_time.simulation import Simulation, Spread, simulate
from planner.model.over_time.timeline import Stage, Timeline, timeline
from tests.model.plans import Edits, book_of, example, small

CERTAIN: Edits = {
    "assumptions.new_accounts_per_month": "0",
    "assumptions.monthly_churn": "0",
}


def certain(value: int) -> Spread:
    """The same on every path."""
    return Spread(Fraction(value), value, value, value)


def simulated(edits: Edits, months: int = 6, paths: int = 200) -> Simulation:
    made = simulate(book_of(example(edits)), months, paths)
    assert made is not None
    return made


def test_without_churn_and_arrivals_every_month_is_todays_on_every_path() -> None:
    for month in simulated(CERTAIN).months:
        assert month.accounts == certain(27)
        assert month.profit.p10 == month.profit.p90 == month.profit.mean == 281_692
        assert month.cash.p50 == month.month * 281_692
        assert month.reached == (200, 200, 0, 0, 0)


def test_where_all_leave_only_the_disabled_are_billed() -> None:
    edits = {**CERTAIN, "assumptions.monthly_churn": "1", "programme.counts_disabled": True}
    first, *later = simulated(edits).months
    assert first.accounts == certain(0)
    # The tier of 23 counted accounts bills the one that is left once more: 14.25, then 19.00.
    assert first.profit == certain(-450_00 - 14_25)
    assert {month.profit for month in later} == {certain(-450_00 - 19_00)}


def test_disabled_accounts_neither_leave_nor_join() -> None:
    edits: Edits = {
        "clients": [
            {"name": "Off", "package": "essential", "accounts": 9, "status": "disabled"},
            {"name": "On", "package": "growth", "accounts": 2},
        ],
        "programme.counts_disabled": True,
        "programme.tiers": [{"from": n, "discount": f"0.{n}"} for n in (1, 9, 12)],
        "assumptions.new_accounts_per_month": "0",
        "assumptions.monthly_churn": "0.5",
    }
    for month in simulated(edits).months:
        assert month.reached == (200, 200, 0)
        assert month.accounts.p90 <= 2


def test_a_book_without_accounts_fills_by_those_who_join() -> None:
    edits: Edits = {"clients": [], "assumptions.new_accounts_per_month": "3"}
    months = simulated(edits, paths=2000).months
    assert float(months[0].accounts.mean) == pytest.approx(3, abs=0.2)
    assert months[0].reached[0] < 2000
    assert months[-1].reached[0] == 2000


def test_a_book_without_anything_pays_its_overheads() -> None:
    made = simulated({**CERTAIN, "clients": []})
    assert {month.profit for month in made.months} == {certain(-450_00)}
    assert {month.accounts for month in made.months} == {certain(0)}


@pytest.mark.parametrize("paths", [1, 9, 10, 11])
def test_percentiles_stand_at_the_rank_rounded_up(paths: int) -> None:
    # Of 1 account, gone or not: the sorted paths are some zeros, then ones.
    book = book_of(small({"assumptions.monthly_churn": "0.5"}))
    for seed in range(12):
        made = simulate(book, 1, paths, seed)
        assert made is not None
        accounts = made.months[0].accounts
        ones = accounts.mean * paths
        assert ones.denominator == 1
        ranked = [0] * (paths - int(ones)) + [1] * int(ones)
        ranks = {1: (1, 1, 1), 9: (1, 5, 9), 10: (1, 5, 9), 11: (2, 6, 10)}[paths]
        assert accounts[1:] == tuple(ranked[rank - 1] for rank in ranks)


def test_ten_years_are_simulated() -> None:
    made = simulated({}, 120, 50)
    assert [month.month for month in made.months] == list(range(1, 121))
    assert simulated({}, 121, 50).months[:120] == made.months


def test_the_goal_is_counted_only_where_there_is_one() -> None:
    assert {(m.goal_by, m.goal_in) for m in simulated({}).months} == {(None, None)}
    reached = simulated({**CERTAIN, "assumptions.profit_goal": "2816.92"}).months
    assert {(m.goal_by, m.goal_in) for m in reached} == {(200, 200)}
    missed = simulated({**CERTAIN, "assumptions.profit_goal": "2816.93"}).months
    assert {(m.goal_by, m.goal_in) for m in missed} == {(0, 0)}


def test_a_goal_that_was_earned_once_stays_earned() -> None:
    months = simulated({"assumptions.profit_goal": "3500.00"}, 24).months
    by_then = [month.goal_by or 0 for month in months]
    assert by_then == sorted(by_then)
    assert all((month.goal_in or 0) <= (month.goal_by or 0) for month in months)
    assert 0 < by_then[3] < 200


def test_a_chance_is_a_share_of_the_paths() -> None:
    made = simulated({})
    assert made.chance(50) == Fraction(1, 4)


def test_without_figures_today_there_are_none_later() -> None:
    assert simulate(book_of(example({"packages.0.contacts": 10**9})), 3) is None
    assert simulate(book_of(example({"assumptions.monthly_churn": "1.5"})), 3) is None


def test_it_ends_where_the_projection_does() -> None:
    book = book_of(example({"assumptions.contact_growth": "0.4"}))
    made, expected = simulate(book, 24, 20), project(book, 24)
    assert made is not None
    assert expected is not None
    assert made.problem == expected.problem is not None
    assert 0 < len(made.months) == len(expected.months) < 24


def test_work_says_how_far_it_is_and_ends_when_it_is_told_to() -> None:
    seen: list[int] = []
    book = book_of(example())
    simulate(book, 5, 20, step=seen.append)
    assert sorted(set(seen)) == [1, 2, 3, 4, 5]
    assert seen == sorted(seen)

    def stop(month: int) -> None:
        if month == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        simulate(book, 5, 20, step=stop)


def test_many_paths_say_so_within_a_month() -> None:
    seen: list[int] = []
    simulate(book_of(small({"assumptions.monthly_churn": "0.1"})), 1, 3 * BLOCK, step=seen.append)
    assert seen.count(1) >= 3


class _Counted(tuple[Stage, ...]):
    """Stages that know how often somebody looks through all of them."""

    looks = 0

    def __iter__(self) -> Iterator[Stage]:
        self.looks += 1
        return super().__iter__()


def test_stages_are_looked_through_once_however_many_groups_there_are() -> None:
    rows = [
        {"package": "growth", "channel": "commission", "services_price": f"{price}.00"}
        for price in range(250, 270)
    ]
    laid = timeline(book_of(example({"clients": rows})), 3)
    assert laid is not None
    stages = _Counted(laid.stages)
    counted = replace(laid, stages=stages)
    for index in range(len(laid.groups)):
        Living(counted, index, 10)
    assert (len(laid.groups), stages.looks) == (20, 1)


def test_it_may_be_ended_between_two_groups_before_the_first_month(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each takes room on all paths: for thousands of rows that alone is seconds."""
    begun: list[int] = []

    class Begun(Living):
        def __init__(self, laid: Timeline, index: int, paths: int) -> None:
            begun.append(index)
            super().__init__(laid, index, paths)

    def stop(_month: int) -> None:
        if begun:
            raise InterruptedError

    monkeypatch.setattr(simulation, "Living", Begun)
    with pytest.raises(InterruptedError):
        simulate(book_of(example()), 1, 20, step=stop)
    assert begun == [0]


def test_amounts_beyond_any_purse_are_exact() -> None:
    edits: Edits = {
        "clients.0.accounts": 10**15 - 1,
        "packages.0.software_price": "900000000000.00",
        "agency.overheads": "1.00",
        "programme.mode": "graduated",
        "programme.tiers": [{"from": 1, "discount": "0"}, {"from": 2, "discount": "0.5"}],
    }
    made = simulate(book_of(small({**edits})), 2, 3)
    assert made is not None
    accounts = 10**15 - 1
    bill = 100_00 + (accounts - 1) * 50_00
    profit = accounts * 900_000_000_000_00 - bill - 100
    assert {month.profit for month in made.months} == {certain(profit)}
    assert made.months[1].cash.mean == 2 * profit


def test_accounts_by_the_million_leave_and_join() -> None:
    edits: Edits = {
        "clients.0.accounts": 10**6,
        "assumptions.new_accounts_per_month": "25000.5",
        "assumptions.monthly_churn": "0.02",
    }
    made = simulate(book_of(small(edits)), 3, 500)
    assert made is not None
    expected = 1e6
    for month in made.months:
        expected = expected * 0.98 + 25000.5
        assert float(month.accounts.mean) == pytest.approx(expected, abs=4 * 300 / 500**0.5)


@pytest.mark.parametrize("effective", ["next-cycle", "same-cycle"])
def test_the_first_account_pays_list_and_the_others_what_is_left(effective: str) -> None:
    # Two accounts, each gone with a half: with two left one pays 100.00 and one 75.00.
    edits: Edits = {
        "clients.0.accounts": 2,
        "packages.0.software_price": "200.00",
        "programme.first_account_full_price": True,
        "programme.effective": effective,
        "assumptions.monthly_churn": "0.5",
    }
    paths = 4000
    made = simulate(book_of(small(edits)), 1, paths)
    assert made is not None
    assert made.is_estimate
    month = made.months[0]
    both, one = 225_00, 100_00
    expected = both / 4 + one / 2  # both stay once in four times, one of them once in two
    assert float(month.profit.mean) == pytest.approx(expected, abs=4 * 82_00 / paths**0.5)
    assert (month.profit.p10, month.profit.p50, month.profit.p90) == (0, one, both)


def test_a_mean_bill_is_rounded_half_up() -> None:
    # One of two accounts pays list, the other half: of 1.01 + 2.02 and of 0.51 + 1.01 the mean.
    edits: Edits = {
        "price_list.prices.plus": {"1000": "1.01", "2000": "2.02"},
        "packages": [{"id": str(n), "plan": "plus", "contacts": n} for n in (1000, 2000)],
        "clients": [{"name": str(n), "package": str(n)} for n in (1000, 2000)],
        "programme.mode": "graduated",
        "programme.tiers": [{"from": 1, "discount": "0"}, {"from": 2, "discount": "0.5"}],
    }
    made = simulate(book_of(small(edits)), 1, 3)
    assert made is not None
    assert made.months[0].profit == certain(-228)  # of 2.275


def test_tiers_may_start_far_away() -> None:
    tiers = [{"from": n, "discount": f"0.{d}"} for d, n in enumerate((1, 70_000, 70_001), 1)]
    edits: Edits = {"clients.0.accounts": 70_000, "programme.tiers": tiers}
    made = simulate(book_of(small(edits)), 2, 5)
    assert made is not None
    for month in made.months:
        assert month.reached == (5, 5, 0)
        assert month.profit == certain(70_000 * -80_00)


@pytest.mark.parametrize("paths", [1, 2, 3, 9, 10, 11, 99, 1000])
def test_at_least_eight_of_ten_lie_between_the_ends_that_are_said(paths: int) -> None:
    """With two accounts nearly all do: "8 of 10" alone would not be true."""
    book = book_of(small({"clients.0.accounts": 2, "assumptions.monthly_churn": "0.05"}))
    made = simulate(book, 3, paths)
    laid = timeline(book, 3)
    assert made is not None
    assert laid is not None
    living = Living(laid, 0, paths)
    chance = Chance(book.plan.assumptions.seed, lambda: None)
    for month in made.months:
        living.live(month.month, 1.0, chance)
        here, spread = living.accounts, month.accounts
        within = (here >= spread.p10) & (here <= spread.p90)
        assert 10 * int(within.sum()) >= 8 * paths
