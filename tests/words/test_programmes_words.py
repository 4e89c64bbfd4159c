"""What is said of the book under other programmes is true of its figures."""

from __future__ import annotations

import pytest

from planner.model.money import Currency
from planner.model.programmes_compared import Other, Outcomes, compare_programmes
from planner.words import programmes
from tests.model.plans import Edits, example, plan_of

USD, EUR = Currency.of("USD"), Currency.of("EUR")
PLAN = plan_of(example())


def against(*rates: str | None) -> Outcomes:
    others = [
        Other(plan_of(example({"programme.commission.rate": rate})).programme, USD, own_prices=True)
        for rate in rates
    ]
    return compare_programmes(PLAN, others)


@pytest.mark.parametrize(
    ("rates", "said"),
    [
        ((), "Choose a programme to hold your book against"),
        (
            ("0.3", None),
            "With “ActiveCampaign agency programme”, this book would earn $89.50 a month more",
        ),
        (
            ("0.1",),
            "With “ActiveCampaign agency programme”, this book would earn $89.50 a month less",
        ),
        (("0.1", "0"), "No programme shown here earns more with this book than yours"),
        (("0.2",), "No programme shown here earns more with this book than yours"),
    ],
)
def test_the_conclusion(rates: tuple[str | None, ...], said: str) -> None:
    assert programmes.title(against(*rates), USD) == said


@pytest.mark.parametrize(
    ("rates", "said"),
    [
        (("0.3", "0.1"), "a month more, before its fee of €75.00"),
        (("0.1",), "a month less, before its fee of €75.00"),
        (("0.1", "0"), "earns more with this book than yours"),
    ],
)
def test_a_fee_that_is_not_counted_is_in_the_conclusion_and_not_a_nought(
    rates: tuple[str, ...], said: str
) -> None:
    edits: list[Edits] = [
        {"programme.commission.rate": rate, "programme.monthly_fee": "75.00"} for rate in rates
    ]
    others = [Other(plan_of(example(each)).programme, EUR, own_prices=True) for each in edits]
    found = compare_programmes(PLAN, others)
    assert programmes.title(found, USD).endswith(said)
    cells = programmes.cells(found.others[0], USD, own=False)
    assert cells[4] == "€75.00"
    assert programmes.under(found.others[0], "from a file", own=False)[4] == "not counted"
    own = [each._replace(currency=USD) for each in others]
    counted = compare_programmes(PLAN, own)
    assert programmes.cells(counted.others[0], USD, own=False)[4] == "75.00"
    assert "fee" not in programmes.title(counted, USD)


def test_a_programme_without_figures_is_not_one_that_nobody_chose() -> None:
    tiers = [{"from": 5, "discount": "0.2"}]
    broken = Other(plan_of(example({"programme.tiers": tiers})).programme, USD, own_prices=True)
    said = programmes.title(compare_programmes(PLAN, [broken]), USD)
    assert said == "What is chosen gives no figures with this book: see why below"


@pytest.mark.parametrize(
    ("rate", "change", "direction"),
    [
        ("0.3", "+89.50", "more a month"),
        ("0.1", "\N{MINUS SIGN}89.50", "less a month"),
        ("0.2", "0.00", "the same"),
    ],
)
def test_a_difference_has_its_sign_and_its_word(rate: str, change: str, direction: str) -> None:
    of = against(rate).others[0]
    assert programmes.cells(of, USD, own=False)[-1] == change
    assert programmes.under(of, "ready-made", own=False)[-1] == direction
    assert programmes.cells(of, USD, own=True)[-1] == ""


def limits(edits: Edits, other: Edits) -> list[str]:
    theirs = plan_of(example(edits))
    held = Other(theirs.programme, EUR, plan_of(example(other)).price_list)
    found = compare_programmes(PLAN, [held])
    return programmes.limits(found.others[0], PLAN, held)


def test_what_is_not_comparable_is_said() -> None:
    edits: Edits = {
        "programme.commission.rate": None,
        "programme.monthly_fee": "20.00",
        "programme.tiers": [{"from": 1, "discount": "0"}],
    }
    abroad: Edits = {"price_list.currency": "GBP", "price_list.exchange_rate": "1.2"}
    assert limits(edits, abroad) == [
        "Its fee of €20.00 is not counted: your plan is in USD.",
        "Its commission rate is not known: no commission is counted.",
        "It has no discount on resold accounts: here they cost the list price.",
        "Its list prices are in GBP; here yours, in USD, are used.",
    ]
    dearer: Edits = {"price_list.prices.plus.1000": "61.00"}
    assert limits({}, dearer) == [
        "Commission is paid for 12 months; every account is counted as within them.",
        "Its list prices are other ones; here yours are used.",
    ]


def test_of_the_plans_own_it_is_said_that_no_rate_is_entered() -> None:
    plan = plan_of(example({"programme.commission.rate": None}))
    own = compare_programmes(plan, []).own
    assert programmes.limits(own, plan, None) == [
        "You have entered no commission rate: no commission is counted."
    ]


def test_a_fault_is_said_with_its_place() -> None:
    tiers = [{"from": 1, "discount": "0"}, {"from": 1, "discount": "0.25"}]
    (said,) = limits({"programme.tiers": tiers, "programme.commission.months": None}, {})
    assert said.startswith("It gives no figures: programme.tiers[1].from: ")


def test_a_programme_says_its_date_and_source_or_that_it_has_none() -> None:
    own = compare_programmes(PLAN, []).own
    assert programmes.dated(own) == "As of 23 November 2026. Source: –"
    without = plan_of(example({"programme.as_of": None, "programme.source": "A letter"}))
    assert programmes.dated(compare_programmes(without, []).own) == "As of –. Source: A letter"


def test_a_name_of_many_lines_stays_on_one() -> None:
    plan = plan_of(example({"programme.name": "Two\nlines"}))
    assert programmes.name(compare_programmes(plan, []).own) == "Two lines"
    nameless = plan_of(example({"programme.name": ""}))
    assert programmes.name(compare_programmes(nameless, []).own) == "Programme without a name"
