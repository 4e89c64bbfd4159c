"""What is said of an agency's looks: colours as they are typed, and whether they can be read."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, Decimal

from planner.words.catalogue import plural, text
from planner.words.numbers import count, number

LONG = re.compile(r"#?([0-9A-Fa-f]{6})")
SHORT = re.compile(r"#?([0-9A-Fa-f]{3})")
ENOUGH = Decimal("4.5")
MOST_SIGNS = 24


def colour_of(typed: str, *, short: bool = True) -> str | None:
    """The colour that is typed, as ``#RRGGBB``; empty for none, None where it is no colour.

    Args:
        typed: with or without its #, in six digits or three.
        short: whether three digits are enough: while more may follow, they are not.
    """
    written = typed.strip()
    if not written:
        return ""
    if found := LONG.fullmatch(written):
        return f"#{found[1].upper()}"
    if short and (found := SHORT.fullmatch(written)):
        return "#" + "".join(2 * each for each in found[1].upper())
    return None


def no_colour() -> str:
    """What is said of a text that is no colour."""
    return text("This is not a colour: write six digits, such as #0A5FC2")


def contrast_note(ratio: float, chosen: str, shade: str) -> str:
    """Whether words in a colour can be read on white, and which shade is used where not.

    Args:
        ratio: its contrast to white, from 1 to 21.
        chosen: the colour.
        shade: what is used for words and lines.
    """
    # Never rounded up: 4.49 is not enough.
    shown = Decimal(str(ratio)).quantize(Decimal("0.1"), ROUND_DOWN)
    said = number(shown)
    if shade == chosen:
        return text("On white: {ratio} to 1, easy to read").format(ratio=said)
    if shown >= ENOUGH:
        return text(
            "On white: {ratio} to 1, readable; on its own tint it is not, so words use the darker "
            "{shade}"
        ).format(ratio=said, shade=shade)
    return text(
        "On white: {ratio} to 1, too light to read (4.5 is needed), so words use the darker {shade}"
    ).format(ratio=said, shade=shade)


def usual_colour() -> str:
    """What is said where no colour is chosen."""
    return text("None chosen: the program’s own")


def font_note(lacks: str, *, bold: bool) -> str:
    """What is to be known of a font: what it lacks, and where its bold comes from.

    Args:
        lacks: usual signs that it does not have.
        bold: whether it has a bold file of its own.
    """
    parts = []
    if not bold:
        parts.append(text("Without a bold file, headings are drawn bolder by the program."))
    if lacks:
        shown = " ".join(lacks[:MOST_SIGNS].replace("\u00a0", "␣"))
        rest = len(lacks) - MOST_SIGNS
        if rest > 0:
            more = plural("{signs} and {count} more", "{signs} and {count} more", rest)
            shown = more.format(signs=shown, count=count(rest))
        parts.append(text("It has no {signs}: those are drawn in Inter.").format(signs=shown))
    return " ".join(parts)
