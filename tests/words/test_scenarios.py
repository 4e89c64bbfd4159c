"""Scenarios in words: differences as people write them, figures with signs, true conclusions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from planner.model.checking import check
from planner.model.differences import KEYS, Change, Scenario, Subject, Target
from planner.model.edits import with_agency, with_package
from planner.model.plan import Channel, ListTimes, PaymentFee, Plan
from planner.model.programme import Mode
from planner.model.scenario_edits import added, with_change
from planner.model.scenario_figures import compare
from planner.model.scenarios import Inputs, LeftOut, findings, scenario_plan
from planner.words import catalogue, scenario_inputs
from planner.words import scenarios as words
from planner.words.entry import EntryError
from planner.words.places import place_words
from planner.words.scenarios import Difference
from tests.model.plans import example, plan_of

PLAN = plan_of(example())
P, C, A = Subject.PACKAGE, Subject.CLIENT, Subject.AGENCY
CLIENTS = {each.name: each.id for each in PLAN.clients}
BAKERY = PLAN.clients[0]


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def said(of: Subject, name: str, key: str, value: object, plan: Plan = PLAN) -> Difference:
    (finding,) = findings(plan, Scenario("s1", changes=(Change(of, name, key, value),)))
    return words.difference(plan, Inputs(plan), finding)


def all_said(plan: Plan) -> list[str]:
    (one,) = plan.scenarios
    there = Inputs(scenario_plan(plan, one))
    found = findings(plan, one)
    return [words.difference(plan, Inputs(plan), each, there).sentence for each in found]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ((P, "growth", "services_price", 29900), "Growth · Services: 250.00 → 299.00 (+49.00)"),
        ((P, "growth", "services_price", 20000), "Growth · Services: 250.00 → 200.00 (−50.00)"),
        (
            (P, "growth", "software_price", ListTimes(Decimal("1.1"))),
            "Growth · Software: 199.00 → list × 1.1",
        ),
        ((P, "growth", "contacts", 2500), "Growth · Contacts: 5,000 → 2,500 (−2,500)"),
        ((A, "", "tax_rate", Decimal("0.2")), "Sales tax: 20\xa0% → 20\xa0%"),
        ((A, "", "hourly_cost", 4000), "What an hour costs: 35.00 → 40.00 (+5.00)"),
        (
            (A, "", "payment_fee", PaymentFee(Decimal("0.02"), 10)),
            "Payment fee: 2.9\xa0% + 0.30 → 2\xa0% + 0.10",
        ),
        (
            (Subject.COMMISSION, "", "rate", Decimal("0.15")),
            "Commission rate: 20\xa0% → 15\xa0% (−5 points)",
        ),
        (
            (Subject.COMMISSION, "", "months", None),
            "Commission is paid for: 12 months → for life",
        ),
        (
            (Subject.TIER, "25", "discount", Decimal("0.4")),
            "Discount from 25 accounts: 35\xa0% → 40\xa0% (+5 points)",
        ),
        (
            (Subject.PROGRAMME, "", "mode", Mode.GRADUATED),
            "A tier's discount is for: every account → the accounts in that tier only",
        ),
        (
            (Subject.ASSUMPTIONS, "", "contact_growth", Decimal("-0.015")),
            "Growth of contact lists a month: lists stay as they are → −1.5\xa0%",
        ),
        (
            (Subject.ASSUMPTIONS, "", "paid_after_days", 1),
            "Clients pay after: 0 days → 1 day (+1)",
        ),
        (
            (Subject.ASSUMPTIONS, "", "commission_payout_months", 2),
            "Commission is paid after: 0 months → 2 months (+2)",
        ),
        (
            (C, BAKERY.id, "channel", Channel.COMMISSION),
            f"{BAKERY.name} · Channel: resale → commission",
        ),
        (
            (C, BAKERY.id, "accounts", BAKERY.accounts + 2),
            f"{BAKERY.name} · Accounts: {BAKERY.accounts} → {BAKERY.accounts + 2} (+2)",
        ),
    ],
)
def test_a_difference_says_what_was_what_is_and_by_how_much(
    change: tuple[Subject, str, str, Any], expected: str
) -> None:
    assert said(*change).sentence == expected


def test_what_a_row_leaves_to_its_package_counts_as_the_package_says() -> None:
    package = PLAN.package(BAKERY.package)
    assert package is not None
    found = said(C, BAKERY.id, "services_price", package.services_price + 100)
    assert found.change == "+1.00"
    own = with_package(PLAN, package.id, services_price=0)
    assert said(C, BAKERY.id, "services_price", 100, own).base == "0.00"


def test_what_a_row_leaves_to_its_package_is_what_the_scenario_says_of_that() -> None:
    package = BAKERY.package
    own = replace(BAKERY, overrides=replace(BAKERY.overrides, services_price=7000))
    plan = added(replace(PLAN, clients=(own, *PLAN.clients[1:])), "A")
    plan = with_change(plan, "s1", Target(P, package, "services_price"), 9000)
    plan = with_change(plan, "s1", Target(C, BAKERY.id, "services_price"), None)
    assert all_said(plan)[1] == "Boulangerie Martin · Services: 70.00 → 90.00 (+20.00)"


def test_list_prices_are_in_the_currency_of_the_list() -> None:
    abroad = plan_of(example({"price_list.currency": "EUR", "price_list.exchange_rate": "1.1"}))
    found = said(Subject.PRICE, "plus", "1000", 1, abroad)
    assert found.what == "Plus, 1,000 contacts · List price"
    assert found.change.startswith("−")
    rate = said(Subject.PRICE_LIST, "", "exchange_rate", Decimal("1.2"), abroad)
    assert rate.sentence == "Exchange rate: 1.1 → 1.2 (+0.1)"


def test_a_difference_that_does_nothing_says_why() -> None:
    raised = (P, "growth", "services_price", 25000)
    assert "says the same" in said(*raised).trouble
    assert "no such package" in said(P, "gone", "hours", Decimal(1)).trouble
    assert "no such client" in said(C, "gone", "accounts", 1).trouble
    assert "no package “gold”" in said(C, BAKERY.id, "package", "gold").trouble
    assert "no such tier" in said(Subject.TIER, "26", "discount", Decimal(0)).trouble
    assert "Plus, 1,001 contacts" in said(Subject.PRICE, "plus", "1001", 1).trouble
    assert said(P, "growth", "services_price", 1).trouble == ""


def test_a_difference_that_no_figure_of_a_month_shows_says_so() -> None:
    assert said(P, "growth", "setup_fee", 1).aside.startswith("No figure of a month shows this")
    assert said(Subject.ASSUMPTIONS, "", "horizon_months", 3).aside
    assert said(P, "growth", "services_price", 1).aside == ""
    unchanged = said(P, "growth", "setup_fee", 40000)
    assert (unchanged.aside, bool(unchanged.trouble)) == ("", True)


def test_how_many_and_how_many_that_change_nothing() -> None:
    changes = (
        Change(P, "growth", "hours", Decimal(1)),
        Change(P, "gone", "hours", Decimal(1)),
        Change(P, "gone", "contacts", 1),
    )
    assert [words.how_many(Scenario(changes=changes[:count])) for count in range(3)] == [
        "no difference yet",
        "1 difference",
        "2 differences",
    ]
    assert [
        words.to_take_out(findings(PLAN, Scenario(changes=changes[:count]))) for count in (1, 2, 3)
    ] == [
        "",
        "Remove the 1 difference that changes nothing",
        "Remove the 2 differences that change nothing",
    ]


def test_each_input_reads_what_it_writes() -> None:
    inputs = Inputs(PLAN)
    named = {P: "growth", C: BAKERY.id, Subject.TIER: "25"}
    for of, keys in KEYS.items():
        for key in keys:
            target = Target(of, named.get(of, ""), key)
            value = inputs.value(target)
            written = scenario_inputs.kind(target).write(value, PLAN)
            if value is not None or scenario_inputs.kind(target).nullable:
                assert scenario_inputs.read(target, written, PLAN) == value, target
            assert scenario_inputs.value_words(PLAN, target, value), target
            assert scenario_inputs.input_name(PLAN, inputs, target), target


@pytest.mark.parametrize(
    ("target", "typed"),
    [
        (Target(P, "growth", "services_price"), ""),
        (Target(P, "growth", "services_price"), "-1"),
        (Target(P, "growth", "services_price"), "1.005,00.1"),
        (Target(A, "", "tax_rate"), "0.2"),
        (Target(A, "", "payment_fee"), "2 + 3"),
        (Target(C, BAKERY.id, "accounts"), "0"),
        (Target(Subject.COMMISSION, "", "rate"), "101 %"),
    ],
)
def test_what_is_no_such_number_is_refused_in_a_sentence(target: Target, typed: str) -> None:
    with pytest.raises(EntryError):
        scenario_inputs.read(target, typed, PLAN)


# Figures and conclusions


def tried(**services: int) -> Plan:
    """The plan with scenarios of these names, each with Growth's services at so many cents."""
    plan = PLAN
    for name, price in services.items():
        plan = added(plan, name)
        target = Target(P, "growth", "services_price")
        plan = with_change(plan, plan.scenarios[-1].id, target, price)
    return plan


