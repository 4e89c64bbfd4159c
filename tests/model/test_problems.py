"""Every problem of a plan, found once, in its place, with what its sentence needs."""

from __future__ import annotations

import inspect
import re
from decimal import Decimal

import pytest

from planner.model import problems as module
from planner.model.checking import check
from planner.model.problems import Grade, Problem, path
from tests.model.plans import Edits, example, plan_of

ROW = {"package": "growth"}
SPARE = {"id": "spare", "plan": "plus", "contacts": 1000}
BANDS = {"0": "1.00", "1000": None, "5000": "99.00"}


def found(edits: Edits) -> list[Problem]:
    return list(check(plan_of(example(edits))))


CASES: list[tuple[Edits, list[tuple[str, str, dict[str, object]]]]] = [
    # the agency
    ({"agency.tax_rate": "1.01"}, [("not-a-share", "agency.tax_rate", {"rate": Decimal("1.01")})]),
    # the programme
    ({"programme.tiers": []}, [("no-tiers", "programme.tiers", {})]),
    (
        {"programme.tiers.0.from": 2},
        [
            ("first-tier-late", "programme.tiers[0].from", {"from": 2}),
            ("tiers-unordered", "programme.tiers[1].from", {"from": 2, "before": 2}),
        ],
    ),
    ({"programme.tiers.0.from": 0}, []),
    ({"programme.tiers.4.from": 100_000}, []),
    (
        {"programme.tiers.3.from": 7},
        [("tiers-unordered", "programme.tiers[3].from", {"from": 7, "before": 25})],
    ),
    (
        {"programme.tiers.4.from": 100_001},
        [
            (
                "tier-too-far",
                "programme.tiers[4].from",
                {"from": 100_001, "most": 100_000},
            )
        ],
    ),
    (
        {"programme.tiers.4.discount": "-0.1"},
        [("not-a-share", "programme.tiers[4].discount", {"rate": Decimal("-0.1")})],
    ),
    ({"programme.commission.months": 1}, []),
    ({"programme.commission.months": None}, []),
    (
        {"programme.commission.months": 0},
        [("no-months", "programme.commission.months", {"months": 0})],
    ),
    (
        {"programme.commission.months": -1},
        [("no-months", "programme.commission.months", {"months": -1})],
    ),
    # the price list
    (
        {"price_list.prices.pro.0": None},
        [("no-contacts", "price_list.prices.pro.0", {})],
    ),
    (
        {"price_list.yearly.pro.0": "1.00"},
        [("no-contacts", "price_list.yearly.pro.0", {})],
    ),
    (
        {"price_list.prices.starter": BANDS, "packages.0.contacts": 5000},
        [("no-contacts", "price_list.prices.starter.0", {})],
    ),
    (
        {"price_list.currency": "EUR"},
        [
            (
                "no-exchange-rate",
                "price_list.exchange_rate",
                {"list_currency": "EUR", "currency": "USD"},
            )
        ],
    ),
    (
        {"price_list.currency": "EUR", "price_list.exchange_rate": "0"},
        [("rate-not-positive", "price_list.exchange_rate", {})],
    ),
    (
        {"price_list.currency": "EUR", "price_list.exchange_rate": "-1"},
        [("rate-not-positive", "price_list.exchange_rate", {})],
    ),
    # packages
    (
        {"packages.1.plan": "gold"},
        [("unknown-plan", "packages[1].plan", {"plan": "gold"})],
    ),
    ({"packages.1.plan": "gold", "packages.1.list_price": "9.00"}, []),
    (
        {"packages.2.contacts": 25001},
        [
            (
                "above-largest-band",
                "packages[2].contacts",
                {"contacts": 25001, "plan": "pro", "largest": 25000},
            )
        ],
    ),
    ({"packages.2.contacts": 25000}, []),
    ({"packages.2.contacts": 25001, "packages.2.list_price": "9.00"}, []),
    (
        {"price_list.prices.pro.10000": None},
        [("band-unpublished", "packages[2].contacts", {"plan": "pro", "band": 10000})],
    ),
    (
        {"price_list.prices.pro": {}},
        [
            (
                "above-largest-band",
                "packages[2].contacts",
                {"contacts": 8000, "plan": "pro", "largest": 0},
            )
        ],
    ),
    ({"packages.1.contacts": 0}, [("no-contacts", "packages[1].contacts", {})]),
    (
        {"packages.3": {**SPARE, "id": "growth"}},
        [("repeated-id", "packages[3].id", {"id": "growth"})],
    ),
    ({"packages.3": SPARE}, []),
    (
        {"packages.1.yearly_months_paid": 0},
        [("yearly-months", "packages[1].yearly_months_paid", {"months": 0})],
    ),
    (
        {"packages.1.yearly_months_paid": 13},
        [("yearly-months", "packages[1].yearly_months_paid", {"months": 13})],
    ),
    ({"packages.1.yearly_months_paid": 1}, []),
    ({"packages.1.software_price": {"over_list": "-900.00"}}, []),
    # client rows
    (
        {"clients.3.package": "gold"},
        [("unknown-package", "clients[3].package", {"package": "gold"})],
    ),
    ({"clients.3.accounts": 0}, [("no-accounts", "clients[3].accounts", {"accounts": 0})]),
    ({"clients.3.accounts": -2}, [("no-accounts", "clients[3].accounts", {"accounts": -2})]),
    (
        {"clients.0.id": "x", "clients.2.id": "x", "clients.4.id": "x"},
        [
            ("repeated-id", "clients[2].id", {"id": "x"}),
            ("repeated-id", "clients[4].id", {"id": "x"}),
        ],
    ),
    ({"clients.1.plan": "gold"}, [("unknown-plan", "clients[1].plan", {"plan": "gold"})]),
    ({"clients.1.plan": "gold", "clients.1.list_price": "9.00"}, []),
    # A row that only restates its package is priced as the package is.
    (
        {
            "packages.1.plan": "gold",
            "packages.1.list_price": "9.00",
            "clients.1.plan": "gold",
            "clients.1.contacts": 5000,
        },
        [],
    ),
    (
        {"clients.3.package": "gold", "clients.3.hours": "-1", "clients.3.contacts": 0},
        [
            ("unknown-package", "clients[3].package", {"package": "gold"}),
            ("negative", "clients[3].hours", {}),
        ],
    ),
    (
        {"clients.1.contacts": 25001},
        [
            (
                "above-largest-band",
                "clients[1].contacts",
                {"contacts": 25001, "plan": "plus", "largest": 25000},
            )
        ],
    ),
    (
        {
            "price_list.prices.plus.10000": None,
            "clients.5.plan": "plus",
            "clients.5.contacts": 5001,
        },
        [("band-unpublished", "clients[5].contacts", {"plan": "plus", "band": 10000})],
    ),
    ({"clients.1.contacts": 0}, [("no-contacts", "clients[1].contacts", {})]),
    ({"clients.6.contacts": 25001}, []),  # a trial: neither billed nor earning
    (
        {"clients.1.payment_fee": {"rate": "1.5"}},
        [("not-a-share", "clients[1].payment_fee.rate", {"rate": Decimal("1.5")})],
    ),
    ({"clients.6.growth": "-1"}, []),
    (
        {"clients.6.growth": "-1.01"},
        [("shrinks-away", "clients[6].growth", {"rate": Decimal("-1.01")})],
    ),
    # assumptions
    (
        {"assumptions.monthly_churn": "1.2"},
        [("not-a-share", "assumptions.monthly_churn", {"rate": Decimal("1.2")})],
    ),
]


