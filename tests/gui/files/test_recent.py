"""Files of one name are told apart by their folders, and only as far as that takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.gui.files.recent import told_apart


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        ([], []),
        (["/a/x.plan", "/b/y.plan"], ["x.plan", "y.plan"]),
        (["/a/x.plan", "/b/x.plan", "/c/y.plan"], ["x.plan – a", "x.plan – b", "y.plan"]),
        (["/a/one/x.plan", "/b/one/x.plan"], ["x.plan – a/one", "x.plan – b/one"]),
        (["/x.plan", "/a/x.plan"], ["x.plan – /", "x.plan – a"]),
        (["/a/x.plan", "/a/x.plan"], ["x.plan – /a", "x.plan – /a"]),
    ],
)
def test_names_are_as_long_as_they_must(paths: list[str], names: list[str]) -> None:
    assert told_apart([Path(each) for each in paths]) == names
