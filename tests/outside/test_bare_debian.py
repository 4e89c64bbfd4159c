"""The README's two commands, on a Debian that has Python and nothing else."""

from __future__ import annotations

import ast
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOME = "/home/someone"
# Mounts are made in a namespace of their own: they are gone when the command ends, however it ends.
ENTER = """
set -e
root=$1; shift
while [ "$1" != -- ]; do
    if [ -d "$1" ]; then mkdir -p "$root$1"; else mkdir -p "$root${1%/*}"; touch "$root$1"; fi
    mount --rbind "$1" "$root$1"
    shift
done
shift
exec chroot "$root" "$@"
"""


@dataclass(frozen=True)
class Debian:
    """A bare Debian in a folder, able to reach what this machine reaches."""

    folder: Path
    environment: dict[str, str]
    shared: list[str]

    def run(self, command: str, **more: str) -> str:
        """Run a command line in the checkout there, and return what it printed."""
        settings = {**self.environment, **more}
        inside = ["/usr/bin/env", "-i", *(f"{name}={value}" for name, value in settings.items())]
        inside += ["/bin/sh", "-c", f"cd {HOME}/planner && {command}"]
        enter = ["unshare", "--mount", "/bin/sh", "-c", ENTER, "enter", str(self.folder)]
        print("\n$", *(f"{name}={value}" for name, value in more.items()), command)
        began = time.perf_counter()
        run = subprocess.run(
            [*enter, *self.shared, "--", *inside],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        print(f"{run.stdout}# status {run.returncode}, {time.perf_counter() - began:.2f} s")
        if run.returncode:
            pytest.fail(f"{command}: status {run.returncode}", pytrace=False)
        return run.stdout


@pytest.fixture
def debian(tmp_path: Path) -> Iterator[Debian]:
    folder = tmp_path / "bookworm"
    command = ["debootstrap", "--variant=minbase", "--include=python3,python3-venv"]
    output(*command, "bookworm", str(folder), mirror())
    (folder / "etc/apt/apt.conf.d/00host").write_text(output("apt-config", "dump", "Acquire"))
    copy_checkout(folder / HOME[1:] / "planner")
    settings = network_settings()
    yield Debian(folder, settings, ["/proc", "/dev", *named_paths(settings)])
    shutil.rmtree(folder)  # a gigabyte


def output(*command: str) -> str:
    path = f"{os.environ['PATH']}:/usr/sbin:/sbin"  # where debootstrap is
    program = shutil.which(command[0], path=path) or command[0]
    environment = {**os.environ, "PATH": path}
    run = subprocess.run(
        [program, *command[1:]], env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr
    return run.stdout


def mirror() -> str:
    """Find where this machine's apt gets Debian from."""
    lines = output("apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages")
    mirrors = [uri for uri in lines.split() if uri.rstrip("/").endswith("/debian")]
    assert mirrors, "no Debian mirror among apt's sources"
    return mirrors[0]


def copy_checkout(target: Path) -> None:
    listed = output("git", "-C", str(ROOT), "ls-files", "-z", "-co", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


def network_settings() -> dict[str, str]:
    """Collect how this machine reaches the network: proxies, certificates, pip's settings."""
    settings = {"HOME": HOME, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}
    for line in output(sys.executable, "-m", "pip", "config", "list").splitlines():
        key, _, value = line.partition("=")  # as in: global.index-url='…'
        settings[f"PIP_{key.rpartition('.')[2].replace('-', '_').upper()}"] = ast.literal_eval(
            value
        )
    for name, value in os.environ.items():
        if name.startswith(("PIP_", "SSL_CERT_")) or name.lower().endswith("_proxy"):
            settings[name] = value
    return settings


def named_paths(settings: dict[str, str]) -> list[str]:
    """Find the files and folders that the settings name."""
    found = set()
    for word in (word for value in settings.values() for word in shlex.split(value)):
        path = Path(word.removeprefix("file://"))
        if word.startswith("file://"):
            path = path.parent  # an index's pages point to files beside it
        if path.is_absolute() and path.exists() and not is_system(path):
            found.add(str(path))
    return sorted(found)


def is_system(path: Path) -> bool:
    """Whether a path is a place of the system that a bare one has too."""
    return path.is_dir() and path.parts[1] in {"usr", "bin", "sbin", "etc", "home"}


@pytest.mark.outside
def test_the_two_commands_of_the_readme_work_on_a_bare_debian(debian: Debian) -> None:
    assert "libgl1" in debian.run("python3 packaging/start.py setup")

    paint = {"QT_QPA_PLATFORM": "offscreen", "PLANNER_QUIT_AFTER_PAINT": "1"}
    assert debian.run("python3 packaging/start.py", **paint) == ""
    assert debian.run("python3 packaging/start.py", **paint) == ""
    debian.run(".venv/bin/python -m planner", **paint)

    # Some of each kind: figures, laws, the window. All of them run beside this, on this machine.
    some = ("model/test_worked_example.py", "model/test_book_laws.py", "gui/test_headline.py")
    tests = " ".join(f"tests/{each}" for each in some)
    closing = debian.run(f"python3 packaging/start.py test {tests}").splitlines()[-1]
    assert "passed" in closing
    assert "failed" not in closing
