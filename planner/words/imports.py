"""What is said of a list that is imported: what happens to its rows, and what is wrong in them."""

from __future__ import annotations

from collections.abc import Mapping

from planner.words import client_columns
from planner.words.catalogue import context, plural, text
from planner.words.cells import CellError
from planner.words.cells import sentence as cell_sentence
from planner.words.entry import EntryError
from planner.words.numbers import count
from planner.words.sentences import one_line


def fate(name: str, *, twice: bool = False) -> str:
    """What becomes of a row, in a word or two.

    Args:
        name: new, updated, skipped, repeated, left-out or wrong.
        twice: its client stood further up in the list.
    """
    match name:
        case "new" if twice:
            return text("new, once more")
        case "new":
            return context("a row of a list", "new")
        case "updated":
            return context("a row of a list", "updated")
        case "skipped":
            return text("already there")
        case "repeated":
            return text("left out")
        case "left-out":
            return text("no client")
        case _:
            return text("to mend")


def summary(counts: Mapping[str, int], *, replaced: int | None = None) -> str:
    """What importing will do, in a sentence.

    Args:
        counts: the rows by what becomes of them.
        replaced: the rows of the book that go, where the list takes its place.
    """
    parts = [words for name, n in counts.items() if n and (words := _part(name, n))]
    total = sum(counts.values())
    said = plural("{count} row: {parts}.", "{count} rows: {parts}.", total).format(
        count=count(total), parts=", ".join(parts)
    )
    if replaced:
        going = plural(
            "The {count} row of your book goes.", "The {count} rows of your book go.", replaced
        )
        said = f"{said} {going.format(count=count(replaced))}"
    return said


def _part(name: str, n: int) -> str:
    match name:
        case "new":
            words = plural("{count} new", "{count} new", n)
        case "updated":
            words = plural("{count} updated", "{count} updated", n)
        case "skipped":
            words = plural(
                "{count} already there and skipped", "{count} already there and skipped", n
            )
        case "repeated":
            words = plural("{count} once more and left out", "{count} once more and left out", n)
        case "left-out":
            words = plural("{count} no client", "{count} no clients", n)
        case _:
            words = plural("{count} to mend", "{count} to mend", n)
    return words.format(count=count(n))


def fault(row: int, key: str, error: EntryError | CellError) -> str:
    """What is wrong with a cell, and where it is.

    Args:
        row: the number of its row, as a spreadsheet has it.
        key: the key of its column.
        error: what is wrong; its code is ``package`` where a package has to be chosen.
    """
    if error.code == "package":
        if not error.part:
            return text("Row {row}: choose its package").format(row=row)
        name = one_line(error.part)
        return text("Row {row}: choose the package of “{name}”").format(row=row, name=name)
    title = client_columns.column(key).title()
    return text("Row {row}, {column}: {sentence}").format(
        row=row, column=title, sentence=cell_sentence(error)
    )


def separator(mark: str) -> str:
    """What separates cells, as people call it."""
    match mark:
        case ",":
            return text("comma")
        case ";":
            return text("semicolon")
        case "\t":
            return text("tab")
        case "|":
            return text("bar")
        case _:
            return text("nothing: one column")


def decimals(mark: str) -> str:
    """What a decimal mark is called; empty: each column's own."""
    match mark:
        case ",":
            return text("comma")
        case ".":
            return text("point")
        case _:
            return text("as each column shows")


def known(name: str) -> str:
    """What becomes of clients that are in the book already."""
    match name:
        case "skip":
            return text("skip them")
        case "update":
            return text("update them")
        case _:
            return text("add them once more")


def repeated(take: str) -> str:
    """What becomes of further rows of a client: all are taken, or the first."""
    return text("take every row") if take == "all" else text("take the first row")


def place(in_place: str) -> str:
    """Where the list goes: beside the book's own rows, or in their place."""
    return text("joins your book") if in_place == "beside" else text("replaces your book")
