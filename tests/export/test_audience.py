"""The audience check finds every kind of secret in every place of every format."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random

import pytest

from planner.charts.client import packages
from planner.export import image
from planner.export.audience import Kind, Leak, leaks
from planner.export.audience.pieces import Budget
from planner.export.client import tables
from planner.export.client.proposal import proposal
from planner.model.book import Book
from planner.model.offer import Offer
from planner.model.offering import offer
from planner.model.secrets import Secrets, secrets
from planner.model.shown import typed
from tests.export import planting
from tests.export.planting import Plant
from tests.model.plans import book_of, example

DAY = date(2026, 11, 26)
FIGURES = (
    "1,505.25",
    "1 505,25",
    "1 505,25",
    "1.505,25",
    "1505.25",
    "$2,816.92",
    "2 817 €",
    "2\u200b816.\u200b92",
)
"""The worked example's vendor cost and profit, in the ways of several locales."""

RATES = ("25 %", "25%", "25,0 %", "40.53 %", "0.4053")
WORDS = ("Vendor cost", "margin:", "commission", "remise", "your discount", "hourly", "Coût")
NAMES = ("Hotel Belvedere", "HOTEL BELVEDERE", "Clinique Saint-Roch")


HIDING = {
    "png: after the end",
    "png: after the pixels",
    "png: chunk of its own",
    "xlsx: unread part",
    "xlsx: after the end",
    "xlsx: before the start",
    "xlsx: archive's comment",
    "xlsx: twice",
    "pdf: later version",
    "pdf: after the end",
}
"""Places where nothing of a client's file stands: whatever is there, it is refused."""


@cache
def known() -> tuple[Book, Offer, Secrets]:
    book = book_of(example({"clients.6.status": "proposed"}))
    made = replace(offer(book.plan, 6, DAY), order_value=8000, order_margin=Decimal("0.35"))
    return book, made, secrets(book, made)


def found(data: bytes, suffix: str, *words: str) -> tuple[Leak, ...]:
    _, made, hidden = known()
    return leaks(data, suffix, (*typed(made), *words), hidden)


@cache
def clean(suffix: str) -> bytes:
    book, made, _ = known()
    brand = book.plan.brand
    if suffix == ".xlsx":
        return tables.workbook(made, made.starts, brand)
    if suffix == ".csv":
        return tables.csv(made, made.starts)
    return image.pdf(image.Sheet(packages.picture(made, made.starts)), image.A4_COLUMN)


@cache
def places() -> dict[str, tuple[str, Plant]]:
    return planted(clean(".xlsx"), clean(".pdf"))


def planted(workbook: bytes, pdf: bytes) -> dict[str, tuple[str, Plant]]:
    """Where a word is put in, by name; the files themselves are read once it is."""
    return {
        **{f"svg: {key}": (".svg", plant) for key, plant in planting.in_svg().items()},
        **{f"png: {key}": (".png", plant) for key, plant in planting.in_png().items()},
        **{
            f"xlsx: {key}": (".xlsx", plant)
            for key, plant in planting.in_workbook(workbook).items()
        },
        **{f"pdf: {key}": (".pdf", plant) for key, plant in planting.in_pdf(pdf).items()},
        **planting.in_texts(),
    }


PLACES = tuple(planted(b"", b""))  # their names do without files


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".pdf"])
def test_what_a_client_may_have_passes(suffix: str) -> None:
    assert found(clean(suffix), suffix) == ()


def test_a_proposal_passes() -> None:
    book, made, _ = known()
    assert found(proposal(made, made.starts, book.plan.brand), ".pdf") == ()


@pytest.mark.parametrize("place", PLACES)
def test_each_kind_of_secret_is_found_in_each_place(place: str) -> None:
    suffix, plant = places()[place]
    said = found(plant("Vendor cost 1,505.25 of Hotel Belvedere (25 %)"), suffix)
    if place in HIDING:
        assert {leak.kind for leak in said} & {Kind.REMAINS, Kind.UNREADABLE}
        return
    figures = {leak.found for leak in said if leak.kind is Kind.FIGURE}
    assert {"1,505.25", "25"} <= figures
    assert {"cost"} <= {leak.found for leak in said if leak.kind is Kind.WORD}
    assert {"Hotel Belvedere"} <= {leak.found for leak in said if leak.kind is Kind.NAME}


