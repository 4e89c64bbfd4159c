"""What moves the profit: each end against the reference on a document edited by hand."""

from __future__ import annotations

import copy
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.model.book import Book
from planner.model.drivers import Driver, Key, drivers, range_of, with_range, without_range
from planner.model.plan import Plan
from planner.model.ranges import By, DriverRange
from planner.model.sensitivity import Mover, Swing, Swings, first_beyond, swings
from planner.storage.writing import document as written_of
from tests.model.plans import book_of, documents, example, minor_units, plan_of, small
from tests.model.reference import DIGITS, Document, Reference, rounded

CHANGES = st.integers(-100, 100).map(lambda n: Decimal(n).scaleb(-2))


def known(found: Swings | None) -> Swings:
    assert found is not None
    return found


def text_of(amount: Fraction, digits: int) -> str:
    steps = rounded(amount, digits) * 10**digits
    return f"{Decimal(int(steps)).scaleb(-digits):f}"


def with_rows(document: Document) -> Document:
    """The document with every price, fee and hour stated in each row: nothing is inherited."""
    made = copy.deepcopy(document)
    reference = Reference(document)
    digits = DIGITS[document["currency"]]
    agency = document["agency"]
    for row in made["clients"]:
        package = reference.packages[row["package"]]
        listed = reference.listed(package, row)
        software = reference.software_price(package, row)
        row["list_price"] = text_of(listed, DIGITS[reference.list_currency])
        row["software_price"] = text_of(software, digits)
        row.setdefault("services_price", package.get("services_price", "0"))
        row.setdefault("hours", package.get("hours", "0"))
        row.setdefault("tax_rate", agency.get("tax_rate", "0"))
        row.setdefault("payment_fee", dict(agency.get("payment_fee", {})))
    return made


def clipped(rate: str, change: Decimal) -> str:
    return f"{min(max(Decimal(rate) + change, Decimal(0)), Decimal(1)):f}"


def by_hand(document: Document, key: Key, change: Decimal) -> Document:
    """The document with a driver moved: amounts by a share of themselves, rates by so much."""
    made = with_rows(document)
    factor = Fraction(1 + change)
    digits, agency = DIGITS[made["currency"]], made["agency"]
    list_digits = DIGITS[Reference(made).list_currency]
    mine = [row for row in made["clients"] if key.package in {"", row["package"]}]

    def scale(part: Document, name: str, to: int = digits) -> None:
        part[name] = text_of(Fraction(part.get(name, "0")) * factor, to)

    match key.driver:
        case Driver.SOFTWARE:
            for row in mine:
                scale(row, "software_price")
        case Driver.SERVICES:
            for row in mine:
                scale(row, "services_price")
        case Driver.HOURS:
            for row in mine:
                row["hours"] = f"{Decimal(row['hours']) * (1 + change):f}"
        case Driver.HOURLY_COST:
            scale(agency, "hourly_cost")
        case Driver.OVERHEADS:
            scale(agency, "overheads")
        case Driver.LIST_PRICES:
            for row in mine:
                scale(row, "list_price", list_digits)
        case Driver.FEE_RATE:
            for row in mine:
                fee = row["payment_fee"]
                fee["rate"] = clipped(fee.get("rate", "0"), change)
        case Driver.UNPAID:
            agency["unpaid_rate"] = clipped(agency.get("unpaid_rate", "0"), change)
        case Driver.COMMISSION:
            rate = made["programme"]["commission"]["rate"]
            made["programme"]["commission"]["rate"] = clipped(rate, change)
        case Driver.TAX:
            for row in mine:
                row["tax_rate"] = clipped(row["tax_rate"], change)
        case Driver.EXCHANGE:
            rate = Decimal(made["price_list"]["exchange_rate"]) * (1 + change)
            made["price_list"]["exchange_rate"] = f"{rate:f}"
    return made


BY_AMOUNT = {Driver.FEE_RATE, Driver.UNPAID, Driver.COMMISSION, Driver.TAX}
NOT_BY_HAND = {Driver.ACCOUNTS, Driver.TIER}


def no_rules(document: Document) -> bool:
    """Whether no software price follows the list price, which then moves it, too."""
    priced = [*document["packages"], *document["clients"]]
    return not any(isinstance(each.get("software_price"), dict) for each in priced)


