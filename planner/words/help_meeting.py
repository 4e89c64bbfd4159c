"""The help on the client view."""

from __future__ import annotations

from planner.words.catalogue import text

Written = tuple[str, list[str]]


def of_meeting() -> Written:
    """What is shown to a client, and how it is left."""
    return text("In the meeting"), [
        text(
            "F5 shows a client what they may see, and nothing else: on the quote page the quoted "
            "client's offer, elsewhere your packages. Your window is gone while it is shown; with "
            "a second screen it stays on yours and works, and the client view follows what you do."
        ),
        text(
            "The client may change contacts, package, billing, options and what you have allowed "
            "on the quote page. What you have not allowed is not there. Arrow keys or 1 to 4 turn "
            "the pages. Escape twice brings you back; nothing else does."
        ),
        text(
            "What was chosen changes nothing in your plan: back on the quote page you are asked "
            "whether to take it over, as one step that undo takes back."
        ),
        text(
            "Under “In the meeting” in the View menu the program can begin with the client view, "
            "open it when another screen appears, and show you what you keep while you hold F9."
        ),
    ]
