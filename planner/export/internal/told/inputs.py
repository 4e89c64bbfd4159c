"""What the figures are computed from: every input with its unit, the programme, the prices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from planner import __version__
from planner.export.internal.told.blocks import Block, Facts, Heading, Part, Row, Said, Table, said
from planner.export.internal.told.own_terms import own_terms
from planner.export.internal.told.values import value_of
from planner.model.book import Book
from planner.model.cautions import cautions
from planner.model.differences import KEYS, Subject, Target
from planner.model.over_time.calendar import MONTHS_A_YEAR
from planner.model.plan import Plan
from planner.model.scenarios import Inputs
from planner.storage import shipped
from planner.words import coming, comparison, places, price_table, scenario_inputs
from planner.words import report as words
from planner.words.assumed import first_month, month_of_year
from planner.words.catalogue import language, text
from planner.words.numbers import DASH, count, money, number, percent
from planner.words.numbers import date as date_words
from planner.words.sentences import one_line

LONGEST_SOURCE = 400

MOST_SAID = 40
"""So many problems or warnings are told, and how many more there are."""


def inputs(plan: Plan) -> Part:
    """What is entered of the agency, of the months to come and of each package."""
    return Part(words.assumed(), tuple(_inputs(plan)))


def _inputs(plan: Plan) -> Iterator[Block]:
    found = Inputs(plan)
    yield Heading(words.agency())
    yield _facts(plan, found, Subject.AGENCY)
    yield Heading(words.future())
    yield _facts(plan, found, Subject.ASSUMPTIONS, tuple(_over_time(plan)))
    heads = tuple(scenario_inputs.key_name(Target(Subject.PACKAGE, "", key)) for key in _PACKAGE)
    yield Heading(text("Packages"))
    rows = (
        Row((scenario_inputs.owner(plan, found, Target(Subject.PACKAGE, each.id, "")), *cells))
        for each in plan.packages
        for cells in [tuple(_value(plan, found, Subject.PACKAGE, each.id, key) for key in _PACKAGE)]
    )
    yield Table((text("Package"), *heads), tuple(rows))
    yield from own_terms(plan)


_PACKAGE = (
    "contacts",
    "list_price",
    "software_price",
    "services_price",
    "setup_fee",
    "hours",
    "setup_hours",
    "other_costs",
    "yearly_months_paid",
)


def _facts(
    plan: Plan, found: Inputs, of: Subject, more: tuple[tuple[str, str, str], ...] = ()
) -> Facts:
    rows = (
        (
            scenario_inputs.key_name(Target(of, "", key)),
            _value(plan, found, of, "", key),
            scenario_inputs.about(Target(of, "", key)),
        )
        for key in KEYS[of]
    )
    return Facts((*rows, *more))


def _value(plan: Plan, found: Inputs, of: Subject, name: str, key: str) -> str:
    target = Target(of, name, key)
    return value_of(plan, target, found.value(target))


def _over_time(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """What is assumed of the months besides what a scenario can change."""
    assumed = plan.assumptions
    if assumed.start is not None:
        yield text("First month"), first_month(assumed.start, assumed.start), ""
    yield text("Seed of the simulation"), number(Decimal(assumed.seed)), ""
    if len(assumed.seasonality) == MONTHS_A_YEAR:
        factors = " · ".join(
            f"{month_of_year(index)} {number(each)}"
            for index, each in enumerate(assumed.seasonality)
        )
        yield text("New accounts by month of the year"), factors, ""
    for each in assumed.packages:
        name = coming.package_title(plan, each.package)
        rates = (each.new_accounts_per_month, each.monthly_churn, each.contact_growth)
        titles = (text("New accounts a month"), text("Accounts leaving a month"))
        shown = [
            f"{title}: {number(rate) if index == 0 else percent(rate)}"
            for index, (title, rate) in enumerate(
                zip((*titles, text("Growth of contact lists a month")), rates, strict=True)
            )
            if rate is not None
        ]
        yield one_line(name), " · ".join(shown) or DASH, ""
    for event, when in (*coming.changes(plan), *coming.events(plan)):
        yield one_line(event), one_line(when), ""


def programme(plan: Plan) -> Part:
    """The vendor's tiers and rules."""
    return Part(words.programme(), tuple(_programme(plan)))


