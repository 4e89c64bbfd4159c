"""The help on the proposal and the plan report."""

from __future__ import annotations

from planner.words.catalogue import text


def of_pages() -> tuple[str, list[str]]:
    """What the two PDFs hold."""
    return text("The proposal and the plan report"), [
        text(
            "The proposal is for a client: your introduction, the packages side by side with what "
            "is included, the sum of the chosen one line by line, the charts, your terms, until "
            "when it holds, and a line to sign. It is made of your prices and texts alone."
        ),
        text(
            "The plan report is for you alone and says INTERNAL on every page: the month line by "
            "line, packages and margins, tiers, mix, worth, what moves the profit, scenarios, the "
            "months to come, every client row, and every input with the date of the price list."
        ),
        text(
            "Both are searchable, have bookmarks, and can be read aloud. A letter that neither "
            "your font nor the program's has stands as a square."
        ),
    ]
