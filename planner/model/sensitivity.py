"""What moves the profit: one driver at a time over a range, each end a book of its own.

A driver is moved by a change from today: by a share of its value or by an amount. The profit at an
end is that of the edited plan's book, so every rounding, fee and tier is in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from planner.model import moved
from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.drivers import IN_MONEY, ONE, Driver, Key, drivers, range_of
from planner.model.edits import with_agency
from planner.model.money import half_up
from planner.model.plan import Plan
from planner.model.ranges import By

STEP = Decimal("0.001")
"""How finely a share is moved to find where nothing is left: a tenth of a per cent."""

MOST_SCANNED = 2000


class End(NamedTuple):
    """A driver at one end of its range.

    ``change`` is from today, ``value`` what the driver then is, None where it is many values; the
    profit is a month's, in minor units.
    """

    change: Decimal
    value: Decimal | None
    profit: int


class Turn(NamedTuple):
    """Where, moved from today, a driver takes the profit across nothing: the first step beyond."""

    change: Decimal
    value: Decimal | None


class Swing(NamedTuple):
    """What a driver does to the profit over its range.

    ``value`` and ``today`` are today's value, None where it is many, and profit; ``own`` says that
    the user has set the range. ``turn`` is the nearest change in the range with which the profit is
    on the other side of nothing, None where none is; ``title`` is the package's.
    """

    key: Key
    title: str
    by: By
    value: Decimal | None
    today: int
    low: End
    high: End
    turn: Turn | None
    own: bool

    @property
    def size(self) -> int:
        """How far apart its ends and today are: what it is sorted by."""
        profits = self.low.profit, self.high.profit, self.today
        return max(profits) - min(profits)


class Swings(NamedTuple):
    """Every driver, the one that moves the profit most first; ``profit`` is today's."""

    profit: int
    each: tuple[Swing, ...]


def swings(book: Book, *, turns: bool = True) -> Swings | None:
    """Move each driver over its range; None where the book has no profit to speak of.

    Args:
        book: the book of today.
        turns: also find where the profit crosses nothing.
    """
    if book.profit is None:
        return None
    mover = Mover(book)
    found = [mover.swing(key, turns=turns) for key in drivers(book)]
    found.sort(key=lambda each: -each.size)
    return Swings(book.profit, tuple(found))


