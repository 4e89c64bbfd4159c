"""What may be given to a client, as values: percentages off, a setup waived, a month free."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.model.unknown import Unknown, none_unknown


class Gift(StrEnum):
    """What is given."""

    SERVICES_OFF = "services-off"
    ALL_OFF = "all-off"
    PAID_AT_ONCE = "paid-at-once"
    SETUP_WAIVED = "setup-waived"
    MONTHS_FREE = "months-free"


@dataclass(frozen=True, slots=True)
class Concession:
    """One thing a client may ask for.

    ``rate`` is the share that is taken off the services, or off software and services, each of
    them rounded; ``months`` is how many monthly prices are paid for twelve months at once, or how
    many first months are free.
    """

    gift: Gift
    rate: Decimal = Decimal(0)
    months: int = 0
    unknown: Unknown = none_unknown()
