"""Names for files that are saved: what they hold, safe on every system."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

FORBIDDEN = set('<>:"/\\|?*')
RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(10)
}
BETWEEN = " – "
LONGEST_PART = 60
MOST_BYTES = 200
"""Systems take 255, of which what is written beside a file needs some."""


def safe_name(parts: Iterable[str], suffix: str) -> str:
    """A name of several parts, those that say something; people's words become safe ones."""
    said = BETWEEN.join(each for each in map(_safe, parts) if each)
    while len(said.encode()) > MOST_BYTES:
        said = said[:-1]
    said = said.strip(" .–-")
    if said.split(".")[0].strip().lower() in RESERVED or not said:
        said = f"_{said}"
    return said + suffix


def _safe(part: str) -> str:
    marks = (
        "-" if mark in FORBIDDEN else mark
        for mark in unicodedata.normalize("NFC", part)
        if unicodedata.category(mark) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    words = " ".join("".join(marks).split())
    return words[:LONGEST_PART].strip(" .-")