class Mover:
    """Moves the drivers of one book."""

    def __init__(self, book: Book) -> None:
        """Take the book of today."""
        self._book, self._plan = book, book.plan
        self._profit = book.profit or 0
        self._curve = Curve(book)

    def plan_at(self, key: Key, by: By, change: Decimal) -> Plan:
        """The plan with a driver moved by a change; the number of accounts moves no plan."""
        plan = self._plan
        driver, package = key
        if driver is Driver.SOFTWARE:
            return moved.with_software(plan, self._money(by, change), package)
        if driver is Driver.SERVICES:
            return moved.with_services(plan, self._money(by, change), package)
        return self._simple(driver, by, change)

    def _simple(self, driver: Driver, by: By, change: Decimal) -> Plan:
        plan, agency = self._plan, self._plan.agency
        number = _number(by, change)
        match driver:
            case Driver.HOURS:
                return moved.with_hours(plan, number)
            case Driver.HOURLY_COST:
                return with_agency(plan, hourly_cost=self._money(by, change)(agency.hourly_cost))
            case Driver.OVERHEADS:
                return with_agency(plan, overheads=self._money(by, change)(agency.overheads))
            case Driver.LIST_PRICES:
                return moved.with_list_prices(plan, moved.scaled(change))
            case Driver.FEE_RATE:
                return moved.with_fee_rate(plan, number)
            case Driver.UNPAID:
                return with_agency(plan, unpaid_rate=moved.share(number(agency.unpaid_rate)))
            case Driver.COMMISSION:
                return moved.with_commission_rate(plan, number)
            case Driver.TAX:
                return moved.with_tax_rate(plan, number)
            case Driver.TIER:
                return moved.with_discount(plan, self._tier(change))
            case Driver.EXCHANGE:
                return self._exchanged(change)
            case _:
                return plan

    def _money(self, by: By, change: Decimal) -> moved.Money:
        if by is By.SHARE:
            return moved.scaled(change)
        numerator, denominator = change.scaleb(self._plan.currency.exponent).as_integer_ratio()
        return moved.raised(half_up(numerator, denominator))

    def _exchanged(self, change: Decimal) -> Plan:
        prices = self._plan.price_list
        rate = prices.exchange_rate
        if rate is None:
            return self._plan
        rate = max(rate * (1 + change), STEP * STEP)  # a rate is above nothing
        return replace(self._plan, price_list=replace(prices, exchange_rate=rate))

    def _tier(self, change: Decimal) -> Decimal:
        """The discount so many tiers up or down from today's; the last one where there is none."""
        discounts = [tier.discount for tier in self._plan.programme.tiers]
        if self._book.discount not in discounts:
            discounts = [Decimal(0), *discounts]
        place = discounts.index(self._book.discount) + int(change)
        return discounts[min(max(place, 0), len(discounts) - 1)]

    def profit(self, key: Key, by: By, change: Decimal) -> int:
        """The profit with a driver moved by a change."""
        if not change:
            return self._profit
        if key.driver is Driver.ACCOUNTS:
            return self._curve.at(self._accounts(by, change)).resale_profit
        moved_profit = Book(self.plan_at(key, by, change)).profit
        return self._profit if moved_profit is None else moved_profit

    def _accounts(self, by: By, change: Decimal) -> int:
        today = self._curve.today
        numerator, denominator = (_number(by, change)(Decimal(today))).as_integer_ratio()
        return max(half_up(numerator, denominator), 0)

    def value(self, key: Key, by: By, change: Decimal) -> Decimal | None:
        """What a driver is after a change; None where it is many values: prices, hours."""
        plan, agency = self._plan, self._plan.agency
        number = _number(by, change)
        match key.driver:
            case Driver.HOURLY_COST | Driver.OVERHEADS:
                hourly = key.driver is Driver.HOURLY_COST
                held = agency.hourly_cost if hourly else agency.overheads
                minor = self._money(by, change)(held)
                return Decimal(minor).scaleb(-plan.currency.exponent)
            case Driver.FEE_RATE:
                return moved.share(number(agency.payment_fee.rate))
            case Driver.UNPAID:
                return moved.share(number(agency.unpaid_rate))
            case Driver.TAX:
                return moved.share(number(agency.tax_rate))
            case Driver.COMMISSION:
                return moved.share(number(plan.programme.commission.rate or Decimal(0)))
            case Driver.ACCOUNTS:
                return Decimal(self._accounts(by, change))
            case Driver.TIER:
                return self._tier(change)
            case Driver.EXCHANGE:
                return self._exchanged(change).price_list.exchange_rate
            case _:
                return None

    def swing(self, key: Key, *, turns: bool = True) -> Swing:
        """What a driver does over its range."""
        of, own = range_of(key, self._book)
        low, high = sorted((of.low, of.high))
        package = self._plan.package(key.package)
        return Swing(
            key=key,
            title="" if package is None else package.title,
            by=of.by,
            value=self.value(key, of.by, Decimal(0)),
            today=self._profit,
            low=self._end(key, of.by, low),
            high=self._end(key, of.by, high),
            turn=self._turn(key, of.by, low, high) if turns else None,
            own=own,
        )

    def _end(self, key: Key, by: By, change: Decimal) -> End:
        return End(change, self.value(key, by, change), self.profit(key, by, change))

    def _turn(self, key: Key, by: By, low: Decimal, high: Decimal) -> Turn | None:
        """The nearest change at which the profit crosses nothing."""
        step = self._step(key, by)
        crossings = (self._crossing(key, by, end, step) for end in (low, high))
        # Where today is not in the range, the whole of it may be beyond.
        found = [min(max(each, low), high) for each in crossings if each is not None]
        nearest = min(found, key=abs, default=None)
        return None if nearest is None else Turn(nearest, self.value(key, by, nearest))

    def _step(self, key: Key, by: By) -> Decimal:
        if key.driver in {Driver.ACCOUNTS, Driver.TIER}:
            return ONE
        if by is By.AMOUNT and key.driver in IN_MONEY:
            return ONE.scaleb(-self._plan.currency.exponent)
        return STEP

    def _crossing(self, key: Key, by: By, end: Decimal, step: Decimal) -> Decimal | None:
        """The first step towards an end on the other side of nothing, where the end is there."""
        gains = self._profit >= 0
        sign = 1 if end > 0 else -1
        last = int(abs(end) / step)

        def beyond(steps: int) -> bool:
            return (self.profit(key, by, sign * steps * step) >= 0) != gains

        if key.driver in {Driver.ACCOUNTS, Driver.TIER} and last <= MOST_SCANNED:
            return next((sign * n * step for n in range(1, last + 1) if beyond(n)), None)
        steps = first_beyond(beyond, last)
        return None if steps is None else sign * steps * step


def first_beyond(beyond: Callable[[int], bool], last: int) -> int | None:
    """The number of steps, up to the last, with which something is beyond a line and was not yet.

    It is beyond there, and one step less is not. None where the last is not.
    """
    if last <= 0 or not beyond(last):
        return None
    low, high = 0, last
    while high - low > 1:
        middle = (low + high) // 2
        if beyond(middle):
            high = middle
        else:
            low = middle
    return high


def _number(by: By, change: Decimal) -> moved.Number:
    """Moves a number by a share of itself, or by so much."""
    if by is By.SHARE:
        return lambda number: number * (1 + change)
    return lambda number: number + change


def with_prices(plan: Plan, by: Decimal, package: str = "") -> Plan:
    """The plan with software and services of one package moved by a share, or of all of them."""
    if not by:
        return plan
    move = moved.scaled(by)
    return moved.with_services(moved.with_software(plan, move, package), move, package)
