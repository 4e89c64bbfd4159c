"""Every driver as a row of words."""

from __future__ import annotations

from planner.gui.plain_table import Head, Line
from planner.model.money import Currency
from planner.model.sensitivity import Swing
from planner.words import sensitivity as words
from planner.words.catalogue import text
from planner.words.numbers import DASH, money


def heads(*, gains: bool) -> tuple[Head, ...]:
    """What the columns are; ``gains``: today's profit is none below 0."""
    return (
        Head(text("What may move"), figures=False),
        Head(text("Low end")),
        Head(text("Profit then")),
        Head(text("High end")),
        Head(text("Profit then")),
        Head(text("Swing")),
        Head(text("Loss at") if gains else text("No loss at")),
    )


def line_of(of: Swing, currency: Currency) -> Line:
    """A driver."""
    cells = (
        words.driver(of.key, of.title),
        words.low(of, currency),
        money(of.low.profit, currency),
        words.high(of, currency),
        money(of.high.profit, currency),
        money(of.size, currency),
        words.turn(of, currency) or DASH,
    )

    def tone(profit: int) -> str:
        return "loss" if profit < 0 else ""

    tones = ("", "", tone(of.low.profit), "", tone(of.high.profit), "", "")
    own = text("your range")
    return Line(cells, under=(own, "", "", "", "", "", "") if of.own else (), tones=tones)
