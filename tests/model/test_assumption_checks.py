"""Every problem of what a plan assumes, in its place; today's figures need none of it."""

from __future__ import annotations

import inspect
import re
from decimal import Decimal
from typing import Any

import pytest

from planner.model import assumption_checks as module
from planner.model.assumption_checks import check_assumptions
from planner.model.book import Book
from planner.model.over_time.projection import project
from planner.model.over_time.timeline import is_about_months
from planner.model.problems import Problem, path
from tests.model.plans import Edits, book_of, example, plan_of
from tests.model.reference import Document

TWELVE = ["1", "0", "1000", *["0.5"] * 9]
JOIN: dict[str, Any] = {"month": 3, "move": "join", "accounts": 2}
LEAVE: dict[str, Any] = {"month": 3, "move": "leave", "client": "c1"}
DEARER: dict[str, Any] = {"month": 3, "whose": "vendor", "rate": "0.1"}
ABOVE = {"contacts": 30000, "plan": "plus", "largest": 25000}


def with_ids(edits: Edits) -> Document:
    """The worked example, edited, whose rows are c1 to c7."""
    document = example(edits)
    for number, client in enumerate(document["clients"], start=1):
        client.setdefault("id", f"c{number}")
    return document


def found(edits: Edits) -> list[Problem]:
    return list(check_assumptions(plan_of(with_ids(edits))))


def seasonal(*factors: str) -> Edits:
    return {"assumptions.start": "2026-01", "assumptions.seasonality": list(factors)}


def own(*packages: Any) -> Edits:
    return {"assumptions.packages": list(packages)}


def changes(*each: Any) -> Edits:
    return {"assumptions.price_changes": list(each)}


def planned(*events: Any) -> Edits:
    return {"assumptions.planned": list(events)}


CASES: list[tuple[Edits, list[tuple[str, str, dict[str, object]]]]] = [
    # the months
    ({"assumptions.start": "9988-12"}, []),
    (
        {"assumptions.start": "9989-01"},
        [("out-of-reach", "start", {"value": 9989, "most": 9988})],
    ),
    ({"assumptions.horizon_months": 0}, []),
    ({"assumptions.horizon_months": 500}, []),
    ({"assumptions.horizon_months": -1}, [("negative", "horizon_months", {})]),
    ({"assumptions.new_accounts_per_month": "1000000"}, []),
    (
        {"assumptions.new_accounts_per_month": "1000000.01"},
        [
            (
                "out-of-reach",
                "new_accounts_per_month",
                {"value": Decimal("1000000.01"), "most": 1_000_000},
            )
        ],
    ),
    # the season
    (seasonal(*TWELVE), []),
    (seasonal(), []),
    (seasonal("1"), [("not-twelve", "seasonality", {"factors": 1})]),
    (seasonal(*TWELVE, "1"), [("not-twelve", "seasonality", {"factors": 13})]),
    (seasonal(*TWELVE[:11], "-0.01"), [("negative", "seasonality[11]", {})]),
    (
        seasonal("1000.01", *TWELVE[1:]),
        [
            (
                "out-of-reach",
                "seasonality[0]",
                {"value": Decimal("1000.01"), "most": Decimal(1000)},
            )
        ],
    ),
    ({"assumptions.seasonality": TWELVE}, [("season-without-start", "start", {})]),
    # what is assumed of packages
    (
        own(
            {"package": "growth"},
            {"package": "scale", "new_accounts_per_month": "0", "monthly_churn": "1"},
            {"package": "essential", "contact_growth": "-1"},
        ),
        [],
    ),
    (own({"package": "gold"}), [("unknown-package", "packages[0].package", {"package": "gold"})]),
    (own({"package": ""}), [("unknown-package", "packages[0].package", {"package": ""})]),
    (
        own({"package": "growth"}, {"package": "scale"}, {"package": "growth"}),
        [("repeated-package", "packages[2].package", {"package": "growth"})],
    ),
    (
        own({"package": "growth", "monthly_churn": "1.1"}),
        [("not-a-share", "packages[0].monthly_churn", {"rate": Decimal("1.1")})],
    ),
    (
        own({"package": "growth", "new_accounts_per_month": "-0.1"}),
        [("negative", "packages[0].new_accounts_per_month", {})],
    ),
    (
        own({"package": "growth", "contact_growth": "-1.01"}),
        [("shrinks-away", "packages[0].contact_growth", {"rate": Decimal("-1.01")})],
    ),
    # contacts and prices
    ({"assumptions.contact_growth": "-1"}, []),
    (
        {"assumptions.contact_growth": "-1.1"},
        [("shrinks-away", "contact_growth", {"rate": Decimal("-1.1")})],
    ),
    (changes({**DEARER, "month": 1}, {**DEARER, "month": 120, "rate": "-1"}), []),
    (
        changes({**DEARER, "month": 0}),
        [("month-out-of-reach", "price_changes[0].month", {"month": 0, "most": 120})],
    ),
    (
        changes(DEARER, {**DEARER, "month": 121}),
        [("month-out-of-reach", "price_changes[1].month", {"month": 121, "most": 120})],
    ),
    (
        changes({**DEARER, "rate": "-1.1"}),
        [("falls-below-nothing", "price_changes[0].rate", {"rate": Decimal("-1.1")})],
    ),
    (
        changes({**DEARER, "package": "gold"}),
        [("unknown-package", "price_changes[0].package", {"package": "gold"})],
    ),
    # together they may make a price a thousand times what it is, whoever's and of whatever package
    (changes({**DEARER, "rate": "99"}, {**DEARER, "rate": "9"}), []),
    (
        changes({**DEARER, "rate": "99"}, {**DEARER, "rate": "9.1"}),
        [("prices-run-away", "price_changes[1].rate", {"most": 1000})],
    ),
    (
        changes(
            {**DEARER, "rate": "99", "package": "growth"},
            {**DEARER, "rate": "99", "package": "scale"},
            {**DEARER, "rate": "99", "whose": "agency"},
            {**DEARER, "rate": "9"},
        ),
        [],
    ),
    (
        changes({**DEARER, "rate": "99", "package": "growth"}, {**DEARER, "rate": "9.1"}),
        [("prices-run-away", "price_changes[1].rate", {"most": 1000})],
    ),
    (
        changes({**DEARER, "rate": "9999"}, {**DEARER, "rate": "-0.9"}),
        [
            ("prices-run-away", "price_changes[0].rate", {"most": 1000}),
            ("prices-run-away", "price_changes[1].rate", {"most": 1000}),
        ],
    ),
    # what is planned
    (
        planned(
            LEAVE,
            {**JOIN, "package": "growth", "channel": "commission"},
            {"month": 120, "move": "join", "client": "c7"},
            {**LEAVE, "month": 1, "accounts": 1_000_000},
        ),
        [],
    ),
    (
        planned({**LEAVE, "month": 121}),
        [("month-out-of-reach", "planned[0].month", {"month": 121, "most": 120})],
    ),
    (
        planned({**LEAVE, "client": "c99"}),
        [("unknown-client", "planned[0].client", {"client": "c99"})],
    ),
    (
        planned({**JOIN, "package": "gold"}),
        [("unknown-package", "planned[0].package", {"package": "gold"})],
    ),
    (planned(JOIN), [("nobody-joins", "planned[0].client", {})]),
    (
        planned({"month": 3, "move": "leave", "package": "growth"}),
        [("nobody-leaves", "planned[0].client", {})],
    ),
    (
        planned({"month": 3, "move": "join", "package": "growth"}),
        [("not-said-how-many", "planned[0].accounts", {})],
    ),
    (
        planned({**LEAVE, "accounts": 0}),
        [("no-accounts-move", "planned[0].accounts", {"accounts": 0})],
    ),
    (
        planned({**JOIN, "client": "c1", "accounts": 1_000_001}),
        [("out-of-reach", "planned[0].accounts", {"value": 1_000_001, "most": 1_000_000})],
    ),
    # who joins needs a list price
    (
        {**planned({**JOIN, "client": "c7"}), "clients.6.contacts": 30000},
        [("above-largest-band", "planned[0].client", ABOVE)],
    ),
    (
        {
            **planned({**JOIN, "client": "c7"}),
            "clients.6.contacts": 30000,
            "clients.6.list_price": "600.00",
        },
        [],
    ),
    # money
    ({"assumptions.paid_after_days": 3650}, []),
    (
        {"assumptions.paid_after_days": 3651},
        [("out-of-reach", "paid_after_days", {"value": 3651, "most": 3650})],
    ),
    ({"assumptions.paid_after_days": -1}, [("negative", "paid_after_days", {})]),
    ({"assumptions.commission_payout_months": 120}, []),
    (
        {"assumptions.commission_payout_months": 121},
        [("out-of-reach", "commission_payout_months", {"value": 121, "most": 120})],
    ),
    (
        {"assumptions.commission_payout_months": -1},
        [("negative", "commission_payout_months", {})],
    ),
]


