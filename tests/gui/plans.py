"""The plans that the window's tests open."""

from __future__ import annotations

from planner import resource
from planner.model.plan import Plan
from planner.storage.plan_file import load
from tests.model.plans import ORACLES, VENDOR_TIERS, example, plan_of
from tests.model.reference import Document

EXAMPLE_FILE = ORACLES / "example-plan.json"
EXAMPLE: Plan = load(EXAMPLE_FILE).plan
SAMPLE: Plan = load(resource("samples/en-studio.agencyplan")).plan
FRENCH_SAMPLE: Plan = load(resource("samples/fr-agence.agencyplan")).plan


def quick_document(essential: int = 14, growth: int = 7, scale: int = 1) -> Document:
    """The worked example as numbers only: its rows without names, the idle ones left out."""
    document = example()
    counts = (("essential", essential), ("growth", growth), ("scale", scale))
    document["clients"] = [
        {"id": f"c{number}", "package": package, "accounts": accounts}
        for number, (package, accounts) in enumerate(counts, start=1)
    ]
    document["clients"].append(
        {"id": "c9", "package": "growth", "channel": "commission", "accounts": 5}
    )
    return document


QUICK: Plan = plan_of(quick_document())


def large_document(rows: int) -> Document:
    """A book of so many rows, of which no two have the same price."""
    document = example({"programme.tiers": VENDOR_TIERS})
    document["clients"] = [
        {
            "id": f"c{number}",
            "name": f"Client {number}",
            "package": "growth",
            "services_price": f"{100 + number / 100:.2f}",
        }
        for number in range(rows)
    ]
    return document
