"""The help on what is assumed of the months to come."""

from __future__ import annotations

from planner.words.catalogue import text

Written = tuple[str, list[str]]


def of_assumptions() -> Written:
    """What is typed at the left of the months."""
    return text("What you assume of the months to come"), [
        text(
            "At the left of “Over time” stands what the months are made of: how many accounts join "
            "and how many leave in a month, and from which month on. Where “Starts after” is "
            "stated, months have their names; left empty, month 1 is the one after today's."
        ),
        text(
            "The lines below unfold, and say what is set while they are folded: a package that "
            "grows otherwise, the seasons of a year, price changes, lists that grow into dearer "
            "bands, accounts that you know will join or leave, and when money arrives. What you "
            "leave alone changes nothing."
        ),
        text(
            "In the lists of price changes and planned events, Enter edits the line in hand and "
            "Delete removes it. Twelve numbers copied from a sheet go into the seasons with "
            "Ctrl+V, as per cent of an average month or as factors such as 1.2."
        ),
        text(
            "Seasons need the calendar: with the first of them, an empty “Starts after” becomes "
            "this month, in the same step of undo. Payment moves cash only, never profit."
        ),
    ]
