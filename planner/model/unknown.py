"""Keys of a file that this program does not know: kept as they are and written back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Any

Unknown = Mapping[str, object]

NOTHING: Unknown = MappingProxyType({})


def none_unknown() -> Any:
    """A dataclass field for unknown keys, none by default; they take no part in hashes."""
    return field(default_factory=_nothing, hash=False)


def _nothing() -> Unknown:
    return NOTHING
