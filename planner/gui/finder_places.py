"""The fields of the packages and of the vendor's terms, to be found before their pages are made."""

from __future__ import annotations

from collections.abc import Iterator

from planner.gui.next_step.channels.inputs import COMPARE_MONTHS
from planner.gui.over_time.assumed import fields as assumed
from planner.gui.over_time.sure.inputs import SEED
from planner.gui.overview import fields as shared
from planner.gui.packages import inputs as own
from planner.gui.prices.inputs import EXCHANGE_DATE, PRICES_DATE, PROGRAMME_DATE
from planner.gui.prices.rules import SWITCHES
from planner.gui.quote import inputs as of_row
from planner.model.plan import Plan
from planner.model.problems import Place
from planner.model.quote_edits import proposed_rows
from planner.words.catalogue import text
from planner.words.comparison import setting
from planner.words.places import package_name

Field = tuple[str, str, Place]
"""What a field is called, where it is, and its place in the plan."""

OF_PACKAGE = (
    shared.SOFTWARE,
    shared.SERVICES,
    own.SETUP_FEE,
    own.YEARLY_MONTHS,
    shared.CONTACTS,
    shared.HOURS,
    own.SETUP_HOURS,
    shared.OTHER_COSTS,
)

OF_QUOTE = (
    of_row.CONTACTS,
    of_row.GROWTH,
    of_row.ACCOUNTS,
    of_row.SERVICES,
    of_row.SETUP,
    of_row.HOURS,
    of_row.OTHER_COSTS,
    of_row.FREE_MONTHS,
    of_row.FEE,
)


def of_quote(plan: Plan, page: str) -> Iterator[Field]:
    """The fields of the first client that is quoted; none where nobody is."""
    for row in proposed_rows(plan)[:1]:
        for each in OF_QUOTE:
            yield each.name(), page, ("clients", row, each.key)


def of_packages(plan: Plan, page: str) -> Iterator[Field]:
    """The fields of the page of packages, those of each package with its name."""
    yield own.TARGET_MARGIN.name(), page, ("agency", "target_margin")
    for number, _ in enumerate(plan.packages):
        for each in OF_PACKAGE:
            yield each.name(), package_name(plan, number), ("packages", number, each.key)


def of_vendor(plan: Plan, page: str) -> Iterator[Field]:
    """The fields of the programme and of the price list but their tables."""
    for switch in SWITCHES:
        yield setting(switch.key), page, ("programme", switch.key)
    yield shared.PROGRAMME_FEE.name(), page, ("programme", "monthly_fee")
    for key in ("rate", "months"):
        yield setting(key), page, ("programme", "commission", key)
    programme, prices = text("Programme"), text("Price list")
    yield PROGRAMME_DATE.name(), programme, ("programme", "as_of")
    yield text("Source"), programme, ("programme", "source")
    yield PRICES_DATE.name(), prices, ("price_list", "as_of")
    yield text("Source"), prices, ("price_list", "source")
    yield setting("currency"), prices, ("price_list", "currency")
    if plan.buys_abroad:
        yield shared.EXCHANGE_RATE.name(), prices, ("price_list", "exchange_rate")
        yield EXCHANGE_DATE.name(), prices, ("price_list", "exchange_as_of")


def of_next_step(plan: Plan, page: str) -> Iterator[Field]:
    """The fields of the page of the best next step that are nowhere else."""
    del plan
    yield COMPARE_MONTHS.name(), page, ("assumptions", COMPARE_MONTHS.key)


def of_time(plan: Plan, page: str) -> Iterator[Field]:
    """What is assumed of the months to come."""
    del plan
    for each in (*assumed.SEEN, SEED, assumed.GROWTH, assumed.PAID, assumed.PAYOUT):
        yield each.name(), page, ("assumptions", each.key)
    yield text("Seasons"), page, ("assumptions", "seasonality")
    yield text("Price changes"), page, ("assumptions", "price_changes")
    yield text("Planned events"), page, ("assumptions", "planned")
    yield text("New accounts and churn by package"), page, ("assumptions", "packages")
