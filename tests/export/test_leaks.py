"""Made-up plans: in no client file of theirs is anything internal, by a search of its own."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

import pytest

from planner.export.audience import leaks
from planner.model.secrets import secrets
from planner.model.shown import typed
from planner.words import catalogue
from tests.export import leak_plans, planting
from tests.export.leak_search import found, per_cent, written


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


@pytest.mark.parametrize(("seed", "language", "some"), [(3, "en", 6), (8, "fr", 4)])
def test_nothing_internal_is_in_any_client_file(seed: int, language: str, some: int) -> None:
    catalogue.use(language)
    case = leak_plans.case(seed)
    book = case.book
    amounts, rates = leak_plans.amounts(book), leak_plans.rates(book)
    names = leak_plans.names(book)
    hidden, own = secrets(book, case.offer), typed(case.offer, book.plan.brand)
    for suffix, make in islice(leak_plans.files(case), some):
        data = make()
        assert found(data, suffix, amounts, rates, names) == set()
        assert leaks(data, suffix, own, hidden) == ()


def test_what_the_commands_print_of_a_plan_is_what_the_check_knows() -> None:
    case = leak_plans.case(5)
    hidden = secrets(case.book, case.offer)
    assert set(map(Decimal, leak_plans.amounts(case.book))) <= hidden.figures
    assert leak_plans.rates(case.book) <= hidden.rates
    known = hidden.names | hidden.notes
    assert {each for each in leak_plans.names(case.book) if each != case.offer.client} <= known


@pytest.mark.parametrize("place", ["text", "comment", "entities", "drawing"])
def test_the_search_finds_what_is_planted_in_a_drawing(place: str) -> None:
    plant = planting.in_svg()[place]
    assert "1.505,25" in found(plant("1.505,25"), ".svg", {"1505.25"}, (), ())
    assert found(plant("23,17 %"), ".svg", (), {Decimal("0.2317")}, ()) == {"23,17 %"}
    assert found(plant("Zorblat Ven"), ".svg", (), (), {"Zorblat Ven"}) == {"Zorblat Ven"}
    assert found(plant("13816.921"), ".svg", {"3816.92"}, (), ()) == set()


def test_the_search_writes_as_locales_do() -> None:
    ways = {"1505.25", "1505,25", "1,505.25", "1.505,25", "1\u202f505,25", "1 505,25", "1'505.25"}
    assert ways <= written("1505.25")
    assert {"25 %", "25%", "25\u00a0%"} <= per_cent(Decimal("0.25"))