@pytest.mark.parametrize(("edits", "expected"), CASES)
def test_a_problem_is_found_in_its_place(
    edits: Edits, expected: list[tuple[str, str, dict[str, object]]]
) -> None:
    made = found(edits)
    assert [(each.code, path(each.place), dict(each.values)) for each in made] == [
        (code, f"assumptions.{place}", values) for code, place, values in expected
    ]


def test_every_problem_is_made_by_some_plan() -> None:
    known = set(re.findall(r'Problem\(\s*"([a-z-]+)"', inspect.getsource(module)))
    made = {code for _, expected in CASES for code, _, _ in expected}
    assert known <= made
    assert made - known == {"not-a-share", "above-largest-band"}


@pytest.mark.parametrize("edits", [edits for edits, expected in CASES if expected])
def test_it_leaves_today_alone_and_takes_the_months_away(edits: Edits) -> None:
    book = book_of(with_ids(edits))
    assert book.profit == Book(plan_of(example())).profit
    assert all(map(is_about_months, book.problems))
    assert project(book, 3) is None


PACKAGE = {"id": "spare", "plan": "gold", "contacts": 1000}


@pytest.mark.parametrize(
    ("edits", "place"),
    [
        (planned({**JOIN, "package": "spare"}), "planned[0].package"),
        (own({"package": "spare", "new_accounts_per_month": "1"}), "packages[0].package"),
    ],
)
def test_who_joins_a_package_as_it_is_sold_needs_its_list_price(edits: Edits, place: str) -> None:
    (problem,) = found({**edits, "packages.3": PACKAGE})
    assert (problem.code, path(problem.place)) == ("unknown-plan", f"assumptions.{place}")
    assert found({**edits, "packages.3": {**PACKAGE, "list_price": "19.00"}}) == []


def test_a_package_that_nobody_joins_needs_none() -> None:
    nobody = own({"package": "spare", "new_accounts_per_month": "0", "monthly_churn": "0.1"})
    assert found({**nobody, "packages.3": PACKAGE}) == []


def test_newcomers_have_the_terms_of_the_rows_that_are_there() -> None:
    row = {"package": "spare", "list_price": "19.00", "id": "own"}
    joining = own({"package": "spare", "new_accounts_per_month": "1"})
    assert found({**joining, "packages.3": PACKAGE, "clients.7": row}) == []
    idle = {**row, "status": "trial"}
    assert len(found({**joining, "packages.3": PACKAGE, "clients.7": idle})) == 1
