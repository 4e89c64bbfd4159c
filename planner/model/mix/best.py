"""The best mix of resale and commission, what it makes, and why it is the best."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from planner.model.book import Book
from planner.model.mix.by_tier import choose_by_tier
from planner.model.mix.edit import with_moves
from planner.model.mix.free import Bills, Free, Move, free_accounts
from planner.model.parts import NONE
from planner.model.plan import Channel, Plan, Status
from planner.model.programme import Effective, Mode
from planner.model.rows import Kind

MOST_STEPS = 3_000_000
"""Steps of a microsecond in which a book whose order counts is still looked through: seconds."""


class Reason(StrEnum):
    """Why a mix is the best.

    ``TIER``: the count reaches a higher discount, which brings most of the gain. ``RESOLD``,
    ``COMMISSION``: each account that changes brings more there than it does today. ``TOGETHER``:
    together they do. ``BEST_ALREADY``: no change brings more. Nothing can change where there is
    ``NO_RATE`` of commission to compare with, where all active clients are ``LOCKED``, and where
    there are ``NO_CLIENTS``.
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
    another than today's and shows a cycle later, ``first_gain`` is what the cycle before brings
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
    if book.plan.programme.depends_on_order:
        worth, moves, estimate = _in_order(book, free, today)
    else:
        (worth, moves), estimate = choose_by_tier(book, free), False
    return _made(book, free, tuple(moves), gain=worth - today)._replace(estimate=estimate)


def _in_order(book: Book, free: list[Free], today: int) -> tuple[int, list[Move], bool]:
    """What the best choice is worth, its changes, and whether it is an estimate."""
    # No start waits for what few programmes ask for.
    from planner.model.mix.in_order import choose_in_order, estimated_moves, steps

    if steps(book, free) <= MOST_STEPS:
        return *choose_in_order(book, free), False
    moves = estimated_moves(book, free)
    profit = Book(with_moves(book.plan, moves)).profit if moves else book.profit
    return today + (profit or 0) - (book.profit or 0), moves, True


def _worth_today(book: Book, free: list[Free]) -> int:
    """What today's choice is worth, as the choices count it: against all on commission."""
    bill = book.totals or NONE
    advantage = sum(each.account.advantage * each.accounts for each in free if each.resold)
    return advantage - bill.vendor_cost - bill.vendor_tax


def is_quick(book: Book, most_steps: int) -> bool:
    """Whether the best mix of a book is found in about so many steps of a microsecond."""
    if book.plan.programme.depends_on_order:
        from planner.model.mix.in_order import steps

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
    later = Book(with_moves(book.plan, moves)) if programme.depends_on_order else None
    before = _gain_before(book, mix, later)
    late = programme.effective is Effective.NEXT_CYCLE and mix.discount != book.discount
    shown_later = late and programme.mode is Mode.VOLUME
    return mix._replace(
        reason=_reason(book, mix, later, before), first_gain=before if shown_later else None
    )


def _gain_before(book: Book, mix: Mix, later: Book | None) -> int:
    """What a mix brings as long as today's discount is billed.

    ``later`` is the book with the mix, where the order of the rows counts.
    """
    if later is not None:
        now, then = later.vendor_bill(book.counted), later.vendor_bill(mix.counted)
        return mix.gain + now.contribution - then.contribution
    gains = _resold_instead(book, mix, book.discount)
    return sum(
        gain * move.accounts * (1 if move.to is Channel.RESALE else -1)
        for gain, move in zip(gains, mix.moves, strict=True)
    )


def _reason(book: Book, mix: Mix, later: Book | None, before: int) -> Reason:
    rises = mix.discount > book.discount and mix.counted > book.counted
    # Where most of it comes without the new discount, that is not why.
    if rises and mix.gain > 2 * before and book.plan.programme.mode is Mode.VOLUME:
        return Reason.TIER
    to = {move.to for move in mix.moves}
    if to == {Channel.RESALE} and min(_of_each(book, mix, later)) > 0:
        return Reason.RESOLD
    if to == {Channel.COMMISSION} and max(_of_each(book, mix, later)) < 0:
        return Reason.COMMISSION
    return Reason.TOGETHER


def _of_each(book: Book, mix: Mix, later: Book | None) -> Iterator[int]:
    """What an account of each move brings more resold, at a discount that it has when resold."""
    if later is None:
        resold = mix.moves[0].to is Channel.RESALE
        yield from _resold_instead(book, mix, mix.discount if resold else book.discount)
        return
    bills, ahead = Bills(book), 0
    runs = {Channel.RESALE: dict(later.bill_by_row()), Channel.COMMISSION: dict(book.bill_by_row())}
    for move in mix.moves:
        account = book.part_of(move.row).account
        ahead += move.accounts < book.plan.clients[move.row].accounts  # a split row is two then
        row = move.row + ahead if move.to is Channel.RESALE else move.row
        if account is not None:
            for _, discount in runs[move.to][row]:
                yield account.advantage - bills.cost(account, discount)


def _resold_instead(book: Book, mix: Mix, discount: Decimal) -> Iterator[int]:
    """What an account of each move brings more in resale than on commission, at a discount."""
    bills = Bills(book)
    for move in mix.moves:
        account = book.part_of(move.row).account
        if account is not None:
            yield account.advantage - bills.cost(account, discount)
