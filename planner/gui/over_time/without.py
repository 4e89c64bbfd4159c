"""What a section of the months to come says where there are none."""

from __future__ import annotations

from planner.gui.over_time.foreseen import Outlook
from planner.model.over_time.timeline import in_the_way
from planner.words import forecast as words
from planner.words.places import said


def reason(outlook: Outlook) -> str:
    """Why there is no month to show, and the way out."""
    book, projection = outlook.results.book, outlook.projection
    if projection is not None and projection.problem is not None:
        return words.why_not(said(projection.problem, book.plan))
    problem = in_the_way(book)
    return words.too_large() if problem is None else words.why_not(said(problem, book.plan))