def _programme(plan: Plan) -> Iterator[Block]:
    of, found = plan.programme, Inputs(plan)
    facts = [
        (text("Name of the programme"), one_line(of.name) or DASH, ""),
        (words.source(), one_line(of.source, LONGEST_SOURCE) or DASH, ""),
    ]
    if of.as_of is not None:
        facts.append((text("Date of the programme"), date_words(of.as_of), ""))
    for subject in (Subject.PROGRAMME, Subject.COMMISSION):
        facts += _facts(plan, found, subject).rows
    yield Facts(tuple(facts))
    rows = (Row((count(tier.start), percent(tier.discount))) for tier in of.tiers)
    yield Table((text("From so many accounts"), text("Discount")), tuple(rows))


def price_list(plan: Plan, plan_names: Mapping[str, str]) -> Part:
    """Every published price that the plan knows."""
    return Part(words.price_list(), tuple(_price_list(plan, plan_names)))


def _price_list(plan: Plan, plan_names: Mapping[str, str]) -> Iterator[Block]:
    listed = plan.price_list
    facts = [
        (text("Name of the price list"), one_line(listed.name) or DASH, ""),
        (words.source(), one_line(listed.source, LONGEST_SOURCE) or DASH, ""),
        (comparison.setting("currency"), listed.currency.code, ""),
    ]
    if listed.as_of is not None:
        facts.append((text("Date of the price list"), date_words(listed.as_of), ""))
    if plan.buys_abroad:
        facts += _facts(plan, Inputs(plan), Subject.PRICE_LIST).rows
    yield Facts(tuple(facts))
    keys = list(listed.prices)
    sizes = sorted({size for key in keys for size in listed.prices[key]})
    if not keys:
        return

    def cell(key: str, size: int) -> str:
        if size not in listed.prices[key]:
            return ""
        return money(listed.prices[key][size], listed.currency)

    rows = (Row((count(size), *(cell(key, size) for key in keys))) for size in sizes)
    titles = (one_line(price_table.plan_title(key, plan_names)) for key in keys)
    yield Table((text("Contacts"), *titles), tuple(rows))


def not_confirmed(plan: Plan) -> Part | None:
    """What the vendor leaves open, and what is taken for it; None where nothing is known of it."""
    like = shipped.programme_like(plan.programme)
    if like is None or not like.open_points:
        return None
    points = like.in_language(language()).open_points
    rows = (
        (each.question, each.status, text("Taken here: {default}").format(default=each.default))
        for each in points
    )
    return Part(words.not_confirmed(), (Facts(tuple(rows)),))


def to_mend(book: Book) -> Part | None:
    """What keeps figures from being made; None where nothing does."""
    if not book.problems:
        return None
    found = [places.said(each, book.plan) for each in book.problems]
    return Part(words.to_mend(), tuple(_some(found)))


def to_watch(book: Book) -> Part | None:
    """The warnings of the plan; None where there are none."""
    if book.problems:
        return None
    warned = cautions(book, shipped.newest_date_for(book.plan))
    found = [places.said(each, book.plan) for each in warned]
    return Part(words.to_watch(), tuple(_some(found))) if found else None


def _some(found: list[str]) -> Iterator[Block]:
    yield from said(*found[:MOST_SAID])
    if found[MOST_SAID:]:
        yield Said(words.more(len(found) - MOST_SAID), "quiet")


def how_to_read(plan: Plan, today: date) -> Part:
    """Where the report comes from, and how its figures are meant."""
    return Part(
        words.how_to_read(),
        tuple(
            said(
                words.about_plan(plan, today),
                words.about_prices(plan),
                words.about_program(__version__),
                words.about_figures(),
            )
        ),
    )
