"""Names of files are safe on every system, whatever people typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.words.file_names import safe_name

WINDOWS_FORBIDS = set('<>:"/\\|?*') | {chr(code) for code in range(32)}
DEVICES = {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}


def test_parts_that_say_something_are_joined() -> None:
    assert safe_name(("Blå & Co.", "Proposal", "2026-11-26"), ".pdf") == (
        "Blå & Co – Proposal – 2026-11-26.pdf"
    )
    assert safe_name(("", "Proposal"), ".pdf") == "Proposal.pdf"


@pytest.mark.parametrize("name", ["con", "NUL", "com1", "nul.tar"])
def test_names_of_devices_are_none_of_files(name: str) -> None:
    assert safe_name((name,), ".pdf").startswith("_")


@given(st.lists(st.text(max_size=300), max_size=4))
def test_any_words_make_a_name_that_every_system_takes(parts: list[str]) -> None:
    name = safe_name(parts, ".pdf")
    stem = name.removesuffix(".pdf")
    assert stem and not set(name) & WINDOWS_FORBIDS
    assert len(name.encode()) <= 255
    assert stem[0] not in " ." and stem[-1] not in " ."
    assert stem.split(".")[0].upper() not in DEVICES
