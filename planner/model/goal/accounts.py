"""How many accounts a goal takes: tier by tier, since a tier can bring a goal and take it away.

Within a tier every figure goes one way as accounts are added, but for rounding, which does not
count; where the order of rows decides who pays what, each number is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from planner.model.account import Amounts, billed, served, total
from planner.model.book import BILLED, Book
from planner.model.curve import Curve
from planner.model.edits import is_quick
from planner.model.goal import levers
from planner.model.goal.goals import Answer, Figure, Goal, Met, Missed, Wanted, Why, deal_of, figure
from planner.model.goal.levers import MOST_ACCOUNTS, Key, Lever
from planner.model.goal.search import for_good, turn
from planner.model.landmarks import Interval
from planner.model.plan import Channel
from planner.model.rows import Kind

EACH_UP_TO = 400
"""Where the order of rows plays a part, every number up to here is looked at by itself."""

ON_A_CURVE = 2_000
"""The same on the curve, which is quicker than a book."""


class Counting(NamedTuple):
    """A figure by the number of accounts.

    ``cuts`` are the numbers at which it may turn or jump; ``noise`` is how far the surplus can be
    off a straight line between two of them.
    """

    at: Callable[[int], Figure]
    low: int
    high: int
    cuts: Iterable[int]
    noise: int = 0

    @property
    def runs(self) -> list[Interval]:
        """The numbers between the cuts."""
        starts = sorted({self.low, *(cut for cut in self.cuts if self.low < cut <= self.high)})
        lasts = [*(start - 1 for start in starts[1:]), self.high]
        return [Interval(*pair) for pair in zip(starts, lasts, strict=True)]


def seek_accounts(book: Book, lever: Lever, goal: Goal) -> Answer:
    """Find the least number of accounts that meets a goal, and where it is lost again."""
    counting = _row(book, lever, goal) if lever.key is Key.ROW else _resold(book, goal)
    if isinstance(counting, Missed):
        return counting
    met: list[Interval] = []
    for run in counting.runs:
        piece = _piece(counting, goal, run)
        if piece is not None and met and met[-1].last == piece.first - 1:
            met[-1] = Interval(met[-1].first, piece.last)
        elif piece is not None:
            met.append(piece)
    if not met:
        ends = {end for run in counting.runs for end in run}
        best = max(ends, key=lambda each: (goal.reach(counting.at(each)), -each))
        return Missed(Why.NO_NUMBER, best, counting.at(best))
    first = met[0].first
    beside = first - 1 if first > counting.low else None
    return Met(
        steps=first,
        figure=counting.at(first),
        from_there=True,
        beside=beside,
        beside_figure=None if beside is None else counting.at(beside),
        lost=None if met[0].last == counting.high else met[0].last + 1,
        again=met[-1].first if len(met) > 1 and met[-1].last == counting.high else None,
    )


def _piece(counting: Counting, goal: Goal, run: Interval) -> Interval | None:
    """The numbers of a run that meet a goal: its beginning, its end, or all of it."""

    def surplus(number: int) -> int:
        return goal.surplus(counting.at(number))

    def mirrored(number: int) -> int:
        return surplus(-number)

    first, last = run
    at_first, at_last = surplus(first), surplus(last)
    if at_last >= at_first:
        if at_last < 0:
            return None
        found = first if at_first >= 0 else turn(surplus, first, last)
        return Interval(for_good(surplus, found, last, counting.noise), last)
    if at_first < 0:
        return None
    found = -last if at_last >= 0 else turn(mirrored, -last, -first)
    return Interval(first, -for_good(mirrored, found, -first, counting.noise))


def _resold(book: Book, goal: Goal) -> Counting | Missed:
    curve = Curve(book)
    if not curve.drawable:
        return Missed(Why.NO_FIGURES)
    if goal.wanted is not Wanted.KEPT and is_quick(book.plan):
        return _in_proportion(book, curve, goal)

    @cache
    def at(sold: int) -> Figure:
        if goal.wanted is Wanted.KEPT:
            return _kept(book, goal, sold + curve.counted_besides)
        if sold == curve.today and book.totals is not None and book.profit is not None:
            return Figure(book.profit, book.totals.revenue)
        point = curve.at(sold)
        return Figure(point.resale_profit, point.resale_revenue)

    straight = curve.straight_from + book.accounts(Kind.DISABLED)
    return Counting(
        at,
        0,
        MOST_ACCOUNTS,
        _cuts(book, 0, straight, ON_A_CURVE, [curve.today, curve.today + 1], curve.counted_besides),
        2 * goal.scale if goal.wanted is Wanted.MARGIN else 0,
    )


def _kept(book: Book, goal: Goal, count: int) -> Figure:
    """What an account of the goal's package keeps at the tier of a count."""
    package = book.plan.package(goal.package)
    account = None if package is None else book.account_of(package)
    if account is None:
        return Figure(0, 0)
    lines = account.resold.plus(billed(account.terms, book.plan.programme.discount(count)))
    return Figure(lines.contribution, lines.price)


