"""Results as pandas tables: the model's only door to pandas, opened when a table is asked for.

Amounts stay whole minor units, in nullable whole-number columns; rates stay decimals. A missing
figure is missing, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from planner.model.book import Book
from planner.model.curve import Curve, Point

AMOUNTS = (
    "revenue",
    "commission",
    "vendor_cost",
    "vendor_tax",
    "payment_fee",
    "unpaid",
    "delivery",
    "contribution",
)
POINT_RATES = {"discount"}


def book_frame(book: Book) -> pd.DataFrame:
    """One row per client row, in the plan's order.

    Amounts are minor units a month of the plan's currency, ``list_price`` minor units of the price
    list's; both are missing where a problem leaves the row without figures. ``margin`` and
    ``markup`` are decimals or None.

    Raises:
        OverflowError: if an amount has more than 63 bits.
    """
    clients, rows = book.plan.clients, book.rows
    words = {
        "id": [client.id for client in clients],
        "name": [client.name for client in clients],
        "package": [client.package for client in clients],
        "channel": [str(client.channel) for client in clients],
        "status": [str(client.status) for client in clients],
    }
    amounts = {
        name: _whole(None if row.amounts is None else getattr(row.amounts, name) for row in rows)
        for name in AMOUNTS
    }
    return pd.DataFrame(
        {
            **{name: _objects(values) for name, values in words.items()},
            "accounts": _whole(client.accounts for client in clients),
            "list_price": _whole(row.list_price for row in rows),
            **amounts,
            "margin": _objects([row.margin for row in rows]),
            "markup": _objects([row.markup for row in rows]),
        }
    )


def curve_frame(curve: Curve, most: int) -> pd.DataFrame:
    """One row per number of resold accounts, 0 to ``most``, under the names of a curve's point.

    Amounts are minor units a month, ``discount`` is a decimal, ``paying_more_for_less`` a flag.

    Raises:
        OverflowError: if an amount has more than 63 bits.
    """
    points = curve.points(most)
    columns = {
        name: _objects(values) if name in POINT_RATES else _whole(values)
        for name, values in zip(Point._fields, zip(*points, strict=True), strict=True)
    }
    dearer = pd.array(curve.paying_more_for_less(most), dtype="bool")
    return pd.DataFrame({**columns, "paying_more_for_less": dearer})


def _whole(values: Iterable[int | None]) -> pd.api.extensions.ExtensionArray:
    return pd.array(list(values), dtype="Int64")


def _objects(values: Sequence[object]) -> pd.Series:
    return pd.Series(list(values), dtype=object)
