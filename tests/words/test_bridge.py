"""What is said of what moved the profit is true of it, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.model.over_time.bridge import Bridge, Cause, Moves, moves
from planner.model.over_time.projection import project
from planner.words import bridge as words
from planner.words import catalogue
from planner.words.numbers import NO_BREAK_SPACE
from tests.model.plans import Edits, book_of, example, small


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def moved(document: dict[str, object], months: int = 24) -> Moves:
    book = book_of(document)
    projection = project(book, months)
    assert projection is not None
    found = moves(book, projection)
    assert found is not None
    return found


def two(edits: Edits | None = None) -> dict[str, object]:
    return small({"packages.0.software_price": "150.00", **(edits or {})})


def change(month: int, rate: str, whose: str = "agency", package: str = "") -> dict[str, object]:
    made: dict[str, object] = {"month": month, "rate": rate, "whose": whose}
    return {**made, "package": package} if package else made


def meaning(bridge: Bridge, of: Cause) -> str:
    return words.meaning(bridge, of).replace(NO_BREAK_SPACE, " ")


def test_the_title_is_the_conclusion() -> None:
    found = moved(example())
    assert words.title(found.bridge(13)) == (
        "From $2,816.92 to $4,501.16 a month by month 13: new accounts add the most"
    )
    shrinking = {"assumptions.new_accounts_per_month": "0", "assumptions.start": "2026-11"}
    assert words.title(moved(example(shrinking)).bridge(4)) == (
        # 3,281.17 · 0.98⁴ − 464.25
        "From $2,816.92 to $2,562.20 a month by March 2027: "
        "the accounts that leave take the most away"
    )


def test_where_nothing_moves_it_says_so() -> None:
    assert words.title(moved(two()).bridge(12)) == (
        "Nothing moves your profit by month 12: it stays at $50.00 a month"
    )
    both = [change(1, "0.1"), change(1, "0.15", "vendor")]
    assert words.title(moved(two({"assumptions.price_changes": both})).bridge(1)) == (
        "$50.00 a month today and by month 1: what adds to it and what takes from it are equal"
    )


def test_what_stands_behind_the_pieces_of_the_example() -> None:
    bridge = moved(example()).bridge(13)
    said = {piece.cause: meaning(bridge, piece.cause) for piece in bridge.pieces}
    assert said == {
        # 27 · (1 − 0.98¹³), 1.5 · (1 − 0.98¹³) / 0.02; on commission 5 of 27 are.
        Cause.LEAVING: "left by then: about 6.2 of today's 27",
        Cause.JOINING: "joined and still there: about 17.3",
        Cause.SETUP: "about 1.5 join; fees less the work",
        Cause.TIER: "35 % is billed, today 25 %",
        # 5 · 0.98¹³ of today, and 1.5 · 5/27 · 0.98¹² of month 1; of 38.1 · 5/27.
        Cause.COMMISSION: "no longer paid: about 4.1 of 7.1",
    }
    early = moved(example()).bridge(1)
    assert meaning(early, Cause.TIER) == "25 % is billed, as today"
    assert meaning(early, Cause.COMMISSION) == "all that are on commission are still paid"


def test_price_changes_are_those_up_to_the_month() -> None:
    edits = {
        "assumptions.start": "2026-11",
        "packages.0.name": "Basic",
        "assumptions.price_changes": [
            change(3, "0.05"),
            change(6, "-0.02", package="p"),
            change(4, "0.1", "vendor"),
        ],
    }
    found = moved(two(edits))
    assert meaning(found.bridge(1), Cause.OWN_PRICES) == "not yet: +5 % from February 2027 on"
    assert meaning(found.bridge(3), Cause.OWN_PRICES) == "+5 % from February 2027 on"
    assert meaning(found.bridge(6), Cause.OWN_PRICES) == "2 price changes by then"
    assert meaning(found.bridge(6), Cause.VENDOR_PRICES) == "+10 % from March 2027 on"
    edits["assumptions.price_changes"] = [change(6, "-0.02", package="p")]
    only = moved(two(edits)).bridge(6)
    assert meaning(only, Cause.OWN_PRICES) == "Basic: −2 % from May 2027 on"


def test_a_share_is_of_todays_profit_where_there_is_one() -> None:
    bridge = moved(two({"assumptions.price_changes": [change(1, "0.1")]})).bridge(1)
    assert words.share(bridge.change, bridge) == f"+30.0{NO_BREAK_SPACE}%"  # 15.00 of 50.00
    loss = moved(two({"agency.overheads": "60.00"})).bridge(1)
    assert words.share(100, loss) == "–"


def test_the_columns_compare_with_the_month_before() -> None:
    found = moved(example())
    assert words.headings(found.bridge(1))[3] == "Since today"
    assert words.headings(found.bridge(13))[3] == "Since month 12"
    dated = moved(example({"assumptions.start": "2026-11"}))
    assert words.headings(dated.bridge(2))[3] == f"Since Dec{NO_BREAK_SPACE}26"


def test_what_is_not_apart_or_not_exact_is_said() -> None:
    usual = words.notes(moved(example()).bridge(2))
    assert len(usual) == 2
    graduated = words.notes(moved(example({"programme.mode": "graduated"})).bridge(2))
    assert "each account has a discount of its own" in graduated[2]
    assert "are an estimate" in graduated[3]
    first = words.notes(moved(example({"programme.first_account_full_price": True})).bridge(2))
    assert len(first) == 3 and "are an estimate" in first[2]


def test_todays_profit_has_a_commission_only_where_there_is_a_rate() -> None:
    assert "with a commission on every account" in words.notes(moved(example()).bridge(2))[1]
    for rate in (None, "0"):
        without = moved(example({"programme.commission.rate": rate})).bridge(2)
        assert words.notes(without)[1].endswith("once it has taken effect.")


def test_lists_that_change_no_band_are_not_said_to() -> None:
    grown = {"assumptions.contact_growth": "0.03", "packages.1.contacts": 4800}
    found = moved(example(grown))
    # 4,800 · 1.03² are past 5,000; 1,000 · 1.03 are past 1,000 at once.
    assert meaning(found.bridge(1), Cause.CONTACTS) == "accounts in other price bands"
    small_lists = {**grown, "packages.0.contacts": 500}
    calm = moved(example(small_lists)).bridge(1)
    assert meaning(calm, Cause.CONTACTS) == "other price bands change nothing by then"


@pytest.mark.parametrize("rate", ["0.1", "-0.1"])
@pytest.mark.parametrize(
    "edits",
    [
        {"assumptions.monthly_churn": "0.1"},
        {"assumptions.new_accounts_per_month": "1"},
        {"assumptions.new_accounts_per_month": "1", "packages.0.setup_fee": "900.00"},
        {"assumptions.price_changes": [change(1, "0.1")]},
        {"assumptions.price_changes": [change(1, "0.1", "vendor")]},
        {"assumptions.contact_growth": "0.1", "price_list.prices.plus.5000": "120.00"},
    ],
)
def test_gains_and_losses_have_sentences_in_both_languages(edits: Edits, rate: str) -> None:
    loses = {"packages.0.software_price": "60.00"} if rate == "-0.1" else {}
    bridge = moved(two({**edits, **loses})).bridge(1)
    english = words.title(bridge)
    catalogue.use("fr")
    french = words.title(bridge)
    assert (" ajoute" in french) == (" add" in english), (english, french)
    assert english != french
