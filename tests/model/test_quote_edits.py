"""A quote begun, changed, won and lost: always another plan, and the old one as it was."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.model.assumption_edits import with_assumed
from planner.model.book import Book
from planner.model.differences import Change, Subject
from planner.model.gifts import Concession, Gift
from planner.model.named import decided
from planner.model.over_time.projection import project
from planner.model.plan import Billing, ListTimes, Move, OverList, Plan, Planned, Status
from planner.model.quote import quote
from planner.model.quote_edits import (
    changes_package,
    lost,
    new_quote,
    proposed_rows,
    with_client,
    with_concession,
    with_own_terms,
    won,
)
from planner.model.scenario_edits import added, applied
from tests.model.plans import cents, edited, plan_of
from tests.model.quotes import cafe

PLAN = plan_of(cafe())
CAFE = 7
TEN_MONTHS = Concession(Gift.PAID_AT_ONCE, months=10)


def granted(plan: Plan, gift: Gift, rate: str = "0", months: int = 0) -> Plan:
    made = with_concession(plan, CAFE, Concession(gift, Decimal(rate), months))
    assert made is not None
    return made


def test_a_new_quote_is_a_proposed_row_of_the_recommended_package() -> None:
    document = edited(cafe(), {"packages.2.recommended": True})
    plan = new_quote(plan_of(document), "Studio Vert")
    made = plan.clients[-1]
    assert (made.name, made.package, made.status) == ("Studio Vert", "scale", Status.PROPOSED)
    assert made.id and made.id not in {client.id for client in plan.clients[:-1]}
    assert plan.clients[:-1] == PLAN.clients
    assert quote(Book(plan), 8) is not None


def test_a_new_quote_takes_what_is_known_of_the_client() -> None:
    made = new_quote(PLAN, "Studio Vert", package="growth", growth=Decimal("0.03")).clients[-1]
    assert (made.package, made.growth) == ("growth", Decimal("0.03"))


def test_without_packages_nothing_can_be_quoted() -> None:
    bare = replace(PLAN, packages=())
    assert new_quote(bare, "Studio Vert") is bare


def test_the_quotes_of_a_plan_are_its_proposed_rows() -> None:
    assert proposed_rows(PLAN) == [CAFE]
    assert proposed_rows(new_quote(PLAN, "Studio Vert")) == [7, 8]
    assert proposed_rows(won(PLAN, CAFE)) == []


def test_won_makes_the_row_count_and_earn_what_was_quoted() -> None:
    made = quote(Book(PLAN), CAFE)
    book = Book(won(PLAN, CAFE))
    assert made is not None
    assert (book.counted, book.profit) == (23, cents("2,816.92") + cents("200.49"))
    assert book.rows[CAFE].amounts == made.amounts


def test_lost_keeps_the_row_with_a_note_after_its_own() -> None:
    made = lost(with_client(PLAN, CAFE, note="Met in May"), CAFE, " Too dear ")
    assert made.clients[CAFE].status is Status.ARCHIVED
    assert made.clients[CAFE].note == "Met in May · Too dear"
    assert lost(PLAN, CAFE).clients[CAFE].note == ""
    assert lost(PLAN, CAFE, "Too dear").clients[CAFE].note == "Too dear"
    assert Book(made).profit == Book(PLAN).profit


ID = PLAN.clients[CAFE].id
JOINS = Planned(month=6, move=Move.JOIN, client=ID)
LATER = replace(JOINS, month=9)
MORE = replace(JOINS, month=3, accounts=2)
LEAVES = Planned(month=20, move=Move.LEAVE, client=ID)
ANOTHER = Planned(month=4, move=Move.JOIN, client=PLAN.clients[0].id)
COMING = with_assumed(PLAN, planned=(LATER, JOINS, MORE, LEAVES, ANOTHER))


def test_a_client_that_was_to_join_has_joined_once_it_is_won() -> None:
    assert won(COMING, CAFE).assumptions.planned == (LATER, MORE, LEAVES, ANOTHER)
    one = with_assumed(PLAN, planned=(replace(JOINS, accounts=1),))
    assert won(one, CAFE).assumptions.planned == ()
    signed, planned = project(Book(won(one, CAFE)), 6), project(Book(won(PLAN, CAFE)), 6)
    assert signed is not None and planned is not None
    assert signed.months == planned.months


def test_a_client_that_is_lost_does_not_join() -> None:
    assert lost(COMING, CAFE).assumptions.planned == (LEAVES, ANOTHER)


def test_a_scenario_in_which_it_is_won_is_applied_the_same_way() -> None:
    wins = (Change(Subject.CLIENT, ID, "status", Status.ACTIVE),)
    plan = applied(added(COMING, "Won", wins), "s1")
    assert plan.assumptions == won(COMING, CAFE).assumptions


def test_other_edits_of_a_quote_leave_what_is_planned_of_it() -> None:
    assert with_client(COMING, CAFE, accounts=3).assumptions is COMING.assumptions
    again = with_client(COMING, CAFE, status=Status.ARCHIVED)
    assert decided(again, won(again, CAFE)).assumptions == COMING.assumptions


def test_what_a_row_states_itself_is_changed_one_by_one() -> None:
    own = with_own_terms(PLAN, CAFE, contacts=9000).clients[CAFE].overrides
    assert (own.contacts, own.software_price) == (9000, OverList(2000))


class TestGranted:
    def test_off_the_services(self) -> None:
        own = granted(PLAN, Gift.SERVICES_OFF, "0.10").clients[CAFE].overrides
        assert (own.services_price, own.software_price) == (cents("225.00"), OverList(2000))

    def test_off_everything_a_price_over_list_still_follows_the_list(self) -> None:
        own = granted(PLAN, Gift.ALL_OFF, "0.10").clients[CAFE].overrides
        # 259.00 − 25.90 = 233.10, which is 5.90 below list
        assert (own.services_price, own.software_price) == (cents("225.00"), OverList(-590))

    def test_off_everything_a_factor_stays_one(self) -> None:
        plan = with_own_terms(PLAN, CAFE, software_price=ListTimes(Decimal("1.10")))
        own = granted(plan, Gift.ALL_OFF, "0.10").clients[CAFE].overrides
        # 262.90 − 26.29 = 236.61 = r(239.00 · 0.99)
        assert own.software_price == ListTimes(Decimal("0.99"))

    def test_off_everything_a_fixed_price_stays_fixed(self) -> None:
        plan = with_own_terms(PLAN, CAFE, software_price=cents("300.00"))
        own = granted(plan, Gift.ALL_OFF, "0.10").clients[CAFE].overrides
        assert own.software_price == cents("270.00")

    def test_the_setup_is_waived(self) -> None:
        assert granted(PLAN, Gift.SETUP_WAIVED).clients[CAFE].overrides.setup_fee == 0

    def test_free_months_are_never_fewer_than_before(self) -> None:
        plan = with_client(PLAN, CAFE, free_months=2)
        assert granted(plan, Gift.MONTHS_FREE, months=1).clients[CAFE].free_months == 2
        assert granted(plan, Gift.MONTHS_FREE, months=3).clients[CAFE].free_months == 3

    def test_a_year_at_once_changes_the_months_of_the_package(self) -> None:
        assert changes_package(PLAN, CAFE, TEN_MONTHS)
        made = granted(PLAN, Gift.PAID_AT_ONCE, months=10)
        assert made.clients[CAFE].billing is Billing.YEARLY
        assert [each.yearly_months_paid for each in made.packages] == [12, 10, 12]
        assert Book(made).profit == Book(PLAN).profit

    def test_a_year_at_once_as_the_package_has_it_is_a_matter_of_the_row(self) -> None:
        plan = plan_of(edited(cafe(), {"packages.1.yearly_months_paid": 10}))
        assert not changes_package(plan, CAFE, TEN_MONTHS)
        made = granted(plan, Gift.PAID_AT_ONCE, months=10)
        assert made.packages is plan.packages

    def test_a_plan_cannot_hold_it_where_others_pay_another_number_of_months(self) -> None:
        plan = with_client(PLAN, 1, billing=Billing.YEARLY)
        assert with_concession(plan, CAFE, TEN_MONTHS) is None

    def test_one_after_another_they_add_up(self) -> None:
        plan = granted(granted(PLAN, Gift.SERVICES_OFF, "0.10"), Gift.SETUP_WAIVED)
        made = quote(Book(plan), CAFE)
        assert made is not None
        # 2,581.66 − 12 × 24.13 − 385.78
        assert (made.contribution, made.first_year) == (cents("176.36"), cents("1,906.32"))

    @pytest.mark.parametrize("gift", [Gift.SERVICES_OFF, Gift.SETUP_WAIVED])
    def test_a_row_without_a_list_price_grants_nothing(self, gift: Gift) -> None:
        plan = with_own_terms(PLAN, CAFE, contacts=99_000)
        assert with_concession(plan, CAFE, Concession(gift)) is None
