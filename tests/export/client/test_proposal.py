from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.export.client.proposal import pages, proposal
from planner.model.brand import Brand, Paper
from planner.model.offer import Choice
from planner.model.plan import Billing, Channel
from planner.words import catalogue
from planner.words import proposal as words
from tests.export.client.offers import BRAND, for_nobody, many, quoted
from tests.export.pdfs import About, about, bookmarks, described, fonts, read, texts

PNG = b"\x89PNG\r\n"


@pytest.fixture(scope="module")
def made() -> bytes:
    offer = quoted()
    return proposal(offer, offer.starts, BRAND)


@pytest.fixture(scope="module")
def found(made: bytes) -> list[str]:
    return texts(made)


def test_it_says_what_the_economics_say_the_client_pays(found: list[str]) -> None:
    text = " ".join(found)
    for amount in ("509.00", "101.80", "610.80", "400.00", "6,508.00", "1,301.60", "7,809.60"):
        assert amount in text
    assert "$5,090.00" in text  # ten months paid for twelve
    assert "22 orders" in text  # 22 times 24.00 is the first above 509.00
    assert "Software: ActiveCampaign 259.00" in text
    assert "Services 250.00" in text


def test_it_has_a_title_an_author_a_language_and_tags(made: bytes) -> None:
    assert about(made) == About("Proposal for Café Lumière", "Atelier Nord", "en")
    file = read(made)
    dated: Any = file.metadata
    assert f"{dated.creation_date:%Y-%m-%d %H:%M}" == "2026-11-26 00:00"
    marked: Any = file.root_object["/MarkInfo"]
    assert marked["/Marked"]
    assert b"pdfuaid:part" in made


def test_each_picture_is_told_in_words(made: bytes) -> None:
    packages, growth, payback = described(made)
    assert packages.startswith("3 packages from $85.00 to $1,189.00 a month")
    assert "$759.00" in growth
    assert payback.startswith("It pays for itself at 22 orders a month")


def test_its_bookmarks_are_its_headings(made: bytes) -> None:
    found = bookmarks(made)
    assert [title for level, title, _ in found if level == 0] == [
        "Introduction",
        "Packages",
        "Growth in detail",
        "Side by side",
        "As your list grows",
        "What pays for it",
        "Terms",
        "Acceptance",
    ]
    assert [title for level, title, _ in found if level == 1] == ["Essential", "Growth", "Scale"]


def test_each_page_has_its_number_and_what_stands_under_it(found: list[str]) -> None:
    for number, text in enumerate(found, start=1):
        assert f"Page {number} of {len(found)}" in text
        assert "26 November 2026" in text
        assert "prices in USD without tax" in text
        assert "list prices of 4 June 2026" in text
        assert "Atelier Nord SARL" in text
    assert "Valid until 26 December 2026" in found[0]
    assert "12 rue des Lilas" in found[0]


def test_its_fonts_are_in_it(made: bytes) -> None:
    assert fonts(made) == {"Inter-Regular": True, "Inter-SemiBold": True}


def test_it_is_the_same_every_time(made: bytes) -> None:
    offer = quoted()
    assert proposal(offer, offer.starts, BRAND) == made


def test_the_preview_is_of_the_same_pages(found: list[str]) -> None:
    offer = quoted()
    seen = pages(offer, offer.starts, BRAND, 40)
    assert len(seen) == len(found)
    assert all(each.startswith(PNG) for each in seen)


def test_it_says_nothing_that_is_for_the_house_alone(found: list[str]) -> None:
    text = " ".join(found).casefold()
    for word in ("cost", "discount", "margin", "commission", "profit", "tier", "internal"):
        assert word not in text
    assert "hotel belvedere" not in text


def test_no_package_is_parted_by_the_end_of_a_page() -> None:
    names = [f"Package number {number} with a long name of sixty letters" for number in range(6)]
    offer = many(quoted(), names)
    data = proposal(offer, Choice(1), BRAND)
    found, where = texts(data), {title: page for _, title, page in bookmarks(data)}
    for name in names:
        assert f"First of {name}" in found[where[name]]


def test_a_package_longer_than_a_page_is_all_there() -> None:
    offer = quoted()
    lines = tuple(f"Item number {number} of many" for number in range(150))
    long = replace(offer.packages[0], includes=lines)
    data = proposal(replace(offer, packages=(long, *offer.packages[1:])), offer.starts, BRAND)
    text = " ".join(texts(data))
    assert all(line in text for line in lines)


