"""What was sent is kept as it was: the very offer, the very bytes, whatever the plan becomes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.allowed import Allowed
from planner.model.book import Book
from planner.model.gifts import Concession, Gift
from planner.model.money import EXPONENTS, Currency
from planner.model.offer import Choice, Offer
from planner.model.offering import Vendor, offer
from planner.model.plan import Option, Plan
from planner.model.proposal import Form, Proposal
from planner.model.proposals import with_proposal
from planner.storage.plan_file import content_of, parse
from tests.model.plans import example, plan_of

TODAY = date(2026, 11, 26)
ALLOWED = Allowed(
    concessions=(
        Concession(Gift.SERVICES_OFF, rate=Decimal("0.1")),
        Concession(Gift.ALL_OFF, rate=Decimal("0.05")),
        Concession(Gift.PAID_AT_ONCE, months=10),
        Concession(Gift.SETUP_WAIVED),
        Concession(Gift.MONTHS_FREE, months=1),
    ),
    direct=True,
    order_value=8450,
    order_margin=Decimal("0.3"),
)


def reloaded(plan: Plan) -> Plan:
    return parse(content_of(plan)).plan


def sold_in(code: str, listed: str) -> Plan:
    """The worked example in other currencies, its first client allowed everything."""
    plan = plan_of(example())
    first, *others = plan.clients
    growth = replace(plan.packages[1], options=(Option("Newsletter", 8000), Option("SMS", 1)))
    return replace(
        plan,
        currency=Currency.of(code),
        price_list=replace(
            plan.price_list, currency=Currency.of(listed), exchange_rate=Decimal("1.25")
        ),
        packages=(plan.packages[0], growth, *plan.packages[2:]),
        clients=(replace(first, allowed=ALLOWED), *others),
    )


def sent(made: Offer, *, client: str = "c1", file: bytes = b"%PDF-1.7") -> Proposal:
    return Proposal(client=client, sent_on=TODAY, kind=Form.PDF, offer=made, file=file)


CODES = st.sampled_from(["USD", "EUR", "JPY", "TND"])
COUNTS = st.integers(0, 10**9)
CHOICES = st.builds(
    Choice,
    package=st.integers(0, 2),
    contacts=st.none() | COUNTS,
    yearly=st.booleans(),
    reduction=st.integers(0, 2),
    setup_waived=st.booleans(),
    free_month=st.booleans(),
    options=st.frozensets(st.integers(0, 3)),
)


@given(
    codes=st.tuples(CODES, CODES, CODES, CODES),
    row=st.none() | st.integers(0, 6),
    choice=CHOICES,
    file=st.binary(max_size=300),
    words=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
    kind=st.sampled_from(list(Form)),
    day=st.dates(),
)
@settings(max_examples=60)
def test_the_very_offer_comes_back_though_the_plan_is_sold_in_another_currency(
    codes: tuple[str, str, str, str],
    row: int | None,
    choice: Choice,
    file: bytes,
    words: str,
    kind: Form,
    day: date,
) -> None:
    plan = sold_in(codes[0], codes[1])
    made = offer(plan, row, TODAY, Vendor("ActiveCampaign"))
    client = "" if row is None else plan.clients[row].id
    kept = Proposal(
        id="p7", client=client, name=words, to=words, note=words,
        sent_on=day, kind=kind, offer=made, choice=choice, file=file,
    )  # fmt: skip
    later = sold_in(codes[2], codes[3])
    found = reloaded(with_proposal(later, kept))
    assert found.proposals == (kept,)
    assert found.proposals[0].offer.starts == made.starts
    assert found == with_proposal(reloaded(later), kept)
    assert content_of(reloaded(found)) == content_of(found)


def test_amounts_are_written_in_the_offer_s_own_currency() -> None:
    plan = sold_in("TND", "USD")
    euros = with_proposal(sold_in("EUR", "JPY"), sent(offer(plan, 0, TODAY)))
    written = json.loads(content_of(euros))
    (kept,) = written["proposals"]
    assert written["currency"] == "EUR"
    assert kept["offer"]["currency"] == "TND"
    assert kept["offer"]["order_value"] == "8.450"  # millimes
    band = kept["offer"]["packages"][1]["bands"][0]
    assert band["public"]["monthly"].split(".")[1] != "" and len(band["public"]["monthly"]) > 3
    assert band["public"]["monthly"][-3] == "."  # cents
    assert [len(price["services"].split(".")[1]) for price in band["prices"]] == [3, 3, 3]


def test_a_plan_without_any_is_written_as_before() -> None:
    assert "proposals" not in json.loads(content_of(plan_of(example())))


def test_no_figure_of_a_plan_knows_of_them() -> None:
    plan = plan_of(example())
    kept = with_proposal(plan, sent(offer(plan, 0, TODAY)))
    assert Book(kept).totals == Book(plan).totals
    assert Book(kept).problems == Book(plan).problems == ()
    broken = replace(kept, proposals=(sent(offer(plan, 0, TODAY), file=bytes(6 * 2**20)),))
    assert [each.code for each in Book(broken).problems] == ["file-too-heavy"]
    assert Book(broken).totals == Book(plan).totals


def test_ids_are_given_when_missing_and_kept() -> None:
    plan = plan_of(example())
    one = sent(offer(plan, 0, TODAY))
    twice = replace(plan, proposals=(replace(one, id="p1"), one, replace(one, id="p1")))
    assert [each.id for each in reloaded(twice).proposals] == ["p1", "p2", "p3"]


def test_an_amount_that_no_file_can_hold_is_not_kept() -> None:
    plan = plan_of(example({"packages.1.software_price": {"list_times": "9" * 15}}))
    plan = replace(
        plan, packages=(*plan.packages[:1], replace(plan.packages[1], list_price=10**16))
    )
    made = offer(plan, None, TODAY)
    assert with_proposal(plan, sent(made)) is plan


@pytest.mark.parametrize("code", sorted(EXPONENTS)[::40])
def test_a_newer_program_s_keys_survive_in_an_offer(code: str) -> None:
    plan = sold_in(code, "USD")
    written = json.loads(content_of(with_proposal(plan, sent(offer(plan, 0, TODAY)))))
    written["proposals"][0]["offer"]["packages"][0]["bands"][0]["mood"] = {"of": ["blue"]}
    loaded = parse(json.dumps(written).encode())
    again = json.loads(content_of(loaded.plan))
    assert again == written
    assert [each.code for each in loaded.warnings] == ["unknown-key"]
