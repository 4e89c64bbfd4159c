"""What files that were open are called in a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path


def told_apart(paths: Sequence[Path]) -> list[str]:
    """The names of files; those of one name with as much of their folders as tells them apart."""
    depths = [0] * len(paths)
    while True:
        names = [_name(path, depth) for path, depth in zip(paths, depths, strict=True)]
        times = Counter(names)
        deeper = [
            depth + (times[name] > 1 and depth < len(path.parts) - 1)
            for path, name, depth in zip(paths, names, depths, strict=True)
        ]
        if deeper == depths:
            return names
        depths = deeper


def _name(path: Path, depth: int) -> str:
    if not depth:
        return path.name
    folders = path.parts[-1 - depth : -1]
    return f"{path.name} – {Path(*folders)}"
