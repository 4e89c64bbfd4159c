"""The help on what leaves the program."""

from __future__ import annotations

from planner.words.catalogue import text

Written = tuple[str, list[str]]


def of_charts() -> Written:
    """Charts."""
    return text("Taking charts along"), [
        text(
            "Ctrl+C on a chart, its menu or the button in its corner copies it as PNG, SVG and PDF "
            "at once, and every program takes the one it can. It is always light, with its date, "
            "currency and the date of the list prices below."
        ),
        text(
            "“Save chart as” shows it before it is written: its size in centimetres, its format, "
            "and its title, which you may change. A title of your own holds for the figures that "
            "it was written for; with others the program's own is back, and says so."
        ),
        text(
            "Charts of the plan say INTERNAL: they are for you. What a client may have comes from "
            "the client view."
        ),
    ]
