"""Make the environment in .venv: everything locked, compiled, and ready for a quick start."""

from __future__ import annotations

import compileall
import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import checkout as here
import system
from checkout import PYTHON, ROOT, VENV, stop, tell

UNFINISHED = VENV / "unfinished"  # there while a set-up runs; still there, it was cut off
LOG = VENV / "setup.log"
FAILURES = {  # what pip writes -> what it means to the person who waits
    "DO NOT MATCH THE HASHES": "a download is not the file that was locked; nothing of it was used",
    "No space left": "the disk is full",
    "NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError"
    "|ProtocolError|ConnectionError": "cannot download: is this computer online?",
    "No matching distribution": "a library is not made for this Python on this system: "
    f"{sys.version.split()[0]}, {sys.platform}",
}


def set_up(level: str) -> None:
    """Install what running or testing needs, each step once; told in a few lines."""
    if not os.access(VENV if VENV.exists() else ROOT, os.W_OK):
        stop(f"cannot write to {ROOT}: move the folder to a place of your own")
    with one_at_a_time():
        stamp = here.read_stamp()
        missing = system.add_libraries()
        if not here.is_current(stamp, level):
            install(level, fresh=stamp.get("home", here.home()) != here.home())
            levels = ("run", "test") if level == "test" else ("run",)
            stamp = {"home": here.home(), **{done: here.wanted(done) for done in levels}}
        here.STAMP.write_text(json.dumps({**stamp, "missing": missing}), "utf-8")


def install(level: str, *, fresh: bool) -> None:
    began = time.monotonic()
    tell(f"Setting up in {VENV} (once, a minute or two) …")
    if VENV.exists() and (fresh or UNFINISHED.exists() or not works()):
        shutil.rmtree(VENV)
    VENV.mkdir(exist_ok=True)
    UNFINISHED.touch()
    here.STAMP.unlink(missing_ok=True)
    LOG.unlink(missing_ok=True)
    if not PYTHON.exists():
        make_venv()
    tell(f"  installing what the {'tests need' if level == 'test' else 'planner needs'}")
    lock = str(ROOT / "packaging" / here.LOCKS[level])
    pip("--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", lock)
    pip("--no-index", "--no-build-isolation", "--no-deps", "-e", str(ROOT))
    tell("  compiling")
    compile_all()
    tell("  looking up the fonts")
    run(str(PYTHON), "-c", "import matplotlib.font_manager")
    UNFINISHED.unlink()
    tell(f"  ready after {time.monotonic() - began:.0f} s")


def make_venv() -> None:
    try:
        import ensurepip  # noqa: F401 - Debian leaves it out of python3
    except ImportError:
        package = f"python3.{sys.version_info[1]}-venv"
        if not system.install_packages([package]):
            stop(f"this Python has no venv module; run: {system.command([package])}")
    # From an environment's own Python, the one that it was made with.
    base = getattr(sys, "_base_executable", sys.executable)
    if run(base, "-m", "venv", str(VENV)):
        stop(f"cannot make an environment, see {LOG}")


def works() -> bool:
    """Whether the environment's Python runs, is the kind that runs this, and has pip."""
    probe = "import sys, pip; print(sys.implementation.cache_tag)"
    try:
        answer = subprocess.run([PYTHON, "-c", probe], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.stdout.strip() == sys.implementation.cache_tag


def pip(*arguments: str) -> None:
    command = [str(PYTHON), "-P", "-m", "pip", "install", "--no-input", "--no-compile"]
    command += ["--disable-pip-version-check", "--no-warn-script-location", "--retries", "2"]
    if run(*command, *arguments):
        stop(f"{explain(LOG.read_text('utf-8', errors='replace'))} (more in {LOG})")


def explain(log: str) -> str:
    """Say in one line why pip stopped."""
    meanings = (meaning for pattern, meaning in FAILURES.items() if re.search(pattern, log))
    errors = (line for line in log.splitlines() if line.startswith("ERROR: "))
    return next(meanings, next(errors, "pip failed"))


def run(*command: str) -> int:
    """Run a step with its output in the log."""
    with LOG.open("a", encoding="utf-8") as log:
        return subprocess.run(command, stdout=log, stderr=log, cwd=ROOT, check=False).returncode


def compile_all() -> None:
    """Compile to bytecode, even where the environment says that imports must not."""
    # The libraries' own tests are thousands of files that nobody imports.
    tests = re.compile(r"[\\/]tests[\\/]")
    libraries = [*VENV.glob("lib/python*/site-packages"), *VENV.glob("Lib/site-packages")]
    for folder in [*libraries, ROOT / "planner"]:
        try:
            compileall.compile_dir(folder, quiet=2, rx=tests, workers=0)  # on every core
        except OSError:  # a system without what processes share
            compileall.compile_dir(folder, quiet=2, rx=tests)


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait while another start sets up. The system lets go of the lock when a process ends."""
    path = Path(f"{VENV}.lock")
    with path.open("w") as lock:
        if sys.platform == "win32":
            import msvcrt

            locked = False
            while not locked:
                with contextlib.suppress(OSError):  # after ten seconds it gives up
                    msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
                    locked = True
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
