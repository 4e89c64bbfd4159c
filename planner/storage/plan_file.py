"""The plan file: read it whole or say why not, write it whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from planner.model.differences import said_twice, with_scenario_ids
from planner.model.named import clients_named
from planner.model.plan import Client, Plan
from planner.model.problems import Grade, Place, Problem, Value
from planner.model.proposal import with_ids as with_proposal_ids
from planner.storage.besides import besides
from planner.storage.layout import FORMAT, PLAN, VERSION
from planner.storage.reading import UNKNOWN, Reader, currency_of
from planner.storage.writing import document

SUFFIX = ".agencyplan"
MOST_BYTES = 256 * 2**20
UNFINISHED = re.compile(r"[0-9a-f]{16}\.tmp$")
HOUR = 3600
LONE_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")

# What the system says, and the problem that it is.
UNREAD = {
    errno.ENOENT: "no-such-file",
    errno.ENOTDIR: "no-such-file",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EISDIR: "is-a-folder",
}
UNWRITTEN = {
    errno.ENOENT: "no-folder",
    errno.ENOTDIR: "no-folder",
    errno.EACCES: "cannot-write",
    errno.EPERM: "cannot-write",
    errno.EROFS: "cannot-write",
    errno.EISDIR: "folder-in-the-way",
    errno.ENODEV: "not-a-file",
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.ENAMETOOLONG: "name-too-long",
}


class PlanFileError(Exception):
    """A file that is no plan, or could not be written; ``problems`` say why, all at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems."""
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.code for problem in self.problems))


@dataclass(frozen=True)
class Loaded:
    """A plan that was read, and what to warn of: keys that this program does not know."""

    plan: Plan
    warnings: tuple[Problem, ...]


def load(path: Path) -> Loaded:
    """Read a plan file.

    Raises:
        PlanFileError: if it is none, with every fault and its place, then every problem that is no
            mere consequence of a fault.
    """
    return parse(read_bytes(path, MOST_BYTES))


def parse(content: bytes) -> Loaded:
    """Read a plan from the bytes of its file.

    Raises:
        PlanFileError: if they are no plan.
    """
    root = json_of(content)
    version = root.get("version")
    if root.get("format") != FORMAT:
        raise _error("other-format", ("format",))
    if type(version) is not int or version < 1:
        raise _error("no-version", ("version",))
    if version > VERSION:
        raise _error("newer-version", ("version",), version=version, known=VERSION)
    body = {key: value for key, value in root.items() if key not in {"format", "version"}}
    prices = body.get("price_list")
    currency = list_currency = currency_of(body.get("currency"))
    if isinstance(prices, dict):
        list_currency = currency_of(prices["currency"]) if "currency" in prices else currency
        body["price_list"] = {"currency": currency.code, **prices}
    reader = Reader(currency, list_currency)
    plan = reader.record(PLAN, body, ())
    if plan is UNKNOWN:
        raise PlanFileError(reader.faults)
    plan = replace(
        plan,
        clients=with_ids(plan.clients, clients_named(plan)),
        scenarios=with_scenario_ids(plan.scenarios),
        proposals=with_proposal_ids(plan.proposals),
    )
    for index, change in said_twice(plan.scenarios):
        reader.fault("repeated-input", ("scenarios", index, "changes", change))
    if reader.faults:
        raise PlanFileError([*reader.faults, *besides(reader.faults, plan)])
    return Loaded(plan, tuple(reader.unknown_keys))


def with_ids(clients: tuple[Client, ...], named: Iterable[str] = ()) -> tuple[Client, ...]:
    """Give each row without an id one that no other row has, and that is not ``named`` either."""
    taken = {client.id for client in clients} | set(named)
    number = 0
    rows = []
    for client in clients:
        row = client
        if not client.id:
            while f"c{number}" in taken or number == 0:
                number += 1
            taken.add(f"c{number}")
            row = replace(client, id=f"c{number}")
        rows.append(row)
    return tuple(rows)


def _error(code: str, place: Place = (), **values: Value) -> PlanFileError:
    return PlanFileError([Problem(code, place, values, Grade.FAULT)])


def read_bytes(path: Path, most: int) -> bytes:
    """Return what is in a file.

    Raises:
        PlanFileError: if it cannot be read, or is larger than ``most`` bytes.
    """
    try:
        if path.is_dir():  # Windows would call it a lack of permission
            raise _error("is-a-folder", file=_name(path))
        if path.exists() and not path.is_file():  # opening a pipe waits for its other end
            raise _error("not-a-file", file=_name(path))
        with path.open("rb") as file:
            content = file.read(most + 1)  # a device has no size to ask for, and no end
    except OSError as error:
        code = UNREAD.get(error.errno or 0, "unreadable")
        reason = error.strerror or ""
        raise _error(code, file=_name(path), path=str(path), reason=reason) from error
    except ValueError as error:  # a null character in the path
        raise _error("no-such-file", path=str(path)) from error
    if len(content) > most:
        raise _error("too-large", file=_name(path), most=most // 2**20)
    return content


def _name(path: Path) -> str:
    return path.name or str(path)  # "." and "/" have no name


def json_of(content: bytes, *, otherwise: str = "other-format") -> dict[str, Any]:
    """The JSON object in the bytes of a file.

    Args:
        content: the bytes.
        otherwise: what is said where they hold something else.

    Raises:
        PlanFileError: if they hold none.
    """
    if not content.strip():
        raise _error("empty-file")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _error("not-utf-8", byte=error.start + 1) from error
    try:
        root = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_no_constant,
            parse_float=_finite,
        )
        if LONE_SURROGATE.search(text):
            json.dumps(root, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        raise _error("not-json", line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise _error("too-deep") from error
    except UnicodeEncodeError as error:
        raise _error("half-a-character") from error
    except _BadJsonError as error:
        raise _error(error.code, text=error.text) from error
    except ValueError as error:  # Python reads no whole number of thousands of digits
        raise _error("number-too-long-somewhere") from error
    if not isinstance(root, dict):
        raise _error(otherwise)
    return root


class _BadJsonError(ValueError):
    def __init__(self, code: str, text: str) -> None:
        self.code, self.text = code, text
        super().__init__(code)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _BadJsonError("repeated-key", next(key for key in keys if keys.count(key) > 1))
    return found


def _no_constant(text: str) -> float:
    raise _BadJsonError("json-constant", text)


def _finite(text: str) -> float:
    number = float(text)
    if number in {float("inf"), float("-inf")}:
        raise _BadJsonError("json-constant", text)
    return number


def content_of(plan: Plan) -> bytes:
    """The bytes of a plan's file."""
    return (json.dumps(document(plan), ensure_ascii=False, indent=2) + "\n").encode()


