"""Price and accounts: what the book earns a month at each change of prices and each count.

Every cell is what the curve of a plan with changed prices has at one number of resold accounts. At
today's number it is the book itself, as everywhere.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from planner.model import moved_account
from planner.model.account import terms
from planner.model.book import Book
from planner.model.curve import Curve, Sums
from planner.model.landmarks import a_fifth_more, next_tier_count
from planner.model.money import ratio
from planner.model.moved import scaled
from planner.model.moved_account import Served, gain, served_of
from planner.model.plan import Channel, Plan
from planner.model.rows import Kind
from planner.model.sensitivity import STEP, first_beyond

MOST_ROWS = 11
FARTHEST_APART = 100
"""A tier that begins below a hundredth of the axis has no row."""

HALF_COLUMNS = 4
"""How many prices are shown below today's, and as many above."""


class Cell(NamedTuple):
    """A month with a price and a number of accounts, in minor units."""

    profit: int
    revenue: int

    @property
    def margin(self) -> Decimal | None:
        """Profit / revenue, 6 decimals."""
        return ratio(self.profit, self.revenue)


class Grid(NamedTuple):
    """Profits by price and number of resold accounts.

    ``changes`` are of prices, as shares, ascending, 0 among them; ``prices`` are what one account
    of the package costs its client then, None where all prices move. ``accounts`` ascend, with the
    discount of each count; ``cells`` are rows by accounts, then by change. ``goal`` is a profit to
    reach and ``target`` a margin. ``turn`` is the change of prices with which today's accounts no
    longer earn anything (or begin to), None where that is out of range.
    """

    package: str
    changes: tuple[Decimal, ...]
    prices: tuple[int, ...] | None
    accounts: tuple[int, ...]
    discounts: tuple[Decimal, ...]
    cells: tuple[tuple[Cell, ...], ...]
    today: int
    goal: int | None
    target: Decimal | None
    turn: Decimal | None

    @property
    def now(self) -> Cell:
        """Today's prices and accounts."""
        return self.cells[self.accounts.index(self.today)][self.changes.index(Decimal(0))]


def price_accounts(
    book: Book, reach: Decimal, package: str = "", *, wide: bool = False
) -> Grid | None:
    """The book at prices up to ``reach`` below and above today's, over the tiers.

    Args:
        book: the book of today.
        reach: the farthest change of prices, as a share.
        package: the one whose prices change; empty: all.
        wide: up to the top tier, not only to a little past the next.

    Returns:
        None where the book has no figures, or nothing to sell.
    """
    curve = Curve(book)
    if not curve.drawable:
        return None
    changes = [reach * step / HALF_COLUMNS for step in range(-HALF_COLUMNS, HALF_COLUMNS + 1)]
    columns = _columns(curve, changes, package)
    accounts = counts(curve, wide=wide)
    return Grid(
        package=package,
        changes=tuple(changes),
        prices=_prices(book.plan, changes, package),
        accounts=accounts,
        discounts=tuple(curve.at(number).discount for number in accounts),
        cells=tuple(tuple(_cell(curve, each, number) for each in columns) for number in accounts),
        today=curve.today,
        goal=book.plan.assumptions.profit_goal,
        target=book.plan.agency.target_margin,
        turn=_turn(book, reach, package),
    )


def counts(curve: Curve, *, wide: bool) -> tuple[int, ...]:
    """The numbers of accounts worth a row: today, tiers, the last before each, round ones."""
    programme, today = curve.book.plan.programme, curve.today
    upcoming = next_tier_count(curve, today)
    far = a_fifth_more(max(today, upcoming or 0))
    if wide:
        far = max(far, a_fifth_more(curve.straight_from - 1))
    starts = sorted({curve.start_of(start) for start in programme.starts})
    # On a far axis the first tiers are all one place: rows go to the numbers between.
    near = [start for start in starts if far <= FARTHEST_APART * start and 0 < start <= far]
    step = max(far // (MOST_ROWS - 1), 1)
    round_ones = range(step, far, step)
    wanted = [today, *([upcoming] if upcoming and upcoming <= far else []), *near[-MOST_ROWS + 3 :]]
    wanted += [start - 1 for start in near if start > 1]
    wanted += [far, *round_ones]
    return tuple(sorted(list(dict.fromkeys(wanted))[:MOST_ROWS]))


class _Column(NamedTuple):
    """What a change of prices adds: to today's book, to the curve's sample and to the rest."""

    today: Sums
    sample: Sums
    beside: Sums


def _columns(curve: Curve, changes: list[Decimal], package: str) -> list[_Column]:
    """Prices touch no bill of the vendor's: each account is served once at each change."""
    book = curve.book
    sample = [
        Served(mine, accounts, Channel.RESALE, one.terms, one.resold)
        for one, accounts, mine in curve.sample
    ]
    beside = served_of(curve.others)
    resold = curve.sample_kind is Kind.RESOLD
    instead = [] if resold else served_of(p for p in book.parts if p.kind is curve.sample_kind)
    columns = []
    for change in changes:
        move = moved_account.prices(scaled(change))
        ours, others = gain(sample, move, package), gain(beside, move, package)
        served = ours if resold else gain(instead, move, package)
        columns.append(_Column(_sum(served, others), ours, others))
    return columns


def _sum(one: Sums, other: Sums) -> Sums:
    return Sums(one.contribution + other.contribution, one.revenue + other.revenue)


def _cell(curve: Curve, column: _Column, accounts: int) -> Cell:
    book = curve.book
    if accounts == curve.today and book.totals is not None and book.profit is not None:
        return Cell(*_sum(Sums(book.profit, book.totals.revenue), column.today))
    sample, beside = curve.sums
    return Cell(*curve.resell(accounts, _sum(sample, column.sample), _sum(beside, column.beside)))


def _prices(plan: Plan, changes: list[Decimal], package: str) -> tuple[int, ...] | None:
    sold = plan.package(package)
    one = None if sold is None else terms(plan, sold)
    if one is None:
        return None
    moved = [moved_account.prices(scaled(change))(one) for change in changes]
    return tuple(each.software + each.services for each in moved)


def _turn(book: Book, reach: Decimal, package: str) -> Decimal | None:
    """The first change of prices, in tenths of a per cent, beyond which profit has another sign."""
    profit = book.profit
    if profit is None:
        return None
    sign = -1 if profit >= 0 else 1
    served = served_of(book.parts)

    def moved(steps: int) -> int:
        move = moved_account.prices(scaled(sign * steps * STEP))
        return profit + gain(served, move, package).contribution

    steps = first_beyond(moved, int(reach / STEP))
    return None if steps is None else sign * steps * STEP
