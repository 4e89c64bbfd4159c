"""How a plan file is laid out, declared once: reading, writing and the JSON Schema follow it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from planner.model.differences import KEYS, Scenario, Subject
from planner.model.plan import (
    Agency,
    Assumptions,
    Billing,
    Channel,
    Client,
    Move,
    OfPackage,
    Option,
    Overrides,
    Package,
    PaymentFee,
    Plan,
    Planned,
    PriceChange,
    Status,
    Whose,
)
from planner.model.price_list import PriceList
from planner.model.programme import (
    AdvertisedAgainst,
    Commission,
    Effective,
    Mode,
    Programme,
    Tier,
)
from planner.model.ranges import By, DriverRange, Sensitivity
from planner.storage.kinds import (
    BAND,
    Bands,
    Choice,
    Difference,
    Field,
    Many,
    Money,
    Record,
)
from planner.storage.offered import ALLOWED, BRAND, CHART_TITLE, WORDING
from planner.storage.sent import PROPOSAL

FORMAT = "agency-plan"
VERSION = 2
"""The version of the format: a key that changes a figure and is new raises it."""

PAYMENT_FEE = Record(
    PaymentFee,
    (
        Field("rate", "number"),
        Field("fixed", Money()),
        Field("cap", Money(), nullable=True, sparse=True),
    ),
)

AGENCY = Record(
    Agency,
    (
        Field("name", "text"),
        Field("overheads", Money()),
        Field("hourly_cost", Money()),
        Field("payment_fee", PAYMENT_FEE),
        Field("tax_rate", "number"),
        Field("vendor_tax_rate", "number", sparse=True),
        Field("unpaid_rate", "number", sparse=True),
        Field("target_margin", "number", nullable=True, sparse=True),
    ),
)

TIER = Record(
    Tier,
    (
        Field("from", "count", attribute="start", required=True),
        Field("discount", "number", required=True),
    ),
)

COMMISSION = Record(
    Commission,
    (
        Field("rate", "number", nullable=True),
        Field("months", "count", nullable=True),
    ),
)

PROGRAMME = Record(
    Programme,
    (
        Field("name", "text"),
        Field("as_of", "date", nullable=True),
        Field("source", "text", sparse=True),
        Field("tiers", Many(TIER), required=True),
        Field("mode", Choice(Mode)),
        Field("effective", Choice(Effective)),
        Field("first_account_full_price", "flag"),
        Field("counts_disabled", "flag"),
        Field("counts_commission", "flag"),
        Field("monthly_fee", Money()),
        Field("minimum_advertised_price", Choice(AdvertisedAgainst), sparse=True),
        Field("commission", COMMISSION),
    ),
)

PRICE_LIST = Record(
    PriceList,
    (
        Field("name", "text"),
        Field("as_of", "date", nullable=True),
        Field("source", "text", sparse=True),
        Field("currency", "currency", sparse=True),
        Field("exchange_rate", "number", nullable=True, sparse=True),
        Field("exchange_as_of", "date", nullable=True, sparse=True),
        Field("prices", Bands(), required=True),
        Field("yearly", Bands(), nullable=True, sparse=True),
    ),
)

OPTION = Record(
    Option,
    (
        Field("text", "text"),
        Field("price", Money()),
        Field("hours", "number", sparse=True),
    ),
)

PACKAGE = Record(
    Package,
    (
        Field("id", "text", required=True),
        Field("name", "text"),
        Field("plan", "text", required=True),
        Field("contacts", "count", required=True),
        Field("list_price", Money(listed=True), nullable=True, sparse=True),
        Field("software_price", "software"),
        Field("services_price", Money()),
        Field("setup_fee", Money()),
        Field("hours", "number"),
        Field("other_costs", Money()),
        Field("setup_hours", "number"),
        Field("yearly_months_paid", "count", sparse=True),
        Field("includes", Many("text"), sparse=True),
        Field("recommended", "flag", sparse=True),
        Field("options", Many(OPTION), sparse=True),
        Field("note", "text", sparse=True),
    ),
)

OVERRIDES = Record(
    Overrides,
    (
        Field("plan", "text", nullable=True, sparse=True),
        Field("contacts", "count", nullable=True, sparse=True),
        Field("list_price", Money(listed=True), nullable=True, sparse=True),
        Field("software_price", "software", nullable=True, sparse=True),
        Field("services_price", Money(), nullable=True, sparse=True),
        Field("setup_fee", Money(), nullable=True, sparse=True),
        Field("hours", "number", nullable=True, sparse=True),
        Field("other_costs", Money(), nullable=True, sparse=True),
        Field("tax_rate", "number", nullable=True, sparse=True),
        Field("payment_fee", PAYMENT_FEE, nullable=True, sparse=True),
    ),
)

CLIENT = Record(
    Client,
    (
        Field("id", "text"),
        Field("name", "text"),
        Field("package", "text", required=True),
        Field("channel", Choice(Channel)),
        Field("accounts", "count"),
        Field("status", Choice(Status)),
        Field("channel_locked", "flag", sparse=True),
        Field("billing", Choice(Billing), sparse=True),
        Field("since", "month", nullable=True, sparse=True),
        Field("free_months", "count", sparse=True),
        Field("growth", "number", sparse=True),
        Field("note", "text", sparse=True),
        Field("allowed", ALLOWED, sparse=True),
    ),
    inlined=("overrides", OVERRIDES),
)

OF_PACKAGE = Record(
    OfPackage,
    (
        Field("package", "text", required=True),
        Field("new_accounts_per_month", "number", nullable=True, sparse=True),
        Field("monthly_churn", "number", nullable=True, sparse=True),
        Field("contact_growth", "number", nullable=True, sparse=True),
    ),
)

PRICE_CHANGE = Record(
    PriceChange,
    (
        Field("month", "count", required=True),
        Field("whose", Choice(Whose), required=True),
        Field("rate", "number", required=True),
        Field("package", "text", sparse=True),
    ),
)

PLANNED = Record(
    Planned,
    (
        Field("month", "count", required=True),
        Field("move", Choice(Move), required=True),
        Field("accounts", "count", nullable=True, sparse=True),
        Field("client", "text", sparse=True),
        Field("package", "text", sparse=True),
        Field("channel", Choice(Channel), sparse=True),
        Field("note", "text", sparse=True),
    ),
)

ASSUMPTIONS = Record(
    Assumptions,
    (
        Field("start", "month", nullable=True, sparse=True),
        Field("horizon_months", "count"),
        Field("new_accounts_per_month", "number"),
        Field("monthly_churn", "number"),
        Field("seed", "count"),
        Field("compare_months", "count", sparse=True),
        Field("profit_goal", Money(), nullable=True, sparse=True),
        Field("seasonality", Many("number"), sparse=True, since=2),
        Field("packages", Many(OF_PACKAGE), sparse=True, since=2),
        Field("contact_growth", "number", nullable=True, sparse=True, since=2),
        Field("price_changes", Many(PRICE_CHANGE), sparse=True, since=2),
        Field("planned", Many(PLANNED), sparse=True, since=2),
        Field("paid_after_days", "count", sparse=True, since=2),
        Field("commission_payout_months", "count", sparse=True, since=2),
    ),
)

DRIVER_RANGE = Record(
    DriverRange,
    (
        Field("driver", "text", required=True),
        Field("package", "text", sparse=True),
        Field("low", "number", required=True),
        Field("high", "number", required=True),
        Field("by", Choice(By)),
    ),
)

SENSITIVITY = Record(Sensitivity, (Field("ranges", Many(DRIVER_RANGE), sparse=True),))

SCENARIO = Record(
    Scenario,
    (
        Field("id", "text"),
        Field("name", "text"),
        Field("note", "text", sparse=True),
        Field("changes", Many(Difference())),
    ),
)

PLAN = Record(
    Plan,
    (
        Field("name", "text"),
        Field("currency", "currency", required=True),
        Field("agency", AGENCY),
        Field("programme", PROGRAMME, required=True),
        Field("price_list", PRICE_LIST, required=True),
        Field("packages", Many(PACKAGE), required=True),
        Field("clients", Many(CLIENT), required=True),
        Field("assumptions", ASSUMPTIONS),
        Field("notes", "text", sparse=True),
        Field("sensitivity", SENSITIVITY, sparse=True),
        Field("scenarios", Many(SCENARIO), sparse=True),
        Field("brand", BRAND, sparse=True),
        Field("wording", WORDING, sparse=True),
        Field("proposals", Many(PROPOSAL), sparse=True),
        Field("chart_titles", Many(CHART_TITLE), sparse=True),
    ),
)

PRICE = Field("price", Money(listed=True), nullable=True)
"""A list price, whose key in a difference is its band."""

_RECORDS: Mapping[Subject, Record] = {
    Subject.AGENCY: AGENCY,
    Subject.PACKAGE: PACKAGE,
    Subject.CLIENT: CLIENT,
    Subject.PROGRAMME: PROGRAMME,
    Subject.COMMISSION: COMMISSION,
    Subject.TIER: TIER,
    Subject.PRICE_LIST: PRICE_LIST,
    Subject.ASSUMPTIONS: ASSUMPTIONS,
}


def _differing(of: Subject, layout: Record) -> dict[str, Field]:
    fields = layout.fields + (() if layout.inlined is None else layout.inlined[1].fields)
    return {each.key: each for each in fields if each.key in KEYS[of]}


DIFFERING: Mapping[Subject, Mapping[str, Field]] = {
    of: _differing(of, layout) for of, layout in _RECORDS.items()
}
"""The inputs that a difference may name, by what they belong to."""


def differing(of: Subject, key: str) -> Field | None:
    """The field of the input that a difference names; None where there is none."""
    if of is Subject.PRICE:
        return PRICE if re.fullmatch(BAND, key) else None
    return DIFFERING[of].get(key)
