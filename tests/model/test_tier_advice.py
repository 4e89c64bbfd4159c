"""The next tier: every amount against the whole book after the change."""

from __future__ import annotations

import copy

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.hold import Leaver
from planner.model.rows import Kind
from planner.model.tier_advice import Brought, TierAdvice, tier_advice
from tests.model.plans import book_of, cents, documents, example, known, plan_of, small
from tests.model.reference import Document
from tests.model.test_tier_bill import is_resold, with_fewer, with_more


def advice_of(document: Document) -> TierAdvice:
    found = tier_advice(book_of(document))
    assert found is not None
    return found


def profit_of(document: Document, count_before: int | None = None) -> int:
    profit = Book(plan_of(document), count_before).profit
    assert profit is not None
    return profit


@settings(max_examples=500)
@given(documents())
def test_fillers_bring_what_they_do_to_the_whole_book(document: Document) -> None:
    advice = advice_of(document)
    book, now = advice.book, profit_of(document)
    for tier in advice.above:
        assert tier.needed == tier.start - book.counted > 0
        assert tier.discount > advice.discount
        if advice.filler is None:
            assert tier.fillers is None
            assert tier.filler_cost is None
            continue
        after = with_more(document, tier.needed, advice.filler)
        with_them = book_of(after)
        assert with_them.counted == tier.start
        assert with_them.plan.programme.discount(tier.start) == tier.discount
        running = profit_of(after, book.counted)
        assert tier.fillers == Brought(running - now, profit_of(after) - now)
        filled = known(with_them.rows[-1].amounts)
        assert tier.filler_cost == filled.vendor_cost + filled.vendor_tax
        before, then = known(book.totals), known(with_them.totals)
        assert tier.saving == before.vendor_cost - then.vendor_cost + filled.vendor_cost
        assert tier.tax_saving == before.vendor_tax - then.vendor_tax + filled.vendor_tax
        if book.next_tier is not None and book.next_tier.start == tier.start:
            assert tier.saving == book.next_tier.monthly_saving


@settings(max_examples=80)
@given(documents(in_order=False))
def test_average_clients_bring_what_the_curve_shows(document: Document) -> None:
    advice = advice_of(document)
    curve = Curve(advice.book)
    if curve.sample_kind is not Kind.RESOLD:
        return
    for tier in advice.above:
        brought = tier.clients
        assert brought is not None
        there = curve.at(curve.today + tier.needed).resale_profit
        assert brought.net == there - profit_of(document)


def test_clients_like_those_of_the_book_bring_what_they_do_to_it() -> None:
    document = example()
    # A tier of the test's own, that the whole book once more just reaches.
    document["programme"]["tiers"][2]["from"] = 44
    advice = advice_of(document)
    after = copy.deepcopy(document)
    again = [row for row in document["clients"] if is_resold(row)]
    after["clients"] += [row | {"name": f"{row['name']} again"} for row in again]
    (tier, *_) = advice.above
    now = profit_of(document)
    assert tier.needed == 22
    assert tier.clients == Brought(profit_of(after, 22) - now, profit_of(after) - now)


@given(st.integers(-9999, 9999), st.integers(-200, 9999))
def test_it_is_paid_back_in_the_first_month_whose_sum_is_not_negative(first: int, net: int) -> None:
    payback = Brought(first, net).payback
    if net <= 0:
        assert payback is None
        return
    together, months = first, 1
    while together < 0:
        together += net
        months += 1
    assert payback == months


@settings(max_examples=200)
@given(documents())
def test_the_account_that_takes_the_tier_with_it_raises_what_the_others_pay(
    document: Document,
) -> None:
    advice = advice_of(document)
    below, loss = advice.below, advice.loss
    book = book_of(document)
    if below is None:
        assert loss is None
        return
    resold = book.accounts(Kind.RESOLD)
    if loss is None:
        assert resold <= below.spare
        return
    at, after = with_fewer(document, below.spare), with_fewer(document, below.spare + 1)
    before, then = known(book_of(at).totals), known(book_of(after).totals)
    assert loss.bill_change == then.vendor_cost - before.vendor_cost
    own, own_tax = gone(at, after)
    assert loss.rise == then.vendor_cost - (before.vendor_cost - own)
    assert loss.tax_rise == then.vendor_tax - (before.vendor_tax - own_tax)


def gone(at: Document, after: Document) -> tuple[int, int]:
    """What the account that is in the one book only was billed there."""
    left = {row["id"]: row["accounts"] for row in after["clients"]}
    (row,) = (r for r, each in enumerate(at["clients"]) if left.get(each["id"]) != each["accounts"])
    book = book_of(at)
    *_, (_, discount) = book.runs(row)
    account = book.part_of(row).account
    assert account is not None
    lines = book.billed(account.terms, discount)
    return lines.vendor_cost, lines.vendor_tax


