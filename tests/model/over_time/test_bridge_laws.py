"""Laws of what moved the profit: the pieces are those of plans that say less, and they add up."""

from __future__ import annotations

import copy
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import approx

from planner.model.book import Book
from planner.model.over_time.bridge import Cause, moves
from planner.model.over_time.projection import project
from tests.model.over_time.test_bridge import amounts
from tests.model.plans import book_of, documents
from tests.model.reference import Document, Reference

RATES = st.sampled_from(["0", "0.01", "0.05", "0.3", "1"])
FEW = st.sampled_from(["0", "0.4", "1", "2.5"])


@st.composite
def with_months(draw: st.DrawFn) -> Document:
    """Sound plans of every kind that assume something of everything, or of some of it."""
    document = draw(documents(rows_of=(3, 4, 2, 1, 0)))
    packages = [package["id"] for package in document["packages"]]
    clients = [row["id"] for row in document["clients"]] or [""]
    month = st.integers(1, 5)
    some = st.sampled_from([*packages, ""])
    change = st.fixed_dictionaries(
        {
            "month": month,
            "whose": st.sampled_from(["vendor", "agency"]),
            "rate": st.sampled_from(["0.1", "-0.05", "0.031"]),
            "package": some,
        }
    )
    joining = st.fixed_dictionaries(
        {
            "month": month,
            "move": st.just("join"),
            "accounts": st.integers(1, 9),
            "package": st.sampled_from(packages),
            "channel": st.sampled_from(["resale", "commission"]),
        }
    )
    leaving = st.fixed_dictionaries(
        {"month": month, "move": st.just("leave"), "client": st.sampled_from(clients)},
        optional={"accounts": st.integers(1, 4)},
    )
    own = st.fixed_dictionaries(
        {"package": st.sampled_from(packages)},
        optional={
            "new_accounts_per_month": FEW,
            "monthly_churn": RATES,
            "contact_growth": st.sampled_from(["0", "0.1"]),
        },
    )
    keys = {
        "new_accounts_per_month": FEW,
        "monthly_churn": RATES,
        "contact_growth": st.sampled_from(["0.02", "0.4", "-0.1"]),
        "price_changes": st.lists(change, max_size=3),
        "planned": st.lists(
            st.one_of(joining, leaving) if clients != [""] else joining, max_size=3
        ),
        "packages": st.lists(own, max_size=2, unique_by=lambda each: str(each["package"])),
    }
    all_of_them, some_of_them = (
        st.fixed_dictionaries(keys),
        st.fixed_dictionaries({}, optional=keys),
    )
    document["assumptions"] = draw(st.one_of(all_of_them, all_of_them, some_of_them))
    if draw(st.booleans()):
        document["programme"]["commission"] = {"rate": "0.2", "months": 2}
    for package in document["packages"]:
        package["setup_fee"], package["setup_hours"] = draw(
            st.sampled_from([("0", "0"), ("100", "2"), ("50", "0.37")])
        )
    return document


def without(keys: dict[str, Callable[[Document], bool]], document: Document) -> Document:
    """A document without keys of its assumptions, or without the parts of one that are meant."""
    made = copy.deepcopy(document)
    assumed = made["assumptions"]
    for key, is_meant in keys.items():
        if isinstance(assumed.get(key), list):
            assumed[key] = [each for each in assumed[key] if not is_meant(each)]
        else:
            assumed.pop(key, None)
        for own in assumed.get("packages", []):
            own.pop(key, None)
    return made


def profits_by_hand(document: Document, months: int) -> list[list[int]]:
    """The profits with one cause after the other, from documents that do not say the others."""
    growth = without({"contact_growth": bool}, document)
    own = without({"price_changes": lambda each: each["whose"] == "agency"}, growth)
    vendor = without({"price_changes": bool}, own)
    joining = without(
        {"new_accounts_per_month": bool, "planned": lambda each: each["move"] == "join"}, vendor
    )
    leaving = without({"monthly_churn": bool, "planned": bool}, joining)
    found = []
    for each, held, ends in (
        (leaving, True, False),
        (joining, True, False),
        (vendor, True, False),
        (vendor, False, False),
        (own, False, False),
        (growth, False, False),
        (document, False, False),
        (document, False, True),
    ):
        stage = copy.deepcopy(each)
        programme = stage["programme"]
        if not ends:
            programme.get("commission", {}).pop("months", None)
        if held and programme.get("mode", "volume") == "volume":
            reference = Reference(document)
            discount = reference.discount(reference.counted())
            programme["tiers"] = [{"from": 0, "discount": f"{float(discount):.3f}"}]
        projection = project(book_of(stage), months)
        assert projection is not None
        found.append([month.profit for month in projection.months])
    return found


@settings(max_examples=80)
@given(with_months())
def test_the_pieces_are_those_of_plans_that_say_less_and_add_up(document: Document) -> None:
    book = book_of(document)
    projection = project(book, 5)
    if projection is None or not projection.months:
        return
    found = moves(book, projection)
    assert found is not None
    today, before = found.today, 0
    assert today == Book(book.plan).profit
    stages = profits_by_hand(document, 5)
    causes = [cause for cause in Cause if cause is not Cause.SETUP]
    for month in range(1, found.months + 1):
        bridge = found.bridge(month)
        mine = amounts(bridge)
        profits = [today, *(profits[month - 1] for profits in stages)]
        for number, cause in enumerate(causes):
            amount = mine.get(cause, 0)
            if cause is Cause.JOINING:
                amount += mine.get(Cause.SETUP, 0)
            assert amount == profits[number + 1] - profits[number], cause
        assert bridge.today == today
        assert sum(piece.amount for piece in bridge.pieces) == bridge.profit - bridge.today
        assert bridge.newly == bridge.change - before
        assert mine.get(Cause.SETUP, 0) == bridge.of.setup.contribution
        if not book.plan.programme.depends_on_order:
            assert Cause.ESTIMATE not in mine
            if bridge.packages:
                assert sum(each.lost or 0 for each in bridge.packages) == mine.get(Cause.LEAVING, 0)
                assert sum(each.gained or 0 for each in bridge.packages) == mine.get(
                    Cause.JOINING, 0
                )
        assert sum(each.left for each in bridge.packages) == approx(bridge.left)
        assert sum(each.joined for each in bridge.packages) == approx(bridge.joined)
        before = bridge.change
