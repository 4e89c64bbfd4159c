from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planner.export.internal.report import document, pages, report
from planner.export.internal.told import month
from planner.export.internal.told.blocks import Facts, Row, Table
from planner.export.internal.told.inputs import programme
from planner.export.internal.told.own_terms import own_terms
from planner.export.typeset import Document, pdf
from planner.model.book import Book
from planner.model.brand import Brand, Paper
from planner.model.plan import Billing, Overrides, Plan
from planner.storage import shipped
from planner.words import catalogue
from tests.export.pdfs import About, about, bookmarks, fonts, read, texts
from tests.model.plans import book_of, cents, example, plan_of, small

TODAY = date(2026, 11, 26)
HEAD = "Client Package Channel Accounts Revenue"


@pytest.fixture(scope="module")
def made() -> bytes:
    return report(book_of(example()), Brand(footer="Atelier Nord SARL"), TODAY)


@pytest.fixture(scope="module")
def found(made: bytes) -> list[str]:
    return texts(made)


def of(plan: Plan) -> Document:
    """What a report of a plan says."""
    return document(Book(plan), plan.brand, TODAY, lambda: None)


def words(said: object) -> Iterator[str]:
    """All words of it."""
    match said:
        case str():
            yield said
        case dict():
            for each in said.values():
                yield from words(each)
        case list() | tuple():
            for each in said:
                yield from words(each)


def set_words(plan: Plan) -> str:
    """All words of a report that has been set as pages, too."""
    made = of(plan)
    assert pdf(made).startswith(b"%PDF")
    return " ".join(words(made.data))


def part(made: Document, heading: str) -> Document:
    """Its cover, and one of its parts."""
    parts: Any = made.data["parts"]
    one = [each for each in parts if each["heading"] == heading]
    return replace(made, data={**made.data, "parts": one})


def test_every_page_says_that_it_is_internal(found: list[str]) -> None:
    for number, text in enumerate(found, start=1):
        assert "INTERNAL" in text
        assert f"Page {number} of {len(found)}" in text
        assert "26 November 2026" in text
        assert "amounts in USD without tax" in text
        assert "list prices of 4 June 2026" in text
        assert "Atelier Nord SARL" in text


def test_its_title_says_so_too(made: bytes) -> None:
    assert about(made) == About("INTERNAL · Plan report: Autumn pricing", "Atelier Nord", "en")
    assert fonts(made) == {"Inter-Regular": True, "Inter-SemiBold": True}


def test_it_has_the_figures_of_the_economics(found: list[str]) -> None:
    text = " ".join(found)
    for words in (
        "Profit $2,816.92",
        "Margin 40.53 %",
        "Vendor bill −1,505.25",
        "Payment fees −243.83",
        "Contribution 3,266.92",
        "Overheads −450.00",
        "3 more for 35 %",
        "Move Velo & Co to resale",
        "+$360.38",
        "Month 12 37.3 35 % 35 %",
        "9,741.53",
        "88.93",
        "138.63",
        "Commission rate 20 %",
        "Hotel Belvedere 7 +1,312.99 0.00 +1,312.99",
        "What an hour costs $35.00",
    ):
        assert words in text


def test_each_part_has_its_bookmark(made: bytes) -> None:
    assert [title for level, title, _ in bookmarks(made) if level == 0] == [
        "In short",
        "The month, line by line",
        "Packages and their margins",
        "Resold accounts, and what they bring",
        "The next tier",
        "The best mix of resale and commission",
        "Resell or commission",
        "What each client is worth",
        "What moves the profit",
        "The months to come",
        "Clients",
        "What it is computed from",
        "The vendor's programme",
        "The price list",
        "What is not confirmed",
        "How to read this",
    ]


def test_it_is_the_same_every_time(made: bytes) -> None:
    assert report(book_of(example()), Brand(footer="Atelier Nord SARL"), TODAY) == made


def test_long_tables_say_on_every_page_what_their_columns_are() -> None:
    plan = plan_of(example())
    rows = tuple(
        replace(plan.clients[0], id=f"c{at}", name=f"#panic() *Shop* $x$ {at}") for at in range(150)
    )
    made = part(of(replace(plan, name="= #plan", clients=rows)), "Clients")
    _, *found = texts(pdf(made))
    assert len(found) >= 3
    assert all(HEAD in text for text in found)
    everything = " ".join(found)
    assert all(f"#panic() *Shop* $x$ {at} Essential" in everything for at in range(150))
    assert "Plan report · = #plan" in everything


