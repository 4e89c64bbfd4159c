"""``planner simulate``: possible months as JSON and as a table, and one line where it cannot."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from planner.cli import main, simulate
from planner.model.over_time.simulation import PATHS, PossibleMonth, Simulation, Spread
from planner.model.plan import Plan
from planner.words import catalogue
from tests.model.plans import ORACLES, example, plan_of
from tests.model.reference import Document

EXAMPLE = ORACLES / "example-plan.json"
STILL = {"assumptions.new_accounts_per_month": "0", "assumptions.monthly_churn": "0"}
Command = Callable[..., str]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    catalogue.use("en")
    yield
    catalogue.use("en")


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Command:
    """Runs the command on a plan, and returns what it prints."""

    def run(plan: Document | Path, *options: str) -> str:
        if not isinstance(plan, Path):
            (tmp_path / "plan.agencyplan").write_text(json.dumps(plan), encoding="utf-8")
        file = plan if isinstance(plan, Path) else tmp_path / "plan.agencyplan"
        status = main(["simulate", str(file), *options])
        out, err = capsys.readouterr()
        assert (status, err) == (0, "")
        return out

    return run


def as_json(command: Command, plan: Document | Path, *options: str) -> Any:
    return json.loads(command(plan, "--json", *options))


def by_hand(plan: Plan, paths: int = 7) -> Simulation:
    """One month whose every figure is known."""
    month = PossibleMonth(
        1,
        Spread(Fraction(191, 7), 25, 27, 30),
        Spread(Fraction(-5, 2), -150, 0, 1234567),
        Spread(Fraction(5, 2), -1, 5, 100),
        (7, 7, 2, 1, 0),
        6,
        5,
    )
    return Simulation(plan, 9, paths, (month,), None, is_estimate=True)


def test_every_figure_has_its_key_and_its_form() -> None:
    assert simulate.document(by_hand(plan_of(example())), ()) == {
        "currency": "USD",
        "seed": 9,
        "paths": 7,
        "estimate": True,
        "months": [
            {
                "month": 1,
                "accounts": {"mean": "27.285714", "p10": 25, "p50": 27, "p90": 30},
                "profit": {"mean": "-0.03", "p10": "-1.50", "p50": "0.00", "p90": "12345.67"},
                "cash": {"mean": "0.03", "p10": "-0.01", "p50": "0.05", "p90": "1.00"},
                "tier_reached": {
                    "1": "1",
                    "2": "1",
                    "25": "0.285714",
                    "50": "0.142857",
                    "100": "0",
                },
                "goal_reached": "0.857143",
                "goal_in_month": "0.714286",
            }
        ],
        "warnings": [],
    }


@pytest.mark.parametrize(
    ("paths", "of", "written"),
    [
        (1, 1, "1"),
        (0, 3, "0"),
        (1, 3, "0.333333"),
        (2, 3, "0.666667"),
        (1, 4, "0.25"),
        (6543, 10_000, "0.6543"),
        (1, 1_000_000, "0.000001"),
        (1, 1_048_576 // 2, "0.0000019073486328125"),  # it ends, so all of it is written
        (1, 999_999, "0.000001"),
        (1, 9_999_991, "0"),
    ],
)
def test_a_share_is_its_shortest_decimal(paths: int, of: int, written: str) -> None:
    assert simulate.share_text(Fraction(paths, of)) == written


def test_where_nobody_comes_or_goes_every_future_is_the_month_of_today(command: Command) -> None:
    said = as_json(command, example(STILL), "--months", "3", "--paths", "11")
    assert (said["seed"], said["paths"], said["currency"]) == (1, 11, "USD")
    for number, month in enumerate(said["months"], start=1):
        assert month["month"] == number
        assert month["accounts"] == {"mean": "27.000000", "p10": 27, "p50": 27, "p90": 27}
        assert set(month["profit"].values()) == {"2816.92"}  # the worked example's
        assert set(month["cash"].values()) == {str(number * Decimal("2816.92"))}
        assert month["tier_reached"] == {"1": "1", "2": "1", "25": "0", "50": "0", "100": "0"}
        assert month["goal_reached"] is month["goal_in_month"] is None
    assert said["estimate"] is False
    assert said["warnings"] == []


def test_the_seed_decides_all_and_the_plans_own_is_usual(command: Command) -> None:
    few = ("--months", "4", "--paths", "200")
    plain = command(EXAMPLE, "--json", *few)
    assert command(EXAMPLE, "--json", *few) == plain
    assert command(EXAMPLE, "--json", *few, "--seed", "1") == plain
    other = as_json(command, EXAMPLE, *few, "--seed", "999999999999999")
    assert other["seed"] == 10**15 - 1
    assert other["months"] != json.loads(plain)["months"]
    own = as_json(command, example({"assumptions.seed": 10**15 - 1}), *few)
    assert own["months"] == other["months"]


def test_without_more_it_is_as_far_as_the_plan_looks_and_as_many_as_the_window_has(
    command: Command,
) -> None:
    said = as_json(command, example(STILL | {"assumptions.horizon_months": 2}))
    assert len(said["months"]) == 2
    assert said["paths"] == PATHS == 10_000  # as the help says


def test_a_goal_has_its_chances(command: Command) -> None:
    goal = {"assumptions.profit_goal": "2816.92"}
    (month,) = as_json(command, example(STILL | goal), "--months", "1", "--paths", "3")["months"]
    assert (month["goal_reached"], month["goal_in_month"]) == ("1", "1")
    goal = {"assumptions.profit_goal": "2816.93"}
    (month,) = as_json(command, example(STILL | goal), "--months", "1", "--paths", "3")["months"]
    assert (month["goal_reached"], month["goal_in_month"]) == ("0", "0")


def test_the_table_begins_with_the_chances(command: Command) -> None:
    calendar = {"assumptions.start": "2026-10"}
    lines = command(example(calendar), "--months", "2", "--paths", "50").splitlines()
    assert "you reach 35\N{NO-BREAK SPACE}% off (25 accounts) by December 2026" in lines[2]
    assert lines[3].startswith(
        "In at least 8 of 10 possible futures your profit in December 2026 is betw"
    )
    assert lines[4].startswith("50 possible futures, seed 1. ")
    head, *rows = lines[6:9]
    assert head.split()[:7] == ["Month", "Accounts", "P10", "P50", "P90", "Profit", "P10"]
    assert [row[:13] for row in rows] == ["November 2026", "December 2026"]
    assert {len(row) for row in rows} == {len(head)}


def test_before_the_first_account_the_price_list_itself_is_no_chance(command: Command) -> None:
    begins = example({"clients": [], "assumptions.new_accounts_per_month": "9"})
    lines = command(begins, "--months", "2", "--paths", "50").splitlines()
    assert "you reach 25\N{NO-BREAK SPACE}% off (2 accounts) by month 2" in lines[2]
    head = next(line for line in lines if line.startswith("Month  "))
    assert "from 2 " in head
    assert "from 1 " not in head


def test_under_graduated_it_is_called_an_estimate(command: Command) -> None:
    graduated = example({"programme.mode": "graduated"})
    assert as_json(command, graduated, "--months", "1", "--paths", "2")["estimate"] is True
    assert "An estimate: " in command(graduated, "--months", "1", "--paths", "2")


def test_amounts_have_the_digits_of_the_currency(command: Command) -> None:
    plan = example(STILL | {"currency": "JPY", "price_list.currency": "USD"})
    plan["price_list"]["exchange_rate"] = "150"
    plan["agency"] = {}
    for package in plan["packages"]:
        package |= {"software_price": "9000", "services_price": "100", "setup_fee": "0"}
        package["other_costs"] = "0"
    (month,) = as_json(command, plan, "--months", "1", "--paths", "2")["months"]
    assert not [amount for amount in month["profit"].values() if "." in amount]


# What cannot be


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["simulate", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("planner: ")
    return err


@pytest.mark.parametrize(
    ("option", "typed", "limits"),
    [
        ("--months", "0", "from 1 to 120"),
        ("--months", "121", "from 1 to 120"),
        ("--months", "six", "from 1 to 120"),
        ("--months", "-1", "from 1 to 120"),
        ("--paths", "0", "from 1 to 1,000,000"),
        ("--paths", "1000001", "from 1 to 1,000,000"),
        ("--paths", "1e3", "from 1 to 1,000,000"),
        ("--seed", "1000000000000000", "from 0 to 999,999,999,999,999"),
        ("--seed", "9" * 5000, "from 0 to 999,999,999,999,999"),
        ("--seed", "٣", "from 0 to 999,999,999,999,999"),
    ],
)
def test_what_is_beyond_the_limits_is_said_with_them(
    capsys: pytest.CaptureFixture[str], option: str, typed: str, limits: str
) -> None:
    said = refused(capsys, str(EXAMPLE), f"{option}={typed}")
    assert said.startswith(f"planner: {option}: ")
    assert limits in said
    assert len(said) < 300


def test_a_plan_with_problems_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "plan.agencyplan"
    file.write_text(json.dumps(example({"clients.0.package": "gone"})), encoding="utf-8")
    assert "clients[0].package: " in refused(capsys, str(file), "--json")


def test_months_that_end_early_are_refused_with_the_reason(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "plan.agencyplan"
    growing = example({"assumptions.contact_growth": "0.5"})
    file.write_text(json.dumps(growing | {"version": 2}), encoding="utf-8")
    said = refused(capsys, str(file), "--months", "120", "--paths", "10")
    assert said.startswith("planner: assumptions.contact_growth: ")


def test_a_plan_that_looks_further_than_can_be_is_asked_for_a_number(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "plan.agencyplan"
    far = example({"assumptions.horizon_months": 121})
    file.write_text(json.dumps(far), encoding="utf-8")
    assert "--months" in refused(capsys, str(file))


def test_an_interrupt_ends_it_without_a_word(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(simulate, "simulate", interrupted)
    monkeypatch.setattr("planner.cli._drop_output", lambda: None)  # the tests' own output goes on
    assert main(["simulate", str(EXAMPLE)]) == 130
    assert capsys.readouterr() == ("", "")
