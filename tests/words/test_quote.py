"""What is said of a quote: true, whole sentences, with singular and plural."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from planner.model.concessions import conceded
from planner.model.gifts import Concession, Gift
from planner.model.quote import Quote
from planner.words import catalogue
from planner.words import quote as words
from tests.model.plans import Edits, edited, plan_of
from tests.model.quotes import cafe, quoted


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    catalogue.use("en")
    yield
    catalogue.use("en")


def of(edits: Edits | None = None, **row: Any) -> Quote:
    """The example's quote with values of the plan and of the row changed."""
    return quoted(edited(cafe(**row), edits or {}))


def plain(said: str) -> str:
    """With plain spaces in place of those that hold a line together."""
    return said.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


LOSS: dict[str, Any] = {"software_price": "0", "services_price": "100.00"}


@pytest.mark.parametrize(
    ("edits", "row", "said"),
    [
        (
            {},
            {},
            "You keep $200.49 a month from Café Lumière: 39.39 % of the price, "
            "your target is 30 %.",
        ),
        (
            {"agency.target_margin": "0.4"},
            {"name": "A\nB"},
            "You keep $200.49 a month from A B: 39.39 % of the price, below your target of 40 %.",
        ),
        (
            {"agency.target_margin": None},
            {"name": ""},
            "You keep $200.49 a month from this client: 39.39 % of the price.",
        ),
        # 100.00 − 179.25 − 3.78 − 111.25
        ({}, LOSS, "You lose $194.28 a month on Café Lumière."),
        # A gift: the vendor pays 47.80 a month on it, and nobody works.
        (
            {},
            {"channel": "commission", "services_price": "0", "hours": "0", "other_costs": "0"},
            "You keep $47.80 a month from Café Lumière.",
        ),
    ],
)
def test_the_conclusion(edits: Edits, row: dict[str, Any], said: str) -> None:
    assert plain(words.conclusion(of(edits, **row))) == said


def test_the_room() -> None:
    assert plain(words.room(of())) == "Room to give $71.84 a month: $437.16 still keeps 30 %."
    missing = words.room(of(software_price="100.00"))
    assert plain(missing) == ("$87.16 a month is missing: your target of 30 % takes $437.16.")
    unreachable = words.room(of({"agency.target_margin": "0.99"}))
    assert plain(unreachable) == "No price reaches your target of 99 %."
    assert words.room(of({"agency.target_margin": None})) == ""


def test_from_when_work_is_at_a_loss() -> None:
    assert words.loss_from(of()) == "At a loss from 8.48 hours a month."
    assert words.loss_from(of(accounts=2)) == "At a loss from 8.48 hours a month on each account."
    assert words.loss_from(of(**LOSS)) == "At a loss however little you work on it."
    assert words.loss_from(of({"agency.hourly_cost": "0"})) == ""


def test_a_price_under_the_published_one_is_warned_of() -> None:
    assert words.below_published(of()) == ""
    assert words.below_published(of(software_price="238.99")) == (
        "The software price of $238.99 is below the vendor's published $239.00: do not advertise it"
    )
    assert words.below_published(of(software_price="0", channel="commission")) == ""


FRENCH = [
    "Il vous reste 200,49 $ par mois sur Café Lumière : 39,39 % du prix, "
    "votre objectif est de 30 %.",
    "Vous pouvez céder 71,84 $ par mois : à 437,16 $, il vous reste encore 30 %.",
    "À perte dès 8,48 h par mois.",
    "Compte revendu n° 23",
    "avec 2 de plus, la remise passe à 35 %",
    "Les autres, à partir de 25 comptes",
    "La signature ne change rien pour vos autres clients.",
    "Tranche de 10 000 · encore 2 000 de libres",
    "Dépasse 10 000 dans environ 12 mois à +2 %. "
    "Si le prix restait à 509,00 $, il vous resterait 12,99 $ par mois.",
    "Une commission d’environ 29,6 % du prix catalogue rapporterait autant.",
]


