"""Any figure can be asked for its lines: what it is made of, with the values that went in."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from planner.model.plan import Channel
from planner.model.problems import Place, Problem


class Asked(NamedTuple):
    """A figure that somebody wants explained.

    ``figure`` is a name of ``Amounts`` or of ``Book``: ``profit``, ``revenue``, ``vendor_cost``,
    ``contribution``, ``margin``, ``list_price`` … Alone it is that of the whole book; with ``row``
    (index of a client row) or ``package`` (its id: one account of it) that of the one; with
    ``accounts`` that of the curve at so many resold accounts.

    The rest is what answers ask in turn: ``one`` account of a row, at a ``discount`` and through a
    ``channel`` that are not its own; the rows of a package together (``rows_of``, its id); the
    difference to another number of resold accounts (``since``). Everything of the book in which a
    client that is ``quoted`` (index of its row) is signed. With ``month`` it is that of the whole
    book in a month to come.
    """

    figure: str
    row: int | None = None
    package: str | None = None
    accounts: int | None = None
    one: bool = False
    discount: Decimal | None = None
    channel: Channel | None = None
    rows_of: str | None = None
    since: int | None = None
    quoted: int | None = None
    month: int | None = None


class Unit(StrEnum):
    """What a value is counted in: ``LISTED`` amounts are in the price list's currency."""

    AMOUNT = "amount"
    LISTED = "listed"
    RATE = "rate"
    FACTOR = "factor"
    COUNT = "count"
    HOURS = "hours"
    MONTHS = "months"


Value = int | Decimal


class Formula(StrEnum):
    """How the entries make the figure; r() rounds once, half up.

    ``SUM``: Σ sign · value. ``RATIO``: the first / the second. ``VENDOR_COST``: r(list price ·
    (1 − discount)), then converted. ``COMMISSION``: r(list price · rate), then converted.
    ``PRODUCT``: r(the first · the second). ``CONVERTED``: the list price at the exchange rate.
    ``YEARLY``: r(price · months / 12) − price. ``FEE``: r(payment · rate) + fixed, at most the cap,
    with payment = price + r(price · tax), and for a year at once a twelfth of that of all its
    months. ``AVERAGE``: r(Σ sign · value · accounts / how many the average is of), where
    what follows that number is added before the rounding. ``EACH``: the same by the accounts too.
    ``TIER``: that of the last tier that the count reaches. ``TURN``: the first number of accounts
    at which it is so; the entries are what is earned there and one before. ``LEAST``: the least
    price that keeps the target once the lines, its fee and what is unpaid of it are off, and from
    which on every price does; None: no price. ``INPUT``: it is typed. ``NOTHING``: there is none.
    ``EXPECTED``: Σ sign · value of expected amounts, which are rounded one by one.
    ``EACH_EXPECTED``: Σ r(expected accounts · each).
    """

    SUM = "sum"
    RATIO = "ratio"
    PRODUCT = "product"
    VENDOR_COST = "vendor-cost"
    COMMISSION = "commission"
    CONVERTED = "converted"
    YEARLY = "yearly"
    FEE = "fee"
    AVERAGE = "average"
    EACH = "each"
    TIER = "tier"
    TURN = "turn"
    LEAST = "least"
    INPUT = "input"
    NOTHING = "nothing"
    EXPECTED = "expected"
    EACH_EXPECTED = "each-expected"


class Entry(NamedTuple):
    """One line of an answer: what it is, how much, and where it comes from.

    ``sign`` is how it enters a sum; ``place`` is the input that it is; ``asked`` is what it is
    itself made of. Where it is that of ``accounts`` alike, or of so many ``expected`` ones,
    ``each`` is that of one of them. ``row`` and ``package`` say whose it is, ``discount`` and
    ``list_price`` (minor units of the list's currency) at what it is bought.
    """

    code: str
    value: Value | None
    unit: Unit = Unit.AMOUNT
    sign: int = 1
    place: Place = ()
    asked: Asked | None = None
    accounts: int | None = None
    each: Value | None = None
    row: int | None = None
    package: str | None = None
    discount: Decimal | None = None
    list_price: int | None = None
    expected: Decimal | None = None


class Explanation(NamedTuple):
    """What a figure is made of.

    ``value`` is None where there is none, and ``missing`` then says what keeps it from being made.
    ``rounded``: it is rounded here, and nowhere after. ``related`` are figures of the same thing.
    """

    asked: Asked
    value: Value | None
    unit: Unit
    formula: Formula
    entries: tuple[Entry, ...] = ()
    rounded: bool = False
    missing: tuple[Problem, ...] = ()
    related: tuple[Asked, ...] = ()
