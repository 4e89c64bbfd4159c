"""What drawing needs of the window: its font."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from planner.gui.theme import Theme


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The look of the program."""
    return Theme(qapp)