def test_long_packages_go_to_a_page_of_their_own_rather_than_over_two() -> None:
    offer = quoted()
    cards = tuple(
        replace(
            each,
            name=f"Package {number}",
            includes=(*(f"Item {line} of many, " * 12 for line in range(9)), f"End of {number}"),
        )
        for number, each in enumerate(offer.packages)
    )
    data = proposal(replace(offer, packages=cards), offer.starts, BRAND)
    found, where = texts(data), {title: page for _, title, page in bookmarks(data)}
    for number in range(len(cards)):
        assert f"End of {number}" in found[where[f"Package {number}"]]


def test_what_is_signed_does_not_stand_on_a_page_alone() -> None:
    offer = replace(quoted(), introduction="One more line.\n\n" * 11)
    data = proposal(offer, offer.starts, BRAND)
    where = {title: page for _, title, page in bookmarks(data)}
    assert where["What pays for it"] < where["Terms"] == where["Acceptance"]


def test_one_package_alone_needs_no_chart_of_packages() -> None:
    offer = quoted()
    data = proposal(replace(offer, packages=offer.packages[1:2]), Choice(0), BRAND)
    assert "Side by side" not in [title for _, title, _ in bookmarks(data)]
    assert "$509.00" in " ".join(texts(data))


def test_what_is_chosen_is_in_the_sum() -> None:
    offer = quoted()
    choice = replace(offer.starts, yearly=True, reduction=1, options=frozenset({0}))
    text = " ".join(texts(proposal(offer, choice, BRAND)))
    # 259.00 + 225.00 + 120.00 = 604.00; ten of them for twelve months
    assert "Services, 10 % off 225.00" in text
    assert "Two more letters 120.00" in text
    assert "A month 604.00 120.80 724.80" in text
    assert "A month, the year paid at once 503.33 100.67 604.00" in text
    assert "A year at once 6,040.00 1,208.00 7,248.00" in text
    assert "First year 6,440.00 1,288.00 7,728.00" in text


def test_several_accounts_are_told_apart_from_one() -> None:
    offer = quoted(accounts=3, billing=Billing.YEARLY)
    text = " ".join(texts(proposal(offer, offer.starts, BRAND)))
    assert "Each account, a month 509.00 101.80 610.80" in text
    assert "A month, 3 accounts, the year paid at once 1,527.00" in text


def test_on_commission_the_vendor_bills_the_software() -> None:
    offer = quoted(channel=Channel.COMMISSION)
    text = " ".join(texts(proposal(offer, offer.starts, BRAND)))
    assert "ActiveCampaign bills you for the software." in text
    assert "Software:" not in text


def test_a_price_that_is_not_known_is_given_on_request() -> None:
    offer = quoted()
    none = tuple(replace(band, prices=()) for band in offer.packages[1].bands)
    packages = (offer.packages[0], replace(offer.packages[1], bands=none), offer.packages[2])
    text = " ".join(texts(proposal(replace(offer, packages=packages), offer.starts, BRAND)))
    assert "Price on request" in text
    assert "The price of Growth is given on request." in text
    # Nobody signs for a price that is not there.
    assert "Signature" not in text
    assert "This proposal holds until 26 December 2026." in text


def test_for_nobody_in_particular_there_is_no_line_to_sign() -> None:
    offer = for_nobody()
    data = proposal(offer, offer.starts, Brand())
    text = " ".join(texts(data))
    assert about(data).title == "Packages of Atelier Nord"
    assert "Signature" not in text
    assert "This proposal holds until 26 December 2026." in text


def test_without_any_words_of_the_agency_it_is_still_whole() -> None:
    offer = replace(quoted(), agency="", introduction="", terms="")
    titles = [title for level, title, _ in bookmarks(proposal(offer, offer.starts, Brand()))]
    assert titles[0] == "Packages"
    assert titles[-1] == "Acceptance"


def test_without_packages_there_are_the_words_of_the_agency() -> None:
    data = proposal(replace(for_nobody(), packages=()), Choice(), BRAND)
    assert [title for _, title, _ in bookmarks(data)] == ["Introduction", "Terms", "Validity"]


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_it_is_on_the_paper_that_is_asked_for(paper: Paper, size: tuple[int, int]) -> None:
    offer = replace(for_nobody(), paper=paper)
    for page in read(proposal(offer, offer.starts, BRAND)).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size


@pytest.mark.parametrize(("territory", "tag"), [("CA", "fr-CA"), ("419", "fr")])
def test_it_speaks_the_language_in_use(territory: str, tag: str) -> None:
    catalogue.use("fr", territory)
    try:
        assert words.acceptance(quoted()).startswith("J’accepte cette proposition, établie par A")
        offer = quoted()
        data = proposal(offer, offer.starts, BRAND)
    finally:
        catalogue.use("en")
    text = " ".join(texts(data))
    assert about(data).language == tag
    assert "Proposition pour" in text
    assert "6 508,00 1 301,60 7 809,60" in text
    assert "Valable jusqu’au 26 décembre 2026" in text
