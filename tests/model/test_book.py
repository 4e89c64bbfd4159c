"""What each rule does to the book of one month, and where a problem leaves dashes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.model.account import Amounts
from planner.model.book import Book, NextTier, margin, markup
from planner.model.plan import Channel
from planner.model.rows import Kind
from tests.model.plans import (
    Edits,
    book_of,
    cents,
    edited,
    example,
    known,
    plan_of,
    row_amounts,
    small,
)

# Margin and markup


def test_there_is_no_margin_without_revenue_and_no_markup_without_cost() -> None:
    nothing, gain, loss = Amounts(), Amounts(software=500), Amounts(vendor_cost=500)
    assert [margin(each) for each in (nothing, gain, loss)] == [None, 1, None]
    assert [markup(each) for each in (nothing, gain, loss)] == [None, None, -1]
    empty = book_of(small({"clients": []}))
    assert (empty.profit, empty.margin, empty.markup) == (0, None, None)
    with_overheads = book_of(small({"clients": [], "agency.overheads": "5.00"}))
    assert (with_overheads.profit, with_overheads.margin) == (-500, None)
    assert with_overheads.markup == -1


# Statuses and counting

BILLED = {("active", "resale"), ("disabled", "resale")}
EARNING = {("active", "resale"), ("active", "commission")}
STATUSES = (
    "active",
    "disabled",
    "trial",
    "sandbox",
    "expired",
    "cancelled",
    "archived",
    "proposed",
)


@pytest.mark.parametrize("channel", ["resale", "commission"])
@pytest.mark.parametrize("status", STATUSES)
def test_who_is_billed_and_who_earns(status: str, channel: str) -> None:
    edits: Edits = {
        "packages.0.services_price": "50.00",
        "packages.0.hours": "1",
        "agency.hourly_cost": "10.00",
        "clients.0.status": status,
        "clients.0.channel": channel,
    }
    totals = known(book_of(small(edits)).totals)
    role = (status, channel)
    assert totals.vendor_cost == (cents("100.00") if role in BILLED else 0)
    assert totals.revenue == (cents("50.00") if role in EARNING else 0)
    assert totals.work == (cents("10.00") if role in EARNING else 0)


COUNTING = {
    "": {("active", "resale")},
    "counts_disabled": {("active", "resale"), ("disabled", "resale")},
    "counts_commission": {("active", "resale"), ("active", "commission")},
}


@pytest.mark.parametrize("switch", COUNTING)
@pytest.mark.parametrize("channel", ["resale", "commission"])
@pytest.mark.parametrize("status", STATUSES)
def test_who_counts_toward_the_tier(status: str, channel: str, switch: str) -> None:
    edits: Edits = {
        "clients.0.accounts": 7,
        "clients.0.status": status,
        "clients.0.channel": channel,
        **({f"programme.{switch}": True} if switch else {}),
    }
    assert book_of(small(edits)).counted == (7 if (status, channel) in COUNTING[switch] else 0)


def test_a_disabled_account_has_vendor_cost_and_vendor_tax_only() -> None:
    edits: Edits = {
        "agency.vendor_tax_rate": "0.1",
        "agency.hourly_cost": "10.00",
        "packages.0.software_price": "120.00",
        "packages.0.hours": "1",
        "packages.0.other_costs": "5.00",
        "clients.0.status": "disabled",
    }
    expected = Amounts(vendor_cost=cents("100.00"), vendor_tax=cents("10.00"))
    assert book_of(small(edits)).totals == expected


@pytest.mark.parametrize(
    ("accounts", "each"),
    [
        (1, "100.00"),
        (2, "75.00"),
        (24, "75.00"),
        (25, "65.00"),
        (49, "65.00"),
        (50, "55.00"),
        (99, "55.00"),
        (100, "45.00"),
        (101, "45.00"),
    ],
)
def test_every_account_gets_the_tiers_discount(accounts: int, each: str) -> None:
    book = book_of(small({"clients.0.accounts": accounts}))
    assert book.accounts(Kind.RESOLD) == book.counted == accounts
    assert known(book.totals).vendor_cost == accounts * cents(each)


def test_a_row_of_one_account_with_nothing_given_is_an_active_resold_one() -> None:
    book = book_of(small())
    assert book.counted == 1
    assert known(book.totals) == Amounts(vendor_cost=10000)


# Who pays what, where the order of rows decides

THREE_ROWS: Edits = {
    "programme.tiers": [{"from": 1, "discount": "0"}, {"from": 3, "discount": "0.5"}],
    "clients": [
        {"id": "a", "package": "p", "accounts": 2, "status": "disabled"},
        {"id": "b", "package": "p", "accounts": 2},
        {"id": "c", "package": "p", "accounts": 9, "status": "trial"},
        {"id": "d", "package": "p", "accounts": 5, "channel": "commission"},
        {"id": "e", "package": "p", "accounts": 2},
    ],
}


@pytest.mark.parametrize(
    ("programme", "costs"),
    [
        ({}, ["100.00", "100.00", "100.00"]),  # 4 count
        ({"programme.first_account_full_price": True}, ["150.00", "100.00", "100.00"]),
        ({"programme.mode": "graduated"}, ["200.00", "100.00", "100.00"]),
        (
            {"programme.mode": "graduated", "programme.tiers.0.discount": "0.2"},
            ["160.00", "100.00", "100.00"],
        ),
        (
            {
                "programme.mode": "graduated",
                "programme.tiers.0.discount": "0.2",
                "programme.first_account_full_price": True,
            },
            ["180.00", "100.00", "100.00"],
        ),
    ],
    ids=["volume", "first at list", "graduated", "graduated from 0.2", "both"],
)
def test_what_each_row_pays_the_vendor(programme: Edits, costs: list[str]) -> None:
    rows = row_amounts(book_of(edited(small(THREE_ROWS), programme)))
    assert [rows[index].vendor_cost for index in (0, 1, 4)] == [cents(cost) for cost in costs]
    assert (rows[2].vendor_cost, rows[3].vendor_cost) == (0, 0)


def test_a_tier_can_begin_within_a_row() -> None:
    document = small({"programme.mode": "graduated", "clients.0.accounts": 26})
    # 1 × 100.00 + 23 × 75.00 + 2 × 65.00
    assert known(book_of(document).totals).vendor_cost == cents("1,955.00")


def test_amounts_are_rounded_per_account_and_not_per_row() -> None:
    edits: Edits = {
        "price_list.prices.plus.1000": "0.33",
        "programme.tiers": [{"from": 1, "discount": "0.5"}],
        "clients.0.accounts": 3,
    }
    assert known(book_of(small(edits)).totals).vendor_cost == 51  # not 49.5


# The next tier


def test_the_saving_of_the_next_tier_includes_disabled_accounts() -> None:
    rows = [
        {"package": "p", "accounts": 24},
        {"package": "p", "accounts": 2, "status": "disabled"},
    ]
    tier = book_of(small({"clients": rows})).next_tier
    assert tier == NextTier(25, Decimal("0.35"), 1, cents("260.00"))


@pytest.mark.parametrize(
    ("accounts", "start", "needed"),
    [(0, 1, 1), (1, 2, 1), (2, 25, 23), (24, 25, 1), (25, 50, 25), (49, 50, 1), (99, 100, 1)],
)
def test_accounts_to_the_next_tier(accounts: int, start: int, needed: int) -> None:
    rows = [{"package": "p", "accounts": accounts}] if accounts else []
    tier = book_of(small({"clients": rows})).next_tier
    assert tier is not None
    assert (tier.start, tier.accounts_needed) == (start, needed)


@pytest.mark.parametrize("accounts", [100, 101])
def test_there_is_no_next_tier_at_the_top(accounts: int) -> None:
    assert book_of(small({"clients.0.accounts": accounts})).next_tier is None


def test_the_next_tier_takes_nothing_off_accounts_that_keep_their_own_discount() -> None:
    document = small({"clients.0.accounts": 24, "programme.mode": "graduated"})
    tier = book_of(document).next_tier
    assert tier is not None
    assert tier.monthly_saving == 0


def test_the_account_at_list_stays_there_in_the_next_tier() -> None:
    edits: Edits = {"clients.0.accounts": 24, "programme.first_account_full_price": True}
    tier = book_of(small(edits)).next_tier
    assert tier is not None
    assert tier.monthly_saving == 23 * cents("10.00")


# Problems leave dashes where they touch, and nowhere else


def dashes(book: Book) -> list[bool]:
    return [row.amounts is None for row in book.rows]


NO_TOTAL = (None,) * 5


def whole(book: Book) -> tuple[object, ...]:
    return book.totals, book.invoice, book.profit, book.margin, book.markup


@pytest.mark.parametrize(
    ("edits", "rows"),
    [
        ({"packages.0.services_price": "-1.00"}, {0, 5}),
        ({"packages.0.plan": "unknown"}, {0, 5}),
        ({"packages.2.contacts": 25001}, {2}),
        ({"clients.1.package": "unknown"}, {1}),
        ({"clients.1.hours": "-1"}, {1}),
        ({"clients.1.contacts": 120000}, {1}),
        ({"clients.5.contacts": 120000}, {5}),
        ({"clients.4.id": "x", "clients.1.id": "x"}, {4}),
        ({"clients.0.accounts": 0}, {0}),
        ({"clients.6.package": "unknown"}, {6}),
        ({"agency.tax_rate": "2"}, set(range(7))),
        ({"programme.tiers.0.from": 2}, set(range(7))),
        ({"price_list.currency": "EUR"}, set(range(7))),
    ],
    ids=str,
)
def test_a_problem_leaves_dashes_where_it_touches(edits: Edits, rows: set[int]) -> None:
    book = book_of(example(edits))
    assert book.problems
    assert not book.complete
    assert {index for index, dash in enumerate(dashes(book)) if dash} == rows
    assert whole(book) == NO_TOTAL
    if book.next_tier is not None:
        assert book.next_tier.monthly_saving is None


def test_what_a_problem_does_not_touch_is_as_it_was() -> None:
    sound, hurt = book_of(example()), book_of(example({"clients.1.hours": "-1"}))
    for index in (0, 2, 3, 4, 5, 6):
        assert hurt.rows[index] == sound.rows[index]
    assert hurt.counted == sound.counted
    assert hurt.discount == sound.discount


def test_a_row_with_a_list_price_of_its_own_does_not_need_its_packages() -> None:
    edits: Edits = {"price_list.prices.starter.1000": None, "clients.0.list_price": "19.00"}
    book = book_of(example(edits))
    assert [problem.code for problem in book.problems] == ["band-unpublished"]
    assert dashes(book) == [False] * 5 + [True, False]
    assert book.rows[0] == book_of(example()).rows[0]


def test_a_package_that_nobody_has_touches_no_total() -> None:
    spare = {"id": "spare", "plan": "unknown", "contacts": 1}
    book = book_of(example({"packages.3": spare}))
    assert [problem.code for problem in book.problems] == ["unknown-plan"]
    assert book.profit == cents("2,816.92")


def test_rows_that_neither_earn_nor_cost_leave_the_totals_alone() -> None:
    idle = {"id": "idle", "package": "growth", "contacts": 120000, "status": "proposed"}
    book = book_of(example({"clients.7": idle}))
    assert book.profit == cents("2,816.92")
    assert (book.rows[7].amounts, book.rows[7].list_price) == (Amounts(), None)


def test_assumptions_touch_no_figure_of_a_month() -> None:
    book = book_of(example({"assumptions.monthly_churn": "2"}))
    assert [problem.code for problem in book.problems] == ["not-a-share"]
    assert book.profit == cents("2,816.92")


def test_a_dash_keeps_the_list_price_that_is_known() -> None:
    book = book_of(example({"clients.1.hours": "-1", "clients.2.contacts": 120000}))
    hurt, unpriced = book.rows[1], book.rows[2]
    assert (hurt.amounts, hurt.list_price) == (None, cents("179.00"))
    assert (hurt.margin, hurt.markup) == (None, None)
    assert (unpriced.amounts, unpriced.list_price) == (None, None)


def test_hours_are_those_of_active_accounts() -> None:
    # 14 × 0.5 + 12 × 2.75 + 8; the disabled shop and the trial take none
    assert book_of(example()).hours == Decimal("48")


def test_a_book_may_be_changed_by_replacing_a_row() -> None:
    plan = plan_of(example())
    moved = replace(plan.clients[3], channel=Channel.RESALE)
    book = Book(replace(plan, clients=(*plan.clients[:3], moved, *plan.clients[4:])))
    assert book.counted == 26
    assert book.discount == Decimal("0.35")
