"""What moves the profit: one driver at a time over a range, each end a book of its own.

A driver is moved by a change from today: by a share of its value or by an amount. The profit at an
end is that of the edited plan's book, so every rounding, fee and tier is in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from math import ceil
from typing import NamedTuple

from planner.model import moved, moved_account
from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.drivers import IN_MONEY, ONE, Driver, Key, drivers, range_of
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


def swings(
    book: Book, *, turns: bool = True, step: Callable[[], None] = lambda: None
) -> Swings | None:
    """Move each driver over its range; None where the book has no profit to speak of.

    Args:
        book: the book of today.
        turns: also find where the profit crosses nothing.
        step: called before each driver; what it raises ends the work.
    """
    if book.profit is None:
        return None
    mover = Mover(book)
    found = []
    for key in drivers(book):
        step()
        found.append(mover.swing(key, turns=turns))
    found.sort(key=lambda each: -each.size)
    return Swings(book.profit, tuple(found))


class Mover:
    """Moves the drivers of one book."""

    def __init__(self, book: Book) -> None:
        """Take the book of today."""
        self._book, self._plan = book, book.plan
        self._profit = book.profit or 0
        self._curve = Curve(book)
        self._served = moved_account.served_of(book.parts)
        self._known: dict[tuple[Key, By, Decimal], int] = {}

    def _moved(self, key: Key, by: By, change: Decimal) -> moved_account.Move | None:
        """How a driver moves an account, where no discount touches what it moves."""
        number, money = _number(by, change), self._money(by, change)
        match key.driver:
            case Driver.SOFTWARE:
                return moved_account.software(money)
            case Driver.SERVICES:
                return moved_account.services(money)
            case Driver.HOURS:
                return moved_account.hours(number)
            case Driver.HOURLY_COST:
                return moved_account.hourly_cost(money)
            case Driver.FEE_RATE:
                return moved_account.fee_rate(number)
            case Driver.UNPAID:
                return moved_account.unpaid(number)
            case Driver.COMMISSION:
                return moved_account.commission_rate(number)
            case Driver.TAX:
                return moved_account.tax_rate(number)
            case _:
                return None

    def _plan_at(self, driver: Driver, change: Decimal) -> Plan:
        """The plan with what the vendor bills moved."""
        if driver is Driver.TIER:
            return moved.with_discount(self._plan, self._tier(change))
        if driver is Driver.EXCHANGE:
            return self._exchanged(change)
        return moved.with_list_prices(self._plan, moved.scaled(change))

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
        known = self._known.get((key, by, change))
        if known is None:
            known = self._known[key, by, change] = self._profit_at(key, by, change)
        return known

    def _profit_at(self, key: Key, by: By, change: Decimal) -> int:
        if key.driver is Driver.OVERHEADS:
            overheads = self._plan.agency.overheads
            return self._profit - self._money(by, change)(overheads) + overheads
        if key.driver is Driver.ACCOUNTS:
            accounts = self._accounts(by, change)
            here = accounts == self._curve.today  # the book itself, whatever order it is billed in
            return self._profit if here else self._curve.at(accounts).resale_profit
        move = self._moved(key, by, change)
        if move is not None:
            return self._profit + moved_account.gain(self._served, move, key.package).contribution
        moved_profit = Book(self._plan_at(key.driver, change)).profit
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
        if by is By.AMOUNT and key.driver in {Driver.ACCOUNTS, Driver.TIER}:
            return ONE
        if by is By.AMOUNT and key.driver in IN_MONEY:
            return ONE.scaleb(-self._plan.currency.exponent)
        return STEP

    def _crossing(self, key: Key, by: By, end: Decimal, step: Decimal) -> Decimal | None:
        """The first step towards an end on the other side of nothing, where the end is there.

        Where the end is between two steps, it is the last one.
        """
        gains = self._profit >= 0
        sign = 1 if end > 0 else -1
        last = ceil(abs(end) / step)

        def change(steps: int) -> Decimal:
            return end if steps == last else sign * steps * step

        def profit(steps: int) -> int:
            return self.profit(key, by, change(steps))

        if key.driver in {Driver.ACCOUNTS, Driver.TIER} and last <= MOST_SCANNED:
            steps = range(1, last + 1)
            return next((change(n) for n in steps if (profit(n) >= 0) != gains), None)
        found = first_beyond(profit, last)
        return None if found is None else change(found)


def first_beyond(profit: Callable[[int], int], last: int) -> int | None:
    """The number of steps, up to the last, with which a profit is on the other side of nothing.

    It is there, and one step less is not. None where the last is not. A profit is nearly a straight
    line, so it is looked for where one would cross; each look narrows it down, and every other one
    halves what is left where that finds it sooner.
    """
    if last <= 0:
        return None
    near, far = profit(0), profit(last)
    gains = near >= 0
    if (far >= 0) == gains:
        return None
    low, high, halve = 0, last, False
    while high - low > 1:
        steps = (low + high) // 2 if halve else low + (high - low) * near // (near - far)
        steps = min(max(steps, low + 1), high - 1)
        found, width = profit(steps), high - low
        if (found >= 0) == gains:
            low, near = steps, found
        else:
            high, far = steps, found
        halve = not halve and high - low > width // 2
    return high


def _number(by: By, change: Decimal) -> moved.Number:
    """Moves a number by a share of itself, or by so much."""
    if by is By.SHARE:
        return lambda number: number * (1 + change)
    return lambda number: number + change
