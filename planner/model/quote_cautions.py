"""What the price of a quoted client should be warned of."""

from __future__ import annotations

from planner.model.account import terms
from planner.model.cautions import published_price
from planner.model.plan import Plan
from planner.model.problems import Grade, Problem


def advertised_below(plan: Plan, row: int) -> tuple[Problem, ...]:
    """Whether the software of a row is offered below the vendor's published price."""
    client = plan.clients[row]
    package = plan.package(client.package)
    if package is None:
        return ()
    one = terms(plan, package, client.overrides, client.billing)
    published = published_price(plan, package, client.overrides)
    if one is None or published is None or one.software >= published:
        return ()
    place = ("clients", row, "software_price")
    values = {"price": one.software, "published": published}
    return (Problem("below-published", place, values, Grade.WARNING),)
