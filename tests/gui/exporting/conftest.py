"""Charts without the drawing, for tests of all the rest."""

from __future__ import annotations

import matplotlib.backends.backend_agg
import matplotlib.backends.backend_pdf
import matplotlib.backends.backend_svg
import matplotlib.figure
import pytest

from planner.export import image

assert matplotlib.figure  # loaded here: in a worker beside a window that waits it takes seconds


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw nothing: it is the words that count."""
    for name in ("png", "svg", "pdf"):
        monkeypatch.setattr(image, name, lambda sheet, size, **how: b"")
