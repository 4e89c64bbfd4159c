"""What is kept of a choice in the meeting, in one line for the owner."""

from __future__ import annotations

from planner.model import quote_edits as edits
from planner.model.book import Book
from planner.model.choosing import Looking
from planner.model.chosen import with_choice
from planner.model.plan import Plan
from planner.model.quote import quote
from planner.words.meeting import kept


def kept_words(plan: Plan, row: int | None, looking: Looking) -> str:
    """What a month of the choice leaves; empty where that cannot be said.

    Packages that are shown to nobody in particular are counted as those of a new client.
    """
    if not looking.offer.packages:
        return ""
    if row is None:
        plan = edits.new_quote(plan, "")
        row = len(plan.clients) - 1
    chosen = with_choice(plan, row, looking.offer, looking.choice)
    found = None if chosen is None else quote(Book(chosen), row)
    return "" if found is None else kept(found.contribution, found.margin, plan.currency)
