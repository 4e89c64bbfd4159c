"""Offers to make documents of: the client that the economics quote, and what is typed for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from planner.model.allowed import Allowed
from planner.model.brand import Brand, Wording
from planner.model.gifts import Concession, Gift
from planner.model.offer import Offer
from planner.model.offering import Vendor, offer
from planner.model.plan import Client, Option, OverList, Overrides, Package, Plan, Status
from tests.model.plans import cents, example, plan_of

TODAY = date(2026, 11, 26)
VENDOR = Vendor("ActiveCampaign", {"plus": "Plus", "starter": "Starter", "pro": "Pro"})
OPTIONS = (Option("Two more letters", cents("120.00")), Option("Text messages", cents("49.00")))
BRAND = Brand(contact=("12 rue des Lilas", "+33 4 00 00 00 00"), footer="Atelier Nord SARL")
WORDING = Wording("Thank you for the talk.\n\nHere is what we propose.", "Paid within 14 days.")
YEARLY = Concession(Gift.PAID_AT_ONCE, months=10)
SHOP = Allowed(
    concessions=(YEARLY, Concession(Gift.SERVICES_OFF, rate=Decimal("0.1"))),
    order_value=cents("60.00"),
    order_margin=Decimal("0.4"),
)


def quoted(plan: Plan | None = None, allowed: Allowed = SHOP, **details: object) -> Offer:
    """The offer to the client that the economics quote."""
    made = described(plan or plan_of(example()))
    row = Client(
        id="lumiere",
        name="Café Lumière",
        package="growth",
        status=Status.PROPOSED,
        overrides=Overrides(contacts=8000, software_price=OverList(cents("20.00"))),
        growth=Decimal("0.02"),
        allowed=allowed,
    )
    row = replace(row, **details)  # type: ignore[arg-type]  # fields of a row
    return offer(replace(made, clients=(row,)), 0, TODAY, VENDOR)


def for_nobody(**details: object) -> Offer:
    """The packages as they are sold to everybody."""
    made = offer(described(plan_of(example())), None, TODAY, VENDOR)
    return replace(made, **details)  # type: ignore[arg-type]  # fields of an offer


def described(plan: Plan) -> Plan:
    """A plan whose packages say what is in them, and whose proposals say something."""
    packages = tuple(map(_described, plan.packages))
    return replace(plan, packages=packages, wording=WORDING)


def _described(package: Package) -> Package:
    includes = tuple(f"Line {number} of {package.title}" for number in range(1, 4))
    options = OPTIONS if package.id == "growth" else ()
    return replace(package, includes=includes, options=options, recommended=bool(options))


def many(offered: Offer, names: Iterable[str]) -> Offer:
    """The offer with as many packages as names, all like its own."""
    like = offered.packages
    made = (
        replace(like[at % len(like)], id=f"p{at}", name=name, includes=(f"First of {name}", name))
        for at, name in enumerate(names)
    )
    return replace(offered, packages=tuple(made))
