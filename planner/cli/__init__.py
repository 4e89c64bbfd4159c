"""The headless commands: a plan's figures as tables, JSON and CSV, without a display.

Everything is written as UTF-8, whatever the locale. What is wrong with the input is said on
standard error, one ``planner: …`` line each, with exit status 2 and nothing on standard output.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import sys
import traceback
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from planner import COMMANDS, INTERRUPTED, __version__
from planner.cli import export, futures, summary
from planner.cli.parser import BadInputError, Parser
from planner.model.book import Book
from planner.model.cautions import cautions
from planner.model.problems import Problem
from planner.storage.plan_file import PlanFileError, load
from planner.storage.shipped import newest_date_for
from planner.words import catalogue
from planner.words.catalogue import text
from planner.words.numbers import count
from planner.words.sentences import one_line, sentence

ABOUT = ("-h", "--help", "--version", "--client")

MOST_ACCOUNTS = 1_000_000

BROKEN_PROGRAM = 1
BAD_INPUT = 2


def main(argv: list[str]) -> int:
    """Run a command, ``--help`` or ``--version``.

    Args:
        argv: the arguments, without the program's name.

    Returns:
        The exit status: 0, or 2 where the input cannot be used.
    """
    _write_utf8()
    catalogue.use(*catalogue.of_environment(os.environ))
    try:
        _run(argv)
    except BadInputError as error:
        return _refuse(error.lines)
    except PlanFileError as error:
        return _refuse(map(sentence, error.problems))
    except BrokenPipeError:  # whoever reads has had enough, as `head` has
        _drop_output()
        return 0
    except KeyboardInterrupt:
        _drop_output()
        return INTERRUPTED
    except OSError as error:
        _drop_output()
        if error.filename is not None:  # a file of the program's own
            return _own_mistake(error)
        reason = error.strerror or str(error)
        return _refuse([text("the output could not be written ({reason})").format(reason=reason)])
    except Exception as error:
        _drop_output()
        return _own_mistake(error)
    return 0


def _parser() -> Parser:
    parser = Parser(
        prog="planner",
        usage="planner [-h] [--version] [PLAN | --client PLAN | COMMAND ...]",
        description=text(
            "What a digital agency earns by reselling accounts at a volume discount. "
            "Without a command a window opens, with a plan's path it opens on that plan."
        ),
    )
    parser.add_argument(
        "--client",
        dest="to_client",
        metavar="PLAN",
        help=text("open a plan in the view for clients, in a window"),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"planner {__version__}",
        help=text("show program's version number and exit"),
    )
    commands = parser.add_subparsers(
        metavar="COMMAND PLAN ...", title=text("commands without a window"), prog="planner"
    )
    month = commands.add_parser("summary", help=text("the month's figures"))
    month.add_argument("plan", metavar="PLAN", help=text("the plan's file"))
    month.add_argument("--json", action="store_true", help=text("as JSON, not as a table"))
    month.set_defaults(run=_summary)
    counts = commands.add_parser("curve", help=text("one row per number of resold accounts"))
    counts.add_argument("plan", metavar="PLAN", help=text("the plan's file"))
    counts.add_argument(
        "--max",
        metavar="N",
        type=_number_of_accounts,
        required=True,
        help=text("the largest number of accounts"),
    )
    counts.add_argument("--csv", action="store_true", help=text("as CSV, not as a table"))
    counts.set_defaults(run=_curve)
    months = commands.add_parser("projection", help=text("one row per month to come"))
    months.add_argument("plan", metavar="PLAN", help=text("the plan's file"))
    months.add_argument(
        "--months",
        metavar="H",
        type=futures.months_of,
        help=text("how many months; without it as many as the plan looks ahead"),
    )
    months.add_argument("--csv", action="store_true", help=text("as CSV, not as a table"))
    months.set_defaults(run=_projection)
    possible = commands.add_parser("simulate", help=text("how the months to come may go"))
    possible.add_argument("plan", metavar="PLAN", help=text("the plan's file"))
    possible.add_argument(
        "--months",
        metavar="H",
        type=futures.months_of,
        help=text("how many months; without it as many as the plan looks ahead"),
    )
    possible.add_argument(
        "--paths",
        metavar="P",
        type=futures.paths_of,
        help=text("how many possible futures; without it 10,000"),
    )
    possible.add_argument(
        "--seed",
        metavar="S",
        type=futures.seed_of,
        help=text("where the draws begin; without it the plan's own"),
    )
    possible.add_argument("--json", action="store_true", help=text("as JSON, not as a table"))
    possible.set_defaults(run=_simulate)
    split = commands.add_parser("mix", help=text("the best mix of resale and commission"))
    split.add_argument("plan", metavar="PLAN", help=text("the plan's file"))
    split.add_argument("--json", action="store_true", help=text("as JSON, not as a table"))
    split.set_defaults(run=_mix)
    prices = commands.add_parser("price", help=text("the price for a target margin at each tier"))
    prices.add_argument("plan", metavar="PLAN", help=text("the plan's file"))
    prices.add_argument("--package", metavar="ID", required=True, help=text("the package's id"))
    prices.add_argument(
        "--margin",
        metavar="SHARE",
        type=_margin,
        required=True,
        help=text("what is kept of the price, such as 0.5"),
    )
    prices.add_argument("--json", action="store_true", help=text("as JSON, not as a table"))
    prices.set_defaults(run=_price)
    quoted = commands.add_parser("quote", help=text("one client being quoted, against the book"))
    quoted.add_argument("plan", metavar="PLAN", help=text("the plan's file"))
    quoted.add_argument(
        "--client",
        metavar="NAME",
        required=True,
        help=text("the client's name or id, as the plan has it"),
    )
    quoted.add_argument("--json", action="store_true", help=text("as JSON, not as a table"))
    quoted.set_defaults(run=_quote)
    export.add_to(commands).set_defaults(run=_export)
    return parser


def _number_of_accounts(typed: str) -> int:
    if re.fullmatch("[0-9]{1,9}", typed) and int(typed) <= MOST_ACCOUNTS:
        return int(typed)
    raise argparse.ArgumentTypeError(
        text('"{typed}" is not a whole number from 0 to {most}').format(
            typed=one_line(typed), most=count(MOST_ACCOUNTS)
        )
    )


def _margin(typed: str) -> Decimal:
    from planner.cli import price

    return price.margin_of(typed)


def _run(argv: list[str]) -> None:
    parser = _parser()
    if argv and argv[0] not in {*COMMANDS, *ABOUT}:
        parser.error(
            text('"{word}" is not known here: the commands are {commands}').format(
                word=one_line(argv[0]), commands=", ".join(COMMANDS)
            )
        )
    # --help and --version end here; every mistake is a BadInputError.
    with contextlib.suppress(SystemExit):
        arguments, unknown = parser.parse_known_args(argv)
        if unknown:
            parser.error(
                text('"{word}" is not known here: see planner --help').format(
                    word=one_line(unknown[0])
                )
            )
        if arguments.to_client is not None:
            parser.error(text("--client takes one plan, and nothing else"))
        if "run" not in arguments:
            parser.error(
                text("a command is missing: the commands are {commands}").format(
                    commands=", ".join(COMMANDS)
                )
            )
        arguments.run(arguments)
    sys.stdout.flush()


# Each command loads what it alone needs: the month's figures are asked for most, and wait for none.


def _summary(arguments: argparse.Namespace) -> None:
    book, warnings = _sound(Path(arguments.plan))
    write = summary.as_json if arguments.json else summary.as_table
    sys.stdout.writelines(write(book, warnings))


def _curve(arguments: argparse.Namespace) -> None:
    from planner.cli import curve
    from planner.model.curve import Curve

    book, warnings = _sound(Path(arguments.plan))
    asked = Curve(book)
    if not asked.drawable:
        raise BadInputError([sentence(Problem("nothing-to-sell", ("packages",)))])
    if arguments.csv:
        curve.write_csv(asked, arguments.max, sys.stdout)
    else:
        sys.stdout.writelines(curve.as_table(asked, arguments.max, warnings))


def _projection(arguments: argparse.Namespace) -> None:
    from planner.cli import projection
    from planner.model.over_time.projection import project

    book, warnings = _sound(Path(arguments.plan))
    months = arguments.months or projection.own_months(book.plan)
    if months is None:
        raise BadInputError([projection.without_months(book.plan)])
    made = project(book, months)
    if made is None:
        raise BadInputError([projection.too_large()])
    if made.problem is not None:
        raise BadInputError([sentence(made.problem)])
    if arguments.csv:
        projection.write_csv(made, sys.stdout)
    else:
        sys.stdout.writelines(projection.as_table(made, warnings))


def _mix(arguments: argparse.Namespace) -> None:
    from planner.cli import mix
    from planner.model.mix.best import best_mix

    book, warnings = _sound(Path(arguments.plan))
    best = best_mix(book)
    if best is None:
        raise ValueError("a sound plan has a profit")
    write = mix.as_json if arguments.json else mix.as_table
    sys.stdout.writelines(write(book, best, warnings))


def _price(arguments: argparse.Namespace) -> None:
    from planner.cli import price

    book, warnings = _sound(Path(arguments.plan))
    asked = price.ask(book, arguments.package, arguments.margin)
    if asked is None:
        raise BadInputError([price.refusal(book, arguments.package)])
    write = price.as_json(asked) if arguments.json else price.as_table(asked, book, warnings)
    sys.stdout.writelines(write)


def _quote(arguments: argparse.Namespace) -> None:
    from planner.cli import quote
    from planner.model.quote import obstacles
    from planner.model.quote import quote as figures_of

    book, warnings = _sound(Path(arguments.plan))
    try:
        row = quote.row_of(book.plan, arguments.client)
    except quote.NotQuotedError as error:
        raise BadInputError([str(error)]) from error
    made = figures_of(book, row)
    if made is None:
        raise BadInputError(map(sentence, obstacles(book, row)))
    write = quote.as_json if arguments.json else quote.as_table
    sys.stdout.writelines(write(made, warnings))


def _simulate(arguments: argparse.Namespace) -> None:
    from planner.cli import projection, simulate

    book, warnings = _sound(Path(arguments.plan))
    months = arguments.months or projection.own_months(book.plan)
    if months is None:
        raise BadInputError([projection.without_months(book.plan)])
    made = simulate.ask(book, months, arguments.paths, arguments.seed)
    if made is None:
        raise BadInputError([projection.too_large()])
    if made.problem is not None:
        raise BadInputError([sentence(made.problem)])
    if arguments.json:
        sys.stdout.writelines(simulate.as_json(made, warnings))
    else:
        sys.stdout.writelines(simulate.as_table(book, made, warnings))


def _export(arguments: argparse.Namespace) -> None:
    from planner.cli.exporting import export as write

    try:
        wanted = export.asked(arguments)
        book, warnings = _sound(Path(arguments.plan))
        said = write(wanted, book, warnings, Path(arguments.plan))
    except export.NotExportedError as error:
        raise BadInputError(error.lines) from error
    for line in said:
        print(f"planner: {line}", file=sys.stderr)


def _sound(file: Path) -> tuple[Book, tuple[Problem, ...]]:
    """Open a plan whose every figure can be made, and what to warn of."""
    loaded = load(file)
    book = Book(loaded.plan)
    if book.problems:
        raise BadInputError(map(sentence, book.problems))
    newest = newest_date_for(loaded.plan)
    return book, (*loaded.warnings, *cautions(book, newest))


def _write_utf8() -> None:
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # a program without a console has none
            setattr(sys, name, io.StringIO())
        elif isinstance(stream, io.TextIOWrapper):
            # Lines end as they are written: Windows would turn CRLF into CRCRLF.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


def _drop_output() -> None:
    """Let the interpreter flush what is left into nothing when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(lines: Iterable[str]) -> int:
    for line in lines:
        print(f"planner: {line}", file=sys.stderr)
    return BAD_INPUT


def _own_mistake(error: Exception) -> int:
    where = traceback.extract_tb(error.__traceback__)[-1]
    line = text("a mistake in the program, not in your plan ({error} in {file}, line {line})")
    said = line.format(
        error=type(error).__name__, file=Path(where.filename).name, line=where.lineno
    )
    print(f"planner: {said}", file=sys.stderr)
    return BROKEN_PROGRAM