def test_the_same_in_french() -> None:
    catalogue.use("fr")
    made = of(growth="0.02")
    sentences = (
        words.conclusion,
        words.room,
        words.loss_from,
        words.position,
        words.next_tier,
        words.when_reached,
        words.on_the_others,
        words.spare,
        words.growth,
        words.break_even,
    )
    assert [plain(each(made)) for each in sentences] == FRENCH


# The others


def test_which_account_it_is() -> None:
    assert words.position(of()) == "Resold account no. 23"
    assert words.position(of(accounts=2)) == "Resold accounts nos. 23 to 24"
    assert words.position(of(channel="commission")) == "On commission"


def test_what_the_next_tier_takes() -> None:
    assert plain(words.next_tier(of())) == "2 more reach 35 % off"
    assert plain(words.next_tier(of(accounts=2))) == "1 more reaches 35 % off"
    assert words.when_reached(of()) == "Others, when 25 is reached"
    top = of({"clients.0.accounts": 200})
    assert (words.next_tier(top), words.when_reached(top)) == ("", "")


def test_what_signing_does_to_the_others() -> None:
    assert words.on_the_others(of()) == "Signing changes nothing for your other clients."
    same: Edits = {"programme.effective": "same-cycle"}
    assert words.on_the_others(of(accounts=3)) == (
        "Signing brings $200.70 a month on your other clients, from the next cycle on."
    )
    assert words.on_the_others(of(same, accounts=3)) == (
        "Signing brings $200.70 a month on your other clients, at once."
    )
    falling: Edits = {"programme.tiers.2.discount": "0.15"}
    assert words.on_the_others(of(falling, accounts=3)) == (
        "Signing costs $200.70 a month on your other clients, from the next cycle on."
    )
    assert words.on_the_others(of({**falling, **same}, accounts=3)) == (
        "Signing costs $200.70 a month on your other clients, at once."
    )
    assert words.on_the_others(of({"clients.0.hours": "-1"})) == ""


# The bands


def test_in_turn_the_discount_is_that_of_the_last_account() -> None:
    assert words.discount_of(of()) == "Discount"
    in_turn = quoted({**cafe(), "programme": {**cafe()["programme"], "mode": "graduated"}})
    assert words.discount_of(in_turn) == "Discount of the last account"


def test_what_the_band_still_holds() -> None:
    assert words.spare(of()) == "Priced as 10,000 · 2,000 to spare"
    assert words.spare(of(contacts=10_000)) == "Priced as 10,000 · none to spare"
    assert words.spare(of(contacts=30_000, list_price="600.00")) == ""


KEPT = "If the price stayed at $509.00 you would keep $12.99 a month."


@pytest.mark.parametrize(
    ("growth", "row", "said"),
    [
        ("0.02", {}, f"Past 10,000 in about 12 months at +2 %. {KEPT}"),
        ("0.5", {}, f"Past 10,000 in about 1 month at +50 %. {KEPT}"),
        ("0.001", {}, "Not past 10,000 within ten years at +0.1 %."),
        (
            "0.02",
            {"hours": "4"},
            "Past 10,000 in about 12 months at +2 %. "
            "If the price stayed at $509.00 you would lose $30.76 a month.",
        ),
        (
            "0.02",
            {"contacts": 20_000},
            "Past 25,000 in about 12 months at +2 %. The price list has no larger band.",
        ),
        ("-0.1", {}, "Down to 5,000 in about 5 months at −10 %."),
        ("-0.5", {}, "Down to 5,000 in about 1 month at −50 %."),
        ("-0.001", {}, "Not down to 5,000 within ten years at −0.1 %."),
        ("-0.1", {"contacts": 900}, ""),
        ("0", {}, ""),
        ("0.02", {"contacts": 30_000, "list_price": "600.00"}, ""),
    ],
)
def test_when_a_list_leaves_its_band(growth: str, row: dict[str, Any], said: str) -> None:
    assert plain(words.growth(of(growth=growth, **row))) == said


