"""The pieces in a table, from today's profit to the month's; and the accounts by package."""

from __future__ import annotations

from planner.gui.plain_table import Head, Line
from planner.model.over_time.bridge import Bridge, Piece
from planner.model.over_time.by_package import PackageMoved
from planner.words import bridge as words
from planner.words.numbers import count, expected, money
from planner.words.sentences import one_line


def heads(bridge: Bridge) -> tuple[Head, ...]:
    """The titles."""
    name, *figures = words.headings(bridge)
    return (Head(name, figures=False), *map(Head, figures))


def lines(bridge: Bridge) -> list[Line]:
    """Today, a row for every piece, and the month."""
    currency = bridge.plan.currency
    return [
        Line((words.today(), money(bridge.today, currency), "", ""), bold=2),
        *(_line(piece, bridge) for piece in bridge.pieces),
        Line(
            (
                words.month(bridge),
                money(bridge.profit, currency),
                words.share(bridge.change, bridge),
                money(bridge.newly, currency, sign=True),
            ),
            bold=4,
        ),
    ]


def _line(of: Piece, bridge: Bridge) -> Line:
    currency = bridge.plan.currency
    tone = "" if not of.amount else "gain" if of.amount > 0 else "loss"
    return Line(
        (
            words.cause(of.cause),
            money(of.amount, currency, sign=True),
            words.share(of.amount, bridge),
            money(of.newly, currency, sign=True),
        ),
        under=(words.meaning(bridge, of.cause), "", "", ""),
        tones=("", tone, "", ""),
    )


def package_heads(bridge: Bridge) -> tuple[Head, ...]:
    """The titles of the accounts by package."""
    name, *figures = words.package_headings(bridge)
    return (Head(name, figures=False), *map(Head, figures))


def package_lines(bridge: Bridge) -> list[Line]:
    """A row for every package of which accounts leave or join; below, what that moves."""
    return [_package(each, bridge) for each in bridge.packages]


def _package(of: PackageMoved, bridge: Bridge) -> Line:
    currency = bridge.plan.currency
    amounts = tuple(
        "" if amount is None or not accounts else money(amount, currency, sign=True)
        for accounts, amount in ((of.left, of.lost), (of.joined, of.gained))
    )
    return Line(
        (
            one_line(of.title),
            count(of.today),
            words.gone(of.left),
            words.come(of.joined),
            expected(of.then),
        ),
        under=("", "", *amounts, ""),
    )
