"""The columns of the sheet of single accounts."""

from __future__ import annotations

from collections.abc import Callable

from planner.model.rows import Kind
from planner.words.catalogue import text

HEAD = 3
FIRST = HEAD + 1
FOR_LIFE = 99999
"""The last month in which a commission is paid that is paid for life."""

KINDS = {Kind.RESOLD: 1, Kind.ON_COMMISSION: 2, Kind.DISABLED: 3, Kind.IDLE: 0}
AS_SOLD = 9
"""The kind of the rows that stand for packages."""

SINGLE = (
    "name package kind accounts plan contacts published list_price rule number software services"
    " months tax fee_rate fee_fixed fee_cap hours other_costs work full price_r pays_r fee_r"
    " unpaid_r price_c pays_c fee_c unpaid_c commission kept_r kept_c setup_fee setup_pays"
    " setup_cost setup_work last_paid before billed vendor_cost vendor_tax weight ongoing"
    " switched_off off_before sold churn growth arriving staying"
).split()
MANY = ("cost", "with_tax", "at_level")
HOLDS = {
    "name": "text",
    "plan": "text",
    "rule": "text",
    "published": "listed",
    "list_price": "listed",
    "number": "number",
    **dict.fromkeys(("tax", "fee_rate", "churn", "growth"), "rate"),
    "arriving": "accounts",
    "hours": "hours",
    **dict.fromkeys(
        "package kind accounts contacts months last_paid before billed weight ongoing switched_off"
        " off_before sold staying at_level".split(),
        "count",
    ),
}

Ref = Callable[[str], str]


def headings() -> dict[str, str]:
    """What stands over each column that is there once."""
    return {
        "name": text("Account"),
        "package": text("Package (number)"),
        "kind": text("Kind"),
        "accounts": text("Accounts"),
        "plan": text("Vendor plan"),
        "contacts": text("Contacts"),
        "published": text("Published price"),
        "list_price": text("List price"),
        "rule": text("Software price is"),
        "number": text("Amount or factor"),
        "software": text("Software"),
        "services": text("Services"),
        "months": text("Months paid of a year (0: monthly)"),
        "tax": text("Sales tax"),
        "fee_rate": text("Payment fee: share"),
        "fee_fixed": text("Payment fee: amount"),
        "fee_cap": text("Payment fee: at most"),
        "hours": text("Hours a month"),
        "other_costs": text("Other costs"),
        "work": text("Work"),
        "full": text("Full price, resold"),
        "price_r": text("Price, resold"),
        "pays_r": text("Paid at once with tax, resold"),
        "fee_r": text("Payment fee, resold"),
        "unpaid_r": text("Unpaid, resold"),
        "price_c": text("Price, on commission"),
        "pays_c": text("Paid at once with tax, on commission"),
        "fee_c": text("Payment fee, on commission"),
        "unpaid_c": text("Unpaid, on commission"),
        "commission": text("Commission"),
        "kept_r": text("Left before the vendor's bill, resold"),
        "kept_c": text("Left without commission, on commission"),
        "setup_fee": text("Setup fee"),
        "setup_pays": text("Setup fee with tax"),
        "setup_cost": text("Payment fee of the setup fee"),
        "setup_work": text("Setup work"),
        "last_paid": text("Commission until month"),
        "before": text("Billed accounts before"),
        "billed": text("Billed accounts"),
        "vendor_cost": text("Vendor bill of the row"),
        "vendor_tax": text("Vendor tax of the row"),
        "weight": text("Accounts of the curve's average"),
        "ongoing": text("Accounts of the projection's mix"),
        "switched_off": text("Disabled accounts"),
        "off_before": text("Disabled accounts before"),
        "sold": text("Kind once active"),
        "churn": text("Churn"),
        "growth": text("Growth of the list"),
        "arriving": text("New accounts a month"),
        "staying": text("Accounts with nothing planned"),
    }
