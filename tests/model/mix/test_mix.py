"""The best mix of the worked example and of small books at the edges of each rule."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.model.book import Book
from planner.model.mix.best import Mix, Reason, best_mix, is_quick, with_mix
from planner.model.mix.changes import Change, Paid, changes
from planner.model.mix.free import Move
from planner.model.plan import Channel
from planner.storage.plan_file import load
from tests.model.plans import ORACLES, Edits, book_of, cents, example, plan_of, small

EXAMPLE = load(ORACLES / "example-plan.json").plan
RESALE, COMMISSION = Channel.RESALE, Channel.COMMISSION


def mix_of(book: Book) -> Mix:
    found = best_mix(book)
    assert found is not None
    return found


def rows(*given: tuple[str, int], **more: object) -> Edits:
    """Rows of the small plan: (channel, accounts), in resale worth 10.00 less than on commission.

    At 25 % off they bring 15.00 more than at list.
    """
    return {
        "packages.0.software_price": "110.00",
        "programme.commission.rate": "0.20",
        "clients": [
            {"id": f"c{index}", "package": "p", "channel": channel, "accounts": accounts, **more}
            for index, (channel, accounts) in enumerate(given)
        ],
    }


def test_the_worked_example_resells_all_but_the_locked_one() -> None:
    found = mix_of(Book(EXAMPLE))
    assert found.profit == cents("3,177.30")
    assert found.gain == cents("360.38")
    assert (found.resold, found.discount) == (26, Decimal("0.35"))
    assert found.moves == (Move(3, 4, RESALE),)
    assert found.reason is Reason.TIER
    assert not found.estimate


def test_the_changes_of_the_worked_example_add_up_to_its_gain() -> None:
    book = Book(EXAMPLE)
    # 250 to the agency and 179 to the vendor, then 449 to the agency alone; what is kept of one is
    # 205.47 at 35 % (450 − 116.35 − 15.93 − 111.25, fees on the taxed price) instead of 165.55.
    mix = mix_of(book)
    (change,), others = changes(book, mix, Book(with_mix(book.plan, mix)))
    assert change == Change(
        Move(3, 4, RESALE), Paid(25000, 17900), Paid(44900, 0), 4 * 16555, 4 * 20547
    )
    assert others == cents("200.70")  # as the next tier's saving has it


def test_applying_it_changes_the_rows_that_move_and_nothing_else() -> None:
    after = with_mix(EXAMPLE, mix_of(Book(EXAMPLE)))
    moved = replace(EXAMPLE.clients[3], channel=RESALE)
    assert after == replace(EXAMPLE, clients=(*EXAMPLE.clients[:3], moved, *EXAMPLE.clients[4:]))
    again = mix_of(Book(after))
    assert (again.moves, again.reason, again.gain) == ((), Reason.BEST_ALREADY, 0)


def test_a_row_is_split_where_only_some_of_it_should_change() -> None:
    # The second tier needs 2 of 5; beyond them commission is better.
    tiers = [{"from": 1, "discount": "0.80"}, {"from": 3, "discount": "0"}]
    plan = plan_of(small({**rows(("commission", 5)), "programme.tiers": tiers}))
    found = mix_of(Book(plan))
    assert found.moves == (Move(0, 2, RESALE),)
    after = with_mix(plan, found)
    assert [(row.id, row.channel, row.accounts) for row in after.clients] == [
        ("c0", COMMISSION, 3),
        ("c2", RESALE, 2),
    ]
    assert Book(after).profit == found.profit


def test_whole_rows_move_before_one_is_split_and_earlier_ones_before_later() -> None:
    tiers = [{"from": 1, "discount": "0.80"}, {"from": 6, "discount": "0"}]
    given = [("commission", 4), ("commission", 3), ("commission", 2), ("commission", 3)]
    plan = plan_of(small({**rows(*given), "programme.tiers": tiers}))
    # 5 of 12: 4 and one more would split a row, 3 and 2 do not.
    assert mix_of(Book(plan)).moves == (Move(1, 3, RESALE), Move(2, 2, RESALE))


@pytest.mark.parametrize(
    ("edits", "reason"),
    [
        ({**rows(("commission", 3)), "programme.commission.rate": None}, Reason.NO_RATE),
        (rows(("commission", 3), channel_locked=True), Reason.LOCKED),
        (rows(("commission", 3), status="trial"), Reason.NO_CLIENTS),
        ({"clients": []}, Reason.NO_CLIENTS),
        (rows(("resale", 3)), Reason.BEST_ALREADY),
        (rows(("resale", 1)), Reason.COMMISSION),
        (rows(("resale", 2), ("commission", 2)), Reason.RESOLD),
        (rows(("commission", 2)), Reason.TIER),
    ],
)
def test_the_reason_why_accounts_move_or_stay(edits: Edits, reason: Reason) -> None:
    found = mix_of(book_of(small(edits)))
    assert found.reason is reason
    moves = reason in {Reason.COMMISSION, Reason.RESOLD, Reason.TIER}
    assert (found.gain > 0) is moves is bool(found.moves)


def test_without_a_rate_nothing_is_moved_even_at_a_loss() -> None:
    edits = {**rows(("resale", 3)), "packages.0.software_price": "1.00"}
    found = mix_of(book_of(small({**edits, "programme.commission.rate": None})))
    assert (found.moves, found.reason) == ((), Reason.NO_RATE)


@pytest.mark.parametrize(
    "edits",
    [{"clients.0.package": "none"}, {"agency.overheads": "-1.00"}, {"packages.0.contacts": 10**6}],
)
def test_a_book_without_all_of_its_figures_has_no_best_mix(edits: Edits) -> None:
    assert best_mix(book_of(example(edits))) is None


@pytest.mark.parametrize("discounts", [("0.25", "0.26"), ("0.25", "0.8")])
def test_a_tier_is_the_reason_only_where_it_brings_most_of_the_gain(
    discounts: tuple[str, str],
) -> None:
    # At 25 % each of the two brings 15.00 more resold; one per cent more brings all four 1.00 each.
    tiers = [{"from": 1, "discount": discounts[0]}, {"from": 3, "discount": discounts[1]}]
    edits = {**rows(("resale", 2), ("commission", 2)), "programme.tiers": tiers}
    found = mix_of(book_of(small(edits)))
    assert found.discount > Decimal("0.25")
    if discounts[1] == "0.26":
        assert (found.gain, found.reason) == (cents("34.00"), Reason.RESOLD)
    else:
        assert (found.gain, found.reason) == (cents("250.00"), Reason.TIER)


def test_where_order_counts_each_account_is_held_against_the_discount_it_gets() -> None:
    # The four are 23rd to 26th on the bill: two at 25 %, two at 35 %, better than on commission.
    found = mix_of(book_of(example({"programme.mode": "graduated"})))
    assert (found.moves, found.reason) == ((Move(3, 4, RESALE),), Reason.RESOLD)
    # Alone on the bill the first pays list, at which it brings less; the others bring more.
    first = {**rows(("commission", 3)), "programme.first_account_full_price": True}
    tiers = {"programme.tiers": [{"from": 1, "discount": "0.25"}]}
    found = mix_of(book_of(small({**first, **tiers})))
    assert (found.gain, found.reason) == (cents("20.00"), Reason.TIER)
    found = mix_of(book_of(small({**first, **tiers, "programme.mode": "graduated"})))
    assert (found.gain, found.reason) == (cents("20.00"), Reason.TOGETHER)


def test_the_cycle_before_is_told_where_the_first_account_pays_list() -> None:
    book = book_of(example({"programme.first_account_full_price": True}))
    found = mix_of(book)
    after = Book(with_mix(book.plan, found), count_before=22)
    assert after.profit is not None
    assert found.first_gain == after.profit - found.current_profit == cents("88.08")


def test_with_the_vendors_next_cycle_the_cycle_before_has_the_old_discount() -> None:
    found = mix_of(Book(EXAMPLE))
    after = Book(with_mix(EXAMPLE, found), count_before=22)
    assert after.profit is not None
    assert found.first_gain == after.profit - found.current_profit == cents("88.08")
    same = replace(
        EXAMPLE, programme=plan_of(example({"programme.effective": "same-cycle"})).programme
    )
    assert mix_of(Book(same)).first_gain is None


def test_past_its_limit_a_book_whose_order_counts_is_estimated_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = book_of(example({"programme.mode": "graduated"}))
    exact = mix_of(book)
    monkeypatch.setattr("planner.model.mix.best.MOST_STEPS", 0)
    guessed = mix_of(book)
    assert (exact.estimate, guessed.estimate) == (False, True)
    assert guessed.current_profit <= guessed.profit <= exact.profit
    assert Book(with_mix(book.plan, guessed)).profit == guessed.profit


def test_a_book_by_tier_is_quick_and_one_in_order_as_long_as_it_is_small() -> None:
    assert is_quick(Book(EXAMPLE), 1000)
    graduated = example({"programme.mode": "graduated"})
    assert is_quick(book_of(graduated), 1000)
    graduated["clients"] *= 20
    for number, client in enumerate(graduated["clients"]):
        graduated["clients"][number] = {**client, "id": f"c{number}"}
    assert not is_quick(book_of(graduated), 1000)
