"""What is said of resale and commission is true of the figures, in English and French."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from planner.model.channels import Channels, Compared, compare
from planner.model.money import Currency
from planner.model.plan import Channel
from planner.words import catalogue, channels
from tests.model.plans import Edits, curve_of, example, small

USD = Currency.of("USD")
N = "\xa0"


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def found_of(edits: Edits) -> Channels:
    return compare(curve_of(example(edits)))


def account(found: Channels, package: int | None) -> Compared:
    of = found.average if package is None else found.packages[package][1]
    assert of is not None
    return of


def title(edits: Edits, *, over: bool = False, package: int | None = None) -> str:
    found = found_of(edits)
    return channels.title(found, account(found, package), over=over)


LITTLE: Edits = {"programme.commission.rate": "0.24"}


@pytest.mark.parametrize(
    ("edits", "over", "package", "said"),
    [
        ({}, False, None, "Reselling earns more per account from 2 on"),
        ({}, True, None, "Over 36 months, reselling earns more, whatever the number"),
        (LITTLE, True, None, "Over 36 months, reselling earns more from 2 accounts on"),
        ({}, True, 2, "Over 36 months, reselling earns more from 2 accounts on"),
        (
            {"programme.commission": {"rate": "0.9", "months": None}},
            True,
            None,
            "Over 36 months, commission earns more, whatever the number",
        ),
        (
            {"programme.commission": {"rate": "0.9", "months": None}},
            False,
            None,
            "Commission earns more per account, whatever the number",
        ),
        (
            {"programme.tiers": [{"from": 1, "discount": "0.4"}, {"from": 30, "discount": "0"}]},
            True,
            2,
            "Over 36 months, commission earns more from 30 accounts on",
        ),
    ],
)
def test_the_title_says_what_the_last_tiers_have_in_common(
    edits: Edits, over: bool, package: int | None, said: str
) -> None:
    assert title(edits, over=over, package=package) == said
    found = found_of(edits)
    of = account(found, package)
    better = Channel.RESALE if "reselling" in said.lower() else Channel.COMMISSION
    named = re.search(r"from (\d+)", said)
    since = 1 if named is None else int(named[1])
    for tier in of.tiers:
        assert (of.better(tier, over=over) is better) or tier.first < since
    assert since == 1 or any(
        of.better(t, over=over) is not better for t in of.tiers if t.first < since
    )


def test_months_that_are_one_are_said_so() -> None:
    assert title({"assumptions.compare_months": 1}, over=True) == (
        "Over 1 month, reselling earns more from 2 accounts on"
    )


def test_where_both_earn_the_same_it_says_so() -> None:
    same = small(
        {
            "packages.0.software_price": {"over_list": "0.00"},
            "programme.tiers": [{"from": 1, "discount": "0.25"}],
            "programme.commission": {"rate": "0.25"},
        }
    )
    found = compare(curve_of(same))
    of = account(found, None)
    assert channels.title(found, of, over=False) == (
        "Reselling and commission earn the same per account"
    )
    assert channels.title(found, of, over=True) == (
        "Over 36 months, reselling and commission earn the same"
    )


NO_RATE: Edits = {"programme.commission.rate": None}


@pytest.mark.parametrize(
    ("over", "package", "said"),
    [
        (False, None, "Enter your commission rate to compare the two ways"),
        (
            False,
            1,
            f"At 25{N}% off, a commission of 32.3{N}% would earn as much as reselling Growth",
        ),
        (
            True,
            1,
            f"At 25{N}% off, a commission of 77.5{N}% would earn as much as reselling Growth",
        ),
        (True, 0, f"At 25{N}% off, no commission earns as much as reselling Essential"),
    ],
)
def test_without_a_rate_it_says_which_one_would_do(
    over: bool, package: int | None, said: str
) -> None:
    assert title(NO_RATE, over=over, package=package) == said


def test_a_package_sold_below_its_cost_needs_no_commission() -> None:
    below: Edits = {**NO_RATE, "packages.0.software_price": "1.00"}
    assert title(below, package=0) == f"At 25{N}% off, Essential earns no less without reselling"


def sentences(edits: Edits, package: int | None = None, *, first: bool = False) -> list[str]:
    found = found_of(edits)
    said = channels.sentences(found, account(found, package), USD, first_at_list=first)
    return said.split("\n")


def test_the_sentences_of_the_worked_example() -> None:
    assert sentences({}) == [
        f"At 25{N}% off, an average account of your book earns $111.52 a month resold; "
        "on commission $99.44 in each of the first 12 months, then $81.37.",
        f"Over 36 months, with 2{N}% of the accounts leaving each month, that is $2,881.60 resold "
        "and $2,297.06 on commission.",
        "In total, reselling has earned more from the first month on.",
        "The setup fee and its work are the same either way and are left out.",
    ]


def test_without_churn_for_life_and_with_the_first_account_at_list() -> None:
    said = sentences(
        {"assumptions": {"compare_months": 10}, "programme.commission.months": None},
        0,
        first=True,
    )
    assert said == [
        f"At 25{N}% off, an account on Essential earns $47.49 a month resold, "
        "and $41.41 a month on commission, for life.",
        "Over 10 months, with no account leaving, that is $474.90 resold and $414.10 on "
        "commission.",
        "In total, reselling has earned more from the first month on.",
        "The setup fee and its work are the same either way and are left out.",
        "The first account pays the full list price: the tiers are those of the others.",
    ]


def test_when_reselling_gets_ahead_is_said() -> None:
    alone: Edits = {"clients": [{"id": "a", "package": "growth"}]}
    assert "In total, reselling has earned more from month 45 on." in sentences(alone, 1)
    never: Edits = {**alone, "programme.commission": {"rate": "0.9", "months": None}}
    late = "In total, reselling has not earned more even after 120 months."
    assert late in sentences(never, 1)


def test_without_a_rate_no_way_is_called_better() -> None:
    said = sentences(NO_RATE, 1)
    assert said[0] == (
        f"At 25{N}% off, an account on Growth earns $187.57 a month resold; "
        "on your services alone $129.75."
    )
    assert "neither way is called better" in said[1]
    assert len(said) == 3


def test_the_french_has_its_singular_and_plural() -> None:
    found = found_of({"programme.commission.months": 1})
    catalogue.use("fr")
    said = channels.sentences(found, account(found, 1), USD, first_at_list=False).split("\n")
    assert "187,57\xa0$ par mois en revente" in said[0]
    assert "le premier mois, puis 129,75\xa0$" in said[0]
    found = found_of({})
    said = channels.sentences(found, account(found, 1), USD, first_at_list=False).split("\n")
    assert "pendant chacun des 12 premiers mois" in said[0]


def test_the_rate_cells_say_what_the_own_rate_decides() -> None:
    found = found_of({"programme.commission.rate": "0.4"})
    cells = []
    for _, of in found.packages:
        assert of is not None
        cells.append(channels.rate_cells(of, of.tiers[1], over=False))
    assert cells == [
        (f"52.0{N}%", "resell"),
        (f"32.3{N}%", "commission"),
        (f"25.6{N}%", "commission"),
    ]


def test_what_others_hear_of_the_picture() -> None:
    found = found_of({})
    said = channels.summary(found, account(found, None), USD, over=False)
    assert f"2–24 accounts, 25{N}% off: $111.52" in said
    assert "On commission, months 1–12: $99.44; On commission, afterwards: $81.37" in said
