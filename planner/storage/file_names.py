"""File names that every system takes, made of words that people typed."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path

MOST_BYTES = 255
LONGEST = 120
"""Characters of a name: what a person still reads in a list of files."""

FORBIDDEN = frozenset('<>:"/\\|?*')
DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"]
)
BETWEEN = " – "


def safe_name(parts: Iterable[str], suffix: str) -> str:
    """A file's name that says all the parts, as far as there is room.

    Separators, devices, invisible characters and what stands at an end where Windows drops it are
    replaced or left out; the longest part gives way first.

    Args:
        parts: what the name says, in order; empty ones are left out.
        suffix: the ending, such as ``.png``.
    """
    cleaned = [each for each in map(_clean, parts) if each]
    room = MOST_BYTES - len(suffix.encode())
    while len(name := BETWEEN.join(cleaned)) > LONGEST or len(name.encode()) > room:
        longest = max(range(len(cleaned)), key=lambda each: len(cleaned[each].encode()))
        cleaned[longest] = cleaned[longest][:-1].rstrip(" .")
        cleaned = [each for each in cleaned if each]
    name = name.strip(" .") or "-"
    if name.split(".")[0].strip().lower() in DEVICES:
        name = f"_{name}"
    return name + suffix


def with_ending(path: Path, suffix: str) -> Path:
    """A path that was typed, with the ending that says what is in the file.

    A dot in a name begins no ending (``Offer acme.com``). Nobody was asked whether a file that has
    the longer name already may be replaced: this one gets a number.

    Args:
        path: as it was typed.
        suffix: the ending, such as ``.png``.
    """
    if path.suffix.lower() == suffix:
        return path
    name = path.name.rstrip(" .")
    found, number = path.with_name(f"{name}{suffix}"), 2
    while os.path.lexists(found):
        found, number = path.with_name(f"{name} ({number}){suffix}"), number + 1
    return found


def _clean(part: str) -> str:
    """A part without what no file's name may hold."""
    composed = unicodedata.normalize("NFC", part)
    kept = ("-" if each in FORBIDDEN else each for each in composed if _shows(each))
    return " ".join("".join(kept).split()).strip(" .")


def _shows(character: str) -> bool:
    """Whether it is seen or is a space: no control, no turn of direction, no half of a pair."""
    return character.isspace() or unicodedata.category(character)[0] != "C"
