"""``planner mix``: the best mix as JSON and as a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.cli import main
from planner.words import catalogue
from tests.model.plans import ORACLES, example
from tests.model.reference import Document

EXAMPLE = ORACLES / "example-plan.json"
Mix = Callable[..., str]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    catalogue.use("en")
    yield
    catalogue.use("en")


@pytest.fixture
def mix(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Mix:
    """Runs the command on a plan, and returns what it prints."""

    def run(plan: Document | Path, *options: str) -> str:
        if not isinstance(plan, Path):
            (tmp_path / "plan.agencyplan").write_text(json.dumps(plan), encoding="utf-8")
        file = plan if isinstance(plan, Path) else tmp_path / "plan.agencyplan"
        status = main(["mix", str(file), *options])
        out, err = capsys.readouterr()
        assert (status, err) == (0, "")
        return out

    return run


def as_json(mix: Mix, plan: Document | Path) -> Any:
    return json.loads(mix(plan, "--json"))


def test_the_mix_of_the_worked_example_has_its_outside_figures(mix: Mix) -> None:
    said = as_json(mix, EXAMPLE)
    assert (said["profit"], said["current_profit"]) == ("3177.30", "2816.92")
    assert (said["resold_accounts"], said["discount"]) == (26, "0.35")
    assert [(row["name"], row["resale"], row["commission"]) for row in said["clients"]] == [
        ("Boulangerie Martin", 14, 0),
        ("Hotel Belvedere", 7, 0),
        ("Clinique Saint-Roch", 1, 0),
        ("Velo & Co", 4, 0),
        ("Musée d'Orgeval", 0, 1),
        ("Paused shop", 0, 0),  # disabled: neither earns
        ("Prospect", 0, 0),
    ]
    assert said["estimate"] is False
    assert said["warnings"] == []


def test_the_table_has_the_sentence_and_every_row(mix: Mix) -> None:
    lines = mix(EXAMPLE).splitlines()
    assert lines[2].startswith("Move Velo & Co to resale: +$360.38 a month, because 26 accounts")
    assert lines[3].endswith("in the cycle before, the change brings +$88.08")
    assert "Velo & Co                 4              0  4 to resale" in lines
    assert "Musée d'Orgeval           0              1       locked" in lines
    assert "Gain                   +360.38" in lines
    widths = {len(line) for line in lines[-5:]}
    assert len(widths) == 1


def test_without_a_rate_it_says_so_and_moves_nobody(mix: Mix) -> None:
    plan = example({"programme.commission.rate": None})
    said = as_json(mix, plan)
    assert said["profit"] == said["current_profit"]
    assert said["reason"] == "no-rate"
    assert said["clients"][3] == {"name": "Velo & Co", "resale": 0, "commission": 4}
    assert [warning["code"] for warning in said["warnings"]] == ["no-commission-rate"]
    assert "Enter your commission rate" in mix(plan)


def test_amounts_have_the_digits_of_the_currency(mix: Mix) -> None:
    plan = example({"currency": "JPY", "price_list.currency": "USD"})
    plan["price_list"]["exchange_rate"] = "150"
    plan["agency"] = {}
    for package in plan["packages"]:
        package |= {"software_price": "9000", "services_price": "100", "setup_fee": "0"}
        package["other_costs"] = "0"
    assert "." not in as_json(mix, plan)["profit"]


def test_a_plan_with_problems_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "plan.agencyplan"
    file.write_text(json.dumps(example({"clients.0.package": "gone"})), encoding="utf-8")
    assert main(["mix", str(file), "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("planner: clients[0].package: ")
