"""What ships can be read, agrees with itself and says where it comes from."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from planner.model.book import Book
from planner.model.cautions import cautions
from planner.model.money import Currency
from planner.storage import shipped
from planner.storage.plan_file import PlanFileError
from planner.storage.shipped import (
    LANGUAGES,
    OpenPoint,
    Rule,
    ShippedPrices,
    ShippedProgramme,
    Source,
    Words,
    newest,
    newest_date_for,
    newest_for,
    newest_price_list,
    price_lists,
    programme_like,
    programme_of,
    programmes,
    samples,
)
from tests.model.plans import example, plan_of

DOLLAR, EURO = Currency.of("USD"), Currency.of("EUR")


def newest_price_date(currency: Currency | None = None) -> datetime.date | None:
    found = newest(shipped.MONTHLY, currency)
    return None if found is None else found.as_of


def prices(billing: str) -> ShippedPrices:
    (only,) = (each for each in price_lists() if each.billing == billing)
    return only


def test_the_vendors_programme_has_its_tiers() -> None:
    activecampaign = programme_of("ActiveCampaign")
    assert programmes()[0] is activecampaign
    tiers = [(tier.start, tier.discount) for tier in activecampaign.programme.tiers]
    rates = ["0", "0.25", "0.35", "0.45", "0.55"]
    assert tiers == list(zip([1, 2, 25, 50, 100], map(Decimal, rates), strict=True))
    assert (activecampaign.programme.mode, activecampaign.programme.effective) == (
        "volume",
        "next-cycle",
    )
    assert activecampaign.programme.commission.rate is None  # not published: the user's to enter
    assert not activecampaign.programme.unknown  # or it would be written into every plan


READY = {
    # vendor: commission rate, months (None: for life), as the vendor's pages were read
    "Brevo": ("0.10", 24),
    "GoHighLevel": ("0.40", None),
    "HubSpot": ("0.20", 36),
    "Keap": ("0.10", None),
    "MailUp": (None, None),
    "Shopify": ("0.20", None),
}


@pytest.mark.parametrize("vendor", READY)
def test_the_ready_programmes_carry_what_was_read_of_them(vendor: str) -> None:
    ready = programme_of(vendor)
    rate, months = READY[vendor]
    commission = ready.programme.commission
    assert commission.rate == (None if rate is None else Decimal(rate))
    assert commission.months == months
    assert [tier.discount for tier in ready.programme.tiers] == [0]  # nothing read of resale
    assert "tiers" in {point.key for point in ready.open_points}
    assert ready.note.endswith("enter its price list yourself.")
    assert not ready.programme.unknown


def test_what_a_ready_programme_leaves_unknown_is_an_open_point() -> None:
    for ready in programmes():
        if ready.programme.commission.rate is None:
            assert "commission.rate" in {point.key for point in ready.open_points}


def test_a_plans_programme_is_known_by_its_name_or_its_vendor() -> None:
    hubspot = programme_of("HubSpot")
    for name in (hubspot.name, hubspot.name.upper(), hubspot.words["fr"]["name"], "our HUBSPOT"):
        assert programme_like(replace(hubspot.programme, name=name)) is hubspot
    assert programme_like(replace(hubspot.programme, name="Our own")) is None
    assert programme_like(plan_of(example()).programme) is programme_of("ActiveCampaign")


def test_what_ships_says_where_it_was_read() -> None:
    for ready in programmes():
        source = ready.programme.source
        assert source == f"{ready.sources[0].title}, {ready.sources[0].url}"
    newest = newest_price_list(DOLLAR)
    assert newest is not None
    assert prices("monthly").source.url in newest.source
    assert prices("yearly").source.url in newest.source


def test_every_rule_and_open_point_names_its_sources() -> None:
    for programme in programmes():
        known = {source.id for source in programme.sources}
        assert len(known) == len(programme.sources)
        said_of: list[Rule | OpenPoint] = [*programme.rules, *programme.open_points]
        for said in said_of:
            named = {said.source, *said.also} - {None}
            assert named <= known, said.key
        # The vendor whose prices ship is quoted; of the others what was read is told.
        assert all(rule.quote for rule in programme.rules) or programme.vendor != "ActiveCampaign"
        for source in programme.sources:
            assert source.url.startswith("https://")
            assert source.read <= programme.as_of


def in_words(of: object) -> Iterator[tuple[dict[str, str], Words]]:
    """Everything that ships in words: its texts as they stand in English, and those beside them."""
    texts = {
        Source: ("title", "note"),
        Rule: ("rule",),
        OpenPoint: ("question", "status", "default"),
        ShippedProgramme: ("name", "note"),
        ShippedPrices: ("name", "note", "estimates_note"),
    }
    match of:
        case Source() | Rule() | OpenPoint() | ShippedProgramme() | ShippedPrices():
            said = {name: getattr(of, name) for name in texts[type(of)]}
            yield {name: words for name, words in said.items() if words}, of.words
    match of:
        case ShippedProgramme():
            for part in (*of.sources, *of.rules, *of.open_points):
                yield from in_words(part)
        case ShippedPrices():
            yield from in_words(of.source)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_ships_in_words_is_said_in_every_language(language: str) -> None:
    for file in (*programmes(), *price_lists()):
        for english, words in in_words(file):
            assert words[language].keys() == english.keys(), english
            assert all(words[language].values()), english


def test_french_is_set_as_french_is() -> None:
    for file in (*programmes(), *price_lists()):
        for _, words in in_words(file):
            for said in words["fr"].values():
                assert not re.search(r"['\"!]| [:;?%»]|« ", said), said


def test_what_ships_speaks_french_but_for_what_it_quotes() -> None:
    english = programme_of("ActiveCampaign")
    french = english.in_language("fr")
    assert french.name == french.programme.name == "Programme agence ActiveCampaign"
    assert french.rules[4].rule.startswith("L’agence est facturée chaque mois")
    assert french.open_points[9].default == "Laissé de côté. Ajoutez-lui une ligne s’il compte."
    assert french.sources[3].note.startswith("Une ancienne version de la page")
    assert [rule.quote for rule in french.rules] == [rule.quote for rule in english.rules]
    assert french.programme.tiers == english.programme.tiers
    monthly = prices("monthly").in_language("fr")
    assert monthly.name == "Dollars US, facturation mensuelle"
    assert monthly.source.title.startswith("GHL Scale Up (en anglais)")
    assert monthly.prices is prices("monthly").prices
    newest = newest_price_list(DOLLAR, "fr")
    assert newest is not None
    assert newest.name == monthly.name


def test_what_ships_stays_english_in_a_language_that_it_does_not_speak() -> None:
    activecampaign = programme_of("ActiveCampaign")
    assert activecampaign.in_language("tlh") == activecampaign
    assert prices("yearly").in_language("en") == prices("yearly")


def test_the_switches_that_the_vendor_leaves_open_are_open_points() -> None:
    activecampaign = programme_of("ActiveCampaign")
    switches = {"first_account_full_price", "counts_disabled", "counts_commission", "effective"}
    assert switches <= {point.key for point in activecampaign.open_points}


def test_published_prices_are_minor_units_by_plan_and_band() -> None:
    monthly, yearly = prices("monthly"), prices("yearly")
    assert (monthly.currency, yearly.currency) == (DOLLAR, DOLLAR)
    assert (monthly.prices["plus"][10000], yearly.prices["plus"][10000]) == (23900, 18900)
    assert monthly.prices["starter"][25000] is None  # the band exists, its price is not published
    assert 50000 not in monthly.prices["starter"]


@pytest.mark.parametrize("billing", ["monthly", "yearly"])
def test_every_plan_has_the_name_that_people_know(billing: str) -> None:
    known = prices(billing)
    assert list(known.plans) == list(known.prices)
    assert list(known.plans.values()) == ["Starter", "Plus", "Pro", "Enterprise"]


def test_estimates_stand_apart_and_only_where_nothing_is_published() -> None:
    monthly = prices("monthly")
    assert monthly.estimates["starter"] == {2500: 4900, 25000: 48900}
    for plan, bands in monthly.estimates.items():
        assert {monthly.prices[plan][band] for band in bands} == {None}
    assert monthly.estimates_note
    assert prices("yearly").estimates == {}


def test_a_plan_is_given_the_newest_prices_with_the_yearly_ones_beside_them() -> None:
    newest = newest_price_list(DOLLAR)
    assert newest is not None
    assert newest.as_of == newest_price_date() == newest_price_date(DOLLAR)
    assert newest.list_price("pro", 8000) == 46900
    assert newest.yearly_price("pro", 8000) == 37500
    assert newest.list_price("plus", 2500) is None  # estimates never get in by themselves


def test_prices_are_news_only_to_plans_of_their_vendor() -> None:
    plan = plan_of(example())
    assert newest_for(plan) is prices("monthly")
    own = replace(plan, programme=replace(plan.programme, name="Our own"))
    assert newest_date_for(own) == newest_price_date()
    for ready in programmes():
        other = replace(plan, programme=ready.programme)
        expected = prices("monthly") if ready.vendor == "ActiveCampaign" else None
        assert newest_for(other) is expected
    assert newest_date_for(plan_of(example({"price_list.currency": "EUR"}))) is None


def test_no_other_currency_is_made_up() -> None:
    assert newest_price_list(EURO) is None
    assert newest_price_date(EURO) is None


def test_the_newest_date_is_that_of_prices_billed_monthly() -> None:
    # A plan is computed with those: a newer list billed yearly makes no plan old.
    assert newest_price_date() == datetime.date(2026, 6, 4)
    assert prices("yearly").as_of > datetime.date(2026, 6, 4)


def test_samples_are_sound_and_as_new_as_what_ships() -> None:
    assert {sample.language for sample in samples()} >= {"en", "fr"}
    for sample in samples():
        book = Book(sample.plan)
        assert book.problems == (), sample.path.name
        assert not sample.plan.unknown
        newest = newest_price_date(sample.plan.price_list.currency)
        assert "old-prices" not in {each.code for each in cautions(book, newest)}
        assert sample.plan.agency.name
        assert sample.plan.name


def test_samples_hold_the_programme_and_the_prices_that_ship() -> None:
    activecampaign = programme_of("ActiveCampaign")
    newest = newest_price_list(DOLLAR)
    assert newest is not None
    for sample in samples():
        assert sample.plan.programme.tiers == activecampaign.programme.tiers
        assert sample.plan.price_list.prices == newest.prices
        assert sample.plan.price_list.yearly == newest.yearly


def test_what_ships_is_read_once() -> None:
    assert programmes() is programmes()
    assert price_lists() is price_lists()
    assert samples() is samples()


def test_a_misprint_in_what_ships_is_a_mistake() -> None:
    document = {"name": "x", "vendor": "y", "as_of": "2026-11-23", "programe": {}}
    with pytest.raises(PlanFileError, match=r"missing-key; .*unknown-key"):
        shipped._programme(document)
