"""Figures side by side: those of the whole book of each plan, and exact differences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings

from planner.model.book import Book
from planner.model.differences import KEYS, Subject, Target
from planner.model.plan import Billing, Channel, PaymentFee, Plan, Status
from planner.model.programme import AdvertisedAgainst, Effective, Mode
from planner.model.scenario_edits import added, with_change
from planner.model.scenario_figures import Comparison, compare
from planner.model.scenarios import IN_NO_MONTH, State
from tests.model.plans import cents, example, minor_units, plan_of
from tests.model.reference import Document, Part, Reference, total
from tests.model.scenarios import changed_documents, put, with_scenario

PLAN = plan_of(example())
GROWTH = Target(Subject.PACKAGE, "growth", "services_price")
HOURS = Target(Subject.PACKAGE, "growth", "hours")


def compared(plan: Plan) -> Comparison:
    return compare(plan, plan.scenarios)


@settings(max_examples=80)
@given(changed_documents())
def test_the_figures_are_those_of_the_reference_for_either_plan(
    made: tuple[Document, list[Part]],
) -> None:
    document, changes = made
    found = compared(plan_of(with_scenario(document, changes)))
    (beside,) = found.scenarios
    other = put(document, changes)
    for each, figures in ((document, found.figures), (other, beside.figures)):
        reference = Reference(each)
        lines = total(reference.book())
        assert figures.profit == minor_units(reference.profit(), each)
        assert figures.revenue == minor_units(lines.revenue, each)
        assert figures.vendor_cost == minor_units(lines.vendor_cost, each)
        assert figures.delivery == minor_units(lines.delivery, each)
        assert figures.hours is not None
        assert Fraction(figures.hours) == reference.hours()
        assert figures.discount is not None
        assert Fraction(figures.discount) == reference.discount(reference.counted())
        resold = sum(row["accounts"] for row in each["clients"] if reference.is_resold(row))
        assert figures.resold == resold
    gain = Reference(other).profit() - Reference(document).profit()
    assert beside.gain == minor_units(gain, document)


OTHERWISE: dict[Subject, dict[str, object]] = {
    Subject.AGENCY: {
        "hourly_cost": 9900,
        "overheads": 1,
        "payment_fee": PaymentFee(Decimal("0.05"), 10),
        "tax_rate": Decimal("0.1"),
        "vendor_tax_rate": Decimal("0.1"),
        "unpaid_rate": Decimal("0.1"),
        "target_margin": Decimal("0.9"),
    },
    Subject.PACKAGE: {
        "plan": "pro",
        "contacts": 10_000,
        "list_price": 1,
        "software_price": 1,
        "services_price": 1,
        "setup_fee": 1,
        "hours": Decimal(9),
        "other_costs": 77,
        "setup_hours": Decimal(9),
        "yearly_months_paid": 10,
    },
    Subject.CLIENT: {
        "package": "scale",
        "channel": Channel.COMMISSION,
        "accounts": 9,
        "status": Status.DISABLED,
        "billing": Billing.MONTHLY,
        "since": date(2026, 3, 1),
        "free_months": 2,
        "channel_locked": True,
        "tax_rate": Decimal("0.3"),
        "payment_fee": PaymentFee(Decimal("0.2"), 10),
    },
    Subject.PROGRAMME: {
        "monthly_fee": 1,
        "mode": Mode.GRADUATED,
        "effective": Effective.SAME_CYCLE,
        "first_account_full_price": True,
        "counts_disabled": True,
        "counts_commission": True,
        "minimum_advertised_price": AdvertisedAgainst.MONTHLY,
    },
    Subject.COMMISSION: {"rate": Decimal("0.5"), "months": 1},
    Subject.TIER: {"discount": Decimal("0.3")},
    Subject.PRICE_LIST: {"exchange_rate": Decimal(2)},
    Subject.ASSUMPTIONS: {
        "new_accounts_per_month": Decimal(9),
        "monthly_churn": Decimal("0.5"),
        "horizon_months": 3,
        "compare_months": 3,
        "profit_goal": 1,
        "contact_growth": Decimal("0.1"),
        "paid_after_days": 30,
        "commission_payout_months": 2,
    },
}
NAMES = {Subject.PACKAGE: "growth", Subject.CLIENT: "c9", Subject.TIER: "2"}
BILLED_YEARLY = {"id": "c9", "package": "growth", "billing": "yearly", "accounts": 2}


def test_what_no_figure_of_a_month_shows_is_known() -> None:
    document = example({"price_list.currency": "EUR", "price_list.exchange_rate": "1.1"})
    document["clients"].append(BILLED_YEARLY)  # 24 are resold, and one more is disabled
    plan = plan_of(document)
    unseen = set()
    for of, keys in KEYS.items():
        for key in keys:
            name = of if key in OTHERWISE[of] else Subject.PACKAGE
            target = Target(of, NAMES.get(of, ""), key)
            (beside,) = compared(
                with_change(added(plan, "A"), "s1", target, OTHERWISE[name][key])
            ).scenarios
            assert beside.findings[0].state is State.DIFFERS
            if beside.figures == compared(plan).figures:
                unseen.add((of, key))
    assert unseen == IN_NO_MONTH


@settings(max_examples=30)
@given(changed_documents())
def test_no_figure_of_the_plan_knows_of_its_scenarios(
    made: tuple[Document, list[Part]],
) -> None:
    document, changes = made
    alone, with_one = Book(plan_of(document)), Book(plan_of(with_scenario(document, changes)))
    assert with_one.totals == alone.totals
    assert with_one.profit == alone.profit
    assert with_one.problems == alone.problems


def test_dearer_services_of_the_worked_example_in_figures() -> None:
    # 49.00 more an account, less 2.9 % of that with 20 % tax: 1.71, rounded once an account.
    resold = sum(
        each.accounts
        for each in PLAN.clients
        if (each.package, each.channel, each.status) == ("growth", "resale", "active")
    )
    on_commission = sum(
        each.accounts
        for each in PLAN.clients
        if (each.package, each.channel, each.status) == ("growth", "commission", "active")
    )
    assert (resold, on_commission) == (7, 5)
    plan = with_change(added(PLAN, "Raise"), "s1", GROWTH, 29900)
    (found,) = compared(plan).scenarios
    assert found.against.revenue == 12 * cents("49.00")
    assert found.gain is not None
    assert abs(found.gain - 12 * (cents("49.00") - cents("1.71"))) <= 12
    assert found.against.vendor_cost == found.against.resold == 0
    assert found.against.hours == Decimal(0)
    assert found.problems == ()


@pytest.mark.parametrize(("currency", "digits"), [("JPY", 0), ("TND", 3)])
def test_currencies_of_no_and_three_decimals(currency: str, digits: int) -> None:
    document = example()
    whole = {"currency": currency, "price_list": {**document["price_list"]}}
    text = f"{1000:.{digits}f}"

    def rewritten(value: object) -> object:
        if isinstance(value, dict):
            return {key: rewritten(each) for key, each in value.items()}
        if isinstance(value, list):
            return [rewritten(each) for each in value]
        if isinstance(value, str) and value.replace(".", "").isdecimal() and "." in value:
            number = Decimal(value)
            return value if number < 2 else f"{number:.{digits}f}"
        return value

    document = {**{key: rewritten(value) for key, value in document.items()}, **whole}
    document["price_list"] = rewritten(document["price_list"])
    document["agency"]["payment_fee"] = {"rate": "0.029", "fixed": f"{1:.{digits}f}"}
    changes = [{"of": "package", "id": "growth", "key": "services_price", "value": text}]
    plan = plan_of(with_scenario(document, changes))
    (found,) = compared(plan).scenarios
    other = put(document, changes)
    gain = Reference(other).profit() - Reference(document).profit()
    assert found.gain == minor_units(gain, document)
    assert found.gain != 0


def test_the_best_earns_more_than_the_plan() -> None:
    plan = added(added(added(PLAN, "Same"), "Less"), "More")
    plan = with_change(plan, "s2", GROWTH, 20000)
    assert compared(plan).best is None
    plan = with_change(plan, "s3", GROWTH, 30000)
    best = compared(plan).best
    assert best is not None
    assert best.scenario.name == "More"
    twice = compared(replace(plan, scenarios=(*plan.scenarios, plan.scenarios[2])))
    assert twice.best is not None
    assert twice.best == twice.scenarios[2]


def test_what_is_wrong_with_a_scenario_is_said_and_the_others_have_their_figures() -> None:
    plan = added(added(PLAN, "Wrong"), "Right")
    plan = with_change(plan, "s1", Target(Subject.PACKAGE, "growth", "contacts"), 10**7)
    plan = with_change(plan, "s2", HOURS, Decimal(1))
    wrong, right = compared(plan).scenarios
    assert [each.code for each in wrong.problems] == ["above-largest-band"]
    assert wrong.figures.profit is wrong.gain is None
    assert right.gain is not None
    assert right.gain > 0
    assert compared(plan).best == right
