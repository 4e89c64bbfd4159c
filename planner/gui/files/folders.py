"""Where the program keeps what is its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def data_folder() -> Path:
    """The user's folder for the program's data; it may not be there yet."""
    location = QStandardPaths.StandardLocation.AppDataLocation
    return Path(QStandardPaths.writableLocation(location))


def unsaved_folder() -> Path:
    """Where unsaved work is kept that cannot lie beside its file."""
    return data_folder() / "unsaved"


def versions_folder() -> Path:
    """Where earlier versions are kept."""
    return data_folder() / "versions"