@given(documents(), CHANGES, st.data())
@settings(max_examples=150)
def test_an_end_is_the_profit_of_the_edited_document(
    document: Document, change: Decimal, data: st.DataObject
) -> None:
    book = book_of(document)
    key = data.draw(st.sampled_from([k for k in drivers(book) if k.driver not in NOT_BY_HAND]))
    assume(key.driver not in {Driver.LIST_PRICES, Driver.EXCHANGE} or no_rules(document))
    assume(key.driver is not Driver.EXCHANGE or change > -1)
    by = By.AMOUNT if key.driver in BY_AMOUNT else By.SHARE
    expected = Reference(by_hand(document, key, change)).profit()
    assert Mover(book).profit(key, by, change) == minor_units(expected, document)


@given(documents(modes=("volume",)), st.integers(-2, 2))
@settings(max_examples=80)
def test_another_tier_is_another_discount_for_the_same_accounts(
    document: Document, steps: int
) -> None:
    book = book_of(document)
    assume(Key(Driver.TIER) in drivers(book))
    discounts = [tier.discount for tier in book.plan.programme.tiers]
    if book.counted < book.plan.programme.starts[0]:
        assume(False)
    here = max(i for i, start in enumerate(book.plan.programme.starts) if start <= book.counted)
    assume(discounts.index(discounts[here]) == here)  # of two tiers with one discount, the first
    there = discounts[min(max(here + steps, 0), len(discounts) - 1)]
    document["programme"]["tiers"] = [{"from": 0, "discount": f"{there:f}"}]
    expected = minor_units(Reference(document).profit(), document)
    assert Mover(book).profit(Key(Driver.TIER), By.AMOUNT, Decimal(steps)) == expected


@given(documents(), st.integers(-9, 9))
@settings(max_examples=60)
def test_other_numbers_of_accounts_are_those_of_the_curve(document: Document, more: int) -> None:
    book = book_of(document)
    assume(Key(Driver.ACCOUNTS) in drivers(book))
    sold = sum(
        r.get("accounts", 1)
        for r in document["clients"]
        if Reference.role(r)[0] == "active" and Reference.role(r)[1] == "resale"
    )
    number = max(sold + more, 0)
    profit = Mover(book).profit(Key(Driver.ACCOUNTS), By.AMOUNT, Decimal(more))
    if more:
        expected = Reference(document).curve(number)[number].resale_profit
        assert profit == minor_units(expected, document)
    else:
        assert profit == book.profit


def beyond(plan: Plan, swing: Swing, change: Decimal) -> bool:
    profit = Mover(Book(plan)).profit(swing.key, swing.by, change)
    return (profit >= 0) != (swing.today >= 0)


STEPS = {By.SHARE: Decimal("0.001")}


@given(documents(rows_of=(2, 3)))
@settings(max_examples=40)
def test_where_nothing_is_left_the_profit_turns_within_one_step(document: Document) -> None:
    plan = plan_of(document)
    found = known(swings(Book(plan)))
    sizes = [each.size for each in found.each]
    assert sizes == sorted(sizes, reverse=True)
    for each in found.each:
        profits = each.low.profit, each.high.profit, each.today
        assert each.size == max(profits) - min(profits)
        if each.turn is None:
            continue
        assert each.low.change <= each.turn.change <= each.high.change
        assert beyond(plan, each, each.turn.change)
        of, _ = range_of(each.key, Book(plan))
        step = STEPS.get(of.by, Decimal("0.001"))
        if each.key.driver in {Driver.ACCOUNTS, Driver.TIER}:
            step = Decimal(1)
        nearer = each.turn.change - step if each.turn.change > 0 else each.turn.change + step
        assert not beyond(plan, each, nearer)


def test_the_worked_example() -> None:
    found = known(swings(book_of(example())))
    assert found.profit == 281_692
    by_key = {each.key: each for each in found.each}
    overheads = by_key[Key(Driver.OVERHEADS)]
    assert (overheads.low.profit, overheads.high.profit) == (286_192, 277_192)  # 45.00 each way
    assert overheads.low.value == Decimal("405.00")
    accounts = by_key[Key(Driver.ACCOUNTS)]
    assert (accounts.low.value, accounts.high.value) == (Decimal(20), Decimal(24))
    assert accounts.high.profit == 303_996  # the curve's 24
    tier = by_key[Key(Driver.TIER)]
    assert (tier.low.value, tier.high.value) == (Decimal(0), Decimal("0.35"))
    # 2,007.00 at list and 1,304.55 at 35 %, instead of 1,505.25.
    assert tier.low.profit - tier.today == -50_175
    assert tier.high.profit - tier.today == 20_070
    assert found.each[0].key == Key(Driver.SERVICES)


