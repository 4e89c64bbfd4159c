"""The Agency Profit Planner: what an agency earns by reselling accounts at a volume discount."""

from __future__ import annotations

from pathlib import Path

__version__ = "0.1.0"

COMMANDS = ("summary", "curve", "projection", "simulate", "mix", "price", "quote", "export")
"""What may stand first on the command line, besides options: without a window it is answered.

Here, since a window that opens on a plan must not load the commands to know that it is none.
"""

INTERRUPTED = 130
"""What a command ends with on Ctrl+C."""


def resource(name: str) -> Path:
    """Return the path of a file that ships with the program.

    An installed wheel carries the files inside the package, a checkout beside it.

    Args:
        name: the path below ``resources``, with forward slashes.
    """
    package = Path(__file__).resolve().parent
    inside = package / "_resources"
    return (inside if inside.is_dir() else package.parent / "resources") / name
