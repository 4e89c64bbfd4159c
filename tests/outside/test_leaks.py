"""Five hundred plans by chance, every client file of each: nothing internal is in any of them."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor

import pytest

from planner.export.audience import leaks
from planner.model.secrets import secrets
from planner.model.shown import typed
from planner.words import catalogue
from tests.export import leak_plans
from tests.export.leak_search import found

PLANS = 500
LANGUAGES = ("en", "fr")


def said_of(seed: int) -> list[str]:
    """What is found in the files of one plan, by both: the search and the check."""
    catalogue.use(LANGUAGES[seed % len(LANGUAGES)])
    case = leak_plans.case(seed)
    book = case.book
    amounts, rates = leak_plans.amounts(book), leak_plans.rates(book)
    names = leak_plans.names(book)
    hidden, own = secrets(book, case.offer), typed(case.offer, book.plan.brand)
    wrong = []
    for number, (suffix, make) in enumerate(leak_plans.files(case)):
        data = make()
        there = found(data, suffix, amounts, rates, names)
        refused = leaks(data, suffix, own, hidden)
        if there or refused:
            wrong.append(f"seed {seed}, file {number} ({suffix}): {there} {refused}")
    return wrong


@pytest.mark.outside
def test_five_hundred_plans_leak_nothing() -> None:
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        wrong = [each for said in workers.map(said_of, range(PLANS)) for each in said]
    assert wrong == []