def _cuts(
    book: Book, low: int, straight: int, most: int, special: list[int], besides: int
) -> list[int]:
    programme = book.plan.programme
    if programme.depends_on_order:
        return [*range(low, min(straight, most) + 2), *special]
    return [*(start - besides for start in programme.starts), *special]


def _in_proportion(book: Book, curve: Curve, goal: Goal) -> Counting:
    """Numbers only: the packages follow in proportion, so each number is a book of its own."""
    lever, plan = Lever(Key.RESOLD), book.plan

    @cache
    def at(sold: int) -> Figure:
        found = figure(Book(levers.changed(plan, lever, sold)), goal)
        return Figure(0, 0) if found is None else found

    off = 0
    for part in book.parts:
        if part.kind is Kind.RESOLD and part.account is not None:
            at_list = book.billed(part.account.terms, plan.programme.discount(-1))
            worth = part.served.price + at_list.vendor_cost + at_list.vendor_tax
            worth += sum(part.served[6:])  # all costs: more than it ever brings or loses
            off += 2 * worth * goal.scale * len(part.group.rows)
    ordered = plan.programme.depends_on_order
    return Counting(
        at,
        0,
        EACH_UP_TO if ordered and curve.straight_from > EACH_UP_TO else MOST_ACCOUNTS,
        _cuts(book, 0, curve.straight_from, EACH_UP_TO, [], curve.counted_besides),
        off,
    )


def _row(book: Book, lever: Lever, goal: Goal) -> Counting | Missed:
    plan = book.plan
    if not 0 <= lever.row < len(plan.clients):
        return Missed(Why.NO_FIGURES)
    kind, programme = book.part_of(lever.row).kind, plan.programme
    quoted = kind is Kind.IDLE and goal.row == lever.row
    if quoted:  # as if it were signed
        resold = plan.clients[lever.row].channel is Channel.RESALE
        kind = Kind.RESOLD if resold else Kind.ON_COMMISSION
    if kind is Kind.IDLE:
        return Missed(Why.NO_EFFECT, best=figure(book, goal))
    is_among = kind in book.counting and not quoted
    besides = book.counted - (plan.clients[lever.row].accounts if is_among else 0)

    @cache
    def at(accounts: int) -> Figure:
        count = besides + (accounts if kind in book.counting else 0)
        if goal.wanted is Wanted.KEPT and goal.row < 0:
            return _kept(book, goal, count)
        if not programme.depends_on_order:
            return alike(accounts, programme.discount(count))
        found = figure(Book(levers.changed(plan, lever, accounts)), goal)
        return Figure(0, 0) if found is None else found

    alike = _of_alike(book, lever, goal, kind)
    straight = max(programme.starts, default=0) + 1
    far = programme.depends_on_order and straight > EACH_UP_TO
    return Counting(
        at,
        1,
        EACH_UP_TO if far else MOST_ACCOUNTS,
        _cuts(book, 1, straight, EACH_UP_TO, [], besides)
        if kind in book.counting or kind is not Kind.ON_COMMISSION
        else [],
    )


def _of_alike(book: Book, lever: Lever, goal: Goal, kind: Kind) -> Callable[[int, Decimal], Figure]:
    """The figure by a row's accounts and the discount that all get: no book is made anew."""
    has_terms = deal_of(book, lever.row) or book.part_of(lever.row).account
    if has_terms is None:
        return lambda _accounts, _discount: Figure(0, 0)
    one = has_terms.terms
    of_row = Amounts()
    if kind is not Kind.DISABLED:
        of_row = served(one, Channel.RESALE if kind is Kind.RESOLD else Channel.COMMISSION)
    is_billed = kind in BILLED

    def lines(accounts: int, discount: Decimal) -> Amounts:
        each = of_row.plus(book.billed(one, discount)) if is_billed else of_row
        return each.times(accounts)

    @cache
    def rest(discount: Decimal) -> Figure:
        """All the others, and what no account has a share in."""
        now = book.plan.clients[lever.row].accounts
        mine = lines(now, discount)
        theirs = [(part.served, part.group.accounts) for part in book.parts]
        theirs += [
            (book.billed(part.account.terms, discount), part.group.accounts)
            for part in book.parts
            if part.account is not None and part.kind in BILLED
        ]
        whole = total(theirs)
        earned = whole.contribution - mine.contribution - book.overheads
        return Figure(earned, whole.revenue - mine.revenue)

    def at(accounts: int, discount: Decimal) -> Figure:
        mine = lines(accounts, discount)
        if goal.row >= 0:
            return Figure(mine.contribution, mine.price)
        others = rest(discount)
        return Figure(others.earned + mine.contribution, others.revenue + mine.revenue)

    return at
