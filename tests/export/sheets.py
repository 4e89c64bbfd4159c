"""Sheets to draw: a real chart, and one with words that no format likes."""

from __future__ import annotations

import hashlib
import sys
from datetime import date
from pathlib import Path

import matplotlib

from planner.charts.layout import picture_of
from planner.charts.live import Chart
from planner.charts.picture import Picture
from planner.charts.scene import Box, Fill, Item, Measure, Ring, Stroke, Text
from planner.export.footer import internal_footer
from planner.export.image import A4_COLUMN, Sheet, pdf, png, svg
from planner.model.brand import Face
from tests.charts.views import curves, view_of

TODAY = date(2026, 11, 26)
HOSTILE = "Fish & <chips> \"for\" 'two' $x^2$ \x01\x7f ]]> é €"
SAID = "Fish & <chips> \"for\" 'two' $x^2$ "


def chart(internal: bool = True) -> Sheet:
    """The worked example's profit."""
    curve = curves()["example"]
    footer = internal_footer(curve.book.plan, TODAY)
    return Sheet(picture_of(view_of(curve, Chart.PROFIT)), footer, internal=internal)


def hostile() -> Sheet:
    """Words that people type, wherever words can stand."""

    def items(width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        assert measure(HOSTILE, 12, False) > 0
        return (
            Fill(Box(0, 0, width / 2, height), "accent", 12),
            Stroke(((0, 0), (width, height)), "ink", 2.0),
            Ring(width / 2, height / 2, 8, "gain"),
            Text(4, 20, HOSTILE, "ink", 12),
        )

    return Sheet(Picture(HOSTILE, items, HOSTILE), HOSTILE)


def face() -> Face:
    """A font that an agency may have, and that is not the program's: matplotlib brings one."""
    folder = Path(matplotlib.get_data_path(), "fonts", "ttf")
    regular, bold = (folder / f"DejaVuSerif{each}.ttf" for each in ("", "-Bold"))
    return Face("DejaVu Serif", regular.read_bytes(), bold.read_bytes())


def files() -> dict[str, bytes]:
    """One sheet in every format."""
    sheet = chart()
    return {
        "png": png(sheet, A4_COLUMN),
        "svg": svg(sheet, A4_COLUMN),
        "shapes": svg(sheet, A4_COLUMN, text_as_paths=True),
        "pdf": pdf(sheet, A4_COLUMN),
    }


def fingerprints() -> list[str]:
    """What tells one file from another."""
    return [f"{kind} {hashlib.sha256(data).hexdigest()}" for kind, data in files().items()]


if __name__ == "__main__":
    sys.stdout.write("\n".join(fingerprints()))