@pytest.mark.parametrize("place", PLACES)
def test_an_honest_word_passes_in_each_place_that_is_no_hiding_place(place: str) -> None:
    suffix, plant = places()[place]
    assert bool(found(plant("Newsletter"), suffix)) == (place in HIDING)


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".csv", ".svg", ".png", ".html"])
def test_no_bytes_are_so_strange_that_it_fails(suffix: str) -> None:
    random = Random(6)
    whole = {
        ".svg": planting.svg("<desc>a</desc>"),
        ".png": planting.png_text("a"),
        ".html": b"<p title='a'>b</p>",
    }.get(suffix) or clean(suffix)
    for _ in range(24):
        data = bytearray(whole)
        match random.randrange(4):
            case 0:
                del data[random.randrange(len(data)) :]
            case 1:
                at = random.randrange(len(data))
                data[at:at] = random.randbytes(random.randrange(1, 40))
            case 2:
                for _ in range(20):
                    data[random.randrange(len(data))] = random.randrange(256)
            case _:
                at = random.randrange(len(data))
                del data[at : at + random.randrange(1, 200)]
        assert isinstance(found(bytes(data), suffix), tuple)
    for nothing in (b"", b"%PDF-", b"PK\x03\x04", b"<", random.randbytes(4000)):
        assert isinstance(found(nothing, suffix), tuple)
    assert found(whole, ".doc")[0].kind is Kind.UNREADABLE


def test_what_unpacks_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = planting.with_part(clean(".xlsx"), "xl/a.xml", b" " * 3_000_000)
    little = replace(Budget(frozenset()), left=2_000_000)
    with monkeypatch.context() as patched:
        patched.setattr(Budget, "of", lambda typed: little)
        assert [leak.kind for leak in found(bomb, ".xlsx")] == [Kind.UNREADABLE]
    deep = planting.svg()
    for _ in range(8):
        address = base64.b64encode(deep).decode()
        deep = planting.svg(f'<image href="data:image/svg+xml;base64,{address}"/>')
    assert [leak.kind for leak in found(deep, ".svg")] == [Kind.UNREADABLE]


@pytest.mark.parametrize("secret", [*FIGURES, *RATES, *WORDS, *NAMES])
def test_a_secret_is_found_however_it_is_written(secret: str) -> None:
    for suffix, data in (
        (".txt", f"Growth: {secret}"),
        (".svg", f"<svg><text>{secret}</text></svg>"),
    ):
        assert found(data.encode(), suffix)


@pytest.mark.parametrize(
    "word",
    [
        "1,505.251",  # a part of a longer number
        "11505.25",
        "21,505.25",
        "1505.25.7",
        "id1505",
        "2026-11-26T15:05:25",
        "{E76CE94A-603C-2817-B9EB-6D1370010A27}",
        "$500 $450 $1,000",  # the ticks of an axis
        "20 %",  # the tax that is shown
        "449.00",  # the client's own price
        "page 25 of 25",
        "marginal floored roommate profiteroles costume",
    ],
)
def test_what_cannot_be_told_from_something_public_passes(word: str) -> None:
    assert found(f"Growth: {word}".encode(), ".txt") == ()


@pytest.mark.parametrize(
    ("typed_words", "said"),
    [
        (["Profit Booster"], "Profit Booster, from $449.00 a month"),
        (["Profit Booster"], "Profit\nBooster"),
        (["Profit Booster"], "Profit Boo…"),
        (["PROFIT-BOOSTER"], "Profit Booster"),
        (["Plus"], "Plus pays nothing"),
        (["There is no commission."], "There is no com-\nmission."),
        (["There is no commission."], "There\u00a0is no\ncommission."),
        (["Profitbooster"], "Profit\nbooster"),
        (["Automationmargintier"], "Auto\nmation\nmargin\ntier"),
        (["שלום commission"], "□□□□ commission"),
        (["Marge proﬁt"], "Marge pro□t"),
        (["Margin Call: 25 % off"], "Margin Call: 25 % off"),
        (["Cost: $1,505.25"], "Cost: $1,505.25"),
        (["We serve Hotel Belvedere too"], "We serve Hotel Belvedere too"),
        (["A floor\nA room with profit in it"], "A room with profit in it"),
    ],
)
def test_what_people_typed_is_theirs_and_passes(typed_words: list[str], said: str) -> None:
    assert found(said.encode(), ".txt", *typed_words) == ()