def concluded(plan: Plan) -> str:
    return words.conclusion(compare(plan, plan.scenarios))


def test_the_conclusion_says_which_earns_most() -> None:
    # 12 accounts at 50.00 more, less what 2.9 % of it with 20 % tax is, rounded an account.
    assert concluded(tried(More=30000)).startswith("“More” earns more: +$579.")
    both = concluded(tried(Less=20000, More=30000))
    assert both.startswith("“More” earns most: +$")
    assert concluded(tried(A=30000, B=30000, C=26000)).startswith("“A” and “B” earn most: +$")
    assert concluded(tried(Less=20000)) == "Your plan earns most as it is"
    assert concluded(tried(Same=25000)) == "No scenario earns more or less than your plan"
    assert concluded(tried(Same=25000, Less=1)) == "No scenario earns more than your plan"


def test_a_scenario_without_figures_is_not_passed_over() -> None:
    large = Target(P, "growth", "contacts")
    plan = with_change(added(tried(Less=20000), "Large"), "s2", large, 10**7)
    assert concluded(plan) == "Your plan earns most as it is (1 scenario has no figures)"
    alone = with_change(tried(Large=25000), "s1", large, 10**7)
    assert concluded(alone) == "No scenario to compare has figures"
    plan = with_change(added(tried(More=30000), "Large"), "s2", large, 10**7)
    assert concluded(plan).startswith("“More” earns more: +$")
    assert concluded(plan).endswith(" a month (1 scenario has no figures)")


