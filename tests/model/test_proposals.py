"""Proposals that were sent: what is kept of them, and what has changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.allowed import Allowed
from planner.model.client_edits import new_ids, with_duplicates, without
from planner.model.money import Currency
from planner.model.named import following, packages_named
from planner.model.offer import Choice
from planner.model.offering import offer
from planner.model.package_edits import removed
from planner.model.plan import Billing, Option, Plan
from planner.model.proposal import MOST_BYTES, Form, Proposal
from planner.model.proposals import (
    MOST_TOGETHER,
    PriceChanged,
    newest_first,
    since,
    with_note,
    with_proposal,
    without_proposal,
)
from planner.model.quote_edits import lost, with_client, won
from tests.model.plans import cents
from tests.model.test_offering import quoted

TODAY = date(2026, 11, 26)
GROWTH = 1


def sent(plan: Plan, row: int | None = -1, **details: object) -> Proposal:
    """What the quoted client, the last row, is sent today."""
    at = len(plan.clients) - 1 if row == -1 else row
    made = offer(plan, at, TODAY)
    client = "" if at is None else plan.clients[at].id
    proposal = Proposal(
        client=client, name=made.client, sent_on=TODAY, kind=Form.PDF, offer=made,
        choice=made.starts, file=b"%PDF",
    )  # fmt: skip
    return replace(proposal, **details)  # type: ignore[arg-type]  # fields of a proposal


def with_package(plan: Plan, index: int, **changes: object) -> Plan:
    packages = list(plan.packages)
    packages[index] = replace(packages[index], **changes)  # type: ignore[arg-type]  # its fields
    return replace(plan, packages=tuple(packages))


def with_own(plan: Plan, **stated: object) -> Plan:
    """The quoted row with values of its own."""
    overrides = replace(plan.clients[ROW].overrides, **stated)  # type: ignore[arg-type]  # its fields
    return with_client(plan, ROW, overrides=overrides)


PLAN = quoted()
ROW = len(PLAN.clients) - 1
SENT = sent(PLAN)
KEPT = with_proposal(PLAN, SENT)


class TestKept:
    def test_each_has_an_id_of_its_own(self) -> None:
        twice = with_proposal(KEPT, SENT)
        assert [each.id for each in twice.proposals] == ["p1", "p2"]
        assert without_proposal(twice, "p1").proposals == (replace(SENT, id="p2"),)
        assert [each.note for each in with_note(twice, "p2", "too dear").proposals] == [
            "",
            "too dear",
        ]

    def test_newest_first_and_those_of_one_day_as_they_came(self) -> None:
        plan = PLAN
        for days, to in ((3, "a"), (1, "b"), (3, "c"), (2, "d")):
            plan = with_proposal(plan, replace(SENT, sent_on=TODAY + timedelta(days), to=to))
        plan = with_proposal(plan, sent(plan, None, to="e"))
        assert [each.to for each in newest_first(plan)] == ["c", "a", "d", "b", "e"]
        assert [each.to for each in newest_first(plan, "lumiere")] == ["c", "a", "d", "b"]
        assert [each.to for each in newest_first(plan, "")] == ["e"]

    @pytest.mark.parametrize(("size", "left"), [(MOST_BYTES, MOST_BYTES), (MOST_BYTES + 1, 0)])
    def test_a_document_that_is_too_large_is_left_out_and_its_prices_are_not(
        self, size: int, left: int
    ) -> None:
        (kept,) = with_proposal(PLAN, replace(SENT, file=bytes(size))).proposals
        assert len(kept.file) == left
        assert kept.offer == SENT.offer

    def test_all_together_have_a_limit(self) -> None:
        plan, large = PLAN, replace(SENT, file=bytes(MOST_BYTES))
        for _ in range(7):
            plan = with_proposal(plan, large)
        assert sum(len(each.file) for each in plan.proposals) == MOST_TOGETHER
        assert [bool(each.file) for each in plan.proposals] == [True] * 5 + [False] * 2


class TestAttached:
    """They stay with the row by its id, whatever becomes of it."""

    @pytest.mark.parametrize("edit", [won, lost])
    def test_won_or_lost(self, edit: object) -> None:
        ended: Plan = edit(KEPT, ROW)  # type: ignore[operator]  # either ends the quote
        assert newest_first(ended, "lumiere") == KEPT.proposals
        assert not since(ended, KEPT.proposals[0], TODAY).has_changed

    def test_a_copy_of_the_row_was_sent_nothing(self) -> None:
        twice = with_duplicates(KEPT, [ROW])
        assert [each.client for each in twice.proposals] == ["lumiere"]
        assert twice.clients[-1].id != "lumiere"

    def test_a_row_that_is_removed_leaves_what_it_was_sent(self) -> None:
        gone = without(KEPT, [ROW])
        assert gone.proposals == KEPT.proposals
        found = since(gone, gone.proposals[0], TODAY)
        assert (found.client_gone, found.prices, found.has_changed) == (True, (), True)
        assert "lumiere" not in new_ids(gone, 50)

    def test_a_number_that_was_sent_something_is_nobody_else_s(self) -> None:
        plan = replace(KEPT, proposals=(replace(SENT, client=f"c{len(KEPT.clients) + 1}"),))
        assert new_ids(plan, 1) == [f"c{len(KEPT.clients) + 2}"]

    def test_rows_that_are_read_anew_keep_what_they_were_sent_by_their_name(self) -> None:
        anew = tuple(replace(each, id=f"n{at}") for at, each in enumerate(KEPT.clients))
        followed = following(KEPT, replace(KEPT, clients=anew))
        assert [each.client for each in followed.proposals] == [anew[ROW].id]


class TestSince:
    def test_nothing_has_changed(self) -> None:
        found = since(KEPT, SENT, TODAY)
        assert (found.prices, found.gone, found.sold_in, found.prices_of) == ((), (), None, None)
        assert not found.has_changed and not found.is_over
        assert found.valid_until == date(2026, 12, 26)

    def test_a_dearer_package_says_which_price_and_what_was_offered_first(self) -> None:
        dearer = with_package(KEPT, GROWTH, services_price=cents("270.00"))
        prices = since(dearer, SENT, TODAY).prices
        # 259.00 + 250.00 for the client's 8,000 contacts
        assert prices[0] == PriceChanged(
            "Growth", 10_000, cents("509.00"), cents("529.00"), chosen=True
        )
        assert {each.package for each in prices} == {"Growth"}
        assert [each.contacts for each in prices] == [10_000, 1_000, 5_000, 25_000]
        assert {(each.now or 0) - (each.before or 0) for each in prices} == {cents("20.00")}
        assert [each.chosen for each in prices] == [True, False, False, False]

    def test_another_tax_is_told_though_no_price_is_another(self) -> None:
        agency = replace(KEPT.agency, tax_rate=Decimal("0.1"))
        found = since(replace(KEPT, agency=agency), SENT, TODAY)
        assert (found.prices, found.has_changed) == ((), True)
        assert found.taxed == (KEPT.agency.tax_rate, Decimal("0.1"))
        own = with_own(KEPT, tax_rate=Decimal("0.055"))
        assert since(own, SENT, TODAY).taxed == (KEPT.agency.tax_rate, Decimal("0.055"))
        # Whoever has a rate of its own pays no other where the agency's changes.
        assert since(replace(own, agency=agency), sent(own), TODAY).taxed is None

    def test_the_setup_and_the_months_of_a_year(self) -> None:
        dearer = with_package(KEPT, GROWTH, setup_fee=cents("450.00"), yearly_months_paid=10)
        assert since(dearer, SENT, TODAY).prices == (
            PriceChanged("Growth", None, cents("400.00"), cents("450.00"), chosen=True),
        )
        plan = with_client(KEPT, ROW, billing=Billing.YEARLY)
        yearly = sent(plan)
        assert yearly.choice.yearly
        cheaper = with_package(plan, GROWTH, yearly_months_paid=11)
        first = since(cheaper, yearly, TODAY).prices[0]
        # a twelfth of eleven months of 509.00: 466.58
        assert first[2:5] == (cents("509.00"), cents("466.58"), True)

    def test_an_option_that_costs_more_or_is_gone(self) -> None:
        options = Option("SMS", cents("50.00")), Option("Pages", cents("75.00"))
        plan = with_client(with_package(KEPT, GROWTH, options=options), ROW, accounts=2)
        two = sent(plan)
        two = replace(two, choice=replace(two.choice, options=frozenset({1})))
        assert not since(plan, two, TODAY).has_changed
        hidden = with_client(plan, ROW, allowed=Allowed(without_options=True))
        assert not since(hidden, two, TODAY).has_changed
        later = with_package(plan, GROWTH, options=(Option("SMS", cents("60.00")),))
        assert since(later, two, TODAY).prices == (
            PriceChanged("Growth", None, cents("150.00"), None, chosen=True, option="Pages"),
            PriceChanged(
                "Growth", None, cents("100.00"), cents("120.00"), chosen=False, option="SMS"
            ),
        )

    def test_an_option_is_said_before_the_bands_that_were_not_offered(self) -> None:
        plan = with_package(KEPT, GROWTH, options=(Option("SMS", cents("50.00")),))
        kept = sent(plan)
        dearer = with_package(
            plan, GROWTH, options=(Option("SMS", 1),), services_price=cents("270.00")
        )
        found = since(dearer, kept, TODAY).prices
        assert [(each.contacts, each.option) for each in found[:3]] == [
            (10_000, None),
            (None, "SMS"),
            (1_000, None),
        ]

    def test_a_year_that_could_be_chosen_costs_other_months(self) -> None:
        plan = with_package(KEPT, GROWTH, yearly_months_paid=10)
        general = sent(plan, None)
        assert general.offer.yearly and not general.choice.yearly
        dearer = with_package(plan, GROWTH, yearly_months_paid=11)
        # 449.00 for the package's own contacts, ten and eleven of them by twelve
        assert since(dearer, general, TODAY).prices == (
            PriceChanged(
                "Growth", 5000, cents("374.17"), cents("411.58"), chosen=False, yearly=True
            ),
        )

    def test_prices_are_those_of_as_many_accounts_as_were_offered(self) -> None:
        plan = with_client(KEPT, ROW, accounts=3)
        three = sent(plan)
        one = with_client(with_package(plan, GROWTH, services_price=cents("270.00")), ROW,
                          accounts=1)  # fmt: skip
        first = since(one, three, TODAY).prices[0]
        assert first[2:4] == (cents("1,527.00"), cents("1,587.00"))

    def test_a_package_that_is_hidden_by_now_is_still_compared_and_one_that_is_gone_named(
        self,
    ) -> None:
        client = KEPT.clients[ROW]
        hidden = with_client(KEPT, ROW, allowed=replace(client.allowed, packages=("growth",)))
        assert not since(hidden, SENT, TODAY).has_changed
        found = since(removed(KEPT, 0, heir="growth"), SENT, TODAY)
        assert (found.gone, found.has_changed) == (("Essential",), True)
        assert "essential" in packages_named(removed(KEPT, 0, heir="growth"))

    def test_a_price_that_is_on_request_by_now(self) -> None:
        bands = {**KEPT.price_list.prices["plus"], 25_000: None}
        listed = replace(KEPT.price_list, prices={**KEPT.price_list.prices, "plus": bands})
        found = since(replace(KEPT, price_list=listed), SENT, TODAY)
        assert found.prices == (
            PriceChanged("Growth", 25_000, cents("759.00"), None, chosen=False),
        )

    def test_another_currency_is_not_compared(self) -> None:
        found = since(replace(KEPT, currency=Currency.of("EUR")), SENT, TODAY)
        assert found.prices == ()
        assert (found.currency.code, found.sold_in) == ("USD", Currency.of("EUR"))
        assert found.has_changed

    def test_the_vendor_s_prices_are_newer(self) -> None:
        newer = replace(KEPT.price_list, as_of=date(2027, 1, 1))
        found = since(replace(KEPT, price_list=newer), SENT, TODAY)
        assert found.prices_of == (KEPT.price_list.as_of, date(2027, 1, 1))
        assert not found.has_changed

    @given(st.integers(-400, 4000))
    def test_it_holds_until_its_last_day(self, days: int) -> None:
        found = since(KEPT, SENT, TODAY + timedelta(days))
        assert found.is_over == (days > 30)

    def test_the_packages_to_nobody_in_particular(self) -> None:
        general = sent(KEPT, None)
        assert not since(KEPT, general, TODAY).has_changed
        dearer = with_package(KEPT, 0, services_price=KEPT.packages[0].services_price + 1)
        assert since(dearer, general, TODAY).prices[0].package == "Essential"
        assert not since(without(KEPT, [0]), general, TODAY).has_changed

    @pytest.mark.parametrize(
        "choice", [Choice(package=99), Choice(reduction=7), Choice(options=frozenset({5}))]
    )
    def test_what_a_file_says_of_a_choice_breaks_nothing(self, choice: Choice) -> None:
        assert not SENT.offer.has(choice)
        assert not since(KEPT, replace(SENT, choice=choice), TODAY).has_changed
        assert SENT.offer.has(SENT.choice)


@given(st.lists(st.integers(-5000, 5000), min_size=3, max_size=3), st.integers(0, 3))
def test_a_price_is_said_to_have_changed_where_the_offers_differ_and_nowhere_else(
    more: list[int], accounts: int
) -> None:
    plan = with_client(KEPT, ROW, accounts=accounts + 1)
    kept = sent(plan)
    later = plan
    for index, amount in enumerate(more):
        before = plan.packages[index].services_price
        later = with_package(later, index, services_price=max(before + amount, 0))
    now = offer(later, ROW, TODAY)
    differing = {
        (package.name, band.contacts)
        for place, package in enumerate(kept.offer.packages)
        for at, band in enumerate(package.bands)
        if band.prices != now.packages[place].bands[at].prices
    }
    found = since(later, kept, TODAY).prices
    assert {(each.package, each.contacts) for each in found} == differing
    assert len(found) == len(differing)
