"""Scenarios in a plan's file: written as they are, read back, and every mistake named."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from planner.cli import main
from planner.model.differences import Change, Scenario, Subject
from planner.model.plan import Channel, ListTimes, PaymentFee, Plan
from planner.storage.plan_file import PlanFileError, content_of, load, parse, save
from planner.words.sentences import sentence
from tests.model.plans import ORACLES, example, plan_of
from tests.model.reference import Document, Part
from tests.model.scenarios import changed_documents, with_scenario

PLAN = plan_of(example())
CHANGES = (
    Change(Subject.PACKAGE, "growth", "services_price", 29900),
    Change(Subject.PACKAGE, "growth", "software_price", ListTimes(Decimal("1.1"))),
    Change(Subject.CLIENT, "c4", "channel", Channel.RESALE),
    Change(Subject.CLIENT, "c4", "accounts", 3),
    Change(Subject.CLIENT, "c4", "hours", None),
    Change(Subject.AGENCY, "", "payment_fee", PaymentFee(Decimal("0.02"), 10)),
    Change(Subject.COMMISSION, "", "months", None),
    Change(Subject.TIER, "25", "discount", Decimal("0.4")),
    Change(Subject.PRICE, "plus", "1000", None),
    Change(Subject.ASSUMPTIONS, "", "new_accounts_per_month", Decimal("2.5")),
)


def with_these(*scenarios: Scenario) -> Plan:
    return replace(PLAN, scenarios=scenarios)


def written(plan: Plan) -> Any:
    return json.loads(content_of(plan))


def opened(*changes: object) -> Plan:
    return plan_of({**example(), "scenarios": [{"id": "s1", "changes": list(changes)}]})


def faults(*changes: object) -> list[str]:
    with pytest.raises(PlanFileError) as raised:
        opened(*changes)
    return [sentence(each) for each in raised.value.problems]


def test_a_file_has_the_differences_and_nothing_else() -> None:
    document = written(with_these(Scenario("s1", "Raise", "in May", CHANGES[:4])))
    assert document["scenarios"] == [
        {
            "id": "s1",
            "name": "Raise",
            "note": "in May",
            "changes": [
                {"of": "package", "id": "growth", "key": "services_price", "value": "299.00"},
                {
                    "of": "package",
                    "id": "growth",
                    "key": "software_price",
                    "value": {"list_times": "1.1"},
                },
                {"of": "client", "id": "c4", "key": "channel", "value": "resale"},
                {"of": "client", "id": "c4", "key": "accounts", "value": 3},
            ],
        }
    ]


def test_a_plan_without_scenarios_says_nothing_of_them() -> None:
    assert "scenarios" not in written(PLAN)
    assert plan_of({**example(), "scenarios": []}) == PLAN


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    plan = with_these(Scenario("s1", "Raise", "", CHANGES), Scenario("s2", "Nothing yet"))
    save(tmp_path / "a.agencyplan", plan)
    loaded = load(tmp_path / "a.agencyplan")
    assert loaded.plan == plan
    assert loaded.warnings == ()


@settings(max_examples=40)
@given(changed_documents())
def test_every_difference_survives_a_load_and_save(made: tuple[Document, list[Part]]) -> None:
    plan = plan_of(with_scenario(*made))
    assert parse(content_of(plan)).plan == plan
    assert len(plan.scenarios[0].changes) == len(made[1])


def test_what_is_not_known_is_kept_and_warned_of() -> None:
    change = {"of": "agency", "key": "overheads", "value": "1.00", "why": ["new", "office"]}
    document = {**example(), "scenarios": [{"id": "s1", "colour": "red", "changes": [change]}]}
    loaded = parse(json.dumps(document).encode())
    assert [each.place for each in loaded.warnings] == [
        ("scenarios", 0, "changes", 0, "why"),
        ("scenarios", 0, "colour"),
    ]
    again = written(loaded.plan)["scenarios"][0]
    assert again["colour"] == "red"
    assert again["changes"] == [change]


def test_ids_are_given_where_they_are_missing() -> None:
    plan = plan_of({**example(), "scenarios": [{"name": "A"}, {"id": "s1"}, {"id": "s1"}]})
    assert [each.id for each in plan.scenarios] == ["s2", "s1", "s3"]


def test_a_row_without_an_id_gets_none_that_a_scenario_names() -> None:
    document = {**example(), "scenarios": [{"changes": [{**OF_FIRST, "value": 50}]}]}
    document["clients"] = [{"package": "growth"}, {"package": "growth"}]
    assert [each.id for each in plan_of(document).clients] == ["c2", "c3"]


OF_FIRST: Part = {"of": "client", "id": "c1", "key": "accounts"}
GROWTH: Part = {"of": "package", "id": "growth", "key": "services_price", "value": "299.00"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            {**GROWTH, "value": 299},
            "scenarios[0].changes[0].value: this number has no quotation marks",
        ),
        ({**GROWTH, "value": "299.001"}, "scenarios[0].changes[0].value: "),
        ({**GROWTH, "value": None}, "scenarios[0].changes[0].value: "),
        ({**GROWTH, "of": "window"}, "scenarios[0].changes[0].of: "),
        (
            {**GROWTH, "key": "colour"},
            'scenarios[0].changes[0].key: no scenario can change "colour" of "package"',
        ),
        ({**GROWTH, "key": "tax_rate"}, "scenarios[0].changes[0].key: "),
        ({"of": "package", "key": "hours", "value": "1"}, "scenarios[0].changes[0].id: "),
        ({"of": "package", "id": "growth", "value": "1"}, "scenarios[0].changes[0].key: "),
        ({"id": "growth", "key": "hours", "value": "1"}, "scenarios[0].changes[0].of: "),
        ({"of": "package", "id": "growth", "key": "hours"}, "scenarios[0].changes[0].value: "),
        ({"of": "price", "id": "plus", "key": "1k", "value": "1.00"}, "scenarios[0].changes[0]"),
        ({"of": "client", "id": "c1", "key": "channel", "value": "x"}, "scenarios[0].changes[0]"),
        ("services", "scenarios[0].changes[0]: "),
    ],
)
def test_a_mistake_is_named_with_its_place(change: object, expected: str) -> None:
    (found,) = faults(change)
    assert found.startswith(expected) or found.startswith(expected.split(": ", maxsplit=1)[0] + ":")


def test_an_input_stands_once() -> None:
    (found,) = faults(GROWTH, {**GROWTH, "value": "1.00"})
    assert found.startswith("scenarios[0].changes[1]: this scenario says twice")


def test_all_mistakes_are_said_at_once() -> None:
    assert len(faults({**GROWTH, "value": 1}, {**GROWTH, "key": "x"}, "services")) == 3


def test_the_commands_pass_over_scenarios(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = {"of": "package", "id": "gone", "key": "contacts", "value": 10**9}
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(with_scenario(example(), [wrong])), encoding="utf-8")
    said = []
    for each in (ORACLES / "example-plan.json", file):
        assert main(["summary", str(each), "--json"]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
