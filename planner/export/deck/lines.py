"""The lines that words take: the program's font is a wide one, so others take no more."""

from __future__ import annotations

from planner.charts.lettering import INTER

POINTS = 72.0
LEADING = 1.2


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """A paragraph in the lines that so many inches hold."""
    room, lines, used = width * POINTS, [""], 0.0
    space = INTER.measure(" ", round(size), bold)
    for word in text.split():
        needs = INTER.measure(word, round(size), bold)
        if lines[-1] and used + space + needs > room:
            lines.append("")
            used = 0.0
        lines[-1] = f"{lines[-1]} {word}".lstrip()
        used += needs + (space if used else 0.0)
        while used > room:  # a word that no line holds is broken
            lines.append(" ")
            used -= room
    return lines
