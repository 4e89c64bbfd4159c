"""File names made of typed words: every system takes them, and they still say what they can."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.storage.file_names import safe_name, with_ending

RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?")


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (
            ["Plan", "22 accounts earn $2,816.92", "2026-11-26"],
            "Plan – 22 accounts earn $2,816.92 – 2026-11-26.png",
        ),
        (["a/b\\c:d*e?f", '"g" <h> |'], "a-b-c-d-e-f – -g- -h- -.png"),
        (["..", ".hidden"], "hidden.png"),
        (["CON"], "_CON.png"),
        (["nul .txt"], "_nul .txt.png"),
        (["COM¹"], "_COM¹.png"),
        (["Console"], "Console.png"),
        (["", "  ", "\x00\x1f"], "-.png"),
        (["line\nbreak\tand\u202eturn"], "line break andturn.png"),
        (["Cafe\u0301"], "Café.png"),
        (["ends. ", "x"], "ends – x.png"),
    ],
)
def test_what_becomes_of_words(parts: list[str], name: str) -> None:
    assert safe_name(parts, ".png") == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("chart.png", "chart.png"),
        ("chart.PNG", "chart.PNG"),
        ("chart", "chart.png"),
        ("Offer acme.com", "Offer acme.com.png"),
        ("Growth 1.5x", "Growth 1.5x.png"),
        ("ends. ", "ends.png"),
        ("other.agencyplan", "other.agencyplan.png"),
    ],
)
def test_a_dot_in_a_typed_name_begins_no_ending(tmp_path: Path, typed: str, name: str) -> None:
    assert with_ending(tmp_path / typed, ".png") == tmp_path / name


def test_what_nobody_asked_to_replace_stays(tmp_path: Path) -> None:
    for name in ("acme.com.png", "acme.com (2).png"):
        (tmp_path / name).touch()
    assert with_ending(tmp_path / "acme.com", ".png").name == "acme.com (3).png"
    assert with_ending(tmp_path / "acme.com.png", ".png").name == "acme.com.png"


def test_the_longest_part_gives_way_and_the_others_stay() -> None:
    name = safe_name(["Plan", "many words " * 60, "2026-11-26"], ".svg")
    assert name.startswith("Plan – many words")
    assert name.endswith(" – 2026-11-26.svg")
    assert len(safe_name(["語" * 400], ".png").encode()) <= 255


@given(st.lists(st.text(max_size=300), max_size=4), st.sampled_from([".png", ".svg", ".pdf"]))
def test_every_system_takes_it(parts: list[str], suffix: str) -> None:
    name = safe_name(parts, suffix)
    assert name.endswith(suffix)
    assert 0 < len(name.encode()) <= 255
    assert not set(name) & set('<>:"/\\|?*')
    assert not any(unicodedata.category(each) in {"Cc", "Cs", "Cf"} for each in name)
    assert not name.startswith((".", " "))
    assert not RESERVED.fullmatch(name)
    assert PureWindowsPath(name).name == Path(name).name == name == os.path.basename(name)  # noqa: PTH119 - as the system has it
    assert safe_name([name.removesuffix(suffix)], suffix) == name
