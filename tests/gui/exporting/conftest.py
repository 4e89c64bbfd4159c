"""Charts without the drawing, for tests of all the rest."""

from __future__ import annotations

from io import BytesIO

import pytest
from matplotlib.backends import backend_agg, backend_pdf, backend_svg
from PIL import Image

from planner.export import image

DRAWN_BY = (backend_agg, backend_pdf, backend_svg)
"""Loaded here: in a worker beside a window that waits it takes seconds."""


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw nothing: it is the words that count."""
    dot = BytesIO()
    Image.new("RGB", (1, 1)).save(dot, "png")
    for name in ("png", "svg", "pdf"):
        monkeypatch.setattr(image, name, lambda sheet, size, **how: dot.getvalue())
