"""Software prices below the published ones are found for whoever a document shows them to."""

from __future__ import annotations

from typing import Any

from planner.model.advertised import below_published
from planner.model.plan import Plan
from tests.model.plans import example, plan_of

ALL = ("essential", "growth", "scale")


def plan(edits: dict[str, Any] | None = None) -> Plan:
    return plan_of(example(edits))


def test_a_package_under_the_published_price_is_found_where_it_is_shown() -> None:
    listed = plan().price_list.list_price(plan().packages[0].plan, plan().packages[0].contacts)
    assert listed is not None
    cheap = plan({"packages.0.software_price": f"{(listed - 1) / 100:.2f}"})
    (found,) = below_published(cheap, None, ALL)
    assert (found.package, found.price, found.published) == (
        cheap.packages[0].title,
        listed - 1,
        listed,
    )
    assert below_published(cheap, None, ("growth",)) == ()
    even = plan({"packages.0.software_price": f"{listed / 100:.2f}"})
    assert below_published(even, None, ALL) == ()


def test_a_clients_own_price_counts_for_its_own_package() -> None:
    edits = {"clients.0.software_price": "1.00"}
    cheap = plan(edits)
    client = cheap.clients[0]
    (found,) = below_published(cheap, 0, ALL)
    assert found.price == 100
    assert found.package == next(p.title for p in cheap.packages if p.id == client.package)
    assert below_published(cheap, 1, ALL) == below_published(cheap, None, ALL) == ()


def test_every_package_is_shown_at_the_contacts_of_the_client() -> None:
    many = plan({"clients.0.contacts": 8000})  # for which Starter is published at 189.00
    found = below_published(many, 0, ALL)
    assert ("Essential", 2500, 18900) in found


def test_what_the_vendor_itself_bills_is_nobodys_advertised_price() -> None:
    cheap = plan({"clients.0.software_price": "1.00", "clients.0.channel": "commission"})
    assert below_published(cheap, 0, ALL) == ()
