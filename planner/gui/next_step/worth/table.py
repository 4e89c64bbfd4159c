"""Everybody's worth as rows of words."""

from __future__ import annotations

from collections.abc import Sequence

from planner.gui.plain_table import Head, Line
from planner.model.plan import Plan
from planner.model.worth import Worth
from planner.words import worth as words
from planner.words.catalogue import text
from planner.words.numbers import count, money, percent


def heads(*, packages: bool) -> tuple[Head, ...]:
    """What the columns are."""
    return (
        Head(text("Package") if packages else text("Client"), figures=False),
        Head(text("Accounts")),
        Head(words.own()),
        Head(words.tier_effect()),
        Head(words.worth()),
        Head(text("Margin")),
    )


def lines(each: Sequence[Worth | None], left: int, plan: Plan, *, by_others: bool) -> list[Line]:
    """A row for each; None stands for those that have none.

    Args:
        each: those with a row.
        left: how many have none.
        plan: whose clients or packages they are.
        by_others: whether there is anybody who can carry them.
    """
    return [
        _rest(left)
        if one is None
        else _line(one, plan, words.verdict(one.verdict, by_others=by_others))
        for one in each
    ]


def _rest(left: int) -> Line:
    return Line((words.others(left), "", "", "", "", ""), tones=("muted",) * 6)


def _line(one: Worth, plan: Plan, verdict: str) -> Line:
    amounts = (one.own, one.tier_effect, one.worth)
    cells = (
        words.name(one, plan),
        count(one.accounts),
        *(money(amount, plan.currency, sign=True) for amount in amounts),
        percent(one.margin, 1),
    )
    tones = ("", "", *("loss" if amount < 0 else "" for amount in amounts), "")
    under = (verdict, "", "", "", "", "") if verdict else ()
    return Line(cells, under=under, tones=tones)
