"""The tables of the best mix: who moves, and the month before and after."""

from __future__ import annotations

from planner.gui.plain_table import Head, Line
from planner.model.mix.effect import Answer
from planner.words import mix_table as words

MOST_TOLD = 200
"""So many clients that move have a line of their own: more than anybody reads."""
WORDS = 2
"""So many first columns of those who move are words."""


def change_lines(answer: Answer) -> tuple[tuple[Head, ...], list[Line]]:
    """The clients that move, all the others, and all of them together."""
    plan = answer.book.plan
    heads = tuple(
        Head(each, figures=index >= WORDS) for index, each in enumerate(words.change_heads())
    )
    lines = [
        Line(
            words.change_cells(change, plan),
            under=words.change_under(change, plan.currency),
            tones=_tones(len(heads), change.more),
        )
        for change in answer.changes.moved[:MOST_TOLD]
    ]
    more = answer.changes.moved[MOST_TOLD:]
    if more:
        brings = sum(change.more for change in more)
        lines.append(Line(words.more_cells(more, plan.currency), tones=_tones(len(heads), brings)))
    others = answer.changes.others
    if others:
        lines.append(Line(words.others_cells(answer), tones=_tones(len(heads), others)))
    total = words.gain_cells(answer)
    lines.append(Line(total, bold=len(total), tinted=True))
    return heads, lines


def _tones(columns: int, more: int) -> tuple[str, ...]:
    """A loss is red; a gain is as the rest."""
    return ("",) * (columns - 1) + ("loss" if more < 0 else "",)


def effect_lines(answer: Answer) -> tuple[tuple[Head, ...], list[Line]]:
    """The figures of the month today and with the mix; the profit first, and bold."""
    heads = tuple(Head(each, figures=index > 0) for index, each in enumerate(words.effect_heads()))
    currency = answer.book.plan.currency
    cells = [words.effect_cells(effect, currency) for effect in answer.effects]
    return heads, [Line(each, bold=0 if row else len(each)) for row, each in enumerate(cells)]


def both_lines(answer: Answer) -> tuple[tuple[Head, ...], list[Line]]:
    """What an account of each client brings on each channel."""
    heads = tuple(
        Head(each, figures=index >= WORDS) for index, each in enumerate(words.both_heads())
    )
    plan = answer.book.plan
    return heads, [Line(words.both_cells(each, plan)) for each in answer.both]