@pytest.mark.parametrize(("edits", "expected"), CASES, ids=[str(edits) for edits, _ in CASES])
def test_problems(edits: Edits, expected: list[tuple[str, str, dict[str, object]]]) -> None:
    made = found(edits)
    assert [(each.code, path(each.place), dict(each.values)) for each in made] == expected
    assert all(each.grade is Grade.PROBLEM for each in made)


NEGATIVE = [
    "agency.overheads",
    "agency.hourly_cost",
    "agency.payment_fee.fixed",
    "agency.payment_fee.cap",
    "programme.monthly_fee",
    "price_list.prices.plus.25000",
    "price_list.yearly.plus.1000",
    *(
        f"packages.1.{key}"
        for key in (
            "software_price",
            "software_price.list_times",
            "services_price",
            "setup_fee",
            "hours",
            "other_costs",
            "setup_hours",
            "list_price",
        )
    ),
    *(
        f"clients.1.{key}"
        for key in (
            "software_price",
            "software_price.list_times",
            "services_price",
            "setup_fee",
            "hours",
            "other_costs",
            "list_price",
            "payment_fee.fixed",
            "payment_fee.cap",
        )
    ),
    "assumptions.new_accounts_per_month",
]
NEGATIVE_COUNTS = [
    "programme.tiers.0.from",
    "assumptions.horizon_months",
    "assumptions.compare_months",
    "assumptions.seed",
    "clients.1.free_months",
]
SHARES = [
    "agency.payment_fee.rate",
    "agency.tax_rate",
    "agency.vendor_tax_rate",
    "agency.unpaid_rate",
    "agency.target_margin",
    "programme.tiers.2.discount",
    "programme.commission.rate",
    "clients.1.tax_rate",
    "clients.1.payment_fee.rate",
    "assumptions.monthly_churn",
]


