"""Any figure opened to its lines, made from the very objects that made the figure."""

from __future__ import annotations

from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.explained.book import explain_book
from planner.model.explained.curve import OF_STANDING, At
from planner.model.explained.mix import explain_mix
from planner.model.explained.month import explain_month
from planner.model.explained.quoted import OF_A_QUOTE, explain_quote
from planner.model.explained.rows import explain_row, rows_of_package, unknown
from planner.model.explanation import Asked, Explanation
from planner.model.memory import kept
from planner.model.mix.best import Mix
from planner.model.plan import Status
from planner.model.quote_edits import won


def explain(curve: Curve, asked: Asked, mix: Mix | None = None) -> Explanation | None:
    """Answer what a figure is made of; ``mix`` is the best mix of the book, where it is known.

    The amounts of the entries, put together as the formula says, are the figure exactly.

    Returns:
        None where the plan has no such row or package (any longer).

    Raises:
        KeyError: if there is no figure of that name.
    """
    book = curve.book
    if asked.quoted is not None:
        return _quoted(curve, asked, asked.quoted)
    if asked.month is not None:
        return explain_month(book, asked, asked.month)
    if asked.row is not None and not 0 <= asked.row < len(book.plan.clients):
        return None
    if asked.package is not None and book.plan.package(asked.package) is None:
        return None
    if asked.row is not None or asked.package is not None:
        return explain_row(book, asked)
    if asked.rows_of is not None:
        return rows_of_package(book, asked)
    if asked.figure == "mix_gain":
        return explain_mix(book, asked, mix)
    accounts = asked.accounts
    if accounts is None or (
        accounts == curve.today and asked.figure in OF_STANDING and book.totals is not None
    ):
        return explain_book(book, asked)
    if not curve.drawable:
        return unknown(book, asked)
    return At(curve, asked, accounts).explain()


@kept
def _signed(curve: Curve) -> dict[int, Curve]:
    """The same book with one of its quoted clients signed, by the rows that were asked for."""
    del curve
    return {}


def _quoted(curve: Curve, asked: Asked, row: int) -> Explanation | None:
    """Answer of the book in which a quoted client is signed, whatever is asked of it in turn."""
    plan, books = curve.book.plan, _signed(curve)
    if not 0 <= row < len(plan.clients) or plan.clients[row].status is not Status.PROPOSED:
        return None
    if asked.figure in OF_A_QUOTE:
        return explain_quote(curve.book, asked, row)
    if row not in books:
        books[row] = Curve(Book(won(plan, row)))
    found = explain(books[row], asked._replace(quoted=None))
    if found is None:
        return None
    entries = (
        each if each.asked is None else each._replace(asked=each.asked._replace(quoted=row))
        for each in found.entries
    )
    related = (each._replace(quoted=row) for each in found.related)
    return found._replace(asked=asked, entries=tuple(entries), related=tuple(related))
