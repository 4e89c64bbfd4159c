"""The best mix of resale and commission, what it makes, and why it is the best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from planner.model.book import Book
from planner.model.mix.by_tier import choose_by_tier
from planner.model.mix.edit import with_moves
from planner.model.mix.free import Bills, Free, Move, free_accounts
from planner.model.mix.in_order import MOST_STEPS, choose_in_order, estimated_moves, steps
from planner.model.parts import NONE
from planner.model.plan import Channel, Plan, Status
from planner.model.programme import Effective, Mode
from planner.model.rows import Kind


class Reason(StrEnum):
    """Why a mix is the best.

    ``TIER``: the count reaches a higher discount. ``RESOLD``, ``COMMISSION``: each account that
    changes brings more there than it does today. ``TOGETHER``: together they do. ``BEST_ALREADY``:
    no change brings more. Nothing can change where there is ``NO_RATE`` of commission to compare
    with, where all active clients are ``LOCKED``, and where there are ``NO_CLIENTS``.
    """

    TIER = "tier"
    RESOLD = "resold"
    COMMISSION = "commission"
    TOGETHER = "together"
    BEST_ALREADY = "best-already"
    NO_RATE = "no-rate"
    LOCKED = "locked"
    NO_CLIENTS = "no-clients"


class Shares(NamedTuple):
    """How many active accounts of a client row are resold, and how many are on commission."""

    resale: int
    commission: int


class Mix(NamedTuple):
    """The best mix of a book.

    ``moves`` are in the order of the rows. ``resold`` are active accounts, ``counted`` those that
    count toward the tier, ``discount`` that of their number once it has taken effect. Where it is
    higher than today's and shows a cycle later, ``first_gain`` is what the cycle before brings
    more than today. ``estimate``: the order of the rows counts, and they are too many to look
    through all mixes.
    """

    profit: int
    current_profit: int
    resold: int
    counted: int
    discount: Decimal
    moves: tuple[Move, ...]
    reason: Reason
    first_gain: int | None = None
    estimate: bool = False

    @property
    def gain(self) -> int:
        """What it brings a month more than today's."""
        return self.profit - self.current_profit


def with_mix(plan: Plan, mix: Mix) -> Plan:
    """The plan of a mix, with its accounts where the mix has them."""
    return with_moves(plan, mix.moves)


def shares(plan: Plan, mix: Mix) -> list[Shares]:
    """The shares of each row of today's plan once the mix is applied; none of one not active."""
    moved = {move.row: move for move in mix.moves}
    found = []
    for row, client in enumerate(plan.clients):
        here = client.accounts if client.status is Status.ACTIVE else 0
        away = moved[row].accounts if row in moved else 0
        resold = here - away if client.channel is Channel.RESALE else away
        found.append(Shares(resold, here - resold))
    return found


def best_mix(book: Book) -> Mix | None:
    """The mix of highest profit, and of these the one with the fewest changes.

    Returns:
        None where the book's own profit is not known.
    """
    now = book.profit
    if now is None:
        return None
    free = free_accounts(book)
    why_not = _nothing_to_choose(book, free)
    if why_not is not None:
        return Mix(now, now, book.accounts(Kind.RESOLD), book.counted, book.discount, (), why_not)
    today = _worth_today(book, free)
    estimate = False
    if not book.plan.programme.depends_on_order:
        worth, moves = choose_by_tier(book, free)
    elif steps(book, free) <= MOST_STEPS:
        worth, moves = choose_in_order(book, free)
    else:
        moves, estimate = estimated_moves(book, free), True
        worth = today + ((Book(with_moves(book.plan, moves)).profit or 0) - now if moves else 0)
    return _made(book, free, tuple(moves), gain=worth - today)._replace(estimate=estimate)


def _worth_today(book: Book, free: list[Free]) -> int:
    """What today's choice is worth, as the choices count it: against all on commission."""
    bill = book.totals or NONE
    advantage = sum(each.account.advantage * each.accounts for each in free if each.resold)
    return advantage - bill.vendor_cost - bill.vendor_tax


def is_quick(book: Book, most_steps: int) -> bool:
    """Whether the best mix of a book is found in about so many steps of a microsecond."""
    if book.plan.programme.depends_on_order:
        return not book.complete or steps(book, free_accounts(book)) <= most_steps
    return len(book.parts) * len(book.plan.programme.tiers) <= most_steps


def _nothing_to_choose(book: Book, free: list[Free]) -> Reason | None:
    if not (book.accounts(Kind.RESOLD) or book.accounts(Kind.ON_COMMISSION)):
        return Reason.NO_CLIENTS
    if book.plan.programme.commission.rate is None:
        return Reason.NO_RATE
    return None if free else Reason.LOCKED


def _made(book: Book, free: list[Free], moves: tuple[Move, ...], *, gain: int) -> Mix:
    programme, now = book.plan.programme, book.profit or 0
    more = sum(move.accounts if move.to is Channel.RESALE else -move.accounts for move in moves)
    counted = book.counted + (0 if programme.counts_commission else more)
    mix = Mix(
        profit=now + gain,
        current_profit=now,
        resold=book.accounts(Kind.RESOLD) + more,
        counted=counted,
        discount=programme.discount(counted),
        moves=moves,
        reason=Reason.BEST_ALREADY,
    )
    if not moves:
        return mix
    return mix._replace(reason=_reason(book, mix), first_gain=_first_gain(book, mix))


def _reason(book: Book, mix: Mix) -> Reason:
    programme = book.plan.programme
    rises = mix.discount > book.discount and mix.counted > book.counted
    if rises and programme.mode is Mode.VOLUME:
        return Reason.TIER
    # The discount at which an account is resold, once it is or still: commission has none.
    after, before = {mix.discount}, {book.discount}
    if programme.depends_on_order:
        after = before = {Decimal(0), *(tier.discount for tier in programme.tiers)}
    to = {move.to for move in mix.moves}
    if to == {Channel.RESALE} and min(_resold_instead(book, mix, after)) > 0:
        return Reason.RESOLD
    if to == {Channel.COMMISSION} and max(_resold_instead(book, mix, before)) < 0:
        return Reason.COMMISSION
    return Reason.TOGETHER


def _resold_instead(book: Book, mix: Mix, discounts: Iterable[Decimal]) -> Iterator[int]:
    """What an account of each move brings more in resale than on commission, at discounts."""
    bills = Bills(book)
    for move in mix.moves:
        account = book.part_of(move.row).account
        if account is not None:
            for discount in discounts:
                yield account.advantage - bills.cost(account, discount)


def _first_gain(book: Book, mix: Mix) -> int | None:
    programme = book.plan.programme
    late = programme.effective is Effective.NEXT_CYCLE and mix.discount != book.discount
    if not late or programme.depends_on_order:
        return None
    gains = _resold_instead(book, mix, [book.discount])
    return sum(
        gain * move.accounts * (1 if move.to is Channel.RESALE else -1)
        for gain, move in zip(gains, mix.moves, strict=True)
    )
