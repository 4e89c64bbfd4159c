"""The help on the agency's looks and on what leaves the program."""

from __future__ import annotations

from planner.words.catalogue import text

Written = tuple[str, list[str]]


def brand() -> Written:
    """What the brand's dialog is for."""
    return text("Your brand"), [
        text(
            "Plan → Brand keeps your logo, colours, font, contact lines and footer, and what your "
            "proposals say, in the plan. Chart and page beside it show what becomes of them."
        ),
        text(
            "A colour that is too light for words keeps its hue and is drawn darker: the note "
            "under it says how it reads on white. A logo is written anew from its shapes or dots: "
            "nothing else of its file goes to a client."
        ),
        text(
            "“Save as a brand file” puts all of it into a file that colleagues can load; nothing "
            "of your plan is in it."
        ),
    ]


def documents() -> Written:
    """What the export dialog is for."""
    return text("Documents and printing"), [
        text(
            "File → Export shows a document before it is saved. Those for the client are made of "
            "your prices and texts alone, and are read back before they are written: if anything "
            "of yours is found in one, it is not written, and you are told what and where."
        ),
        text(
            "Those for us say INTERNAL on every page. What was sent can be remembered in the plan, "
            "to be opened exactly as it was."
        ),
    ]