def test_what_a_book_does_not_have_moves_nothing() -> None:
    keys = {key.driver for key in drivers(book_of(small()))}
    assert keys == {
        Driver.OVERHEADS,
        Driver.LIST_PRICES,
        Driver.FEE_RATE,
        Driver.UNPAID,
        Driver.ACCOUNTS,
        Driver.TIER,
    }
    graduated = book_of(small({"programme.mode": "graduated"}))
    assert Key(Driver.TIER) not in drivers(graduated)
    abroad = small({"price_list.currency": "EUR", "price_list.exchange_rate": "1.1"})
    assert Key(Driver.EXCHANGE) in drivers(book_of(abroad))


def test_one_package_is_all_packages() -> None:
    edits = {"packages.0.software_price": "150.00"}
    assert [key for key in drivers(book_of(small(edits))) if key.driver is Driver.SOFTWARE] == [
        Key(Driver.SOFTWARE)
    ]
    of_example = drivers(book_of(example()))
    packages = [key.package for key in of_example if key.driver is Driver.SERVICES]
    assert packages == ["", "essential", "growth", "scale"]


def test_a_book_with_a_problem_says_nothing() -> None:
    assert swings(book_of(small({"clients.0.package": "gone"}))) is None


# The ranges that the user sets.


def test_a_range_is_kept_in_the_file_and_changes_no_figure() -> None:
    plan = plan_of(example())
    made = DriverRange("software", Decimal("-5"), Decimal("20.50"), By.AMOUNT, "growth")
    edited = with_range(plan, made)
    assert written_of(edited)["sensitivity"] == {
        "ranges": [
            {
                "driver": "software",
                "package": "growth",
                "low": "-5",
                "high": "20.5",
                "by": "amount",
            }
        ]
    }
    again = plan_of(written_of(edited))
    assert again == edited
    assert Book(again).profit == Book(plan).profit
    key = Key(Driver.SOFTWARE, "growth")
    assert range_of(key, Book(again)) == (made, True)
    swing = Mover(Book(again)).swing(key)
    # 7 accounts of Growth are resold: 20.50 more each, of which 2.9 % of 24.60 is the fee.
    assert swing.own
    assert 7 * (2050 - 72) <= swing.high.profit - swing.today <= 7 * (2050 - 71)
    without = without_range(again, key)
    assert "sensitivity" not in written_of(without)
    assert without == plan


def test_a_range_is_set_once_for_each_driver() -> None:
    plan = plan_of(example())
    for high in ("0.1", "0.2", "0.3"):
        plan = with_range(plan, DriverRange("overheads", Decimal(0), Decimal(high)))
    plan = with_range(plan, DriverRange("hours", Decimal(0), Decimal("0.1")))
    assert [(each.driver, each.high) for each in plan.sensitivity.ranges] == [
        ("overheads", Decimal("0.3")),
        ("hours", Decimal("0.1")),
    ]


def test_ends_the_wrong_way_round_are_put_in_order() -> None:
    plan = with_range(plan_of(example()), DriverRange("overheads", Decimal("0.5"), Decimal("-0.5")))
    swing = Mover(Book(plan)).swing(Key(Driver.OVERHEADS))
    assert (swing.low.change, swing.high.change) == (Decimal("-0.5"), Decimal("0.5"))
    assert swing.own


@pytest.mark.parametrize(
    "strange",
    [
        {"driver": "weather", "low": "-1", "high": "1"},
        {"driver": "tier", "low": "-0.1", "high": "0.1", "by": "share"},
        {"driver": "software", "package": "gone", "low": "-1", "high": "1"},
    ],
)
def test_a_range_of_nothing_known_is_left_alone(strange: dict[str, str]) -> None:
    document = example({"sensitivity": {"ranges": [strange]}})
    plan = plan_of(document)
    found = known(swings(Book(plan)))
    usual = known(swings(book_of(example())))
    assert found == usual
    kept = written_of(plan)["sensitivity"]["ranges"][0]
    assert kept == {"by": "share", **strange}