@pytest.mark.parametrize(
    ("typed_words", "said"),
    [
        (["Profit Booster"], "Profit: much"),
        (["There is no commission."], "Your commission"),
        (["Profit Booster"], "our profit with the Booster"),
        (["Profitbooster"], "Profit boosts"),
        (["שלום commission"], "Your commission"),
        (["Automationmargintier"], "On margin: ten"),
        (["25 clients"], "25 % off"),
    ],
)
def test_the_same_words_of_ours_do_not_pass(typed_words: list[str], said: str) -> None:
    assert found(said.encode(), ".txt", *typed_words)


def test_a_leak_says_what_it_is_and_where() -> None:
    leak = found(planting.with_part(clean(".xlsx"), "xl/a.xml", planting.part("1505.25")), ".xlsx")
    assert leak == (Leak(Kind.FIGURE, "xl/a.xml", "1505.25"),)
    inside = planting.in_workbook(clean(".xlsx"))["workbook within"]("Hotel Belvedere")
    (leak_inside,) = found(inside, ".xlsx")
    assert leak_inside.kind is Kind.NAME
    assert leak_inside.where == "xl/embeddings/book.xlsx › docProps/core.xml"


def test_numbers_that_place_and_size_are_no_texts() -> None:
    drawn = planting.svg(
        '<rect x="1505.25" width="2816.92" style="margin: 1505.25px; left: 1505.25px"/>'
        '<g transform="translate(1505.25 2816.92)" id="a1505"/>'
    )
    assert found(drawn, ".svg") == ()
    assert found(planting.svg('<g transform="cost 1505.25"/>'), ".svg")
    assert found(planting.svg('<g data-x="1505.25"/>'), ".svg")


@pytest.mark.parametrize(
    ("value", "leaks_it"),
    [
        ("1505.25", True),
        ("1505", True),
        ("1505.0", True),
        ("450", False),
        ("484.0", False),
        ("14.25", True),
        ("14.1", False),
        ("2816.9200000000001", True),
        ("0.25", True),
        ("8", False),
    ],
)
def test_the_values_of_cells_are_told_by_themselves(value: str, leaks_it: bool) -> None:
    sheet = f"<worksheet><c><v>{value}</v></c></worksheet>"
    said = found(planting.with_part(clean(".xlsx"), "xl/worksheets/sheet9.xml", sheet), ".xlsx")
    assert bool(said) == leaks_it
    shared = sheet.replace("<c>", '<c t="s">')  # the number of a text, not a value
    named = planting.with_part(clean(".xlsx"), "xl/worksheets/sheet9.xml", shared)
    assert found(named, ".xlsx") == ()


def test_a_file_of_somebody_passes_as_it_is() -> None:
    logo = planting.svg("<text>Hotel Belvedere, 1505.25</text><text>Profit Tier</text>")
    data = planting.with_part(clean(".xlsx"), "xl/media/image1.svg", logo)
    _, made, hidden = known()
    assert leaks(data, ".xlsx", typed(made), hidden)
    assert leaks(data, ".xlsx", (*typed(made), logo), hidden) == ()
    drawn = "Proposal by Hotel Belvedere, 1505.25 Profit Tier"
    assert leaks(drawn.encode(), ".txt", typed(made), hidden)
    assert leaks(drawn.encode(), ".txt", (*typed(made), logo), hidden) == ()


def test_a_rate_in_a_picture_is_no_amount() -> None:
    _, made, hidden = known()
    cost = replace(hidden, figures=frozenset({Decimal("4.37")}))
    said = planting.png_text("if your list grows by 4.37\u00a0% a month")
    assert leaks(said, ".png", typed(made), cost) == ()
    assert leaks(planting.png_text("by 4.37\u00a0a month"), ".png", typed(made), cost)
