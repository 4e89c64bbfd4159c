"""Results as pandas tables: the model's only door to pandas, opened when a table is asked for.

Amounts stay whole minor units, in nullable whole-number columns; rates stay decimals; only expected
numbers of accounts are floats. A missing figure is missing, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from planner.model.account import AMOUNTS, Amounts
from planner.model.book import Book
from planner.model.curve import Curve, Point
from planner.model.over_time.projection import Projection
from planner.model.over_time.situations import Setup

POINT_RATES = {"discount"}
EXPECTED = ("accounts", "resold", "on_commission", "paid", "joined", "left")
TOTALS = ("overheads", "revenue", "profit", "cash")


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


def projection_frame(projection: Projection) -> pd.DataFrame:
    """One row a month: its accounts, tiers, lines, setups and totals, under the names of a month.

    Expected numbers of accounts are floats, ``reached`` and ``discount`` decimals, amounts minor
    units. Those of the setups begin with ``setup_``, those since month 1 with ``cumulative_``.

    Raises:
        OverflowError: if an amount has more than 63 bits.
    """
    months = projection.months
    lines = _by_name(Amounts._fields, [month.lines for month in months])
    setups = _by_name(Setup._fields, [month.setup for month in months])
    cumulative = {"profit": projection.cumulative_profit, "cash": projection.cumulative_cash}
    return pd.DataFrame(
        {
            "month": _whole(month.month for month in months),
            **{
                name: pd.Series([getattr(month, name) for month in months], dtype="float64")
                for name in EXPECTED
            },
            "counted": _whole(month.counted for month in months),
            "reached": _objects([month.reached for month in months]),
            "discount": _objects([month.discount for month in months]),
            **lines,
            **{f"setup_{name}": column for name, column in setups.items()},
            **{name: _whole(getattr(month, name) for month in months) for name in TOTALS},
            **{f"cumulative_{name}": _whole(values) for name, values in cumulative.items()},
        }
    )


def _by_name(
    names: Sequence[str], rows: Sequence[Sequence[int]]
) -> dict[str, pd.api.extensions.ExtensionArray]:
    return {name: _whole(row[index] for row in rows) for index, name in enumerate(names)}


def _whole(values: Iterable[int | None]) -> pd.api.extensions.ExtensionArray:
    return pd.array(list(values), dtype="Int64")


def _objects(values: Sequence[object]) -> pd.Series:
    return pd.Series(list(values), dtype=object)
