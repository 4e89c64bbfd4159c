"""What our own slides say beside their charts."""

from __future__ import annotations

from planner.words.catalogue import text


def title() -> str:
    """What the slides are called."""
    return text("The plan in charts")


def a_month() -> str:
    """What the amounts of most charts are."""
    return text("a month")


def profit() -> str:
    """An amount of a chart."""
    return text("profit a month")


def expected() -> str:
    """The line of what is expected."""
    return text("expected")


def middle() -> str:
    """The line of the middle future."""
    return text("the middle future")


def high() -> str:
    """The upper line of the fan."""
    return text("only 1 of 10 futures is above")


def low() -> str:
    """The lower line of the fan."""
    return text("only 1 of 10 futures is below")


def rises() -> str:
    """The bars of what adds."""
    return text("adds")


def falls() -> str:
    """The bars of what takes."""
    return text("takes")


def at_low() -> str:
    """The bars of the low ends."""
    return text("at its low end")


def at_high() -> str:
    """The bars of the high ends."""
    return text("at its high end")


def against_today() -> str:
    """What the bars of a change are."""
    return text("change of the profit a month")


def with_figure(name: str, figure: str) -> str:
    """A name with its figure, where bars have none of their own."""
    return text("{name}: {figure}").format(name=name, figure=figure)