def shown(place: str) -> str:
    """The place as people write it; prices stand by their band."""
    parts = place.split(".")
    return path(tuple(int(p) if p.isdigit() and parts[0] != "price_list" else p for p in parts))


def setting(place: str, value: object) -> Edits:
    """An edit of one value; a rule of a price stands in an object of its own."""
    if place.endswith(".list_times"):
        return {place.removesuffix(".list_times"): {"list_times": value}}
    return {place: value}


@pytest.mark.parametrize("place", NEGATIVE)
def test_negative_amounts(place: str) -> None:
    assert [(p.code, path(p.place)) for p in found(setting(place, "-0.01"))] == [
        ("negative", shown(place))
    ]
    assert found(setting(place, "0")) == []


@pytest.mark.parametrize("place", NEGATIVE_COUNTS)
def test_negative_counts(place: str) -> None:
    assert [(p.code, path(p.place)) for p in found({place: -1})] == [("negative", shown(place))]
    assert found({place: 0}) == []


@pytest.mark.parametrize("place", SHARES)
def test_shares_are_from_0_to_1(place: str) -> None:
    for outside in ("-0.001", "1.001"):
        made = found({place: outside})
        assert [(p.code, path(p.place)) for p in made] == [("not-a-share", shown(place))]
        assert made[0].values == {"rate": Decimal(outside)}
    for inside in ("0", "1"):
        assert found({place: inside}) == []


def test_every_problem_is_made_by_some_plan() -> None:
    source = inspect.getsource(module)
    known = set(re.findall(r'Problem\(\s*"([a-z-]+)"', source))
    made = {code for _, expected in CASES for code, _, _ in expected} | {"negative"}
    assert made == known


def test_all_problems_are_found_at_once_in_the_order_of_the_file() -> None:
    edits: Edits = {
        "assumptions.monthly_churn": "2",
        "clients.4.accounts": 0,
        "clients.1.hours": "-1",
        "clients.0.package": "gold",
        "packages.2.contacts": 0,
        "packages.0.hours": "-1",
        "price_list.currency": "EUR",
        "programme.monthly_fee": "-1.00",
        "agency.overheads": "-1.00",
    }
    assert [path(problem.place) for problem in found(edits)] == [
        "agency.overheads",
        "programme.monthly_fee",
        "price_list.exchange_rate",
        "packages[0].hours",
        "packages[2].contacts",
        "clients[0].package",
        "clients[1].hours",
        "clients[4].accounts",
        "assumptions.monthly_churn",
    ]


def test_alike_rows_each_have_the_problem_they_share() -> None:
    rows = [{**ROW, "hours": "-1"}, ROW, {**ROW, "hours": "-1", "note": "the same"}]
    made = found({"clients": rows})
    assert [path(problem.place) for problem in made] == ["clients[0].hours", "clients[2].hours"]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ((), ""),
        (("packages", 2, "contacts"), "packages[2].contacts"),
        (("clients", 0), "clients[0]"),
        (("price_list", "prices", "plus", "1000"), "price_list.prices.plus.1000"),
    ],
)
def test_a_place_as_people_write_it(place: tuple[str | int, ...], expected: str) -> None:
    assert path(place) == expected


def test_the_worked_example_has_no_problem() -> None:
    assert found({}) == []
