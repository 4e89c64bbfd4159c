"""What is read is written back: every key, and those that the program does not know."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from planner.storage.layout import PLAN
from planner.storage.plan_file import content_of, parse
from planner.storage.writing import document
from tests.model.plans import EXAMPLE, example
from tests.storage.documents import Document, documents, strangers


def content(document: Document) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


def rewritten(document: Document) -> Any:
    """A document as the program writes it after reading it."""
    return json.loads(content_of(parse(content(document)).plan))


@given(documents())
@settings(max_examples=60)
def test_reading_and_writing_lose_nothing(document: Document) -> None:
    loaded = parse(content(document))
    written = content_of(loaded.plan)
    again = parse(written)
    assert again.plan == loaded.plan
    assert content_of(again.plan) == written
    # Keys that nobody knows survive at every level, and are warned of.
    strange = dict(strangers(PLAN, document))
    assert dict(strangers(PLAN, json.loads(written))) == strange
    warned = sorted(warning.place for warning in loaded.warnings)
    assert warned == sorted(strange)
    assert {warning.code for warning in loaded.warnings} <= {"unknown-key"}


def test_the_example_is_written_as_it_stands_with_ids() -> None:
    expected = json.loads(EXAMPLE)
    for number, client in enumerate(expected["clients"], start=1):
        client["id"] = f"c{number}"
    expected["agency"]["tax_rate"] = "0.2"  # rates are written without zeros to spare
    expected["programme"]["commission"]["rate"] = "0.2"
    assert rewritten(json.loads(EXAMPLE)) == expected


def test_keys_that_say_nothing_are_not_written() -> None:
    silent = example(
        {
            "agency.vendor_tax_rate": "0",
            "agency.payment_fee.cap": None,
            "price_list.currency": "USD",
            "packages.0.yearly_months_paid": 12,
            "clients.0.billing": "monthly",
            "clients.0.contacts": None,
            "clients.0.growth": "0.00",
            "assumptions.compare_months": 36,
        }
    )
    assert rewritten(silent) == rewritten(example())


def test_numbers_are_written_one_way() -> None:
    written = rewritten(
        example(
            {
                "agency.overheads": "450.000",
                "agency.hourly_cost": "035",
                "agency.tax_rate": "0.200",
                "packages.0.hours": "-0.0",
                "packages.1.software_price": {"over_list": "20"},
                "packages.2.software_price": {"list_times": "1.10"},
            }
        )
    )
    assert (written["agency"]["overheads"], written["agency"]["hourly_cost"]) == ("450.00", "35.00")
    assert (written["agency"]["tax_rate"], written["packages"][0]["hours"]) == ("0.2", "0")
    assert written["packages"][1]["software_price"] == {"over_list": "20.00"}
    assert written["packages"][2]["software_price"] == {"list_times": "1.1"}


def test_every_amount_has_the_digits_of_its_own_currency() -> None:
    edits = {
        "currency": "JPY",
        "agency.overheads": "450",
        "agency.hourly_cost": "35",
        "agency.payment_fee.fixed": "30",
        "programme.monthly_fee": "0",
        "price_list.currency": "USD",
        "price_list.exchange_rate": "150.25",
        "packages": [{"id": "p", "plan": "pro", "contacts": 1, "list_price": "99.50"}],
        "clients": [{"package": "p", "list_price": "98.05", "services_price": "1000"}],
    }
    written = rewritten(example(edits))
    assert written["agency"]["overheads"] == "450"
    assert written["price_list"]["prices"]["pro"]["1000"] == "99.00"
    assert written["packages"][0]["list_price"] == "99.50"
    assert written["clients"][0]["list_price"] == "98.05"
    assert written["clients"][0]["services_price"] == "1000"


def test_a_row_states_only_what_it_overrides() -> None:
    fee = {"rate": "0.01", "fixed": "0.00", "cap": "5.00", "scheme": "direct debit"}
    own = {"contacts": 9000, "hours": "0", "tax_rate": "0", "payment_fee": fee}
    written = rewritten(example({"clients": [{"id": "c9", "package": "growth", **own}]}))
    (row,) = written["clients"]
    assert row == {
        "id": "c9",
        "name": "",
        "package": "growth",
        "channel": "resale",
        "accounts": 1,
        "status": "active",
        **own,
    }


def test_an_unknown_key_follows_its_row_when_the_row_is_edited() -> None:
    loaded = parse(content(example({"clients.1.colour": {"of": ["roof", 1.5, None]}})))
    first, second, *rest = loaded.plan.clients
    edited = replace(loaded.plan, clients=(replace(second, accounts=8), first, *rest))
    assert document(edited)["clients"][0]["colour"] == {"of": ["roof", 1.5, None]}
    assert "colour" not in document(edited)["clients"][1]
