"""Made-up scenarios: differences as a file has them, and the same put into the document by hand."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from tests.model.plans import HOURS, SHARES, amounts, documents, fees, software
from tests.model.reference import DIGITS, Document, Part

CHANNELS = ["resale", "commission"]
STATUSES = ["active", "disabled", "trial", "cancelled", "proposed"]


@st.composite
def changes_of(draw: st.DrawFn, document: Document) -> list[Part]:
    """Differences to a document, each of another input."""
    digits = DIGITS[document["currency"]]
    listed = DIGITS[document["price_list"].get("currency") or document["currency"]]
    money = amounts(digits)
    inputs: list[tuple[str, str, str, st.SearchStrategy[Any]]] = [
        ("agency", "", "hourly_cost", money),
        ("agency", "", "overheads", money),
        ("agency", "", "tax_rate", SHARES),
        ("agency", "", "payment_fee", fees(digits)),
        ("commission", "", "rate", SHARES),
        ("programme", "", "monthly_fee", money),
        ("programme", "", "counts_disabled", st.booleans()),
        ("assumptions", "", "contact_growth", st.none() | SHARES),
        ("assumptions", "", "paid_after_days", st.integers(0, 90)),
        ("assumptions", "", "commission_payout_months", st.integers(0, 6)),
    ]
    for package in document["packages"]:
        inputs += [
            ("package", package["id"], "services_price", money),
            ("package", package["id"], "software_price", software(digits)),
            ("package", package["id"], "hours", HOURS),
            ("package", package["id"], "list_price", amounts(listed)),
        ]
    for row in document["clients"]:
        inputs += [
            ("client", row["id"], "channel", st.sampled_from(CHANNELS)),
            ("client", row["id"], "status", st.sampled_from(STATUSES)),
            ("client", row["id"], "accounts", st.integers(1, 9)),
            ("client", row["id"], "services_price", money),
            ("client", row["id"], "payment_fee", fees(digits)),
        ]
    for tier in document["programme"]["tiers"]:
        inputs.append(("tier", str(tier["from"]), "discount", SHARES))
    for plan, bands in document["price_list"]["prices"].items():
        inputs += [("price", plan, band, amounts(listed)) for band in bands]
    chosen = draw(st.lists(st.sampled_from(inputs), max_size=6, unique_by=lambda each: each[:3]))
    made = []
    for of, name, key, values in chosen:
        change: Part = {"of": of, "id": name, "key": key, "value": draw(values)}
        if not name:
            del change["id"]
        made.append(change)
    return made


@st.composite
def changed_documents(draw: st.DrawFn) -> tuple[Document, list[Part]]:
    """A document and differences to it."""
    document = draw(documents())
    return document, draw(changes_of(document))


def put(document: Document, changes: list[Part]) -> Document:
    """The document with the values where a person would write them."""
    made = copy.deepcopy(document)
    for change in changes:
        of, key, value = change["of"], change["key"], copy.deepcopy(change["value"])
        match of:
            case "package" | "client":
                (owner,) = [each for each in made[f"{of}s"] if each["id"] == change["id"]]
                owner[key] = value
            case "tier":
                tiers = made["programme"]["tiers"]
                (owner,) = [each for each in tiers if str(each["from"]) == change["id"]]
                owner[key] = value
            case "price":
                made["price_list"]["prices"][change["id"]][key] = value
            case "commission":
                made["programme"].setdefault("commission", {})[key] = value
            case _:
                made.setdefault(of, {})[key] = value
    return made


def with_scenario(document: Document, changes: list[Part]) -> Document:
    """The document with one scenario."""
    return {**document, "scenarios": [{"id": "s1", "name": "Another", "changes": changes}]}
