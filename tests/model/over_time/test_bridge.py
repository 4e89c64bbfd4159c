"""What moved the profit: pieces that add up, each against a figure made by hand or another way."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from planner.model.money import half_up
from planner.model.over_time.bridge import Bridge, Cause, Moves, is_apart, moves, projections_of
from planner.model.over_time.projection import project
from tests.model.plans import Edits, book_of, cents, example, plan_of, small
from tests.model.reference import Document

TWO = {
    "programme.tiers": [{"from": 1, "discount": "0.2"}, {"from": 3, "discount": "0.4"}],
    "price_list.prices.plus.5000": "200.00",
    "packages.0.software_price": "150.00",
    "packages.0.services_price": "50.00",
    "packages.0.setup_fee": "300.00",
    "clients.0.accounts": 2,
}
"""Two accounts that pay 200.00 and cost 80.00 at 20 %: they bring 240.00 a month."""

ON_COMMISSION = {"id": "b", "package": "p", "channel": "commission", "accounts": 3}


def moved(document: Document, months: int = 4) -> Moves:
    book = book_of(document)
    projection = project(book, months)
    assert projection is not None
    found = moves(book, projection)
    assert found is not None
    return found


def amounts(bridge: Bridge) -> dict[Cause, int]:
    """What each cause moves; those that move nothing are left out."""
    return {piece.cause: piece.amount for piece in bridge.pieces if piece.amount}


def two(edits: Edits) -> Document:
    return small({**TWO, **edits})


def r(amount: Fraction) -> int:
    """Cents of an exact amount."""
    return half_up((amount * 100).numerator, (amount * 100).denominator)


# The worked example, by hand.

ACTIVE = Fraction("3281.17")
"""What its 27 active accounts bring at 25 %: 3,266.92 and the 14.25 of the disabled one."""
FIXED = Fraction("464.25")
SETUP = 20002  # 1.5 joinings: fees of 433.33 less 15.53 to be paid and 217.78 of work
STAY, JOINING = Fraction("0.98"), Fraction("1.5")
SAVED = Fraction("198.80")  # at 35 %: 14 · 1.90 + 7 · 17.90 + 46.90
COMMISSION = Fraction("35.80")


@pytest.mark.parametrize("month", [1, 4, 5, 12, 13, 14])
def test_the_worked_example_by_hand(month: int) -> None:
    staying = STAY**month
    joined = JOINING * (1 - staying) / (1 - STAY)
    alone = r(ACTIVE * staying - FIXED)
    both = r(ACTIVE * (staying + joined / 27) - FIXED)
    saved = SAVED * (staying + joined / 27) + Fraction("1.90") if month >= 5 else 0
    # Today's five on commission are 13 months old in month 13, and those of month 1 as well.
    ended = 5 * staying if month >= 13 else 0
    ended += sum(JOINING * 5 / 27 * STAY ** (month - first) for first in range(1, month - 11))
    found = moved(example(), 14).bridge(month)
    expected = {
        Cause.LEAVING: alone - cents("2,816.92"),
        Cause.JOINING: both - alone,
        Cause.SETUP: SETUP,
        Cause.TIER: r(ACTIVE * (staying + joined / 27) - FIXED + saved) - both,
        Cause.COMMISSION: -r(ended * COMMISSION),
    }
    for cause, amount in expected.items():
        assert amounts(found).get(cause, 0) == pytest.approx(amount, abs=1), cause
    assert float(found.left) == pytest.approx(float(27 * (1 - staying)))
    assert float(found.joined) == pytest.approx(float(joined))


def test_the_worked_example_ends_where_the_economics_say() -> None:
    found = moved(example(), 13)
    assert found.today == cents("2,816.92")
    assert found.tier_month == 5
    for month, profit in ((1, "3,133.61"), (4, "3,469.79"), (5, "3,812.05"), (13, "4,501.16")):
        bridge = found.bridge(month)
        assert bridge.profit == cents(profit)
        assert sum(piece.amount for piece in bridge.pieces) == bridge.change
    assert found.bridge(13).newly == cents("4,501.16") - cents("4,549.52")


# Each cause alone, by hand.

ALONE: list[tuple[str, Edits, int, dict[Cause, str]]] = [
    ("half leave", {"assumptions.monthly_churn": "0.5"}, 1, {Cause.LEAVING: "-120.00"}),
    ("a quarter is left", {"assumptions.monthly_churn": "0.5"}, 2, {Cause.LEAVING: "-180.00"}),
    (
        "one leaves",
        {"assumptions.planned": [{"month": 2, "move": "leave", "client": "a", "accounts": 1}]},
        2,
        {Cause.LEAVING: "-120.00"},
    ),
    (
        "one leaves later",
        {"assumptions.planned": [{"month": 2, "move": "leave", "client": "a", "accounts": 1}]},
        1,
        {},
    ),
    (
        "a quarter joins a month",
        {"assumptions.new_accounts_per_month": "0.25"},
        2,
        {Cause.JOINING: "60.00", Cause.SETUP: "75.00"},
    ),
    (
        "a package's own number joins",
        {"assumptions.packages": [{"package": "p", "new_accounts_per_month": "0.25"}]},
        1,
        {Cause.JOINING: "30.00", Cause.SETUP: "75.00"},
    ),
    (
        "a package's own share leaves",
        {"assumptions.packages": [{"package": "p", "monthly_churn": "0.5"}]},
        1,
        {Cause.LEAVING: "-120.00"},
    ),
    (
        "one joins: the tier is billed a month later",
        {"assumptions.planned": [{"month": 1, "move": "join", "accounts": 1, "package": "p"}]},
        1,
        {Cause.JOINING: "120.00", Cause.SETUP: "300.00"},
    ),
    (
        "three times 20.00 less from then on",
        {"assumptions.planned": [{"month": 1, "move": "join", "accounts": 1, "package": "p"}]},
        2,
        {Cause.JOINING: "120.00", Cause.TIER: "60.00"},
    ),
    (
        "at once where the vendor's rule says so",
        {
            "programme.effective": "same-cycle",
            "assumptions.planned": [{"month": 1, "move": "join", "accounts": 1, "package": "p"}],
        },
        1,
        {Cause.JOINING: "120.00", Cause.SETUP: "300.00", Cause.TIER: "60.00"},
    ),
    (
        "the list is dearer: 88.00 for 80.00",
        {"assumptions.price_changes": [{"month": 2, "whose": "vendor", "rate": "0.1"}]},
        2,
        {Cause.VENDOR_PRICES: "-16.00"},
    ),
    (
        "the agency is dearer: 220.00 for 200.00",
        {"assumptions.price_changes": [{"month": 2, "whose": "agency", "rate": "0.1"}]},
        2,
        {Cause.OWN_PRICES: "40.00"},
    ),
    (
        "two that cancel are both shown",
        {
            "assumptions.price_changes": [
                {"month": 1, "whose": "vendor", "rate": "0.2"},
                {"month": 1, "whose": "agency", "rate": "0.08"},
            ]
        },
        1,
        {Cause.VENDOR_PRICES: "-32.00", Cause.OWN_PRICES: "32.00"},
    ),
    (
        "1,100 contacts are beyond the band: 160.00 for 80.00",
        {"assumptions.contact_growth": "0.1"},
        1,
        {Cause.CONTACTS: "-160.00"},
    ),
    (
        "a package's own growth",
        {"assumptions.packages": [{"package": "p", "contact_growth": "0.1"}]},
        1,
        {Cause.CONTACTS: "-160.00"},
    ),
    (
        "three commissions of 20.00 end",
        {"programme.commission": {"rate": "0.2", "months": 1}, "clients.1": ON_COMMISSION},
        2,
        {Cause.COMMISSION: "-60.00"},
    ),
    (
        "within their months they do not",
        {"programme.commission": {"rate": "0.2", "months": 1}, "clients.1": ON_COMMISSION},
        1,
        {},
    ),
    (
        "without a rate there is none to end",
        {"programme.commission": {"months": 1}, "clients.1": ON_COMMISSION},
        2,
        {},
    ),
]


@pytest.mark.parametrize(
    ("edits", "month", "expected"), [each[1:] for each in ALONE], ids=[each[0] for each in ALONE]
)
def test_a_cause_alone(edits: Edits, month: int, expected: dict[Cause, str]) -> None:
    found = moved(two(edits)).bridge(month)
    assert amounts(found) == {cause: cents(amount) for cause, amount in expected.items()}


def test_of_what_is_not_assumed_nothing_is_listed() -> None:
    assert moved(two({})).bridge(4).pieces == ()
    later = moved(two({"assumptions.price_changes": [_change(4, "vendor")]})).bridge(1)
    assert [(piece.cause, piece.amount) for piece in later.pieces] == [(Cause.VENDOR_PRICES, 0)]


def _change(month: int, whose: str) -> Document:
    return {"month": month, "whose": whose, "rate": "0.1"}


def test_what_there_is_nobody_for_is_not_listed() -> None:
    nobody = moved(example({"clients": []})).bridge(2)
    assert nobody.accounts == 0
    assert Cause.LEAVING not in {piece.cause for piece in nobody.pieces}
    assert sum(amounts(nobody).values()) == nobody.change
    # Where commission brings nothing, none can end.
    free = moved(example({"programme.commission.rate": "0"}), 24).bridge(24)
    assert Cause.COMMISSION not in {piece.cause for piece in free.pieces}


def test_where_each_account_has_its_own_discount_the_tier_is_not_apart() -> None:
    edits = {
        "programme.mode": "graduated",
        "assumptions.planned": [{"month": 1, "move": "join", "accounts": 2, "package": "p"}],
    }
    months = moved(two(edits))
    found = months.bridge(2)
    # The third and the fourth cost 60.00, not 80.00.
    assert amounts(found) == {Cause.JOINING: cents("280.00")}
    assert not found.tier_apart
    assert months.tier_month is None


def test_the_order_of_the_rows_is_told_apart() -> None:
    edits = {
        "programme.first_account_full_price": True,
        "clients.0.accounts": 1,
        "clients.1": {"id": "b", "package": "p", "list_price": "200.00"},
    }
    found = moved(two(edits)).bridge(1)
    # Today the first is the cheap one: 100.00 + 160.00. On average half of each is: 270.00.
    assert amounts(found) == {Cause.ESTIMATE: -cents("10.00")}
    assert found.is_estimate and found.tier_apart
    assert found.most is None


def test_the_most_goes_the_way_of_the_profit() -> None:
    changes = [_change(1, "agency"), {"month": 1, "whose": "vendor", "rate": "0.2"}]
    found = moved(two({"assumptions.price_changes": changes})).bridge(1)
    assert found.change == cents("8.00")  # 40.00 − 32.00
    assert found.most is not None and found.most.cause is Cause.OWN_PRICES
    changes[0]["rate"] = "0.05"
    found = moved(two({"assumptions.price_changes": changes})).bridge(1)
    assert found.most is not None and found.most.cause is Cause.VENDOR_PRICES


def test_of_too_many_pieces_the_least_share_one() -> None:
    found = moved(example(), 13).bridge(13)
    whole = found.spans(5)
    assert [span.pieces[0].cause for span in whole] == [piece.cause for piece in found.pieces]
    few = found.spans(3)
    assert [[piece.cause for piece in span.pieces] for span in few] == [
        [Cause.LEAVING],
        [Cause.JOINING],
        [Cause.SETUP, Cause.TIER, Cause.COMMISSION],
    ]
    for spans in (whole, few, found.spans(1)):
        assert spans[0].start == found.today
        assert spans[-1].end == found.profit
        assert sum(span.amount for span in spans) == found.change


def test_the_months_end_where_contacts_outgrow_the_bands() -> None:
    found = moved(example({"assumptions.contact_growth": "0.2"}), 12)
    assert found.projection.problem is not None
    assert found.months == found.projection.problem.values["month"] - 1  # type: ignore[operator]  # a whole number
    assert found.bridge(found.months).profit == found.projection.months[-1].profit


def test_without_figures_there_is_nothing() -> None:
    book = book_of(example())
    projection = project(book, 1)
    broken = book_of(example({"clients.0.package": "gone"}))
    assert projection is not None
    assert moves(broken, projection) is None


def test_work_that_nobody_waits_for_ends() -> None:
    class Enough(Exception):  # noqa: N818 - it is none
        pass

    def step() -> None:
        raise Enough

    book = book_of(example())
    projection = project(book, 2)
    assert projection is not None
    with pytest.raises(Enough):
        moves(book, projection, step)


def test_a_cause_that_is_off_takes_no_projection() -> None:
    plan = plan_of(two({}))
    assert projections_of(plan, Decimal("0.2")) == 1  # with the discount held
    assert projections_of(plan_of(two({"programme.mode": "graduated"})), Decimal("0.2")) == 0
    assert not is_apart(plan_of(two({"programme.mode": "graduated"})))
