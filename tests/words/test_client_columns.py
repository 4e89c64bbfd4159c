"""A client row's columns: what a cell says is what the row is, and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planner.model.plan import Channel, Client, OverList, Overrides, PaymentFee, Plan, Status
from planner.words import catalogue
from planner.words.cells import CellError, sentence
from planner.words.client_columns import COLUMNS, Column, column, package_named, recognised
from planner.words.entry import EntryError
from planner.words.headings import HEADINGS
from tests.model.plans import example, plan_of

PLAN: Plan = plan_of(example())
GROWTH = next(client for client in PLAN.clients if client.package == "growth")

VALUES: dict[str, Any] = {
    "name": "Café & Co",
    "package": "scale",
    "plan": "enterprise",
    "contacts": 12_500,
    "channel": Channel.COMMISSION,
    "accounts": 1234,
    "status": Status.SANDBOX,
    "list_price": 123456,
    "software_price": OverList(2000),
    "services_price": 123456,
    "setup_fee": 1,
    "hours": Decimal("12.75"),
    "other_costs": 99,
    "tax_rate": Decimal("0.055"),
    "payment_fee": PaymentFee(Decimal("0.014"), 25, 500),
    "billing": "yearly",
    "since": date(2026, 3, 1),
    "free_months": 2,
    "channel_locked": True,
    "note": "asks for a call, “soon”",
}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    catalogue.use("en")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("each", COLUMNS, ids=lambda each: each.key)
def test_what_a_column_writes_it_reads_back(each: Column, language: str) -> None:
    catalogue.use(language)
    value = VALUES[each.key]
    row = each.put(PLAN, GROWTH, value)
    assert each.own(row) == value
    assert each.read(each.write(each.own(row), PLAN), PLAN) == value


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("each", COLUMNS, ids=lambda each: each.key)
def test_a_heading_is_recognised_as_the_window_writes_it(each: Column, language: str) -> None:
    catalogue.use(language)
    assert recognised(each.title().upper()) is each


@pytest.mark.parametrize("each", [each for each in COLUMNS if each.choices], ids=lambda c: c.key)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_choice_that_is_offered_can_be_taken(each: Column, language: str) -> None:
    catalogue.use(language)
    assert each.choices is not None
    taken = [each.read(choice, PLAN) for choice in each.choices(PLAN)]
    assert len(set(taken)) == len(taken) > 1


def test_no_heading_stands_for_two_columns() -> None:
    said = [heading for headings in HEADINGS.values() for heading in headings.split(", ")]
    assert sorted(set(said)) == sorted(said)
    assert HEADINGS.keys() == {each.key for each in COLUMNS}


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Account name", "name"),
        ("Nom", "name"),
        ("Forfait", "plan"),
        ("Contact limit", "contacts"),
        ("Statut", "status"),
        ("Quantité", "accounts"),
        ("Prestations", "services_price"),
        ("services_price", "services_price"),
        ("TVA", "tax_rate"),
    ],
)
def test_headings_of_other_lists_are_recognised(heading: str, key: str) -> None:
    found = recognised(heading)
    assert found is not None and found.key == key


def test_an_unknown_heading_is_no_column() -> None:
    assert recognised("Favourite colour") is None and recognised("") is None


def test_what_the_package_says_anyway_is_not_kept_as_the_rows_own() -> None:
    hours = column("hours")
    own = hours.put(PLAN, GROWTH, Decimal(9))
    assert own.overrides.hours == Decimal(9)
    assert hours.put(PLAN, own, Decimal("2.75")) == GROWTH  # as the package has it
    assert hours.put(PLAN, own, None) == GROWTH
    assert hours.given(PLAN, own) == Decimal("2.75")


def test_other_contacts_leave_the_rows_own_list_price_behind() -> None:
    row = replace(GROWTH, overrides=Overrides(contacts=2500, list_price=11900))
    assert column("contacts").put(PLAN, row, 2500) == row
    assert column("contacts").put(PLAN, row, 9000).overrides == Overrides(contacts=9000)
    assert column("plan").put(PLAN, row, "pro").overrides == Overrides(plan="pro", contacts=2500)


def test_tax_and_payment_fee_come_from_the_agency() -> None:
    assert column("tax_rate").given(PLAN, GROWTH) == Decimal("0.20")
    assert column("payment_fee").given(PLAN, GROWTH) == PaymentFee(Decimal("0.029"), 30)


def test_an_emptied_cell_is_no_value_or_the_usual_one() -> None:
    for each in COLUMNS:
        if each.inherits or each.key == "since":
            assert each.read(" ", PLAN) is None
    assert column("free_months").read("", PLAN) == 0
    assert column("channel_locked").read("", PLAN) is False


def test_a_package_is_found_by_its_id_or_name_however_it_is_written() -> None:
    assert [package_named(each, PLAN) for each in ("growth", "Growth", " GROWTH ")] == [
        "growth"
    ] * 3
    with pytest.raises(CellError) as caught:
        package_named("Gold", PLAN)
    assert caught.value.choices == ("Essential", "Growth", "Scale")


def test_a_name_that_two_packages_have_is_asked_about() -> None:
    twins = (*PLAN.packages, replace(PLAN.packages[0], id="other", name="Growth"))
    with pytest.raises(CellError, match="several"):
        package_named("GROWTH!", replace(PLAN, packages=twins))
    assert package_named("other", replace(PLAN, packages=twins)) == "other"


def test_the_portals_professional_is_the_plan_pro() -> None:
    assert column("plan").read("Professional", PLAN) == "pro"
    with pytest.raises(CellError):
        column("plan").read("Gold", PLAN)


def test_a_row_of_an_unknown_package_is_given_nothing() -> None:
    stray = Client(package="nowhere")
    assert column("hours").given(PLAN, stray) is None
    assert column("hours").put(PLAN, stray, Decimal(1)).overrides.hours == 1


@pytest.mark.parametrize("written", ["0.2", "0,2", "0.055"])
def test_a_rate_that_may_be_a_share_is_refused_with_both_it_could_be(written: str) -> None:
    with pytest.raises(EntryError) as caught:
        column("tax_rate").read(written, PLAN)
    per_cent = written.replace(",", ".")
    small, large = f"{per_cent}\u00a0%", {"0.2": "20\u00a0%", "0.055": "5.5\u00a0%"}[per_cent]
    assert f"could mean {small} or {large}" in sentence(caught.value)
    for said, rate in ((small, Decimal(per_cent) / 100), (large, Decimal(per_cent))):
        assert column("tax_rate").read(said, PLAN) == rate
