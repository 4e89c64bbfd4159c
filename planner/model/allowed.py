"""What an owner lets one client see and choose."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from planner.model.gifts import Concession
from planner.model.unknown import Unknown, none_unknown


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a client may see and choose, besides its own package at its own terms.

    ``packages`` are ids, none: all of them. ``concessions`` are the choices the client has (a year
    at once among them, which is how billing can be chosen). ``direct``: the client has asked what
    it costs to buy directly. ``order_value`` (minor units) and ``order_margin`` are of the client's
    own shop: what one order brings it, for the orders at which the package pays for itself.
    """

    packages: tuple[str, ...] = ()
    fixed_contacts: bool = False
    without_options: bool = False
    concessions: tuple[Concession, ...] = ()
    direct: bool = False
    order_value: int | None = None
    order_margin: Decimal | None = None
    unknown: Unknown = none_unknown()


AS_IT_IS = Allowed()
"""Every package, any number of contacts and the packages' own options; no concession."""
