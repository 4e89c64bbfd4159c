"""Any figure can be asked for its lines: what it is made of, with the values that went in."""

from __future__ import annotations

from typing import NamedTuple


class Asked(NamedTuple):
    """A figure that somebody wants explained.

    ``figure`` is a name of ``Amounts`` or of ``Book``: ``profit``, ``revenue``, ``vendor_cost``,
    ``contribution``, ``margin``, ``list_price`` … Alone it is that of the whole book; with ``row``
    (index of a client row) or ``package`` (its id: one account of it) that of the one; with
    ``accounts`` that of the curve at so many resold accounts.
    """

    figure: str
    row: int | None = None
    package: str | None = None
    accounts: int | None = None
