"""What is said of cash, years and commissions to come: one and many, named and numbered months."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.model.over_time.cash import Owed
from planner.model.over_time.cohorts import Band, Cohorts
from planner.model.over_time.cohorts import cohorts as commissions
from planner.model.over_time.projection import Projection, project
from planner.model.over_time.years import years as years_of
from planner.words import cash, catalogue, cohorts, expected, years
from planner.words.numbers import NO_BREAK_SPACE
from tests.model.plans import Edits, book_of, example


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def projected(edits: Edits | None = None, months: int = 24) -> Projection:
    found = project(book_of(example(edits)), months)
    assert found is not None
    return found


def running_out(edits: Edits | None = None, months: int = 24) -> Cohorts:
    found = commissions(book_of(example(edits)), months)
    assert found is not None
    return found


def plain(words: str) -> str:
    return words.replace(NO_BREAK_SPACE, " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [("en", (1.0, 1.04), (0.0, 0.9, 1.1, 5.0)), ("fr", (0.0, 0.9, 1.0, 1.94), (2.0, 5.0))],
)
def test_a_number_with_a_decimal_has_its_word(
    language: str, one: tuple[float, ...], several: tuple[float, ...]
) -> None:
    catalogue.use(language)
    assert {expected.number_of(each) for each in one} == {1}
    assert {expected.number_of(each) for each in several} == {2}


def test_who_owes_is_named() -> None:
    of = projected()
    assert cash.still_to_come(of, Owed(0, 0)) == ""
    assert cash.still_to_come(of, Owed(12300, 0)) == (
        "Still to come in at the end of month 24: $123.00, from clients."
    )
    assert cash.still_to_come(of, Owed(0, 4500)) == (
        "Still to come in at the end of month 24: $45.00, from the vendor."
    )
    assert cash.still_to_come(of, Owed(12300, 4500)) == (
        "Still to come in at the end of month 24: $168.00, of which $123.00 from clients and "
        "$45.00 from the vendor."
    )


def test_payment_terms_count_days_and_months() -> None:
    one = projected({"assumptions.paid_after_days": 1, "assumptions.commission_payout_months": 1})
    assert cash.terms(one).startswith(
        "Clients pay after 1 day, which counts as 1 month. "
        "The vendor pays its commission 1 month later. "
    )
    catalogue.use("fr")
    several = projected({"assumptions.paid_after_days": 45})
    assert plain(cash.terms(several)).startswith(
        "Les clients paient après 45 jours, ce qui compte pour 2 mois. L’éditeur, le travail"
    )


def test_one_month_without_break_even_is_one() -> None:
    late = projected({"assumptions.paid_after_days": 30}, 1)
    assert cash.sentences(late, None).startswith("There is no break-even within 1 month. Cash is")


def test_cash_that_still_falls_needs_at_least_so_much() -> None:
    falls = projected({"agency.overheads": "9000.00"})
    needs = f"${-falls.cumulative_cash[-1] / 100:,.2f}"
    assert cash.title(falls) == f"Cash still falls at the end: the plan needs at least {needs}"
    assert (
        f"Cash is lowest in month 24, the last month shown, {needs} below nothing: the plan needs "
        "at least so much money."
    ) in cash.sentences(falls, None)
    # By the second year it earns again, but not all that it took.
    rises = projected({"agency.overheads": "4100.00", "assumptions.paid_after_days": 60})
    deepest = min(rises.cumulative_cash)
    assert deepest < rises.cumulative_cash[-1] < 0
    assert cash.title(rises) == (
        f"Cash stays below nothing to the end: the plan needs up to ${-deepest / 100:,.2f}"
    )
    assert ": so much money the plan needs." in cash.sentences(rises, None)


def test_cash_that_runs_down_does_not_pay_for_itself() -> None:
    leaving: Edits = {
        "assumptions.new_accounts_per_month": "0",
        "assumptions.monthly_churn": "0.3",
        "agency.overheads": "1500.00",
    }
    of = projected(leaving, 3)
    assert of.months[-1].cash < 0 < min(of.cumulative_cash)
    assert cash.title(of) == "Cash is not below nothing in these months, but falls at their end"
    assert " In the last month shown more goes out than comes in." in cash.sentences(of, None)
    steady = projected()
    assert cash.title(steady) == (
        "Cash is never below nothing: the plan pays for itself as it goes"
    )
    assert "In the last month" not in cash.sentences(steady, None)


def test_a_year_in_words_keeps_to_the_signs_of_its_language() -> None:
    of = projected(months=24)
    catalogue.use("fr")
    told = years.summary(years_of(of), of.plan.currency, None)
    assert ";" not in told and ", 12\N{NARROW NO-BREAK SPACE}873,93" in told.splitlines()[1]


def test_accounts_that_come_and_go_read_with_any_number() -> None:
    (one,) = years_of(projected(months=6))
    usd = projected().plan.currency
    few = (one._replace(joined=1.0, left=0.4, accounts=1.0),)
    assert years.sentences(few, usd, one_tier=True) == (
        "Accounts in year 1: 1.0 expected to join, 0.4 to leave, and 1.0 at its end, at a discount "
        "of 35\xa0%."
    )
    catalogue.use("fr")
    assert plain(years.sentences(few, usd, one_tier=False)) == (
        "Comptes de l’année 1 : arrivées attendues 1,0, départs 0,4, total à la fin 1,0."
    )


def test_a_long_picture_is_told_in_a_few_months() -> None:
    assert len(cash.summary(projected(months=120)).splitlines()) == 12
    assert len(cohorts.summary(running_out(months=120)).splitlines()) <= 13
    assert cash.summary(projected(months=1)).count("\n") == 0


def test_years_are_named_by_their_months() -> None:
    first, second = years_of(projected(months=13))
    assert years.months(first, None) == "months 1–12"
    assert years.months(second, None) == "month 13"
    named = years_of(projected({"assumptions.start": "2026-12"}, 13))
    start = projected({"assumptions.start": "2026-12"}).start
    assert years.months(named[0], start) == "January 2027 to December 2027"
    assert plain(years.short_months(named[0], start)) == "Jan 27 – Dec 27"
    assert years.part(second) == "1 month only"
    assert years.part(first) == ""


def test_the_difference_to_the_year_before_says_which_way() -> None:
    of = projected()
    usd = of.plan.currency
    first, second = years_of(of)
    assert years.difference(first, usd) == ""
    assert years.difference(second, usd) == "$12,873.93 more than year 1"
    assert years.difference(second._replace(more=-500), usd) == "$5.00 less than year 1"
    assert years.difference(second._replace(more=0), usd) == "as much as year 1"
    lost = second._replace(profit=-100, more=-500)
    assert years.difference(lost, usd) == "$5.00 worse than year 1"
    assert years.difference(lost._replace(more=500), usd) == "$5.00 better than year 1"


def test_a_plan_of_less_than_a_year_says_how_many_months() -> None:
    of = projected(months=1)
    usd = of.plan.currency
    assert years.title(years_of(of), usd) == "Profit of 1 month: $3,133.61"
    assert years.title(years_of(projected(months=5)), usd).startswith("Profit of 5 months: $")


def test_bands_are_named_by_when_they_joined() -> None:
    start = projected({"assumptions.start": "2026-12"}).start
    assert cohorts.band(Band(0, 0), start) == "today's accounts"
    assert cohorts.band(Band(4, 6), None) == "joined in months 4–6"
    assert plain(cohorts.band(Band(4, 6), start)) == "joined Apr 27 – Jun 27"
    assert cohorts.band(Band(7, 7), start) == "joined in July 2027"
    assert cohorts.band(Band(7, 7), None) == "joined in month 7"


def test_one_account_past_its_months_is_one() -> None:
    alone = {
        "clients.3.accounts": 1,
        "clients.4.status": "archived",
        "assumptions.new_accounts_per_month": "0",
        "assumptions.monthly_churn": "0",
    }
    said = cohorts.sentences(running_out(alone, 13))
    assert "About 1.0 account of 1.0 on commission is past its months" in said
    assert "Today's accounts" not in said  # the title says that nothing is left
    assert "An account earns it for 12 months." in said
    shorter = {**alone, "programme.commission.months": 1}
    assert "An account earns it for 1 month." in cohorts.sentences(running_out(shorter, 2))


OLD = {"assumptions.start": "2026-11", "clients.3.since": "2020-01"}


def test_the_title_is_not_silent_on_commission_between_nothing_and_nothing() -> None:
    joining = {
        "month": 5,
        "move": "join",
        "package": "growth",
        "channel": "commission",
        "accounts": 1,
    }
    of = running_out({"clients": [], "assumptions": {"planned": [joining]}})
    assert cohorts.title(of) == (
        "Commission brings $0.00 in the first month and the last, and up to $35.80 in month 5"
    )


def test_those_past_their_months_today_are_not_the_first_to_end() -> None:
    found = running_out(OLD)
    said = cohorts.sentences(found)
    assert "4 of today's accounts have had all of their months already." in said
    assert "The next ones bring nothing from December 2027 on." in said
    assert cohorts.first_end(found) == "the next run out in December 2027"
    alone = cohorts.sentences(running_out({**OLD, "clients.3.accounts": 1}))
    assert "1 of today's accounts has had all of its months already." in alone
    young = running_out({"assumptions.start": "2026-11"})
    assert "The first ones bring nothing from December 2027 on." in cohorts.sentences(young)
    assert cohorts.first_end(young) == "the first run out in December 2027"


def test_where_all_are_past_their_months_no_commission_is_shown() -> None:
    nobody_new = {
        **OLD,
        "clients.4.status": "archived",
        "assumptions.new_accounts_per_month": "0",
    }
    assert cohorts.nothing(running_out(nobody_new)).startswith(
        "An account earns a commission for 12 months, and all that are on commission are past them"
    )
    assert cohorts.nothing(running_out(OLD)) == ""


def test_commission_that_stays_is_told_once() -> None:
    steady = {
        "assumptions.new_accounts_per_month": "0",
        "assumptions.monthly_churn": "0",
        "programme.commission.months": None,
    }
    assert cohorts.title(running_out(steady)) == "Commission brings $179.00 a month to the end"
    assert cohorts.title(running_out(steady, 1)) == "Commission brings $179.00 a month"


def test_it_says_from_when_on_there_are_no_figures() -> None:
    assert expected.ended_early(None, projected().plan) == ""
    # Scale's 8,000 contacts grow by a fifth a month: beyond 25,000 after seven.
    ended = projected({"assumptions.contact_growth": "0.2"})
    assert expected.ended_early(ended.problem, ended.plan) == (
        'From month 7 on an account of package "Scale" has 28,666 contacts, for which plan "pro" '
        "has no price: enter one, or another growth."
    )
    dated = projected({"assumptions.contact_growth": "0.2", "assumptions.start": "2026-11"})
    said = expected.ended_early(dated.problem, dated.plan)
    assert said.startswith('From June 2027 on an account of package "Scale" has 28,666 contacts')
