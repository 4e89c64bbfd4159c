"""Start the Agency Profit Planner from a checkout: set up what it needs once, then open it.

    python3 packaging/start.py                       the window
    python3 packaging/start.py my.agencyplan         the window, with that plan
    python3 packaging/start.py summary PLAN --json   any other command of the planner
    python3 packaging/start.py setup                 only set up
    python3 packaging/start.py test [--outside] …    set up and run the tests; … goes to pytest

It needs Python 3.11 and nothing else. Everything goes into the folder .venv of the checkout.
"""

# No `from __future__` here: a Python too old for it must get as far as the sentence below.
import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this file is what says so
    sys.exit("start: this needs Python 3.11 or newer, not " + sys.version.split()[0])

import checkout


def main() -> None:
    arguments = sys.argv[1:]
    try:
        if arguments[:1] == ["test"]:
            make_ready("test")
            import checks

            sys.exit(checks.run(arguments[1:]))
        make_ready("run")
        if arguments != ["setup"]:
            open_planner(arguments)
    except KeyboardInterrupt:
        checkout.stop("interrupted", status=130)
    except OSError as error:
        checkout.stop(f"{error.strerror or error}: {error.filename or checkout.ROOT}")


def make_ready(level: str) -> None:
    """Set up for running or for testing, unless that was done and nothing changed since."""
    stamp = checkout.read_stamp()
    if not checkout.is_current(stamp, level) or stamp.get("missing"):
        import environment  # only now: a second start does without

        environment.set_up(level)


def open_planner(arguments: list[str]) -> None:
    """Become the planner."""
    # -P: no module from the folder we stand in
    command = [str(checkout.PYTHON), "-P", "-m", "planner", *arguments]
    if os.name == "nt":
        import subprocess

        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
