"""Commissions that run out, against the fate of each month's accounts one by one."""

from __future__ import annotations

from datetime import date

import pytest

from planner.model.over_time.calendar import FARTHEST
from planner.model.over_time.cohorts import MOST_BANDS, Band, Cohorts, bands, cohorts
from planner.model.over_time.projection import project
from tests.model.plans import Edits, book_of, example, small

ON_COMMISSION: Edits = {
    "clients.0.channel": "commission",
    "clients.0.accounts": 6,
    "programme.commission.rate": "0.2",
    "programme.commission.months": 12,
}
"""Six accounts that bring 20.00 each."""


def found(edits: Edits | None = None, months: int = 24) -> Cohorts:
    made = cohorts(book_of(small({**ON_COMMISSION, **(edits or {})})), months)
    assert made is not None
    return made


def test_todays_accounts_end_together_after_their_months() -> None:
    plain = found()
    assert [month.commission for month in plain.months] == [12000] * 12 + [0] * 12
    assert plain.first_end == 13
    assert [month.ended for month in plain.months].index(6) == 12
    assert sum(month.ended for month in plain.months) == 6
    assert (plain.months[11].within, plain.months[11].after) == (6, 0)
    assert (plain.months[12].within, plain.months[12].after) == (0, 6)
    assert not plain.joining


@pytest.mark.parametrize(
    ("since", "last"), [("2026-12", 12), ("2026-10", 10), ("2025-12", 0), ("2020-01", 0)]
)
def test_an_account_that_is_older_ends_earlier(since: str, last: int) -> None:
    older = found({"assumptions.start": "2026-12", "clients.0.since": since}, 14)
    assert older.plan.clients[0].since == date.fromisoformat(since + "-01")
    paid = [month.commission for month in older.months]
    assert paid == [12000] * last + [0] * (14 - last)
    ended = {month.month: month.ended for month in older.months if month.ended}
    # Whoever ended before month 1 ends in none of these months.
    assert ended == ({} if since == "2020-01" else {last + 1: 6})
    assert older.past == (6 if since == "2020-01" else 0)
    assert older.anybody_within == (last > 0)


def test_commission_for_life_never_ends() -> None:
    lifelong = found({"programme.commission.months": None}, 40)
    assert lifelong.first_end is None
    assert {month.commission for month in lifelong.months} == {12000}
    assert all(month.after == 0 for month in lifelong.months)


def test_each_month_joining_has_its_own_fate() -> None:
    churn, joining, lasts = 0.05, 2.0, 4
    made = found(
        {
            "programme.commission.months": lasts,
            "assumptions.new_accounts_per_month": "2",
            "assumptions.monthly_churn": "0.05",
        },
        15,
    )
    assert made.bands[:3] == (Band(0, 0), Band(1, 3), Band(4, 6))
    for month in made.months:
        now = month.month
        alive = {born: joining * (1 - churn) ** (now - born) for born in range(1, now + 1)}
        paid = {born: n for born, n in alive.items() if now - born + 1 <= lasts}
        old = 6 * (1 - churn) ** now
        within = sum(paid.values()) + (old if now <= lasts else 0)
        assert month.within == pytest.approx(within)
        assert month.within + month.after == pytest.approx(sum(alive.values()) + old)
        ending = alive.get(now - lasts, 0) + (old if now == lasts + 1 else 0)
        assert month.ended == pytest.approx(ending)
        for part, (first, last) in zip(month.parts[1:], made.bands[1:], strict=True):
            mine = sum(n for born, n in paid.items() if first <= born <= last)
            assert part == pytest.approx(2000 * mine)
        assert month.parts[0] == pytest.approx(2000 * old if now <= lasts else 0)


CASES: dict[str, Edits] = {
    "plain": {},
    "prices": {
        "assumptions.price_changes": [
            {"month": 5, "whose": "vendor", "rate": "0.07"},
            {"month": 14, "whose": "vendor", "rate": "-0.03", "package": "growth"},
        ]
    },
    "planned": {
        "assumptions.planned": [
            {
                "month": 3,
                "move": "join",
                "package": "scale",
                "channel": "commission",
                "accounts": 4,
            },
            {"month": 9, "move": "leave", "client": "v", "accounts": 3},
        ],
        "clients.3.id": "v",
    },
    "season": {
        "assumptions.start": "2026-12",
        "assumptions.seasonality": ["0", "3", "1", "1", "1", "1", "1", "0", "1", "1", "1", "1"],
        "clients.3.since": "2026-05",
    },
    "growth": {
        "assumptions.contact_growth": "0.01",
        "assumptions.packages": [{"package": "growth", "new_accounts_per_month": "3"}],
    },
    "no rate": {"programme.commission.rate": None},
    "for life": {"programme.commission.months": None},
    "euros": {"price_list.currency": "EUR", "price_list.exchange_rate": "1.0931"},
}


@pytest.mark.parametrize("case", CASES)
def test_they_add_up_to_the_commission_of_the_projection(case: str) -> None:
    book = book_of(example(CASES[case]))
    made, expected = cohorts(book, 30), project(book, 30)
    assert made is not None and expected is not None
    assert len(made.months) == len(expected.months)
    for month, other in zip(made.months, expected.months, strict=True):
        assert abs(month.commission - other.lines.commission) <= 1
        assert month.within + month.after == pytest.approx(other.on_commission)
        if book.plan.programme.commission.rate is not None:
            assert month.within == pytest.approx(other.paid)
        assert sum(month.parts) == pytest.approx(other.lines.commission, abs=1)


def test_bands_are_few_and_hold_each_month_once() -> None:
    for months in range(1, FARTHEST + 1):
        today, *joined = bands(months)
        assert today == Band(0, 0)
        assert len(joined) < MOST_BANDS
        held = [month for first, last in joined for month in range(first, last + 1)]
        assert held == list(range(1, months + 1))


def test_nobody_on_commission_is_said() -> None:
    made = found({"clients.0.channel": "resale"})
    assert not made.anybody
    assert made.first_end is None
    joining = found({"clients": [], "assumptions.new_accounts_per_month": "1"})
    assert not joining.anybody  # without any active account they are resold


def test_a_broken_plan_has_none() -> None:
    assert cohorts(book_of(small({"clients.0.package": "gone"})), 12) is None