def test_a_comparison_with_nothing_says_how_to_begin_one() -> None:
    assert words.conclusion(compare(tried(A=1), ())) == "Tick a scenario to see it beside your plan"


def test_a_plan_without_figures_concludes_nothing() -> None:
    wrong = with_package(tried(More=30000), "growth", contacts=10**9)
    assert concluded(wrong) == "Your plan has no figures yet"


def test_differences_have_a_sign_and_the_colour_of_what_they_mean() -> None:
    plan = with_change(
        added(PLAN, "Channel"), "s1", Target(C, BAKERY.id, "channel"), Channel.COMMISSION
    )
    rows = {row.name: row.cells[1] for row in words.rows(compare(plan, plan.scenarios))}
    assert (rows["Vendor bill"].change[0], rows["Vendor bill"].tone) == ("−", "gain")
    assert (rows["Revenue"].change[0], rows["Revenue"].tone) == ("−", "loss")
    assert (rows["Accounts on commission"].change[0], rows["Accounts on commission"].tone) == (
        "+",
        "",
    )
    assert (rows["Hours of work"].change, rows["Hours of work"].tone) == ("", "")
    for row in rows.values():
        assert bool(row.tone) <= bool(row.change)


def test_a_difference_too_small_to_show_is_none() -> None:
    plan = with_change(
        added(PLAN, "A"), "s1", Target(A, "", "overheads"), PLAN.agency.overheads + 1
    )
    rows = {row.name: row.cells[1] for row in words.rows(compare(plan, plan.scenarios))}
    assert (rows["You earn"].change, rows["You earn"].tone) == ("−0.01", "loss")
    assert (rows["Margin"].change, rows["Margin"].tone) == ("", "")  # by 0.00014 of a point
    assert words.change("hours", Decimal("0.0049"), PLAN.currency) == ""
    assert words.change("hours", Decimal("-0.005"), PLAN.currency) == "−0.01"


def test_what_is_wrong_with_a_scenario_is_said_with_its_place() -> None:
    plan = with_change(added(PLAN, "Large"), "s1", Target(P, "growth", "contacts"), 10**7)
    (found,) = compare(plan, plan.scenarios).scenarios
    assert words.problems(found).startswith("Package “Growth”: contacts – ")


@pytest.mark.parametrize("code", LeftOut)
def test_what_cannot_be_kept_is_named(code: LeftOut) -> None:
    assert words.left_out([code]).startswith("These stay in your plan")
    assert words.left_out([]) == ""


def test_names_are_data() -> None:
    hostile = "<b>{x}</b>\u202e\n%s " + "W" * 300
    named = with_package(PLAN, "growth", name=hostile)
    found = said(P, "growth", "hours", Decimal(1), named)
    assert "\n" not in found.what
    assert "<b>{x}</b>" in found.what
    assert len(found.what) < 200
    plan = tried(More=30000)
    plan = replace(plan, scenarios=(replace(plan.scenarios[0], name=hostile),))
    assert "{x}" in concluded(plan)
    assert words.name(Scenario()) == "Without a name"


def test_a_place_in_a_scenario_is_called_by_its_name() -> None:
    plan = added(added(PLAN, "Autumn"), "")
    assert place_words(plan, ("scenarios", 0, "colour")) == "Scenario “Autumn”: colour"
    assert place_words(plan, ("scenarios", 1)) == "Scenario 2"
    assert place_words(plan, ("scenarios", 7, "name")) == "Scenario 8: name"


def test_everything_has_its_french() -> None:
    catalogue.use("fr")
    assert concluded(tried(More=30000)).startswith("«\xa0More\xa0» rapporte davantage\xa0: +")
    assert said(P, "growth", "services_price", 29900).sentence == (
        "Growth · Prestations\xa0: 250,00 → 299,00 (+49,00)"
    )
    plan = with_agency(tried(More=30000), overheads=10**7)
    assert all(row.name for row in words.rows(compare(plan, plan.scenarios)))


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("paid_after_days", "3650", 3650),
        ("contact_growth", "-100 %", Decimal(-1)),
        ("contact_growth", "1.2345 %", Decimal("0.012345")),
    ],
)
def test_a_scenario_can_say_of_the_months_what_a_plan_can(key: str, typed: str, value: Any) -> None:
    target = Target(Subject.ASSUMPTIONS, "", key)
    assert scenario_inputs.read(target, typed, PLAN) == value
    assert check(replace(PLAN, assumptions=replace(PLAN.assumptions, **{key: value}))) == ()
