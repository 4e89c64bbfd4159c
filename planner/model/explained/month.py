"""A figure of an expected month, explained: its lines, and each line by who brings how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from planner.model.account import Amounts
from planner.model.book import BILLED, Book
from planner.model.explained.account import LINES
from planner.model.explained.book import overheads
from planner.model.explanation import Asked, Entry, Explanation, Formula, Unit
from planner.model.memory import kept
from planner.model.over_time.calendar import FARTHEST
from planner.model.over_time.projection import Month, project, shares
from planner.model.over_time.rounding import rounded, whole
from planner.model.over_time.situations import Setup
from planner.model.over_time.states import Expected, Places, State, states
from planner.model.over_time.timeline import Timeline, timeline
from planner.model.rows import Kind

MOST_ROWS = 500
"""Larger books take longer than a hand waits."""

BILL = ("vendor_cost", "vendor_tax")
SETUPS = {"setup_fees": "fee", "setup_payment_fee": "payment_fee", "setup_work": "work"}
SIGNS = {**dict(LINES), "setup_fees": 1, "setup_payment_fee": -1, "setup_work": -1, "overheads": -1}
SUMS = {
    "profit": tuple(SIGNS),
    "revenue": tuple(code for code, sign in SIGNS.items() if sign > 0),
    "costs": tuple(code for code, sign in SIGNS.items() if sign < 0),
    "vendor_bill": BILL,
    "payment_fees": ("payment_fee", "setup_payment_fee"),
    "delivery": ("work", "other_costs"),
    "overheads": ("overheads",),
}
"""Figures of a month that are sums of its lines."""

RELATED = ("profit", "revenue", "costs", "vendor_bill")
"""Those that are offered beside any of them."""


def is_explained(book: Book, month: int) -> bool:
    """Whether a month of a book can be asked for its lines while a hand waits."""
    return 1 <= month <= FARTHEST and len(book.plan.clients) <= MOST_ROWS


@dataclass(frozen=True)
class _Expected:
    """A month of a book: what it is, and who is there."""

    month: Month
    laid: Timeline
    accounts: Expected
    joined: Expected

    def line(self, code: str) -> int:
        """The amount of a line."""
        of = self.month.setup if code in SETUPS else self.month.lines
        return int(getattr(of, SETUPS.get(code, code)))

    @cached_property
    def groups(self) -> dict[int, int]:
        """The first group that is ever in each situation."""
        found: dict[int, int] = {}
        for group, row in enumerate(self.laid.today):
            for situation in row:
                found.setdefault(situation, group)
        for stage in self.laid.stages:
            for situation in stage.situations:
                found.setdefault(situation, stage.group)
        return found

    def package(self, group: int) -> str:
        """The package of a group."""
        return self.laid.groups[group].package.id

    @cached_property
    def shares(self) -> tuple[tuple[float, Decimal], ...]:
        """The discounts of the bill, and what share of the accounts gets each."""
        programme = self.laid.plan.programme
        of = zip(self.laid.situations, self.accounts.tolist(), strict=True)
        billed = whole(sum(accounts for each, accounts in of if each.kind in BILLED))
        tiers = (t.start for t in programme.tiers if t.discount == self.month.discount)
        return tuple(shares(programme, billed, next(tiers, 0)))

    def billed(self, situation: int, code: str) -> float:
        """What one account in a situation is billed; the mean where not all have one discount."""
        column = BILL.index(code)
        return sum(
            share * float(self.laid.billed(discount)[situation][column])
            for share, discount in self.shares
        )


def explain_month(book: Book, asked: Asked, month: int) -> Explanation | None:
    """Answer what a figure of an expected month is made of.

    Expected amounts are rounded where they are shown: lines may differ from their sum by a cent.

    Returns:
        None where the book has no such month.
    """
    if not is_explained(book, month):
        return None
    months = _months(book)
    if month not in months:
        months[month] = _expected(book, month)
    found = months[month]
    if found is None:
        return None
    figure = asked.figure
    if figure not in SUMS:
        return _line(found, asked)
    value = getattr(found.month.lines if figure == "delivery" else found.month, figure)
    lines = tuple(_lines(found, asked))
    related = tuple(asked._replace(figure=each) for each in RELATED if each != figure)
    return Explanation(asked, value, Unit.AMOUNT, Formula.EXPECTED, lines, related=related)


def _lines(found: _Expected, asked: Asked) -> Iterator[Entry]:
    """The lines of a sum that there are."""
    for code in SUMS[asked.figure]:
        sign = SIGNS[code] if asked.figure == "profit" else 1
        if code == "overheads":
            yield from overheads(found.laid.book, sign)
        elif found.line(code):
            yield Entry(code, found.line(code), sign=sign, asked=asked._replace(figure=code))


@kept
def _months(book: Book) -> dict[int, _Expected | None]:
    """The months of a book that were asked for."""
    del book
    return {}


def _expected(book: Book, month: int) -> _Expected | None:
    projection, laid = project(book, month), timeline(book, month)
    if projection is None or laid is None or len(projection.months) < month:
        return None
    *_, last = _copies(laid)
    return _Expected(projection.months[-1], laid, *last)


def _copies(laid: Timeline) -> Iterator[tuple[Expected, Expected]]:
    """The accounts by situation and those who joined by group, month by month."""
    places = Places(laid)
    for state in states(laid):
        yield _of(places, state)


def _of(places: Places, state: State) -> tuple[Expected, Expected]:
    return places.filled(state), state.joined.copy()


def _line(found: _Expected, asked: Asked) -> Explanation:
    """A line by the accounts that bring it."""
    code = asked.figure
    value = found.line(code)
    entries = list(_of_setups(found, code) if code in SETUPS else _of_accounts(found, code))
    if code in BILL and not found.laid.is_estimate:
        entries.append(Entry("discount", found.month.discount, Unit.RATE, sign=0))
    formula = Formula.EACH_EXPECTED if entries else Formula.NOTHING
    return Explanation(asked, value, Unit.AMOUNT, formula, tuple(entries))


def _of_setups(found: _Expected, code: str) -> Iterator[Entry]:
    column = Setup._fields.index(SETUPS[code])
    summed: dict[tuple[str, str, float], float] = {}
    for group, joined in enumerate(found.joined.tolist()):
        key = found.package(group), "setup", found.laid.setups[group][column]
        summed[key] = summed.get(key, 0.0) + joined
    yield from _entries(summed)


def _of_accounts(found: _Expected, code: str) -> Iterator[Entry]:
    summed: dict[tuple[str, str, float], float] = {}
    for situation, accounts in enumerate(found.accounts.tolist()):
        if code not in BILL:
            each = float(found.laid.served[situation][Amounts._fields.index(code)])
        else:
            each = found.billed(situation, code)
        kind = found.laid.situations[situation].kind
        whose = "commission_rows" if kind is Kind.ON_COMMISSION else "rows"
        key = found.package(found.groups[situation]), whose, each
        summed[key] = summed.get(key, 0.0) + accounts
    yield from _entries(summed)


def _entries(summed: dict[tuple[str, str, float], float]) -> Iterator[Entry]:
    """A line for all that bring as much each, in the order in which they were met.

    The fewest accounts have one, where what they bring can be seen.
    """
    for (package, code, each), accounts in summed.items():
        together = rounded(accounts * each)
        if together:
            yield Entry(
                code,
                together,
                package=package,
                each=rounded(each),
                expected=Decimal(repr(round(accounts, 6))),
            )
