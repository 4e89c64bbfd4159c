"""Any figure opened to its lines, made from the very objects that made the figure."""

from __future__ import annotations

from planner.model.curve import Curve
from planner.model.explained.book import explain_book
from planner.model.explained.curve import OF_STANDING, At
from planner.model.explained.mix import explain_mix
from planner.model.explained.rows import explain_row, rows_of_package, unknown
from planner.model.explanation import Asked, Explanation


def explain(curve: Curve, asked: Asked) -> Explanation | None:
    """Answer what a figure is made of.

    The amounts of the entries, put together as the formula says, are the figure exactly.

    Returns:
        None where the plan has no such row or package (any longer).

    Raises:
        KeyError: if there is no figure of that name.
    """
    book = curve.book
    if asked.row is not None and not 0 <= asked.row < len(book.plan.clients):
        return None
    if asked.package is not None and book.plan.package(asked.package) is None:
        return None
    if asked.row is not None or asked.package is not None:
        return explain_row(book, asked)
    if asked.rows_of is not None:
        return rows_of_package(book, asked)
    if asked.figure == "mix_gain":
        return explain_mix(book, asked)
    accounts = asked.accounts
    if accounts is None or (
        accounts == curve.today and asked.figure in OF_STANDING and book.totals is not None
    ):
        return explain_book(book, asked)
    if not curve.drawable:
        return unknown(book, asked)
    return At(curve, asked, accounts).explain()
