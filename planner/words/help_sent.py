"""The help on what a client may see and choose, and on what was sent."""

from __future__ import annotations

from planner.words.catalogue import text

Written = tuple[str, list[str]]


def of_sent() -> Written:
    """What the owner allows, and what a proposal remembers."""
    return text("What a client sees, and what was sent"), [
        text(
            "Tick a line of “What you may give”, with the mouse or with Space, and the client can "
            "choose it in the client view, without your figures. What is not ticked does not exist "
            "there. A line that you grant is ticked no longer."
        ),
        text(
            "“What the client sees” decides which packages stand side by side, whether contacts "
            "can be changed and options added, and what an order of the client's own shop brings. "
            "Buying directly can be compared only where both public prices and their date are "
            "known, and the dialog says beforehand if that would not flatter you."
        ),
        text(
            "A proposal that you remember as sent is kept in the plan as it was, byte for byte, "
            "with its prices in its own currency. “Proposals that were sent” in the Plan menu "
            "opens it again, and says which prices have changed since and until when it holds. It "
            "stays when the client is won, lost or removed."
        ),
        text(
            "Documents of up to 5 MB each and 25 MB together are kept; of larger ones only the "
            "prices are, and the dialog says so."
        ),
    ]
