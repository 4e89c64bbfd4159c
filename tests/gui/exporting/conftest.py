"""Charts without the drawing, for tests of all the rest."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from matplotlib.backends import backend_agg, backend_pdf, backend_svg
from PIL import Image
from pytestqt.qtbot import QtBot

from planner.export import image
from planner.gui.main_window import MainWindow
from tests.gui.exporting.desk import Desk

DRAWN_BY = (backend_agg, backend_pdf, backend_svg)
"""Loaded here: in a worker beside a window that waits it takes seconds."""


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw nothing: it is the words that count."""
    dot = BytesIO()
    Image.new("RGB", (1, 1)).save(dot, "png")
    for name in ("png", "svg", "pdf"):
        monkeypatch.setattr(image, name, lambda sheet, size, **how: dot.getvalue())


@pytest.fixture
def desk(window: MainWindow, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(window, qtbot)
    yield made
    made.dialog.reject()