@pytest.mark.parametrize("paper", list(Paper))
def test_a_table_too_wide_to_be_read_lies_on_its_side_with_its_heading(paper: Paper) -> None:
    plan = plan_of(example())
    plan = replace(plan, wording=replace(plan.wording, paper=paper))
    wide, narrow = part(of(plan), "Clients"), part(of(plan), "The price list")
    made = pdf(wide)
    cover, lying = read(made).pages
    assert cover.mediabox.height > cover.mediabox.width
    assert (lying.mediabox.width, lying.mediabox.height) == (
        cover.mediabox.height,
        cover.mediabox.width,
    )
    said = texts(made)[1]
    assert "INTERNAL" in said
    assert f"Clients {HEAD}" in said
    assert "USD a month" in said
    letters: list[float] = []
    lying.extract_text(visitor_text=lambda text, _cm, _tm, _font, size: letters.append(size))
    assert min(letters) > 7.5
    for page in read(pdf(narrow)).pages:
        assert page.mediabox.height > page.mediabox.width


def test_what_has_no_room_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(month, "MOST_ROWS", 2)
    text = " ".join(words([month.clients(book_of(example()))]))
    assert "5 more rows are not shown; the sums have them." in text


def test_a_plan_without_clients_has_a_report() -> None:
    plan = replace(plan_of(example()), clients=(), notes="one\n\n#two _x_")
    text = set_words(plan)
    assert "The plan has no clients." in text
    assert "Profit −$450.00 a month" in text
    assert "one #two _x_" in text


def test_a_plan_whose_figures_cannot_be_made_says_what_is_to_be_mended() -> None:
    plan = plan_of(small({"clients.0.package": "nowhere"}))
    text = set_words(plan)
    assert "Not all figures can be made yet" in text
    assert "What is to be mended" in text
    assert "nowhere" in text


def test_a_plan_that_sells_nothing_has_a_report() -> None:
    made = small()
    made["packages"], made["clients"] = [], []
    plan = plan_of(made)
    text = set_words(plan)
    assert "There is nothing to sell yet" in text


def test_what_a_client_has_of_its_own_is_told_with_its_units() -> None:
    plan = plan_of(example())
    own = Overrides(hours=Decimal("3.5"), services_price=cents("90.00"), contacts=8000)
    row = replace(plan.clients[1], overrides=own, billing=Billing.YEARLY, growth=Decimal("0.02"))
    row = replace(row, since=date(2025, 4, 1))
    (made,) = list(own_terms(replace(plan, clients=(plan.clients[0], row))))[1:]
    assert isinstance(made, Table)
    assert made.rows == (
        Row(
            (
                "Hotel Belvedere",
                "Contacts: 8,000 · Services: $90.00 · Hours: 3.5\xa0h/month · Billing: yearly · "
                "Since: April 2025 · Growth of the list a month: +2\xa0%",
            )
        ),
    )


def test_a_source_is_told_whole() -> None:
    source = "Help centre of the vendor, https://help.example/" + "prices-of-the-programme/" * 6
    plan = plan_of(example({"programme.source": source}))
    facts = [each for each in programme(plan).blocks if isinstance(each, Facts)]
    assert source in [value for each in facts for _, value, _ in each.rows]


def test_scenarios_stand_beside_the_plan() -> None:
    made = example()
    made["scenarios"] = [
        {
            "id": "s",
            "name": "Dearer #work",
            "changes": [{"of": "agency", "key": "hourly_cost", "value": "40.00"}],
        }
    ]
    told_of = part(of(plan_of(made)), "Your plan and the scenarios side by side")
    text = " ".join(texts(pdf(told_of)))
    assert "You earn 2,816.92" in text
    assert "Dearer #work" in text


def test_the_work_can_be_ended_between_its_parts() -> None:
    class EnoughError(Exception):
        pass

    calls = 0

    def step() -> None:
        nonlocal calls
        calls += 1
        if calls == 20:
            raise EnoughError

    with pytest.raises(EnoughError):
        pages(book_of(example()), Brand(), TODAY, step=step)


def test_it_speaks_the_language_in_use() -> None:
    (sample,) = (each for each in shipped.samples() if each.language == "fr")
    catalogue.use("fr")
    try:
        made = part(of(sample.plan), "Clients")
        found = texts(pdf(made))
    finally:
        catalogue.use("en")
    assert all("INTERNE" in text for text in found)
    assert "Formule" in found[-1]
