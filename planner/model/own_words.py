"""What people typed in a plan that documents of the agency's own show."""

from __future__ import annotations

from collections.abc import Iterator

from planner.model.plan import Plan


def own_words(plan: Plan) -> Iterator[str]:
    """Names, sources and notes, in the order of the plan."""
    yield from (plan.name, plan.agency.name, plan.notes, plan.brand.footer)
    programme, prices = plan.programme, plan.price_list
    yield from (programme.name, programme.source, prices.name, prices.source, *prices.prices)
    yield from (each.title for each in plan.packages)
    yield from (each.name for each in plan.clients)
    yield from (each.name for each in plan.scenarios)
    yield from (each.title for each in plan.chart_titles)
