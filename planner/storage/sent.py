"""How a plan file keeps the proposals that were sent, each with the offer it was made of."""

from __future__ import annotations

from planner.model.brand import Paper
from planner.model.offer import (
    Choice,
    Offer,
    OfferedBand,
    OfferedOption,
    OfferedPackage,
    Price,
    Public,
    Reduction,
)
from planner.model.proposal import Form, Proposal
from planner.storage import kinds
from planner.storage.kinds import Field, Many, Money, Record

PRICE = Record(
    Price,
    (Field("software", Money(), required=True), Field("services", Money(), required=True)),
)

PUBLIC = Record(
    Public,
    (
        Field("monthly", Money(listed=True), nullable=True, sparse=True),
        Field("yearly", Money(listed=True), nullable=True, sparse=True),
    ),
)

BAND = Record(
    OfferedBand,
    (
        Field("contacts", "count", required=True),
        Field("prices", Many(PRICE), sparse=True),
        Field("public", PUBLIC, sparse=True),
    ),
)

OPTION = Record(
    OfferedOption,
    (Field("text", "text", required=True), Field("price", Money(), required=True)),
)

PACKAGE = Record(
    OfferedPackage,
    (
        Field("id", "text", required=True),
        Field("name", "text", required=True),
        Field("vendor_plan", "text", required=True),
        Field("contacts", "count", required=True),
        Field("setup_fee", Money(), required=True),
        Field("months_paid", "count", required=True),
        Field("includes", Many("text"), sparse=True),
        Field("recommended", "flag", sparse=True),
        Field("options", Many(OPTION), sparse=True),
        Field("bands", Many(BAND), sparse=True),
    ),
)

REDUCTION = Record(
    Reduction,
    (Field("rate", "number", required=True), Field("of_all", "flag", sparse=True)),
)

CHOICE = Record(
    Choice,
    (
        Field("package", "count", sparse=True),
        Field("contacts", "count", nullable=True, sparse=True),
        Field("yearly", "flag", sparse=True),
        Field("reduction", "count", sparse=True),
        Field("setup_waived", "flag", sparse=True),
        Field("free_month", "flag", sparse=True),
        Field("options", "places", sparse=True),
    ),
)

OFFER = Record(
    Offer,
    (
        Field("agency", "text", required=True),
        Field("currency", "currency", required=True),
        Field("packages", Many(PACKAGE), required=True),
        Field("made_on", "date", required=True),
        Field("valid_until", "date", required=True),
        Field("client", "text", sparse=True),
        Field("starts", CHOICE, sparse=True),
        Field("accounts", "count", sparse=True),
        Field("tax_rate", "number", sparse=True),
        Field("growth", "number", sparse=True),
        Field("contacts_can_change", "flag", sparse=True),
        Field("monthly", "flag", sparse=True),
        Field("yearly", "flag", sparse=True),
        Field("reductions", Many(REDUCTION), sparse=True),
        Field("setup_can_be_waived", "flag", sparse=True),
        Field("free_months", "count", sparse=True),
        Field("always_free", "count", sparse=True),
        Field("includes_software", "flag", sparse=True),
        Field("prices_of", "date", nullable=True, sparse=True),
        Field("shows_direct", "flag", sparse=True),
        Field("vendor", "text", sparse=True),
        Field("public_currency", "currency", nullable=True),
        Field("order_value", Money(), nullable=True, sparse=True),
        Field("order_margin", "number", nullable=True, sparse=True),
        Field("introduction", "text", sparse=True),
        Field("terms", "text", sparse=True),
        Field("paper", kinds.Choice(Paper), sparse=True),
    ),
    currencies=("currency", "public_currency"),
)
"""Its amounts are in its own currency, which the plan's may not be any more."""

PROPOSAL = Record(
    Proposal,
    (
        Field("id", "text"),
        Field("client", "text", sparse=True),
        Field("name", "text", sparse=True),
        Field("to", "text", sparse=True),
        Field("sent_on", "date", required=True),
        Field("kind", kinds.Choice(Form), required=True),
        Field("offer", OFFER, required=True),
        Field("choice", CHOICE, sparse=True),
        Field("file", "bytes", sparse=True),
        Field("note", "text", sparse=True),
    ),
)
