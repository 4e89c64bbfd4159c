"""The schema says the same of a plan's form as opening does."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

import planner
from planner.storage.kinds import Kind, Many, Record
from planner.storage.layout import PLAN
from planner.storage.plan_file import PlanFileError, parse
from planner.storage.schema import DESCRIPTIONS, FILE, content, schema
from planner.storage.shipped import samples
from tests.model.plans import EXAMPLE, example
from tests.storage.broken_offers import SENT
from tests.storage.documents import Document, documents

SCHEMA = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)

WRONG: dict[str, Any] = {
    "format": "agency-programme",
    "version": 3,
    "name": ["Autumn"],
    "notes": ["Renewal in May"],
    "currency": "EURO",
    "agency": [],
    "agency.overheads": 450,
    "agency.hourly_cost": "35,00",
    "agency.tax_rate": "20%",
    "agency.payment_fee.fixed": None,
    "agency.payment_fee.cap": "1e2",
    "programme.as_of": "2026-02-30",
    "programme.tiers": {"1": "0"},
    "programme.tiers.1.from": "2",
    "programme.tiers.1.discount": "0.0000000000001",
    "programme.tiers.2": "0.35",
    "programme.mode": "both",
    "programme.effective": "later",
    "programme.counts_disabled": 0,
    "programme.minimum_advertised_price": "lower",
    "programme.commission.rate": 0.2,
    "programme.commission.months": "12",
    "price_list.currency": None,
    "price_list.exchange_rate": "1.0.0",
    "price_list.prices": [],
    "price_list.prices.pro": None,
    "price_list.prices.pro.5k": "1.00",
    "price_list.prices.pro.01000": "1.00",
    "price_list.prices.pro.1000": 99,
    "price_list.yearly": "none",
    "packages": {},
    "packages.0.id": 1,
    "packages.0.contacts": "1000",
    "packages.0.software_price": 25,
    "packages.1.software_price": {},
    "packages.2.software_price": {"over_list": "1.00", "list_times": "1"},
    "packages.0.includes": "Newsletter",
    "packages.0.recommended": "yes",
    "packages.0.options": {"text": "Newsletter"},
    "packages.0.options.0": "Newsletter",
    "packages.0.options.0.price": 80,
    "packages.0.yearly_months_paid": 10.5,
    "clients.0": None,
    "clients.0.accounts": True,
    "clients.0.channel": "direct",
    "clients.0.status": "Active",
    "clients.0.since": "2026-13",
    "clients.0.billing": "weekly",
    "clients.0.growth": 0.02,
    "clients.0.hours": "½",
    "clients.0.allowed": [],
    "clients.0.allowed.packages": "growth",
    "clients.0.allowed.concessions.0.gift": "everything",
    "clients.0.allowed.order_value": 84.5,
    "brand.colour": "blue",
    "brand.logo.data": "not base64",
    "wording.valid_days": "30",
    "wording.paper": "a5",
    "proposals": {"id": "p1"},
    "proposals.0.kind": "exe",
    "proposals.0.sent_on": "today",
    "proposals.0.file": "%PDF",
    "proposals.0.choice": {"options": {"0": True}},
    "proposals.0.offer.currency": "Euro",
    "proposals.0.offer.made_on": None,
    "proposals.0.offer.packages.0.bands.0.prices.0.services": 250,
    "clients.0.payment_fee": "0.029",
    "assumptions.seed": 10**15,
    "assumptions.start": "2026-01-01",
    "assumptions.monthly_churn": "NaN",
    "assumptions.seasonality": {"january": "2"},
    "assumptions.seasonality.0": 2,
    "assumptions.packages.0.package": None,
    "assumptions.packages.0.monthly_churn": 0.02,
    "assumptions.contact_growth": "2%",
    "assumptions.price_changes.0.month": "May",
    "assumptions.price_changes.0.whose": "ours",
    "assumptions.price_changes.0.rate": "ten",
    "assumptions.planned": {"month": 3},
    "assumptions.planned.0.move": "grow",
    "assumptions.planned.0.accounts": "6",
    "assumptions.planned.0.channel": "direct",
    "assumptions.paid_after_days": "30",
    "assumptions.commission_payout_months": 1.5,
    "sensitivity": [],
    "sensitivity.ranges": {"low": "0", "high": "1"},
    "sensitivity.ranges.0.driver": 3,
    "sensitivity.ranges.0.low": -0.1,
    "sensitivity.ranges.0.high": "10%",
    "sensitivity.ranges.0.by": "percent",
}
AHEAD = {
    "assumptions.start": "2026-01",
    "assumptions.seasonality": ["1"] * 12,
    "assumptions.packages": [{"package": "growth", "monthly_churn": "0.01"}],
    "assumptions.contact_growth": "0.02",
    "assumptions.price_changes": [{"month": 3, "whose": "vendor", "rate": "0.1"}],
    "assumptions.planned": [{"month": 3, "move": "join", "accounts": 6, "package": "growth"}],
    "assumptions.paid_after_days": 30,
    "assumptions.commission_payout_months": 1,
}
RANGE = {"sensitivity.ranges": [{"driver": "overheads", "low": "-0.1", "high": "0.1"}]}
SEEN = {
    "clients.0.allowed": {"concessions": [{"gift": "months-free", "months": 1}]},
    "brand": {"colour": "#0A5FC2", "logo": {"kind": "png", "data": "iVBORw=="}},
    "wording": {"valid_days": 14, "paper": "letter"},
    "proposals": [SENT],
}
MISSING = [
    "clients.0.allowed.concessions.0.gift",
    "brand.logo.kind",
    "proposals.0.sent_on",
    "proposals.0.kind",
    "proposals.0.offer",
    "proposals.0.offer.currency",
    "proposals.0.offer.valid_until",
    "proposals.0.offer.packages.0.setup_fee",
    "proposals.0.offer.packages.0.bands.0.contacts",
    "format",
    "version",
    "currency",
    "programme",
    "programme.tiers",
    "programme.tiers.0.from",
    "programme.tiers.0.discount",
    "price_list",
    "price_list.prices",
    "packages",
    "packages.0.id",
    "packages.0.plan",
    "packages.0.contacts",
    "clients",
    "clients.0.package",
    "assumptions.packages.0.package",
    "assumptions.price_changes.0.month",
    "assumptions.price_changes.0.whose",
    "assumptions.price_changes.0.rate",
    "assumptions.planned.0.month",
    "assumptions.planned.0.move",
    "sensitivity.ranges.0.driver",
    "sensitivity.ranges.0.low",
    "sensitivity.ranges.0.high",
]


def opens(document: Document) -> bool:
    try:
        parse(json.dumps(document).encode())
    except PlanFileError:
        return False
    return True


def test_what_ships_is_what_the_layout_says() -> None:
    assert planner.resource(FILE).read_text(encoding="utf-8") == content(), (
        "run: python -m planner.storage.schema"
    )


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_the_example_and_what_ships_fit() -> None:
    SCHEMA.validate(json.loads(EXAMPLE))
    for sample in samples():
        SCHEMA.validate(json.loads(sample.path.read_text(encoding="utf-8")))


@given(documents())
@settings(max_examples=30)
def test_every_document_of_the_right_form_fits(document: Document) -> None:
    SCHEMA.validate(document)


@pytest.mark.parametrize("place", WRONG)
def test_a_wrong_value_neither_fits_nor_opens(place: str) -> None:
    document = example({**RANGE, **AHEAD, **SEEN, place: WRONG[place]})
    assert not SCHEMA.is_valid(document)
    assert not opens(document)


@pytest.mark.parametrize("place", MISSING)
def test_a_missing_key_neither_fits_nor_opens(place: str) -> None:
    document: Any = example({**RANGE, **AHEAD, **SEEN})
    here = document
    *way, last = place.split(".")
    for key in way:
        here = here[int(key) if isinstance(here, list) else key]
    del here[last]
    assert not SCHEMA.is_valid(document)
    assert not opens(document)


@pytest.mark.parametrize(
    "edits",
    [
        {"packages.0.software_price": {"list_times": "1.10"}},
        {"packages.0.list_price": "18.00", "packages.0.yearly_months_paid": 10},
        {"packages.0.options": [{"text": "Newsletter", "price": "80.00", "hours": "1.5"}, {}]},
        {"price_list.prices.pro.1000": None, "price_list.yearly": None},
        {"price_list.currency": "EUR", "price_list.exchange_rate": "1.08"},
        {"clients.0.payment_fee": {"rate": "0", "cap": None}, "clients.0.since": "2026-03"},
        {"clients.0.growth": "0.02", "clients.1.growth": "-0.015"},
        RANGE,
        AHEAD,
        {**AHEAD, "version": 2},
        SEEN,
        {"agency.colours": {"of": ["the", "window"]}, "scenarios": [{"name": "b"}]},
    ],
)
def test_what_the_example_leaves_out_fits_and_opens(edits: dict[str, object]) -> None:
    document = example(edits)
    SCHEMA.validate(document)
    assert opens(document)


def keys(kind: Kind) -> set[str]:
    match kind:
        case Many(of):
            return keys(of)
        case Record(make, fields, inlined):
            own = fields if inlined is None else (*fields, *inlined[1].fields)
            below = (keys(field.kind) for field in own)
            return {f"{make.__name__}.{field.key}" for field in own}.union(*below)
        case _:
            return set()


def test_only_keys_that_exist_are_described() -> None:
    assert set(DESCRIPTIONS) <= keys(PLAN)
