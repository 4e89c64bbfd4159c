"""What the program remembers between two starts. A typed table: an unknown key is an error."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

MOST_RECENT = 8
YES, NO = "yes", "no"
"""What was answered; an empty text: not yet."""

DEFAULTS: dict[str, Any] = {
    "window/geometry": QByteArray(),
    "window/chart": "margin",
    "look/theme": "system",
    "look/language": "system",
    "clients/columns": [],
    "charts/size": "half-slide",
    "charts/own_size": "16x9",
    "charts/transparent": "no",
    "charts/paths": "yes",
    "charts/kind": "png",
    "charts/folder": "",
    "meeting/first": "",
    "meeting/screen": "",
    "meeting/reveal": "",
    "files/recent": [],
    "files/last": "",
}


class Settings:
    """The remembered values, in one small file of the user's."""

    def __init__(self, path: Path | None = None) -> None:
        """Open the user's settings, or those in a file of one's own."""
        if path is None:
            self._store = QSettings(
                QSettings.Format.IniFormat,
                QSettings.Scope.UserScope,
                "agency-profit-planner",
                "planner",
            )
        else:
            self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def get(self, key: str) -> Any:
        """A remembered value, of the type of its default."""
        default = DEFAULTS[key]
        value = self._store.value(key, default)
        if isinstance(default, list):  # one entry comes back as a text, none as None
            if isinstance(value, str):
                return [value]
            return value if isinstance(value, list) else []
        return value if isinstance(value, type(default)) else default

    def set(self, key: str, value: Any) -> None:
        """Remember a value."""
        if key not in DEFAULTS:
            raise KeyError(key)
        if value != self.get(key):  # else every start writes to the disk what is there already
            self._store.setValue(key, value)

    @property
    def recent(self) -> list[Path]:
        """Files that were open, newest first."""
        return [Path(name) for name in self.get("files/recent")]

    def opened(self, path: Path) -> None:
        """Remember a file as the newest one."""
        names = [str(path), *(str(each) for each in self.recent if each != path)]
        self.set("files/recent", names[:MOST_RECENT])
        self.set("files/last", str(path))

    def forget_all(self) -> None:
        """Drop the list of files that were open."""
        self.set("files/recent", [])

    def forget(self, path: Path) -> None:
        """Drop a file that is no longer there."""
        self.set("files/recent", [str(each) for each in self.recent if each != path])