def test_the_worked_example_by_hand() -> None:
    advice = advice_of(example())
    near, middle, far = advice.above
    assert (near.start, near.needed, near.saving) == (25, 3, cents("200.70"))
    assert near.filler_cost == 3 * cents("12.35")
    assert near.fillers == Brought(-3 * cents("14.25"), cents("163.65"))
    assert near.fillers.payback == 2
    assert near.clients is not None
    assert near.clients.net == cents("3,379.29") - cents("2,816.92")
    assert middle.fillers == Brought(-28 * cents("14.25"), cents("401.40") - 28 * cents("10.45"))
    assert middle.fillers.payback == 5
    assert far.fillers == Brought(-78 * cents("14.25"), cents("602.10") - 78 * cents("8.55"))
    assert far.fillers.payback is None
    assert advice.late
    below = advice.below
    assert below is not None
    assert (below.start, below.spare, below.spare_clients, below.clients) == (2, 20, 1, 3)
    assert below.alone == ()
    # Of Scale and Growth the cheaper leaves: Scale pays 469.00 instead of 351.75, and the disabled
    # one 19.00 instead of 14.25.
    loss = advice.loss
    assert loss is not None
    assert loss.rise == cents("122.00")
    assert loss.bill_change == cents("122.00") - cents("134.25")


def test_in_the_same_cycle_nothing_is_late() -> None:
    advice = advice_of(example({"programme.effective": "same-cycle"}))
    (near, *_) = advice.above
    assert not advice.late
    assert near.fillers == Brought(cents("163.65"), cents("163.65"))
    assert near.fillers.payback == 1


def test_graduated_a_tier_changes_nothing_for_the_accounts_before_it() -> None:
    advice = advice_of(example({"programme.mode": "graduated"}))
    assert advice.graduated
    assert [tier.saving for tier in advice.above] == [0, 0, 0]
    assert all(tier.fillers is not None and tier.fillers.net < 0 for tier in advice.above)
    assert (advice.below, advice.loss) == (None, None)


def test_what_counts_besides_shortens_the_way() -> None:
    counts = {"programme.counts_disabled": True, "programme.counts_commission": True}
    advice = advice_of(example(counts))
    assert advice.book.counted == 28
    assert advice.above[0].needed == 22
    below = advice.below
    assert below is not None
    # 14 + 7 + 4 + 1 + 1 + 1: losing any of the first three accounts is in reach, two clients not.
    assert (below.start, below.spare) == (25, 3)
    assert below.alone == (
        Leaver("Boulangerie Martin", 14),
        Leaver("Hotel Belvedere", 7),
        Leaver("Velo & Co", 4),
    )
    assert below.spare_clients == 0


def test_a_discount_that_holds_without_any_resold_account_has_nothing_to_lose() -> None:
    edits = {"programme.counts_commission": True, "clients.3.accounts": 40}
    below = advice_of(example(edits)).below
    assert below is not None
    assert below.start == 50
    tiers = [{"from": 1, "discount": "0"}, {"from": 30, "discount": "0.5"}]
    held = advice_of(example(edits | {"programme.tiers": tiers}))
    assert held.below is not None
    assert held.below.spare == 33
    assert held.loss is None


def test_at_the_top_and_at_the_bottom_there_is_nothing_beyond() -> None:
    top = advice_of(small({"clients.0.accounts": 100}))
    assert top.above == ()
    assert top.below is not None
    assert top.loss is not None
    assert (top.below.spare, top.loss.rise) == (0, 99 * cents("10.00"))
    bottom = advice_of(small())
    assert bottom.below is None
    assert advice_of(small({"programme.tiers": [{"from": 1, "discount": "0.3"}]})).above == ()


def test_an_empty_book_saves_nothing_and_has_every_tier_above() -> None:
    document = small()
    document["clients"] = []
    advice = advice_of(document)
    assert advice.below is None
    assert [(tier.start, tier.saving) for tier in advice.above] == [
        (2, 0),
        (25, 0),
        (50, 0),
        (100, 0),
    ]
    (near, *_) = advice.above
    # One cycle at list, then at 75.00 each.
    assert near.fillers == Brought(-cents("200.00"), -cents("150.00"))
    assert near.clients == near.fillers  # the package earns nothing
    document["packages"] = []
    assert advice_of(document).above[0].clients is None


def test_a_book_without_all_its_figures_has_no_advice() -> None:
    edits = {"price_list.prices.plus.1000": None}
    assert tier_advice(book_of(small(edits))) is None
