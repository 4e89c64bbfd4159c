"""Three hundred kills while somebody edits and saves: nothing that was safe is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.gui.files.test_kills import spend


@pytest.mark.outside
def test_three_hundred_kills_take_nothing_that_was_safe(tmp_path: Path) -> None:
    people = [spend(tmp_path / f"person {seed}", kills=150, seed=seed) for seed in (1, 2)]
    for person in people:
        told, _ = person.communicate(timeout=300)
        print(told)
        assert person.returncode == 0
        counted = re.fullmatch(r"150 kills, (\d+) states safe, (\d+) offered, \d+ versions\n", told)
        assert counted, "a state was lost"
        safe, offered = map(int, counted.groups())
        assert safe > 300
        assert offered > 30
