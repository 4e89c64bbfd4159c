"""Books of thousands of rows: those that are alike become one, where that changes no figure."""

from __future__ import annotations

from dataclasses import replace

from planner.model.book import Book
from planner.model.plan import Client

MOST_ROWS = 2000
"""How many client rows a workbook has: more take minutes to write, and as long to recalculate."""


def fitting(book: Book) -> Book | None:
    """A book of the same figures with no more rows than a workbook has; None where there is none.

    Where the order of the rows decides who pays what, and where clients are planned to come or go,
    each row stays by itself.
    """
    plan = book.plan
    if len(plan.clients) <= MOST_ROWS:
        return book
    if plan.programme.depends_on_order or plan.assumptions.planned:
        return None
    alike: dict[object, list[Client]] = {}
    for client in plan.clients:
        key = (
            client.package,
            client.channel,
            client.status,
            client.billing,
            client.overrides,
            client.since,
            client.growth,
        )
        alike.setdefault(key, []).append(client)
    if len(alike) > MOST_ROWS:
        return None
    rows = tuple(
        replace(
            rows[0],
            name=rows[0].name if len(rows) == 1 else f"{rows[0].name} + {len(rows) - 1}",
            accounts=sum(client.accounts for client in rows),
        )
        for rows in alike.values()
    )
    return Book(replace(plan, clients=rows))
