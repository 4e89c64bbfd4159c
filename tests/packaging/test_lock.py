"""What pyproject.toml asks for, what is locked, and what uv is held to are the same versions."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ["locked.txt", "locked-dev.txt"]


def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def pins(lines: list[str]) -> set[tuple[str, str, str]]:
    found = [Requirement(line) for line in lines]
    return {(canonicalize_name(r.name), str(r.specifier), str(r.marker or "")) for r in found}


def entries(lock: str) -> list[str]:
    """Return a lock's entries, each one line with its hashes."""
    text = (ROOT / "packaging" / lock).read_text("utf-8").replace("\\\n", "")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def locked(lock: str) -> set[tuple[str, str, str]]:
    return pins([entry.partition("--hash")[0] for entry in entries(lock)])


def test_every_dependency_is_locked_as_pinned() -> None:
    asked, groups = pyproject()["project"]["dependencies"], pyproject()["dependency-groups"]
    tools = [tool for tool in groups["dev"] if isinstance(tool, str)]
    assert pins(asked + groups["build"]) <= locked("locked.txt")
    assert pins(asked + groups["build"] + tools) <= locked("locked-dev.txt")


def test_the_build_backend_is_the_locked_one() -> None:
    assert pins(pyproject()["build-system"]["requires"]) <= locked("locked.txt")


def test_tests_run_with_the_versions_that_people_run() -> None:
    assert locked("locked.txt") < locked("locked-dev.txt")


def test_uv_is_held_to_the_same_versions() -> None:
    assert pins(pyproject()["tool"]["uv"]["constraint-dependencies"]) == locked("locked-dev.txt")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_download_is_checked_by_its_hash_and_comes_from_no_fixed_address(lock: str) -> None:
    found = entries(lock)
    assert found
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", entry) for entry in found)
    assert "://" not in "".join(found)
