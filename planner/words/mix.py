"""The best mix in words: who moves, what it brings and why, and what changes for the client."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from planner.model.book import Book
from planner.model.mix.best import Mix, Reason
from planner.model.mix.changes import Paid, payments
from planner.model.mix.free import Move
from planner.model.money import Currency
from planner.model.plan import Channel, Plan, Status
from planner.words.catalogue import plural, text
from planner.words.findings import listed
from planner.words.numbers import axis_money, count, money, percent
from planner.words.sentences import one_line

MOST_NAMED = 3
LONGEST_NAME = 40
MOST_PRICED = 40
"""Moves whose prices are compared: where more differ, no price is named."""


class Mover(NamedTuple):
    """A client of which accounts move: so many of those that it has on the channel they leave."""

    name: str
    accounts: int
    of: int

    @property
    def words(self) -> str:
        """Its name, with the number of its accounts where not all of them move."""
        if self.accounts == self.of:
            return self.name
        return plural(
            "{accounts} of the {all} accounts of {name}",
            "{accounts} of the {all} accounts of {name}",
            self.accounts,
        ).format(accounts=count(self.accounts), all=count(self.of), name=self.name)


def movers(plan: Plan, moves: Iterable[Move]) -> tuple[list[Mover], int]:
    """The clients that moves of one direction concern, in order, and the accounts without a name.

    Rows of the same name are one client.
    """
    moved: dict[str, int] = {}
    channel = None
    for move in moves:
        row = plan.clients[move.row]
        channel = row.channel
        moved[row.name] = moved.get(row.name, 0) + move.accounts
    have = dict.fromkeys(moved, 0)
    for row in plan.clients:
        if row.name in have and row.channel is channel and row.status is Status.ACTIVE:
            have[row.name] += row.accounts
    unnamed = moved.pop("", 0)
    found = [
        Mover(one_line(name, LONGEST_NAME), accounts, have[name])
        for name, accounts in moved.items()
    ]
    return found, unnamed


def _who(plan: Plan, moves: list[Move]) -> str:
    """The clients by their names, as far as they can be listened to."""
    found, unnamed = movers(plan, moves)
    parts = [each.words for each in found]
    if len(parts) > MOST_NAMED:
        more = len(parts) - MOST_NAMED + 1
        parts = parts[: MOST_NAMED - 1]
        parts.append(
            plural("{more} more client", "{more} more clients", more).format(more=count(more))
        )
    if unnamed:
        words = plural("{accounts} account", "{accounts} accounts", unnamed)
        if parts:
            words = plural(
                "{accounts} account without a name", "{accounts} accounts without a name", unnamed
            )
        parts.append(words.format(accounts=count(unnamed)))
    return listed(parts)


def _few(plan: Plan, moves: list[Move]) -> str:
    """The same where there is little room: one client by its name, several by their number."""
    found, unnamed = movers(plan, moves)
    if len(found) == 1 and not unnamed:
        return found[0].words
    if found and not unnamed:
        return plural("{clients} client", "{clients} clients", len(found)).format(
            clients=count(len(found))
        )
    accounts = sum(move.accounts for move in moves)
    return plural("{accounts} account", "{accounts} accounts", accounts).format(
        accounts=count(accounts)
    )


def _parted(mix: Mix) -> tuple[list[Move], list[Move]]:
    """The moves to resale, and those to commission."""
    resale = [move for move in mix.moves if move.to is Channel.RESALE]
    return resale, [move for move in mix.moves if move.to is Channel.COMMISSION]


def _move(plan: Plan, mix: Mix, name: Callable[[Plan, list[Move]], str]) -> str:
    resale, commission = _parted(mix)
    if not commission:
        return text("Move {who} to resale").format(who=name(plan, resale))
    if not resale:
        return text("Move {who} to commission").format(who=name(plan, commission))
    return text("Move {who} to resale and {others} to commission").format(
        who=name(plan, resale), others=name(plan, commission)
    )


def move_of(move: Move) -> str:
    """How many accounts of a row move, and where to."""
    if move.to is Channel.RESALE:
        words = plural("{accounts} to resale", "{accounts} to resale", move.accounts)
    else:
        words = plural("{accounts} to commission", "{accounts} to commission", move.accounts)
    return words.format(accounts=count(move.accounts))


def headline(plan: Plan, mix: Mix) -> str:
    """The mix in a few words: who moves, and where to; both ways, only how many."""
    resale, commission = _parted(mix)
    if not resale or not commission:
        return _move(plan, mix, _few)
    return text("Move {resale} to resale, {commission} to commission").format(
        resale=count(sum(move.accounts for move in resale)),
        commission=count(sum(move.accounts for move in commission)),
    )


def shortest(mix: Mix) -> str:
    """The same without a name, where there is no room for one."""
    resale, commission = _parted(mix)
    accounts = sum(move.accounts for move in mix.moves)
    if not commission:
        words = plural(
            "Move {accounts} account to resale", "Move {accounts} accounts to resale", accounts
        )
    elif not resale:
        words = plural(
            "Move {accounts} account to commission",
            "Move {accounts} accounts to commission",
            accounts,
        )
    else:
        words = plural(
            "Change {accounts} account’s channel", "Change {accounts} accounts’ channel", accounts
        )
    return words.format(accounts=count(accounts))


def headline_detail(book: Book, mix: Mix) -> str:
    """What it brings, and what changes for the client, in few words."""
    currency = book.plan.currency
    brings = money(mix.gain, currency, unit=True, sign=True)
    before, after, each = _prices(book, mix)
    resale, commission = _parted(mix)
    if before is not None and after is not None and before.total != after.total:
        amounts = _amounts(before, after, currency, each=each)
        return text("{gain} a month · they pay {after}, not {before}").format(
            gain=brings, **amounts
        )
    if before is not None:
        return text("{gain} a month · they pay the same").format(gain=brings)
    if not commission:
        return text("{gain} a month · you bill them, not the vendor").format(gain=brings)
    if not resale:
        return text("{gain} a month · the vendor bills them, not you").format(gain=brings)
    return text("{gain} a month · who bills them changes").format(gain=brings)


def gain(mix: Mix, currency: Currency) -> str:
    """What it brings, as a figure of its own."""
    amount = money(mix.gain, currency, unit=True, sign=True)
    return text("{gain} a month").format(gain=amount)


def sentence(book: Book, mix: Mix) -> str:
    """The mix, what it brings, why, and what changes for the client; or why nothing moves."""
    if not mix.moves:
        return _stays(mix)
    return text("{because}; {client}").format(
        because=_because(book.plan, mix), client=_client(book, mix)
    )


def _stays(mix: Mix) -> str:
    match mix.reason:
        case Reason.NO_RATE:
            return text(
                "Enter your commission rate: without it resale and commission cannot be compared, "
                "and nobody is moved"
            )
        case Reason.LOCKED:
            return text(
                "Every active client is locked to its channel: unlock one to see what it would "
                "bring on the other"
            )
        case Reason.NO_CLIENTS:
            return text("There are no active clients yet to resell to or to put on commission")
    if mix.estimate:
        return text("No split was found that earns you more than today's")
    return text("Your clients are where they earn you the most: no change of channel brings more")


def _because(plan: Plan, mix: Mix) -> str:
    moved = sum(move.accounts for move in mix.moves)
    match mix.reason:
        case Reason.TIER:
            words = plural(
                "{move}: {gain} a month, because {accounts} account reaches {discount}",
                "{move}: {gain} a month, because {accounts} accounts reach {discount}",
                mix.counted,
            )
        case Reason.RESOLD:
            words = plural(
                "{move}: {gain} a month, because the account earns you more resold",
                "{move}: {gain} a month, because each account earns you more resold",
                moved,
            )
        case Reason.COMMISSION:
            words = plural(
                "{move}: {gain} a month, because the account earns you more on commission",
                "{move}: {gain} a month, because each account earns you more on commission",
                moved,
            )
        case _:
            words = text(
                "{move}: {gain} a month, because all your accounts together earn you more that way"
            )
    return words.format(
        move=_move(plan, mix, _who),
        gain=money(mix.gain, plan.currency, unit=True, sign=True),
        accounts=count(mix.counted),
        discount=percent(mix.discount),
    )


def _prices(book: Book, mix: Mix) -> tuple[Paid | None, Paid | None, bool]:
    """What a client pays for an account before and after, where it is the same for all.

    The last says whether the accounts are several.
    """
    found = {payments(book, move) for move in mix.moves[:MOST_PRICED]}
    several = sum(move.accounts for move in mix.moves) > 1
    if len(found) != 1 or len(mix.moves) > MOST_PRICED:
        return None, None, several
    ((before, after),) = found
    return before, after, several


def _amounts(before: Paid, after: Paid, currency: Currency, *, each: bool) -> dict[str, str]:
    shown = axis_money(after.total, currency, 0)
    if each:
        shown = text("{amount} an account").format(amount=shown)
    return {"after": shown, "before": axis_money(before.total, currency, 0)}


def _client(book: Book, mix: Mix) -> str:
    """What changes for the clients that move."""
    before, after, each = _prices(book, mix)
    if before is None or after is None:
        resale, commission = _parted(mix)
        if not commission:
            return text("you would bill them for the software, not the vendor")
        if not resale:
            return text("the vendor would bill them for the software, not you")
        return text("who bills them for the software would change")
    words = _same(after) if before.total == after.total else _other(before, after)
    return words.format(**_amounts(before, after, book.plan.currency, each=each))


def _same(after: Paid) -> str:
    """The same price, to others."""
    if not after.vendor:
        return text("they would pay the same {after}, to you alone")
    if not after.agency:
        return text("they would pay the same {after}, to the vendor alone")
    return text("they would pay the same {after}, to you and the vendor")


def _other(before: Paid, after: Paid) -> str:
    """Another price, to others."""
    if not after.vendor:
        if not before.vendor:
            return text("they would pay you {after} instead of {before}")
        if not before.agency:
            return text("they would pay you {after} instead of {before} to the vendor")
        return text("they would pay you {after} instead of {before} to you and the vendor")
    if not after.agency:
        return text("they would pay the vendor {after} instead of {before} to you")
    return text("they would pay you and the vendor {after} instead of {before} to you alone")


def later(mix: Mix, currency: Currency) -> str:
    """When the discount of a mix shows, where that is a cycle later; else nothing."""
    if mix.first_gain is None:
        return ""
    if mix.first_gain < 0:
        return text(
            "The vendor bills the new discount one cycle later: in the cycle before, the change "
            "costs you {loss}"
        ).format(loss=money(-mix.first_gain, currency, unit=True))
    return text(
        "The vendor bills the new discount one cycle later: in the cycle before, the change "
        "brings {gain}"
    ).format(gain=money(mix.first_gain, currency, unit=True, sign=True))


def estimate(mix: Mix) -> str:
    """What an estimated mix is; nothing where it is exact."""
    if not mix.estimate:
        return ""
    return text(
        "An estimate: the order of your rows decides who pays what, and they are too many to try "
        "every split. The profit is exact, but there may be a better split"
    )
