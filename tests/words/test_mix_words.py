"""The best mix in words: true of one client and of many, in both directions and both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from planner.model.book import Book
from planner.model.mix.best import Mix, best_mix
from planner.words import catalogue
from planner.words import mix as words
from tests.model.plans import Edits, book_of, example, small

ALWAYS_A_QUARTER: dict[str, object] = {"programme.tiers": [{"from": 0, "discount": "0.25"}]}
GROWTH = {"package": "growth", "channel": "commission"}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    catalogue.use("en")
    yield
    catalogue.use("en")


def found(edits: Edits, document: Any = example) -> tuple[Book, Mix]:
    book = book_of(document(edits))
    mix = best_mix(book)
    assert mix is not None
    return book, mix


def clients(*names: str, **more: object) -> dict[str, object]:
    return {"clients": [{**GROWTH, "id": f"c{i}", "name": n, **more} for i, n in enumerate(names)]}


def test_the_sentence_of_the_worked_example_is_that_of_the_issue() -> None:
    book, mix = found({})
    assert words.sentence(book, mix) == (
        "Move Velo & Co to resale: +$360.38 a month, because 26 accounts reach 35\N{NO-BREAK SPACE}"
        "%; they would pay you $449 an account instead of $429 to you and the vendor"
    )
    assert words.headline(book.plan, mix) == "Move Velo & Co to resale"
    assert words.later(mix, book.plan.currency) == (
        "The vendor bills the new discount one cycle later: in the cycle before, the change "
        "brings +$88.08"
    )
    assert words.estimate(mix) == ""


@pytest.mark.parametrize(
    ("names", "who", "few"),
    [
        (["A"], "A", "A"),
        (["A", "B"], "A and B", "2 clients"),
        (["A", "B", "C"], "A, B and C", "3 clients"),
        (["A", "B", "C", "D"], "A, B and 2 more clients", "4 clients"),
        (["A", "A"], "A", "A"),
        ([""], "1 account", "1 account"),
        (["", ""], "2 accounts", "2 accounts"),
        (["A", ""], "A and 1 account without a name", "2 accounts"),
    ],
)
def test_who_moves_is_named_as_far_as_one_can_listen(names: list[str], who: str, few: str) -> None:
    book, mix = found(clients(*names) | ALWAYS_A_QUARTER)
    assert words.sentence(book, mix).startswith(f"Move {who} to resale: +$")
    assert words.headline(book.plan, mix) == f"Move {few} to resale"


def test_of_a_client_that_moves_in_part_the_number_is_said() -> None:
    rows = clients("A", "A")
    part = {"clients.1.channel_locked": True, "clients.1.accounts": 3}
    book, mix = found(rows | part | ALWAYS_A_QUARTER)
    assert words.headline(book.plan, mix) == "Move 1 of the 4 accounts of A to resale"


@pytest.mark.parametrize(
    ("edits", "because", "client"),
    [
        (
            clients("A", "B"),
            "because 2 accounts reach 25",
            "they would pay you $449 an account instead of $429 to you and the vendor",
        ),
        (
            clients("A", accounts=1) | ALWAYS_A_QUARTER,
            "because the account earns you more resold",
            "they would pay you $449 instead of $429 to you and the vendor",
        ),
        (
            clients("A", "B") | ALWAYS_A_QUARTER,
            "because each account earns you more resold",
            "they would pay you $449 an account instead of $429 to you and the vendor",
        ),
        (
            clients("A", services_price="0.00") | ALWAYS_A_QUARTER,
            "because the account earns you more resold",
            "they would pay you $199 instead of $179 to the vendor",
        ),
        (
            clients("A", software_price="179.00") | ALWAYS_A_QUARTER,
            "because the account earns you more resold",
            "they would pay the same $429, to you alone",
        ),
        (
            clients("A", channel="resale") | {"programme.commission.rate": "0.9"},
            "because the account earns you more on commission",
            "they would pay you and the vendor $429 instead of $449 to you alone",
        ),
        (
            clients("A", channel="resale", services_price="0.00")
            | {"programme.commission.rate": "0.9"},
            "because the account earns you more on commission",
            "they would pay the vendor $179 instead of $199 to you",
        ),
        (
            clients("A", channel="resale", services_price="0.00", software_price="179.00")
            | {"programme.commission.rate": "0.9"},
            "because the account earns you more on commission",
            "they would pay the same $179, to the vendor alone",
        ),
        (
            clients("A", channel="resale", software_price="179.00")
            | {"programme.commission.rate": "0.9"},
            "because the account earns you more on commission",
            "they would pay the same $429, to you and the vendor",
        ),
        (
            clients("A", "B") | {"clients.1.services_price": "99.50"},
            "because 2 accounts reach 25",
            "you would bill them for the software, not the vendor",
        ),
        (
            clients("A", "B", channel="resale")
            | {"programme.commission.rate": "0.9", "clients.1.services_price": "99.50"},
            "because each account earns you more on commission",
            "the vendor would bill them for the software, not you",
        ),
    ],
)
def test_why_and_what_changes_for_the_client(edits: Edits, because: str, client: str) -> None:
    book, mix = found(edits)
    said = words.sentence(book, mix)
    assert because in said
    assert said.endswith(f"; {client}")


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ({}, "Move 4 accounts to resale"),
        ({"clients.3.accounts": 3}, "Move 3 accounts to resale"),
        ({"clients.0.software_price": "10.00"}, "Change 5 accounts’ channel"),
        (
            clients("A", channel="resale") | {"programme.commission.rate": "0.9"},
            "Move 1 account to commission",
        ),
    ],
)
def test_without_room_for_a_name_the_accounts_are_counted(edits: Edits, said: str) -> None:
    assert words.shortest(found(edits)[1]) == said


def test_what_the_cycle_before_costs_is_called_a_cost() -> None:
    # At list each of the two brings 22.73 less resold than on commission.
    book, mix = found(clients("A", "B"))
    assert words.later(mix, book.plan.currency).endswith("the change costs you $45.46")


def test_both_directions_are_one_sentence() -> None:
    rows = clients("A", "B")
    edits = rows | {
        **ALWAYS_A_QUARTER,
        "clients.1.channel": "resale",
        "clients.1.software_price": "1.00",
    }
    book, mix = found(edits)
    said = words.sentence(book, mix)
    assert said.startswith("Move A to resale and B to commission: +$")
    assert said.endswith("who bills them for the software would change")
    assert "who bills them changes" in words.headline_detail(book, mix)
    assert words.headline(book.plan, mix) == "Move 1 to resale, 1 to commission"


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ({"clients.0.channel": "resale"}, "no change of channel brings more"),
        ({"programme.commission.rate": None}, "Enter your commission rate"),
        ({"clients.0.channel_locked": True}, "unlock one"),
        ({"clients.0.status": "trial"}, "no active clients"),
    ],
)
def test_where_nobody_moves_it_says_why(edits: dict[str, object], said: str) -> None:
    book, mix = found(clients("A") | ALWAYS_A_QUARTER | edits)
    assert said in words.sentence(book, mix)


def test_an_estimate_is_called_one() -> None:
    _, mix = found({})
    guessed = mix._replace(estimate=True)
    assert words.estimate(guessed).startswith("An estimate")
    assert "was found" in words.sentence(
        book_of(example()), guessed._replace(moves=(), reason=mix.reason)
    )


def test_the_detail_says_what_the_client_pays() -> None:
    book, mix = found(clients("A") | ALWAYS_A_QUARTER)
    assert words.headline_detail(book, mix).endswith("they pay $449, not $429")
    same = found(clients("A", software_price="179.00") | ALWAYS_A_QUARTER)
    assert words.headline_detail(*same).endswith("they pay the same")


def test_a_list_price_of_nothing_goes_to_nobody() -> None:
    edits = {
        "price_list.prices.plus.1000": "0.00",
        "packages.0.software_price": "5.00",
        "packages.0.services_price": "10.00",
        "programme.commission.rate": "0.20",
        "clients.0.channel": "commission",
    }
    book, mix = found(edits, small)
    assert words.sentence(book, mix).endswith("they would pay you $15 instead of $10")


def test_names_are_shortened_and_stay_on_their_line() -> None:
    book, mix = found(clients("A\nB" + "x" * 100))
    assert "\n" not in words.sentence(book, mix)
    assert len(words.headline(book.plan, mix)) < 70


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        (
            {},
            "Passer Velo & Co en revente : +360,38 $ par mois, car 26 comptes atteignent 35 % ; "
            "le client vous paierait 449 $ par compte au lieu de 429 $ à vous et à l’éditeur",
        ),
        (
            clients("A", channel="resale", services_price="0.00")
            | {"programme.commission.rate": "0.9"},
            # 161.10 − 111.25 of work, instead of 199.00 − 179.00 − 7.23 − 111.25
            "Passer A à la commission : +148,33 $ par mois, car le compte vous rapporte plus à la "
            "commission ; le client paierait à l’éditeur 179 $ au lieu de 199 $ à vous",
        ),
        (
            {"programme.commission.rate": None},
            "Saisissez votre taux de commission : sans lui, revente et commission ne se comparent "
            "pas, et personne n’est déplacé",
        ),
    ],
)
def test_in_french(edits: dict[str, object], said: str) -> None:
    catalogue.use("fr")
    plain = words.sentence(*found(edits)).replace("\N{NO-BREAK SPACE}", " ")
    assert plain.replace("\N{NARROW NO-BREAK SPACE}", " ") == said