@pytest.mark.parametrize("by", By)
def test_extreme_ranges_never_make_a_price_negative_or_a_rate_no_share(by: By) -> None:
    plan = plan_of(example())
    most = Decimal(10**9)
    for key in drivers(Book(plan)):
        plan = with_range(plan, DriverRange(key.driver, -most, most, by, key.package))
    mover = Mover(Book(plan))
    now = known(swings(Book(plan), turns=False)).profit
    for key in drivers(Book(plan)):
        way = range_of(key, Book(plan))[0].by
        low, high = (mover.profit(key, way, end) for end in (-most, most))
        if key.driver in {Driver.HOURS, Driver.HOURLY_COST, Driver.OVERHEADS}:
            assert low > now > high  # without any of it, and with a great deal
        if key.driver in BY_AMOUNT:
            today = mover.value(key, way, Decimal(0))
            mine = [mover.value(key, way, end) for end in (-most, most)]
            assert mine == [0, 1 if today or way is By.AMOUNT else 0]
    # Nothing is less than no price: revenue without it is what the others bring.
    without = mover.profit(Key(Driver.SOFTWARE), way, -most)
    nothing = example()
    for package in nothing["packages"]:
        package["software_price"] = "0.00"
    assert without == book_of(nothing).profit


def test_the_profit_falls_as_hours_and_costs_grow() -> None:
    mover = Mover(book_of(example()))
    for driver in (Driver.HOURS, Driver.HOURLY_COST, Driver.OVERHEADS, Driver.LIST_PRICES):
        profits = [mover.profit(Key(driver), By.SHARE, Decimal(n) / 10) for n in range(-5, 6)]
        assert all(more > less for more, less in pairwise(profits))


def test_an_amount_is_in_the_currency_of_the_plan() -> None:
    mover = Mover(book_of(example()))
    key, change = Key(Driver.OVERHEADS), Decimal("12.34")
    assert mover.value(key, By.AMOUNT, change) == Decimal("462.34")
    assert mover.profit(key, By.AMOUNT, change) == 281_692 - 1_234


@pytest.mark.parametrize(
    ("made", "turn"),
    [
        # 450.00 of overheads and a profit of 0.20: 0.05 % more is 0.23 more, 0.04 % is 0.18.
        (DriverRange("overheads", Decimal("-0.0001"), Decimal("0.0005")), Decimal("0.0005")),
        (DriverRange("overheads", Decimal("-0.0001"), Decimal("0.0004")), None),
        (DriverRange("overheads", Decimal("0.0004"), Decimal("0.0015")), Decimal("0.001")),
        # 22 accounts less 4.6 % are 21.
        (DriverRange("accounts", Decimal("-0.046"), Decimal("0.01")), Decimal("-0.023")),
    ],
)
def test_a_loss_at_an_end_is_said_however_narrow_the_range(
    made: DriverRange, turn: Decimal | None
) -> None:
    plan = plan_of(example())
    plan = replace(plan, agency=replace(plan.agency, overheads=45_000))
    # The same profit less, without another value of overheads: the programme's fee.
    plan = replace(plan, programme=replace(plan.programme, monthly_fee=281_672))
    book = Book(with_range(plan, made))
    assert book.profit == 20
    swing = Mover(book).swing(Key(Driver(made.driver)))
    assert (None if swing.turn is None else swing.turn.change) == turn
    assert (turn is not None) == (min(swing.low.profit, swing.high.profit) < 0)


@given(st.integers(-(10**9), 10**9), st.integers(-(10**7), 10**7), st.integers(1, 10**6), st.data())
def test_a_crossing_is_found_in_few_looks(
    start: int, slope: int, last: int, data: st.DataObject
) -> None:
    noise = data.draw(st.integers(1, 7))  # what rounding does to a line
    looks = []

    def profit(steps: int) -> int:
        looks.append(steps)
        return start + slope * steps + (steps * steps % noise if steps else 0)

    found = first_beyond(profit, last)
    few = len(looks)
    if found is None:
        assert (profit(0) >= 0) == (profit(last) >= 0)
        return
    assert (profit(found - 1) >= 0) == (profit(0) >= 0) != (profit(found) >= 0)
    assert 1 <= found <= last
    assert few <= 12 + last.bit_length()
