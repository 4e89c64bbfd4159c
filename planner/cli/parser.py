"""Arguments read in the language in use: what argparse says of itself is English only."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from planner.words.catalogue import text
from planner.words.sentences import one_line

MISSING = "the following arguments are required: "
WITHOUT_VALUE = re.compile("(?:argument )?(.+): expected one argument")
WITH_VALUE = re.compile("(?:argument )?(.+): ignored explicit argument .*", re.DOTALL)


class BadInputError(Exception):
    """What was given cannot be used: ``lines`` say why."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Keep the lines."""
        self.lines = tuple(lines)
        super().__init__("; ".join(self.lines))


class Parser(argparse.ArgumentParser):
    """A parser that raises what it has to say."""

    def __init__(self, **settings: Any) -> None:
        """Take what argparse takes; an option is written out."""
        settings = {"formatter_class": _Help, "add_help": False, **settings}
        super().__init__(**settings, allow_abbrev=False)
        self.add_argument(
            "-h", "--help", action="help", help=text("show this help message and exit")
        )

    def error(self, message: str) -> NoReturn:
        """Raise a mistake as a sentence.

        Raises:
            BadInputError: always.
        """
        raise BadInputError([one_line(_sentence(message), 200)])


def _sentence(message: str) -> str:
    if message.startswith(MISSING):
        said = text("this is missing: {names}")
        return said.format(names=message.removeprefix(MISSING))
    if found := WITHOUT_VALUE.fullmatch(message):
        return text("{option} needs something after it").format(option=found[1])
    if found := WITH_VALUE.fullmatch(message):
        said = text("{option} takes nothing: leave out what follows the =")
        return said.format(option=found[1])
    return message.removeprefix("argument ")


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: Any = None) -> None:
        # argparse itself gives an empty prefix where it asks for the name of a command.
        said = text("usage: ") if prefix is None else prefix
        super().add_usage(usage, actions, groups, said)

    def start_section(self, heading: str | None) -> None:
        known = {"positional arguments": text("positional arguments"), "options": text("options")}
        said = text("{heading}:").format(heading=known.get(heading or "", heading))
        super().start_section(said.removesuffix(":"))
