"""``planner price``: exact prices at every tier, and one line for every mistake."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.cli import main
from planner.words import catalogue
from tests.model.plans import ORACLES, Edits, example

EXAMPLE = str(ORACLES / "example-plan.json")
TIERS = ["0", "0.25", "0.35", "0.45", "0.55"]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    catalogue.use("en")
    yield
    catalogue.use("en")


def saved(tmp_path: Path, edits: Edits) -> str:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(example(edits)), "utf-8")
    return str(file)


def price(
    capsys: pytest.CaptureFixture[str], plan: str, *more: str, margin: str = "0.5"
) -> tuple[int, str, str]:
    asked = more if "--package" in more else ("--package", "growth", *more)
    status = main(["price", plan, "--margin", margin, *asked])
    return (status, *capsys.readouterr())


def test_the_worked_example_under_its_fixed_keys(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = price(capsys, EXAMPLE, "--json")
    assert (status, err) == (0, "")
    prices = ["624.56", "528.38", "489.90", "451.42", "412.94"]
    assert json.loads(out) == {
        "package": "growth",
        "margin": "0.5",
        "tiers": [
            {"from": start, "discount": discount, "price": each}
            for start, discount, each in zip([1, 2, 25, 50, 100], TIERS, prices, strict=True)
        ],
    }


def test_below_a_first_tier_that_takes_something_off_stands_the_list_price(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    plan = saved(tmp_path, {"programme.tiers": [{"from": 1, "discount": "0.25"}]})
    tiers = json.loads(price(capsys, plan, "--json")[1])["tiers"]
    assert [(each["from"], each["discount"], each["price"]) for each in tiers] == [
        (0, "0", "624.56"),
        (1, "0.25", "528.38"),
    ]


def test_a_tier_without_a_discount_is_the_list_price(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    plan = saved(tmp_path, {"programme.tiers": [{"from": 0, "discount": "0"}]})
    tiers = json.loads(price(capsys, plan, "--json")[1])["tiers"]
    assert [each["from"] for each in tiers] == [0]


def test_what_no_price_reaches_is_null_and_says_what_stands_in_the_way(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, _ = price(capsys, EXAMPLE, "--json", margin="0.9652")
    assert status == 0
    assert [each["price"] for each in json.loads(out)["tiers"]] == [None] * 5
    status, out, _ = price(capsys, EXAMPLE, margin="0.9652")
    # 2.9 % of a price with 20 % tax on top is 3.48 % of it.
    assert "costs 3.48\N{NO-BREAK SPACE}% of any price, so less than 96.52" in out
    assert "–" in out


def test_the_table_has_a_row_for_every_tier(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = price(capsys, EXAMPLE)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith("Growth: the price a month in USD that keeps 50")
    assert "today 449.00" in lines[1]
    assert [line.split()[-1] for line in lines[4:9]] == [
        "624.56", "528.38", "489.90", "451.42", "412.94",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("margin", "instead"),
    [
        ("NaN", "write 0.5 for 50"),
        ("1e3", "write 0.5 for 50"),
        ("", "write 0.5 for 50"),
        ("-0.1", "write 0.5 for 50"),
        ("101", "write 0.5 for 50"),
        ("50", "write 0.5 for 50"),
        ("30", "write 0.3 for 30"),
        ("12.5 %", "write 0.125 for 12.5"),
        ("0,45", "write 0.45 for 45"),
        ("0." + "3" * 400, "write 0.5 for 50"),
    ],
)
def test_a_margin_that_is_none_is_told_how_it_is_written(
    capsys: pytest.CaptureFixture[str], margin: str, instead: str
) -> None:
    status, out, err = price(capsys, EXAMPLE, margin=margin)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("planner: --margin: ") and instead in err
    assert len(err) < 200


def test_an_unknown_package_is_told_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = price(capsys, EXAMPLE, "--package", "growht\nx")
    assert (status, out) == (2, "")
    assert err == (
        'planner: "growht x" is no package of this plan: '
        "its packages are essential, growth, scale\n"
    )


def test_a_package_without_a_list_price_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    plan = saved(tmp_path, {"packages.2.contacts": 120_000, "clients": []})
    status, out, err = price(capsys, plan, "--package", "scale")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("planner: packages[2].contacts")


@pytest.mark.parametrize("missing", ["--package", "--margin"])
def test_what_is_missing_is_named(capsys: pytest.CaptureFixture[str], missing: str) -> None:
    given = {"--package": "growth", "--margin": "0.5"}
    rest = [part for key, value in given.items() if key != missing for part in (key, value)]
    assert main(["price", EXAMPLE, *rest]) == 2
    assert missing in capsys.readouterr().err


def test_it_is_listed_and_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "    price  " in capsys.readouterr().out
    assert main(["price", "--help"]) == 0
    assert "--margin SHARE" in capsys.readouterr().out
