"""What is chosen in a meeting, kept while the offer changes, and taken into the quote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planner.model.allowed import Allowed
from planner.model.choosing import Looking
from planner.model.chosen import with_choice
from planner.model.gifts import Concession, Gift
from planner.model.offer import Choice, Offer
from planner.model.offering import offer
from planner.model.plan import Billing, Client, Option, Plan, Status
from tests.model.plans import documents, plan_of
from tests.model.test_offering import quoted

TODAY = date(2026, 11, 26)
TICKED = (
    Concession(Gift.SERVICES_OFF, rate=Decimal("0.15")),
    Concession(Gift.ALL_OFF, rate=Decimal("0.07")),
    Concession(Gift.PAID_AT_ONCE, months=10),
    Concession(Gift.SETUP_WAIVED),
    Concession(Gift.MONTHS_FREE, months=2),
)
OPTIONS = (Option("SMS", 1234), Option("A second language", 999))


def made(plan: Plan) -> Offer:
    return offer(plan, len(plan.clients) - 1, TODAY)


def with_options(plan: Plan) -> Plan:
    return replace(plan, packages=tuple(replace(each, options=OPTIONS) for each in plan.packages))


def choices(of: Offer) -> st.SearchStrategy[Choice]:
    bands = [band.contacts for each in of.packages for band in each.bands]
    return st.builds(
        Choice,
        package=st.integers(0, len(of.packages) - 1),
        contacts=st.sampled_from([1, *bands]),
        yearly=st.booleans(),
        reduction=st.integers(0, len(of.reductions)),
        setup_waived=st.booleans(),
        free_month=st.booleans(),
        options=st.frozensets(st.integers(0, 1)),
    )


@given(data=st.data(), document=documents(rows_of=(0, 1, 2)))
def test_a_quote_that_takes_a_choice_over_costs_what_was_shown(
    data: st.DataObject, document: dict[str, object]
) -> None:
    plan = with_options(plan_of(document))
    row = Client(
        id="asked", name="Asked", package=plan.packages[0].id, status=Status.PROPOSED,
        allowed=Allowed(concessions=TICKED),
    )  # fmt: skip
    plan = replace(plan, clients=(*plan.clients, row))
    shown = made(plan)
    choice = data.draw(choices(shown))
    paid = shown.payments(choice)
    taken = with_choice(plan, len(plan.clients) - 1, shown, choice)
    if paid is None or taken is None:
        return
    again = made(taken)
    after = again.payments(again.starts)
    assert after is not None
    assert (after.monthly, after.at_once, after.setup, after.first_year) == (
        paid.monthly, paid.at_once, paid.setup, paid.first_year,
    )  # fmt: skip


def test_options_are_named_in_the_note() -> None:
    plan = with_options(quoted(note="asked in May"))
    taken = with_choice(
        plan, len(plan.clients) - 1, made(plan), Choice(package=1, options=frozenset({0, 1}))
    )
    assert taken is not None
    assert taken.clients[-1].note == "asked in May · SMS · A second language"


def test_a_year_at_once_of_other_months_cannot_be_had_where_another_client_pays_so() -> None:
    plan = quoted(Allowed(concessions=TICKED))
    growth = next(each for each in plan.clients if each.package == "growth")
    yearly = tuple(
        replace(each, billing=Billing.YEARLY) if each is growth else each for each in plan.clients
    )
    packages = tuple(replace(each, yearly_months_paid=11) for each in plan.packages)
    plan = replace(plan, clients=yearly, packages=packages)
    shown = made(plan)
    choice = replace(shown.starts, yearly=True)
    assert with_choice(plan, len(plan.clients) - 1, shown, choice) is None


def test_nothing_is_changed_by_looking() -> None:
    looking = Looking.at(made(quoted(Allowed(concessions=TICKED))))
    assert not looking.changed
    assert not looking.choosing(package=2).choosing(package=1).changed
    assert looking.choosing(setup_waived=True).changed


def test_options_stay_ticked_on_each_package() -> None:
    looking = Looking.at(made(with_options(quoted()))).ticking(1, 0, on=True)
    assert looking.choice.options == frozenset({0})
    other = looking.choosing(package=2)
    assert other.choice.options == frozenset()
    assert other.choosing(package=1).choice.options == frozenset({0})
    assert not other.ticking(1, 0, on=False).choosing(package=1).choice.options


@given(data=st.data())
def test_a_choice_is_always_within_the_offer_that_it_follows(data: st.DataObject) -> None:
    every = Allowed(concessions=TICKED)
    before = made(with_options(quoted(every)))
    after = data.draw(
        st.sampled_from(
            [
                before,
                made(quoted(every)),
                made(quoted()),
                made(quoted(Allowed(fixed_contacts=True, concessions=TICKED[1:2]))),
                made(quoted(Allowed(packages=("essential",), concessions=TICKED[3:]))),
                replace(before, packages=before.packages[:1], starts=Choice()),
                replace(before, packages=(), starts=Choice()),
            ]
        )
    )
    choice = data.draw(choices(before))
    looking = replace(Looking.at(before), choice=choice)
    looking = replace(looking, ticked=(frozenset({0}), frozenset(), frozenset({1}))).choosing()
    found = looking.onto(after)
    assert found.offer is after
    chosen = found.choice
    if not after.packages:
        return
    package = after.packages[chosen.package]
    assert chosen.reduction <= len(after.reductions)
    assert not chosen.setup_waived or after.setup_can_be_waived
    assert not chosen.free_month or after.free_months
    assert not chosen.yearly or after.yearly
    assert chosen.options <= set(range(len(package.options)))
    assert after.contacts_can_change or chosen.contacts == after.starts.contacts
    after.payments(chosen)  # whatever it is, it can be asked for
    kept = {each.id for each in after.packages}
    if before.packages[choice.package].id in kept and choice.package != before.starts.package:
        assert package.id == before.packages[choice.package].id
