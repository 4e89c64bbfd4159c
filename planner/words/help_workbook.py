"""What the help says of the workbook for ourselves."""

from __future__ import annotations

from planner.words.catalogue import text


def of_workbook() -> tuple[str, list[str]]:
    """The whole model as a spreadsheet."""
    return text("The workbook"), [
        text(
            "The internal workbook holds the whole model in formulas: change a coloured cell in "
            "Excel or LibreOffice, and book, curve, prices and projection follow, to the cent as "
            "here: growing lists, price changes and planned clients too. Its first sheet says how "
            "it computes and what it leaves out."
        ),
        text(
            "It is for you alone: every sheet says INTERNAL on paper. What a client may have is "
            "made of the offer, never of this."
        ),
    ]
