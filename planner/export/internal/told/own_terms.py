"""What client rows state otherwise than their packages, and what they state of themselves."""

from __future__ import annotations

from collections.abc import Iterator

from planner.export.internal.told.blocks import Block, Heading, Row, Said, Table
from planner.export.internal.told.month import LONGEST_NAME, MOST_ROWS
from planner.export.internal.told.values import value_of
from planner.model.differences import OVERRIDES, Subject, Target
from planner.model.plan import Billing, Client, Plan
from planner.words import places, scenario_inputs
from planner.words import report as words
from planner.words.catalogue import text
from planner.words.numbers import date, percent
from planner.words.sentences import one_line


def own_terms(plan: Plan) -> Iterator[Block]:
    """The rows that state anything, each with what it states."""
    rows = []
    for at, client in enumerate(plan.clients):
        stated = " · ".join(_stated(plan, client))
        if stated:
            name = one_line(client.name, LONGEST_NAME).strip() or places.client_name(plan, at)
            rows.append(Row((name, stated)))
    if not rows:
        return
    yield Heading(words.own_terms())
    yield Table((text("Client"), words.stated()), tuple(rows[:MOST_ROWS]), 2)
    if rows[MOST_ROWS:]:
        yield Said(words.more(len(rows) - MOST_ROWS), "quiet")


def _stated(plan: Plan, client: Client) -> Iterator[str]:
    """Each value that the row has of its own, by name and with its unit."""
    for key in OVERRIDES:
        value = getattr(client.overrides, key)
        if value is not None:
            yield _value(plan, key, value)
    if client.billing is Billing.YEARLY:
        yield _value(plan, "billing", client.billing)
    for key in ("free_months", "channel_locked"):
        if value := getattr(client, key):
            yield _value(plan, key, value)
    if client.since is not None:
        name = scenario_inputs.key_name(Target(Subject.CLIENT, "", "since"))
        yield words.named(name, date(client.since, "month"))
    if client.growth:
        yield words.named(text("Growth of the list a month"), percent(client.growth, sign=True))


def _value(plan: Plan, key: str, value: object) -> str:
    target = Target(Subject.CLIENT, "", key)
    return words.named(scenario_inputs.key_name(target), value_of(plan, target, value))
