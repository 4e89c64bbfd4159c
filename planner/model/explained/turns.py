"""Differences between two numbers of accounts, and where a curve turns, explained."""

from __future__ import annotations

from planner.model.curve import Curve
from planner.model.explanation import Asked, Entry, Explanation, Formula, Unit
from planner.model.landmarks import next_account, standing, today_profit


def explain_turn(curve: Curve, asked: Asked, accounts: int) -> Explanation:
    """Explain a difference, or the number of accounts at which something turns.

    Raises:
        KeyError: if there is no figure of that name.
    """
    match asked.figure:
        case "against_today":
            now = standing(curve, accounts)
            entries = (
                _profit(accounts, now.profit, "profit"),
                Entry("profit_today", today_profit(curve), sign=-1, asked=Asked("profit")),
            )
            return Explanation(asked, now.against_today, Unit.AMOUNT, Formula.SUM, entries)
        case "next_account":
            return _difference(curve, asked, accounts, accounts + 1, next_account(curve, accounts))
        case "gain":
            start = curve.today if asked.since is None else asked.since
            brought = curve.at(accounts).resale_profit - curve.at(start).resale_profit
            return _difference(curve, asked, start, accounts, brought)
        case "break_even" | "crossing":
            return Explanation(asked, accounts, Unit.COUNT, Formula.TURN, _turn(curve, asked))
    raise KeyError(asked.figure)


def _profit(accounts: int, value: int, figure: str = "resale_profit", sign: int = 1) -> Entry:
    asked = Asked(figure, accounts=accounts)
    return Entry("profit_at", value, sign=sign, asked=asked, accounts=accounts)


def _difference(curve: Curve, asked: Asked, start: int, end: int, value: int) -> Explanation:
    entries = (
        _profit(end, curve.at(end).resale_profit),
        _profit(start, curve.at(start).resale_profit, sign=-1),
    )
    return Explanation(asked, value, Unit.AMOUNT, Formula.SUM, entries)


def _turn(curve: Curve, asked: Asked) -> tuple[Entry, ...]:
    """What is earned there and one account before; for a crossing in both channels."""
    found = []
    last = asked.accounts or 0
    for accounts in range(last, max(last - 2, -1), -1):
        point = curve.at(accounts)
        found.append(_profit(accounts, point.resale_profit, sign=0))
        if asked.figure == "crossing":
            found.append(
                Entry(
                    "commission_at",
                    point.commission_profit,
                    sign=0,
                    asked=Asked("commission_profit", accounts=accounts),
                    accounts=accounts,
                )
            )
    return tuple(found)
