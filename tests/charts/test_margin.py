"""The charts on paper: the same picture as on screen, and the one that was kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.figure import Figure
from matplotlib.testing.compare import compare_images
from matplotlib.text import Text as Words
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from planner.charts.layout import compose
from planner.charts.live import Chart, View
from planner.charts.margin import draw
from planner.charts.paper import MARGIN, POINTS, measure, paint
from planner.charts.scene import Fill, Item, Stroke, Text
from planner.charts.style import CAPTION, DARK, LIGHT, TITLE, Palette
from planner.gui import scene_painter
from planner.gui.theme import LIGHT_THEME, Theme
from planner.words import catalogue
from tests.charts.baselines import KEPT, PICTURES
from tests.charts.views import curves, view_of

Dots = npt.NDArray[np.float64]
"""Rows of dots of red, green and blue, from 0 to 255."""

SIZE = (720, 300)


@pytest.fixture(scope="module", autouse=True)
def dressed(qapp: QApplication) -> Theme:
    theme = Theme(qapp)
    theme.choose(LIGHT_THEME)
    return theme


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


# Against the pictures that were kept.


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_those_that_were_kept(name: str, tmp_path: Path) -> None:
    drawn = tmp_path / f"{name}.png"
    PICTURES[name](drawn)
    assert compare_images(str(KEPT / f"{name}.png"), str(drawn), tol=1.5) is None


def test_every_kept_picture_is_drawn() -> None:
    assert {file.stem for file in KEPT.glob("*.png")} == set(PICTURES)


# Screen against paper.


def by_painter(items: Sequence[Item], palette: Palette) -> Dots:
    image = QImage(*SIZE, QImage.Format.Format_RGB888)
    image.fill(QColor(palette.surface))
    painter = QPainter(image)
    scene_painter.paint(painter, items, palette)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(SIZE[1], image.bytesPerLine())
    return rows[:, : 3 * SIZE[0]].reshape(SIZE[1], SIZE[0], 3).astype(float)


def by_matplotlib(items: Sequence[Item], palette: Palette) -> Dots:
    figure = Figure(figsize=(SIZE[0] / POINTS, SIZE[1] / POINTS), dpi=POINTS)
    figure.set_facecolor(palette.surface)
    paint(figure, items, palette)
    file = BytesIO()
    figure.savefig(file, format="rgba")
    dots = np.frombuffer(file.getvalue(), np.uint8).reshape(SIZE[1], SIZE[0], 4)
    return dots[:, :, :3].astype(float)


class Spot(NamedTuple):
    """How much is drawn, in dots of full strength, and its middle."""

    strength: float
    x: float
    y: float


def spot(dots: Dots, palette: Palette) -> Spot:
    surface = QColor(palette.surface)
    ground = np.array([surface.red(), surface.green(), surface.blue()], float)
    drawn = np.abs(dots - ground).sum(axis=2)
    down, right = np.indices(drawn.shape)
    total = drawn.sum()
    return Spot(total / 255, (drawn * right).sum() / total, (drawn * down).sum() / total)


def items_of(chart: Chart) -> Iterator[Item]:
    scene = compose(view_of(curves()["example"], chart, 43), *SIZE, scene_painter.measure)
    for item in (*scene.still, *scene.moving):
        if not (isinstance(item, Fill) and item.colour == "surface"):
            yield item


@pytest.mark.parametrize("chart", Chart)
def test_screen_and_paper_draw_each_thing_at_the_same_place(chart: Chart) -> None:
    for item in items_of(chart):
        screen, paper = (
            spot(painted([item], LIGHT), LIGHT) for painted in (by_painter, by_matplotlib)
        )
        # Qt and FreeType soften edges a little differently: a tenth of the strength, no more.
        assert paper.strength == pytest.approx(screen.strength, rel=0.1, abs=1), item
        # A third of a dot: what is set a dot aside is found. Only dots of a plumb line may begin
        # elsewhere, which shows at its ends.
        assert paper.x == pytest.approx(screen.x, abs=0.34), item
        assert paper.y == pytest.approx(screen.y, abs=0.6 if is_plumb(item) else 0.34), item


def is_plumb(item: Item) -> bool:
    return isinstance(item, Stroke) and item.width == 1.0 and item.dash == "dotted"


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("chart", Chart)
def test_screen_and_paper_show_the_same_picture(chart: Chart, palette: Palette) -> None:
    items = list(items_of(chart))
    screen, paper = by_painter(items, palette), by_matplotlib(items, palette)
    # Means of blocks of 4 by 4 dots; a line of text that is missing changes some by 60 and more.
    blocks = (SIZE[1] // 4, 4, SIZE[0] // 4, 4, 3)
    apart = np.abs((screen - paper).reshape(blocks).mean(axis=(1, 3)))
    assert apart.max() <= 32
    assert apart.mean() <= 1.5


# What paper asks for.


def figure_of(view: View, width: float = 10, height: float = 4.5) -> Figure:
    figure = Figure(figsize=(width, height))
    draw(figure, view)
    return figure


def words_of(figure: Figure) -> list[Words]:
    return [artist for artist in figure.get_children() if isinstance(artist, Words)]


@pytest.mark.parametrize("chart", Chart)
def test_all_words_of_the_screen_are_on_paper(chart: Chart) -> None:
    view = view_of(curves()["example"], chart)
    said = [words.get_text() for words in words_of(figure_of(view))]
    scene = compose(view, 10 * POINTS - 2 * MARGIN, 4.5 * POINTS - 44, measure)
    items = (*scene.still, *scene.moving)
    assert said == [view.title, *(item.text for item in items if isinstance(item, Text))]


def test_sizes_of_text_are_those_of_the_scale_in_points() -> None:
    sizes = {words.get_fontsize() for words in words_of(figure_of(view_of_example()))}
    assert sizes == {CAPTION, TITLE}


def view_of_example() -> View:
    return view_of(curves()["example"], Chart.PROFIT)


@pytest.mark.parametrize("bold", [False, True])
def test_text_is_as_wide_on_paper_as_on_screen(bold: bool) -> None:
    for text in ("Resold", "1,111.11 €", "On commission, months 1–12  99.44", "AVAToTe", "7"):
        for size in (CAPTION, TITLE):
            on_screen = scene_painter.measure(text, size, bold)
            assert measure(text, size, bold) == pytest.approx(on_screen, rel=0.002, abs=0.05)


def test_dollars_are_dollars() -> None:
    view = replace(view_of_example(), title="From $1 to $2, 10% & \\alpha_{x}^2 of $3")
    figure = figure_of(view)
    figure.savefig(BytesIO(), format="svg")
    assert view.title in {words.get_text() for words in words_of(figure)}
    assert not any(words.get_parse_math() for words in words_of(figure))


def test_a_long_title_takes_more_rows() -> None:
    title = "You break even at 64 resold accounts; 22 lose you 5,733.08 a month"
    view = replace(view_of_example(), title=title)
    said = [words.get_text() for words in words_of(figure_of(view, 4, 3))]
    assert " ".join(said).startswith(title)


def test_drawing_leaves_matplotlib_as_it_was() -> None:
    before = mpl.rcParams.copy()
    figure_of(view_of_example()).savefig(BytesIO(), format="png")
    assert {**mpl.rcParams, "backend": ""} == {**before, "backend": ""}


def test_drawing_twice_gives_the_same_bytes() -> None:
    files = []
    for _ in range(2):
        file = BytesIO()
        figure_of(view_of_example()).savefig(file, format="pdf", metadata={"CreationDate": None})
        files.append(file.getvalue())
    assert files[0] == files[1]
