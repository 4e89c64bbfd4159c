"""A filled polygon is the same on screen and on paper, and what lies below it stays to be seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

import numpy as np
import pytest
from matplotlib.figure import Figure
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter

from planner.charts.paper import POINTS, paint
from planner.charts.scene import Area, Box, Fill, Item
from planner.charts.style import DARK, LIGHT, Palette
from planner.gui import scene_painter

SIDE = 64
SQUARE = ((16.0, 16.0), (48.0, 16.0), (48.0, 48.0), (16.0, 48.0))
FAN = ((4.0, 30.0), (20.0, 12.0), (60.0, 6.0), (60.0, 58.0), (20.0, 44.0))

Dots = NDArray[np.float64]
Painted = Callable[[Sequence[Item], Palette], Dots]


def on_screen(items: Sequence[Item], palette: Palette) -> Dots:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB888)
    image.fill(QColor(palette.surface))
    painter = QPainter(image)
    scene_painter.paint(painter, items, palette)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(SIDE, image.bytesPerLine())
    return rows[:, : 3 * SIDE].reshape(SIDE, SIDE, 3).astype(float)


def on_paper(items: Sequence[Item], palette: Palette) -> Dots:
    figure = Figure(figsize=(SIDE / POINTS, SIDE / POINTS), dpi=POINTS)
    figure.set_facecolor(palette.surface)
    paint(figure, items, palette)
    file = BytesIO()
    figure.savefig(file, format="rgba")
    dots = np.frombuffer(file.getvalue(), np.uint8).reshape(SIDE, SIDE, 4)
    return dots[:, :, :3].astype(float)


PAINTERS = pytest.mark.parametrize("painted", [on_screen, on_paper])
PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


@PALETTES
@pytest.mark.parametrize("level", [0, 12, 60])
def test_screen_and_paper_show_the_same_area(palette: Palette, level: int) -> None:
    items: list[Item] = [Fill(Box(0, 0, 32, SIDE), "band", 3), Area(FAN, "accent", level)]
    apart = np.abs(on_screen(items, palette) - on_paper(items, palette))
    # Edges are softened a little differently; inside and outside nothing is.
    assert apart.mean() <= 1.0
    assert (apart.max(axis=2) > 2).sum() <= 200


@PAINTERS
@PALETTES
def test_over_the_surface_it_is_tinted_as_a_rectangle(painted: Painted, palette: Palette) -> None:
    area = painted([Area(SQUARE, "accent", 12)], palette)
    same = painted([Fill(Box(16, 16, 32, 32), "accent", 12)], palette)
    assert np.abs(area - same)[20:44, 20:44].max() <= 1
    assert np.abs(area - same)[:12].max() == 0


@PAINTERS
def test_what_is_below_shows_through_but_for_a_full_colour(painted: Painted) -> None:
    below = Fill(Box(0, 0, 32, SIDE), "commission")
    tinted = painted([below, Area(SQUARE, "accent", 12)], LIGHT)
    assert np.abs(tinted[30, 24] - tinted[30, 40]).max() > 50
    full = painted([below, Area(SQUARE, "accent")], LIGHT)
    assert (full[30, 24] == full[30, 40]).all()
