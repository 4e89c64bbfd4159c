"""Where things are in a checkout, and whether its environment is ready. Every start reads this."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {
    "run": "locked.txt",
    "test": "locked-dev.txt",
}  # level of set-up -> what it installs
STAMP = VENV / "ready.json"


def read_stamp() -> dict[str, Any]:
    """Read what the last set-up finished; empty when there was none or it was cut off."""
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def is_current(stamp: dict[str, Any], level: str) -> bool:
    return stamp.get("home") == home() and stamp.get(level) == wanted(level)


def home() -> str:
    """Name what an environment is bound to: this folder and this Python."""
    return f"{ROOT} {sys.implementation.cache_tag}"


def wanted(level: str) -> str:
    """Digest what is to be installed."""
    digest = hashlib.sha256()
    for name in ("pyproject.toml", f"packaging/{LOCKS[level]}"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def tell(line: str) -> None:
    """Say how far it is: on standard error, so that a command's output stays its own."""
    print(line, file=sys.stderr, flush=True)


def stop(reason: str, status: int = 1) -> NoReturn:
    tell(f"start: {reason}")
    sys.exit(status)
