"""What is said of proposals: sentences for every change, and names that files can have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.model.money import Currency
from planner.model.offer import Offer
from planner.model.proposal import Form, Proposal
from planner.model.proposals import PriceChanged, Since
from planner.words import catalogue
from planner.words import proposals as words

EURO, YEN = Currency.of("EUR"), Currency.of("JPY")
OFFER = Offer(
    agency="",
    currency=EURO,
    packages=(),
    made_on=date(2026, 11, 26),
    valid_until=date(2026, 12, 26),
)
SENT = Proposal(client="q1", name="Café Lumière", sent_on=OFFER.made_on, kind=Form.PDF, offer=OFFER)
SINCE = Since(currency=EURO, valid_until=OFFER.valid_until, is_over=False)
GROWTH = PriceChanged("Growth", 10_000, 50_900, 52_900, chosen=True)
OTHERS = (
    PriceChanged("Growth", None, 40_000, 45_000, chosen=True),
    PriceChanged("Scale", 25_000, None, 75_900, chosen=False),
    PriceChanged("Scale", 50_000, 99_900, None, chosen=False),
)

OF_CHOICES = (
    PriceChanged("Growth", None, 5_000, 7_500, chosen=True, option="SMS"),
    PriceChanged("Growth", None, 7_500, None, chosen=False, option="Pages"),
    PriceChanged("Growth", 10_000, 42_417, 46_658, chosen=False, yearly=True),
)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    catalogue.use("en")
    yield
    catalogue.use("en")


@pytest.mark.parametrize(
    ("changes", "verdict", "said"),
    [
        ({}, "as today", ["Its prices are still those of today."]),
        (
            {"prices": (GROWTH,)},
            "prices have changed",
            ["Prices have changed since: Growth €509.00 → €529.00"],
        ),
        (
            {"prices": (GROWTH, *OTHERS)},
            "prices have changed",
            [
                "Prices have changed since: Growth €509.00 → €529.00 · setup of Growth €400.00 → "
                "€450.00 · Scale up to 25,000 contacts on request → €759.00, and 1 more"
            ],
        ),
        (
            {"gone": ("Scale", "Pro")},
            "a package is gone",
            ["No longer sold: Scale, Pro."],
        ),
        (
            {"gone": ("A", "B", "C", "D", "E")},
            "a package is gone",
            ["No longer sold: A, B, C, and 2 more."],
        ),
        (
            {"sold_in": YEN},
            "another currency",
            ["It was in EUR, and the plan is in JPY: there is no price to compare."],
        ),
        (
            {"client_gone": True},
            "client removed",
            ["Its client is no longer in the plan: there is no price to compare."],
        ),
        (
            {"taxed": (Decimal("0.2"), Decimal("0.055"))},
            "the tax has changed",
            [
                "The tax was 20\N{NO-BREAK SPACE}% and is 5.5\N{NO-BREAK SPACE}% now: the amounts "
                "with tax have changed."
            ],
        ),
        (
            {"taxed": (Decimal(0), Decimal("0.2")), "prices": (GROWTH,)},
            "prices have changed",
            [
                "Prices have changed since: Growth €509.00 → €529.00",
                "The tax was 0\N{NO-BREAK SPACE}% and is 20\N{NO-BREAK SPACE}% now: the amounts "
                "with tax have changed.",
            ],
        ),
        (
            {"prices_of": (date(2026, 6, 4), None)},
            "as today",
            [
                "Its prices are still those of today.",
                "The vendor's prices were those of 4 June 2026; now they have no date.",
            ],
        ),
        (
            {"prices_of": (None, date(2026, 6, 4))},
            "as today",
            [
                "Its prices are still those of today.",
                "The vendor's prices had no date; now they are those of 4 June 2026.",
            ],
        ),
        (
            {"prices": OF_CHOICES},
            "prices have changed",
            [
                "Prices have changed since: SMS with Growth €50.00 → €75.00 · "
                "Pages with Growth €75.00 → no longer offered · "
                "Growth paid yearly €424.17 → €466.58"
            ],
        ),
    ],
)
def test_each_change_has_its_sentence(
    changes: dict[str, object], verdict: str, said: list[str]
) -> None:
    found = replace(SINCE, **changes)  # type: ignore[arg-type]  # fields of it
    assert words.verdict(found) == verdict
    assert words.changes(found) == said


def test_when_to_whom_and_for_how_long() -> None:
    assert words.sent(SENT) == "Sent 26 November 2026"
    assert words.sent(replace(SENT, to="Ana")) == "Sent 26 November 2026 to Ana"
    assert words.held(SINCE) == "held until 26 December 2026"
    assert words.held(replace(SINCE, is_over=True)) == "was held until 26 December 2026"
    assert words.in_short(SENT, SINCE) == (
        "Sent 26 November 2026 · held until 26 December 2026 · Its prices are still those of today"
    )
    gone = replace(SINCE, gone=("Growth",), prices=OTHERS)
    assert words.in_short(SENT, gone).endswith(" · No longer sold: Growth")
    catalogue.use("fr")
    assert words.sent(replace(SENT, to="Ana")) == "Envoyée le 26 novembre 2026 à Ana"
    assert [words.changes(replace(SINCE, gone=gone))[0] for gone in (("A",), ("A", "B"))] == [
        "N’est plus vendue\N{NO-BREAK SPACE}: A.",
        "Ne sont plus vendues\N{NO-BREAK SPACE}: A, B.",
    ]


def test_whom_it_was_for() -> None:
    assert words.client_name(SENT) == "Café Lumière"
    assert words.client_name(replace(SENT, name="")) == "No name yet"
    assert words.client_name(replace(SENT, name="", client="")) == "Nobody in particular"
    assert len({words.form(each) for each in Form}) == len(Form)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Café Lumière", "Café Lumière 2026-11-26.pdf"),
        ("../../etc/passwd", "______etc_passwd 2026-11-26.pdf"),
        ('a:b*c?"<>|\n', "a_b_c______ 2026-11-26.pdf"),
        ("", "Proposal 2026-11-26.pdf"),
        ("x" * 300, f"{'x' * 40} 2026-11-26.pdf"),
    ],
)
def test_a_copy_has_a_name_that_every_system_takes(name: str, file: str) -> None:
    assert words.file_name(replace(SENT, name=name)) == file
