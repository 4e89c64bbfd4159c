"""How a plan file keeps what clients see: what they may choose, the agency's looks, its wording."""

from __future__ import annotations

from planner.model.allowed import Allowed
from planner.model.brand import Brand, Face, Kind, Logo, Paper, Wording
from planner.model.chart_titles import ChartTitle
from planner.model.gifts import Concession, Gift
from planner.storage.kinds import Choice, Field, Many, Money, Record

CONCESSION = Record(
    Concession,
    (
        Field("gift", Choice(Gift), required=True),
        Field("rate", "number", sparse=True),
        Field("months", "count", sparse=True),
    ),
)

ALLOWED = Record(
    Allowed,
    (
        Field("packages", Many("text"), sparse=True),
        Field("fixed_contacts", "flag", sparse=True),
        Field("without_options", "flag", sparse=True),
        Field("concessions", Many(CONCESSION), sparse=True),
        Field("direct", "flag", sparse=True),
        Field("order_value", Money(), nullable=True, sparse=True),
        Field("order_margin", "number", nullable=True, sparse=True),
    ),
)

LOGO = Record(
    Logo, (Field("kind", Choice(Kind), required=True), Field("data", "bytes", required=True))
)

FACE = Record(
    Face,
    (
        Field("family", "text", required=True),
        Field("regular", "bytes", required=True),
        Field("bold", "bytes", sparse=True),
    ),
)

BRAND = Record(
    Brand,
    (
        Field("logo", LOGO, nullable=True, sparse=True),
        Field("colour", "colour", sparse=True),
        Field("second_colour", "colour", sparse=True),
        Field("font", FACE, nullable=True, sparse=True),
        Field("contact", Many("text"), sparse=True),
        Field("footer", "text", sparse=True),
    ),
)

WORDING = Record(
    Wording,
    (
        Field("introduction", "text", sparse=True),
        Field("terms", "text", sparse=True),
        Field("valid_days", "count", sparse=True),
        Field("paper", Choice(Paper), sparse=True),
    ),
)

CHART_TITLE = Record(
    ChartTitle,
    (
        Field("chart", "text", required=True),
        Field("title", "text", required=True),
        Field("instead_of", "text", sparse=True),
    ),
)
