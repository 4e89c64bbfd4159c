"""The JSON Schema of the plan file, made from its layout.

``python -m planner.storage.schema`` writes it to ``resources/plan.schema.json``. It says what form
a plan has. What depends on several values at once (whether a package exists, whether a band has a
price, how many decimals a currency has) is found on opening.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from planner import resource
from planner.model.differences import OF_MANY, Subject
from planner.model.money import EXPONENTS, rate_text
from planner.storage.kinds import (
    BAND,
    BASE64,
    COLOUR,
    DATE,
    LONGEST_COUNT,
    MONTH,
    NUMBER,
    Bands,
    Choice,
    Difference,
    Field,
    Kind,
    Many,
    Money,
    Record,
)
from planner.storage.layout import DIFFERING, FORMAT, PLAN, PRICE, VERSION
from planner.storage.writing import defaults

Schema = dict[str, Any]

FILE = "plan.schema.json"

DESCRIPTIONS = {
    "Plan.notes": "The agency's own words about the plan; no figure is made of them.",
    "Agency.overheads": "What the agency costs a month, whatever its clients.",
    "Agency.hourly_cost": "What an hour of work costs the agency.",
    "Agency.tax_rate": "Tax on top of prices; it passes through, but payment fees are taken on it.",
    "Agency.vendor_tax_rate": "Tax on the vendor's bill that cannot be recovered.",
    "Agency.unpaid_rate": "The share of prices that is never paid.",
    "Agency.target_margin": "Profit / price; null: no target.",
    "PaymentFee.rate": "A share of the payment, tax included.",
    "PaymentFee.fixed": "An amount for each payment.",
    "PaymentFee.cap": "The most that a payment may cost; null: no limit.",
    "Tier.from": "The first number of accounts in the tier.",
    "Tier.discount": "Off the list price, from 0 to 1.",
    "Programme.source": "Where the rules were read, in words.",
    "Programme.tiers": "In order; the first begins at 0 or 1.",
    "Programme.mode": "volume: every account gets the tier's discount; graduated: the k-th "
    "account gets that of the tier of k.",
    "Programme.effective": "When a tier that is reached shows on the bill.",
    "Programme.first_account_full_price": "The first billed account pays the list price.",
    "Programme.counts_disabled": "Disabled accounts count toward the tier.",
    "Programme.counts_commission": "Accounts on commission count toward the tier.",
    "Programme.monthly_fee": "What the programme itself costs a month.",
    "Programme.minimum_advertised_price": "The published price that an advertised one is held "
    "against.",
    "Commission.rate": "A share of the list price; null: not entered.",
    "Commission.months": "For how many months the vendor pays it, at least 1; null: for life.",
    "PriceList.currency": "That of the list prices; the plan's where it is missing.",
    "PriceList.exchange_rate": "Units of the plan's currency for one of the price list's.",
    "PriceList.source": "Where the prices were read, in words.",
    "PriceList.prices": "The vendor's plans, and the list price a month of each band of contacts; "
    "null: the band exists, its price is not published.",
    "PriceList.yearly": "The same per month when billed yearly, for comparison only.",
    "Package.plan": "A key of price_list.prices.",
    "Package.contacts": "Priced in the smallest band that holds them.",
    "Package.list_price": "The agency's own knowledge of the list price; null: as published.",
    "Package.services_price": "A month.",
    "Package.setup_fee": "Once.",
    "Package.hours": "A month.",
    "Package.other_costs": "A month.",
    "Package.setup_hours": "Once.",
    "Package.yearly_months_paid": "Monthly prices paid for twelve months at once, 1 to 12.",
    "Package.includes": "Lines of text for the client.",
    "Package.options": "What a client may add later: it changes no figure of the book.",
    "Option.price": "A month.",
    "Option.hours": "A month.",
    "Client.id": "Given when missing, and kept for life.",
    "Client.package": "The id of a package.",
    "Client.channel": "Who bills the client for the software: the agency or the vendor.",
    "Client.accounts": "How many identical accounts the row stands for.",
    "Client.channel_locked": "The best mix leaves the channel as it is.",
    "Client.since": "The month in which the accounts began.",
    "Client.free_months": "How many first months cost the client nothing.",
    "Client.allowed": "What the client may see and choose: no figure of the plan is made of it.",
    "Allowed.packages": "The ids of the packages that are shown; none: all. Its own always is.",
    "Allowed.fixed_contacts": "The client cannot change the number of contacts.",
    "Allowed.without_options": "The packages' options are not shown.",
    "Allowed.concessions": "What the client can choose.",
    "Allowed.direct": "The vendor's published prices are shown, with their date.",
    "Allowed.order_value": "What an order of the client's own shop brings; null: not known.",
    "Allowed.order_margin": "The share of an order that the client keeps; null: not known.",
    "Concession.rate": "The share that is taken off, of services-off and all-off.",
    "Concession.months": "Monthly prices paid for a year (paid-at-once), or free months.",
    "Plan.brand": "What the agency looks like to its clients.",
    "Plan.wording": "What the agency's proposals say.",
    "Plan.chart_titles": "Titles that the agency gave to its charts.",
    "ChartTitle.chart": "Which chart, by the program's name for the part that shows it.",
    "ChartTitle.instead_of": "The conclusion in whose place it stands while the chart says that.",
    "Logo.data": "The file, in base64.",
    "Face.regular": "The font's file (TTF, OTF), in base64.",
    "Face.bold": "The same of its bold; missing: the regular one.",
    "Brand.colour": "#RRGGBB; empty: the program's own.",
    "Brand.second_colour": "#RRGGBB; empty: the program's own.",
    "Brand.contact": "Lines of an address.",
    "Brand.footer": "Stands under each page.",
    "Wording.valid_days": "For how many days a proposal holds.",
    "Plan.proposals": "What was sent to clients, as it was; no figure of the plan is made of it.",
    "Proposal.id": "Given when missing.",
    "Proposal.client": "The id of the client's row; missing: an offer to nobody in particular.",
    "Proposal.name": "What the client was called at that time.",
    "Proposal.to": "To whom it was sent.",
    "Proposal.kind": "What kind of file it is.",
    "Proposal.offer": "What it was made of: amounts in it are in the offer's own currency.",
    "Proposal.choice": "What of it was offered first.",
    "Proposal.file": "The document, in base64; missing: it was too large to be kept.",
    "Proposal.note": "The agency's own words.",
    "Offer.client": "The client's name; missing: to nobody in particular.",
    "Offer.starts": "What is shown first.",
    "Offer.growth": "By how much the client's list grows a month.",
    "Offer.monthly": "A month at a time can be chosen.",
    "Offer.yearly": "A year at once can be chosen.",
    "Offer.free_months": "How many first months are free where that is chosen; 0: not to be had.",
    "Offer.always_free": "How many first months are free without a choice.",
    "Offer.includes_software": "The agency bills the software.",
    "Offer.prices_of": "The date of the vendor's prices.",
    "Offer.shows_direct": "The vendor's published prices are shown.",
    "Offer.public_currency": "That of the vendor's published prices; null: that of the offer.",
    "Choice.package": "Its place in the offer, from 0.",
    "Choice.contacts": "Null: those of the package.",
    "Choice.reduction": "The place of a reduction, from 1; 0: none.",
    "Choice.options": "Their places in the package, from 0.",
    "OfferedPackage.contacts": "What it is sold for where no list is named.",
    "OfferedPackage.months_paid": "Monthly prices paid for a year at once.",
    "OfferedPackage.bands": "In order of their contacts.",
    "OfferedBand.prices": "Without any reduction, then with each; empty: on request.",
    "Public.monthly": "A month billed monthly; null: not published.",
    "Public.yearly": "A month billed yearly; null: not published.",
    "Reduction.of_all": "Off software and services, else off the services.",
    "Client.growth": "By how much its list grows a month, as a share of its contacts, from -1: no "
    "figure of the month is made of it.",
    "Assumptions.start": "The month before month 1.",
    "Assumptions.new_accounts_per_month": "Expected, whole or not.",
    "Assumptions.monthly_churn": "The share of accounts that leaves in a month.",
    "Assumptions.seed": "Of the simulation: the same seed gives the same figures.",
    "Assumptions.compare_months": "Over how long the channels are compared.",
    "Assumptions.profit_goal": "A month; null: none.",
    "Assumptions.seasonality": "Twelve factors of the new accounts, of January first; they need "
    "start. Missing: 1 each.",
    "Assumptions.packages": "What is assumed of a package's accounts otherwise than of all; each "
    "package once.",
    "Assumptions.contact_growth": "By how much contact lists grow a month, as a share of "
    "themselves, from -1; a row's own growth goes before it. Null: they stay as they are.",
    "Assumptions.price_changes": "Changes of prices, each from its month on; they multiply.",
    "Assumptions.planned": "Single events that are known today.",
    "Assumptions.paid_after_days": "How many days after their month clients pay; in whole months "
    "of 30 days, rounded up.",
    "Assumptions.commission_payout_months": "How many months after its own a commission is paid.",
    "OfPackage.package": "The id of a package.",
    "OfPackage.new_accounts_per_month": "In place of its share of all; null: as of all.",
    "OfPackage.monthly_churn": "The share of its accounts that leaves in a month; null: as of all.",
    "OfPackage.contact_growth": "By how much their lists grow a month; null: as of all.",
    "PriceChange.month": "From 1, the month after start, to 120.",
    "PriceChange.whose": "vendor: the list prices; agency: software and services of its clients.",
    "PriceChange.rate": "A share of the price of before, from -1: 0.1 is 10 % dearer.",
    "PriceChange.package": "The id of the package whose prices change; missing: all.",
    "Planned.month": "From 1, the month after start, to 120.",
    "Planned.accounts": "How many, at least 1; null: as many as the client's row has.",
    "Planned.client": "The id of the client's row whose accounts leave, or on whose terms they "
    "join.",
    "Planned.package": "The id of the package that they join, where no client is named.",
    "Planned.channel": "Who bills those that join a package.",
    "Plan.scenarios": "Named differences to this plan; no figure of the plan is made of them.",
    "Scenario.id": "Given when missing.",
    "Scenario.changes": "Only what differs from the plan; each input once.",
    "Plan.currency": "What the agency sells in.",
    "Plan.sensitivity": "What the window remembers of its sensitivity; no figure is made of it.",
    "Sensitivity.ranges": "Ranges that the user has set; each other driver has its usual one.",
    "DriverRange.driver": "What is moved; one that is not known is left alone.",
    "DriverRange.package": "The id of a package, for prices; missing: all packages.",
    "DriverRange.low": "A change from today, of which the other end is high.",
    "DriverRange.by": "share: of today's value; amount: in its own unit.",
}
"""What a key means where its name does not say it all, by the record and the key."""


def schema() -> Schema:
    """The schema of a plan file."""
    records: dict[str, Schema] = {}
    plan = _record(PLAN, records)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A plan of the Agency Profit Planner",
        "description": "Amounts and rates are decimal strings, counts are whole numbers. Keys "
        "that are not described here are kept as they are.",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {
                "description": "The first that has all keys of the plan.",
                "enum": [*range(1, VERSION + 1)],
            },
            **plan["properties"],
        },
        "required": ["format", "version", *plan["required"]],
        "$defs": {
            "Amount": {
                "description": "Money, with no more decimals than its currency has.",
                **_text(NUMBER),
            },
            "Currency": {"description": "A code of ISO 4217.", "enum": sorted(EXPONENTS)},
            "Number": {"description": "A rate, a factor or hours.", **_text(NUMBER)},
            "SoftwarePrice": {
                "description": "An amount a month, or a rule that follows the list price.",
                "oneOf": [
                    _ref("Amount"),
                    _rule("over_list", "Amount", "The list price and this on top."),
                    _rule("list_times", "Number", "The list price times this."),
                ],
            },
            **dict(sorted(records.items())),
        },
    }


def _text(pattern: str) -> Schema:
    return {"type": "string", "pattern": f"^(?:{pattern})$"}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _rule(key: str, of: str, description: str) -> Schema:
    return {
        "type": "object",
        "description": description,
        "properties": {key: _ref(of)},
        "required": [key],
        "additionalProperties": False,
    }


def _record(layout: Record, records: dict[str, Schema]) -> Schema:
    """The schema of an object; those of the records in it are added to ``records``."""
    name = layout.make.__name__
    parts = [layout] if layout.inlined is None else [layout, layout.inlined[1]]
    return {
        "type": "object",
        "properties": {
            field.key: _described(name, field, part, records)
            for part in parts
            for field in part.fields
        },
        "required": [field.key for part in parts for field in part.fields if field.required],
    }


def _described(name: str, field: Field, layout: Record, records: dict[str, Schema]) -> Schema:
    made: Schema = {}
    said = DESCRIPTIONS.get(f"{name}.{field.key}", "")
    if field.since > 1:
        said = f"{said} From version {field.since} on.".strip()
    if said:
        made["description"] = said
    kind = _kind(field.kind, records)
    made |= {"anyOf": [kind, {"type": "null"}]} if field.nullable else kind
    default = defaults(layout)[field.fills]
    if not field.required and isinstance(default, str | int | Decimal):
        made["default"] = _default(field.kind, default)
    return made


def _default(kind: Kind, default: str | int | Decimal) -> str | int:
    if isinstance(default, Decimal):
        return rate_text(default)
    if isinstance(kind, Money) or kind == "software":
        return str(default)  # always 0, which has the digits of any currency
    return default if isinstance(default, bool | int) else str(default)


def _kind(kind: Kind, records: dict[str, Schema]) -> Schema:
    match kind:
        case Record():
            name = kind.make.__name__
            if name not in records:
                records[name] = _record(kind, records)
            return _ref(name)
        case Many(of):
            return {"type": "array", "items": _kind(of, records)}
        case Bands():
            bands = {
                "type": "object",
                "propertyNames": {"pattern": f"^(?:{BAND})$"},
                "additionalProperties": {"anyOf": [_ref("Amount"), {"type": "null"}]},
            }
            return {"type": "object", "additionalProperties": bands}
        case Difference():
            if "Difference" not in records:
                records["Difference"] = _differences(records)
            return _ref("Difference")
        case Money():
            return _ref("Amount")
        case Choice(words):
            return {"enum": [str(word) for word in words]}
        case "text":
            return {"type": "string"}
        case "flag":
            return {"type": "boolean"}
        case "count":
            limits = {"exclusiveMinimum": -LONGEST_COUNT, "exclusiveMaximum": LONGEST_COUNT}
            return {"type": "integer", **limits}
        case "number":
            return _ref("Number")
        case "date":
            return {**_text(DATE), "format": "date"}
        case "month":
            return _text(MONTH)
        case "currency":
            return _ref("Currency")
        case "software":
            return _ref("SoftwarePrice")
        case "bytes":
            return _text(BASE64)
        case "colour":
            return _text(COLOUR)
        case "places":
            return {"type": "array", "items": _kind("count", records)}


def _differences(records: dict[str, Schema]) -> Schema:
    """Each input that a difference may name, with the kind of its value."""
    one_of = [
        _difference(of, {"enum": keys}, field, records)
        for of, fields in DIFFERING.items()
        for field, keys in _alike(fields.values())
    ]
    band = _text(BAND)
    return {
        "description": "An input of the plan by what it belongs to, and its other value; of "
        "several of a kind, id is that of the package or client, the first count of the tier, or "
        "the vendor's plan of a price, whose key is its band.",
        "oneOf": [*one_of, _difference(Subject.PRICE, band, PRICE, records)],
    }


def _alike(fields: Iterable[Field]) -> list[tuple[Field, list[str]]]:
    """Fields whose values are of one kind: one of them, and the keys of all."""
    found: dict[tuple[Kind, bool], tuple[Field, list[str]]] = {}
    for field in fields:
        found.setdefault((field.kind, field.nullable), (field, []))[1].append(field.key)
    return list(found.values())


def _difference(of: Subject, key: Schema, field: Field, records: dict[str, Schema]) -> Schema:
    kind = _kind(field.kind, records)
    named: Schema = {"id": {"type": "string"}} if of in OF_MANY else {}
    return {
        "type": "object",
        "properties": {
            "of": {"const": str(of)},
            **named,
            "key": key,
            "value": {"anyOf": [kind, {"type": "null"}]} if field.nullable else kind,
        },
        "required": ["of", *named, "key", "value"],
    }


def content() -> str:
    """The text of the schema's file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    resource(FILE).write_text(content(), encoding="utf-8", newline="\n")
