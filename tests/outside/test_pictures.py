"""A chart of ours in other programs: a browser engine and an office suite show what we drew."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from planner.export.image import HALF_SLIDE, png, svg
from tests.export.sheets import chart

# 16 × 12 cm at the 96 dots an inch of a browser.
WIDE, TALL = 605, 454
APART = {"text": 6.0, "shapes": 6.0}


def dots(picture: Path | BytesIO) -> NDArray[np.float64]:
    return np.asarray(Image.open(picture).convert("RGB").resize((WIDE, TALL)), float)


def ours() -> NDArray[np.float64]:
    return dots(BytesIO(png(chart(), HALF_SLIDE)))


@pytest.mark.outside
@pytest.mark.parametrize("letters", ["text", "shapes"])
def test_a_browser_engine_shows_the_svg_as_the_png_is(tmp_path: Path, letters: str) -> None:
    file, shot = tmp_path / "chart.svg", tmp_path / "shot.png"
    file.write_bytes(svg(chart(), HALF_SLIDE, text_as_paths=letters == "shapes"))
    subprocess.run(
        [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--user-data-dir={tmp_path / 'profile'}",
            f"--window-size={WIDE},{TALL}",
            f"--screenshot={shot}",
            file.as_uri(),
        ],
        capture_output=True,
        timeout=120,
        check=True,
    )
    assert np.abs(dots(shot) - ours()).mean() < APART[letters]


@pytest.mark.outside
def test_an_office_suite_opens_the_svg(tmp_path: Path) -> None:
    made = {
        "shapes.svg": svg(chart(), HALF_SLIDE, text_as_paths=True),
        "text.svg": svg(chart(), HALF_SLIDE),
    }
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'office').as_uri()}",
            "--headless",
            "--convert-to",
            "png",
            "--outdir",
            str(tmp_path / "shown"),
            *(str(tmp_path / name) for name in made),
        ],
        capture_output=True,
        timeout=180,
        check=True,
    )
    for name in made:
        shown = dots(tmp_path / "shown" / f"{Path(name).stem}.png")
        # Text without its font is set in another one: then only where it is counts.
        assert np.abs(shown - ours()).mean() < (14 if name == "text.svg" else 8), name