def save(path: Path, plan: Plan, *, rights_of: Path | None = None) -> os.stat_result:
    """Replace a plan file, durably: after a failure the old one is as it was.

    Args:
        path: the file.
        plan: what it will hold.
        rights_of: a file whose rights a new one gets; None: those that the user's files have.

    Returns:
        What the system says of the file that was written.

    Raises:
        PlanFileError: if it cannot be written; the plan and the old file are untouched.
    """
    try:
        return write_atomically(path, content_of(plan), rights_of)
    except OSError as error:
        raise unwritten(path, error) from error
    except UnicodeEncodeError as error:
        raise _error("half-a-character") from error
    except ValueError as error:  # a null character in the path
        raise _error("name-unusable", file=_name(path)) from error


def save_bytes(path: Path, content: bytes) -> None:
    """Replace any other file of the program's in the same way.

    Raises:
        PlanFileError: if it cannot be written; the old file is untouched.
    """
    try:
        write_atomically(path, content)
    except OSError as error:
        raise unwritten(path, error) from error
    except ValueError as error:  # a null character in the path
        raise _error("name-unusable", file=_name(path)) from error


def unwritten(path: Path, error: OSError) -> PlanFileError:
    """Say what keeps a file from being written."""
    code = UNWRITTEN.get(error.errno or 0, "write-failed")
    folder = Path(os.path.realpath(path)).parent
    if code == "no-folder" and folder.is_dir():
        return _error("folder-takes-none", folder=str(folder))
    reason = error.strerror or ""
    return _error(code, file=_name(path), folder=str(folder), reason=reason)


def write_atomically(path: Path, content: bytes, rights_of: Path | None = None) -> os.stat_result:
    """Write beside the file, flush to the disk, then take its place in one step.

    Args:
        path: the file.
        content: what it will hold.
        rights_of: a file whose rights a new one gets.

    Returns:
        What the system says of the file that was written.

    Raises:
        OSError: if any step fails; nothing is left behind.
        ValueError: if there can be no such path.
    """
    if path.is_dir():  # Windows would call it a lack of permission
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if path.exists() and not path.is_file():  # an administrator could put a file in its place
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
    target = Path(os.path.realpath(path))  # a link stays a link
    exists = target.exists()
    if exists and not os.access(target, os.W_OK):
        # Replacing asks the folder only; a file marked read-only is meant to stay.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    import secrets  # half of hashlib comes along, which no start should wait for

    # Made by open(), so that a new file has the rights that the user's files have.
    written = target.with_name(f"{_unfinished(target)}{secrets.token_hex(8)}.tmp")
    like = target if exists else rights_of
    try:
        with written.open("xb") as file:
            if like is not None:  # before there is anything to read in it
                written.chmod(like.stat().st_mode & 0o777)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            as_written = os.fstat(file.fileno())
        written.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            written.unlink()
        raise
    with contextlib.suppress(OSError):  # the file is in place: it was saved
        _flush_folder(target.parent)
    return as_written


def _unfinished(target: Path) -> str:
    return f".{target.name[:40]}."


def sweep(folder: Path, now: float, *, of: Path | None = None) -> None:
    """Remove what was being written when a program was killed, an hour ago or more.

    Args:
        folder: where it lies.
        now: seconds since 1970.
        of: only what was to be this file; None: all, where all are the program's own.
    """
    begins = "." if of is None else _unfinished(of)
    with contextlib.suppress(OSError):
        for each in os.scandir(folder):
            rest = each.name.removeprefix(begins)
            ends = (UNFINISHED.search if of is None else UNFINISHED.fullmatch)(rest)
            if rest != each.name and ends and each.stat().st_mtime < now - HOUR:
                Path(each.path).unlink()


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows opens no folders, and its rename is on disk when it returns
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
