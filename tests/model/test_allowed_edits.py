"""What a client may see and choose is decided, and follows what is sold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.allowed import AS_IT_IS, Allowed
from planner.model.allowed_edits import (
    alike,
    granted,
    is_shown,
    is_ticked,
    ticked,
    with_allowed,
    with_package_shown,
    with_ticks,
)
from planner.model.book import Book
from planner.model.brand import Wording
from planner.model.cautions import cautions
from planner.model.concessions import usual
from planner.model.directly import Directly, Missing, directly
from planner.model.gifts import Concession, Gift
from planner.model.named import packages_named
from planner.model.offering import offer
from planner.model.package_edits import removed, unused_id, with_new_package
from planner.model.plan import Channel, Plan
from planner.model.quote_edits import with_client
from tests.model.plans import cents
from tests.model.test_offering import quoted

TODAY = date(2026, 11, 26)
TEN = Concession(Gift.SERVICES_OFF, rate=Decimal("0.10"))
OWN = Concession(Gift.SERVICES_OFF, rate=Decimal("0.075"))
AT_TEN = Concession(Gift.PAID_AT_ONCE, months=10)
AT_ELEVEN = Concession(Gift.PAID_AT_ONCE, months=11)
PLAN = quoted()
ROW = len(PLAN.clients) - 1
KINDS = st.builds(
    Concession,
    gift=st.sampled_from(list(Gift)),
    rate=st.sampled_from([Decimal("0.1"), Decimal("0.15")]),
    months=st.integers(1, 3),
)


def choices(plan: Plan) -> tuple[Concession, ...]:
    return plan.clients[ROW].allowed.concessions


class TestTicks:
    def test_a_tick_and_its_end(self) -> None:
        made = ticked(ticked(PLAN, ROW, TEN, on=True), ROW, OWN, on=True)
        assert choices(made) == (TEN, OWN)
        assert len(offer(made, ROW, TODAY).reductions) == 2
        again = ticked(made, ROW, TEN, on=False)
        assert choices(again) == (OWN,)
        assert ticked(again, ROW, OWN, on=False) == PLAN

    def test_of_a_year_at_once_there_is_one(self) -> None:
        made = ticked(ticked(PLAN, ROW, AT_TEN, on=True), ROW, AT_ELEVEN, on=True)
        assert choices(made) == (AT_ELEVEN,)

    def test_what_is_ticked_stays_among_what_is_asked_for(self) -> None:
        asked = usual(PLAN.packages[1])
        assert with_ticks(asked, (OWN, TEN)) == (*asked, OWN)

    @given(st.lists(st.tuples(KINDS, st.booleans()), max_size=8))
    def test_the_last_word_holds(self, said: list[tuple[Concession, bool]]) -> None:
        plan = PLAN
        for concession, on in said:
            plan = ticked(plan, ROW, concession, on=on)
            assert is_ticked(choices(plan), concession) == on
        found = choices(plan)
        pairs = [(a, b) for at, a in enumerate(found) for b in found[:at]]
        assert not any(alike(*pair) for pair in pairs)
        singles = [
            each.gift for each in found if each.gift not in {Gift.SERVICES_OFF, Gift.ALL_OFF}
        ]
        assert len(set(singles)) == len(singles)
        shown = with_ticks(usual(PLAN.packages[1]), found)
        assert all(is_ticked(shown, each) for each in found)

    def test_what_is_granted_cannot_be_chosen_once_more(self) -> None:
        made = ticked(ticked(PLAN, ROW, TEN, on=True), ROW, OWN, on=True)
        given_ = granted(made, ROW, TEN)
        assert given_ is not None
        assert choices(given_) == (OWN,)
        assert given_.clients[ROW].overrides.services_price == cents("225.00")
        other = granted(PLAN, ROW, TEN)
        assert other is not None and other.clients[ROW].allowed == AS_IT_IS


class TestPackages:
    def test_one_is_hidden_and_shown_again(self) -> None:
        hidden = with_package_shown(PLAN, ROW, "scale", on=False)
        assert hidden.clients[ROW].allowed.packages == ("essential", "growth")
        assert [is_shown(hidden, ROW, each.id) for each in PLAN.packages] == [True, True, False]
        assert with_package_shown(hidden, ROW, "scale", on=True) == PLAN

    def test_its_own_is_always_there_and_none_named_is_all(self) -> None:
        plan = PLAN
        for package in ("essential", "growth", "scale"):
            plan = with_package_shown(plan, ROW, package, on=False)
        assert plan.clients[ROW].allowed.packages == ("growth",)
        assert [each.id for each in offer(plan, ROW, TODAY).packages] == ["growth"]

    def test_one_that_goes_is_shown_no_longer_and_lets_no_other_in(self) -> None:
        plan = with_allowed(PLAN, ROW, packages=("scale", "growth"))
        gone = removed(plan, 2, heir="essential")
        assert gone.clients[ROW].allowed.packages == ("essential", "growth")
        only = with_allowed(PLAN, ROW, packages=("scale",))
        # Were the list empty, all would be shown.
        assert removed(only, 2).clients[-1].allowed.packages == ("growth",)
        assert removed(PLAN, 2).clients[-1].allowed == AS_IT_IS

    def test_no_new_package_gets_an_id_that_is_to_be_shown(self) -> None:
        plan = with_allowed(PLAN, ROW, packages=("package-2",))
        assert "package-2" in packages_named(plan)
        assert unused_id(plan, "package") == "package-3"

    def test_one_that_is_not_there_is_left_out_and_warned_of(self) -> None:
        plan = with_allowed(PLAN, ROW, packages=("gold", "scale"))
        assert [each.id for each in offer(plan, ROW, TODAY).packages] == ["growth", "scale"]
        book = Book(plan)
        assert book.problems == ()
        warned = [each for each in cautions(book) if each.code == "shown-package-unknown"]
        assert [each.place for each in warned] == [("clients", ROW, "allowed", "packages", 0)]
        assert (
            with_package_shown(plan, ROW, "essential", on=True).clients[ROW].allowed.packages == ()
        )
        new = with_new_package(plan, replace(plan.packages[0], id="silver"))
        assert not is_shown(new, ROW, "silver")


class TestDirectly:
    """Lists of up to 10,000 contacts: 239.00 billed monthly, and 199.00 billed yearly."""

    def plan(self, **listed: object) -> Plan:
        yearly = {"plus": {10_000: cents("199.00")}}
        prices = replace(PLAN.price_list, yearly=yearly, as_of=date(2026, 6, 4))
        return replace(PLAN, price_list=replace(prices, **listed))  # type: ignore[arg-type]  # its fields

    def test_what_the_client_would_see(self) -> None:
        assert directly(self.plan(), ROW) == Directly(
            None, date(2026, 6, 4), cents("259.00"), cents("239.00"), cents("199.00")
        )

    @pytest.mark.parametrize(
        ("price", "dearer"),
        [("259.00", True), ("239.00", True), ("199.01", True), ("199.00", False), ("150", False)],
    )
    def test_it_speaks_against_us_where_ours_is_above_one_of_them(
        self, price: str, dearer: bool
    ) -> None:
        plan = self.plan()
        own = replace(plan.clients[ROW].overrides, software_price=cents(price))
        assert directly(with_client(plan, ROW, overrides=own), ROW).is_dearer is dearer

    def test_in_the_plan_s_currency(self) -> None:
        from planner.model.money import Currency

        plan = self.plan(currency=Currency.of("EUR"), exchange_rate=Decimal("1.10"))
        found = directly(plan, ROW)
        assert (found.monthly, found.yearly) == (cents("262.90"), cents("218.90"))

    def test_why_there_is_none(self) -> None:
        missing = {
            Missing.NO_DATE: self.plan(as_of=None),
            Missing.NO_YEARLY: self.plan(yearly=None),
            Missing.NO_PRICE: with_client(self.plan(), ROW, package="gone"),
            Missing.ON_COMMISSION: with_client(self.plan(), ROW, channel=Channel.COMMISSION),
        }
        assert {why: directly(plan, ROW).missing for why, plan in missing.items()} == {
            why: why for why in missing
        }
        bands = {**PLAN.price_list.prices, "plus": {10_000: None}}
        own = replace(PLAN.clients[ROW].overrides, list_price=cents("230.00"))
        unpublished = with_client(self.plan(prices=bands), ROW, overrides=own)
        assert directly(unpublished, ROW).missing is Missing.NO_MONTHLY


class TestWhatAFileMaySay:
    def test_choices_that_nobody_can_have_are_not_in_the_offer(self) -> None:
        broken = (
            Concession(Gift.SERVICES_OFF, rate=Decimal("1.5")),
            Concession(Gift.ALL_OFF, rate=Decimal(-1)),
            Concession(Gift.PAID_AT_ONCE, months=0),
            Concession(Gift.MONTHS_FREE, months=13),
        )
        made = offer(quoted(Allowed(concessions=broken)), ROW, TODAY)
        assert (made.reductions, made.yearly, made.free_months) == ((), False, 0)

    @given(st.integers(-(10**15), 10**15))
    def test_an_offer_holds_for_no_longer_than_there_are_days(self, days: int) -> None:
        made = offer(replace(PLAN, wording=Wording(valid_days=days)), ROW, TODAY)
        assert 0 <= (made.valid_until - TODAY).days <= 3650
