"""Choose the versions of everything that is installed, and write them down.

For developers: run it after changing a dependency in pyproject.toml. It needs `uv` and writes

- packaging/locked.txt: what the program runs with, each download with its hashes,
- packaging/locked-dev.txt: the same, and what its tests need,
- the list `constraint-dependencies` in pyproject.toml, which holds `uv run` to those versions.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"locked.txt": "build", "locked-dev.txt": "dev"}  # file -> dependency group
CONSTRAINTS = re.compile(r"^constraint-dependencies = \[\n.*?^\]$", re.MULTILINE | re.DOTALL)
PIN = re.compile(r"^([\w.-]+==[^\s;]+(?: ; [^\\\n]*[^\\\s])?)", re.MULTILINE)


def main() -> None:
    pyproject = (ROOT / "pyproject.toml").read_text("utf-8")
    locks = {}
    with tempfile.TemporaryDirectory() as folder:
        # Without yesterday's constraints, or nothing could ever be upgraded.
        free = CONSTRAINTS.sub("", pyproject)
        (Path(folder) / "pyproject.toml").write_text(free, "utf-8")
        for name, group in LOCKS.items():
            locks[name] = compile_lock(folder, group)
    for name, lock in locks.items():
        (ROOT / "packaging" / name).write_text(lock, "utf-8", newline="\n")
    pins = "".join(f'  "{pin}",\n' for pin in PIN.findall(locks["locked-dev.txt"]))
    pyproject = CONSTRAINTS.sub(lambda _: f"constraint-dependencies = [\n{pins}]", pyproject)
    (ROOT / "pyproject.toml").write_text(pyproject, "utf-8", newline="\n")


def compile_lock(folder: str, group: str) -> str:
    """Resolve for every system at once, from Python 3.11 on."""
    command = ["uv", "pip", "compile", "pyproject.toml", "--group", group, "--quiet"]
    command += ["--universal", "--python-version", "3.11", "--generate-hashes"]
    command += ["--no-header", "--no-emit-index-url"]
    run = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return run.stdout


if __name__ == "__main__":
    main()
