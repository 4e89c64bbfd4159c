"""The help on quoting a client."""

from __future__ import annotations

from planner.words.catalogue import text


def of_quote() -> tuple[str, list[str]]:
    """What the page of quotes is for, and how one ends."""
    return text("Quote a client"), [
        text(
            "A quote is a client of your plan that counts and earns nothing yet. Type what they "
            "tell you; the four figures at the top say what they pay, what you keep, how far you "
            "can go down, and what the first year leaves."
        ),
        text(
            "What the package says holds until you type something else; the arrow beside a field "
            "gives it back. A line of “What you may give” is granted by Enter or a double click."
        ),
        text(
            "“Won” makes the client one of yours, “Lost” keeps them as archived with your reason. "
            "Ctrl+Shift+N begins a quote from any page."
        ),
    ]
