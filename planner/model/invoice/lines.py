"""What an invoice says, and what is said of each of its lines."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from planner.model.money import Currency
from planner.model.plan import Channel, Status


class LineKind(StrEnum):
    """What a line seems to be by its words; whose it is, only the book can tell."""

    ACCOUNT = "account"
    ADD_ON = "add-on"
    TAX = "tax"
    TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLine:
    """One line: who or what it names, and its amount in minor units of the invoice's currency.

    Credits are negative. ``plan``, ``contacts`` and ``accounts`` are None or empty where the line
    does not state them; ``period`` is a text.
    """

    name: str
    amount: int
    description: str = ""
    plan: str = ""
    contacts: int | None = None
    accounts: int | None = None
    period: str = ""
    kind: LineKind = LineKind.ACCOUNT


@dataclass(frozen=True, slots=True)
class Invoice:
    """The lines of one invoice, all in one currency: the price list's, or the plan's."""

    lines: tuple[InvoiceLine, ...]
    currency: Currency


class How(StrEnum):
    """By what a line was matched with a client row."""

    NAME = "name"
    AMOUNT = "amount"
    HAND = "hand"
    NONE = "none"


class Why(StrEnum):
    """Why an amount differs from the expected one."""

    TIER = "tier"
    FIRST_ACCOUNT = "first-account"
    BAND = "band"
    PLAN = "plan"
    YEARLY = "yearly"
    RATE = "rate"
    FACTOR = "factor"
    TAX = "tax"
    ROUNDING = "rounding"
    ADD_ON = "add-on"
    CREDIT = "credit"
    TWICE = "twice"
    NOT_BILLED = "not-billed"
    MISSING = "missing"
    NOT_IN_PLAN = "not-in-plan"
    PART_OF_MONTH = "part-of-month"
    NO_PRICE = "no-price"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """A reason for a difference, the amount it accounts for, and the values that make it fit.

    ``discount`` is the one that was billed and ``start`` the count from which its tier begins;
    ``plan``, ``contacts`` and ``list_price`` are what fits the billed amount; ``rate`` is an
    exchange rate, a factor or a tax rate; ``days`` of ``of_days`` were billed; ``line`` is the
    index of another line.
    """

    why: Why
    amount: int
    discount: Decimal | None = None
    start: int | None = None
    plan: str = ""
    contacts: int | None = None
    list_price: int | None = None
    rate: Decimal | None = None
    days: int | None = None
    of_days: int | None = None
    line: int | None = None
    status: Status | None = None
    channel: Channel | None = None


Explanation = tuple[Cause, ...]
"""Causes that together make the whole difference; none where there is no difference."""


class Share(NamedTuple):
    """Accounts that a line stands for: how many, at which discount, and what each should cost.

    ``list_price`` is in minor units of the price list's currency, ``each`` of the invoice's.
    """

    accounts: int
    discount: Decimal
    list_price: int | None
    each: int | None


class Entry(NamedTuple):
    """A line, a client row, or both together.

    ``expected`` is None where the plan has no price for it; ``billed`` is None where no line
    bills it. ``explanations`` are all that fit exactly, the likeliest first.
    """

    row: int | None
    line: int | None
    how: How
    shares: tuple[Share, ...]
    expected: int | None
    billed: int | None
    explanations: tuple[Explanation, ...] = ()

    @property
    def accounts(self) -> int:
        """How many accounts of the row it stands for."""
        return sum(share.accounts for share in self.shares)

    @property
    def difference(self) -> int:
        """Billed − expected; nothing is expected where the plan has no price."""
        return (self.billed or 0) - (self.expected or 0)

    @property
    def likely(self) -> Explanation:
        """The likeliest explanation; nothing where there is no difference."""
        return self.explanations[0] if self.explanations else ()
