"""What is said of the next tier is true of the book, with one account and with many."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given, settings

from planner.model.tier_advice import TierAdvice, tier_advice
from planner.storage import shipped
from planner.words import catalogue, tier_bill
from planner.words import tier_advice as words
from tests.model.plans import book_of, documents, example, small
from tests.model.reference import Document

READ = datetime.date(2026, 11, 23)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def advice_of(document: Document) -> TierAdvice:
    found = tier_advice(book_of(document))
    assert found is not None
    return found


def plain(said: str) -> str:
    """With the spaces that people type."""
    return re.sub("[\u00a0\u202f]", " ", said)


FINDINGS: list[tuple[Mapping[str, object], str, str]] = [
    (
        {},
        "3 more accounts reach 35 % off and save $200.70 a month on those you have",
        "3 comptes de plus donnent droit à 35 % de remise et économisent 200,70 $ par mois sur "
        "ceux que vous avez",
    ),
    (
        {"clients.0.accounts": 16},
        "1 more account reaches 35 % off and saves $204.50 a month on those you have",
        "1 compte de plus donne droit à 35 % de remise et économise 204,50 $ par mois sur ceux "
        "que vous avez",
    ),
    (
        {"programme.mode": "graduated"},
        "3 more accounts reach 35 % off, and those you have cost no less",
        "3 comptes de plus donnent droit à 35 % de remise, et ceux que vous avez ne coûtent pas "
        "moins",
    ),
    (
        {"clients.0.accounts": 200},
        "No tier has a higher discount than yours of 55 %",
        "Aucun palier n’a de remise supérieure à la vôtre, de 55 %",
    ),
    (
        {"clients": []},
        "Nothing is resold yet: 2 accounts reach 25 % off",
        "Rien n’est encore revendu : 2 comptes donnent droit à 25 % de remise",
    ),
]


@pytest.mark.parametrize(("edits", "english", "french"), FINDINGS)
def test_the_finding(edits: Mapping[str, object], english: str, french: str) -> None:
    advice = advice_of(example(edits))
    assert plain(words.finding(advice)) == english
    catalogue.use("fr")
    assert plain(words.finding(advice)) == french


def test_the_reason_says_what_clients_bring_and_when() -> None:
    assert words.reason(advice_of(example())) == (
        "As many clients like yours bring +$334.56 in their first billing cycle and +$562.37 in "
        "each one after. A tier shows on the bill one billing cycle after it is reached."
    )
    at_once = advice_of(example({"programme.effective": "same-cycle"}))
    assert words.reason(at_once) == "As many clients like yours bring +$562.37 a month."
    graduated = words.reason(advice_of(example({"programme.mode": "graduated"})))
    assert "changes nothing for those before" in graduated
    assert "billing cycle" not in graduated  # by its place an account is billed at once
    none = advice_of(example({"clients": []}))
    assert words.reason(none).startswith("As many clients, as many on each of your packages, bring")
    assert "New clients ($)" in words.heads(none)
    document = example({"clients": [], "packages": []})
    assert "nothing to sell yet: add a package" in words.reason(advice_of(document))


def test_a_what_if_is_told_from_today() -> None:
    said = words.reason(advice_of(example()), 27)
    assert said.startswith("The tiers are told from today's 22 resold accounts; the chart shows")
    assert words.reason(advice_of(example()), 22) == words.reason(advice_of(example()))


def test_a_row_of_the_table() -> None:
    advice = advice_of(example())
    rows = [words.row(advice, tier) for tier in advice.above]
    assert [plain(" | ".join(cells)) for cells, _ in rows] == [
        "35 % | 3 | 200.70 | +562.37 | +163.65 | 2 months",
        "45 % | 28 | 401.40 | +4,029.97 | +108.80 | 5 months",
        "55 % | 78 | 602.10 | +11,415.10 | −64.80 | never",
    ]
    assert rows[0][1] == (
        "from 25 accounts", "", "", "first +334.56", "they cost 37.05", "first −42.75"
    )  # fmt: skip
    taxed = advice_of(example({"agency.vendor_tax_rate": "0.2"}))
    assert words.row(taxed, taxed.above[0])[1][2] == "and 40.14 tax"
    assert len(words.heads(advice)) == len(rows[0][0]) == len(rows[0][1])


def test_months_have_a_singular() -> None:
    assert [words.months(each) for each in (None, 1, 2)] == ["never", "1 month", "2 months"]


def test_fillers_are_named_with_plan_band_and_price() -> None:
    said = words.filler_meaning(advice_of(example()))
    assert "Starter for 1,000 contacts, $19.00 a month before the discount" in said
    assert words.filler_meaning(advice_of(small())).count("Plus for 1,000 contacts") == 1
    none = small({"price_list.prices.plus.1000": None, "packages.0.list_price": "5.00"})
    assert "No list price is published" in words.filler_meaning(advice_of(none))


def test_a_price_in_another_currency_carries_that_one() -> None:
    edits = {"price_list.currency": "EUR", "price_list.exchange_rate": "1.08"}
    assert "€19.00" in words.filler_meaning(advice_of(example(edits)))


def test_the_vendors_words_are_those_that_were_read() -> None:
    rules = {each.key: each for each in shipped.programme_of("ActiveCampaign").rules}
    sources = {each.id: each for each in shipped.programme_of("ActiveCampaign").sources}
    said = words.vendors_words(READ)
    for sentence, key in zip(said, ("mode", "count_shown"), strict=True):
        assert f"“{rules[key].quote}”" in sentence
        source = sources[rules[key].source]
        assert source.read == READ
        assert source.dated is None
        assert "undated, read 23 November 2026" in sentence
    assert "Reseller Partner Agreement" in sources[rules["mode"].source].title
    assert "Common Agency Questions" in sources[rules["count_shown"].source].title
    catalogue.use("fr")
    assert all("notre traduction de l’anglais" in each for each in words.vendors_words(READ))


LOSSES: list[tuple[Mapping[str, object], list[str]]] = [
    (
        {},
        [
            "20 accounts may leave before your 25 % becomes 0 %.",
            "Any one client may leave, whoever it is, and it holds.",
            "Once it is lost, those who remain are billed $122.00 more a month, from the billing "
            "cycle after.",
            "Taken to leave first: the accounts with the lowest list price.",
        ],
    ),
    (
        {"clients.0.accounts": 18, "programme.effective": "same-cycle"},
        [
            "1 account may leave before your 35 % becomes 25 %.",
            "If any one of these leaves, it is lost: Boulangerie Martin and Hotel Belvedere.",
            # 17 of 12.35, 7 of 116.35 and 304.85 become 17 of 14.25, 7 of 134.25 and 351.75.
            "Once it is lost, those who remain are billed $204.50 more a month, from the same "
            "billing cycle on.",
            "The whole bill is then $192.15 higher, for one account fewer.",
        ],
    ),
    (
        {"programme.counts_disabled": True, "programme.counts_commission": True},
        [
            "3 accounts may leave before your 35 % becomes 25 %.",
            "If any one of these leaves, it is lost: Boulangerie Martin, Hotel Belvedere and "
            "Velo & Co.",
        ],
    ),
    (
        {"clients.0.accounts": 17, "agency.vendor_tax_rate": "0.1"},
        [
            "Your 35 % needs 25 accounts, just what you have: with one fewer it is 25 %.",
            "If any one of the 3 clients that count toward it leaves, it is lost.",
        ],
    ),
]


@pytest.mark.parametrize(("edits", "expected"), LOSSES)
def test_what_could_be_lost(edits: Mapping[str, object], expected: list[str]) -> None:
    said = [plain(each) for each in words.downwards(advice_of(example(edits)))]
    assert said[: len(expected)] == expected


def test_one_client_alone_and_names_that_are_long_or_many() -> None:
    document = small({"clients.0.accounts": 2, "clients.0.name": "A" * 60})
    assert words.downwards(advice_of(document))[1] == (
        "If the one client that counts toward it leaves, it is lost."
    )
    document["clients"].append({"id": "b", "name": "B", "package": "p", "accounts": 1})
    assert words.downwards(advice_of(document))[1] == f"If {'A' * 27}… leaves, it is lost."
    many = small({"clients.0.accounts": 5})
    many["clients"] = [
        {"id": f"c{n}", "name": f"C{n}", "package": "p", "accounts": 4} for n in range(6)
    ] + [{"id": f"d{n}", "name": f"D{n}", "package": "p", "accounts": 1} for n in range(4)]
    assert words.downwards(advice_of(many))[1] == (
        "If any one of these leaves, it is lost: C0, C1, C2, C3 and 2 more."
    )


def test_a_discount_nobody_resold_holds() -> None:
    edits = {
        "programme.counts_commission": True,
        "clients.3.accounts": 40,
        "programme.tiers": [{"from": 1, "discount": "0"}, {"from": 30, "discount": "0.5"}],
    }
    said = words.downwards(advice_of(example(edits)))
    assert said[1:] == [
        "If Velo & Co leaves, it is lost.",
        "Even without any resold account it holds, while those that count besides stay.",
    ]
    disabled = [{"id": "a", "name": "A", "package": "p", "status": "disabled", "accounts": 30}]
    nobody = small({"programme.counts_disabled": True, "clients": disabled})
    assert words.downwards(advice_of(nobody)) == [
        "5 accounts may leave before your 35\N{NO-BREAK SPACE}% becomes 25\N{NO-BREAK SPACE}%.",
        "If the one client that counts toward it leaves, it is lost.",
    ]


def test_graduated_no_discount_is_lost_for_all() -> None:
    said = words.downwards(advice_of(example({"programme.mode": "graduated"})))
    assert "no discount is lost for all at once" in said[0]
    assert "told under Worth" in said[1]
    assert not [each for each in said if "%" in each]


def test_the_columns_are_explained() -> None:
    said = words.columns(advice_of(example()))
    for head in ("Saved", "Clients", "First", "Paid back"):
        assert f"{head}" in said
    none = small({"price_list.prices.plus.1000": None, "packages.0.list_price": "5.00"})
    assert "Paid back" not in words.columns(advice_of(none))


def test_the_definition_says_who_leaves_first() -> None:
    assert "lowest list price" in tier_bill.definition(advice_of(example()))
    graduated = advice_of(example({"programme.mode": "graduated"}))
    assert "last rows" in tier_bill.definition(graduated)
    none = small({"price_list.prices.plus.1000": None, "packages.0.list_price": "5.00"})
    assert "More:" not in tier_bill.definition(advice_of(none))
    assert "tax" not in tier_bill.definition(advice_of(example()))
    taxed = advice_of(example({"agency.vendor_tax_rate": "0.2"}))
    assert "The tax on it is not part of it." in tier_bill.definition(taxed)


@settings(max_examples=120)
@given(documents())
def test_every_book_finds_its_words_in_both_languages(document: Document) -> None:
    advice = advice_of(document)
    for language in ("en", "fr"):
        catalogue.use(language)
        said = [words.finding(advice), words.reason(advice), *words.downwards(advice)]
        said += [words.columns(advice), words.filler_meaning(advice), words.caution()]
        for tier in advice.above:
            cells, under = words.row(advice, tier)
            said += [*cells, *under]
        assert not [each for each in said if "{" in each or "}" in each]