def test_a_price_that_nobody_knows_yet_is_said() -> None:
    made = of({"price_list.prices.plus.25000": None}, growth="0.02")
    assert words.growth(made).endswith("The price for 25,000 contacts is not published.")


def test_a_band_and_when_it_is_reached() -> None:
    bands = of(growth="0.02").bands
    assert [words.band(each) for each in bands[2:]] == ["up to 10,000", "up to 25,000"]
    assert [words.reached(each) for each in bands] == ["", "", "today", "in about 12 months"]
    assert words.reached(of(growth="0.5").bands[3]) == "in about 1 month"


# Concessions


@pytest.mark.parametrize(
    ("gift", "rate", "months", "said"),
    [
        (Gift.SERVICES_OFF, "0.10", 0, "10 % off services"),
        (Gift.SERVICES_OFF, "0.125", 0, "12.5 % off services"),
        (Gift.ALL_OFF, "0.05", 0, "5 % off everything"),
        (Gift.PAID_AT_ONCE, "0", 10, "12 months for 10, paid at once"),
        (Gift.SETUP_WAIVED, "0", 0, "setup waived"),
        (Gift.MONTHS_FREE, "0", 1, "first month free"),
        (Gift.MONTHS_FREE, "0", 2, "first 2 months free"),
    ],
)
def test_what_a_client_asks_for(gift: Gift, rate: str, months: int, said: str) -> None:
    asked = Concession(gift, Decimal(rate), months)
    assert plain(words.concession(asked)) == said
    assert plain(words.step(asked)) == f"Grant: {said}"


def test_what_is_wrong_with_it() -> None:
    made = of()
    rates = [Concession(Gift.ALL_OFF, Decimal(rate)) for rate in ("0.05", "0.2", "0.5")]
    said = [words.verdict(each) for each in conceded(made.deal, rates, made.target)]
    assert said == ["", "below target", "at a loss"]


# Resell, or let them buy direct


def test_how_they_may_buy() -> None:
    made = of({"price_list.yearly": {"plus": {"10000": "189.00"}}})
    said = [(words.way(each.way), words.beside(each, made.plan)) for each in made.purchases]
    assert said == [
        ("Resold by you", ""),
        ("Direct, monthly + your services", "129.75 after month 12"),
        ("Direct, yearly + your services", "commission base not published"),
    ]
    unknown = of({"programme.commission.rate": None})
    assert [words.beside(each, unknown.plan) for each in unknown.purchases[1:]] == [
        "your commission rate is not entered",
        "price not published",
    ]


def test_the_rate_that_earns_as_much() -> None:
    assert plain(words.break_even(of())) == (
        "A commission of about 29.6 % of the list price would earn as much."
    )
    assert words.break_even(of(software_price="0")) == (
        "On commission it earns at least as much at any rate."
    )
    assert words.break_even(of(software_price="900.00")) == (
        "No commission of the list price would earn as much."
    )
    assert words.break_even(of(list_price="0")) == ""


# The year, and names


def test_the_lines_of_the_year() -> None:
    edits: Edits = {"programme.commission.months": 5}
    made = of(edits, channel="commission", free_months=1)
    assert [words.year_part(line) for line in made.deal.year] == [
        "1 free month",
        "4 months",
        "7 months after the commission",
        "setup fee",
        "payment fee of the setup",
        "work of the setup",
    ]
    late = of(edits, channel="commission", free_months=7)
    assert [words.year_part(line) for line in late.deal.year][1:3] == [
        "2 free months after the commission",
        "5 months after the commission",
    ]


def test_what_a_price_is_for() -> None:
    assert words.a_month(of()) == "a month"
    assert words.a_month(of(billing="yearly")) == "a month, paid by the year"


def test_a_new_client_has_a_name_of_its_own() -> None:
    document = cafe()
    assert words.new_name(plan_of(document)) == "New client"
    document["clients"][0]["name"] = "New client"
    document["clients"][1]["name"] = "New client 2"
    assert words.new_name(plan_of(document)) == "New client 3"
