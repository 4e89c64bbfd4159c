"""What is written in a cell means one thing, or is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.money import Currency
from planner.model.plan import ListTimes, OverList, PaymentFee, Status
from planner.words import catalogue, cells, numbers
from planner.words.cells import CellError
from planner.words.entry import EntryError

USD = Currency.of("USD")
LANGUAGES = ("en", "fr")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    catalogue.use("en")


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("Active", Status.ACTIVE),
        ("ACTIF", Status.ACTIVE),
        (" Expired ", Status.EXPIRED),
        ("Canceled", Status.CANCELLED),
        ("Cancelled", Status.CANCELLED),
        ("Annulé", Status.CANCELLED),
        ("Archived", Status.ARCHIVED),
        ("Disabled", Status.DISABLED),
        ("Désactivé", Status.DISABLED),
        ("Trial", Status.TRIAL),
        ("Sandbox", Status.SANDBOX),
        ("bac à sable", Status.SANDBOX),
    ],
)
def test_the_words_of_the_portal_are_understood(written: str, means: Status) -> None:
    assert cells.one_of(written, cells.STATUSES, ()) is means


def test_another_word_is_answered_with_the_choices() -> None:
    with pytest.raises(CellError) as caught:
        cells.one_of("asleep", cells.STATUSES, ("active", "disabled"))
    assert cells.sentence(caught.value) == "“asleep” is none of these: active, disabled."


@pytest.mark.parametrize(
    "written",
    "2026-03; 2026-03-14; 2026-03-14T00:00:00; 03/2026; 3.2026; March 2026; mar 2026; "
    "14 mars 2026; 1er mars 2026; 31/03/2026; 03/31/2026; 03/03/2026; March 14, 2026".split("; "),
)
def test_a_month_may_be_written_as_people_do(written: str) -> None:
    assert cells.read_month(written) == date(2026, 3, 1)


@pytest.mark.parametrize("written", ["2026-13", "13/13/2026", "spring", "ma 2026", "3", "0000-01"])
def test_what_is_no_month_is_refused(written: str) -> None:
    with pytest.raises(CellError, match="month"):
        cells.read_month(written)


def test_a_day_that_could_be_in_two_months_is_asked_about() -> None:
    with pytest.raises(CellError, match="two-months"):
        cells.read_month("03/04/2026")
    with pytest.raises(CellError, match="month"):  # juin and juillet begin alike
        cells.read_month("jui 2026")


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("199", 19900),
        ("+20.00", OverList(2000)),
        ("list + 20", OverList(2000)),
        ("List price +20.50", OverList(2050)),
        ("tarif + 20,50", OverList(2050)),
        ("list − 5", OverList(-500)),
        ("×1.10", ListTimes(Decimal("1.10"))),
        ("list x 1.1", ListTimes(Decimal("1.1"))),
        ("prix catalogue * 1,1", ListTimes(Decimal("1.1"))),
        ("110 % of list", ListTimes(Decimal("1.1"))),
        ("12*19.5", 23400),
    ],
)
def test_a_software_price_is_an_amount_or_a_rule(written: str, means: object) -> None:
    assert cells.read_software(written, USD) == means


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("2.9 % + 0.30", PaymentFee(Decimal("0.029"), 30)),
        ("2,9% + 0,30, au plus 5", PaymentFee(Decimal("0.029"), 30, 500)),
        ("1.5%", PaymentFee(Decimal("0.015"))),
        ("0.25", PaymentFee(Decimal(0), 25)),
        ("1 % max 5.00", PaymentFee(Decimal("0.01"), 0, 500)),
    ],
)
def test_a_payment_fee_is_read_in_its_parts(written: str, means: PaymentFee) -> None:
    assert cells.read_fee(written, USD) == means


def test_half_a_payment_fee_is_refused() -> None:
    with pytest.raises(EntryError):
        cells.read_fee("2.9 % + some", USD)


@pytest.mark.parametrize("written", ["2.9 + 0.30", "2,9 + 0,30, max 5", "1 % + 2 %"])
def test_a_payment_fee_with_two_of_a_kind_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(CellError) as caught:
        cells.read_fee(written, USD)
    said = cells.sentence(caught.value)
    assert said == f"“{written}” has two shares or two amounts: write it like 2.9\u00a0% + 0.30."


shares = st.decimals(0, 1, places=4)
amounts = st.integers(0, 10**9)


@given(
    language=st.sampled_from(LANGUAGES),
    price=amounts
    | st.builds(OverList, st.integers(-(10**9), 10**9))
    | st.builds(ListTimes, st.decimals("0.01", 9, places=4)),
    fee=st.builds(PaymentFee, shares, amounts, st.none() | amounts),
)
def test_what_is_written_reads_back(language: str, price: object, fee: PaymentFee) -> None:
    catalogue.use(language)
    assert cells.read_software(cells.software_text(price, USD), USD) == price  # type: ignore[arg-type]  # one of its three kinds
    assert cells.read_fee(cells.fee_text(fee, USD), USD) == fee


@given(written=st.text(max_size=30))
def test_any_text_is_read_or_refused_in_a_sentence(written: str) -> None:
    for read in (cells.read_month, lambda each: cells.read_software(each, USD)):
        try:
            read(written)
        except (CellError, EntryError) as error:
            assert cells.sentence(error)


def test_a_text_is_kept_on_one_line_without_control_characters() -> None:
    assert cells.text_of("  Caf\u00e9\tdu\r\nPort\x07 ") == "Café du  Port"
    assert cells.lines_of(" one \r\n\n\t\ntwo\n") == ("one", "two")
    assert cells.lines_of("") == ()
    assert cells.text_of("=1+1 <b>&amp;") == "=1+1 <b>&amp;"


def test_months_begin_differently_in_each_language() -> None:
    for language in LANGUAGES:
        for number, name in enumerate(numbers.style(language).months, start=1):
            assert cells.read_month(f"{name} 2026").month == number


def test_nothing_written_is_answered_with_what_could_be() -> None:
    assert cells.sentence(CellError("choice", "", ("Gold", "Silver"))) == (
        "Write one of these: Gold, Silver."
    )
