"""Charts without the drawing, for tests of all the rest."""

from __future__ import annotations

from io import BytesIO

import matplotlib.backends.backend_agg as _agg
import matplotlib.backends.backend_pdf as _pdf
import matplotlib.backends.backend_svg as _svg
import pytest
from PIL import Image

from planner.export import image

LOADED = (_agg, _pdf, _svg)
"""Loaded here: in a worker beside a window that is waited for it takes seconds."""


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw nothing: it is the words that count."""
    dot = BytesIO()
    Image.new("RGB", (1, 1)).save(dot, "png")
    for name in ("png", "svg", "pdf"):
        monkeypatch.setattr(image, name, lambda sheet, size, **how: dot.getvalue())
