"""Where the cells of the book's rows stand."""

from __future__ import annotations

from planner.model.plan import Billing
from planner.words.catalogue import text

LABELS, VALUES, HEAD, TOTALS, FIRST = 3, 4, 6, 7, 8

(
    NAME,
    PACKAGE,
    CHANNEL,
    STATUS,
    BILLING,
    ACCOUNTS,
    PLAN,
    CONTACTS,
    LIST_PRICE,
    RULE,
    SOFTWARE,
    SERVICES,
    SETUP_FEE,
    HOURS,
    OTHER_COSTS,
    TAX,
    FEE_RATE,
    FEE_FIXED,
    FEE_CAP,
    SINCE,
    GROWTH,
) = range(21)

FIGURES = GROWTH + 1
LINES = (
    "software",
    "services",
    "yearly",
    "price",
    "commission",
    "revenue",
    "vendor_cost",
    "vendor_tax",
    "payment_fee",
    "unpaid",
    "work",
    "other_costs",
    "contribution",
)
COLUMN = {line: FIGURES + 2 + index for index, line in enumerate(LINES)}
MARGIN = FIGURES + 2 + len(LINES)


def billing_name(of: Billing) -> str:
    """How often a client pays, in words."""
    return text("yearly") if of is Billing.YEARLY else text("monthly")
