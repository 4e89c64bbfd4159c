"""What the best mix brings, explained: the accounts that move, and all the others."""

from __future__ import annotations

from planner.model.book import Book
from planner.model.explained.rows import unknown
from planner.model.explanation import Asked, Entry, Explanation, Formula, Unit
from planner.model.mix.best import Mix, best_mix, is_quick, with_mix
from planner.model.mix.changes import changes

MOST_ROWS = 30
"""Moves that are told one by one; of more only their sum."""


MOST_STEPS = 5000
"""Steps of a microsecond in which a mix is found that is not known yet."""


def explain_mix(book: Book, asked: Asked, known: Mix | None = None) -> Explanation:
    """Explain what the best mix brings a month more than today's.

    Not known and slow to find, it is still to be found: its value is None, and nothing is missing.
    """
    mix = best_mix(book) if known is None and is_quick(book, MOST_STEPS) else known
    if mix is None:
        return unknown(book, asked)
    moved, others = changes(book, mix, Book(with_mix(book.plan, mix)))
    entries = [
        Entry(
            "contribution",
            each.more,
            row=each.move.row,
            accounts=each.move.accounts,
        )
        for each in moved
    ]
    if len(entries) > MOST_ROWS:
        accounts = sum(each.move.accounts for each in moved)
        entries = [Entry("mix_moved", mix.gain - others, accounts=accounts)]
    if others:
        entries.append(Entry("mix_others", others))
    formula = Formula.SUM if entries else Formula.NOTHING
    related = (Asked("profit"), Asked("discount"))
    return Explanation(asked, mix.gain, Unit.AMOUNT, formula, tuple(entries), related=related)
