"""Price × accounts: every cell is the curve of the edited plan, by the reference."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.model.curve import Curve
from planner.model.price_accounts import MOST_ROWS, Grid, price_accounts
from tests.model.plans import book_of, documents, example, minor_units, small
from tests.model.reference import DIGITS, Document, Reference
from tests.model.test_sensitivity import text_of, with_rows

REACH = st.sampled_from([Decimal("0.1"), Decimal("0.2"), Decimal("0.4")])


def known(grid: Grid | None) -> Grid:
    assert grid is not None
    return grid


def by_hand(document: Document, change: Decimal, package: str) -> Document:
    made = with_rows(document)
    digits = DIGITS[made["currency"]]
    for row in made["clients"]:
        if package in {"", row["package"]}:
            for name in ("software_price", "services_price"):
                row[name] = text_of(Fraction(row[name]) * Fraction(1 + change), digits)
    return made


@given(documents(rows_of=(2, 3, 4)), REACH, st.booleans(), st.booleans())
@settings(max_examples=50)
def test_every_cell_is_the_curve_of_the_document_edited_by_hand(
    document: Document, reach: Decimal, one: bool, wide: bool
) -> None:
    book = book_of(document)
    assume(any(map(Reference(document).is_resold, document["clients"])))
    package = document["clients"][0]["package"] if one else ""
    grid = known(price_accounts(book, reach, package, wide=wide))
    assert grid.now.profit == book.profit
    for column, change in enumerate(grid.changes):
        reference = Reference(by_hand(document, change, package))
        points = reference.curve(max(grid.accounts))
        for row, accounts in enumerate(grid.accounts):
            cell = grid.cells[row][column]
            if accounts == grid.today:
                expected = reference.profit()
            else:
                expected = points[accounts].resale_profit
                revenue = points[accounts].resale_revenue
                assert cell.revenue == minor_units(revenue, document)
            assert cell.profit == minor_units(expected, document)
            assert Fraction(grid.discounts[row]) == points[accounts].discount


@given(documents(), REACH, st.booleans())
@settings(max_examples=60)
def test_its_axes_are_in_order_and_hold_today(
    document: Document, reach: Decimal, wide: bool
) -> None:
    grid = price_accounts(book_of(document), reach, wide=wide)
    assume(grid is not None)
    grid = known(grid)
    assert list(grid.accounts) == sorted(set(grid.accounts))
    assert len(grid.accounts) <= MOST_ROWS
    assert grid.today in grid.accounts
    assert list(grid.changes) == sorted(set(grid.changes))
    assert (grid.changes[0], grid.changes[-1]) == (-reach, reach)


@given(documents(rows_of=(1, 2)), REACH, st.booleans())
@settings(max_examples=30)
def test_where_nothing_is_resold_todays_row_is_the_book_on_commission(
    document: Document, reach: Decimal, one: bool
) -> None:
    for row in document["clients"]:
        row["channel"] = "commission"
    book = book_of(document)
    grid = price_accounts(book, reach, document["clients"][0]["package"] if one else "")
    assume(grid is not None)
    row = known(grid).accounts.index(0)
    for change, cell in zip(known(grid).changes, known(grid).cells[row], strict=True):
        moved = book_of(by_hand(document, change, known(grid).package))
        assume(moved.totals is not None)
        assert moved.totals is not None
        assert (cell.profit, cell.revenue) == (moved.profit, moved.totals.revenue)


@given(documents(), REACH)
@settings(max_examples=60)
def test_the_turn_is_where_todays_accounts_stop_or_begin_to_earn(
    document: Document, reach: Decimal
) -> None:
    book = book_of(document)
    grid = price_accounts(book, reach)
    assume(grid is not None)
    turn, profit = known(grid).turn, book.profit
    assert profit is not None
    end = -reach if profit >= 0 else reach

    def gains(change: Decimal) -> bool:
        found = book_of(by_hand(document, change, "")).profit
        assume(found is not None)  # a rule may come to less than nothing, which no amount may be
        return found is not None and found >= 0

    assert (turn is None) == (gains(end) == (profit >= 0))
    if turn is not None:
        nearer = turn + Decimal("0.001") * (1 if turn < 0 else -1)
        assert gains(turn) != (profit >= 0)
        assert gains(nearer) == (profit >= 0)


def test_the_worked_example() -> None:
    grid = known(price_accounts(book_of(example()), Decimal("0.2")))
    assert {1, 22, 24, 25} <= set(grid.accounts)
    assert grid.prices is None
    of_today = {
        n: row[grid.changes.index(Decimal(0))]
        for n, row in zip(grid.accounts, grid.cells, strict=True)
    }
    assert of_today[22].profit == 281_692
    assert of_today[24].profit == 303_996
    assert of_today[25].profit == 337_929
    growth = known(price_accounts(book_of(example()), Decimal("0.2"), "growth"))
    assert growth.prices is not None
    # 199.00 and 250.00, from 20 % off to 20 % on.
    assert (growth.prices[0], growth.prices[4], growth.prices[8]) == (35_920, 44_900, 53_880)
    wide = known(price_accounts(book_of(example()), Decimal("0.2"), wide=True))
    assert {25, 50, 100} <= set(wide.accounts)


def test_goals_come_with_it() -> None:
    edits = {"assumptions.profit_goal": "3000.00", "agency.target_margin": "0.45"}
    grid = known(price_accounts(book_of(example(edits)), Decimal("0.2")))
    assert (grid.goal, grid.target) == (300_000, Decimal("0.45"))


def test_nothing_to_sell_has_no_grid() -> None:
    document = small({"clients": []})
    assert Curve(book_of(document)).drawable
    assert price_accounts(book_of(small({"clients.0.package": "gone"})), Decimal("0.2")) is None
    assert price_accounts(book_of(document), Decimal("0.2")) is not None


def test_on_a_far_axis_rows_go_to_the_numbers_between_and_not_to_the_first_tiers() -> None:
    grid = known(price_accounts(book_of(example({"clients.0.accounts": 4_266})), Decimal("0.2")))
    assert grid.today in grid.accounts
    assert len(grid.accounts) == MOST_ROWS
    far = grid.accounts[-1]
    steps = [more - less for less, more in pairwise(grid.accounts)]
    assert max(steps) <= far // 5
